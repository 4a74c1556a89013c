"""waiver-without-reason."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("waiver-without-reason", Group.LEDGER, Severity.ERROR)
def waiver_without_reason(view: ProjectView) -> Iterator[Hit]:
    """
    A record or a comment waives something, and nobody says why.

    Why it matters: a waiver is somebody's written reason. Without one it is not in force. No comment
    excuses this rule.

    Flagged (toml):
        [[claim]]
        id    = "left-against-us"
        text  = "In the Cold War, the Turkish left opposed US influence."
        waive = ""

    Accepted (toml):
        [[claim]]
        id    = "left-against-us"
        text  = "In the Cold War, the Turkish left opposed US influence."
        waive = "common knowledge among readers of the series"

    Flagged (md):
        <!-- claimcheck: allow[unsourced-claim] -->
        In 1959 Norway paid 1.2 billion dollars into the fund.

    Accepted (md):
        <!-- claimcheck: allow[unsourced-claim] the fund prints it on every coin -->
        In 1959 Norway paid 1.2 billion dollars into the fund.

    How to fix: write the reason, or remove the waiver and name a source.
    """
    for waiver in view.waivers:
        if not waiver.reason:
            yield Hit(
                waiver.location,
                "a waiver gives no reason",
                help="write it behind the bracket",
                detail=" ".join(allowed.rule for allowed in waiver.rules),
            )
    for claim in view.ledger.claims:
        if claim.waive_location is not None and claim.waive is None:
            yield Hit(
                claim.waive_location,
                f'the waiver of "{claim.id}" gives no reason',
                claim=claim.id,
                help='write waive = "why no source is needed"',
            )
