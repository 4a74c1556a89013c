"""The lines of a record of RIS: its tags with their values, and what is wrong with them."""

import re
from typing import NamedTuple

from claimcheck.bibliography.ris_tags import KNOWN

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
_TAG = re.compile(r"\ufeff?[ \t]{0,3}([A-Za-z][A-Za-z0-9])([ \t]{0,4})-(?:[ \t]++|$)")
# What some databases write above the first record.
_PREAMBLE = re.compile(r"\ufeff?\s*(?:Provider|Database|Content|Record)\b[^:]{0,40}:")

# What Web of Science writes below the last.
_END_OF_FILE = "EF"


class Tag(NamedTuple):
    """A tag with its value, which may go on over several lines."""

    name: str
    # in capitals
    name_start: int
    start: int
    end: int
    # of the value
    value: str


class Fault(NamedTuple):
    """What is wrong, and where."""

    start: int
    end: int
    message: str
    help: str
    is_slight: bool = False
    # whether all is read for all that


class Record(NamedTuple):
    """What stands in a stretch of the file that holds one record at most."""

    tags: tuple[Tag, ...]
    # none where there is no record
    faults: tuple[Fault, ...]
    # of the record
    outside: tuple[Fault, ...]
    # of what stands before it


def record_in(text: str, start: int, end: int) -> Record:
    """The record in a stretch, which ends with the line of its `ER`, or before the next record."""
    lines = _Lines(text, is_first=not start)
    at = start
    while at < end:
        line = _LINE.match(text, at, end)
        if line is None:  # pragma: no cover - it matches anything
            break
        lines.take(*line.span(1))
        at = line.end()
    lines.close()
    return Record(tuple(lines.tags), tuple(lines.faults), tuple(lines.outside))


class _Lines:
    def __init__(self, text: str, *, is_first: bool) -> None:
        self.tags: list[Tag] = []
        self.faults: list[Fault] = []
        self.outside: list[Fault] = []
        self._text = text
        self._is_first = is_first
        self._words: list[str] = []
        # of the last value, line by line
        self._is_ended = False
        self._loose: tuple[int, int] | None = None

    def take(self, start: int, end: int) -> None:
        """The next line."""
        text = self._text[start:end]
        tag = _tag(text)
        if tag is None:
            self._going_on(start, end, text)
            return
        name, at = tag[1].upper(), start + tag.start(1)
        self._say_loose()
        if name == _END_OF_FILE and not self.tags:
            return
        if name == "ER" and not self.tags:
            self.outside.append(Fault(at, at + 2, 'an "ER" that ends nothing', "remove it"))
            return
        if name != tag[1]:
            message = f'the tag "{tag[1]}" is written in small letters'
            self.faults.append(Fault(at, at + 2, message, f"write {name}"))
        if name == "ER":
            self._is_ended = True
            return
        if name != "TY" and not self.tags:
            help_ = "begin each record with TY, its type"
            self.faults.append(Fault(at, at + 2, 'a record without "TY"', help_))
        if name not in KNOWN:
            message, help_ = f'"{name}" is no tag of RIS', "correct it, or take it out"
            self.faults.append(Fault(at, at + 2, message, help_, is_slight=True))
        self._end_value()
        value = text[tag.end() :].rstrip()
        first = start + tag.end()
        self.tags.append(Tag(name, at, first, first + len(value), value))
        self._words = [value]

    def close(self) -> None:
        """No line is left."""
        self._say_loose()
        self._end_value()
        if self.tags and not self._is_ended:
            at = self.tags[0].name_start
            help_ = 'write "ER  - " behind its last line'
            self.faults.append(Fault(at, at + 2, 'a record that no "ER" ends', help_))

    def _going_on(self, start: int, end: int, text: str) -> None:
        """A line without a tag goes on with the value before; outside of records it is nothing."""
        words = text.strip()
        if not words:
            return
        if self.tags:
            last = self.tags[-1]
            first = last.start if last.end > last.start else end - len(text.lstrip())
            self.tags[-1] = last._replace(start=first, end=start + len(text.rstrip()))
            self._words.append(words)
        elif not (self._is_first and _PREAMBLE.match(text)):
            self._loose = (self._loose or (start, end))[0], end

    def _end_value(self) -> None:
        if len(self._words) > 1:
            value = " ".join(filter(None, self._words))
            self.tags[-1] = self.tags[-1]._replace(value=value)

    def _say_loose(self) -> None:
        if self._loose:
            message, help_ = "text outside of any record", "a record goes from TY to ER"
            self.outside.append(Fault(*self._loose, message, help_))
        self._loose = None


def _tag(text: str) -> re.Match[str] | None:
    """The tag of a line; with other than two blanks behind it, only one that is known."""
    tag = _TAG.match(text)
    if tag is None or (tag[1].upper() in KNOWN and (tag[1].isupper() or len(tag[2]) == 2)):
        return tag
    return tag if len(tag[2]) == 2 and tag[1].isupper() else None
