"""duplicate-id."""

from collections.abc import Iterator

from claimcheck.model.claims import TrackedClaim
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("duplicate-id", Group.LEDGER, Severity.ERROR)
def duplicate_id(view: ProjectView) -> Iterator[Hit]:
    """
    Two claims have the same id, in one ledger file or in two.

    Why it matters: a verdict on the one would be read as a verdict on the other.

    Flagged (toml):
        [[claim]]
        id      = "bombs"
        text    = "In the Cold War the US stationed B61 bombs in Turkey."
        sources = ["landau1974"]

        [[claim]]
        id      = "bombs"
        text    = "The Turkish left opposed US influence."
        sources = ["landau1974"]

    Accepted (toml):
        [[claim]]
        id      = "bombs"
        text    = "In the Cold War the US stationed B61 bombs in Turkey."
        sources = ["landau1974"]

        [[claim]]
        id      = "left-against-us"
        text    = "The Turkish left opposed US influence."
        sources = ["landau1974"]

    How to fix: give one of them another id.
    """
    first: dict[str, TrackedClaim] = {}
    for claim in view.ledger.claims:
        earlier = first.setdefault(claim.id, claim)
        if earlier is not claim:
            yield Hit(
                claim.location,
                f'id "{claim.id}" is taken',
                claim=claim.id,
                help="give one of the two claims another id",
                related=(Related("it stands here already", earlier.location),),
            )
