"""malformed-isbn."""

from collections.abc import Iterator

from claimcheck.bibliography.identifiers import isbn_problem
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, malformed, rule


@rule("malformed-isbn", Group.REFERENCES, Severity.WARNING)
def malformed_isbn(view: ProjectView) -> Iterator[Hit]:
    """
    An ISBN has the wrong length or check digit.

    Why it matters: a digit is wrong, so it names another book or none.

    Flagged (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974, isbn = {90-04-04016-2}}

    Accepted (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974, isbn = {90-04-04016-1}}

    How to fix: compare it with the work itself.
    """
    return malformed(view, "isbn", isbn_problem)
