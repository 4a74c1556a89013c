"""A record of RIS as a reference: which of its tags is which field."""

import re
from collections.abc import Callable, Iterator, Sequence

from claimcheck.bibliography.csl_dates import day_of, in_words
from claimcheck.bibliography.csl_names import written
from claimcheck.bibliography.names import names_in
from claimcheck.bibliography.nodes import Text
from claimcheck.bibliography.ris_lines import Fault, Tag
from claimcheck.bibliography.ris_tags import (
    ADDRESSES,
    ARTICLES,
    AUTHORS,
    BOOKS,
    CONTAINERS,
    DAYS,
    FIELDS,
    PARTS,
    PEOPLE,
    SHORT_CONTAINERS,
    SUBTYPES,
    TITLES,
    TYPES,
)
from claimcheck.errors import nearest
from claimcheck.model.references import Field, Lead, Name, Reference
from claimcheck.model.text import Location

Locate = Callable[[int, int], Location]

# 1974, 1974/02/03/, 1974/02//Spring; the words behind the third stroke are about the date.
_DAY = re.compile(r"(-?\d{1,4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?(?:/.*)?")
_INITIAL = re.compile(r"(?:\A|\s)[^\W\d_]\.")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ISBN = re.compile(r"[\d\s–-]{10,20}[\dXx]")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_SHOWN = 40


def reference_of(tags: Sequence[Tag], key: str, place: Locate) -> tuple[Reference, list[Fault]]:
    """The reference of a record, and what is wrong with it."""
    reader = _RecordReader(tags, place)
    return reader.reference(key), reader.faults


def lead_of(tags: Sequence[Tag]) -> Lead:
    """By what a record is looked up, as it is when it is read."""
    return _RecordReader(tags, _nowhere).lead()


def _nowhere(start: int, end: int) -> Location:  # pragma: no cover - nothing is placed
    raise ValueError(start, end)


