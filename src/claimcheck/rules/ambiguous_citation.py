"""ambiguous-citation."""

from collections.abc import Iterator, Sequence

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import LinkStatus, Reference
from claimcheck.rules.base import MAX_NAMED, ProjectView, rule, some_of
from claimcheck.rules.duplicate_reference import is_one_work


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

    How to fix: tell the works apart by a letter after the year, 1974a and 1974b. Where they are one
    work that stands in the bibliography twice, keep one of its entries.
    """
    for document, _citation, work, link in view.cited_works(LinkStatus.AMBIGUOUS):
        found = (document.bibliography.by_key.get(one.key) for one in link.candidates)
        references = [one for one in found if one]
        keys = [candidate.key for candidate in link.candidates]
        if more := len(keys[MAX_NAMED:]):
            keys = [", ".join(keys[:MAX_NAMED]), f"one of {more} more"]
        yield Hit(
            document.document.locate(work.span),
            f'"{work.brief}" may be {" or ".join(keys)}',
            help=_help(references, named=bool(work.names)),
            related=some_of(tuple(Related(one.brief(), one.location) for one in references)),
            detail=work.words,
        )


def _help(references: Sequence[Reference], *, named: bool) -> str:
    if len(references) > 1 and is_one_work(references):
        return "it is one and the same work: keep one of its entries"
    if named:
        return "tell the works apart in the text, as by a letter after the year"
    return "tell the works apart in the document's list, as by their DOIs"
