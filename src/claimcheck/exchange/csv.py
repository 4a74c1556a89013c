"""Tables as CSV by RFC 4180, safe to open in a spreadsheet, and back from what it made of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# By it Excel knows that a file is UTF-8; others pass over it.
MARK = "\ufeff"
_LINE_END = "\r\n"
# What a spreadsheet takes for a formula, maybe behind blanks, and what could hide one. With the
# quotes in front of it, so that one more can be told from those of the text.
_FORMULA = re.compile(r"['\s]*(?:[=+\-@＝＋－＠]|(?<=[\t\r\n]))")
_QUOTED = re.compile(r'[",;\t\r\n]|\A\s|\s\Z')
_DELIMITERS = ",;\t"
# So many rows may stand above the names of the columns, with them.
_HEADS = 5
_END = re.compile(r"\r\n|\n|\r")
# Excel writes and reads such a first line.
_SEPARATOR = re.compile(r'"?sep=(.)"?(?:\r\n|\n|\r)', re.IGNORECASE)


class Line(NamedTuple):
    """One row of a table."""

    number: int
    # of its first line in the file
    cells: tuple[str, ...]
    closed: bool = True
    # whether its last quote is closed before the file ends


def table_of(rows: Iterable[Sequence[str]]) -> str:
    """The rows as text, with a byte order mark, lines ending in CRLF."""
    return MARK + "".join(f"{','.join(map(_cell, row))}{_LINE_END}" for row in rows)


def rows_in(text: str, name: str) -> tuple[Line, ...]:
    """The rows of a table that has a column `name`, as they were before they were guarded.

    Blank rows are left out, and what stands above the names of the columns, a title maybe. The cells
    may be separated by commas, semicolons or tabs: whichever gives such a column; no rows where none
    does.
    """
    text = text.removeprefix(MARK)
    given = _SEPARATOR.match(text)
    start = given.end() if given else 0
    for delimiter in given[1] if given else _DELIMITERS:
        rows = [row for row in _lines(text, start, delimiter) if any(row.cells)]
        for at, row in enumerate(rows[:_HEADS]):
            if name in (cell.strip().lower() for cell in row.cells):
                return tuple(rows[at:])
    return ()


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def _cell(text: str) -> str:
    text = guarded(text)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _lines(text: str, start: int, delimiter: str) -> Iterator[Line]:
    """Every row from `start` on; a quote counts only where a cell begins with it."""
    rest = rf"[^{re.escape(delimiter)}\r\n]*+"
    cell = re.compile(rf'"((?:[^"]|"")*+)("?+)({rest})|({rest})')
    number = 1 + len(_END.findall(text, 0, start))
    at, cells, first, closed = start, list[str](), number, True
    while found := cell.match(text, at):
        quoted, quote, more, bare = found.groups()
        cells.append(unguarded(bare if quoted is None else quoted.replace('""', '"') + more))
        closed = closed and (quoted is None or bool(quote))
        number += len(_END.findall(quoted or ""))
        at = found.end()
        if text.startswith(delimiter, at):
            at += 1
            continue
        yield Line(first, tuple(cells), closed)
        end = _END.match(text, at)
        if not end:
            return
        number += 1
        at, cells, first, closed = end.end(), [], number, True
