"""malformed-doi."""

from collections.abc import Iterator

from claimcheck.bibliography.identifiers import doi_problem
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, malformed, rule


@rule("malformed-doi", Group.REFERENCES, Severity.WARNING)
def malformed_doi(view: ProjectView) -> Iterator[Hit]:
    """
    A DOI is not written as one.

    Why it matters: it leads nowhere, and tools that look works up by DOI miss this one.

    Flagged (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974, doi = {10.1017}}

    Accepted (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974, doi = {10.1017/9781316998960}}

    How to fix: compare it with the work itself.

    `--fix` takes away what stands around it: `https://doi.org/`, `doi:`, a full stop at the end,
    blanks about its slash. Values with LaTeX in them, macros or `#` are left to you.
    """
    return malformed(view, "doi", doi_problem)
