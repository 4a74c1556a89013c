"""Which sentence states which tracked claim, when all claims and all sentences are known.

A sentence that says what a claim says settles the matter. One that says half of it does so only if
no other claim accounts for it: what is left of a deleted claim is the company that it kept. Where a
ledger follows the text, what lies between two claims that are found is all that is left for one
between them, and it is believed on less; on the least, if no other claim is stated there.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from statistics import median
from typing import NamedTuple

from claimcheck.matching.evidence import CITES, SURE, Evidence
from claimcheck.matching.passages import Passage

# A sentence with this share of a claim states it if no other claim accounts for that.
_ENOUGH = 0.4
# Another sentence restates a claim if it has this share of it, and as much of it is the claim.
_RESTATES, _RESTATED = 0.7, 0.5
# The next sentence belongs to it if it adds this share, and as much of it is the claim.
_ADDS, _BELONGS = 0.15, 0.5
_MOST_SENTENCES = 4
# Between neighbours a claim is believed on this part of what its ledger's claims mostly share.
_BETWEEN = 0.38
_IN_ORDER = 0.75
_LEAST_FOUND = 5
_WIDEST_ROOM = 40
# A ledger whose claims mostly share less than this is in words of its own, and tells what the text
# told before, so that each record can stand alone. There, a sentence is believed on this share, if
# it is so many times that of the others, and on the least, if it states no other claim.
_LOOSE = 0.85
_NEARLY = 0.5
_LEAST, _FREE, _TIMES = 0.14, 0.05, 1.7
# A sentence that has this share of a claim tells it again.
_AGAIN = 0.5


class Settled(NamedTuple):
    """Where a claim stands."""

    best: tuple[int, ...]
    # the sentence; or sentences that follow each other, that which says most first
    share: float
    restated: tuple[int, ...] = ()
    # other sentences that say the same, the best first


def settle(
    claims: Sequence[str],
    sentences: Sequence[str],
    cited: Sequence[AbstractSet[int]] = (),
) -> tuple[Settled | None, ...]:
    """Every claim with its sentences, or None; `cited` are those that cite one of its sources."""
    return _Settling(Evidence(claims, sentences, cited)).settled()


class _Settling:
    """What is known of all claims."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._best = [self._first(claim) for claim in range(len(evidence.likely))]
        # of each claim, the sentence that states it
        self._taken: set[int] = set()
        # sentences that state a claim for sure
        self._stated: defaultdict[int, set[str]] = defaultdict(set)
        # of a sentence, the words of the claims that it states

    def settled(self) -> tuple[Settled | None, ...]:
        """Every claim with its sentences."""
        self._between()
        return tuple(
            self._with_company(claim, one) if one else None for claim, one in enumerate(self._best)
        )

    def _first(self, claim: int) -> Passage | None:
        for one in self._evidence.likely[claim]:
            if one.share >= SURE:
                return one
            if (
                one.share >= _ENOUGH
                and self._evidence.may_state(one, claim)
                and not self._evidence.is_taken(one, claim)
            ):
                return one
        return None

    def _with_company(self, claim: int, best: Passage) -> Settled:
        evidence = self._evidence
        places, words = [best.place], set(best.words)
        while len(places) < _MOST_SENTENCES:
            grown = [
                (evidence.share(one.words - words, claim), one)
                for place in (places[0] - 1, places[-1] + 1)
                if 0 <= place < evidence.many
                for one in [evidence.passage(place, claim)]
                if one.said >= _BELONGS and not evidence.is_taken(one, claim)
            ]
            adds, one = max(grown, default=(0.0, best), key=lambda pair: pair[0])
            if adds < _ADDS:
                break
            places = sorted([*places, one.place])
            words |= one.words
        restated = tuple(
            one.place
            for one in evidence.likely[claim]
            if one.place not in places
            and one.share >= _RESTATES
            and one.said >= _RESTATED
            and not evidence.is_taken(one, claim)
        )
        others = tuple(place for place in places if place != best.place)
        return Settled((best.place, *others), round(evidence.share(words, claim), 3), restated)

    def _between(self) -> None:
        """Find claims where their neighbours in the ledger leave room for them."""
        best = self._best
        kept = self._kept()
        shares = [one.share for one in best if one]
        if len(shares) < _LEAST_FOUND or len(kept) < _IN_ORDER * len(shares):
            return
        usual = median(shares)
        in_order = {claim for claim, _ in kept}
        for claim, one in enumerate(best):
            if one and claim not in in_order:
                best[claim] = self._at_home(claim, one, self._room(claim, kept), usual)
        doubtful = self._doubtful(loose=usual < _LOOSE)
        for claim in doubtful:
            best[claim] = None
        kept = self._kept()
        rooms = [
            (claim, room)
            for claim, one in enumerate(best)
            if one is None and (room := self._room(claim, kept))
        ]
        # The surest first: what they take is no longer free.
        for claim, room in sorted(rooms, key=lambda pair: -max(one.share for one in pair[1])):
            before = doubtful.pop(claim, None)
            if before and self._evidence.is_elsewhere(before, claim):
                before = None
            if one := self._in_room(claim, room, usual) or before:
                best[claim] = one
                self._take(claim, one)
        for claim, one in doubtful.items():
            best[claim] = one

    def _kept(self) -> list[tuple[int, int]]:
        return _rising([(claim, one) for claim, one in enumerate(self._best) if one])

    def _doubtful(self, *, loose: bool) -> dict[int, Passage]:
        """What may have its place elsewhere in its room, in other words; all else is taken."""
        evidence = self._evidence
        doubtful: dict[int, Passage] = {}
        found = [(claim, one) for claim, one in enumerate(self._best) if one]
        for claim, one in sorted(found, key=lambda pair: -pair[1].share):
            if (
                loose
                and one.share < SURE
                and (
                    evidence.is_elsewhere(one, claim)
                    or evidence.own(one, claim, self._stated[one.place]) < _ENOUGH
                )
            ):
                doubtful[claim] = one
            else:
                self._take(claim, one)
        return doubtful

    def _take(self, claim: int, best: Passage) -> None:
        evidence = self._evidence
        self._taken.add(best.place)
        again = (one.place for one in evidence.likely[claim] if one.share >= _AGAIN)
        for place in {best.place, *again}:
            self._stated[place] |= evidence.weights[claim].keys()

    def _at_home(self, claim: int, best: Passage, room: Sequence[Passage], usual: float) -> Passage:
        """What was found out of order, or what does nearly as well where it would be in order."""
        loose = usual < _LOOSE
        is_elsewhere = self._evidence.is_elsewhere(best, claim)
        rivals = [
            one
            for one in room
            if one.share >= best.share * (_NEARLY if loose else 1.0)
            and (loose or one.said >= best.said)
            and self._evidence.may_state(one, claim)
            and (is_elsewhere or not self._evidence.is_elsewhere(one, claim))
        ]
        return max(
            rivals,
            default=best,
            key=lambda one: (self._evidence.weight(one, claim), one.said, -one.place),
        )

    def _room(self, claim: int, kept: Sequence[tuple[int, int]]) -> list[Passage]:
        """The sentences from that of the claim before to that of the claim after."""
        after = bisect_right(kept, (claim, self._evidence.many))
        low = kept[after - 1][1] if after else 0
        high = kept[after][1] if after < len(kept) else self._evidence.many - 1
        if high - low > _WIDEST_ROOM:
            return []
        return [self._evidence.passage(place, claim) for place in range(low, high + 1)]

    def _in_room(self, claim: int, room: Sequence[Passage], usual: float) -> Passage | None:
        """The sentence that states the claim, of those that are left for it."""
        evidence = self._evidence
        cited = evidence.cited[claim]
        free = cited - self._taken
        is_cited = any(one.place in cited for one in room)
        ranked = sorted(
            (
                (evidence.own(one, claim, self._stated.get(one.place, frozenset())), one)
                for one in room
                if (evidence.may_state(one, claim) or one.place in free)
                and not (is_cited and evidence.is_elsewhere(one, claim))
            ),
            key=lambda pair: (
                -pair[0] - CITES * (pair[1].place in free),
                -pair[1].share,
                -pair[1].said,
                pair[1].place,
            ),
        )
        if not ranked:
            return None
        own, first = ranked[0]
        if usual >= _LOOSE:
            fits = first.share >= _BETWEEN * usual and not evidence.is_taken(first, claim)
            return first if fits else None
        alone = own >= _TIMES * max((other for other, _ in ranked[1:]), default=0.0)
        if first.share >= _BETWEEN * usual or (own >= self._least(first) and alone):
            return first
        citing = (one for _, one in ranked if one.place in cited)
        return next((one for one in citing if one.share >= self._least(one)), None)

    def _least(self, passage: Passage) -> float:
        return _LEAST if passage.place in self._taken else _FREE


def _rising(found: Sequence[tuple[int, Passage]]) -> list[tuple[int, int]]:
    """Claims and their places that never fall: those that together share the most."""
    places: list[int] = []
    totals: list[float] = []
    # of the runs that end at these places, each more than all before
    runs: list[int] = []
    before: list[int] = []
    for n, (_, one) in enumerate(found):
        at = bisect_right(places, one.place)
        before.append(runs[at - 1] if at else -1)
        total = one.share + (totals[at - 1] if at else 0.0)
        end = at
        while end < len(places) and totals[end] <= total:
            end += 1
        if at and places[at - 1] == one.place:
            at -= 1
        places[at:end], totals[at:end], runs[at:end] = [one.place], [total], [n]
    kept: list[tuple[int, int]] = []
    n = runs[-1] if runs else -1
    while n >= 0:
        kept.append((found[n][0], found[n][1].place))
        n = before[n]
    return kept[::-1]
