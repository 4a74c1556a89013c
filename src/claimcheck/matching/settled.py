"""Which sentence states which tracked claim, when all claims and all sentences are known.

A sentence that says what a claim says settles the matter. One that says half of it does so only if
no other claim accounts for it: what is left of a deleted claim is the company that it kept. Where a
ledger follows the text, what lies between two claims that are found is all that is left for one
between them, and it is believed on less; on the least, if it cites the claim's own source.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from statistics import median
from typing import NamedTuple

from claimcheck.matching.passages import Passage, Passages

# A sentence with this share of a claim states it, whatever else it states …
_SURE = 0.7
# … and with this one, if no other claim accounts for it.
_ENOUGH = 0.4
# … if it has one of its figures; without them it needs this share of the words.
_WITHOUT_FIGURES = 0.4
# A claim accounts for a sentence that has this share of it and says this much else at most.
_ACCOUNTS, _LITTLE_ELSE = 0.6, 0.6
_CLEARLY_LESS = 0.1
_MOST_ACCOUNTING = 4
# … unless the sentence has this share of another claim beside it.
_OF_ITS_OWN = 0.3
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
# A ledger whose claims mostly share less than this is in words of its own; there, a sentence that
# states no other claim is believed on this share, if it is so many times that of the others.
_LOOSE = 0.85
_NEARLY, _STATED = 0.5, 0.4
_LEAST, _TIMES = 0.14, 1.7


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
    passages = Passages(sentences, claims)
    weights = [passages.weights_of(claim) for claim in claims]
    likely = [passages.find(*one) for one in zip(claims, weights, strict=True)]
    return _Settling(passages, weights, likely, len(sentences), cited).settled()


class _Settling:
    """What is known of all claims."""

    def __init__(
        self,
        passages: Passages,
        weights: Sequence[Mapping[str, float]],
        likely: Sequence[Sequence[Passage]],
        many: int,
        cited: Sequence[AbstractSet[int]],
    ) -> None:
        self._passages = passages
        self._weights = weights
        self._whole = [math.fsum(one.values()) for one in weights]
        self._likely = likely
        self._many = many
        self._cited = cited
        self._accounted: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        # of a sentence, the claims that account for it
        firsts = [(-found[0].share, claim) for claim, found in enumerate(likely) if found]
        for share, claim in sorted(firsts):
            one = likely[claim][0]
            there = self._accounted[one.place]
            if -share >= _ACCOUNTS and one.said >= _LITTLE_ELSE and len(there) < _MOST_ACCOUNTING:
                there.append((one.share, claim))

    def settled(self) -> tuple[Settled | None, ...]:
        """Every claim with its sentences."""
        best = [self._best(claim) for claim in range(len(self._likely))]
        self._between(best)
        return tuple(
            self._with_company(claim, one) if one else None for claim, one in enumerate(best)
        )

    def _best(self, claim: int) -> Passage | None:
        for one in self._likely[claim]:
            if one.share >= _SURE:
                return one
            if (
                one.share >= _ENOUGH
                and self._may_state(one, claim)
                and not self._is_taken(one, claim)
            ):
                return one
        return None

    def _may_state(self, passage: Passage, claim: int) -> bool:
        """Whether it has a figure of the claim, where that has some, or enough beside them.

        Who tells a fact in other words keeps its figures.
        """
        weights = self._weights[claim]
        figures = {word for word in weights if word[0].isdigit()}
        if not figures or figures & passage.words:
            return True
        words = self._whole[claim] - math.fsum(weights[word] for word in figures)
        return passage.share * self._whole[claim] >= _WITHOUT_FIGURES * words

    def _is_taken(self, passage: Passage, claim: int) -> bool:
        """Whether another claim accounts for all that the sentence has of this one."""
        weights = self._weights[claim]
        whole = self._whole[claim]
        for share, other in self._accounted.get(passage.place, ()):
            if other != claim and share > passage.share + _CLEARLY_LESS:
                own = passage.words - self._weights[other].keys()
                if math.fsum(weights[word] for word in own) < _OF_ITS_OWN * whole:
                    return True
        return False

    def _with_company(self, claim: int, best: Passage) -> Settled:
        weights, whole = self._weights[claim], self._whole[claim]
        places, words = [best.place], set(best.words)
        while len(places) < _MOST_SENTENCES:
            grown = [
                (math.fsum(weights[word] for word in one.words - words) / whole, one)
                for place in (places[0] - 1, places[-1] + 1)
                if 0 <= place < self._many
                for one in [self._passage(place, claim)]
                if one.said >= _BELONGS and not self._is_taken(one, claim)
            ]
            adds, one = max(grown, default=(0.0, best), key=lambda pair: pair[0])
            if adds < _ADDS:
                break
            places = sorted([*places, one.place])
            words |= one.words
        share = math.fsum(weights[word] for word in words) / whole
        restated = tuple(
            one.place
            for one in self._likely[claim]
            if one.place not in places
            and one.share >= _RESTATES
            and one.said >= _RESTATED
            and not self._is_taken(one, claim)
        )
        others = tuple(place for place in places if place != best.place)
        return Settled((best.place, *others), round(share, 3), restated)

    def _between(self, best: list[Passage | None]) -> None:
        """Find claims where their neighbours in the ledger leave room for them."""
        found = [(claim, one) for claim, one in enumerate(best) if one]
        kept = _rising(found)
        if len(found) < _LEAST_FOUND or len(kept) < _IN_ORDER * len(found):
            return
        usual = median(one.share for one in best if one)
        in_order = {claim for claim, _ in kept}
        for claim, one in enumerate(best):
            if one and claim not in in_order:
                best[claim] = self._at_home(claim, one, self._room(claim, kept), usual)
        kept = _rising([(claim, one) for claim, one in enumerate(best) if one])
        stated: defaultdict[int, set[str]] = defaultdict(set)
        # of a sentence, the words of the claims that it states
        for claim, one in enumerate(best):
            if one:
                stated[one.place] |= self._weights[claim].keys()
        rooms = [
            (claim, room)
            for claim, one in enumerate(best)
            if one is None and (room := self._room(claim, kept))
        ]
        # The surest first: what they take is no longer free.
        for claim, room in sorted(rooms, key=lambda pair: -max(one.share for one in pair[1])):
            one = self._in_room(claim, room, usual, stated)
            if one:
                best[claim] = one
                stated[one.place] |= self._weights[claim].keys()

    def _at_home(self, claim: int, best: Passage, room: Sequence[Passage], usual: float) -> Passage:
        """What was found out of order, or what does nearly as well where it would be in order."""
        loose = usual < _LOOSE
        rivals = [
            one
            for one in room
            if one.share >= best.share * (_NEARLY if loose else 1.0)
            and (loose or one.said >= best.said)
            and self._may_state(one, claim)
        ]
        return max(rivals, default=best, key=lambda one: (one.share, one.said, -one.place))

    def _room(self, claim: int, kept: Sequence[tuple[int, int]]) -> list[Passage]:
        """The sentences from that of the claim before to that of the claim after."""
        after = bisect_right(kept, (claim, self._many))
        low = kept[after - 1][1] if after else 0
        high = kept[after][1] if after < len(kept) else self._many - 1
        if high - low > _WIDEST_ROOM:
            return []
        return [self._passage(place, claim) for place in range(low, high + 1)]

    def _in_room(
        self,
        claim: int,
        room: Sequence[Passage],
        usual: float,
        stated: Mapping[int, AbstractSet[str]],
    ) -> Passage | None:
        """The sentence that states the claim, of those that are left for it."""
        ranked = sorted(
            (
                (self._own(one, claim, stated.get(one.place, frozenset())), one)
                for one in room
                if self._may_state(one, claim)
            ),
            key=lambda pair: (-pair[0], -pair[1].share, -pair[1].said, pair[1].place),
        )
        if not ranked:
            return None
        own, first = ranked[0]
        if usual >= _LOOSE:
            fits = first.share >= _BETWEEN * usual and not self._is_taken(first, claim)
            return first if fits else None
        alone = own >= _TIMES * max((other for other, _ in ranked[1:]), default=0.0)
        fits = first.share >= _BETWEEN * usual or (own >= _LEAST and alone)
        return first if fits else self._citing(claim, [one for _, one in ranked])

    def _citing(self, claim: int, room: Sequence[Passage]) -> Passage | None:
        """What is left for a claim and cites its source, and shares some words with it."""
        places = self._cited[claim] if self._cited else frozenset[int]()
        likely = [one for one in room if one.place in places and one.share >= _LEAST]
        return max(likely, default=None, key=lambda one: (one.share, one.said, -one.place))

    def _own(self, passage: Passage, claim: int, stated: AbstractSet[str]) -> float:
        """The share of a claim that a sentence has; what states other claims too counts less."""
        weights = self._weights[claim]
        others = math.fsum(weights[word] for word in passage.words & stated)
        return passage.share - (1 - _STATED) * others / self._whole[claim]

    def _passage(self, place: int, claim: int) -> Passage:
        return self._passages.passage(place, self._weights[claim], self._whole[claim])


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
