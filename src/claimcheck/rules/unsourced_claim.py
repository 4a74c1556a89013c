"""unsourced-claim."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("unsourced-claim", Group.CLAIMS, Severity.ERROR)
def unsourced_claim(view: ProjectView) -> Iterator[Hit]:
    """
    A claim in the ledger names no source.

    Why it matters: nobody vouches for it. The reader cannot check it, and the editor cannot tell
    a finding from a guess.

    Flagged (toml):
        [[claim]]
        id   = "left-against-us"
        text = "In the Cold War, the Turkish left opposed US influence."

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

    How to fix: name the citation key of the source, or say in `waive` why none is needed.
    """
    for claim in view.ledger.claims:
        if not claim.sources and "sources" not in claim.unread and "waive" not in claim.unread:
            yield Hit(
                claim.text_location,
                f'claim "{claim.id}" has no source',
                claim=claim.id,
                help='name one: sources = ["key"], or waive it with a reason: waive = "…"',
            )
