"""incomplete-reference."""

from collections.abc import Iterator

from claimcheck.bibliography.required_fields import is_standard_type, missing_fields
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("incomplete-reference", Group.REFERENCES, Severity.WARNING)
def incomplete_reference(view: ProjectView) -> Iterator[Hit]:
    """
    An entry lacks a field that its type requires.

    Why it matters: a source that cannot be found cannot be checked. What BibTeX and BibLaTeX
    both ask of a type is asked here; inherited fields count, and nothing is said while the entry
    to inherit from is missing or cannot be read (`broken-entry`).

    Flagged (bib):
        @article{pape2005,
          author = {Pape, Robert A.},
          title  = {Soft Balancing against the United States},
          year   = {2005},
        }

    Accepted (bib):
        @article{pape2005,
          author  = {Pape, Robert A.},
          title   = {Soft Balancing against the United States},
          journal = {International Security},
          year    = {2005},
        }

    How to fix: add the field. What you do not know, leave out: then this finding says so.
    """
    known = {reference.key.lower() for reference in view.references}
    for reference in view.references:
        if not is_standard_type(reference.type):
            continue
        if any(parent.lower() not in known for parent in reference.parents):
            continue
        if missing := missing_fields(reference):
            yield Hit(
                reference.location,
                f'@{reference.type} "{reference.key}" lacks {_listed(missing)}',
                reference=reference.key,
                help="add what is known of the work",
            )


def _listed(words: tuple[str, ...]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
