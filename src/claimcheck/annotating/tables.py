"""The rows of a table: cells of words, and those that hold only code, a formula or nothing."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.annotating.beside import pieces_of
from claimcheck.annotating.dropped import Token
from claimcheck.model.annotated import Piece, Pieces
from claimcheck.model.documents import Block, Document, Syntax

# A page has room for no more columns; what stands further right is put into the last of them.
_MOST_COLUMNS = 60

_CELL = re.compile(r"</?t[dhr]\b", re.IGNORECASE)

Row = tuple[Pieces, ...]


def rows_of(
    document: Document,
    blocks: Sequence[Block],
    cells: Sequence[Pieces],
    beside: Sequence[tuple[Sequence[Token], Sequence[Token]]],
) -> tuple[Row, ...]:
    """The cells row by row; `beside` has what stands before and behind each."""
    if any(block.cell and block.cell.row for block in blocks):
        return _by_place(document, blocks, cells, beside)
    table = _Table(document)
    for cell, (ahead, behind) in zip(cells, beside, strict=True):
        for token in ahead:
            table.take(token)
        table.add(cell)
        for token in behind:
            table.take(token)
    table.end_row()
    return tuple(map(_folded, table.rows))


def _by_place(
    document: Document,
    blocks: Sequence[Block],
    cells: Sequence[Pieces],
    beside: Sequence[tuple[Sequence[Token], Sequence[Token]]],
) -> tuple[Row, ...]:
    """The same where every cell knows its place."""
    places: dict[tuple[int, int], list[Piece]] = {}
    widest: dict[int, int] = {}
    last: tuple[int, int] | None = None
    for block, cell, (ahead, behind) in zip(blocks, cells, beside, strict=True):
        row, column = (block.cell.row, block.cell.column) if block.cell else (0, 0)
        column = min(column, _MOST_COLUMNS)
        widest[row] = max(widest.get(row, 0), column)
        place = places.setdefault((row, column), [])
        if place:
            place.append(Piece(" "))
        before, between = _parted(ahead, document.source.text)
        if last and before:
            places[last] += (Piece(" "), *_told(before, document))
        place += _told(between, document)
        place += cell
        last = (row, column)
        place += _told(behind, document)
    first = min(column for _, column in places)
    return tuple(
        tuple(tuple(places.get((row, column), ())) for column in range(first, last + 1))
        for row, last in sorted(widest.items())
    )


def _parted(tokens: Sequence[Token], source: str) -> tuple[Sequence[Token], Sequence[Token]]:
    """What stands between two cells, parted where the tag of another one begins."""
    for number, token in enumerate(tokens):
        if _CELL.match(source, token.start):
            return tokens[:number], tokens[number:]
    return (), tokens


def _told(tokens: Sequence[Token], document: Document) -> Iterator[Piece]:
    return pieces_of([one for one in tokens if one.kind], document.source.text)


def _folded(row: list[Pieces]) -> Row:
    """A row, with all that no page has columns for in its last cell."""
    if len(row) <= _MOST_COLUMNS:
        return tuple(row)
    more = (piece for cell in row[_MOST_COLUMNS - 1 :] for piece in (*cell, Piece(" ")))
    return (*row[: _MOST_COLUMNS - 1], tuple(more))


class _Table:
    """A table in the making."""

    def __init__(self, document: Document) -> None:
        self.rows: list[list[Pieces]] = []
        self._source = document.source.text
        self._is_latex = document.syntax is Syntax.LATEX
        self._row: list[Pieces] = [()]
        self._spanned = 0
        # columns that the cell goes on to cover
        self._edge = True
        # whether the row may still begin with a sign that parts nothing

    def add(self, pieces: Pieces) -> None:
        """Words, or what stands for them."""
        self._row[-1] += pieces
        self._edge = False

    def take(self, token: Token) -> None:
        """What stands between the words of two cells."""
        if token.signs.startswith("span ") and token.signs[5:].isdecimal():
            self._spanned = min(int(token.signs[5:]), _MOST_COLUMNS) - 1
        elif self._is_latex and token.signs.startswith("\\"):
            self.end_row()
        elif (
            not self._is_latex and token.end > token.start and self._source[token.end - 1] in "\r\n"
        ):
            self.end_row()
            self._edge = True
        elif token.signs == ("&" if self._is_latex else "|"):
            if self._edge:
                self._edge = False
            else:
                self._row += [()] * (1 + self._spanned)
                self._spanned = 0
        elif token.kind:
            self.add(tuple(pieces_of((token,), self._source)))

    def end_row(self) -> None:
        """The next cell begins a new row."""
        if not self._is_latex and len(self._row) > 1 and not self._row[-1]:
            self._row.pop()  # behind the sign that ends the row
        if any(self._row):
            self.rows.append(self._row)
        self._row, self._spanned = [()], 0
