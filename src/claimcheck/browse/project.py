"""What the desk is about: a ledger, the works that it names, and where documents state its claims."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.analysis import Analysis
from claimcheck.model.claims import Ledger, LedgerFile, TrackedClaim
from claimcheck.model.documents import Document
from claimcheck.model.matches import Match
from claimcheck.model.references import Bibliography


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

    def match_of(self, claim: TrackedClaim) -> Match | None:
        """Where its document states a claim; None if nobody has looked for it as it reads now."""
        return self.matches.get((claim.location.path, claim.id, claim.text))


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
    )


def with_files(project: Project, files: Iterable[LedgerFile]) -> Project:
    """The project with these ledger files as they stand now."""
    new = {file.path: file for file in files}
    return project._replace(
        ledger=Ledger(tuple(new.get(file.path, file) for file in project.ledger.files))
    )
