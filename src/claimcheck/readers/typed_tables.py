"""Tables in plain text: rows whose cells tabs part, or blanks that make columns.

Only what is unmistakable is taken for one: rows that follow each other, with short cells that stand
below each other. Prose set to a width has gaps too, but no two lines have them at the same places.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.readers.lines import Line

_TAB = re.compile(r"[ \xa0]*\t[ \xa0]*")
_TABS = re.compile(r"[ \xa0]*\t[ \xa0\t]*")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
# The bullet, number or speaker before an item, which a tab or blanks may follow.
_ITEM = re.compile(r"[-–—*•‣◦▪●■·○❖➢✓]|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxl]{1,5})[.)\]]|[^:]{1,40}:")
_FIGURE = re.compile(r"[-–−+±<>=~$€£¥(]{0,3}\d[\d.,%]*(?:\s|\Z)")
_FEWEST = 2  # rows, where tabs or wide gaps part them
_FEWEST_NARROW = 3  # rows, where a gap has only two blanks
_WIDE = 3  # blanks
_DRIFT = 1  # blanks by which a cell may be out of line
_LONGEST = 25  # letters, on average, of the cells of two columns; longer ones are prose
_LONGEST_LINE = 400


class Cell(NamedTuple):
    """The words of a cell, and its place in the table, counted from 1."""

    row: int
    column: int
    line: Line


class Table(NamedTuple):
    """Some lines that are a table."""

    first: int
    # of them, by number
    last: int
    # behind them
    cells: tuple[Cell, ...]


class _Row(NamedTuple):
    """One line, cut at its tabs or gaps."""

    cells: tuple[Line, ...]
    tabbed: bool
    narrow: bool = False
    # whether one of its gaps has but two blanks


def tables_in(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables, in order."""
    run: list[_Row] = []
    for number, line in enumerate(lines):
        row = None if line.page and run else _row(line)
        if run and (row is None or row.tabbed is not run[0].tabbed):
            yield from _tables(run, number)
            run = []
        row = row or _row(line)
        if row:
            run.append(row)
    yield from _tables(run, len(lines))


def _row(line: Line) -> _Row | None:
    """The cells of a line that has more than one."""
    text = line.text
    if "\t" in text:
        return _Row(tuple(_cut(line, _TABS if "\t\t" in text else _TAB)), tabbed=True)
    if "  " not in text or len(text) > _LONGEST_LINE:
        return None
    narrow = any(len(match[0]) < _WIDE for match in _GAP.finditer(text))
    return _Row(tuple(_cut(line, _GAP)), tabbed=False, narrow=narrow)


def _cut(line: Line, at: re.Pattern[str]) -> Iterator[Line]:
    start = 0
    for match in at.finditer(line.text):
        yield _part(line, start, match.start())
        start = match.end()
    yield _part(line, start, len(line.text))


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.start + start, line.start + end, line.text[start:end], line.indent + start)


def _tables(run: Sequence[_Row], end: int) -> Iterator[Table]:
    """The table that rows make which follow each other up to line number `end`."""
    fewest = _FEWEST_NARROW if any(row.narrow for row in run) else _FEWEST
    if len(run) < fewest or not _is_short(run):
        return
    columns = () if run[0].tabbed else _columns(run)
    if not (run[0].tabbed or columns or _is_figured(run)):
        return
    cells = tuple(
        Cell(number, (_column(cell, columns) if columns else place) + 1, cell)
        for number, row in enumerate(run, 1)
        for place, cell in enumerate(row.cells)
        if cell.text
    )
    yield Table(end - len(run), end, cells)


def _is_short(run: Sequence[_Row]) -> bool:
    """Whether the rows hold cells, not items of a list, turns of a talk or columns of prose."""
    if any(len(row.cells) > 2 for row in run):
        return True
    letters = sum(len(row.cells[-1].text) for row in run)
    items = sum(_ITEM.fullmatch(row.cells[0].text) is not None for row in run)
    return letters <= _LONGEST * len(run) and items * 2 <= len(run)


def _has_entries(run: Sequence[_Row]) -> bool:
    """Whether most cells begin as entries do, with a capital or a digit, not as words of a sentence."""
    cells = [cell for row in run for cell in row.cells]
    return 2 * sum(cell.text[0].islower() for cell in cells) <= len(cells)


def _is_figured(run: Sequence[_Row]) -> bool:
    """Whether half of the cells are figures, so that they need not stand below each other."""
    cells = [cell for row in run for cell in row.cells]
    return 2 * sum(_FIGURE.match(cell.text) is not None for cell in cells) >= len(cells)


def _columns(run: Sequence[_Row]) -> tuple[tuple[int, int], ...]:
    """Where the columns begin and end, if all rows keep to them; else nothing."""
    if not _has_entries(run):
        return ()
    (width, often), *_ = Counter(len(row.cells) for row in run).most_common(1)
    if often * 2 <= len(run):
        return ()
    full = [row.cells for row in run if len(row.cells) == width]
    columns = []
    for place in range(width):
        starts = [cells[place].indent for cells in full]
        ends = [cells[place].indent + len(cells[place].text) for cells in full]
        middles = [start + end for start, end in zip(starts, ends, strict=True)]
        if place and min(map(_spread, (starts, ends))) > _DRIFT and _spread(middles) > 2 * _DRIFT:
            return ()
        columns.append((min(starts), max(ends)))
    for row in run:
        places = [_column(cell, columns) for cell in row.cells]
        if len(set(places)) < len(places):
            return ()
    return tuple(columns)


def _spread(places: Sequence[int]) -> int:
    return max(places) - min(places)


def _column(cell: Line, columns: Sequence[tuple[int, int]]) -> int:
    """The column in which most of the cell lies."""
    start, end = cell.indent, cell.indent + len(cell.text)
    return max(
        range(len(columns)),
        key=lambda at: min(end, columns[at][1]) - max(start, columns[at][0]),
    )
