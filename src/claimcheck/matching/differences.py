"""What a sentence gives differently from the claim that it states: figures, names, words turned round.

What the claim gives and the sentence does not, or the other way round, is no difference: a fact may
be told with less or more. Something must stand in the place of another thing: between the same
neighbours, before the same noun, after the same word. How well it does is counted in points.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claimcheck.matching.aligned import LIGHT, Aligned, Words
from claimcheck.matching.figures import Figure, agree, comparable, figures_in, with_unit
from claimcheck.matching.limits import around_unlike
from claimcheck.matching.names import names_unlike
from claimcheck.matching.negations import negations_unlike
from claimcheck.matching.opposites import Turned, denies, opposites_unlike, turned_in
from claimcheck.matching.quoted import quotations_unlike
from claimcheck.matching.swapped import figures_swapped, names_swapped
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference, Unlike

# So many points make one thing stand in the place of another.
_ENOUGH = 3
# One neighbour that tells something makes up for another noun behind a figure.
_TELLING = 2
# A sentence with more figures is a table.
_MOST_FIGURES = 40
# Between the same neighbours: the fewer words, the surer.
_CLOSE, _NEAR = 4, 6
_WHOLE = 100  # percent


def differences_in(claim: str, sentence: str) -> tuple[Difference, ...]:
    """What differs, in the order of the claim; places are those in the two texts."""
    if claim.split() == sentence.split():
        return ()
    aligned = Aligned(Words(claim), Words(sentence))
    ours = figures_in(aligned.ours.text)[:_MOST_FIGURES]

    @cache
    def theirs() -> Sequence[Figure]:
        return figures_in(aligned.theirs.text)[:_MOST_FIGURES]

    turned = turned_in(aligned)
    found = [
        *(_figures(aligned, ours, theirs(), turned) if ours else ()),
        *names_unlike(aligned, [one.span for one in ours], lambda: [one.span for one in theirs()]),
        *(() if turned else names_swapped(aligned)),
        *quotations_unlike(aligned.ours.text, aligned.theirs.text),
    ]
    # "More than 60", "less than 60": told with the figures.
    told = [
        *(one.tracked_span for one in found),
        *(Span(one.bound_start, one.span.start) for one in ours if one.bound),
    ]
    found += [
        one
        for one in (*negations_unlike(aligned), *opposites_unlike(aligned, turned))
        if not any(_touch(one.tracked_span, span) for span in told)
    ]
    return tuple(sorted(found, key=lambda one: one.tracked_span))


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _figures(
    aligned: Aligned, ours: Sequence[Figure], theirs: Sequence[Figure], turned: Sequence[Turned]
) -> Iterator[Difference]:
    left, free, shared = _paired(ours, theirs)
    yield from _around(aligned, shared)
    if not turned:
        yield from figures_swapped(aligned, shared)
    left = [one for one in left if not _written(one, aligned.theirs, theirs)]
    if not left or not free:
        return
    sole = _sole_date(ours) and _sole_date(theirs)
    pairs = sorted(
        (
            (-_points(aligned, one, other, sole=sole, many=len(left) * len(free)), n, m)
            for n, one in enumerate(left)
            for m, other in enumerate(free)
            if comparable(one, other)
            and not (_complete(one, other) and _reversed(aligned, one, other, turned))
        ),
    )
    used: set[int] = set()
    taken: set[int] = set()
    for points, n, m in pairs:
        if -points < _ENOUGH:
            return
        if n not in used and m not in taken:
            used.add(n)
            taken.add(m)
            a, b = left[n], free[m]
            yield _difference(aligned, a, b)


def _difference(aligned: Aligned, a: Figure, b: Figure) -> Difference:
    first, second = a.span, b.span
    if a.quantity and b.quantity and a.quantity.value == b.quantity.value:
        # What differs is what they count.
        first, second = with_unit(a, aligned.ours.text), with_unit(b, aligned.theirs.text)
    kind = Unlike.DATE if a.date else Unlike.FIGURE
    before, after = aligned.ours.text[slice(*first)], aligned.theirs.text[slice(*second)]
    return Difference(kind, before, after, first, second)


def _around(aligned: Aligned, shared: Sequence[tuple[Figure, Figure]]) -> Iterator[Difference]:
    """The same figures, of which one is "at least", the other "at most"."""
    ours, theirs = aligned.ours.text, aligned.theirs.text
    for a, b in shared:
        if spans := around_unlike(ours, a, theirs, b):
            first, second = spans
            yield Difference(
                Unlike.FIGURE, ours[slice(*first)], theirs[slice(*second)], first, second
            )


def _paired(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[Figure], list[Figure], list[tuple[Figure, Figure]]]:
    """The figures of each text that the other does not give, and those of both; one stands for one."""
    left, free = list(ours), list(theirs)
    shared: list[tuple[Figure, Figure]] = []
    for close in (_equal, agree):
        for one in list(left):
            other = next((other for other in free if close(one, other)), None)
            if other:
                left.remove(one)
                free.remove(other)
                shared.append((one, other))
    # What a text gives twice the other need not.
    left = [one for one in left if not any(_equal(one, other) for other in theirs)]
    return left, free, shared


def _equal(a: Figure, b: Figure) -> bool:
    """Whether both are one value as written."""
    if a.quantity and b.quantity:
        return a.group == b.group and a.quantity.value == b.quantity.value and agree(a, b)
    return agree(a, b)


def _complete(one: Figure, other: Figure) -> bool:
    """Whether two shares make up the whole: who is not among 60 percent is among 40."""
    if one.quantity is None or other.quantity is None or not one.group == other.group == "percent":
        return False
    first, second = one.quantity.value, other.quantity.value
    return isinstance(first, Decimal) and isinstance(second, Decimal) and first + second == _WHOLE


def _reversed(aligned: Aligned, one: Figure, other: Figure, turned: Sequence[Turned]) -> bool:
    """Whether one text tells of those of whom the other does not."""
    ours, theirs = aligned.ours.within(one.span), aligned.theirs.within(other.span)
    return bool(turned) or denies(aligned, ours.start, theirs.start)


def _written(figure: Figure, words: Words, figures: Sequence[Figure]) -> bool:
    """Whether the other text has the same words, and they are no figure there: as in a name."""
    sought, stems = Words(figure.text).stems, words.stems
    if not sought:
        return False
    for at, stem in enumerate(stems):
        if stem == sought[0] and stems[at : at + len(sought)] == sought:
            span = words.spans[at]
            if not any(one.span.start < span.end and span.start < one.span.end for one in figures):
                return True
    return False


def _sole_date(figures: Sequence[Figure]) -> bool:
    return sum(one.date is not None for one in figures) == 1


def _points(aligned: Aligned, a: Figure, b: Figure, *, sole: bool, many: int) -> int:
    """How surely one stands in the place of the other."""
    ours, theirs = aligned.ours.within(a.span), aligned.theirs.within(b.span)
    if not ours or not theirs:
        return 0
    points = points_of_place(aligned, ours, theirs)
    if a.group == b.group == "count" and a.unit and b.unit:
        if a.unit == b.unit:
            points += 1
        elif a.text == b.text:
            points += 2
        elif points < _TELLING:
            points -= 1
    points += 1 if a.group == b.group else -2
    if a.date and b.date and sole:
        points += 2
    return points + (many == 1)


def points_of_place(aligned: Aligned, ours: range, theirs: range) -> int:
    """What their neighbours say about some words of each text."""
    points = 0
    if gap := aligned.gap_of(ours, theirs):
        widest = max(len(gap.ours) - len(ours), len(gap.theirs) - len(theirs))
        points = 3 if widest < _CLOSE else 2 if widest < _NEAR else 0
    first, second = aligned.ours.stems, aligned.theirs.stems
    return (
        points
        + _alike(first[ours.stop : ours.stop + 2], second[theirs.stop : theirs.stop + 2])
        + _alike(
            first[max(0, ours.start - 2) : ours.start][::-1],
            second[max(0, theirs.start - 2) : theirs.start][::-1],
        )
    )


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Two points for a neighbour that tells something, one for another or for the next but one."""
    if ours[:1] == theirs[:1] != []:
        return 1 if ours[0] in LIGHT and ours[1:] != theirs[1:] else 2
    return int(bool({*ours} & {*theirs} - LIGHT))
