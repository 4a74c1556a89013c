"""stale-verdict."""

from collections.abc import Iterator

from claimcheck.ledger.digest import is_stale
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("stale-verdict", Group.CLAIMS, Severity.WARNING)
def stale_verdict(view: ProjectView) -> Iterator[Hit]:
    """
    A claim was edited after it was checked: the digest `of` in its last verdict no longer fits.

    Why it matters: a reader takes the verdict as one on the words that stand there now, but nobody
    has checked those. `claimcheck verdict` writes the digest of the text and sources that were
    judged; a verdict without `of` is never stale.

    Flagged (toml):
        [[claim]]
        id      = "coup-poll-79"
        text    = "In a survey, 81% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

        [[claim.verdict]]
        status = "verified"
        by     = "ED"
        on     = 2020-02-10
        of     = "00d26e72"

    Accepted (toml):
        [[claim]]
        id      = "coup-poll-79"
        text    = "In a survey, 79% of Turkish respondents blamed the US for the coup attempt."
        sources = ["landau1974"]

        [[claim.verdict]]
        status = "verified"
        by     = "ED"
        on     = 2020-02-10
        of     = "00d26e72"

    How to fix: check the claim as it reads now, and append a verdict with `claimcheck verdict`; or
    take the edit back. White space and the order of the sources do not count.
    """
    for claim in view.ledger.claims:
        if is_stale(claim):
            last = claim.verdicts[-1]
            yield Hit(
                last.location,
                f'claim "{claim.id}" was edited after {last.by} found it {last.status} on {last.on}',
                claim=claim.id,
                help=f"check it again, then: claimcheck verdict {claim.id} STATUS",
            )
