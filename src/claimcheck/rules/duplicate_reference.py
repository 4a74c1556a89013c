"""duplicate-reference."""

import re
from collections.abc import Iterator

from claimcheck.linking.names import fold
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import Reference
from claimcheck.rules.base import ProjectView, rule

_NOT_WORD = re.compile(r"[\W_]+")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
# Shorter titles ("Introduction", "Preface") are shared by different works.
_TELLING_TITLE = 12


@rule("duplicate-reference", Group.REFERENCES, Severity.WARNING)
def duplicate_reference(view: ProjectView) -> Iterator[Hit]:
    """
    The same work stands under two keys.

    Why it matters: claims that rest on one work look as if they rested on two. The same work is
    one with the same DOI, or with the same title, year and first author.

    Flagged (bib):
        @book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics in Modern Turkey}, publisher = {Brill}, year = 1974}
        @book{landau74, author = {Jacob Landau}, title = {Radical politics in modern {Turkey}}, publisher = {E. J. Brill}, year = 1974}

    Accepted (bib):
        @book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics in Modern Turkey}, publisher = {Brill}, year = 1974}
        @book{landau1976, author = {Landau, Jacob M.}, title = {Politics and Islam}, publisher = {Utah}, year = 1976}

    How to fix: keep one of the two and cite it throughout.
    """
    first: dict[tuple[object, ...], Reference] = {}
    for reference in view.bibliography.by_key.values():
        earlier = None
        for mark in _marks(reference):
            earlier = earlier or first.get(mark)
            first.setdefault(mark, reference)
        if earlier and earlier.key.casefold() != reference.key.casefold():
            yield Hit(
                reference.location,
                f'"{reference.key}" is the same work as "{earlier.key}"',
                reference=reference.key,
                help="keep one of the two and cite it throughout",
                related=(Related(earlier.brief(), earlier.location),),
                detail=earlier.key,
            )


def _marks(reference: Reference) -> Iterator[tuple[object, ...]]:
    """What two entries of one work have in common."""
    if (doi := reference.get("doi")) and not doi.inherited_from:
        yield ("doi", _DOI_PREFIX.sub("", doi.value.strip()).casefold())
    title = _NOT_WORD.sub(" ", fold(reference.title or "")).strip()
    names = reference.authors or reference.editors
    if len(title) >= _TELLING_TITLE and names and reference.year is not None:
        volume = reference.get("volume", "number", "edition", "chapter")
        part = volume.value.strip() if volume else ""
        yield ("title", title, fold(names[0].family), reference.year, part)
