"""RIS: what databases, library catalogues and reference managers export, a tag a line.

The places of values are needed, which rispy does not give; once they are known, so are the values.
A record is cited by its `ID`. Most have none: then the key is the one that pandoc makes of authors
and years, `Landau_1974`.
"""

import re
from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from claimcheck.bibliography.items import Item, Items
from claimcheck.bibliography.ris_fields import reference_of
from claimcheck.bibliography.ris_tags import AUTHORS, KNOWN
from claimcheck.model.references import BrokenEntry
from claimcheck.model.text import SourceFile

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
_TAG = re.compile(r"\ufeff?[ \t]{0,3}([A-Za-z][A-Za-z0-9])([ \t]{0,4})-(?:[ \t]++|$)")
# What some databases write above the first record.
_PREAMBLE = re.compile(r"\ufeff?\s*(?:Provider|Database|Content|Record)\b[^:]{0,40}:")
_FIRST_WORD = re.compile(r"[^\s,]*")
_SHOWN = 40


class Tag(NamedTuple):
    """A tag with its value, which may go on over several lines."""

    name: str
    # in capitals
    name_start: int
    start: int
    end: int
    # of the value
    value: str


class _Fault(NamedTuple):
    start: int
    end: int
    message: str
    help: str
    lost: bool = False
    number: int | None = None
    # of the record concerned


def read(source: SourceFile) -> Items:
    """All references of the file; what cannot be read is named, never dropped."""
    scan = _Scan(source.text)
    scan.run()
    keys = _keys(scan.records, scan.faults)
    items: list[Item] = []
    for number, (tags, key) in enumerate(zip(scan.records, keys, strict=True)):
        if key is None:
            continue
        reference, faults = reference_of(source, tags, key)
        scan.faults += [_Fault(*fault, number=number) for fault in faults]
        items.append(Item(reference, tags[0].name_start, tags[-1].end))
    broken = [_broken(source, fault, keys) for fault in scan.faults]
    broken.sort(key=lambda one: one.location.start.offset)
    if not items and not broken and source.text.strip():
        broken = [_no_record(source)]
    return Items(tuple(items), tuple(broken), bool(items) or not source.text.strip())


class _Scan:
    """Walks over the lines."""

    def __init__(self, text: str) -> None:
        self.records: list[list[Tag]] = []
        self.faults: list[_Fault] = []
        self._text = text
        self._open: list[Tag] | None = None
        self._outside: tuple[int, int] | None = None

    def run(self) -> None:
        """Find all records, and all that is in none."""
        at = 0
        while at < len(self._text):
            line = _LINE.match(self._text, at)
            if line is None:  # pragma: no cover - it matches anything
                break
            self._line(*line.span(1))
            at = line.end()
        self._say_outside()
        if self._open:
            self._not_ended(self._open[0])

    def _line(self, start: int, end: int) -> None:
        text = self._text[start:end]
        tag = self._tag(text)
        if tag is None:
            self._going_on(start, end, text)
            return
        name, at = tag[1].upper(), start + tag.start(1)
        self._say_outside()
        if name != tag[1]:
            message = f'the tag "{tag[1]}" is written in small letters'
            self._blame(at, at + 2, message, f"write {name}", inside=name != "TY")
        if name == "ER":
            if self._open is None:
                self._blame(at, at + 2, 'an "ER" that ends nothing', "remove it", inside=False)
            self._open = None
            return
        if name == "TY":
            if self._open:
                self._not_ended(self._open[0])
            self._begin()
        elif self._open is None:
            self._begin()
            help_ = "begin each record with TY, its type"
            self._blame(at, at + 2, 'a record without "TY"', help_)
        if name not in KNOWN:
            self._blame(at, at + 2, f'"{name}" is no tag of RIS', "correct it, or take it out")
        value = text[tag.end() :].rstrip()
        first = start + tag.end()
        if self._open is not None:
            self._open.append(Tag(name, at, first, first + len(value), value))

    def _begin(self) -> None:
        self._open = []
        self.records.append(self._open)

    def _tag(self, text: str) -> re.Match[str] | None:
        """The tag of a line; with other than two blanks behind it, only one that is known."""
        tag = _TAG.match(text)
        if tag is None or (tag[1].upper() in KNOWN and (tag[1].isupper() or len(tag[2]) == 2)):
            return tag
        return tag if len(tag[2]) == 2 and tag[1].isupper() else None

    def _going_on(self, start: int, end: int, text: str) -> None:
        """A line without a tag goes on with the value before; outside of records it is nothing."""
        words = text.strip()
        if not words:
            return
        if self._open:
            last = self._open[-1]
            value = f"{last.value} {words}" if last.value else words
            first = last.start if last.value else end - len(text.lstrip())
            self._open[-1] = last._replace(start=first, end=start + len(text.rstrip()), value=value)
        elif not (_PREAMBLE.match(text) and not self.records):
            self._outside = (self._outside or (start, end))[0], end

    def _say_outside(self) -> None:
        if self._outside:
            start, end = self._outside
            message = "text outside of any record"
            self._blame(start, end, message, "a record goes from TY to ER", inside=False)
        self._outside = None

    def _not_ended(self, first: Tag) -> None:
        message = 'a record that no "ER" ends'
        number = len(self.records) - 1
        help_ = 'write "ER  - " behind its last line'
        self.faults.append(
            _Fault(first.name_start, first.name_start + 2, message, help_, number=number)
        )

    def _blame(
        self, start: int, end: int, message: str, help_: str, *, inside: bool = True
    ) -> None:
        number = len(self.records) - 1 if inside and self._open is not None else None
        self.faults.append(_Fault(start, end, message, help_, number=number))


def _keys(records: Iterable[list[Tag]], faults: list[_Fault]) -> list[str | None]:
    """The key of each record, made up as pandoc does where none is given; None if that is empty."""
    keys: list[str | None] = []
    made: dict[str, int] = {}
    for number, tags in enumerate(records):
        given = next((tag.value.strip() for tag in tags if tag.name == "ID"), "")
        key = given or _made_key(tags)
        if not given and key:
            count = made.get(key, -1)
            made[key] = count + 1
            key = key if count < 0 else f"{key}{ascii_lowercase[count % 26] * (count // 26 + 1)}"
        keys.append(" ".join(key.split()) or None)
        if not key:
            first = tags[0]
            message = "a record without ID, author and year, which nobody can cite"
            at = first.name_start
            fault = _Fault(at, at + 2, message, "add one of them", lost=True, number=number)
            faults.append(fault)
    return keys


def _made_key(tags: Iterable[Tag]) -> str:
    """Surnames up to the comma or blank, then years, joined by low lines."""
    words = [_FIRST_WORD.match(tag.value) for tag in tags if tag.name in AUTHORS]
    years = [f"_{tag.value.strip()}" for tag in tags if tag.name in ("PY", "Y1")]
    return "_".join(word[0] for word in words if word) + "".join(years)


def _broken(source: SourceFile, fault: _Fault, keys: Sequence[str | None]) -> BrokenEntry:
    key = keys[fault.number] if fault.number is not None else None
    place = source.location(fault.start, fault.end)
    return BrokenEntry(place, fault.message, fault.help, key, fault.lost)


def _no_record(source: SourceFile) -> BrokenEntry:
    place = source.location(0, min(1, len(source.text)))
    return BrokenEntry(place, "this holds no record in RIS", "a record begins with TY")
