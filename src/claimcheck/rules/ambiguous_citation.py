"""ambiguous-citation."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import LinkStatus
from claimcheck.rules.base import MAX_NAMED, ProjectView, rule, some_of


@rule("ambiguous-citation", Group.TEXT, Severity.WARNING)
def ambiguous_citation(view: ProjectView) -> Iterator[Hit]:
    """
    A citation fits several works of the bibliography equally well.

    Why it matters: nobody can tell which work is meant. The order of the bibliography is never
    taken as an answer.

    Flagged (txt + bib):
        Influence was opposed (Landau 1974).
        ---
        @book{landau1974a, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974}
        @book{landau1974b, author = {Landau}, title = {Politics and Islam}, publisher = {Utah}, year = 1974}

    Accepted (txt + bib):
        Influence was opposed (Landau 1974).
        ---
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974}
        @book{landau1976, author = {Landau}, title = {Politics and Islam}, publisher = {Utah}, year = 1976}

    How to fix: tell the works apart by a letter after the year, 1974a and 1974b.
    """
    for document, _citation, work, link in view.cited_works(LinkStatus.AMBIGUOUS):
        keys = [candidate.key for candidate in link.candidates]
        if more := len(keys[MAX_NAMED:]):
            keys = [", ".join(keys[:MAX_NAMED]), f"one of {more} more"]
        yield Hit(
            document.document.locate(work.span),
            f'"{work.brief}" may be {" or ".join(keys)}',
            help="tell the works apart in the text, as by a letter after the year"
            if work.names
            else "tell the works apart in the document's list, as by their DOIs",
            related=some_of(
                tuple(
                    Related(reference.brief(), reference.location)
                    for candidate in link.candidates
                    if (reference := document.bibliography.by_key.get(candidate.key))
                )
            ),
            detail=work.words,
        )
