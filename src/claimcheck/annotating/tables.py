"""The rows of a table: cells of words, and those that hold only code, a formula or nothing."""

from collections.abc import Sequence

from claimcheck.annotating.beside import pieces_of
from claimcheck.annotating.dropped import Token
from claimcheck.model.annotated import Pieces
from claimcheck.model.documents import Document, Syntax

# So many columns are more than a page has; text that counts more is no table.
_MOST_COLUMNS = 60

Row = tuple[Pieces, ...]


def rows_of(
    document: Document,
    cells: Sequence[Pieces],
    beside: Sequence[tuple[Sequence[Token], Sequence[Token]]],
) -> tuple[Row, ...]:
    """The cells row by row; `beside` has what stands before and behind each."""
    table = _Table(document)
    for cell, (ahead, behind) in zip(cells, beside, strict=True):
        for token in ahead:
            table.take(token)
        table.add(cell)
        for token in behind:
            table.take(token)
    table.end_row()
    return tuple(tuple(row[:_MOST_COLUMNS]) for row in table.rows)


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
