"""The conductor: from a workspace to ledger, bibliography, links and claims alike."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.errors import UsageError
from claimcheck.ledger.read import read
from claimcheck.library import Library
from claimcheck.model.claims import Ledger, LedgerDocument, LedgerFile
from claimcheck.model.findings import Skipped
from claimcheck.model.references import Bibliography, Link, LinkStatus
from claimcheck.model.text import SourceFile
from claimcheck.workspace import Workspace, absolute, documents_in, gather

if TYPE_CHECKING:  # an audit without documents does without, and a look-up without rules
    from claimcheck.model.citations import LinkedDocument
    from claimcheck.rules.base import CitedKey, ProjectView

ABSENT = (LinkStatus.MISSING, LinkStatus.NEAR)


class Analysis(NamedTuple):
    """A project as it was read."""

    ledger: Ledger
    bibliographies: tuple[Bibliography, ...]
    # each set of files that something is linked to
    shelves: Mapping[Path, tuple[Bibliography, ...]]
    # by ledger file: where its keys are looked up, in order
    skipped: tuple[Skipped, ...]
    sources: Mapping[Path, SourceFile]
    # every file that was read, by path
    chosen: frozenset[Path] | None
    # the files to report on; None: all
    documents: "tuple[LinkedDocument, ...]" = ()

    @property
    def judges_references(self) -> bool:
        """Whether a fault of a bibliography would be reported, not only what concerns others."""
        files = {file for shelf in self.bibliographies for file in shelf.files}
        return self.chosen is None or not files.isdisjoint(self.chosen)

    @property
    def whole(self) -> bool:
        """Whether everything there is was looked at and could be read."""
        return (
            self.chosen is None
            and not self.skipped
            and self.ledger.complete
            and not any(shelf.lost for shelf in self.bibliographies)
        )


def analyse(
    config: Config,
    paths: tuple[Path, ...] = (),
    *,
    with_documents: bool = True,
    needs_ledger: bool = True,
    disk: Disk | None = None,
) -> Analysis:
    """Read the project that `config` names, and what `paths` name beside it.

    A look-up in ledger and bibliography does without the documents. One that needs no ledger
    takes the documents beside the configuration where nothing names any. Raises ClaimcheckError
    where there is nothing at all.
    """
    disk = disk or Disk()
    workspace = gather(config, paths, needs_ledger=needs_ledger, disk=disk)
    if workspace.chosen is not None and not workspace.chosen:
        return Analysis(Ledger(), (), {}, workspace.skipped, {}, workspace.chosen)
    ledger = Ledger(tuple(read(source) for source in workspace.ledgers))
    if config.ledger is not None:
        ledger = _paired(ledger, config.ledger, workspace.documents, disk)
    beside: tuple[Path, ...] = ()
    if workspace.chosen is None or not workspace.chosen <= {*workspace.documents}:
        beside, skipped = _documents(config, ledger, disk)
        workspace = workspace._replace(skipped=(*workspace.skipped, *skipped))
    if not (needs_ledger or ledger.files or beside or workspace.documents):
        beside, _ = documents_in(config, [config.root / "*"], disk)
    if not (with_documents and (workspace.documents or beside)):
        library = Library(config, disk, workspace.references)
        found = _analysis(config, ledger, library, workspace)
        if not (needs_ledger or found.sources or found.skipped):
            gather(config, disk=disk)  # an error, which says how to begin
        return found
    # Costs as much again to load as everything else.
    from claimcheck.drafts import linked_documents, read_drafts  # noqa: PLC0415

    drafts = read_drafts(config, disk, workspace.documents, beside)
    own = {file for draft in drafts.documents for file in draft.bibliographies}
    references = [file for file in workspace.references if file not in own]
    library = Library(config, disk, references)
    asked = {draft.text.document.path for draft in drafts.documents if draft.asked}
    documents = linked_documents(drafts.documents, library)
    workspace = workspace._replace(
        skipped=(*workspace.skipped, *drafts.skipped),
        chosen=workspace.chosen and workspace.chosen | asked,
    )
    return _analysis(config, ledger, library, workspace, documents)


def _paired(ledger: Ledger, path: Path, documents: tuple[Path, ...], disk: Disk) -> Ledger:
    """The ledger with this file as that of the one document named; raises UsageError."""
    if len(documents) != 1:
        raise UsageError("--ledger goes with one document", "name the document beside it")
    files: list[LedgerFile] = []
    for file in ledger.files:
        if disk.real(file.path) != disk.real(path):
            files.append(file)
            continue
        named = file.document.path and absolute(file.path.parent / file.document.path)
        if named and disk.kind(named).exists and disk.real(named) != disk.real(documents[0]):
            hint = "name a file of its own for this one"
            raise UsageError(f"{path} holds the claims of {named}", hint)
        files.append(file._replace(document=file.document._replace(path=str(documents[0]))))
    if not any(disk.real(file.path) == disk.real(path) for file in files):
        # It may be about to be made; no other file then holds the claims unsaid.
        files.append(LedgerFile(path, LedgerDocument(path=str(documents[0])), (), ()))
    return Ledger(tuple(files))


def _analysis(
    config: Config,
    ledger: Ledger,
    library: Library,
    workspace: Workspace,
    documents: "tuple[LinkedDocument, ...]" = (),
) -> Analysis:
    shelves = {
        file.path: library.beside(_bibliography_of(file, ledger, library, documents))
        for file in ledger.files
    }
    if not (shelves or documents):
        library.of()
    skipped = library.skipped
    if config.references is None and not _cites(ledger, documents):
        # What nobody cites from, and nobody named, need not be there.
        skipped = tuple(one for one in skipped if library.disk.kind(one.path).exists)
    sources = (*workspace.ledgers, *library.sources, *(one.document.source for one in documents))
    return Analysis(
        ledger=ledger,
        bibliographies=library.bibliographies,
        shelves=shelves,
        skipped=(*workspace.skipped, *skipped),
        sources={source.path: source for source in sources},
        chosen=workspace.chosen and frozenset(map(library.name, workspace.chosen)),
        documents=documents,
    )


def _cites(ledger: Ledger, documents: "tuple[LinkedDocument, ...]") -> bool:
    """Whether anything is cited, or could not be read and may cite."""
    return (
        any(one.citations or one.entries for one in documents)
        or any(claim.sources for claim in ledger.claims)
        or not ledger.complete
    )


def _bibliography_of(
    file: LedgerFile, ledger: Ledger, library: Library, documents: "tuple[LinkedDocument, ...]"
) -> Bibliography:
    """That of the document whose claims a ledger file holds; by default the configured one."""
    if not documents:
        return library.of()
    from claimcheck.tracking import text_of  # noqa: PLC0415 -- loaded with the documents

    text = text_of(file, ledger, documents)
    if text is not None:
        return text.bibliography
    shelves = {id(one.bibliography): one.bibliography for one in documents}
    # Several texts may be parts of one, with the bibliography of the whole.
    together = len(ledger.files) == 1 and not file.document.path and len(shelves) == 1
    return next(iter(shelves.values())) if together else library.of()


def _documents(
    config: Config, ledger: Ledger, disk: Disk
) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """The documents that the configuration names, or else the ledger, and what cannot be one."""
    if config.documents:
        found, nothing = documents_in(
            config, (config.root / name for name in config.documents), disk
        )
    else:
        files = [file for file in ledger.files if file.document.path]
        named = (absolute(file.path.parent / str(file.document.path)) for file in files)
        found, nothing = tuple(dict.fromkeys(named)), ()
    outside = [path for path in found if not disk.inside(config.root, path)]
    strange = (Skipped(path, "lies outside the project", "audit it by name") for path in outside)
    return tuple(path for path in found if path not in outside), (*nothing, *strange)


def view_of(analysis: Analysis, config: Config) -> "ProjectView":
    """What the rules may look at: links made, claims compared."""
    from claimcheck.matching import alike_in  # noqa: PLC0415 -- a look-up has no view
    from claimcheck.rules.base import ProjectView, backing_in  # noqa: PLC0415

    ledger, documents = analysis.ledger, analysis.documents
    sources = tuple(
        source for file in ledger.files for source in _linked(file, analysis.shelves[file.path])
    )
    view = ProjectView(
        ledger=ledger,
        bibliographies=analysis.bibliographies,
        sources=sources,
        backing=backing_in(ledger, sources),
        alike=alike_in(ledger.claims),
        whole=analysis.whole,
        root=config.root,
        judges_references=analysis.judges_references,
        documents=documents,
        files=analysis.sources,
    )
    if not documents:
        return view
    from claimcheck.tracking import (  # noqa: PLC0415 -- as above
        dates_of,
        pairs_in,
        retold_among,
        untracked_in,
    )

    pairs = pairs_in(ledger, documents)
    matches = tuple(match for pair in pairs for match in pair.matches)
    untracked = untracked_in(documents, pairs, config.min_score)
    stated = {one.location: one.linked.backing_of(one.claim) for one in untracked}
    return view._replace(
        paired={pair.file.path: pair.text.document.path for pair in pairs},
        matches=matches,
        untracked=untracked,
        backing={**view.backing, **stated},
        dated=dates_of(ledger, documents, pairs),
        retold=retold_among(ledger, documents, matches, untracked),
    )


def _linked(file: LedgerFile, shelves: tuple[Bibliography, ...]) -> "Iterator[CitedKey]":
    """Every source of the claims in a file, linked where it is found first."""
    from claimcheck.linking.linker import link_keys  # noqa: PLC0415 -- as above
    from claimcheck.rules.base import CitedKey  # noqa: PLC0415

    keys = dict.fromkeys(source.key for claim in file.claims for source in claim.sources)
    links: dict[str, tuple[Link, Bibliography]] = {}
    for shelf in shelves:
        wanted = [key for key in keys if key not in links or links[key][0].status in ABSENT]
        for key, link in link_keys(wanted, shelf).items():
            known = links.get(key)
            if not known or link.status not in ABSENT or _likeness(link) > _likeness(known[0]):
                links[key] = link, shelf
    for claim in file.claims:
        for source in claim.sources:
            yield CitedKey(source.key, source.location, *links[source.key], claim.id)


def _likeness(link: Link) -> float:
    """How well the best candidate fits; nothing where there is none."""
    return max((candidate.score for candidate in link.candidates), default=0)
