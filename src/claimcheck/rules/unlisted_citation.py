"""unlisted-citation."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("unlisted-citation", Group.TEXT, Severity.WARNING)
def unlisted_citation(view: ProjectView) -> Iterator[Hit]:
    """
    A document cites a work that its own list of works does not have.

    Why it matters: the reader looks there first. Citations by author and year and by number are
    looked at, in documents that have such a list.

    Flagged (txt):
        It was opposed (Landau 1974), as always (Nobody 1999).

        Works cited

        Landau, J. M. (1974). Radical Politics in Modern Turkey. Brill.

    Accepted (txt):
        It was opposed (Landau 1974).

        Works cited

        Landau, J. M. (1974). Radical Politics in Modern Turkey. Brill.

    How to fix: add the work to the list, or correct the citation.

    """
    for document in view.documents:
        if not document.listed:
            continue
        for citation, places in zip(document.citations, document.listed, strict=True):
            if citation.form not in ("author-year", "numeric"):
                continue
            for work, fitting in zip(citation.works, places, strict=True):
                if not fitting:
                    yield Hit(
                        document.document.locate(work.span),
                        f'"{work.brief}" is not in the document\'s own list of works',
                        help="add it to the list, or correct the citation",
                        detail=work.words,
                    )
