"""Which tracked claims state the same fact, or the same fact with different numbers.

Reading a claim closely costs a thousand times what reading its words costs, and most claims are
like no other: `candidates` finds those that may be, and only they are compared (see `closely`;
sentences of documents are compared in `retold`).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matching.candidates import may_be_alike
from claimcheck.model.claims import TrackedClaim

if TYPE_CHECKING:  # to read figures takes tables that most audits do without
    from claimcheck.model.quantities import Quantity


class Relation(StrEnum):
    """How two claims about the same fact stand to each other."""

    SAME = "same"
    CONFLICT = "conflict"


class Alike(NamedTuple):
    """Two claims of one ledger that state the same fact; `first` comes first in it."""

    first: TrackedClaim
    second: TrackedClaim
    relation: Relation
    score: float
    # share of the words, light ones too, that both have; 0..1
    figures: "tuple[tuple[Quantity, Quantity], ...]" = ()
    # the pairs that differ, for a conflict


def alike_in(claims: Sequence[TrackedClaim]) -> tuple[Alike, ...]:
    """Pairs of claims that state the same fact, by the position of the second, then the first.

    Of many claims with the same words each later one is paired with the first only, and a claim
    that repeats an earlier one is not compared any further.
    """
    places = may_be_alike([claim.text for claim in claims])
    if not places:
        return ()
    from claimcheck.matching.closely import alike_among  # noqa: PLC0415 -- most need no closer look

    return alike_among([claims[place] for place in places])
