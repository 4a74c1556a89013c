"""A reference list as it is printed, in entries."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple
from unicodedata import normalize

from claimcheck.model.patterns import rare
from claimcheck.readers.lines import Line
from claimcheck.readers.paragraphs import Stretch, is_heading, is_list_heading

# "[12]", "12.", "(12)", "12)", and "12" before a capital.
_NUMBER = rare(r"\[(\d{1,4})\]|\(?(\d{1,3})[.)](?=\s|[^\W\d])|(\d{1,3})(?=\s{1,6}[A-ZÀ-Þ])")
# "[Knu97]", "[ABC+10]".
_LABEL = rare(r"\[[\w+.:-]{2,20}\]\s")
# A surname, perhaps with a particle, and a comma and given names; or a body and its year; or a
# dash for the author above.
_NAME = rare(
    r"(?:[a-zà-þ'’]{1,6}[ '’-]){0,3}[A-ZÀ-Þ][\w'’.-]{1,40}(?:[ -][A-ZÀ-Þ][\w'’.-]{0,40}){0,2},"
    r"\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{1,3}\b|[A-ZÀ-Þ][\w'’-]{1,30})"
    r"|[A-ZÀ-Þ][^\n.,;:]{1,60}(?:\.\s\(?|\s\()(?:1[5-9]|20)\d\d[a-z]?\b"
    r"|[A-ZÀ-Þ][\w'’-]{1,40}(?:\s[A-ZÀ-Þ]{1,3})?(?:\set\sal\b|\s(?:and|&)\s[A-ZÀ-Þ])"
    r"|[—–_]{1,6}\s?[.,]|-{3,6}\s?[.,]"
)
_CAPITAL = rare(r"[\"'“„«‘]?[A-ZÀ-Þ0-9]|[—–_]{1,6}\s?[.,]|(?:[a-zà-þ'’]{1,6}[ '’-]){1,3}[A-ZÀ-Þ]")
_DATED = rare(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|\bdoi\b|\bn\.\s?d\.|forthcoming|in press",
    re.IGNORECASE,
)
# An entry may end like this; an initial or an abbreviation does not end one.
_ENDED = rare(r"(?:[.!?)\]”\"’>]|\d|https?://\S{1,400}|10\.\d{4}\S{1,200})\Z")
_UNENDED = rare(
    r"(?:(?:^|[\s.,(&-])[A-ZÀ-Þ]\.|\b(?:[Ee]ds?|[Vv]ol|[Nn]o|pp?|[Nn]r|[Ii]n|trans|[Ss]er|[Ss]uppl|Univ"
    r"|Dept|Jr|Sr|St|al)\.?\)?|[\s(]\d{1,4}[-–—]|(?:\.\s|\()(?:1[5-9]|20)\d\d[a-z]?[.)]{1,3})\Z"
)
# Whoever heads an entry, and the year behind him: (2019), (2019a, May 3), . 2019.
_AUTHOR_YEAR = rare(
    r"[^\d(“\":?!]{3,400}?(?:\((?:1[5-9]|20)\d\d[a-z]?(?:, [^()]{1,30})?\)|\(n\.\s?d\.\)"
    r"|\.,?\s(?:1[5-9]|20)\d\d[a-z]?\.)"
)
_NAMES_GO_ON = rare(r"(?:[,;&…]|\b(?:and|und|et|y|In))\Z")
_FIRST_WORD = rare(r"(?:(?:[a-zà-þ’']{1,6}[ ’'-]|The\s)){0,3}([^\W\d_][^\W\d_’'-]*)")
# An address ends an entry, whatever its last letters.
_ADDRESS = rare(r"(?:https?://|www\.|\bdoi:\s?|\b10\.\d{4,5}/)\S{2,300}(?<![-/_=&?])\Z")

_WRAPPED = 0.85  # of the width: a line that long had no room for more
_LONG = 130  # no printed column is wider; a longer line is an entry
_ENTRY = 700  # letters that an entry has at most, on average
_ORDERED = 0.8  # of the lines that look like an author and a year: as many are in order
_FEWEST_ORDERED = 3
_NAMED = 0.4  # of the lines at the margin: as many begin with a name where it begins entries
_HEAD_LINES = 4  # of an entry, which its authors may fill
_DATE_LINES = 8  # of an entry, in which its year stands


class _Sign(Enum):
    """What tells the first line of an entry in a list."""

    NUMBER = auto()
    LABEL = auto()
    BLANK = auto()
    LINE = auto()
    INDENT = auto()
    NAME = auto()


_BY_NAME = frozenset({_Sign.BLANK, _Sign.NAME})


def looks_listed(stretch: Stretch) -> bool:
    """Whether it begins as an entry does and has a date or an address."""
    text = " ".join(line.text for line in stretch.lines[:8])
    if _NUMBER.match(text) or _LABEL.match(text):
        return True
    return bool(_CAPITAL.match(text) and _DATED.search(text))


def end_of_list(parts: Sequence[Stretch], start: int) -> int:
    """The number of the first stretch after the list that begins with number `start`."""
    for at in range(start, len(parts)):
        part = parts[at]
        if len(part.lines) == 1 and is_list_heading(part.lines[0].text):
            return at
        if part.quote or not part.blank_before or looks_listed(part) or not is_heading(part):
            continue
        follower = parts[at + 1] if at + 1 < len(parts) else None
        if follower and follower.blank_before and not looks_listed(follower):
            return at
    return len(parts)


def entries(parts: Sequence[Stretch]) -> Iterator[tuple[Line, ...]]:
    """The entries of a list, each with all its lines."""
    lines = [line for part in parts for line in part.lines]
    if not lines:
        return
    marks = _Marks(lines, parts)
    entry: list[Line] = []
    for line in lines:
        if entry and (marks.begins(entry, line) or line.start < entry[-1].end):
            yield tuple(entry)
            entry = []
        entry.append(line)
    yield tuple(entry)


class _Marks:
    """What tells the first line of an entry in this list."""

    def __init__(self, lines: Sequence[Line], parts: Sequence[Stretch]) -> None:
        apart = [part for part in parts if part.blank_before]
        self._apart = {part.lines[0].start for part in apart if not part.page_before}
        self._pages = {part.lines[0].start for part in apart if part.page_before}
        self._margin = lines[0].indent
        self._sign = self._told_by(lines)
        self._order = _order_of(lines) if self._sign in _BY_NAME else None
        widths = sorted(len(line.text) for line in lines if " " in line.text)
        self._width = widths[-1 - len(widths) // 20] if widths else 0

    def _told_by(self, lines: Sequence[Line]) -> _Sign:
        if _NUMBER.match(lines[0].text):
            return _Sign.NUMBER
        if _LABEL.match(lines[0].text):
            return _Sign.LABEL
        if sum(1 for line in lines if len(line.text) > _LONG) * 4 > len(lines):
            return _Sign.LINE
        size = sum(len(line.text) for line in lines)
        if len(self._apart) > 1 and size / len(self._apart) < _ENTRY:
            return _Sign.BLANK
        at_margin = [line for line in lines if line.indent == self._margin]
        named = sum(1 for line in at_margin if _NAME.match(line.text) or _DATED.search(line.text))
        # Else a few lines that are set in say nothing of the others.
        hanging = len(at_margin) < len(lines) and len(at_margin) * _ENTRY > size
        if hanging and named > _NAMED * len(at_margin):
            return _Sign.INDENT
        return _Sign.NAME

    def begins(self, entry: Sequence[Line], line: Line) -> bool:
        """Whether `line` starts an entry after `entry`."""
        apart = line.start in self._apart
        match self._sign:
            case _Sign.NUMBER:
                starts = _counts_on(entry[0].text, line.text)
            case _Sign.LABEL:
                starts = bool(_LABEL.match(line.text))
            case _Sign.LINE:
                starts = True
            case _Sign.INDENT:
                starts = apart or line.indent == self._margin
            case _Sign.BLANK if line.start not in self._pages:
                starts = apart
            case _Sign.BLANK | _Sign.NAME:
                starts = apart or self._is_sorted(entry, line)
        return starts

    def _is_sorted(self, entry: Sequence[Line], line: Line) -> bool:
        """Whether `line` begins an entry by its name and, in a sorted list, by its place."""
        named = self._is_named(entry[-1].text, line.text)
        if self._order is None:
            return named
        if line.start in self._order.places:
            return named or _is_dated(entry)
        return named and self._order.admits(line)

    def _is_named(self, before: str, text: str) -> bool:
        """Whether `text` begins with a name, and `before` is the end of an entry."""
        before = before[-400:]
        if _ADDRESS.search(before):
            return bool(_CAPITAL.match(text))
        if not _ENDED.search(before) or _UNENDED.search(before):
            return False
        room = len(before) + 1 + len(text.split(None, 1)[0]) < _WRAPPED * self._width
        return bool((_CAPITAL if room else _NAME).match(text))


class _Order(NamedTuple):
    """The lines of a sorted list that have an author and a year, and how they are sorted."""

    starts: tuple[int, ...]
    keys: tuple[str, ...]
    key: Callable[[str], str]
    places: frozenset[int]

    def admits(self, line: Line) -> bool:
        """Whether an entry that begins with `line` would stand in its place."""
        at = bisect_right(self.starts, line.start)
        key = self.key(line.text)
        after_last = at == 0 or not key or self.keys[at - 1] <= key
        return after_last and (at == len(self.keys) or not key or key <= self.keys[at])


def _order_of(lines: Sequence[Line]) -> _Order | None:
    """How a list is sorted by its authors, if most lines that look like one and a year agree."""
    found = list(_authors_and_years(lines))
    # Some sort "de Vries" under D, some under V.
    orders = [(_longest_rise([key(line.text) for line in found]), key) for key in (_surname, _head)]
    order, key = max(orders, key=lambda one: len(one[0]))
    if len(order) < _FEWEST_ORDERED or len(order) < _ORDERED * len(found):
        return None
    starts = tuple(found[at].start for at in order)
    keys = tuple(key(found[at].text) for at in order)
    return _Order(starts, keys, key, frozenset(starts))


def _authors_and_years(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that begin with an author, a year behind him, after an entry that has its year."""
    before, dated = "", True
    for at, line in enumerate(lines):
        if dated and not _NAMES_GO_ON.search(before) and _NAME.match(line.text):
            head = " ".join(other.text[:200] for other in lines[at : at + _HEAD_LINES])
            if _AUTHOR_YEAR.match(head):
                dated = False
                yield line
        before, dated = line.text[-20:], dated or bool(_DATED.search(line.text))


