"""One bibliography of files in several formats."""

from collections.abc import Sequence
from pathlib import Path

from claimcheck.bibliography.parse import parse
from claimcheck.bibliography.readers import READERS
from claimcheck.model.references import Bibliography, BrokenEntry, Reference
from claimcheck.model.text import Location, SourceFile


def joined(files: Sequence[SourceFile], *, complete: bool) -> Bibliography:
    """All references of the files, in order, each file read as what it is called.

    Unlike those of BibTeX alone all entries are read at once; `complete` as in `parse`.
    """
    others = [file for file in files if file.path.suffix.lower() in READERS]
    bibtex = parse([file for file in files if file not in others])
    references: dict[Path, list[Reference]] = {file.path: [] for file in files}
    broken: dict[Path, list[BrokenEntry]] = {file.path: [] for file in files}
    for reference in bibtex.references:
        references[reference.location.path].append(reference)
    for one in bibtex.broken:
        broken[one.location.path].append(one)
    for file in others:
        items = READERS[file.path.suffix.lower()](file)
        references[file.path] += (item.reference for item in items.items)
        broken[file.path] += items.broken
        complete = complete and items.complete
    commented: tuple[tuple[str, Location], ...] = bibtex.commented
    return Bibliography(
        references=tuple(one for many in references.values() for one in many),
        broken=tuple(one for many in broken.values() for one in many),
        commented=commented,
        files=tuple(file.path for file in files),
        complete=complete,
    )
