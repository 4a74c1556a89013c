"""Which records of a shelf a printed work fits, and which it almost fits."""

from collections.abc import Iterable, Iterator

from claimcheck.linking.dating import fit_year, slips_of
from claimcheck.linking.fitting import BY_ROLE, ONE_LETTER, fit
from claimcheck.linking.likeness import LOOSE, plain_surname, spellings
from claimcheck.linking.records import Difference, Fit, Habits, Record, short_title, year_in
from claimcheck.linking.shelf import Shelf
from claimcheck.linking.titles import title_fits
from claimcheck.model.citations import CitedWork

_SHORTEST_FOR_BOTH = 5
# The parts of a record that differ then, and no others.
_BOTH = ["surname", "year"]


def fits_of(work: CitedWork, shelf: Shelf, habits: Habits) -> tuple[Fit, ...]:
    """The records that fit best, all of them; else those that almost fit, best first."""
    almost: dict[str, Fit] = {}
    for stage in _STAGES:
        found = _once(stage(work, shelf, habits))
        if exact := [one for one in found if not one.differences]:
            least = min(one.penalty for one in exact)
            return tuple(one for one in exact if one.penalty == least)
        for one in found:
            if one.record.key not in almost or almost[one.record.key].score < one.score:
                almost[one.record.key] = one
    likely = [*almost.values()] or _once(_by_likeness_of_both(work, shelf, habits))
    return tuple(sorted(likely, key=lambda one: (-one.score, one.record.key)))


def surely(work: CitedWork, shelf: Shelf) -> tuple[Fit, ...]:
    """The records that fit by the surname as it stands and the very year, nothing else known."""
    found = [one for one in _once(_by_spelling(work, shelf, Habits())) if not one.differences]
    least = min((one.penalty for one in found), default=0)
    return tuple(one for one in found if one.penalty == least)


def _once(fits: Iterable[Fit]) -> list[Fit]:
    """One fit a record, the better one."""
    best: dict[str, Fit] = {}
    for one in fits:
        known = best.get(one.record.key)
        if known is None or known.score < one.score:
            best[one.record.key] = one
    return list(best.values())


def _by_spelling(work: CitedWork, shelf: Shelf, habits: Habits) -> Iterator[Fit]:
    """The surname as it stands and the very year: most works are found so."""
    if work.names and (year := year_in(work.year)) is not None:
        records = shelf.spelt(work.names[0].surname, year)
        yield from _fitting(work, records, habits)


def _by_name(work: CitedWork, shelf: Shelf, habits: Habits) -> Iterator[Fit]:
    if work.names:
        yield from _fitting(work, shelf.named(work.names[0].surname), habits)
    if len(work.names) > 1:
        joined = " and ".join(name.surname for name in work.names)
        yield from _fitting(work, shelf.named(joined), habits)


def _by_title(work: CitedWork, shelf: Shelf, _: Habits) -> Iterator[Fit]:
    """Works without an author, by their title or the body behind them."""
    printed = work.title or ""
    if work.names:
        printed = " and ".join(name.surname for name in work.names)
    for record in shelf.nameless if printed else ():
        grade = title_fits(printed, record.title or "", short_title(record))
        if grade is not None and (year := fit_year(work, record)):
            yield Fit(record, grade + year.penalty, year.differences)
    for record in shelf.by_body.get(spellings(printed)[0], ()) if printed else ():
        if year := fit_year(work, record):
            yield Fit(record, LOOSE + year.penalty, year.differences)


def _by_abbreviation(work: CitedWork, shelf: Shelf, habits: Habits) -> Iterator[Fit]:
    if work.names:
        yield from _fitting(work, shelf.abbreviated(work.names[0]), habits)


def _by_likeness(work: CitedWork, shelf: Shelf, habits: Habits) -> Iterator[Fit]:
    """Misspelt surnames, and authors in another order."""
    year = year_in(work.year)
    for name in work.names[1:]:
        yield from _fitting(work, shelf.spelt(name.surname, year), habits)
    if work.names:
        named = (r for r in shelf.named(work.names[0].surname) if r.year == year)
        for record in (*named, *shelf.alike(work)):
            if (found := fit(work, record, habits, near=True)) is not None:
                yield found


def _by_likeness_of_both(work: CitedWork, shelf: Shelf, habits: Habits) -> Iterator[Fit]:
    """Surname and year both with one slip: only of names so long that few are alike by chance."""
    if not work.names or len(plain_surname(work.names[0])) < _SHORTEST_FOR_BOTH:
        return
    for year in slips_of(work.year):
        for record in shelf.alike(work._replace(year=str(year))):
            if len(plain_surname(record.names[0])) < _SHORTEST_FOR_BOTH:
                continue
            found = fit(work, record, habits, near=True)
            if found is not None and _is_slip_in_both(found):
                yield found


def _is_slip_in_both(fit: Fit) -> bool:
    """Whether one letter of the surname differs, and the year, and nothing else."""
    letters = [one.cost for one in fit.differences if one.part == "surname"]
    return sorted(one.part for one in fit.differences) == _BOTH and letters == [ONE_LETTER]


def _by_title_alone(work: CitedWork, shelf: Shelf, _: Habits) -> Iterator[Fit]:
    """Cited by its title, though the bibliography names an author."""
    if len(work.names) == 1 and not work.et_al and work.year:
        for record in shelf.described(spellings(work.names[0].surname)[0]):
            if year := fit_year(work, record):
                yield Fit(record, LOOSE + year.penalty, year.differences)
    if work.names or not work.title:
        return
    for record in shelf.titled_like(work.title):
        if title_fits(work.title, record.title or "", short_title(record)) is None:
            continue
        if record.names and (year := fit_year(work, record)) is not None:
            why = f"the bibliography names an author: {record.names[0].surname}"
            yield Fit(record, 0, (Difference(BY_ROLE, why), *year.differences))


def _fitting(work: CitedWork, records: Iterable[Record], habits: Habits) -> Iterator[Fit]:
    found = (fit(work, record, habits) for record in records)
    return (one for one in found if one is not None)


_STAGES = (_by_spelling, _by_name, _by_title, _by_abbreviation, _by_title_alone, _by_likeness)
