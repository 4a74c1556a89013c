"""unused-reference."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("unused-reference", Group.REFERENCES, Severity.NOTE)
def unused_reference(view: ProjectView) -> Iterator[Hit]:
    """
    Nothing cites an entry of the bibliography.

    Why it matters: it may be a source that was lost from its claim. It may also be a library
    that serves several texts, which is why this is only a note. Entries that a cited one names
    (by `crossref`, `xdata`, `xref`, `entryset` or `related`) are used, and so is what a misspelt
    citation means, or an ambiguous one may mean: those have rules of their own. Nothing is said
    unless everything was looked at and could be read.

    Flagged (bib):
        @book{nobody1999, author = {Nobody, N.}, title = {Uncited}, publisher = {Press}, year = 1999}

    Accepted (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974}

    How to fix: cite it, or remove it.
    """
    if not view.whole or any("sources" in claim.unread for claim in view.ledger.claims):
        return
    used = view.used()
    for reference in view.references:
        name = (reference.location.path, reference.key)
        if name not in used and reference.type not in ("xdata", "set"):
            yield Hit(
                reference.location,
                f'nothing cites "{reference.key}"',
                reference=reference.key,
                help="cite it, or remove it",
            )
