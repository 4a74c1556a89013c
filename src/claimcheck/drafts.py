"""From documents to what they cite: read, extracted, linked.

Apart from `analysis`, since an audit without documents need not load all this.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import Config
from claimcheck.disk import STDIN, Disk
from claimcheck.errors import UnreadableError, UsageError
from claimcheck.extract.citations.no_source import without_doubtful
from claimcheck.extract.citing import citations_in
from claimcheck.extract.claims.detect import claims_in, prose_of
from claimcheck.extract.reference_list import entries_in
from claimcheck.extract.sentences import sentences_in
from claimcheck.globs import is_pattern
from claimcheck.library import Library
from claimcheck.linking.shelf import Shelf
from claimcheck.linking.works import link_entries, link_works, list_works
from claimcheck.model.citations import Citation, Form, LinkedDocument, ListEntry
from claimcheck.model.detected import Sentence
from claimcheck.model.documents import Document
from claimcheck.model.findings import Skipped
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS
from claimcheck.workspace import absolute, documents_in

# Texts that include each other to this depth are a mistake, or meant to be one.
MAX_INCLUDED = 500


class Text(NamedTuple):
    """All that is seen in a document without its bibliography."""

    document: Document
    entries: tuple[ListEntry, ...]
    # of its own list of works
    citations: tuple[Citation, ...]
    sentences: tuple[Sentence, ...]


class Draft(NamedTuple):
    """A document that was read, before anything in it is linked."""

    text: Text
    bibliographies: tuple[Path, ...]
    # the files that it names, or a document of the same text does; whether they exist or not
    asked: bool
    # whether it was asked for, rather than read for the sake of others


class Drafts(NamedTuple):
    """Documents that were read, with those that they include, and what could not be read."""

    documents: tuple[Draft, ...]
    skipped: tuple[Skipped, ...]


class Scan(NamedTuple):
    """Documents with their links, and what could not be read."""

    documents: tuple[LinkedDocument, ...]
    skipped: tuple[Skipped, ...]
    unlinked: tuple[Path, ...]
    # documents for which nobody names a bibliography


def scan(config: Config, paths: Sequence[Path], disk: Disk) -> Scan:
    """What the documents cite, linked to their bibliographies as far as there are any.

    Raises UsageError for a path that does not exist.
    """
    for path in paths:
        if path != STDIN and not os.path.lexists(path) and not is_pattern(path):
            raise UsageError(f"{path} does not exist", "check the path")
    named, nothing = documents_in(config, paths, disk)
    drafts = read_drafts(config, disk, named)
    library = Library(config, disk, is_needed=False)
    documents = linked_documents(drafts.documents, library)
    # Of what was named and could not be read more is said elsewhere.
    unlinked = [] if library.skipped else [one for one in documents if not one.bibliography.files]
    return Scan(
        documents=documents,
        skipped=(*nothing, *drafts.skipped, *library.skipped),
        unlinked=tuple(one.document.path for one in unlinked),
    )


def linked_documents(drafts: Iterable[Draft], library: Library) -> tuple[LinkedDocument, ...]:
    """The documents with all their citations, each linked, and what they state."""
    shelves: dict[tuple[Path, ...], Shelf] = {}
    return tuple(
        linked_document(one.text, library.of(one.bibliographies), shelves, library.disk)
        for one in drafts
    )


def linked_document(
    text: Text, bibliography: Bibliography, shelves: dict[tuple[Path, ...], Shelf], disk: Disk
) -> LinkedDocument:
    """One document; `shelves` keeps the index of each set of files for the next one."""
    document, entries, citations, sentences = text
    shelf = shelves.get(bibliography.files)
    # Keys need no index of names and titles.
    if not shelf and (entries or any(citation.form is not Form.KEY for citation in citations)):
        shelf = shelves[bibliography.files] = Shelf.of_bibliography(bibliography)
    linked = without_doubtful(
        LinkedDocument(
            document=document,
            bibliography=bibliography,
            citations=citations,
            links=link_works(citations, bibliography, entries, shelf),
            entries=entries,
            entry_links=link_entries(entries, bibliography, shelf),
            listed=list_works(citations, entries) if entries else (),
        )
    )
    prose = prose_of(document, linked.citations)
    claims = disk.derived(
        "claims",
        document.source,
        lambda: claims_in(document, linked.citations, prose, sentences),
        # The bibliography has a say in which works they are.
        repr(linked.citations).encode(),
    )
    return linked._replace(sentences=sentences, claims=claims, prose=prose)


def read_drafts(
    config: Config, disk: Disk, paths: Iterable[Path], beside: Iterable[Path] = ()
) -> Drafts:
    """The documents at `paths`, and those that they include inside the project.

    Those `beside` are read too, though nobody asked for them. What cannot be read is in `skipped`,
    also what a document names and nobody finds.
    """
    reading = _Reading(config, disk)
    for path in paths:
        reading.add(absolute(path), absolute(path).parent)
    asked = tuple(text.document.path for text, _ in reading.texts)
    for path in beside:
        reading.add(absolute(path), absolute(path).parent)
    reading.follow()
    return Drafts(tuple(reading.drafts(asked)), tuple(dict.fromkeys(reading.skipped)))


class _Reading:
    """Documents as they are read, each with the folder from which it names others."""

    def __init__(self, config: Config, disk: Disk) -> None:
        self.config = config
        self.disk = disk
        self.root = config.root
        self.texts: list[tuple[Text, Path]] = []
        self.skipped: list[Skipped] = []
        self._bibliographies: dict[Path, list[Path]] = {}
        # by document, as all others below
        self._included: dict[Path, list[Path]] = {}
        self._seen: set[Path] = set()

    def drafts(self, asked: Iterable[Path]) -> Iterator[Draft]:
        """The documents, each with the bibliographies of the texts that it is a part of."""
        named: dict[Path, list[Path]] = {text.document.path: [] for text, _ in self.texts}
        for path in tuple(named):
            parts = self._text_of([path])
            files = [file for part in parts for file in self._bibliographies.get(part, ())]
            for part in parts if files else ():
                if part in named:  # else it could not be read
                    named[part] += files
        wanted = set(self._text_of(asked))
        for text, _ in self.texts:
            path = text.document.path
            yield Draft(text, tuple(dict.fromkeys(named[path])), path in wanted)

    def _text_of(self, paths: Iterable[Path]) -> list[Path]:
        """The documents with all that they include, and that these include."""
        parts = dict.fromkeys(paths)
        waiting = list(parts)
        while waiting:
            for path in self._included.get(waiting.pop(), ()):
                if path not in parts:
                    parts[path] = None
                    waiting.append(path)
        return list(parts)

    def add(self, path: Path, home: Path) -> None:
        """Read one document."""
        if path in self._seen:
            return
        self._seen.add(path)
        try:
            if self.disk.kind(path).is_file:
                _reader_of(path)  # asked before it is opened: a .docx is no UTF-8 either
            source = self.disk.read(path)
            read = _reader_of(path)
            text = self.disk.derived("text", source, lambda: seen_in(read(source)))
            self.texts.append((text, home))
        except UnreadableError as error:
            self.skipped.append(Skipped(path, error.message, error.hint))

    def follow(self) -> None:
        """Read what the documents include, and what that includes; note their bibliographies."""
        for (document, *_), home in self.texts:  # grows while it is walked
            for name in document.includes:
                path = self._found((name, f"{name}.tex"), document, home)
                self._included.setdefault(document.path, []).append(path)
                self._include(path, home, document)
            for name in document.bibliographies:
                path = self._found((name,), document, home)
                # Where the user says which bibliography holds, nobody misses another one.
                needed = self.disk.kind(path).is_file or self.config.references is None
                if needed and self._may_read(path, document):
                    self._bibliographies.setdefault(document.path, []).append(path)

    def _found(self, names: Sequence[str], document: Document, home: Path) -> Path:
        """The file that a document names.

        As TeX does it, names are those seen from the folder of the main document. Which one that
        is need not be known, but it lies in the project, mostly above.
        """
        here = document.path.parent
        above = (folder for folder in here.parents if folder.is_relative_to(self.root))
        found = [folder / name for folder in (home, here, *above) for name in names]
        return absolute(next((one for one in found if self.disk.kind(one).is_file), found[0]))

    def _include(self, path: Path, home: Path, document: Document) -> None:
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
        if self.disk.inside(self.root, path) or any(
            self.disk.real(path).is_relative_to(self.disk.real(folder)) for folder in folders
        ):
            return True
        reason = f"lies outside the project ({document.path.name} names it)"
        self.skipped.append(Skipped(path, reason, "name it on the command line"))
        return False


def seen_in(document: Document) -> Text:
    """What there is to see in it; the same for the same document."""
    entries = entries_in(document)
    return Text(document, entries, citations_in(document, entries), sentences_in(document))


def _reader_of(path: Path) -> Callable[[SourceFile], Document]:
    """What reads a document of this name; raises UnreadableError where nothing does."""
    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise UnreadableError(f'is in no format that is read ("{suffix}")', f"one of {known}")
    return READERS[suffix]
