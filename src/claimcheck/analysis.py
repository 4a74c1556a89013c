"""The conductor: from a workspace to ledger, bibliography, links and claims alike."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.bibliography.parse import parse
from claimcheck.config import Config, inside
from claimcheck.ledger.read import read
from claimcheck.linking.linker import link_keys
from claimcheck.matching import alike_in
from claimcheck.model.claims import Ledger
from claimcheck.model.findings import Skipped
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.rules.base import ProjectView
from claimcheck.workspace import Workspace, gather, with_references

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.model.citations import LinkedDocument


class Analysis(NamedTuple):
    """A project as it was read."""

    ledger: Ledger
    bibliography: Bibliography
    skipped: tuple[Skipped, ...]
    sources: Mapping[Path, SourceFile]
    # every file that was read, by path
    chosen: frozenset[Path] | None
    # the files to report on; None: all
    documents: "tuple[LinkedDocument, ...]" = ()

    @property
    def whole(self) -> bool:
        """Whether everything there is was looked at and could be read."""
        return (
            self.chosen is None
            and not self.skipped
            and self.ledger.complete
            and not any(broken.lost for broken in self.bibliography.broken)
        )


def analyse(
    config: Config,
    paths: tuple[Path, ...] = (),
    *,
    stdin_name: str | None = None,
    with_documents: bool = True,
) -> Analysis:
    """Read the project that `config` names, and what `paths` name beside it.

    A look-up in ledger and bibliography does without the documents.
    """
    workspace = gather(config, paths)
    ledger = Ledger(tuple(read(source) for source in workspace.ledgers))
    named = list(workspace.documents if paths else _documents(config, ledger))
    outside = [] if paths else [path for path in named if not inside(config.root, str(path))]
    named = [path for path in named if path not in outside]
    strange = [Skipped(path, "lies outside the project", "audit it by name") for path in outside]
    workspace = workspace._replace(skipped=(*workspace.skipped, *strange))
    if not (named and with_documents):
        bibliography = parse(workspace.references, complete=workspace.references_complete)
        return _analysis(ledger, bibliography, workspace)
    # Costs as much again to load as everything else.
    from claimcheck.drafts import linked_documents, read_drafts  # noqa: PLC0415

    drafts = read_drafts(config, named, stdin_name=stdin_name)
    workspace = with_references(workspace, config, drafts.bibliographies)
    workspace = workspace._replace(
        skipped=(*workspace.skipped, *drafts.skipped),
        chosen=workspace.chosen and workspace.chosen | {one.path for one in drafts.documents},
    )
    bibliography = parse(workspace.references, complete=workspace.references_complete)
    documents = linked_documents(drafts.documents, bibliography)
    return _analysis(ledger, bibliography, workspace, documents)


def _analysis(
    ledger: Ledger,
    bibliography: Bibliography,
    workspace: Workspace,
    documents: "tuple[LinkedDocument, ...]" = (),
) -> Analysis:
    sources = (
        *workspace.ledgers,
        *workspace.references,
        *(one.document.source for one in documents),
    )
    return Analysis(
        ledger=ledger,
        bibliography=bibliography,
        skipped=workspace.skipped,
        sources={source.path: source for source in sources},
        chosen=workspace.chosen,
        documents=documents,
    )


def _documents(config: Config, ledger: Ledger) -> Iterator[Path]:
    """The documents that the configuration names, or else the ledger."""
    if config.documents:
        named = [config.root / name for name in config.documents]
    else:
        files = [file for file in ledger.files if file.document.path]
        named = [file.path.parent / str(file.document.path) for file in files]
    yield from dict.fromkeys(Path(os.path.normpath(path)) for path in named)


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
        documents=analysis.documents,
    )
