"""A reference list as it is printed, in entries."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from claimcheck.readers.lines import Line
from claimcheck.readers.paragraphs import Stretch, is_heading, is_list_heading

# "[12]", "12.", "(12)", "12)", and "12" before a capital.
_NUMBER = re.compile(r"\[(\d{1,4})\]|\(?(\d{1,3})[.)](?=\s|[^\W\d])|(\d{1,3})(?=\s{1,6}[A-ZÀ-Þ])")
# "[Knu97]", "[ABC+10]".
_LABEL = re.compile(r"\[[\w+.:-]{2,20}\]\s")
# A surname, perhaps with a particle, and a comma and given names; or a body and its year; or a
# dash for the author above.
_NAME = re.compile(
    r"(?:[a-zà-þ'’]{1,6}[ '’-]){0,3}[A-ZÀ-Þ][\w'’.-]{1,40}(?:[ -][A-ZÀ-Þ][\w'’.-]{0,40}){0,2},"
    r"\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{1,3}\b|[A-ZÀ-Þ][\w'’-]{1,30})"
    r"|[A-ZÀ-Þ][^\n.,;:]{1,60}(?:\.\s\(?|\s\()(?:1[5-9]|20)\d\d[a-z]?\b"
    r"|[A-ZÀ-Þ][\w'’-]{1,40}(?:\s[A-ZÀ-Þ]{1,3})?(?:\set\sal\b|\s(?:and|&)\s[A-ZÀ-Þ])"
    r"|[—–_]{1,6}\s?[.,]|-{3,6}\s?[.,]"
)
_CAPITAL = re.compile(
    r"[\"'“„«‘]?[A-ZÀ-Þ0-9]|[—–_]{1,6}\s?[.,]|(?:[a-zà-þ'’]{1,6}[ '’-]){1,3}[A-ZÀ-Þ]"
)
_DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|\bdoi\b|\bn\.\s?d\.|forthcoming|in press",
    re.IGNORECASE,
)
# An entry may end like this; an initial or an abbreviation does not end one.
_ENDED = re.compile(r"(?:[.!?)\]”\"’>]|\d|https?://\S{1,400}|10\.\d{4}\S{1,200})\Z")
_UNENDED = re.compile(
    r"(?:(?:^|[\s.,(&-])[A-ZÀ-Þ]\.|\b(?:[Ee]ds?|[Vv]ol|[Nn]o|pp?|[Nn]r|[Ii]n|trans|[Ss]er|[Ss]uppl|Univ"
    r"|Dept|Jr|Sr|St|al)\.?\)?|[\s(]\d{1,4}[-–—]|(?:\.\s|\()(?:1[5-9]|20)\d\d[a-z]?[.)]{1,3})\Z"
)
# An address ends an entry, whatever its last letters.
_ADDRESS = re.compile(r"(?:https?://|www\.|\bdoi:\s?|\b10\.\d{4,5}/)\S{2,300}(?<![-/_=&?])\Z")

_WRAPPED = 0.85  # of the width: a line that long had no room for more
_LONG = 130  # no printed column is wider; a longer line is an entry
_ENTRY = 700  # letters that an entry has at most, on average


class _Sign(Enum):
    """What tells the first line of an entry in a list."""

    NUMBER = auto()
    LABEL = auto()
    BLANK = auto()
    LINE = auto()
    INDENT = auto()
    NAME = auto()


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
        at_margin = sum(1 for line in lines if line.indent == self._margin)
        if at_margin < len(lines) and at_margin * _ENTRY > size:
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
                starts = apart or self._is_named(entry[-1].text, line.text)
        return starts

    def _is_named(self, before: str, text: str) -> bool:
        """Whether `text` begins with a name, and `before` is the end of an entry."""
        before = before[-400:]
        if _ADDRESS.search(before):
            return bool(_CAPITAL.match(text))
        if not _ENDED.search(before) or _UNENDED.search(before):
            return False
        room = len(before) + 1 + len(text.split(None, 1)[0]) < _WRAPPED * self._width
        return bool((_CAPITAL if room else _NAME).match(text))


def _counts_on(entry: str, text: str) -> bool:
    number, last = _number_of(text), _number_of(entry)
    return number is not None and (last is None or last < number <= last + 3)


def _number_of(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1] or match[2] or match[3]) if match else None
