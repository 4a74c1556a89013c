"""What speaks for a sentence as the place of a claim, when all claims and all sentences are known.

The words that it shares, a figure among them, if the claim has some; that no other claim accounts
for them; and, since many sentences share the setting of a claim that is told in other words, that
it cites the source of the claim while they do not.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from claimcheck.matching.passages import Passage, Passages

# A sentence with this share of a claim states it, whatever else it states.
SURE = 0.7
# Without figures of the claim it needs this share of its words.
_WITHOUT_FIGURES = 0.4
# A claim accounts for a sentence that has this share of it and says this much else at most.
_ACCOUNTS, _LITTLE_ELSE = 0.6, 0.6
_CLEARLY_LESS = 0.1
_MOST_ACCOUNTING = 4
# … unless the sentence has this share of another claim beside it.
_OF_ITS_OWN = 0.3
# What other claims state too counts this much.
_STATED = 0.4
# To cite the source of a claim counts as much as this share of its words. A citation may stand for
# the sentence before and that behind.
CITES = 0.15
_REACH = 1


class Evidence:
    """The words of all claims and sentences, and what the sentences cite."""

    def __init__(
        self,
        claims: Sequence[str],
        sentences: Sequence[str],
        cited: Sequence[AbstractSet[int]] = (),
    ) -> None:
        self._passages = Passages(sentences, claims)
        self.many = len(sentences)
        self.weights: Sequence[Mapping[str, float]] = [*map(self._passages.weights_of, claims)]
        # of each claim, what its words tell
        self._whole = [math.fsum(one.values()) or 1.0 for one in self.weights]
        # one without words shares nothing with anything
        self.cited = cited or [frozenset[int]()] * len(claims)
        # of each claim, the sentences that cite one of its sources
        self.likely = [self._likely(*one) for one in enumerate(claims)]
        # of each claim, the sentences for which most speaks, the best first
        self._accounted: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        # of a sentence, the claims that account for it
        firsts = [(-found[0].share, claim) for claim, found in enumerate(self.likely) if found]
        for share, claim in sorted(firsts):
            one = self.likely[claim][0]
            there = self._accounted[one.place]
            if -share >= _ACCOUNTS and one.said >= _LITTLE_ELSE and len(there) < _MOST_ACCOUNTING:
                there.append((one.share, claim))

    def passage(self, place: int, claim: int) -> Passage:
        """What a sentence has of a claim."""
        return self._passages.passage(place, self.weights[claim], self._whole[claim])

    def share(self, words: AbstractSet[str], claim: int) -> float:
        """The share of a claim that these of its words are."""
        weights = self.weights[claim]
        return math.fsum(weights[word] for word in words) / self._whole[claim]

    def weight(self, passage: Passage, claim: int) -> float:
        """What speaks for a sentence; of those that share all words, none needs a citation."""
        cites = passage.place in self.cited[claim]
        return passage.share + CITES * (cites or passage.share == 1.0)

    def is_elsewhere(self, passage: Passage, claim: int) -> bool:
        """Whether the text cites the source of a claim, but nowhere near this sentence."""
        place, cited = passage.place, self.cited[claim]
        return bool(cited) and cited.isdisjoint(range(place - _REACH, place + _REACH + 1))

    def may_state(self, passage: Passage, claim: int) -> bool:
        """Whether it has a figure of the claim, where that has some, or enough beside them.

        Who tells a fact in other words keeps its figures.
        """
        weights = self.weights[claim]
        figures = {word for word in weights if word[0].isdigit()}
        if not figures or figures & passage.words:
            return True
        words = self._whole[claim] - math.fsum(weights[word] for word in figures)
        return passage.share * self._whole[claim] >= _WITHOUT_FIGURES * words

    def is_taken(self, passage: Passage, claim: int) -> bool:
        """Whether another claim accounts for all that the sentence has of this one."""
        for share, other in self._accounted.get(passage.place, ()):
            if other != claim and share > passage.share + _CLEARLY_LESS:
                own = passage.words - self.weights[other].keys()
                if self.share(own, claim) < _OF_ITS_OWN:
                    return True
        return False

    def own(self, passage: Passage, claim: int, stated: AbstractSet[str]) -> float:
        """The share of a claim that a sentence has; what states other claims too counts less."""
        return passage.share - (1 - _STATED) * self.share(passage.words & stated, claim)

    def _likely(self, claim: int, text: str) -> Sequence[Passage]:
        found = self._passages.find(text, self.weights[claim])
        if not self.cited[claim] or not found or found[0].share == 1.0:
            return found
        return sorted(found, key=lambda one: -self.weight(one, claim))
