"""From documents to what they cite: read, extracted, linked.

Apart from `analysis`, since an audit without documents need not load all this.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.parse import parse
from claimcheck.config import DEFAULT_REFERENCES, Config, inside
from claimcheck.errors import UnreadableError, UsageError
from claimcheck.extract.citations.evidence import without_doubtful
from claimcheck.extract.citing import citations_in
from claimcheck.extract.reference_list import entries_in
from claimcheck.files import decoded, read
from claimcheck.linking.shelf import Shelf
from claimcheck.linking.works import link_entries, link_works, list_works
from claimcheck.model.citations import Form, LinkedDocument
from claimcheck.model.documents import Document
from claimcheck.model.findings import Skipped
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS
from claimcheck.workspace import STDIN, absolute

# Texts that include each other to this depth are a mistake, or meant to be one.
MAX_INCLUDED = 500


class Drafts(NamedTuple):
    """Documents that were read, with those that they include, and what could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    bibliographies: tuple[Path, ...]
    # the files that the documents name, whether they exist or not


class Scan(NamedTuple):
    """Documents with their links, and what could not be read."""

    documents: tuple[LinkedDocument, ...]
    skipped: tuple[Skipped, ...]
    has_bibliography: bool


def scan(config: Config, paths: Sequence[Path], *, stdin_name: str | None = None) -> Scan:
    """What the documents cite, linked to the bibliography of `config` if there is one.

    Raises UsageError for a path that does not exist.
    """
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"{path} does not exist", "check the path")
    drafts = read_drafts(config, paths, stdin_name=stdin_name)
    sources, skipped = [], list(drafts.skipped)
    for path in bibliography_files(config, drafts):
        try:
            sources.append(read(path))
        except UnreadableError as error:
            skipped.append(Skipped(path, error.message, error.hint))
    complete = bool(sources) and len(skipped) == len(drafts.skipped)
    bibliography = parse(sources, complete=complete)
    return Scan(linked_documents(drafts.documents, bibliography), tuple(skipped), bool(sources))


def bibliography_files(config: Config, drafts: Drafts) -> tuple[Path, ...]:
    """The configured files and those that the documents name; the default one only if it is there."""
    configured = [absolute(config.root / name) for name in config.references]
    if config.references == DEFAULT_REFERENCES:
        configured = [path for path in configured if path.exists()]
    return tuple(dict.fromkeys([*configured, *drafts.bibliographies]))


def linked_documents(
    documents: Iterable[Document], bibliography: Bibliography
) -> tuple[LinkedDocument, ...]:
    """The documents with all their citations, each linked."""
    read = [(document, entries_in(document)) for document in documents]
    cited = [(document, citations_in(document, entries), entries) for document, entries in read]
    by_description = any(
        entries or any(citation.form is not Form.KEY for citation in citations)
        for _, citations, entries in cited
    )
    # Keys need no index of names and titles.
    shelf = Shelf.of_bibliography(bibliography) if by_description else None
    return tuple(
        without_doubtful(
            LinkedDocument(
                document=document,
                citations=citations,
                links=link_works(citations, bibliography, entries, shelf),
                entries=entries,
                entry_links=link_entries(entries, bibliography, shelf),
                listed=list_works(citations, entries) if entries else (),
            )
        )
        for document, citations, entries in cited
    )


def read_drafts(config: Config, paths: Iterable[Path], *, stdin_name: str | None = None) -> Drafts:
    """The documents at `paths`, and those that they include inside the project.

    What cannot be read is in `skipped`, also what a document names and nobody finds.
    """
    reading = _Reading(config)
    for path in paths:
        name = Path(stdin_name or "stdin.txt") if path == STDIN else path
        reading.add(absolute(name), absolute(name).parent, given=path == STDIN)
    reading.follow()
    return Drafts(
        tuple(document for document, _ in reading.documents),
        tuple(dict.fromkeys(reading.skipped)),
        tuple(dict.fromkeys(reading.bibliographies)),
    )


class _Reading:
    """Documents as they are read, each with the folder from which it names others."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.root = config.root
        self.documents: list[tuple[Document, Path]] = []
        self.skipped: list[Skipped] = []
        self.bibliographies: list[Path] = []
        self._seen: set[Path] = set()

    def add(self, path: Path, home: Path, *, given: bool = False) -> None:
        """Read one document; `given` says that it comes on standard input."""
        if path in self._seen:
            return
        self._seen.add(path)
        try:
            source = SourceFile(path, _given()) if given else read(path)
            self.documents.append((_document(source), home))
        except UnreadableError as error:
            self.skipped.append(Skipped(path, error.message, error.hint))

    def follow(self) -> None:
        """Read what the documents include, and what that includes; note their bibliographies."""
        for document, home in self.documents:  # grows while it is walked
            for name in document.includes:
                # As TeX does it, names are those seen from the folder of the main document.
                names = [name, f"{name}.tex"]
                folders = (home, document.path.parent)
                found = [folder / one for folder in folders for one in names]
                self._include(
                    next((one for one in found if one.is_file()), found[0]), home, document
                )
            for name in document.bibliographies:
                folders = (home, document.path.parent)
                found = [folder / name for folder in folders]
                path = absolute(next((one for one in found if one.is_file()), found[0]))
                # Where the user says which bibliography holds, nobody misses another one.
                needed = path.is_file() or self.config.references == DEFAULT_REFERENCES
                if needed and self._may_read(path, document):
                    self.bibliographies.append(path)

    def _include(self, path: Path, home: Path, document: Document) -> None:
        path = absolute(path)
        if path in self._seen or not self._may_read(path, document):
            return
        if len(self._seen) >= MAX_INCLUDED:
            reason = f"was not read: more than {MAX_INCLUDED} documents include each other"
            self.skipped.append(Skipped(path, reason))
        else:
            self.add(path, home)

    def _may_read(self, path: Path, document: Document) -> bool:
        """Whether what a document names lies in the project, or beside it."""
        folders = (self.root, document.path.parent)
        if inside(self.root, str(path)) or any(
            path.resolve().is_relative_to(folder.resolve()) for folder in folders
        ):
            return True
        reason = f"lies outside the project ({document.path.name} names it)"
        self.skipped.append(Skipped(path, reason, "name it on the command line"))
        return False


def _given() -> str:
    """The text on standard input."""
    if sys.stdin is None:
        raise UnreadableError("is closed", "pipe a text into it")
    return decoded(sys.stdin.buffer.read())


def _document(source: SourceFile) -> Document:
    suffix = source.path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise UnreadableError(f'is in no format that is read ("{suffix}")', f"one of {known}")
    return READERS[suffix](source)
