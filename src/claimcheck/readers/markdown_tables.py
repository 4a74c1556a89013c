"""The cells of tables that no pipes part: of those in ruled columns, and of those in HTML."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.model.documents import BlockKind
from claimcheck.readers.front_matter import Range

_DASHES = re.compile("-++")
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_TAG = re.compile(
    r"<(?P<closes>/?)(?P<name>table|caption|tr|td|th)\b(?P<attributes>[^<>]*+)>", re.IGNORECASE
)
_SPANNED = re.compile(r"\b(col|row)span\s*+=\s*+[\"']?([0-9]{1,4})", re.IGNORECASE)
# A cell over more columns or rows is none that a page could show.
_MOST_SPANNED = 60


class Part(NamedTuple):
    """Words of a table, or around it."""

    kind: BlockKind | None
    # None: they are no part of it
    row: int
    column: int
    # from 1; 0: of no cell
    ranges: tuple[Range, ...]


def columns_of(rule: str) -> tuple[int, ...]:
    """Where on a line the columns begin that a rule of dashes and blanks marks."""
    return tuple(dashes.start() for dashes in _DASHES.finditer(rule))


def cells_of_row(
    ranges: Iterable[Range], lines: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, tuple[Range, ...]]]:
    """The number and the words of each cell of one row; `lines` is where lines begin."""
    found: list[list[Range]] = [[] for _ in columns]
    for start, end in ranges:
        line = lines[bisect_right(lines, start) - 1]
        edges = [start, *(line + column for column in columns[1:]), end]
        for cell, (first, last) in zip(found, pairwise(edges), strict=True):
            if max(first, start) < min(last, end):
                cell.append((max(first, start), min(last, end)))
    for number, cell in enumerate(found, 1):
        if cell:
            yield number, tuple(cell)


def html_tables(text: str) -> list[Range]:
    """The elements that are tables in the text, without those within others."""
    open_tags: list[int] = []
    found: list[Range] = []
    for tag in _TABLE.finditer(text) if "<" in text else ():
        if not tag[1]:
            open_tags.append(tag.start())
        elif open_tags:
            start = open_tags.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, tag.end()))
    return found


def parts_of_html(text: str, ranges: Sequence[Range]) -> list[Part]:
    """What stands in the cells of a table, above them and around it; `ranges` hold no comment."""
    return _Html(text, ranges).parts


class _Html:
    """Goes through the tags of one table, from left to right."""

    def __init__(self, text: str, ranges: Sequence[Range]) -> None:
        self.parts: list[Part] = []
        self._text = text
        self._kind: BlockKind | None = None
        self._depth = 0
        # of tables; one within a cell is a part of that
        self._row = self._column = 0
        self._held: dict[int, int] = {}
        # columns that a cell of a row above reaches into, with the last such row
        self._words: list[Range] = []
        at = ranges[0][0]
        here = 0
        for tag in _TAG.finditer(text, at, ranges[-1][1]):
            here = self._take(ranges, here, at, tag.start())
            at = tag.end()
            if here < len(ranges) and ranges[here][0] <= tag.start():  # else in a comment
                self._pass(tag)
        self._take(ranges, here, at, ranges[-1][1])
        self._end()

    def _take(self, ranges: Sequence[Range], here: int, start: int, end: int) -> int:
        """The words from `start` to `end`; returns the number of the range in which they end."""
        while here < len(ranges) and ranges[here][0] < end:
            first, last = max(ranges[here][0], start), min(ranges[here][1], end)
            if first < last:
                self._words.append((first, last))
            if ranges[here][1] > end:
                break
            here += 1
        return here

    def _pass(self, tag: re.Match[str]) -> None:
        name, closes = tag["name"].lower(), bool(tag["closes"])
        if name == "table":
            if self._depth == closes:
                self._end()
                self._kind = None if closes else BlockKind.TABLE
            self._depth += -1 if closes else 1
        elif self._depth != 1:
            return
        elif name == "caption":
            self._end()
            self._kind = BlockKind.TABLE if closes else BlockKind.CAPTION
        elif closes:
            return
        else:
            self._end()
            self._kind = BlockKind.TABLE
            if name == "tr":
                self._row, self._column = self._row + 1, 0
            else:
                self._cell(tag["attributes"])

    def _cell(self, attributes: str) -> None:
        """The next free column, and those into which the cell reaches."""
        spanned = {which.lower(): int(many) for which, many in _SPANNED.findall(attributes)}
        self._row = max(1, self._row)
        self._column += 1
        while self._held.get(self._column, 0) >= self._row:
            self._column += 1
        wide = min(max(1, spanned.get("col", 1)), _MOST_SPANNED)
        deep = min(max(1, spanned.get("row", 1)), _MOST_SPANNED)
        if wide * deep > 1:
            last = self._row + deep - 1
            self._held.update({self._column + more: last for more in range(wide)})

    def _end(self) -> None:
        """What follows is of another cell."""
        if any(self._text[start:end].strip() for start, end in self._words):
            row, column = (self._row, self._column) if self._kind is BlockKind.TABLE else (0, 0)
            self.parts.append(Part(self._kind, row, column, tuple(self._words)))
        self._words = []
