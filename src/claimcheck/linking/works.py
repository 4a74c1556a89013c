"""Links each cited work to its reference, or says precisely why not."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from claimcheck.linking.entries import fits_equally, link_described, link_entries
from claimcheck.linking.habits import habits_of
from claimcheck.linking.likeness import spellings, words_of
from claimcheck.linking.linker import link_keys
from claimcheck.linking.records import Difference, Fit, letter_of
from claimcheck.linking.search import fits_of
from claimcheck.linking.shelf import Shelf
from claimcheck.linking.suffixes import lettered
from claimcheck.model.citations import Citation, CitedWork, Form, ListEntry, PrintedName
from claimcheck.model.documents import Span
from claimcheck.model.references import Bibliography, Candidate, Link, LinkStatus

__all__ = ["link_entries", "link_works"]

_MOST_CANDIDATES = 3
# How much of the likeness a letter takes that says more than the bibliography holds.
_LETTER = 0.1
_NOWHERE = Span(0, 0)
_EVERYTHING = "*"
# of \nocite{*}
_MISSING = Link(None, LinkStatus.MISSING)
_UNKNOWN = Link(None, LinkStatus.UNKNOWN)


def link_works(
    citations: Sequence[Citation],
    bibliography: Bibliography,
    entries: Sequence[ListEntry] = (),
    shelf: Shelf | None = None,
) -> tuple[tuple[Link, ...], ...]:
    """For each citation the links of its works, in order.

    `entries` are those of the document's own list. A `shelf` of the bibliography, made once,
    saves time where several documents are linked.
    """
    forms = {citation.form for citation in citations}
    keyed = (w.key for c in citations if c.form is Form.KEY for w in c.works if w.key is not None)
    keys = link_keys((key for key in keyed if key != _EVERYTHING), bibliography)
    desk = None
    if forms - {Form.KEY}:
        shelf = shelf or Shelf.of_bibliography(bibliography)
        desk = _Desk(citations, bibliography, entries, shelf)
    return tuple(
        tuple(_link(work, citation, keys, desk) for work in citation.works)
        for citation in citations
    )


def list_works(
    citations: Sequence[Citation], entries: Sequence[ListEntry]
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """For each citation and work the entries of the document's own list that fit, by place.

    Of citations by author and year and by number; keys and notes need no list.
    """
    desk = _Desk(citations, Bibliography(), entries, Shelf.of_list(()))
    by_form = {Form.AUTHOR_YEAR: desk.places_by_names, Form.NUMERIC: desk.places_by_number}
    return tuple(
        tuple(by_form[one.form](work) if one.form in by_form else () for work in one.works)
        for one in citations
    )


def _link(
    work: CitedWork, citation: Citation, keys: Mapping[str, Link], desk: "_Desk | None"
) -> Link:
    if citation.form is Form.KEY:
        return keys.get(work.key or "", Link(None, LinkStatus.LINKED))
    if desk is None:
        return _MISSING
    if citation.form is Form.NUMERIC or (work.number and not work.names):
        return desk.by_number(work)
    if citation.form is Form.NOTE:
        return desk.by_description(work)
    return desk.by_names(work)


class _Desk:
    """One document's works on the one side, the bibliography and the list on the other."""

    def __init__(
        self,
        citations: Sequence[Citation],
        bibliography: Bibliography,
        entries: Sequence[ListEntry],
        shelf: Shelf,
    ) -> None:
        self._bibliography = bibliography
        self._shelf = shelf
        works = [w for c in citations if c.form is Form.AUTHOR_YEAR for w in c.works]
        self._habits = habits_of(map(_bare, works), shelf)
        self._entries = entries
        self._list = Shelf.of_list(entries)
        self._entry_links: dict[int, Link] = {}
        self._known: dict[CitedWork, Link] = {}
        self._fits: dict[tuple[CitedWork, int], tuple[Fit, ...]] = {}
        self._letters: dict[frozenset[str], set[str]] = {}
        names = [name for work in works for name in work.names if name.full]
        self._short = {spellings(name.full)[0]: name.surname for name in names}
        for work in works:
            if work.suffix:
                group = _group(self._fits_on(self._shelf, self._with_short_names(_bare(work))))
                self._letters.setdefault(group, set()).add(work.suffix)

    def by_names(self, work: CitedWork) -> Link:
        """An author-year citation."""
        plain = self._with_short_names(_bare(work, work.suffix))
        if plain not in self._known:
            self._known[plain] = self._by_names(plain)
        return self._known[plain]

    def _with_short_names(self, work: CitedWork) -> CitedWork:
        """The work, where a name has an abbreviation in this document, known by that too."""
        if not self._short:
            return work
        names = (
            name
            if name.full
            else name._replace(full=self._short.get(spellings(name.surname)[0], ""))
            for name in work.names
        )
        return work._replace(names=tuple(names))

    def _by_names(self, work: CitedWork) -> Link:
        if (listed := self._by_list(work)) is not None:
            return listed
        fits = self._fits_on(self._shelf, work._replace(suffix=""))
        return self._settled(work, fits)

    def _settled(self, work: CitedWork, fits: Sequence[Fit]) -> Link:
        if not fits or fits[0].differences:
            return self._not_found(work, fits)
        if work.year and work.suffix and (link := self._by_letter(work, fits)) is not None:
            return link
        if len(fits) == 1:
            return Link(fits[0].record.key, LinkStatus.LINKED)
        return _ambiguous(fits)

    def _by_letter(self, work: CitedWork, fits: Sequence[Fit]) -> Link | None:
        """The work that the letter points at; None where it is nothing to go by."""
        letters = self._letters.get(_group(fits)) or {work.suffix}
        if len(fits) == 1:
            own = letter_of(fits[0].record)
            if own == work.suffix or (not own and letters == {"a"}):
                return None  # an "a" alone: the other one was cut from the text, or not yet cited
            text = _listed(
                [f"{work.year}{one}" for one in sorted({work.suffix} if own else letters)]
            )
            there = f"{work.year}{own}" if own else f"one work of {work.year}"
            why = f"{text} in the text, {there} in the bibliography"
            return _near([fits[0]._replace(differences=(Difference(_LETTER, why, "year"),))])
        found = lettered([one.record for one in fits], letters).get(work.suffix)
        return Link(found.key, LinkStatus.LINKED) if found else None

    def _not_found(self, work: CitedWork, fits: Sequence[Fit]) -> Link:
        if not self._bibliography.complete:
            return _UNKNOWN
        if broken := self._broken(work):
            return Link(broken, LinkStatus.BROKEN)
        return _near(fits) if fits else _MISSING

    def _broken(self, work: CitedWork) -> str | None:
        """The key of an entry that cannot be read and is named after author and year."""
        if not work.names or not work.year or not self._bibliography.broken_keys:
            return None
        surname = spellings(work.names[0].surname)[0]
        for key in self._bibliography.broken_keys:
            letters = "".join(words_of(key))
            if len(surname) > 2 and surname in letters and work.year in letters:
                return key
        return None

    def _by_list(self, work: CitedWork) -> Link | None:
        """By way of the document's own list; None where that says nothing."""
        if not self._entries:
            return None
        fits = self._fits_on(self._list, work._replace(suffix=""))
        fits = tuple(one for one in fits if not one.differences)
        if work.suffix or len(fits) > 1:
            fits = tuple(one for one in fits if letter_of(one.record) == work.suffix)
        if len(fits) != 1:
            return None
        link = self._entry_link(int(fits[0].record.key))
        return link if link.status is not LinkStatus.UNKNOWN else None

    def places_by_names(self, work: CitedWork) -> tuple[int, ...]:
        """The entries of the list with these authors and this year, whatever the letter."""
        fits = self._fits_on(self._list, _bare(work)._replace(suffix=""))
        return tuple(int(one.record.key) for one in fits if not one.differences)

    def places_by_number(self, work: CitedWork) -> tuple[int, ...]:
        """The entry of the list with this number."""
        place = self._places.get(_digits(work.number or ""))
        return () if place is None else (place,)

    def by_number(self, work: CitedWork) -> Link:
        """By way of the numbered list."""
        if not self._entries:
            return _UNKNOWN
        place = self._places.get(_digits(work.number or ""))
        return _MISSING if place is None else self._entry_link(place)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        numbers = [_digits(entry.number or "") for entry in self._entries]
        if any(numbers):
            return {number: place for place, number in reversed([*enumerate(numbers)]) if number}
        return {str(place + 1): place for place in range(len(numbers))}

    def _entry_link(self, place: int) -> Link:
        if place not in self._entry_links:
            link = link_described(self._entries[place], self._shelf, self._bibliography)
            self._entry_links[place] = link
        return self._entry_links[place]

    def by_description(self, work: CitedWork) -> Link:
        """A note: in full, or shortened to names and a few words of the title."""
        entry = ListEntry(
            span=work.span, text=work.text, names=work.names, year=work.year, title=work.title
        )
        full = link_described(entry, self._shelf, self._bibliography)
        if full.status is LinkStatus.LINKED:
            return full
        short = self.by_names(work)
        if short.status in {LinkStatus.LINKED, LinkStatus.AMBIGUOUS} or not full.candidates:
            return short
        return full

    def _fits_on(self, shelf: Shelf, work: CitedWork) -> tuple[Fit, ...]:
        known = (work, id(shelf))
        if known not in self._fits:
            self._fits[known] = fits_of(work, shelf, self._habits)
        return self._fits[known]


def _bare(work: CitedWork, suffix: str = "") -> CitedWork:
    """What is printed, without its place: equal wherever the same is cited."""
    return CitedWork(
        span=_NOWHERE,
        text="",
        names=tuple([PrintedName(n.surname, n.given, None, n.full) for n in work.names]),
        et_al=work.et_al,
        year=work.year,
        suffix=suffix,
        original_year=work.original_year,
        title=work.title,
    )


def _group(fits: Iterable[Fit]) -> frozenset[str]:
    return frozenset(one.record.key for one in fits if not one.differences)


def _ambiguous(fits: Sequence[Fit]) -> Link:
    candidates = (Candidate(one.record.key, one.score, fits_equally(one.record)) for one in fits)
    return Link(None, LinkStatus.AMBIGUOUS, tuple(candidates))


def _near(fits: Sequence[Fit]) -> Link:
    candidates = (Candidate(one.record.key, one.score, one.why, one.part) for one in fits)
    return Link(None, LinkStatus.NEAR, tuple(candidates)[:_MOST_CANDIDATES])


def _listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _digits(number: str) -> str:
    return "".join(words_of(number))
