"""The document's own list of works: where it stands, where each entry begins, what it says."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.extract.list_entry import read_entry
from claimcheck.extract.name_lists import names_at_head
from claimcheck.model.citations import ListEntry
from claimcheck.model.documents import Block, BlockKind, Document, Span, Syntax

# As what a reader that marks no list may give its entries.
_ENTRY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
# What stands above a list of works, where no reader has marked one.
_HEADING = re.compile(
    r"(?:(?:\d{1,2}|[IVX]{1,5})[.)]?\s)?(?:(?:selected |cited |list of |full )?"
    r"(?:references(?: cited| and notes| list)?|reference list|bibliography|works cited|works consulted"
    r"|literature(?: cited)?|sources|bibliographic references|cited works)"
    r"|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|bibliographie|références(?: bibliographiques)?"
    r"|referencias(?: bibliográficas)?|bibliografía|bibliografia|riferimenti bibliografici|referências)[.:]?",
    re.IGNORECASE,
)
_LONGEST_HEADING = 60

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
_LABEL = re.compile(r"\s*\[(?P<number>[^\W\d_][\w+*’'-]{1,11})\]\s+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# A single number makes a list of no more lines than this; numbers that begin further down make one
# where most lines have them, since a reader may have taken a remark into the list.
_FEW, _MOST = 6, 0.5
# A list in fewer blocks than this was not split by its reader.
_FEWEST_SPLIT = 2
# Lines of a list that nobody wrapped are about as long as its entries; wrapped ones, as the page.
_WIDEST_WRAPPED = 110
# How an entry ends: with a point, a page, an address; not with a word or a comma.
_CLOSED = re.compile(r"(?:[.\d)\]”\"/]|\S*(?:doi|https?:|www)\S*)$")
_DITTO = re.compile(r"\s*[—–―_⸺⸻-]{2,}")
# Smith, J. (2010)   Some Body. 2010.   “A Title.” 2010
_DATED = re.compile(
    r"[^()]{2,300}?(?:\((?:1[4-9]|20)\d\d|\((?:n\.|in press)|[.,]\s(?:1[4-9]|20)\d\d[a-z]?[.,:])"
)


class _Line(NamedTuple):
    """A line as it stands in the file, within one block of the clean text."""

    start: int
    end: int
    opens_block: bool
    label: str = ""
    # the number, where a reader took the list for notes and set it apart


class _Start(NamedTuple):
    """Where an entry begins: its line, its number, and where its words begin."""

    line: int
    number: str | None
    at: int


def entries_in(document: Document) -> tuple[ListEntry, ...]:
    """The entries of the document's list of works, in order; none where it has no list."""
    blocks = _blocks(document)
    lines = [_Line(*block.span, opens_block=True, label=block.label) for block in blocks]
    if len(blocks) < _FEWEST_SPLIT:
        lines = [line for block in blocks for line in _lines(document, block)]
    if not lines:
        return ()
    starts = _numbered(document.text, lines) or _unnumbered(document.text, lines)
    entries: list[ListEntry] = []
    stops = [*(start.line for start in starts[1:]), len(lines)]
    for start, stop in zip(starts, stops, strict=True):
        entry = _entry(document.text, lines[start.line : stop], start, entries)
        if entry is not None:
            entries.append(entry)
    return tuple(entries)


def _blocks(document: Document) -> Sequence[Block]:
    """The blocks of the list: those that the reader marked, or those below such a heading."""
    marked = [*document.blocks_of(BlockKind.REFERENCE_LIST)]
    if marked:
        return marked
    sections: list[list[Block]] = []
    inside = False
    for block in document.blocks:
        shown = document.text[block.span.start : block.span.end]
        # Where headings are marked up, a cell or a line that says "references" is none.
        may_head = block.kind is BlockKind.HEADING or document.syntax is Syntax.PLAIN
        if may_head and len(shown) <= _LONGEST_HEADING and _HEADING.fullmatch(shown.strip()):
            inside = True
            sections.append([])
        elif block.kind is BlockKind.HEADING:
            inside = False
        elif inside and block.kind in _ENTRY_KINDS:
            sections[-1].append(block)
    return next((section for section in reversed(sections) if section), [])


