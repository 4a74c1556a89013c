"""gone-claim."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("gone-claim", Group.TEXT, Severity.WARNING)
def gone_claim(view: ProjectView) -> Iterator[Hit]:
    """
    The ledger tracks a claim that its document no longer states.

    Why it matters: work is spent on what nobody reads, or a passage was lost by mistake. It is said
    only if everything there is was looked at.

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

    How to fix: remove the record, or put the passage back; if the document says it in quite other
    words, word the record like it. Tables are not searched: keep the record of a fact that stands
    in one with `# claimcheck: allow[gone-claim] in table 2` above its `text`.
    """
    if not view.whole:
        return
    documents = {one.document.path: one.document for one in view.documents}
    for match in view.matches:
        if match.outcome == "gone":
            claim, unsearched = match.claim, documents[match.document].tables
            yield Hit(
                claim.text_location,
                f'claim "{claim.id}" is not in {match.document.name}',
                claim=claim.id,
                help="remove the record, or word it as the document does",
                related=tuple(Related("tables are not searched", one) for one in unsearched[:1]),
            )
