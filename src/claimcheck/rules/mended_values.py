"""How the value of a field is to be written."""

import re

from claimcheck.config import FRONT_MATTER_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.model.findings import Edit, Fix
from claimcheck.model.references import Field
from claimcheck.model.text import SourceFile

# What LaTeX reads as more than itself, and what would end a value.
_LATEX = re.compile(r"[\\{}$\"]")
# What JSON, YAML and RIS read as just that, wherever a value stands.
_PLAIN = re.compile(r"[A-Za-z0-9][^\s\"'\\#{}\[\],]*(?<!:)")


def rewritten(file: SourceFile, field: Field, right: str) -> Fix | None:
    """The right form in the place of a value that stands in the file just as it is read."""
    start, end = field.location.start.offset, field.location.end.offset
    written, suffix = file.text[start:end], file.path.suffix.lower()
    if written != field.value or suffix in FRONT_MATTER_SUFFIXES:
        return None  # put together, or part of a document
    if suffix in REFERENCE_SUFFIXES:
        if not _PLAIN.fullmatch(right):
            return None
    elif file.text[max(0, start - 1) : start] not in ("{", '"') or _LATEX.search(written + right):
        return None  # a macro, or not what TeX prints
    start += len(written) - len(written.lstrip())
    where = file.location(start, start + len(written.strip()))
    return Fix(f"write {right}", (Edit(where, right),))
