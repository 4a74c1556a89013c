"""The blocks of a document as passages: runs of text, each under the same marks throughout."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.annotating.beside import Beside
from claimcheck.annotating.citing import Shown
from claimcheck.annotating.outline import level_of
from claimcheck.annotating.surroundings import Place
from claimcheck.annotating.tables import rows_of
from claimcheck.model.annotated import Cited, Passage, Piece, Pieces
from claimcheck.model.documents import Block, BlockKind, Document, Span, Syntax


class Marks(NamedTuple):
    """All that is marked in one document, each with where; no order is asked for."""

    claims: Sequence[tuple[Span, int]]
    cited: Sequence[tuple[Span, Cited]]
    findings: Sequence[tuple[Span, int]]
    notes: Mapping[int, tuple[int, ...]]
    # by number of a block: the claims of which is told beside it
    loose: Mapping[int, tuple[int, ...]]
    # the same for findings that concern no claim
    shown: Sequence[Shown]
    # what reads otherwise on the page


# What opens or ends at a place in the text.
_Mark = int | Cited | str | Shown


class _Events(NamedTuple):
    """Where marks begin and end within one block."""

    opening: dict[int, list[tuple[str, _Mark]]]
    closing: dict[int, list[tuple[str, _Mark]]]
    beside: dict[int, list[Piece]]
    # what stands there and is none of the words

    def add(self, span: Span, kind: str, mark: _Mark) -> None:
        self.opening.setdefault(span.start, []).append((kind, mark))
        self.closing.setdefault(span.end, []).append((kind, mark))


def passages_of(document: Document, marks: Marks, beside: Beside) -> tuple[Passage, ...]:
    """Every block in order, with what stands between them; the cells of a table are one passage."""
    making = _Making(document, marks, beside)
    passages: list[Passage] = list(beside.after.get(-1, ()))
    table: list[int] = []
    for number, block in enumerate(document.blocks):
        if table and _table_of(block) != _table_of(document.blocks[table[-1]]):
            passages += making.table(table)
            table = []
        if block.kind is BlockKind.TABLE:
            table.append(number)
        else:
            passages += making.passage(number, block)
    if table:
        passages += making.table(table)
    return tuple(passages)


class _Making:
    """Passages in the making: what is asked for every block."""

    def __init__(self, document: Document, marks: Marks, beside: Beside) -> None:
        self.document = document
        self.marks = marks
        self.beside = beside
        self.numbers = _numbers(document)
        self.events = _events(document, marks, beside, self.numbers)

    def passage(self, number: int, block: Block) -> Iterator[Passage]:
        """One block, and what stands behind it."""
        place = self.beside.places.get(number, Place())
        kind = BlockKind.LIST_ITEM if place.is_defined else block.kind
        is_item = kind is BlockKind.LIST_ITEM
        level = level_of(self.document, block) if block.kind is BlockKind.HEADING else 0
        yield Passage(
            kind=kind,
            pieces=self.pieces(block),
            claims=self.marks.notes.get(number, ()),
            findings=self.marks.loose.get(number, ()),
            level=place.depth if is_item else level,
            label=place.marker if is_item else self.numbers.get(block.label, block.label),
            is_quoted=place.is_quoted,
        )
        yield from self.beside.after.get(number, ())

    def table(self, numbers: Sequence[int]) -> Iterator[Passage]:
        """Cells in a row, as one passage."""
        blocks = [self.document.blocks[number] for number in numbers]
        beside = self.beside
        parts = [(beside.ahead.get(n, ()), beside.behind.get(n, ())) for n in numbers]
        yield Passage(
            kind=BlockKind.TABLE,
            pieces=(),
            claims=tuple(one for number in numbers for one in self.marks.notes.get(number, ())),
            findings=tuple(one for number in numbers for one in self.marks.loose.get(number, ())),
            cells=rows_of(self.document, blocks, [self.pieces(block) for block in blocks], parts),
        )
        for number in numbers:
            yield from self.beside.after.get(number, ())

    def pieces(self, block: Block) -> Pieces:
        """The text of a block, cut wherever a mark begins or ends."""
        text = self.document.text
        start, end = block.span
        while end > start and text[end - 1].isspace():
            end -= 1
        events = self.events.get(block.span.start)
        if events is None:
            return (Piece(text[start:end]),) if start < end else ()
        return tuple(_cut(text, start, end, events))


def _table_of(block: Block) -> int | None:
    """The number of the table that a block is a part of."""
    if block.kind is not BlockKind.TABLE:
        return None
    return block.cell.table if block.cell else 0


def _numbers(document: Document) -> dict[str, str]:
    """The numbers of footnotes by their labels, as the finished text counts them."""
    if document.syntax is not Syntax.MARKDOWN:
        return {}
    labels = dict.fromkeys(mark.label for mark in document.note_marks)
    return {label: str(number) for number, label in enumerate(labels, 1)}


def _events(
    document: Document, marks: Marks, beside: Beside, numbers: Mapping[str, str]
) -> dict[int, _Events]:
    """The marks of each block that has any, by its start; one that runs on ends with its block."""
    starts = [block.span.start for block in document.blocks]
    found: dict[int, _Events] = {}
    labels = [(mark.span, numbers.get(mark.label, mark.label)) for mark in document.note_marks]
    for kind, several in (
        ("claim", marks.claims),
        ("cited", marks.cited),
        ("finding", marks.findings),
        ("note", labels),
        ("look", beside.looks),
        ("shown", [(one.span, one) for one in marks.shown]),
    ):
        for span, mark in several:
            number = max(0, bisect_right(starts, span.start) - 1)
            block = document.blocks[number].span
            end = min(span.end, block.end)
            if span.start < end:
                events = found.setdefault(block.start, _Events({}, {}, {}))
                events.add(Span(span.start, end), kind, mark)
    for at, pieces in beside.inside.items():
        # Words that end before a gap are those of the character before it.
        number = max(0, bisect_right(starts, at) - 1)
        block = document.blocks[number].span
        found.setdefault(block.start, _Events({}, {}, {})).beside[at] = pieces
    return found


def _cut(text: str, start: int, end: int, events: _Events) -> Iterator[Piece]:
    """Marks are kept in the order in which they opened, so that equal runs give equal pieces.

    What stands beside the words belongs to the marks of what follows it.
    """
    open_marks: dict[tuple[str, _Mark], int] = {}
    beside: dict[int, list[Piece]] = {}
    for at, pieces in events.beside.items():
        beside.setdefault(min(at, end), []).extend(pieces)
    cuts = sorted(
        cut for cut in {start, end, *events.opening, *events.closing, *beside} if cut <= end
    )
    for at, stop in pairwise([*cuts, end]):
        for mark in events.closing.get(at, ()):
            open_marks[mark] -= 1
            if not open_marks[mark]:
                del open_marks[mark]
        for mark in events.opening.get(at, ()):
            open_marks[mark] = open_marks.get(mark, 0) + 1
        for piece in beside.get(at, ()):
            around = (mark for mark in open_marks if mark[0] in ("claim", "look"))
            yield _marked(piece, around, at)
        if at < stop and (piece := _marked(Piece(text[at:stop]), open_marks, at)).text:
            yield piece


def _marked(piece: Piece, open_marks: Iterable[tuple[str, _Mark]], at: int) -> Piece:
    """A piece under all marks that are open where it stands."""
    claims: list[int] = []
    findings: list[int] = []
    looks: list[str] = []
    for kind, mark in open_marks:
        if isinstance(mark, Cited):
            piece = piece._replace(cited=piece.cited or mark)
        elif isinstance(mark, Shown):
            words = mark.text if at == mark.span.start else ""
            piece = piece._replace(text=words, written=mark.written)
        elif kind == "look":
            looks.append(str(mark))
        elif isinstance(mark, str):
            piece = piece._replace(note=mark)
        else:
            (claims if kind == "claim" else findings).append(mark)
    return piece._replace(
        claims=tuple(sorted(claims)),
        findings=tuple(sorted(findings)),
        look=" ".join(sorted(set(looks))),
    )
