"""The blocks of a document as passages: runs of text, each under the same marks throughout."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.annotating.outline import level_of, marker_of, rows_of
from claimcheck.model.annotated import Cited, Passage, Piece, Pieces
from claimcheck.model.documents import Block, BlockKind, Document, Span


class Marks(NamedTuple):
    """All that is marked in one document, each with where; no order is asked for."""

    claims: Sequence[tuple[Span, int]]
    cited: Sequence[tuple[Span, Cited]]
    findings: Sequence[tuple[Span, int]]
    notes: Mapping[int, tuple[int, ...]]
    # by number of a block: the claims of which is told beside it
    loose: Mapping[int, tuple[int, ...]]
    # the same for findings that concern no claim


# What opens or ends at a place in the text.
_Mark = int | Cited | str
_Event = tuple[int, str, _Mark]


class _Events(NamedTuple):
    """Where marks begin and end within one block."""

    opening: dict[int, list[tuple[str, _Mark]]]
    closing: dict[int, list[tuple[str, _Mark]]]

    def add(self, span: Span, kind: str, mark: _Mark) -> None:
        self.opening.setdefault(span.start, []).append((kind, mark))
        self.closing.setdefault(span.end, []).append((kind, mark))


def passages_of(document: Document, marks: Marks) -> tuple[Passage, ...]:
    """Every block in order; the cells of a table are one passage."""
    events = _events(document, marks)
    passages: list[Passage] = []
    table: list[int] = []
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE:
            table.append(number)
            continue
        if table:
            passages.append(_table(document, table, events, marks))
            table = []
        passages.append(_passage(document, number, block, events, marks))
    if table:
        passages.append(_table(document, table, events, marks))
    return tuple(passages)


def _events(document: Document, marks: Marks) -> dict[int, _Events]:
    """The marks of each block that has any; one that runs on ends with its block."""
    starts = [block.span.start for block in document.blocks]
    found: dict[int, _Events] = {}
    labels = [(mark.span, mark.label) for mark in document.note_marks]
    for kind, several in (
        ("claim", marks.claims),
        ("cited", marks.cited),
        ("finding", marks.findings),
        ("note", labels),
    ):
        for span, mark in several:
            number = max(0, bisect_right(starts, span.start) - 1)
            end = min(span.end, document.blocks[number].span.end)
            if span.start < end:
                events = found.setdefault(number, _Events({}, {}))
                events.add(Span(span.start, end), kind, mark)
    return found


def _passage(
    document: Document, number: int, block: Block, events: Mapping[int, _Events], marks: Marks
) -> Passage:
    label = block.label
    if block.kind is BlockKind.LIST_ITEM:
        label = marker_of(document, block)
    return Passage(
        kind=block.kind,
        pieces=_pieces(document.text, block.span, events.get(number)),
        claims=marks.notes.get(number, ()),
        findings=marks.loose.get(number, ()),
        level=level_of(document, block) if block.kind is BlockKind.HEADING else 0,
        label=label,
    )


def _table(
    document: Document, numbers: Sequence[int], events: Mapping[int, _Events], marks: Marks
) -> Passage:
    blocks = [document.blocks[number] for number in numbers]
    pieces = {
        block.span: _pieces(document.text, block.span, events.get(number))
        for number, block in zip(numbers, blocks, strict=True)
    }
    return Passage(
        kind=BlockKind.TABLE,
        pieces=(),
        claims=tuple(one for number in numbers for one in marks.notes.get(number, ())),
        findings=tuple(one for number in numbers for one in marks.loose.get(number, ())),
        cells=tuple(
            tuple(pieces[cell.span] if cell else () for cell in row)
            for row in rows_of(document, blocks)
        ),
    )


def _pieces(text: str, span: Span, events: _Events | None) -> Pieces:
    """The text of a block, cut wherever a mark begins or ends."""
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    if events is None:
        return (Piece(text[span.start : end]),) if span.start < end else ()
    cuts = {span.start, end, *events.opening, *events.closing}
    return tuple(_cut(text, sorted(cut for cut in cuts if cut <= end), events))


def _cut(text: str, cuts: Sequence[int], events: _Events) -> Iterator[Piece]:
    """Marks are kept in the order in which they opened, so that equal runs give equal pieces."""
    open_marks: dict[tuple[str, _Mark], int] = {}
    for start, end in pairwise(cuts):
        for mark in events.closing.get(start, ()):
            open_marks[mark] -= 1
            if not open_marks[mark]:
                del open_marks[mark]
        for mark in events.opening.get(start, ()):
            open_marks[mark] = open_marks.get(mark, 0) + 1
        yield _piece(text[start:end], open_marks)


def _piece(text: str, open_marks: Iterable[tuple[str, _Mark]]) -> Piece:
    claims: list[int] = []
    findings: list[int] = []
    cited: Cited | None = None
    note = ""
    for kind, mark in open_marks:
        if isinstance(mark, Cited):
            cited = cited or mark
        elif isinstance(mark, str):
            note = mark
        else:
            (claims if kind == "claim" else findings).append(mark)
    return Piece(text, tuple(sorted(claims)), cited, tuple(sorted(findings)), note)
