"""Which sentences of documents tell a fact again, alone or with more beside it.

Sentences are longer than records and stand in a context: what a summary gives in ten words the
body gives in thirty. So one may say more than the other; but it must hold every content word of
the other, in roles that agree, and no further word that turns the fact. Those that differ in a
figure must name what they speak of, since "the rate" is another one under each heading. What is
told with ever other figures is a series, and none of it a contradiction.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.matching import Alike, Fact, Relation
from claimcheck.matching.candidates import may_be_held
from claimcheck.matching.closely import only_the_date_is_wrong, score_of
from claimcheck.matching.differences import differences_in
from claimcheck.matching.figures import Figure, agree, figures_in
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.matches import Unlike
from claimcheck.model.quantities import Kind
from claimcheck.model.wording import TURNING_WORDS, Wording, wording_of

# Program text and formulas state no fact.
_CODE = re.compile(r"[={}\\_]|<-|::|\w\(")
# A sentence that is contradicted so often belongs to a series.
_MOST_CONFLICTS = 2
# Both say the same, and no more, where this many plain words are all that one has beside.
_ASIDE = 1
# A name that is no month and does not only open the sentence; "US", "IS".
_NAME = re.compile(r"(?<=[^.!?:;“\"‘] )[A-Z][^\W\d_]+|\b[A-Z]{2,}\b")
_OPENING = re.compile(r"\W*([A-Z][^\W\d_]+)")
_MONTHS = frozenset(
    """January February March April May June July August September October November December Table
    Figure Fig Chapter Section Box Appendix Annex Part Panel""".split()
)


class _Told(NamedTuple):
    fact: Fact
    wording: Wording
    figures: Sequence[Figure]

    @property
    def dates(self) -> list[Figure]:
        return [one for one in self.figures if one.date]


def retold_in(facts: Sequence[Fact]) -> tuple[Alike, ...]:
    """Pairs of facts of which at least one is a sentence; records come first in `facts`."""
    firsts: dict[str, int] = {}
    pairs: list[tuple[int, int, Alike]] = []
    kept: list[Fact] = []
    for fact in facts:
        text = " ".join(fact.text.casefold().split())
        if _CODE.search(text):
            continue
        if text in firsts:
            first = kept[firsts[text]]
            if not _both_tracked(first, fact):
                pairs.append((firsts[text], len(kept), Alike(first, fact, Relation.SAME, 1.0)))
        else:
            firsts[text] = len(kept)
            kept.append(fact)
    told: dict[int, _Told] = {}
    for part, whole in may_be_held([fact.text for fact in kept]):
        if _both_tracked(kept[part], kept[whole]):
            continue
        for place in (part, whole):
            if place not in told:
                text = kept[place].text
                told[place] = _Told(kept[place], wording_of(text), figures_in(text))
        if alike := _alike(told[part], told[whole], swapped=whole < part):
            pairs.append((*sorted((part, whole)), alike))
    return tuple(_without_series(pairs))
