"""A part of a file that is read by itself, and knows where in the file it stands."""

from bisect import bisect_right
from pathlib import Path

from claimcheck.model.text import Location, Position, SourceFile


class Stretch(SourceFile):
    """Whole lines of a file, of which the first begins at `begins`."""

    begins: Position

    def __init__(self, path: Path, text: str, begins: Position) -> None:
        super().__init__(path, text)
        object.__setattr__(self, "begins", begins)  # as the values before it

    def position(self, offset: int) -> Position:
        """The line and column in the file of an offset in the stretch."""
        line, column, offset = super().position(offset)
        return Position(self.begins.line - 1 + line, column, self.begins.offset + offset)

    def location_in_line(self, start: int, end: int) -> Location:
        """The stretch of the file from `start` to `end`."""
        return self.location(start, end)


def stretch_of(source: SourceFile, start: int, end: int) -> Stretch:
    """The lines from that of `start`, before which nothing but blanks stands on it, to `end`."""
    starts = source.line_starts
    begins = min(start, starts[max(0, bisect_right(starts, start) - 1)])
    where = source.position(begins)
    # A byte order mark stands before the first line.
    at = Position(where.line, 1, where.offset - max(0, starts[0] - begins))
    return Stretch(source.path, source.text[begins:end], at)
