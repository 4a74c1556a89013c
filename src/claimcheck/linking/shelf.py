"""The records of a bibliography or a list, found by surname, year or title.

Every index is made once, on first need: most documents never ask for the rarer ones.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from claimcheck.linking.likeness import (
    index_keys,
    initials_of,
    is_abbreviation,
    is_plain,
    lookup_keys,
    plain_surname,
    spellings,
    whole,
    words_of,
)
from claimcheck.linking.records import Record, bodies_of, year_in
from claimcheck.linking.titles import TitleIndex, name_in_title
from claimcheck.model.citations import CitedWork, ListEntry
from claimcheck.model.references import Bibliography, Name

# How alike two surnames must be to be looked at more closely.
_LEAST_LIKENESS = 0.6
_MOST_LIKE = 12


class Shelf:
    """Records, and where each is found."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self._by_surname: dict[str, list[Record]] = {}
        self.nameless: list[Record] = []
        self._surnames: dict[int | None, dict[str, list[Record]]] = {}
        families: dict[str, list[Record]] = {}
        for record in self.records:
            if not record.names:
                self.nameless.append(record)
                continue
            first = record.names[0]
            if is_plain(first):
                families.setdefault(first.family, []).append(record)
            else:
                for key in index_keys(first):
                    self._by_surname.setdefault(key, []).append(record)
        for family, bearers in families.items():  # each folded once, for many share one
            for key in spellings(family):
                self._by_surname.setdefault(key, []).extend(bearers)

    @classmethod
    def of_bibliography(cls, bibliography: Bibliography) -> "Shelf":
        """The references; of several with one key the first."""
        return cls(
            [
                Record(r.key, r.authors or r.editors, r.and_others, r.year, r.title, "", r)
                for r in bibliography.by_key.values()
            ]
        )

    @classmethod
    def of_list(cls, entries: Iterable[ListEntry]) -> "Shelf":
        """The entries of the document's own list; their keys are their numbers in it."""
        return cls(
            Record(
                str(place),
                tuple(Name(name.surname, name.given) for name in entry.names),
                entry.et_al,
                year_in(entry.year),
                entry.title,
                entry.suffix,
            )
            for place, entry in enumerate(entries)
        )

    def spelt(self, surname: str, year: int | None) -> Iterator[Record]:
        """Of this year, whose first name is spelt like this."""
        for key in spellings(surname):
            for record in self._by_surname.get(key, ()):
                if record.year == year:
                    yield record

    def named(self, surname: str) -> list[Record]:
        """Of any year, whose first name may be this one, or have a part of it."""
        found: dict[str, Record] = {}
        for key in dict.fromkeys((*spellings(surname), *lookup_keys(surname))):
            for record in self._by_surname.get(key, ()):
                found.setdefault(record.key, record)
        return list(found.values())

    def abbreviated(self, surname: str) -> list[Record]:
        """Whose author is a body with these initials."""
        letters = "".join(words_of(surname))
        return self._by_initials.get(letters, []) if is_abbreviation(surname) else []

    @cached_property
    def _by_initials(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            if not record.names:
                continue
            words = words_of(whole(record.names[0]))
            if len(words) > 1:
                keys = {initials_of(words), "".join(word[0] for word in words)}
                for key in keys:
                    found.setdefault(key, []).append(record)
        return found

    def alike(self, work: CitedWork) -> Iterator[Record]:
        """Records of the year whose first surname is nearly that of the work."""
        from rapidfuzz import process  # noqa: PLC0415 - only where nothing fits
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        surnames = self._first_surnames(year_in(work.year))
        if not work.names or not surnames:
            return
        surname = work.names[0].surname
        for spelling in dict.fromkeys((plain_surname(work.names[0]), *spellings(surname))):
            for name, _, _ in process.extract(
                spelling,
                surnames.keys(),
                scorer=OSA.normalized_similarity,
                score_cutoff=_LEAST_LIKENESS,
                limit=_MOST_LIKE,
            ):
                yield from surnames[name]

    def _first_surnames(self, year: int | None) -> dict[str, list[Record]]:
        if year not in self._surnames:
            found = self._surnames.setdefault(year, {})
            for record in self._by_year.get(year, ()):
                first = record.names[0]
                simple = first.family.isascii() and is_plain(first)
                surname = first.family.lower() if simple else plain_surname(first)
                found.setdefault(surname, []).append(record)
        return self._surnames[year]

    @cached_property
    def _by_year(self) -> dict[int | None, list[Record]]:
        found: dict[int | None, list[Record]] = {}
        for record in self.records:
            if record.names:
                found.setdefault(record.year, []).append(record)
        return found

    @cached_property
    def by_body(self) -> dict[str, list[Record]]:
        """Records without an author by the bodies behind them."""
        found: dict[str, list[Record]] = {}
        for record in self.nameless:
            for body in bodies_of(record):
                found.setdefault(spellings(body)[0], []).append(record)
        return found

    @cached_property
    def by_main_title(self) -> dict[str, list[Record]]:
        """Records by the name of what they describe, a program or a corpus."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            if record.title and (name := name_in_title(record.title)):
                found.setdefault(name, []).append(record)
        return found

    @cached_property
    def by_doi(self) -> dict[str, list[Record]]:
        """Records by the bare DOI in lower case."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            field = record.reference.get("doi") if record.reference else None
            if field:
                found.setdefault(bare_doi(field.value), []).append(record)
        return found

    def titled_like(self, text: str) -> list[Record]:
        """Records whose titles share most words with a text, the likest first."""
        return [self.records[place] for place in self._titles.like(text)]

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex(record.title for record in self.records)


def bare_doi(doi: str) -> str:
    """What begins with 10., in lower case, without LaTeX's backslashes."""
    lower = doi.lower().replace("\\", "").replace("{", "").replace("}", "").strip()
    start = lower.find("10.")
    return lower[max(start, 0) :].rstrip(".,;")
