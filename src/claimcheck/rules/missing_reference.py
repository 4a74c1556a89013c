"""missing-reference."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import Link, LinkStatus
from claimcheck.rules.base import ProjectView, rule


@rule("missing-reference", Group.CLAIMS, Severity.ERROR)
def missing_reference(view: ProjectView) -> Iterator[Hit]:
    """
    A claim cites a key that the bibliography does not have.

    Why it matters: the claim looks sourced and is not. Often the key is only misspelt, so the
    nearest ones are named.

    Flagged (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1947"]

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

    How to fix: correct the key, or add the entry to the bibliography. Nothing is said while a
    bibliography file cannot be read, nor of an entry that is there and broken (`broken-entry`).
    """
    commented = dict(reversed(view.bibliography.commented))
    for claim in view.ledger.claims:
        for source in claim.sources:
            link = view.links[source.key]
            if link.status not in (LinkStatus.MISSING, LinkStatus.NEAR):
                continue
            related = tuple(_near(view, link))
            if source.key in commented:
                here = Related(f'"{source.key}" is commented out', commented[source.key])
                related = (here, *related)
            yield Hit(
                source.location,
                f'no reference "{source.key}" in {view.shelf}',
                claim=claim.id,
                reference=source.key,
                help=_advice(view, link, commented=source.key in commented),
                related=related,
            )


def _near(view: ProjectView, link: Link) -> Iterator[Related]:
    for candidate in link.candidates:
        reference = view.bibliography.by_key[candidate.key]
        yield Related(f'"{candidate.key}" {candidate.why}: {reference.brief()}', reference.location)


def _advice(view: ProjectView, link: Link, *, commented: bool) -> str:
    if commented:
        return "take the entry out of the comment, or cite another"
    match link.candidates:
        case ():
            return f"add the entry to {view.shelf}, or cite another key"
        case (best, *others) if not others or best.score > others[0].score:
            return f'did you mean "{best.key}"?'
        case several:
            keys = ", ".join(near.key for near in several)
            return f"did you mean one of {keys}?"
