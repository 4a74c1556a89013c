"""From documents to what they cite: read, extracted, linked.

Apart from `analysis`, since an audit without documents need not load all this.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.parse import parse
from claimcheck.config import DEFAULT_REFERENCES, Config
from claimcheck.errors import UnreadableError, UsageError
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
from claimcheck.workspace import STDIN

# Texts that include each other to this depth are a mistake, or meant to be one.
MAX_INCLUDED = 500


class Drafts(NamedTuple):
    """Documents that were read, with those that they include, and what could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]

    def bibliographies(self) -> tuple[Path, ...]:
        """The bibliography files that the documents name, where they exist."""
        named = (
            document.path.parent / name
            for document in self.documents
            for name in document.bibliographies
        )
        return tuple(path for path in dict.fromkeys(map(_normal, named)) if path.is_file())


class Scan(NamedTuple):
    """Documents with their links, and what could not be read."""

    documents: tuple[LinkedDocument, ...]
    skipped: tuple[Skipped, ...]


def scan(config: Config, paths: Sequence[Path], *, stdin_name: str | None = None) -> Scan:
    """What the documents cite, linked to the bibliography of `config` if there is one.

    Raises UsageError for a path that does not exist.
    """
    drafts = read_drafts(config, paths, stdin_name=stdin_name)
    sources, skipped = [], list(drafts.skipped)
    for path in bibliography_files(config, drafts):
        try:
            sources.append(read(path))
        except UnreadableError as error:
            skipped.append(Skipped(path, error.message, error.hint))
    complete = bool(sources) and len(skipped) == len(drafts.skipped)
    bibliography = parse(sources, complete=complete)
    return Scan(linked_documents(drafts.documents, bibliography), tuple(skipped))


def bibliography_files(config: Config, drafts: Drafts) -> tuple[Path, ...]:
    """The configured files and those that the documents name; the default one only if it is there."""
    configured = [_normal(config.root / name) for name in config.references]
    if config.references == DEFAULT_REFERENCES:
        configured = [path for path in configured if path.exists()]
    return tuple(dict.fromkeys([*configured, *drafts.bibliographies()]))


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
        LinkedDocument(
            document=document,
            citations=citations,
            links=link_works(citations, bibliography, entries, shelf),
            entries=entries,
            entry_links=link_entries(entries, bibliography, shelf),
            listed=list_works(citations, entries) if entries else (),
        )
        for document, citations, entries in cited
    )


def read_drafts(config: Config, paths: Iterable[Path], *, stdin_name: str | None = None) -> Drafts:
    """The documents at `paths`, and those that they include inside the project.

    Raises UsageError for a path that does not exist, or whose format is not known.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for path in paths:
        try:
            documents.append(_document(_source(path, stdin_name)))
        except UnreadableError as error:
            skipped.append(Skipped(_normal(path), error.message, error.hint))
    seen = {document.path for document in documents}
    for document in documents:  # grows while it is walked
        for path in _included(document, config.root):
            if path not in seen and len(seen) < MAX_INCLUDED:
                seen.add(path)
                try:
                    documents.append(_document(read(path)))
                except UnreadableError as error:
                    skipped.append(Skipped(path, error.message, error.hint))
    return Drafts(tuple(documents), tuple(skipped))


def _source(path: Path, stdin_name: str | None) -> SourceFile:
    if path == STDIN:
        name = Path(stdin_name or "stdin.txt")
        if sys.stdin is None:
            raise UnreadableError("is closed", "pipe a text into it")
        return SourceFile(_normal(name), decoded(sys.stdin.buffer.read()))
    if not os.path.lexists(path):
        raise UsageError(f"{path} does not exist", "check the path")
    return read(_normal(path))


def _document(source: SourceFile) -> Document:
    suffix = source.path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise UnreadableError(f'is in no format that is read ("{suffix}")', f"one of {known}")
    return READERS[suffix](source)


def _included(document: Document, root: Path) -> Iterator[Path]:
    """The files that a document includes, as far as they lie in the project."""
    home = document.path.parent
    for name in document.includes:
        for path in (home / name, home / f"{name}.tex"):
            if path.is_file():
                if path.resolve().is_relative_to(root.resolve()) or path.resolve().is_relative_to(
                    home.resolve()
                ):
                    yield _normal(path)
                break


def _normal(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
