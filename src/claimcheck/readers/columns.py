"""Two columns that lie side by side in the lines of a text.

Only what is unmistakable is taken apart: a page most of whose lines have one wide gap, at the same
place, with prose on both sides. Tables have more gaps, or short cells.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.readers.lines import Line

_GAP = re.compile(r"(?<=\S) {3,}+(?=\S)")

_FEWEST = 6  # lines that must agree
_SHARE = 0.5  # of the lines of a page
_PROSE = 20  # letters that a side has at least, on average
_DRIFT = 3  # blanks by which the right column may be out of line
_TALLEST = 400  # lines of a page; a text without page breaks is looked at in such portions


class _Row(NamedTuple):
    """One line, as it lies across the columns."""

    line: Line
    left: Line | None
    right: Line | None


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, the left column of a page before the right one."""
    if sum(1 for line in lines if "   " in line.text) < _FEWEST:
        return list(lines)
    return [line for page in _pages(lines) for line in _page_in_order(page)]


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if page and (line.page or len(page) >= _TALLEST):
            yield page
            page = []
        page.append(line)
    yield page


def _page_in_order(page: list[Line]) -> Iterable[Line]:
    at = _right_edge(page)
    if not at:
        return page
    return _by_columns([_row(line, at) for line in page])


def _right_edge(page: Sequence[Line]) -> int:
    """Where the right column begins, in blanks from the margin; 0 where there is none."""
    votes: Counter[int] = Counter()
    left = right = printed = 0
    for line in page:
        printed += bool(line.text)
        gaps = [match.span() for match in _GAP.finditer(line.text[:400])]
        if len(gaps) == 1:
            (start, end) = gaps[0]
            votes[line.indent + end] += 1
            left += start
            right += len(line.text) - end
    if not votes:
        return 0
    edge = max(votes, key=lambda at: (sum(votes[at + d] for d in range(-_DRIFT, _DRIFT + 1)), -at))
    agreeing = sum(votes[edge + drift] for drift in range(-_DRIFT, _DRIFT + 1))
    total = votes.total()
    prose = left > _PROSE * total and right > _PROSE * total
    return edge if prose and agreeing >= max(_FEWEST, _SHARE * printed) else 0


def _row(line: Line, edge: int) -> _Row:
    for match in _GAP.finditer(line.text[: edge + _DRIFT]):
        if abs(line.indent + match.end() - edge) <= _DRIFT:
            middle = line.start + match.end()
            left = Line(
                line.start, line.start + match.start(), line.text[: match.start()], line.indent
            )
            return _Row(line, left, Line(middle, line.end, line.text[match.end() :]))
    if not line.text or line.indent + len(line.text) < edge - 1:
        return _Row(line, line, None)
    if line.indent >= edge - _DRIFT:
        return _Row(line, None, line._replace(indent=line.indent - edge + _DRIFT))
    return _Row(line, None, None)  # a line as wide as the page


def _by_columns(rows: Sequence[_Row]) -> Iterator[Line]:
    """The rows between two lines as wide as the page: first all left halves, then all right."""
    band: list[_Row] = []
    for row in rows:
        if row.left or row.right:
            band.append(row)
            continue
        yield from _band(band)
        band = []
        yield row.line
    yield from _band(band)


def _band(band: Sequence[_Row]) -> Iterator[Line]:
    if not any(row.left and row.right for row in band):
        yield from (row.line for row in band)
        return
    first = band[0].line
    yield Line(first.start, first.start, "", page=first.page)
    yield from (row.left or _blank(row.line) for row in band)
    yield _blank(band[0].line)
    yield from (row.right or _blank(row.line) for row in band)
    yield Line(first.start, first.start, "", page=True)


def _blank(line: Line) -> Line:
    return Line(line.start, line.start, "")
