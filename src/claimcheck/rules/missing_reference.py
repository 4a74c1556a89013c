"""missing-reference."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.errors import did_you_mean
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import LinkStatus
from claimcheck.rules.base import CitedKey, ProjectView, rule, shelf

if TYPE_CHECKING:  # most audits do without
    from claimcheck.rules.mended_keys import MendedKeys


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

    `--fix` writes the key that is surely meant: it differs in case alone, or by one letter within a
    long word, and nothing else is as near or written so. A slip in a digit may be another year's
    work: that, and a key in a record with a verdict, is for `--unsafe-fixes`.
    """
    fixes = None
    commented = {
        (where.path, key): where
        for one in reversed(view.bibliographies)
        for key, where in reversed(one.commented)
    }
    for cited, beside in _cited(view):
        if cited.link.status not in (LinkStatus.MISSING, LinkStatus.NEAR):
            continue
        related = tuple(_near(cited))
        places = [(path, cited.key) for path in cited.bibliography.files]
        if cited.link.candidates:
            fixes = fixes or _mended_keys(view)
        hidden = next((commented[one] for one in places if one in commented), None)
        if hidden:
            related = (Related(f'"{cited.key}" is commented out', hidden), *related)
        yield Hit(
            cited.location,
            f'no reference "{cited.key}" in {shelf(cited.bibliography)}',
            claim=cited.claim,
            reference=cited.key,
            help=_advice(cited, commented=hidden is not None),
            related=related,
            fix=fixes.of(cited, beside) if fixes and not hidden else None,
        )


def _mended_keys(view: ProjectView) -> "MendedKeys":
    from claimcheck.rules.mended_keys import MendedKeys  # noqa: PLC0415 - most audits do without

    return MendedKeys(view)


def _cited(view: ProjectView) -> Iterator[tuple[CitedKey, tuple[str | None, ...]]]:
    """Every key that the ledger or a document cites, and those beside it in a citation."""
    yield from ((source, ()) for source in view.sources)
    for document, citation, work, link in view.cited_works(*LinkStatus):
        if citation.form == "key" and work.key:
            where = document.document.locate(work.span)
            beside = tuple(one.key for one in citation.works)
            yield CitedKey(work.key, where, link, document.bibliography), beside


def _near(cited: CitedKey) -> Iterator[Related]:
    for candidate in cited.link.candidates:
        reference = cited.bibliography.by_key[candidate.key]
        yield Related(f'"{candidate.key}" {candidate.why}: {reference.brief()}', reference.location)


def _advice(cited: CitedKey, *, commented: bool) -> str:
    if commented:
        return "take the entry out of the comment, or cite another"
    if cited.link.candidates:
        return did_you_mean(cited.link.meant)
    return f"add the entry to {shelf(cited.bibliography)}, or cite another key"
