"""The conductor: from a workspace to ledger, bibliography, links and claims alike."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.parse import parse
from claimcheck.config import Config
from claimcheck.ledger.read import read
from claimcheck.linking.linker import link_keys
from claimcheck.matching import alike_in
from claimcheck.model.claims import Ledger
from claimcheck.model.findings import Skipped
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.rules.base import ProjectView
from claimcheck.workspace import gather


class Analysis(NamedTuple):
    """A project as it was read."""

    ledger: Ledger
    bibliography: Bibliography
    skipped: tuple[Skipped, ...]
    sources: Mapping[Path, SourceFile]
    # every file that was read, by path
    chosen: frozenset[Path] | None
    # the files to report on; None: all

    @property
    def whole(self) -> bool:
        """Whether everything there is was looked at and could be read."""
        return (
            self.chosen is None
            and not self.skipped
            and self.ledger.complete
            and not any(broken.lost for broken in self.bibliography.broken)
        )


def analyse(config: Config, paths: tuple[Path, ...] = ()) -> Analysis:
    """Read the project that `config` names, and what `paths` name beside it."""
    workspace = gather(config, paths)
    ledger = Ledger(tuple(read(source) for source in workspace.ledgers))
    return Analysis(
        ledger=ledger,
        bibliography=parse(workspace.references, complete=workspace.references_complete),
        skipped=(*workspace.skipped, *_unread_documents(config, ledger)),
        sources={source.path: source for source in (*workspace.ledgers, *workspace.references)},
        chosen=workspace.chosen,
    )


def _unread_documents(config: Config, ledger: Ledger) -> Iterator[Skipped]:
    """The documents that are named, each of which ought to be looked at and cannot be yet."""
    named = [config.root / name for name in config.documents]
    named += [file.path.parent / file.document.path for file in ledger.files if file.document.path]
    for path in dict.fromkeys(named):
        yield Skipped(
            Path(os.path.normpath(path)),
            "is a document, and documents cannot be read yet",
            "audit the ledger and the bibliography by name",
        )


def view_of(analysis: Analysis, root: Path) -> ProjectView:
    """What the rules may look at: links made, claims compared."""
    claims = analysis.ledger.claims
    keys = [source.key for claim in claims for source in claim.sources]
    return ProjectView(
        ledger=analysis.ledger,
        bibliography=analysis.bibliography,
        links=link_keys(keys, analysis.bibliography),
        alike=alike_in(claims),
        whole=analysis.whole,
        root=root,
    )
