"""A bibliography whose entries are read when they are asked for."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from claimcheck.bibliography.dates import year_and_month
from claimcheck.bibliography.entries import EntryReader
from claimcheck.bibliography.inheritance import Draft, Family
from claimcheck.bibliography.items import ItemReader, Items
from claimcheck.bibliography.latex import plain
from claimcheck.bibliography.macros import Macros
from claimcheck.bibliography.names import names_in
from claimcheck.bibliography.plain import PlainEntry
from claimcheck.model.references import Bibliography, BrokenEntry, Lead, Reference, aliases_in
from claimcheck.model.text import Location


class Found:
    """Where the entries of a project stand, and what had to be read to find them."""

    def __init__(self) -> None:
        self.readers: list[EntryReader | ItemReader] = []
        # one a file
        self.entries: list[PlainEntry] = []
        self.keys: list[str] = []
        # of the entries
        self.ends: list[int] = []
        # by file: the number of entries up to its end
        self.broken: list[tuple[int, BrokenEntry]] = []
        # each with the number of entries before it
        self.commented: list[tuple[str, Location]] = []
        self.macros = Macros()
        self.drafts: dict[int, Draft] = {}
        # of entries that had to be read, or to be given fields of others

    def add(self, entry: PlainEntry, text: str) -> None:
        """Notes the next entry."""
        self.entries.append(entry)
        self.keys.append(text[entry.key_start : entry.key_end])

    def add_items(self, items: Items) -> None:
        """Notes all items of a file that is no BibTeX."""
        self.broken += [(len(self.keys), one) for one in items.broken]
        self.entries += [PlainEntry(start, start, start, end) for start, end in items.extents]
        self.keys += items.keys


class BibliographyOnDemand(Bibliography):
    """What the same bibliography would be with all its entries read, whoever asks for what first."""

    def __init__(self, found: Found, files: tuple[Path, ...], *, complete: bool) -> None:
        self._found = found
        self._files = files
        self._is_complete = complete
        self._references: dict[int, Reference] = {}
        self._faults: dict[int, list[BrokenEntry]] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, in the order in which they were named."""
        return self._files

    @property
    def complete(self) -> bool:
        """Whether every file could be read; if not, a missing key means nothing."""
        return self._is_complete

    @property
    def commented(self) -> tuple[tuple[str, Location], ...]:
        """Keys of entries that stand in comments."""
        return tuple(self._found.commented)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All, in file order."""
        return tuple(map(self._reference, range(len(self._found.keys))))

    @cached_property
    def broken(self) -> tuple[BrokenEntry, ...]:
        """Everything that is wrong, in file order."""
        _ = self.references
        found = [(number, 0, one) for number, one in self._found.broken]
        found += [(number, 1, one) for number, many in self._faults.items() for one in many]
        found.sort(key=lambda one: one[:2])
        return self._in_order((*(one for *_, one in found), *self._family.broken))

    @cached_property
    def lost(self) -> tuple[BrokenEntry, ...]:
        """Entries of which no reference came: to find the others they had to be looked at."""
        return self._in_order(one for _, one in self._found.broken if one.lost)

    @cached_property
    def by_key(self) -> Mapping[str, Reference]:
        """The first reference of each key, exactly as written."""
        return _ByKey(self._numbers, self._reference)

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Other names of references, each with the key it leads to."""
        return aliases_in(map(self._reference, self._holding(lambda reader: reader.other_keys)))

    @cached_property
    def held(self) -> frozenset[tuple[Path, str]]:
        """Each key with the file in which an entry has it."""
        found, start = set[tuple[Path, str]](), 0
        for reader, end in zip(self._found.readers, self._found.ends, strict=True):
            path = reader.file.path
            found.update((path, key) for key in self._found.keys[start:end])
            start = end
        return frozenset(found)

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """Those of the references of `by_key`, in its order: told without reading all of them."""
        return tuple(map(self._lead, self._numbers.values()))

    def of_years(self, years: Collection[int]) -> Iterator[Reference]:
        """Those references of `by_key` that are of one of these years, which have four digits."""
        if not years:
            return
        digits = "|".join(map(str, sorted(years)))
        usual = self._holding(lambda _: (digits,))
        for number in sorted({*usual, *self._holding(lambda reader: reader.odd_year)}):
            if self._numbers[self._found.keys[number]] == number:
                reference = self._reference(number)
                if reference.year in years:
                    yield reference

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of the first entry of each key."""
        keys = self._found.keys
        found = {key: number for number, key in enumerate(keys)}
        if len(found) < len(keys):  # which is rare
            found = {}
            for number, key in enumerate(keys):
                found.setdefault(key, number)
        return found

    def _holding(self, said_by: Callable[[EntryReader | ItemReader], tuple[str, ...]]) -> list[int]:
        """The entries in whose text one of some expressions is found."""
        found, first = set[int](), 0
        for reader, end in zip(self._found.readers, self._found.ends, strict=True):
            entries, keys = self._found.entries[first:end], self._found.keys[first:end]
            for expression in said_by(reader) if entries else ():
                places = _marked(re.compile(expression), reader.file.text, entries, keys)
                found.update(first + place for place in places)
            first = end
        return sorted(found)

    def _reference(self, number: int) -> Reference:
        found = self._references.get(number)
        if found is None:
            reader = self._found.readers[bisect_right(self._found.ends, number)]
            if isinstance(reader, ItemReader):
                return self._item(reader, number)
            draft = self._draft(number)
            if draft.has_parents() and not draft.done:
                _ = self._family
                draft = self._draft(number)
            found = self._references[number] = _reference_of(draft)
            if draft.broken:
                self._faults[number] = draft.broken
        return found

    def _lead(self, number: int) -> Lead:
        if number not in self._references and number not in self._found.drafts:
            reader = self._found.readers[bisect_right(self._found.ends, number)]
            entry = self._found.entries[number]
            if lead := reader.lead(entry.start, entry.end):
                return lead
        return Lead.of(self._reference(number))

    def _item(self, reader: ItemReader, number: int) -> Reference:
        entry = self._found.entries[number]
        reference, faults = reader.read(entry.start, entry.end, self._found.keys[number])
        self._references[number] = reference
        if faults:
            self._faults[number] = [*faults]
        return reference

    def _draft(self, number: int) -> Draft:
        """The draft of an entry of BibTeX."""
        found = self._found
        if number in found.drafts:
            return found.drafts[number]
        reader = found.readers[bisect_right(found.ends, number)]
        if isinstance(reader, ItemReader):  # pragma: no cover - these are no drafts
            raise TypeError(number)
        return reader.plain(found.entries[number], number)

    @cached_property
    def _family(self) -> Family:
        """All entries that take fields from others, with these fields."""
        numbers, drafts = self._holding(lambda reader: reader.inherits), self._found.drafts

        def draft(number: int) -> Draft:
            if number not in drafts:
                drafts[number] = self._draft(number)
            return drafts[number]

        family = Family(self._in_bibtex, draft, (one.key for one in self.lost if one.key))
        family.inherit(numbers)
        return family

    @property
    def _in_bibtex(self) -> Sequence[str]:
        """The keys of all entries, by number; those of other formats lend no fields."""
        keys, first = list[str](), 0
        for reader, end in zip(self._found.readers, self._found.ends, strict=True):
            is_bibtex = isinstance(reader, EntryReader)
            keys += self._found.keys[first:end] if is_bibtex else [""] * (end - first)
            first = end
        return keys

    def _in_order(self, broken: Iterable[BrokenEntry]) -> tuple[BrokenEntry, ...]:
        order = {path: number for number, path in reversed([*enumerate(self._files)])}
        by_place = sorted(broken, key=lambda b: (order[b.location.path], b.location.start.offset))
        return tuple(by_place)


class _ByKey(Mapping[str, Reference]):
    def __init__(self, numbers: Mapping[str, int], reference: Callable[[int], Reference]) -> None:
        self._numbers = numbers
        self._reference = reference

    def __getitem__(self, key: str) -> Reference:
        return self._reference(self._numbers[key])

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _marked(
    pattern: re.Pattern[str], text: str, entries: Sequence[PlainEntry], keys: Sequence[str]
) -> Iterator[int]:
    """The entries in whose text something is found.

    What is found in a group of the expression is passed over where it is the key of the entry.
    """
    starts = [entry.start for entry in entries]
    mark = pattern.search(text)
    while mark:
        place, behind = bisect_right(starts, mark.start()) - 1, mark.end()
        if place < 0 or mark.start() >= entries[place].end:
            if place + 1 == len(starts):
                break
            behind = starts[place + 1]
        elif not (pattern.groups and mark[1] == keys[place]):
            yield place
            behind = entries[place].end
        mark = pattern.search(text, behind)


def _reference_of(draft: Draft) -> Reference:
    value = {one.name: one.value for one in reversed(draft.fields)}.get
    authors = draft.authors or names_in(value("author", ""))
    editors = draft.editors or names_in(value("editor", ""))
    year, month = year_and_month(value("date", ""), value("year", ""), value("month", ""))
    return Reference(
        key=draft.key,
        type=draft.type,
        location=draft.location,
        fields=tuple(draft.fields),
        authors=authors.names,
        editors=editors.names,
        and_others=(authors if authors.names else editors).and_others,
        title=plain(value("title", "")) or None,
        year=year,
        month=month,
    )
