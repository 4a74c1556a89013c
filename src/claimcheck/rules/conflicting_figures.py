"""conflicting-figures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.matching import Relation
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.matching.retold import Retold
    from claimcheck.model.quantities import Quantity


@rule("conflicting-figures", Group.CLAIMS, Severity.WARNING)
def conflicting_figures(view: ProjectView) -> Iterator[Hit]:
    """
    Two claims state the same fact with different figures, sums or dates.

    Why it matters: at most one of them is right. Values are compared at the precision in which
    they are written, so 13% agrees with 13.1%, and `$1,900 million` with `1.9 billion USD`.
    Records of the ledger are compared, and sentences of one or several documents that score
    `min-score` or more. A sentence must name what it speaks of: "the rate" may be another one
    under each heading. What is told again and again with other figures is a series.

    Flagged (toml):
        [[claim]]
        id      = "coup-poll"
        text    = "In a 2016 survey, 79% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

        [[claim]]
        id      = "coup-poll-again"
        text    = "In a 2016 survey, 97% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

    Flagged (txt):
        In 2016, 79% of Turkish respondents blamed the US. Few blamed Russia.

        In a survey of 2016, 97 percent of Turkish respondents blamed the US, which denied it.

    Accepted (toml):
        [[claim]]
        id      = "coup-poll"
        text    = "In a 2016 survey, 79% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

        [[claim]]
        id      = "coup-poll-later"
        text    = "In a 2018 survey, 54% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

    Accepted (txt):
        In 2016, 79% of Turkish respondents blamed the US. Few blamed Russia.

        In a survey of 2018, 54 percent of Turkish respondents blamed the US, which denied it.

    How to fix: look into the sources of both, correct one, or word them so that the difference
    can be seen.
    """
    for pair in view.alike:
        if pair.relation is Relation.CONFLICT:
            yield Hit(
                pair.second.text_location,
                f'claims "{pair.second.id}" and "{pair.first.id}" differ: {_unlike(pair.figures)}',
                claim=pair.second.id,
                help="look into the sources of both and correct one",
                related=(Related(f'"{pair.first.id}" stands here', pair.first.text_location),),
                detail=pair.first.id,
            )
    yield from (_of_sentence(one) for one in view.retold if one.telling == "otherwise")


def _of_sentence(one: "Retold") -> Hit:
    first, unlike = one.first, _unlike(one.figures)
    tracked = first.id if isinstance(first, TrackedClaim) else None
    return Hit(
        one.second.text_location,
        f'this and "{tracked}" differ: {unlike}' if tracked else f"two sentences differ: {unlike}",
        claim=tracked,
        help="look into the sources of both and correct one",
        related=(
            Related(
                f'"{tracked}" stands here' if tracked else "the other stands here",
                first.text_location,
            ),
        ),
        detail=f"{one.second.text} / {tracked or first.text}",
    )


def _unlike(figures: "tuple[tuple[Quantity, Quantity], ...]") -> str:
    return "; ".join(f"{b.text} here, {a.text} there" for a, b in figures)
