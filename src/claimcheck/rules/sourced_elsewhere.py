"""sourced-elsewhere."""

from collections.abc import Iterator

from claimcheck.matching import Relation
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("sourced-elsewhere", Group.CLAIMS, Severity.WARNING)
def sourced_elsewhere(view: ProjectView) -> Iterator[Hit]:
    """
    A claim has no source here, and the same fact has one in another record.

    Why it matters: the source need not be looked for; it only has to be named here as well.

    Flagged (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

        [[claim]]
        id   = "left-once-more"
        text = "The Turkish left opposed US influence in the Cold War."

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

        [[claim]]
        id   = "bombs"
        text = "In the Cold War the US stationed B61 bombs in Turkey."

    How to fix: cite the same source, or keep one record of the two.
    """
    for pair in view.alike:
        if pair.relation is not Relation.SAME:
            continue
        bare, sourced = (
            (pair.first, pair.second) if pair.second.sources else (pair.second, pair.first)
        )
        if sourced.sources and not bare.sources and "sources" not in bare.unread:
            keys = ", ".join(source.key for source in sourced.sources)
            yield Hit(
                bare.text_location,
                f'claim "{bare.id}" has a source in "{sourced.id}": {keys}',
                claim=bare.id,
                help="cite it here too, or keep one record of the two",
                related=(Related(f'"{sourced.id}" stands here', sourced.text_location),),
                detail=sourced.id,
            )
