"""The files of a project: which there are, and their text. Nothing outside is read unasked."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import DEFAULT_REFERENCES, DOCUMENT_SUFFIXES, FILE_NAMES, Config, covers
from claimcheck.errors import ClaimcheckError, UnreadableError, UsageError
from claimcheck.files import read
from claimcheck.model.findings import Skipped
from claimcheck.model.text import SourceFile

# Standard input, as the command line names it.
STDIN = Path("-")


class Workspace(NamedTuple):
    """What was found and read, each list in the order in which it is to be looked at."""

    ledgers: tuple[SourceFile, ...] = ()
    references: tuple[SourceFile, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    chosen: frozenset[Path] | None = None
    # the files that alone are to be reported on; None: all
    references_complete: bool = True
    # whether every bibliography file could be read
    documents: tuple[Path, ...] = ()
    # those that the command line names, not read yet


def gather(config: Config, paths: tuple[Path, ...] = ()) -> Workspace:
    """Read the configured ledgers and bibliographies, and those that `paths` name beside them.

    What cannot be read is in `skipped`. Raises UsageError for a path that does not exist, or
    holds nothing to audit.
    """
    search = _Search(config)
    chosen_ledgers, chosen_references, documents = search.chosen(paths)
    named = [absolute(config.root / name) for name in config.references]
    ledgers = _once([*search.ledgers(config.claims, needed=not documents), *chosen_ledgers])
    if not (ledgers or documents or search.skipped):
        named_folders = ", ".join(f'"{name}"' for name in config.claims) or "the configuration"
        raise ClaimcheckError(f"no ledger file in {named_folders}", "start one: claimcheck init")
    bibs = _once([*named, *chosen_references])
    ledger_files = tuple(search.read_all(sorted(set(ledgers.values()))))
    before = len(search.skipped)
    reference_files = tuple(search.read_all(dict.fromkeys(bibs.values())))
    return Workspace(
        ledgers=ledger_files,
        references=reference_files,
        skipped=tuple(dict.fromkeys(search.skipped)),
        chosen=frozenset(
            [
                *map(ledgers.__getitem__, chosen_ledgers),
                *map(bibs.__getitem__, chosen_references),
                *documents,
            ]
        )
        if paths
        else None,
        references_complete=len(search.skipped) == before,
        documents=tuple(dict.fromkeys(documents)),
    )


def with_references(workspace: Workspace, config: Config, named: Iterable[Path]) -> Workspace:
    """The workspace with the bibliographies that documents name beside the configured ones.

    Where they name some, nobody misses the default one.
    """
    known = {_real(source.path) for source in workspace.references}
    search = _Search(config)
    more = tuple(search.read_all(path for path in named if _real(path) not in known))
    if not more:
        return workspace._replace(skipped=(*workspace.skipped, *search.skipped))
    default = {absolute(config.root / name) for name in DEFAULT_REFERENCES}
    missing = [one for one in workspace.skipped if one.path.suffix.lower() == ".bib"]
    unmissed = [one for one in missing if one.path in default and not os.path.lexists(one.path)]
    kept = [one for one in workspace.skipped if one not in unmissed]
    return workspace._replace(
        references=(*workspace.references, *more),
        skipped=(*kept, *search.skipped),
        references_complete=len(missing) == len(unmissed) and not search.skipped,
    )


class _Search:
    """One walk through the files that are named; it gathers what could not be looked at."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.skipped: list[Skipped] = []

    def chosen(self, paths: tuple[Path, ...]) -> tuple[list[Path], list[Path], list[Path]]:
        """The ledgers, bibliographies and documents that the command line names."""
        ledgers: list[Path] = []
        references: list[Path] = []
        documents: list[Path] = []
        for named in paths:
            path = absolute(named)
            if named == STDIN:
                documents.append(named)
            elif path.is_dir():
                found = list(self._walk(path, (".toml", ".bib", *DOCUMENT_SUFFIXES)))
                ledgers += (tomls := self._ledgers_among(found, path))
                references += (bibs := [one for one in found if one.suffix.lower() == ".bib"])
                documents += (texts := [one for one in found if is_document(one)])
                if not (tomls or bibs or texts):
                    hint = "name documents, ledger files (.toml), bibliographies (.bib), or a folder of them"
                    raise UsageError(f"{named}: nothing to audit in this folder", hint)
            elif not os.path.lexists(path):
                raise UsageError(f"{named} does not exist", "check the path")
            elif path.suffix.lower() == ".toml":
                ledgers.append(path)
            elif path.suffix.lower() == ".bib":
                references.append(path)
            else:
                documents.append(path)
        return ledgers, references, documents

    def _ledgers_among(self, found: list[Path], folder: Path) -> list[Path]:
        """The ledger files in a folder; where it holds the ledger, no other TOML file is one."""
        tomls = [path for path in found if path.suffix.lower() == ".toml"]
        homes = [absolute(self.config.root / name) for name in self.config.claims]
        within = [home for home in homes if home.is_relative_to(folder) and home != folder]
        if any(home.exists() for home in within):
            return [path for path in tomls if any(path.is_relative_to(home) for home in within)]
        return [path for path in tomls if path.name not in FILE_NAMES]

    def ledgers(self, names: tuple[str, ...], *, needed: bool) -> Iterator[Path]:
        """The ledger files in the configured folders, and those named themselves.

        Raises ClaimcheckError where one does not exist and is needed.
        """
        for name in names:
            path = absolute(self.config.root / name)
            if path.is_dir():
                yield from self._walk(path, (".toml",))
            elif os.path.lexists(path):
                yield path
            elif needed:
                raise ClaimcheckError(
                    f'no ledger: "{name}" does not exist', "start one: claimcheck init"
                )

    def read_all(self, paths: Iterable[Path]) -> Iterator[SourceFile]:
        """The text of each file; what cannot be read goes to `skipped`."""
        for path in paths:
            try:
                yield read(path)
            except UnreadableError as error:
                self.skipped.append(Skipped(path, error.message, error.hint))

    def _walk(self, folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
        """Files below `folder` with one of these suffixes, hidden and excluded ones left out."""
        stack, links, seen = [folder], list[Path](), set[Path]()
        while stack or links:
            # Links last, so that a file goes by its own name where it has one here.
            here = stack.pop() if stack else links.pop()
            real = _real(here)
            if real in seen or (here != folder and _real(folder).is_relative_to(real)):
                continue  # a link back to where we are or were
            seen.add(real)
            try:
                entries = sorted(os.scandir(here), key=lambda entry: entry.name)
            except OSError as error:
                reason = f"cannot be looked into: {(error.strerror or str(error)).lower()}"
                self.skipped.append(Skipped(here, reason, "check its permissions"))
                continue
            for entry in entries:
                path = here / entry.name
                if entry.name.startswith(".") or self._excluded(path):
                    continue
                if path.is_dir():
                    if self._stays_inside(path, folder):
                        (links if path.is_symlink() else stack).append(path)
                elif path.suffix.lower() in suffixes and self._stays_inside(path, folder):
                    yield path

    def _stays_inside(self, path: Path, folder: Path) -> bool:
        """Whether this is no link out of the project, to text that is not ours to print."""
        if not path.is_symlink():
            return True
        real = _real(path)
        if any(real.is_relative_to(_real(home)) for home in (self.config.root, folder)):
            return True
        what = "folder" if path.is_dir() else "file"
        self.skipped.append(
            Skipped(path, "is a link out of the project", f"name the {what} itself")
        )
        return False

    def _excluded(self, path: Path) -> bool:
        return any(covers(pattern, path, self.config.root) for pattern in self.config.exclude)


def is_document(path: Path) -> bool:
    """Whether files of this suffix are read as documents."""
    return path.suffix.lower() in DOCUMENT_SUFFIXES


def _once(paths: Iterable[Path]) -> dict[Path, Path]:
    """Each path with the one under which its file is read: its own name rather than a link."""
    named = list(dict.fromkeys(paths))
    kept: dict[Path, Path] = {}
    for path in sorted(named, key=Path.is_symlink):
        kept.setdefault(_real(path), path)
    return {path: kept[_real(path)] for path in named}


def _real(path: Path) -> Path:
    """The path without links; unlike Path.resolve it bears links that run in a circle."""
    return Path(os.path.realpath(path))


def absolute(path: Path) -> Path:
    """The path from the root of the disk, without `..`; links are kept as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
