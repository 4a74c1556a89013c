"""disputed-claim."""

from collections.abc import Iterator

from claimcheck.model.claims import Status
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("disputed-claim", Group.CLAIMS, Severity.ERROR)
def disputed_claim(view: ProjectView) -> Iterator[Hit]:
    """
    The last verdict on a claim is `disputed` or `wrong`.

    Why it matters: somebody checked the claim and it did not hold, yet it still stands.

    Flagged (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

        [[claim.verdict]]
        status = "disputed"
        by     = "ED"
        on     = 2020-02-10

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War most of the Turkish left opposed US influence."
        sources = ["landau1974"]

        [[claim.verdict]]
        status = "disputed"
        by     = "ED"
        on     = 2020-02-10

        [[claim.verdict]]
        status = "verified"
        by     = "ED"
        on     = 2020-02-12

    How to fix: correct or drop the claim, then append a new verdict. Verdicts are never rewritten.
    """
    for claim in view.ledger.claims:
        if claim.status in (Status.DISPUTED, Status.WRONG):
            last = claim.verdicts[-1]
            yield Hit(
                last.location,
                f'claim "{claim.id}" was found {last.status} by {last.by} on {last.on}',
                claim=claim.id,
                help="correct or drop the claim, then append a new verdict",
            )
