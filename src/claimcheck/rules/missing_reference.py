"""missing-reference."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import Link, LinkStatus
from claimcheck.model.text import Location
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
    for cited in _cited(view):
        if cited.link.status not in (LinkStatus.MISSING, LinkStatus.NEAR):
            continue
        related = tuple(_near(view, cited.link))
        if cited.key in commented:
            here = Related(f'"{cited.key}" is commented out', commented[cited.key])
            related = (here, *related)
        yield Hit(
            cited.location,
            f'no reference "{cited.key}" in {view.shelf}',
            claim=cited.claim,
            reference=cited.key,
            help=_advice(view, cited.link, commented=cited.key in commented),
            related=related,
        )


class _Cited(NamedTuple):
    key: str
    location: Location
    link: Link
    claim: str | None = None


def _cited(view: ProjectView) -> Iterator[_Cited]:
    """Every key that the ledger or a document cites, where it stands."""
    for claim in view.ledger.claims:
        for source in claim.sources:
            yield _Cited(source.key, source.location, view.links[source.key], claim.id)
    for document, citation, work, link in view.cited_works(*LinkStatus):
        if citation.form == "key" and work.key:
            yield _Cited(work.key, document.document.locate(work.span), link)


def _near(view: ProjectView, link: Link) -> Iterator[Related]:
    for candidate in link.candidates:
        reference = view.bibliography.by_key[candidate.key]
        yield Related(f'"{candidate.key}" {candidate.why}: {reference.brief()}', reference.location)


def _advice(view: ProjectView, link: Link, *, commented: bool) -> str:
    if commented:
        return "take the entry out of the comment, or cite another"
    match link.candidates:
        case ():
            shelf = view.shelf if len(view.bibliography.files) < 2 else "one of them"
            return f"add the entry to {shelf}, or cite another key"
        case (best, *others) if not others or best.score > others[0].score:
            return f'did you mean "{best.key}"?'
        case several:
            keys = ", ".join(near.key for near in several)
            return f"did you mean one of {keys}?"
