"""untracked-claim."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("untracked-claim", Group.TEXT, Severity.WARNING)
def untracked_claim(view: ProjectView) -> Iterator[Hit]:
    """
    A document states a claim that its ledger does not hold.

    Why it matters: what is not in the ledger is not checked. Only documents that have a ledger are
    looked at, and only sentences that score `min-score` or more.

    Flagged (txt + toml):
        In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974).
        ---
        [[claim]]
        id      = "bombs"
        text    = "In the Cold War the US stationed B61 bombs in Turkey."
        sources = ["landau1974"]

    Accepted (txt + toml):
        In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974).
        ---
        [[claim]]
        id      = "norway-paid"
        text    = "In 1959 Norway paid $1.2 billion into the fund."
        sources = ["landau1974"]

    How to fix: `claimcheck track DOC` writes it into the ledger, with the sources it cites.
    """
    for stated in view.untracked:
        if stated.strong and stated.has_ledger:
            yield Hit(
                stated.location,
                f"claim that the ledger does not hold ({stated.claim.kind})",
                help="claimcheck track writes it down",
                detail=stated.text,
            )
