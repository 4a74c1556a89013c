"""Worklists for spreadsheets."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.exchange.csv import Line, rows_in, table_of
from claimcheck.exchange.holdings import Holdings
from claimcheck.exchange.worklist import (
    FIELDS,
    Cell,
    Item,
    Problem,
    Row,
    Worklist,
    items_of,
)
from claimcheck.reporters.page import Page, clip

# What must come back. A column that was blank throughout may be gone: what that changes shows in the
# rows, where a source is then wanting, or the name of a checker.
_NEEDED = ("id", "text", "verdict", "stamp")
# By these a table is known for a list: others have ids too.
_TELLING = frozenset({"verdict", "stamp"})


def render(held: Holdings, page: Page, _folder: Path) -> str:
    """The list of these claims, with blanks."""
    return as_csv(items_of(held, page))


def as_csv(items: Iterable[Item]) -> str:
    """A row a claim."""
    return table_of([FIELDS, *([item.fields[name] for name in FIELDS] for item in items)])


def read_csv(path: Path, text: str) -> Worklist | None:
    """The list, its columns in any order; None where it is no table with the columns of one."""
    head, *lines = rows_in(text, "id") or (None,)
    if head is None:
        return None
    names = [cell.strip().lower() for cell in head.cells]
    if _TELLING.isdisjoint(names):
        return None
    problems = list(_faults_of_head(path, head.number, names))
    if problems:
        return Worklist((), tuple(problems))
    rows = []
    others = (name for name in names if name and name not in FIELDS)
    remarks = [_not_read(path, head.number, f'column "{clip(name)}"') for name in others]
    for line in lines:
        if problem := _fault(path, line, names):
            problems.append(problem)
        else:
            pairs = [*zip(names, line.cells, strict=False)]
            cells = {name: Cell(cell, line.number) for name, cell in pairs if name in FIELDS}
            rows.append(Row(path, line.number, cells))
            nameless = (cell.strip() for name, cell in pairs if not name)
            remarks += (
                _not_read(path, line.number, f'cell "{clip(one)}"') for one in nameless if one
            )
    return Worklist(tuple(rows), tuple(problems), tuple(remarks))


def _not_read(path: Path, line: int, what: str) -> Problem:
    return Problem(path, line, f"the {what} is not read back: what you found goes into note")


def _faults_of_head(path: Path, line: int, names: Sequence[str]) -> Iterator[Problem]:
    for name in _NEEDED:
        if name not in names:
            what = f'there is no column "{name}"'
            yield Problem(path, line, what, "put it back: its name is read")
    for name in dict.fromkeys(names):
        if name in FIELDS and names.count(name) > 1:
            yield Problem(path, line, f'two columns are called "{name}"', "leave one of them")


def _fault(path: Path, line: Line, names: Sequence[str]) -> Problem | None:
    """Why a row cannot be trusted to have its cells where they belong."""
    if not line.closed:
        return Problem(path, line.number, "a quote is never closed", 'double the " inside a cell')
    if any(line.cells[len(names) :]):
        what = f"{len(line.cells)} cells under {len(names)} columns"
        return Problem(path, line.number, what, 'put cells that hold a separator into "quotes"')
    return None
