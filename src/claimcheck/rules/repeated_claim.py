"""repeated-claim."""

from collections.abc import Iterator

from claimcheck.matching import Relation
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("repeated-claim", Group.CLAIMS, Severity.WARNING)
def repeated_claim(view: ProjectView) -> Iterator[Hit]:
    """
    Two records of the ledger state the same fact.

    Why it matters: a fact that is checked in one place and corrected there stays wrong in the
    other. Figures, money and dates are compared as values: `1.9 billion USD` is `$1,900 million`.

    Flagged (toml):
        [[claim]]
        id      = "military-aid"
        text    = "From 1947 to 1961 Turkey received 1.9 billion USD in military aid from the US."
        sources = ["landau1974"]

        [[claim]]
        id      = "aid-again"
        text    = "Turkey received $1,900 million in military aid from the US from 1947 to 1961."
        sources = ["landau1974"]

    Accepted (toml):
        [[claim]]
        id      = "military-aid"
        text    = "From 1947 to 1961 Turkey received 1.9 billion USD in military aid from the US."
        sources = ["landau1974"]

        [[claim]]
        id      = "economic-aid"
        text    = "From 1947 to 1961 Turkey received 1.4 billion USD in economic aid from the US."
        sources = ["landau1974"]

    How to fix: keep one record, with the sources and verdicts of both.
    """
    for pair in view.alike:
        sourced = bool(pair.first.sources) == bool(pair.second.sources)
        if pair.relation is Relation.SAME and sourced:
            yield Hit(
                pair.second.text_location,
                f'claim "{pair.second.id}" repeats "{pair.first.id}"',
                claim=pair.second.id,
                help="keep one record, with the sources and verdicts of both",
                related=(Related(f'"{pair.first.id}" stands here', pair.first.text_location),),
                detail=pair.first.id,
            )
