"""conflicting-figures."""

from collections.abc import Iterator

from claimcheck.matching import Relation
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("conflicting-figures", Group.CLAIMS, Severity.WARNING)
def conflicting_figures(view: ProjectView) -> Iterator[Hit]:
    """
    Two claims state the same fact with different figures, sums or dates.

    Why it matters: at most one of them is right. Values are compared at the precision in which
    they are written, so 13% agrees with 13.1%, and `$1,900 million` with `1.9 billion USD`.

    Flagged (toml):
        [[claim]]
        id      = "coup-poll"
        text    = "In a 2016 survey, 79% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

        [[claim]]
        id      = "coup-poll-again"
        text    = "In a 2016 survey, 97% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

    Accepted (toml):
        [[claim]]
        id      = "coup-poll"
        text    = "In a 2016 survey, 79% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

        [[claim]]
        id      = "coup-poll-later"
        text    = "In a 2018 survey, 54% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

    How to fix: look into the sources of both, correct one, or word them so that the difference
    can be seen.
    """
    for pair in view.alike:
        if pair.relation is Relation.CONFLICT:
            unlike = "; ".join(f"{b.text} here, {a.text} there" for a, b in pair.figures)
            yield Hit(
                pair.second.text_location,
                f'claims "{pair.second.id}" and "{pair.first.id}" differ: {unlike}',
                claim=pair.second.id,
                help="look into the sources of both and correct one",
                related=(Related(f'"{pair.first.id}" stands here', pair.first.text_location),),
                detail=pair.first.id,
            )
