"""What page layout does to prose, undone: which printed lines make up which block."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.model.documents import BlockKind, Cell
from claimcheck.readers.columns import in_reading_order
from claimcheck.readers.furniture import without_furniture
from claimcheck.readers.going_on import continues
from claimcheck.readers.hyphens import Words
from claimcheck.readers.lines import Line, lines_of
from claimcheck.readers.listed_works import end_of_list, entries, looks_listed
from claimcheck.readers.notes import Mark, marks_by_line, note_labels
from claimcheck.readers.paragraphs import (
    Stretch,
    counts_on,
    is_caption,
    is_credited,
    is_cut,
    is_heading,
    is_item,
    is_list_heading,
    is_rule,
    is_titled,
    stretches,
)
from claimcheck.readers.pull_quotes import pull_quotes
from claimcheck.readers.typed_tables import tables_in


class Piece(NamedTuple):
    """The lines of one block, in the order in which they are read."""

    kind: BlockKind
    lines: tuple[Line, ...]
    label: str = ""
    cell: Cell | None = None
    # of a table


class Page(NamedTuple):
    """A text in blocks."""

    pieces: tuple[Piece, ...]
    marks: Mapping[int, list[Mark]]
    # of notes, by the start of the line that holds them
    words: Words


# What the text flows around: it may stand within a sentence.
_SET_ASIDE = frozenset({BlockKind.PULL_QUOTE, BlockKind.CAPTION, BlockKind.FOOTNOTE})
_HEADING_LINES = 4  # of a heading in several stretches
# What may go on behind it.
_FLOWING = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.CAPTION}
)


def page_of(text: str) -> Page:
    """The blocks of a text, each with its lines."""
    lines = without_furniture(in_reading_order(list(lines_of(text))))
    parts = list(_stretches(lines))
    notes, marks = note_labels(parts)
    pieces = tuple(_flowed(_whole_headings(_pieces(parts, notes))))
    words = Words("\n".join(line.text for line in lines))
    printed = [line for piece in pieces for line in piece.lines] if marks else ()
    return Page(pieces, marks_by_line(marks, printed) if marks else {}, words)


def _stretches(lines: Sequence[Line]) -> Iterator[Stretch]:
    """The stretches, with every table as one."""
    quotes = pull_quotes(lines)
    at = 0
    for table in tables_in(lines):
        if quotes.isdisjoint(range(table.first, table.last)):
            yield from _of_text(lines, quotes, at, table.first)
            cells = table.cells
            page = lines[table.first].page
            yield Stretch(tuple(cell.line for cell in cells), page_before=page, cells=cells)
            at = table.last
    yield from _of_text(lines, quotes, at, len(lines))


def _of_text(
    lines: Sequence[Line], quotes: Collection[int], start: int, end: int
) -> Iterator[Stretch]:
    if (start, end) == (0, len(lines)):
        return stretches(lines, quotes)
    return stretches(lines[start:end], {at - start for at in quotes if start <= at < end})


class _Found(NamedTuple):
    """A piece and the stretch that it begins with."""

    piece: Piece
    part: Stretch


def _pieces(parts: Sequence[Stretch], notes: Mapping[int, str]) -> Iterator[_Found]:
    """What each stretch is."""
    at = tables = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        alone = len(part.lines) == 1
        if part.cells:
            tables += 1
            for row, column, line in part.cells:
                cell = Cell(tables, row, column)
                yield _Found(Piece(BlockKind.TABLE, (line,), cell=cell), part)
        elif at - 1 in notes:
            yield _Found(Piece(BlockKind.FOOTNOTE, part.lines, notes[at - 1]), part)
        elif alone and is_list_heading(part.lines[0].text):
            yield _Found(Piece(BlockKind.HEADING, part.lines), part)
            if at in notes or at == len(parts):
                continue
            end = end_of_list(parts, at)
            # The works of notes stand again in the list: that makes them no pull quotes.
            quotes = [q for q in parts[at:end] if q.quote and not looks_listed(q)]
            for entry in entries([other for other in parts[at:end] if other not in quotes]):
                yield _Found(Piece(BlockKind.REFERENCE_LIST, entry), Stretch(entry))
            for quote in quotes:
                yield _Found(Piece(BlockKind.PULL_QUOTE, quote.lines), quote)
            at = end
        elif not (alone and is_rule(part.lines[0].text)):
            yield _Found(Piece(_kind(parts, at - 1), part.lines), part)


def _kind(parts: Sequence[Stretch], at: int) -> BlockKind:
    part = parts[at]
    if part.quote:
        return BlockKind.PULL_QUOTE
    if is_caption(part):
        return BlockKind.CAPTION
    if _heads(parts, at):
        return BlockKind.HEADING
    if is_item(part.lines[0].text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _heads(parts: Sequence[Stretch], at: int) -> bool:
    """Whether number `at` is the heading of what follows."""
    part = parts[at]
    follower = next((other for other in parts[at + 1 : at + 4] if not other.quote), None)
    if follower is None or not is_heading(part):
        return False
    if _is_shouted(part):
        return True
    if counts_on(part, follower) or (at and counts_on(parts[at - 1], part)):
        return False  # an item of a list, or a row of a table
    set_off = part.blank_before or part.page_before or part.lines[0].start == 0
    alone = parts[at + 1].blank_before and not parts[at + 1].quote and not follower.page_before
    if set_off and alone and is_titled(part):
        return True  # also above a name in lower case
    return set_off and not continues(part.lines, follower, cut=follower.page_before, heads=True)


def _is_shouted(part: Stretch) -> bool:
    return all(line.text.isupper() for line in part.lines)


def _whole_headings(found: Iterator[_Found]) -> Iterator[_Found]:
    """What is found, a heading in capitals that goes on behind its colon in one piece."""
    before: _Found | None = None
    for one in found:
        if before and _leads_on(before, one):
            before = before._replace(
                piece=before.piece._replace(lines=before.piece.lines + one.piece.lines)
            )
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _leads_on(before: _Found, after: _Found) -> bool:
    return (
        before.piece.kind is after.piece.kind is BlockKind.HEADING
        and len(before.piece.lines) < _HEADING_LINES
        and before.piece.lines[-1].text.endswith(":")
        and not is_list_heading(before.piece.lines[-1].text)
        and _is_shouted(before.part)
        and _is_shouted(after.part)
        and not after.part.page_before
    )


class _Flow:
    """A piece that grows."""

    def __init__(self, piece: Piece) -> None:
        self.kind = piece.kind
        self.lines = list(piece.lines)
        self._label = piece.label

    def settled(self) -> Piece:
        """The piece; a caption may show only at its end, when all its lines are together."""
        kind = self.kind
        if kind is BlockKind.PARAGRAPH and is_credited(self.lines):
            kind = BlockKind.CAPTION
        return Piece(kind, tuple(self.lines), self._label)


def _flowed(found: Iterator[_Found]) -> Iterator[Piece]:
    """The pieces, with paragraphs joined again that the page has cut."""
    flow: _Flow | None = None
    aside: list[_Flow] = []
    note = -1  # the last note in `aside`, which may itself be cut
    for piece, part in found:
        if note >= 0 and _goes_on(aside[note], piece, part, cut=note + 1 < len(aside)):
            aside[note].lines += piece.lines
        elif flow and _goes_on(flow, piece, part, cut=bool(aside)):
            flow.lines += piece.lines
        elif flow and _stands_aside(piece, flow):
            aside.append(_Flow(piece))
            note = len(aside) - 1 if piece.kind is BlockKind.FOOTNOTE else note
        else:
            if flow:
                yield flow.settled()
            yield from (other.settled() for other in aside)
            flow, aside, note = None, [], -1
            if piece.kind in _FLOWING:
                flow = _Flow(piece)
            else:
                yield piece
    if flow:
        yield flow.settled()
    yield from (other.settled() for other in aside)


def _stands_aside(piece: Piece, flow: _Flow) -> bool:
    """Whether `flow` may go on behind `piece`; after one note comes the next."""
    if piece.kind is BlockKind.FOOTNOTE and flow.kind is BlockKind.FOOTNOTE:
        return False
    return piece.kind in _SET_ASIDE and is_cut(flow.lines)


def _goes_on(flow: _Flow, piece: Piece, part: Stretch, *, cut: bool = False) -> bool:
    if piece.kind is BlockKind.CAPTION and not part.lines[0].text[0].islower():
        return False
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
        return False
    if flow.kind is BlockKind.CAPTION and not (
        part.page_before and part.lines[0].text[0].islower()
    ):
        return False  # it may lack its stop
    return continues(flow.lines, part, cut=cut or part.page_before)
