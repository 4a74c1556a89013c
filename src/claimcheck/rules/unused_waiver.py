"""unused-waiver."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("unused-waiver", Group.LEDGER, Severity.WARNING)
def unused_waiver(view: ProjectView) -> Iterator[Hit]:
    """
    A claim says why it needs no source, and has one.

    Why it matters: a waiver that excuses nothing will one day excuse what it was not meant for.

    Flagged (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]
        waive   = "common knowledge"

    Accepted (toml):
        [[claim]]
        id    = "left-against-us"
        text  = "In the Cold War, the Turkish left opposed US influence."
        waive = "common knowledge"

    How to fix: remove `waive`.
    """
    if not view.whole:
        return
    for claim in view.ledger.claims:
        if claim.waive is not None and claim.sources and claim.waive_location is not None:
            yield Hit(
                claim.waive_location,
                f'the waiver of "{claim.id}" excuses nothing: the claim has a source',
                claim=claim.id,
                help='remove "waive"',
            )
