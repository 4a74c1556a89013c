"""The files of a project: which there are, and their text. Nothing outside is read unasked."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import Config, covers
from claimcheck.errors import ClaimcheckError, UnreadableError, UsageError
from claimcheck.files import read
from claimcheck.model.findings import Skipped
from claimcheck.model.text import SourceFile


class Workspace(NamedTuple):
    """What was found and read, each list in the order in which it is to be looked at."""

    ledgers: tuple[SourceFile, ...] = ()
    references: tuple[SourceFile, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    chosen: frozenset[Path] | None = None
    # the files that alone are to be reported on; None: all
    references_complete: bool = True
    # whether every bibliography file could be read


def gather(config: Config, paths: tuple[Path, ...] = ()) -> Workspace:
    """Read the configured ledgers and bibliographies, and those that `paths` name beside them.

    What cannot be read is in `skipped`. Raises UsageError for a path that does not exist, or
    holds nothing to audit.
    """
    search = _Search(config)
    chosen_ledgers, chosen_references = search.chosen(paths)
    ledgers = [*search.ledgers(config.claims), *chosen_ledgers]
    named = [_absolute(config.root / name) for name in config.references]
    bibs = [*named, *chosen_references]
    ledger_files = tuple(search.read_all(dict.fromkeys(sorted(ledgers))))
    before = len(search.skipped)
    reference_files = tuple(search.read_all(dict.fromkeys(bibs)))
    return Workspace(
        ledgers=ledger_files,
        references=reference_files,
        skipped=tuple(search.skipped),
        chosen=frozenset([*chosen_ledgers, *chosen_references]) if paths else None,
        references_complete=len(search.skipped) == before,
    )


class _Search:
    """One walk through the files that are named; it gathers what could not be looked at."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.skipped: list[Skipped] = []

    def chosen(self, paths: tuple[Path, ...]) -> tuple[list[Path], list[Path]]:
        """The ledger and bibliography files that the command line names, in folders too."""
        ledgers: list[Path] = []
        references: list[Path] = []
        for named in paths:
            path = _absolute(named)
            if path.is_dir():
                ledgers += (found := list(self._walk(path, ".toml")))
                references += (bibs := list(self._walk(path, ".bib")))
                if not found and not bibs:
                    hint = "name a ledger file (.toml), a bibliography (.bib), or a folder of them"
                    raise UsageError(f"{named}: nothing to audit in this folder", hint)
            elif not os.path.lexists(path):
                raise UsageError(f"{named} does not exist", "check the path")
            elif path.suffix.lower() == ".toml":
                ledgers.append(path)
            elif path.suffix.lower() == ".bib":
                references.append(path)
            else:
                reason = "is a document, and documents cannot be read yet"
                self.skipped.append(Skipped(path, reason, "name .toml and .bib files"))
        return ledgers, references

    def ledgers(self, names: tuple[str, ...]) -> Iterator[Path]:
        """The ledger files in the configured folders, and those named themselves."""
        for name in names:
            path = _absolute(self.config.root / name)
            if path.is_dir():
                yield from self._walk(path, ".toml")
            elif os.path.lexists(path):
                yield path
            else:
                raise ClaimcheckError(
                    f'no ledger: "{name}" does not exist', "start one: claimcheck init"
                )

    def read_all(self, paths: dict[Path, None]) -> Iterator[SourceFile]:
        """The text of each file; what cannot be read goes to `skipped`."""
        for path in paths:
            try:
                yield read(path)
            except UnreadableError as error:
                self.skipped.append(Skipped(path, error.message, error.hint))

    def _walk(self, folder: Path, suffix: str) -> Iterator[Path]:
        """Files below `folder` with this suffix in any case, hidden and excluded ones left out."""
        stack, seen = [folder], set[Path]()
        while stack:
            here = stack.pop()
            real = here.resolve()
            if real in seen or (here != folder and folder.resolve().is_relative_to(real)):
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
                    stack.append(path)
                elif path.suffix.lower() == suffix and self._stays_inside(path, folder):
                    yield path

    def _stays_inside(self, path: Path, folder: Path) -> bool:
        """Whether a file is no link out of the project, whose text is not ours to print."""
        real = path.resolve()
        if not path.is_symlink() or any(
            real.is_relative_to(home.resolve()) for home in (self.config.root, folder)
        ):
            return True
        reason = "is a link out of the project"
        self.skipped.append(Skipped(path, reason, "name the file itself"))
        return False

    def _excluded(self, path: Path) -> bool:
        return any(covers(pattern, path, self.config.root) for pattern in self.config.exclude)


def _absolute(path: Path) -> Path:
    """The path from the root of the disk, without `..`; links are kept as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