class _RecordReader:
    def __init__(self, tags: Sequence[Tag], place: Locate) -> None:
        self.faults: list[Fault] = []
        self._place = place
        self._tags = [tag for tag in tags if tag.value.strip()]
        self._first = tags[0]
        self._kind = self._type()

    def reference(self, key: str) -> Reference:
        """All that the record says."""
        authors = [tag for tag in self._tags if tag.name in AUTHORS]
        editors = self._editors()
        fields = tuple(self._fields(authors, editors))
        title = next((field.value for field in fields if field.name == "title"), "")
        date = next((field.value for field in fields if field.name == "date"), "")
        known = in_words(Text(0, 0, date))
        given = next((tag for tag in self._tags if tag.name == "ID"), None)
        at = given or self._first
        place = (at.start, at.end) if given or at.value else (at.name_start, at.name_start + 2)
        return Reference(
            key=key,
            type=TYPES.get(self._kind, "misc"),
            location=self._place(*place),
            fields=fields,
            authors=tuple(map(_name, authors)),
            editors=tuple(map(_name, editors)),
            title=" ".join(title.split()) or None,
            year=known.year,
            month=known.month,
        )

    def lead(self) -> Lead:
        """The first name and the year."""
        named = next((tag for tag in self._tags if tag.name in AUTHORS), None)
        named = named or next(iter(self._editors()), None)
        day = self._dated()
        known = in_words(Text(0, 0, day[1] if day else ""))
        return Lead(_name(named) if named else None, known.year)

    def _type(self) -> str:
        """The type in capitals; what is no type is said."""
        tag = next((tag for tag in self._tags if tag.name == "TY"), None)
        if tag is None:
            if self._first.name == "TY":
                at = self._first.name_start
                self.faults.append(Fault(at, at + 2, 'no type behind "TY"', "JOUR, BOOK, RPRT, …"))
            return "GEN"
        kind = tag.value.strip().upper()
        if kind not in TYPES:
            help_ = nearest(kind, TYPES) or "GEN is the type of any other work"
            message = f'"{tag.value[:_SHOWN]}" is no type of RIS'
            self.faults.append(Fault(tag.start, tag.end, message, help_))
        elif kind != tag.value.strip():
            message = f'the type "{tag.value}" is written in small letters'
            self.faults.append(Fault(tag.start, tag.end, message, f"write {kind}"))
        return kind

    def _named(self, *names: str) -> Tag | None:
        """The first value under the first of these tags that has one."""
        return next((tag for name in names for tag in self._tags if tag.name == name), None)

    def _editors(self) -> list[Tag]:
        """Who edited the work: A2 is of the whole in which a part stands, A3 of a book."""
        own = "A3" if self._kind in BOOKS else "A2"
        editors = [tag for tag in self._tags if tag.name in ("ED", own)]
        return editors or [tag for tag in self._tags if tag.name == "A2" and self._kind in BOOKS]

    def _fields(self, authors: list[Tag], editors: list[Tag]) -> Iterator[Field]:
        taken: set[Tag] = set()
        for name, tags in (("author", authors), ("editor", editors)):
            taken.update(tags)
            if tags:
                yield self._field(name, tags, written(map(_name, tags)))
        for name, single in self._single():
            taken.add(single)
            yield self._field(name, [single], single.value)
        yield from self._pages(taken)
        yield from self._date(taken)
        for name, several in self._several(taken).items():
            words = ", ".join(tag.value for tag in several)
            yield self._field(
                name, several, written(map(_name, several)) if name in PEOPLE else words
            )
        if self._kind in SUBTYPES and (tag := self._named("TY")):
            yield self._field("entrysubtype", [tag], SUBTYPES[self._kind])

    def _single(self) -> Iterator[tuple[str, Tag]]:
        """The fields that more than one tag may be."""
        title = self._named(*TITLES, *(("BT",) if self._kind in BOOKS else ()))
        if title:
            yield "title", title
        container = next(
            (tag for tag in [self._named(name) for name in CONTAINERS] if tag and tag != title),
            None,
        )
        if container:
            if self._kind in BOOKS or TYPES.get(self._kind) == "report":
                yield "series", container
            else:
                yield "journaltitle" if self._kind in ARTICLES else "booktitle", container
        elif self._kind in ARTICLES and (short := self._named(*SHORT_CONTAINERS)):
            yield "journaltitle", short
        elif self._kind in PARTS and (name := self._named("C3", "T3")):
            yield "booktitle", name
        yield from self._numbered()

    def _numbered(self) -> Iterator[tuple[str, Tag]]:
        """The numbers and addresses among them."""
        if address := self._named(*ADDRESSES):
            yield "url", address
        if doi := self._named("DO", "DI"):
            yield "doi", doi
        elif (kind := self._named("M3")) and _DOI.fullmatch(kind.value):
            yield "doi", kind
        if (number := self._named("M1")) and not (self._named("IS") or self._kind in ARTICLES):
            yield "number", number
        if number := self._named("SN"):
            is_issn = _ISSN.fullmatch(number.value) or self._kind in ARTICLES
            is_isbn = _ISBN.fullmatch(number.value) or self._kind in BOOKS
            yield "issn" if is_issn else "isbn" if is_isbn else "number", number

    def _pages(self, taken: set[Tag]) -> Iterator[Field]:
        first, last = self._named("SP"), self._named("EP")
        found = [tag for tag in (first, last) if tag]
        taken.update(found)
        if not found:
            return
        if self._kind in (*BOOKS, "THES") and not last:
            yield self._field("pagetotal", found, found[0].value)
        elif first and last and last.value == "+":
            yield self._field("pages", [first], f"{first.value}+")
        elif first and last and last.value not in first.value.replace("–", "-").split("-"):
            yield self._field("pages", [first], f"{first.value}-{last.value}")
        else:
            yield self._field("pages", found[:1], found[0].value)

    def _date(self, taken: set[Tag]) -> Iterator[Field]:
        """The day where one is given; it counts where the year agrees with that of PY."""
        taken.update(tag for name in DAYS if (tag := self._named(name)))
        if found := self._dated():
            yield self._field("date", [found[0]], found[1])

    def _dated(self) -> tuple[Tag, str] | None:
        """The date that counts, and where it stands."""
        found = [tag for name in DAYS if (tag := self._named(name))]
        dates = [(tag, _day(tag.value)) for tag in found]
        year = next((day for tag, day in dates if tag.name != "DA" and day), None)
        dates.sort(key=lambda one: year is not None and one[1][:4] != year[:4])
        return (dates[0][0], dates[0][1] or dates[0][0].value) if dates else None

    def _several(self, taken: set[Tag]) -> dict[str, list[Tag]]:
        """All other tags, each with all its values."""
        found: dict[str, list[Tag]] = {}
        for tag in self._tags:
            if tag in taken or tag.name in ("TY", "ID"):
                continue
            name = FIELDS.get(tag.name, tag.name.lower())
            found.setdefault(name, []).append(tag)
        return found

    def _field(self, name: str, tags: Sequence[Tag], value: str) -> Field:
        first, last = tags[0], tags[-1]
        if any(one.name != first.name for one in tags):
            last = first
        place = self._place(first.start, max(first.end, last.end))
        at = first.name_start
        return Field(name, value, place, self._place(at, at + 2))


def _day(value: str) -> str:
    """A date as BibLaTeX writes it; nothing where it is none."""
    found = _DAY.fullmatch(value.strip())
    if not found:
        return ""
    year, month, day = found.groups()
    rest = [int(part) for part in (month, day) if part]
    if not month or not 1 <= rest[0] <= 12:
        rest = []
    return day_of(int(year), *(part for part in rest if part))


def _name(tag: Tag) -> Name:
    """`Landau, Jacob M., Jr`; without a comma it is a body, unless it has initials."""
    parts = [" ".join(part.split()) for part in tag.value.split(",")]
    family, given, suffix = (*parts, "", "")[:3]
    if given:
        words = family.split()
        at = 0
        while at < len(words) - 1 and words[at][0].islower():
            at += 1
        return Name(" ".join(words[at:]), given, " ".join(words[:at]), suffix)
    if _INITIAL.search(family) and (read := names_in(family)).names:
        return read.names[0]
    return Name(family or tag.value.strip(), corporate=len(family.split()) > 1 or "," in tag.value)
