"""How the value of a field is to be written."""

import re

from claimcheck.config import FRONT_MATTER_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.model.findings import Edit, Fix
from claimcheck.model.references import Field
from claimcheck.model.text import SourceFile

# What LaTeX reads as more than itself, and what would end a value.
_LATEX = re.compile(r"[\\{}$\"]")


def rewritten(file: SourceFile, field: Field, right: str) -> Fix | None:
    """The right form in the place of a value that stands in the file just as it is read."""
    if file.path.suffix.lower() in (*REFERENCE_SUFFIXES, *FRONT_MATTER_SUFFIXES):
        return None  # no BibTeX; other programs write most of these, and would do so again
    start, end = field.location.start.offset, field.location.end.offset
    written = file.text[start:end]
    delimited = file.text[max(0, start - 1) : start] in ("{", '"')
    if written != field.value or not delimited or _LATEX.search(f"{written}{right}"):
        return None  # put together with #, a macro, or not what TeX prints
    start += len(written) - len(written.lstrip())
    where = file.location(start, start + len(written.strip()))
    return Fix(f"write {right}", (Edit(where, right),))
