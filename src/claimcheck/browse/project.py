"""What the desk is about: a ledger, the works that it names, and where documents state its claims."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.analysis import Analysis, analyse
from claimcheck.cache import digest
from claimcheck.config import Config
from claimcheck.disk import Disk, Question, holds
from claimcheck.ledger.read import read
from claimcheck.model.claims import Ledger, LedgerFile, TrackedClaim
from claimcheck.model.documents import Document
from claimcheck.model.findings import Skipped
from claimcheck.model.matches import Match
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.reporters.unread import Unread, unread_in

# A file as it lies on the disk: changed only if one of these has.
Stamp = tuple[int, int, int]


class Project(NamedTuple):
    """A project as it was read, and as its ledger files stand since."""

    ledger: Ledger
    works: Bibliography
    # of all its bibliographies, for the search
    shelves: Mapping[Path, tuple[Bibliography, ...]]
    # by ledger file: where its keys are looked up, in order
    documents: Mapping[Path, Document]
    matches: Mapping[tuple[Path, str, str], Match]
    # by ledger file, id and text: a claim that is reworded has to be looked for again
    skipped: tuple[Skipped, ...] = ()
    # files that could not be read
    unread: tuple[Unread, ...] = ()
    # all that could not be read
    answers: Mapping[Question, object] = {}
    # what the disk said when it was read
    stamps: Mapping[str, Stamp | None] = {}
    # of all paths that it was asked about, when these answers were last compared

    def match_of(self, claim: TrackedClaim) -> Match | None:
        """Where its document states a claim; None if nobody has looked for it as it reads now."""
        return self.matches.get((claim.location.path, claim.id, claim.text))


def load(config: Config) -> Project:
    """The project that a configuration names; raises ClaimcheckError."""
    disk = Disk()
    return project_of(analyse(config, disk=disk))._replace(answers=disk.answers)


def project_of(analysis: Analysis) -> Project:
    """The project with every claim looked for in its document."""
    matches: dict[tuple[Path, str, str], Match] = {}
    if analysis.documents:
        from claimcheck.tracking import pairs_in  # noqa: PLC0415 -- loaded with the documents

        for pair in pairs_in(analysis.ledger, analysis.documents):
            for match in pair.matches:
                matches[pair.file.path, match.claim.id, match.claim.text] = match
    return Project(
        ledger=analysis.ledger,
        works=Bibliography(tuple(one for shelf in analysis.bibliographies for one in shelf)),
        shelves=analysis.shelves,
        documents={one.document.path: one.document for one in analysis.documents},
        matches=matches,
        skipped=analysis.skipped,
        unread=unread_in(analysis.ledger, analysis.skipped),
    )


def known_keys(project: Project) -> dict[Path, frozenset[str]]:
    """By ledger file, the keys that its bibliography has; none where that could not be read whole."""
    return {
        path: frozenset(key for shelf in shelves for _, key in shelf.held)
        for path, shelves in project.shelves.items()
        if all(shelf.complete for shelf in shelves)
    }


def with_written(project: Project, written: Iterable[SourceFile]) -> Project:
    """The project with these ledger files as they were just written."""
    files: dict[Path, LedgerFile] = {}
    answers = dict(project.answers)
    for source in written:
        files[source.path] = read(source)
        # Somebody may have written before or after us: that is news, still to be read.
        answers["data", str(source.path)] = digest(source.text.encode())
    ledger = Ledger(tuple(files.get(file.path, file) for file in project.ledger.files))
    return project._replace(ledger=ledger, answers=answers)


def compared(project: Project) -> Project | None:
    """The project, compared with the disk; None if it would now be read otherwise."""
    now = {path: _stamp(path) for _, *paths in project.answers for path in paths}
    if now == project.stamps:
        return project
    return project._replace(stamps=now) if holds(project.answers) else None


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - they are texts already
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
