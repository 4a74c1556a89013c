"""Where in a file its entries stand, told without finding all its lines."""

from bisect import bisect_right
from collections.abc import Callable

from claimcheck.model.text import Location, Position, SourceFile

# So far the lines are counted from the entry that was read before; from further away, from the
# last of many places where they were counted once.
_STRIDE = 1 << 14


class Lines:
    """The lines of a file, as far as they are asked for: to find all takes as long as all entries."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._text = file.text
        self._first = 1 if file.text.startswith("\ufeff") else 0
        self._counted = [0]
        # line ends before each stride
        self._last = (0, 0, self._first)
        # an offset, the line ends before it, and where its line begins
        self._has_return = "\r" in file.text

    def around(self, start: int, end: int) -> tuple[int, list[int]]:
        """The number of the line before that of `start`; where it and all up to `end` begin."""
        if self._has_return:
            starts = self._file.line_starts
            before = max(bisect_right(starts, start) - 1, 0)
            return before, [*starts[before : bisect_right(starts, end)]]
        text = self._text
        before, line = self._line_of(start)
        found = [line]
        at = text.find("\n", start, end)
        while at >= 0:
            found.append(at + 1)
            at = text.find("\n", at + 1, end)
        return before, found

    def locator(self, start: int, end: int) -> Callable[[int, int], Location]:
        """A function that gives stretches between these two their place."""
        before, starts = self.around(start, end)
        path = self._file.path

        def position(offset: int) -> Position:
            line = bisect_right(starts, offset)
            return Position(before + line, offset - starts[line - 1] + 1, offset)

        def location(start: int, end: int) -> Location:
            return Location(path, position(start), position(end))

        return location

    def _line_of(self, offset: int) -> tuple[int, int]:
        """How many lines end before `offset`, and where its own begins."""
        text = self._text
        known, ends, line = self._last
        if 0 <= offset - known <= _STRIDE:
            at = text.rfind("\n", known, offset)
            line = at + 1 if at >= 0 else line
        else:
            stride = offset // _STRIDE
            for number in range(len(self._counted), stride + 1):
                begin = (number - 1) * _STRIDE
                more = text.count("\n", begin, begin + _STRIDE)
                self._counted.append(self._counted[-1] + more)
            known, ends = stride * _STRIDE, self._counted[stride]
            line = text.rfind("\n", 0, offset) + 1 or self._first
        ends += text.count("\n", known, offset)
        self._last = (offset, ends, line)
        return ends, line
