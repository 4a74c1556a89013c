"""What the document's own list of works says, entry by entry, as its reader has parted them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model.citations import ListEntry
from claimcheck.model.documents import Block, BlockKind, Document, Span
from claimcheck.model.list_headings import heads_works
from claimcheck.model.patterns import rare
from claimcheck.model.superscripts import LOWERED

# How entries are numbered: [7]  (7)  7.  7)  ⁷  and, last, a bare 7 before a capital.
_NUMBERINGS = (
    re.compile(r"\s*\[(?P<number>\d{1,4})\][.:]?\s*"),
    re.compile(r"\s*\((?P<number>\d{1,4})\)\s*"),
    re.compile(r"\s*(?P<number>\d{1,4})\.(?!\d)\s*"),
    re.compile(r"\s*(?P<number>\d{1,4})\)\s*"),
    re.compile(r"\s*(?P<number>[⁰¹²³⁴-⁹]{1,4})\s*"),
    re.compile(r"\s*(?P<number>\d{1,4})\s+(?=[^\W\d_])"),
)
# [Smi10]  [ABC+99a]: labels instead of numbers
_LABEL = rare(r"\s*\[(?P<number>[^\W\d_][\w+*’'-]{1,11})\]\s+")

# A single number makes a list of no more blocks than this; numbers that begin further down make
# one where most blocks have them, since a reader may have taken a remark into the list.
_FEW, _MOST = 6, 0.5


class _Start(NamedTuple):
    """Where an entry begins: its block, its number, and where its words begin."""

    block: int
    number: str | None
    at: int


def entries_in(document: Document) -> tuple[ListEntry, ...]:
    """The entries of the document's list of works, in order; none where it has no list."""
    blocks = _blocks(document)
    if not blocks:
        return ()
    # Long to prepare, and most drafts have no list.
    from claimcheck.extract.list_entry import read_entry  # noqa: PLC0415

    starts = _numbered(document.text, blocks) or [
        _Start(at, None, block.span.start) for at, block in enumerate(blocks)
    ]
    entries: list[ListEntry] = []
    stops = [*(start.block for start in starts[1:]), len(blocks)]
    for start, stop in zip(starts, stops, strict=True):
        found = _entry(document.text, blocks[start.block : stop], start)
        if found is not None:
            words, span = found
            before = entries[-1] if entries else None
            entries.append(read_entry(words, span, number=start.number, before=before))
    return tuple(entries)


def _blocks(document: Document) -> Sequence[Block]:
    """The blocks of the list; numbered entries may have been taken for the notes of the text."""
    marked = [*document.blocks_of(BlockKind.REFERENCE_LIST)]
    if marked:
        return marked
    found: list[Block] = []
    section: list[Block] | None = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            section = [] if heads_works(document.text[slice(*block.span)]) else None
        elif section is not None and block.kind is BlockKind.FOOTNOTE:
            section.append(block)
            found = section
    return found


def _numbered(text: str, blocks: Sequence[Block]) -> list[_Start]:
    """The starts of a numbered list, under the numbering that goes furthest; else nothing."""
    if all(block.label for block in blocks):
        return [_Start(at, block.label, block.span.start) for at, block in enumerate(blocks)]
    found = max((_counted(text, blocks, numbering) for numbering in _NUMBERINGS), key=len)
    if found and found[0].block == 0 and (len(found) > 1 or len(blocks) < _FEW):
        return found
    if len(found) > 1 and found[0].number == "1" and len(found) > _MOST * len(blocks):
        return found
    labelled = [
        _Start(at, match["number"], match.end())
        for at, block in enumerate(blocks)
        if (match := _LABEL.match(text, *block.span))
    ]
    return labelled if labelled and labelled[0].block == 0 and len(labelled) > 1 else []


def _counted(text: str, blocks: Sequence[Block], numbering: re.Pattern[str]) -> list[_Start]:
    """The blocks that open with a number which is the next one, or nearly (an entry was lost)."""
    found: list[_Start] = []
    last = -1
    for at, block in enumerate(blocks):
        match = numbering.match(text, *block.span)
        if match is None:
            continue
        number = int(match["number"].translate(LOWERED))
        if last < 0 or last < number <= last + 3:
            found.append(_Start(at, str(number), match.end()))
            last = number
    return found


def _entry(text: str, blocks: Sequence[Block], start: _Start) -> tuple[str, Span] | None:
    """The words of the entry in these blocks; its span keeps to the one in which it begins."""
    begin, end = start.at, blocks[0].span.end
    shown = text[begin:end]
    begin += len(shown) - len(shown.lstrip())
    end -= len(shown) - len(shown.rstrip())
    if begin >= end:
        return None
    rest = " ".join(text[slice(*block.span)].strip() for block in blocks[1:])
    words = f"{text[begin:end]} {rest}".strip()
    return words, Span(begin, end)
