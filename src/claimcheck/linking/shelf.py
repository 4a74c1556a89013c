"""The records of a bibliography or a list, found by name, year or title.

A record is made when it is asked for, and so is every index: most documents never ask for the
rarer ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from claimcheck.linking.first_names import FirstNames
from claimcheck.linking.likeness import spellings
from claimcheck.linking.records import Record, bodies_of, year_in
from claimcheck.linking.titles import TitleIndex, name_in_title
from claimcheck.model.citations import CitedWork, ListEntry, PrintedName
from claimcheck.model.references import Bibliography, Name, Reference

_NOBODY = (None,)


class Shelf:
    """References, or the entries of a list, as records."""

    def __init__(self, works: Sequence[Reference | ListEntry], names: FirstNames) -> None:
        self._works = works
        self._names = names
        self._made: dict[int, Record] = {}

    @classmethod
    def of_bibliography(cls, bibliography: Bibliography) -> "Shelf":
        """The references; of several with one key the first."""
        leads = bibliography.leads
        names, years = [one.name for one in leads], [one.year for one in leads]
        return cls(_Works(bibliography.by_key), FirstNames(names, years))

    @classmethod
    def of_list(cls, entries: Sequence[ListEntry]) -> "Shelf":
        """The entries of the document's own list; their keys are their numbers in it."""
        names = [(_names_of(one) or _NOBODY)[0] for one in entries]
        return cls(entries, FirstNames(names, [year_in(one.year) for one in entries]))

    def spelt(self, surname: str, year: int | None) -> Iterator[Record]:
        """Of this year, whose first name is spelt like this."""
        return map(self._record, self._names.spelt(surname, year))

    def named(self, surname: str) -> Iterator[Record]:
        """Of any year, whose first name may be this one, or have a part of it."""
        return map(self._record, self._names.named(surname))

    def abbreviated(self, printed: PrintedName) -> Iterator[Record]:
        """Whose first name abbreviates the printed one, or is abbreviated by it."""
        return map(self._record, self._names.abbreviated(printed))

    def alike(self, work: CitedWork) -> Iterator[Record]:
        """Of the work's year, whose first surname is nearly that of the work."""
        if work.names:
            yield from map(self._record, self._names.alike(work.names[0], year_in(work.year)))

    @cached_property
    def nameless(self) -> tuple[Record, ...]:
        """Records that name neither authors nor editors."""
        return tuple(map(self._record, self._names.nameless))

    @cached_property
    def by_body(self) -> dict[str, list[Record]]:
        """Records without an author by the bodies behind them."""
        found: dict[str, list[Record]] = {}
        for record in self.nameless:
            for body in bodies_of(record):
                found.setdefault(spellings(body)[0], []).append(record)
        return found

    def described(self, name: str) -> Iterable[Record]:
        """Records whose title begins with the name of what they describe, a program or a corpus."""
        return map(self._record, self._by_main_title.get(name, ()))

    @cached_property
    def _by_main_title(self) -> dict[str, list[int]]:
        titled = [n for n, one in enumerate(self._works) if one.title and ":" in one.title]
        found = defaultdict[str, list[int]](list)
        for place in titled:
            found[name_in_title(self._works[place].title or "")].append(place)
        found.pop("", None)
        return found

    @cached_property
    def by_doi(self) -> dict[str, list[Record]]:
        """References by the bare DOI in lower case."""
        found: dict[str, list[Record]] = {}
        for place, work in enumerate(self._works):
            field = work.get("doi") if isinstance(work, Reference) else None
            if field:
                found.setdefault(bare_doi(field.value), []).append(self._record(place))
        return found

    def titled_like(self, text: str) -> list[Record]:
        """Records whose titles share most words with a text, the likest first."""
        return [self._record(place) for place in self._titles.like(text)]

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex(work.title for work in self._works)

    def _record(self, place: int) -> Record:
        if place not in self._made:
            self._made[place] = _record_of(self._works[place], place)
        return self._made[place]


class _Works(Sequence[Reference]):
    """References by their place, each read when it is asked for."""

    def __init__(self, by_key: Mapping[str, Reference]) -> None:
        self._by_key = by_key
        self._keys = [*by_key]

    @overload
    def __getitem__(self, place: int) -> Reference: ...
    @overload
    def __getitem__(self, place: slice) -> list[Reference]: ...
    def __getitem__(self, place: int | slice) -> Reference | list[Reference]:
        if isinstance(place, slice):
            return [self._by_key[key] for key in self._keys[place]]
        return self._by_key[self._keys[place]]

    def __len__(self) -> int:
        return len(self._keys)


def _record_of(work: Reference | ListEntry, place: int) -> Record:
    if isinstance(work, Reference):
        names = work.authors or work.editors
        return Record(work.key, names, work.and_others, work.year, work.title, "", work)
    year = year_in(work.year)
    return Record(str(place), _names_of(work), work.et_al, year, work.title, work.suffix)


def _names_of(entry: ListEntry) -> tuple[Name, ...]:
    return tuple(Name(name.surname, name.given) for name in entry.names)


def bare_doi(doi: str) -> str:
    """What begins with 10., in lower case, without LaTeX's backslashes."""
    lower = doi.lower().replace("\\", "").replace("{", "").replace("}", "").strip()
    start = lower.find("10.")
    return lower[max(start, 0) :].rstrip(".,;")