def _surname(text: str) -> str:
    """The first word of an entry without particles."""
    word = _FIRST_WORD.match(text)
    return _sorted_as(word[1]) if word else ""


def _head(text: str) -> str:
    """An entry as far as its first comma."""
    return _sorted_as(re.split(r"[,.(]", text[:80], maxsplit=1)[0]) if text[0].isalpha() else ""


def _sorted_as(text: str) -> str:
    """The letters, without accents."""
    return "".join(filter(str.isalpha, normalize("NFKD", text[:40]))).casefold()


def _longest_rise(values: Sequence[str]) -> list[int]:
    """The places of a longest run of values, not all adjacent, that never falls."""
    ends: list[str] = []  # the least value that ends a run of this length
    last: list[int] = []  # its place
    before: list[int] = []  # the place before each
    for at, value in enumerate(values):
        length = bisect_right(ends, value)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [at]
    run: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]


def _is_dated(entry: Sequence[Line]) -> bool:
    """Whether what was read of the entry has its year, and no further author before it."""
    return bool(_DATED.search(" ".join(line.text[:300] for line in entry[:_DATE_LINES])))


def _counts_on(entry: str, text: str) -> bool:
    number, last = _number_of(text), _number_of(entry)
    return number is not None and (last is None or last < number <= last + 3)


def _number_of(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1] or match[2] or match[3]) if match else None
