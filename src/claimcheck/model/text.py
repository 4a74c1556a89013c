"""Places in files: offsets, lines and columns, and the lines to show for them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")

# How much of a line an excerpt shows: a claim of a megabyte must not fill the screen.
EXCERPT_WIDTH = 160
_EXCERPT_LEAD = 40


class Position(NamedTuple):
    """A point in a decoded file: `line` and `column` from 1, `offset` from 0, in code points."""

    line: int
    column: int
    offset: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Location(NamedTuple):
    """A stretch of a file on disk, half-open; its order is the order of every report."""

    path: Path
    start: Position
    end: Position


class Excerpt(NamedTuple):
    """One source line around a finding, cut to a readable width.

    `start` and `end` are the half-open range of the marked words within `text`.
    """

    line: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)  # no slots: the line index is made once
class SourceFile:
    """One decoded file. A byte order mark counts as a character, but not as a column."""

    path: Path
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line; LF, CRLF and CR all end a line."""
        first = 1 if self.text.startswith("\ufeff") else 0
        return (first, *[m.end() for m in _LINE_END.finditer(self.text)])

    def position(self, offset: int) -> Position:
        """The line and column of `offset`; an offset past the end is the end."""
        offset = min(max(offset, self.line_starts[0]), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def location(self, start: int, end: int) -> Location:
        """The half-open stretch from `start` to `end`."""
        return Location(self.path, self.position(start), self.position(max(start, end)))

    def location_in_line(self, start: int, end: int) -> Location:
        """The same for a stretch within one line, in half the time."""
        line = bisect_right(self.line_starts, start)
        before = self.line_starts[line - 1] - 1
        return Location(
            self.path, Position(line, start - before, start), Position(line, end - before, end)
        )

    def excerpt(self, location: Location) -> Excerpt:
        """The first line of `location`, cut around the marked words."""
        line_start = self.line_starts[location.start.line - 1]
        number = location.start.line
        stop = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        while stop > line_start and self.text[stop - 1] in "\r\n":
            stop -= 1
        start, end = location.start.offset, min(location.end.offset, stop)
        left = line_start
        if stop - line_start > EXCERPT_WIDTH:
            left = max(line_start, min(start - _EXCERPT_LEAD, stop - EXCERPT_WIDTH))
        right = min(stop, left + EXCERPT_WIDTH)
        head, tail = "…" if left > line_start else "", "…" if right < stop else ""
        return Excerpt(
            line=location.start.line,
            text=head + self.text[left:right] + tail,
            start=start - left + len(head),
            end=min(end, right) - left + len(head),
        )
