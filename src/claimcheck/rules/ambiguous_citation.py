"""ambiguous-citation."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import LinkStatus
from claimcheck.rules.base import ProjectView, rule


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
        words = work.words
        keys = " or ".join(candidate.key for candidate in link.candidates)
        yield Hit(
            document.document.locate(work.span),
            f'"{words}" may be {keys}',
            help="tell the works apart in the text, as by a letter after the year"
            if work.names
            else "tell the works apart in the document's list, as by their DOIs",
            related=tuple(
                Related(reference.brief(), reference.location)
                for candidate in link.candidates
                if (reference := document.bibliography.by_key.get(candidate.key))
            ),
            detail=words,
        )