def _lines(document: Document, block: Block) -> Iterator[_Line]:
    """The block cut where the file begins a new line."""
    start, stop = block.span
    line_starts, runs = document.source.line_starts, document.runs
    first, last_line, opens = start, -1, True
    at = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    while at < len(runs) and runs[at].start < stop:
        run = runs[at]
        line = bisect_right(line_starts, run.source_start)
        if run.kept and last_line >= 0 and line > last_line and run.start > first:
            yield _Line(first, run.start, opens)
            first, opens = run.start, False
        if run.kept:
            last_line = bisect_right(line_starts, max(run.source_start, run.source_end - 1))
        at += 1
    if document.text[first:stop].strip():
        yield _Line(first, stop, opens)


# Where entries begin -----------------------------------------------------------------------------


def _numbered(text: str, lines: Sequence[_Line]) -> list[_Start]:
    """The starts of a numbered list, under the numbering that goes furthest; else nothing."""
    if all(line.label for line in lines):
        return [_Start(at, line.label, line.start) for at, line in enumerate(lines)]
    found = max((_counted(text, lines, numbering) for numbering in _NUMBERINGS), key=len)
    if found and found[0].line == 0 and (len(found) > 1 or len(lines) < _FEW):
        return found
    if len(found) > 1 and found[0].number == "1" and len(found) > _MOST * len(lines):
        return found
    labelled = [
        _Start(at, match["number"], match.end())
        for at, line in enumerate(lines)
        if (match := _LABEL.match(text, line.start, line.end))
    ]
    return labelled if labelled and labelled[0].line == 0 and len(labelled) > 1 else []


def _counted(text: str, lines: Sequence[_Line], numbering: re.Pattern[str]) -> list[_Start]:
    """The lines that open with a number which is the next one, or nearly (an entry was lost)."""
    found: list[_Start] = []
    last = -1
    for at, line in enumerate(lines):
        match = numbering.match(text, line.start, line.end)
        if match is None:
            continue
        number = int(match["number"].translate(_SUPERSCRIPTS))
        if number == last + 1 or last < 0 or (line.opens_block and last < number <= last + 3):
            found.append(_Start(at, str(number), match.end()))
            last = number
    return found


def _unnumbered(text: str, lines: Sequence[_Line]) -> list[_Start]:
    """The starts of a list without numbers: every line, or those that open as entries do."""
    everyone = [_Start(at, None, line.start) for at, line in enumerate(lines)]
    if max(line.end - line.start for line in lines) > _WIDEST_WRAPPED:
        return everyone
    opening = [
        start
        for start, line in zip(everyone, lines, strict=True)
        if start.line == 0 or _opens_entry(text, lines[start.line - 1], line)
    ]
    if len(opening) > 1 or not any(line.opens_block for line in lines[1:]):
        return opening
    return [start for start in everyone if lines[start.line].opens_block]


def _opens_entry(text: str, before: _Line, line: _Line) -> bool:
    """Whether the line begins as an entry does, and the one before it may have ended one."""
    if not _CLOSED.search(text[max(before.start, before.end - 80) : before.end].rstrip()):
        return False
    shown = text[line.start : line.end + 300]
    return bool(
        _DITTO.match(shown) or names_at_head(shown.lstrip()).inverted or _DATED.match(shown)
    )


def _entry(
    text: str,
    lines: Sequence[_Line],
    start: _Start,
    earlier: Sequence[ListEntry],
) -> ListEntry | None:
    """The entry on these lines; its span keeps to the block in which it begins."""
    stop = next((at for at, line in enumerate(lines[1:], 1) if line.opens_block), len(lines))
    begin = start.at
    end = lines[stop - 1].end
    shown = text[begin:end]
    begin += len(shown) - len(shown.lstrip())
    end -= len(shown) - len(shown.rstrip())
    if begin >= end:
        return None
    rest = " ".join(text[line.start : line.end].strip() for line in lines[stop:])
    words = f"{text[begin:end]} {rest}".strip()
    before = earlier[-1] if earlier else None
    return read_entry(words, Span(begin, end), number=start.number, before=before)
