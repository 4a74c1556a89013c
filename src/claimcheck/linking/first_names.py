"""Works by the first name on their title page, as it is printed, misspelt or abbreviated.

Works go by their place in a bibliography or list. Half the cost of linking to a large bibliography
is that of its index, so a name is folded once for all who bear it, and only when it is needed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from claimcheck.linking.likeness import (
    index_keys,
    initialisms,
    is_abbreviation,
    is_body,
    is_plain,
    lookup_keys,
    plain_surname,
    spellings,
    whole,
    words_of,
)
from claimcheck.model.citations import PrintedName
from claimcheck.model.references import Name

# How alike two surnames must be to be looked at more closely.
_LEAST_LIKENESS = 0.6
_MOST_LIKE = 12


class FirstNames:
    """Of each work the first name, if it has one, and the year."""

    def __init__(self, names: Sequence[Name | None], years: Sequence[int | None]) -> None:
        self._names = names
        self._years = years
        self.nameless: list[int] = []
        by_family = defaultdict[str, list[int]](list)
        by_name = defaultdict[Name, list[int]](list)
        for place, name in enumerate(names):
            if name is None:
                self.nameless.append(place)
            elif name.particle:
                by_name[name].append(place)
            else:
                by_family[name.family].append(place)
        self._plain: list[tuple[str, list[int]]] = []
        for family, places in by_family.items():
            first = names[places[0]]
            if first is not None and is_plain(first):
                self._plain.append((family, places))
            elif first is not None:
                for place in places:
                    by_name[names[place] or first].append(place)
        self._others = [*by_name.items()]
        self._surnames: dict[int | None, dict[str, list[int]]] = {}

    @cached_property
    def _by_surname(self) -> dict[str, list[list[int]]]:
        """Lists of places, one a name."""
        found = defaultdict[str, list[list[int]]](list)
        for name, places in self._others:
            for key in index_keys(name):
                found[key].append(places)
        for family, places in self._plain:
            for key in (family.lower(),) if family.isascii() else spellings(family):
                found[key].append(places)
        return found

    def _bearers(self, key: str) -> Iterator[int]:
        return chain.from_iterable(self._by_surname.get(key, ()))

    def spelt(self, surname: str, year: int | None) -> Iterator[int]:
        """Of this year, whose first name is spelt like this."""
        for key in spellings(surname):
            for place in self._bearers(key):
                if self._years[place] == year:
                    yield place

    def named(self, surname: str) -> Iterable[int]:
        """Of any year, whose first name may be this one, or have a part of it; each once."""
        keys = dict.fromkeys((*spellings(surname), *lookup_keys(surname)))
        return dict.fromkeys(place for key in keys for place in self._bearers(key))

    def abbreviated(self, printed: PrintedName) -> Iterable[int]:
        """Whose first name abbreviates the printed one, or is abbreviated by it; each once."""
        found = dict.fromkeys(self.named(printed.full)) if printed.full else {}
        words = words_of(printed.surname)
        if is_abbreviation(printed.surname):
            found |= dict.fromkeys(self._by_initials.get("".join(words), ()))
        elif len(words) > 1:
            for letters in initialisms(words):
                for place in self._bearers(letters):
                    name = self._names[place]
                    if name and not name.given and is_abbreviation(name.family):
                        found[place] = None
        return found

    @cached_property
    def _by_initials(self) -> dict[str, list[int]]:
        found = defaultdict[str, list[int]](list)
        for place, name in enumerate(self._names):
            if name and is_body(name):
                words = words_of(whole(name))
                for letters in initialisms(words) if len(words) > 1 else ():
                    found[letters].append(place)
        return found

    def alike(self, printed: PrintedName, year: int | None) -> Iterator[int]:
        """Of this year, whose first surname is nearly the printed one; perhaps more than once."""
        from rapidfuzz import process  # noqa: PLC0415 - only where nothing fits
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        surnames = self._surnames_of(year)
        for spelling in dict.fromkeys((plain_surname(printed), *spellings(printed.surname))):
            for name, _, _ in process.extract(
                spelling,
                surnames.keys(),
                scorer=OSA.normalized_similarity,
                score_cutoff=_LEAST_LIKENESS,
                limit=_MOST_LIKE,
            ):
                yield from surnames[name]

    def _surnames_of(self, year: int | None) -> dict[str, list[int]]:
        """The surnames of a year, as misspelt ones are compared with them."""
        if year not in self._surnames:
            found = defaultdict[str, list[int]](list)
            for place in self._of_year.get(year, ()):
                found[self._plain_surnames[place]].append(place)
            self._surnames[year] = found
        return self._surnames[year]

    @cached_property
    def _of_year(self) -> dict[int | None, list[int]]:
        found = defaultdict[int | None, list[int]](list)
        for place, (name, year) in enumerate(zip(self._names, self._years, strict=True)):
            if name is not None:
                found[year].append(place)
        return found

    @cached_property
    def _plain_surnames(self) -> list[str]:
        """The surname of each place."""
        found = [""] * len(self._names)
        others = ((plain_surname(name), places) for name, places in self._others)
        plain = ((_folded(family), places) for family, places in self._plain)
        for surname, places in (*others, *plain):
            for place in places:
                found[place] = surname
        return found


def _folded(family: str) -> str:
    """The plain spelling of a family name that is letters only."""
    return family.lower() if family.isascii() else spellings(family)[0]
