"""Two names or figures that have changed places: who sold to whom, from how many to how many.

Both texts have both, so none is missing; but each stands between the neighbours of the other.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from claimcheck.matching.aligned import LIGHT, Aligned, Words
from claimcheck.matching.figures import Figure
from claimcheck.matching.names import DAYS, TITLES
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference, Unlike

# Of the four neighbours of two things, as many are the other's if they have changed places.
_ENOUGH = 3
# A sentence with more names is a list.
_MOST_NAMES = 12
# What is said of two alike: whoever meets somebody is met by him.
_MUTUAL = frozenset(
    """with between and or versus meet marry married marriage border neighbour neighbor resemble equal
    distance apart join face twin rival ally""".split()
)
_LISTING = frozenset("and or as well both".split())
_LEAD = 3


class _Thing(NamedTuple):
    """A name or figure, in both texts."""

    ours: range
    theirs: range
    figure: Figure | None = None


def names_swapped(aligned: Aligned) -> Iterator[Difference]:
    """Names that have changed places, each said."""
    first, second = _capitals(aligned.ours), _capitals(aligned.theirs)
    if _in_order(aligned, first, second):
        return
    for whole in (True, False):  # if not the names, then parts of them
        ours = _names_in(aligned.ours, first, whole=whole)
        theirs = _names_in(aligned.theirs, second, whole=whole)
        things = [
            _Thing(place, other)
            for stems, place in ours.items()
            if place and (other := theirs.get(stems))
        ]
        if 1 < len(things) <= _MOST_NAMES:
            found = tuple(_swapped(aligned, things, Unlike.NAME))
            yield from found
            if found:
                return


def figures_swapped(
    aligned: Aligned, pairs: Sequence[tuple[Figure, Figure]]
) -> Iterator[Difference]:
    """Figures of a kind that have changed places; `pairs` are those that both texts give."""
    things = [
        _Thing(aligned.ours.within(one.span), aligned.theirs.within(other.span), one)
        for one, other in pairs
        if not one.date
    ]
    if 1 < len(things) <= _MOST_NAMES:
        yield from _swapped(aligned, things, Unlike.FIGURE)


def _swapped(aligned: Aligned, things: Sequence[_Thing], kind: Unlike) -> Iterator[Difference]:
    moved: set[range] = set()
    for one, other in combinations(sorted(things, key=lambda thing: thing.ours.start), 2):
        if (
            one.theirs.start > other.theirs.start
            and moved.isdisjoint((one.ours, other.ours))
            and _differ(one, other)
            and _have_changed_places(aligned, one, other)
        ):
            moved.update((one.ours, other.ours))
            yield _difference(aligned, one, other, kind)
            yield _difference(aligned, other, one, kind)


def _differ(one: _Thing, other: _Thing) -> bool:
    if one.figure is None or other.figure is None:
        return True
    first, second = one.figure.quantity, other.figure.quantity
    if first is None or second is None:
        return one.figure.group == other.figure.group and one.figure.number != other.figure.number
    return one.figure.group == other.figure.group and first.value != second.value


def _have_changed_places(aligned: Aligned, one: _Thing, other: _Thing) -> bool:
    ours, theirs = aligned.ours, aligned.theirs
    if one.figure is None and _is_mutual(ours, one.ours, other.ours):
        return False
    as_other = (
        _like(ours, one.ours, theirs, other.theirs),
        _like(ours, other.ours, theirs, one.theirs),
    )
    as_itself = _like(ours, one.ours, theirs, one.theirs) + _like(
        ours, other.ours, theirs, other.theirs
    )
    # "In Oslo" and "in Bern" may change places with all that stands around them.
    alike = _at(ours, one.ours.start - 1) == _at(ours, other.ours.start - 1)
    enough = 4 if alike else _ENOUGH
    return min(as_other) > 0 and sum(as_other) >= enough and sum(as_other) > as_itself


def _is_mutual(words: Words, one: range, other: range) -> bool:
    """Whether what is said of two names holds as well when they change places."""
    between = range(one.stop, other.start)
    if all(_is_capital(words, n) or words.stems[n] in _LISTING for n in between):
        return True
    lead = words.stems[max(0, one.start - _LEAD) : one.start]
    return not _MUTUAL.isdisjoint((*lead, *(words.stems[n] for n in between)))


def _like(ours: Words, a: range, theirs: Words, b: range) -> int:
    """How many of the two neighbours of a thing are those of the other."""
    return (_at(ours, a.start - 1) == _at(theirs, b.start - 1)) + (
        _at(ours, a.stop) == _at(theirs, b.stop)
    )


def _at(words: Words, place: int) -> str:
    return words.stems[place] if 0 <= place < len(words.stems) else ""


def _capitals(words: Words) -> list[int]:
    return [
        place
        for place, word in enumerate(words.written)
        if word[0].isupper() and _is_capital(words, place)
    ]


def _in_order(aligned: Aligned, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the words with a capital that both texts have follow each other in one order."""
    there = {aligned.theirs.stems[place]: place for place in theirs}
    places = [there[stem] for n in ours if (stem := aligned.ours.stems[n]) in there]
    return places == sorted(places)


def _names_in(
    words: Words, capitals: Sequence[int], *, whole: bool
) -> dict[tuple[str, ...], range | None]:
    """The runs of words with a capital, or each of these; None for one that is there twice."""
    runs: list[range] = []
    for place in capitals:
        if whole and runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    found: dict[tuple[str, ...], range | None] = {}
    for run in runs:
        stems = tuple(words.stems[run.start : run.stop])
        found[stems] = None if stems in found else run
    return found


def _is_capital(words: Words, place: int) -> bool:
    return (
        words.written[place][:1].isupper()
        and words.stems[place] not in LIGHT
        and words.stems[place] not in TITLES
        and words.written[place].lower() not in DAYS
    )


def _difference(aligned: Aligned, one: _Thing, other: _Thing, kind: Unlike) -> Difference:
    """That `other` stands in the place of `one`."""
    first, second = _span(aligned.ours, one.ours), _span(aligned.theirs, other.theirs)
    return Difference(
        kind,
        aligned.ours.text[slice(*first)],
        aligned.theirs.text[slice(*second)],
        first,
        second,
    )


def _span(words: Words, places: range) -> Span:
    return Span(words.spans[places.start].start, words.spans[places[-1]].end)
