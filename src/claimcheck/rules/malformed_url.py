"""malformed-url."""

from collections.abc import Iterator

from claimcheck.bibliography.identifiers import url_problem
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, malformed, rule


@rule("malformed-url", Group.REFERENCES, Severity.WARNING)
def malformed_url(view: ProjectView) -> Iterator[Hit]:
    """
    A URL cannot be an address.

    Why it matters: the reader who follows it finds nothing.

    Flagged (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974, url = {example.org/landau}}

    Accepted (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974, url = {https://example.org/landau}}

    How to fix: compare it with the work itself.

    `--fix` mends the beginning where there is one way: `http:/`, `https//`, `htps://`, `http://https://`,
    a DOI alone, brackets around it. Whether `http` or `https` is missing is left to you.
    """
    return malformed(view, "url", url_problem)
