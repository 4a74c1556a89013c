"""The files of a project: which there are, and their text. Nothing outside is read unasked."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.config import DOCUMENT_SUFFIXES, FILE_NAMES, REFERENCE_SUFFIXES, Config
from claimcheck.disk import STDIN, Disk
from claimcheck.errors import ClaimcheckError, UnreadableError, UsageError
from claimcheck.globs import covers, fits_pattern, is_pattern
from claimcheck.model.findings import Skipped
from claimcheck.model.text import SourceFile

if TYPE_CHECKING:
    from claimcheck.ignored import Ignored

# In a folder only .bib files are taken for bibliographies unasked: most JSON is something else.
_BIBLIOGRAPHIES = (".bib", *REFERENCE_SUFFIXES)


class Workspace(NamedTuple):
    """What was found, each list in the order in which it is to be looked at."""

    ledgers: tuple[SourceFile, ...] = ()
    references: tuple[Path, ...] = ()
    # bibliographies that the command line names beside the configured ones
    skipped: tuple[Skipped, ...] = ()
    chosen: frozenset[Path] | None = None
    # the files that alone are to be reported on; None: all; empty: all that were named are excluded
    documents: tuple[Path, ...] = ()
    # those that the command line names, not read yet


def gather(
    config: Config,
    paths: tuple[Path, ...] = (),
    *,
    needs_ledger: bool = True,
    disk: Disk | None = None,
) -> Workspace:
    """Read the configured ledgers, and find what `paths` name beside them.

    What cannot be read is in `skipped`. Raises UsageError for a path that does not exist, or
    holds nothing to audit, and ClaimcheckError where there is no ledger and nothing else.
    """
    search = _Search(config, disk or Disk())
    chosen_ledgers, references, documents = search.chosen(paths)
    if paths and not (chosen_ledgers or references or documents or search.skipped):
        return Workspace(chosen=frozenset())
    # Texts and bibliographies are looked at for themselves.
    needed = needs_ledger and not (documents or references or config.documents)
    ledgers = search.once([*search.ledgers(config.claims, needed=needed), *chosen_ledgers])
    if needed and not (ledgers or search.skipped):
        named_folders = ", ".join(f'"{name}"' for name in config.claims) or "the configuration"
        raise ClaimcheckError(f"no ledger file in {named_folders}", "start one: claimcheck init")
    chosen = (*map(ledgers.__getitem__, chosen_ledgers), *references, *documents)
    return Workspace(
        ledgers=tuple(search.read_all(sorted(set(ledgers.values())))),
        references=tuple(dict.fromkeys(references)),
        skipped=tuple(dict.fromkeys(search.skipped)),
        chosen=frozenset(chosen) if paths else None,
        documents=tuple(dict.fromkeys(documents)),
    )


def documents_in(
    config: Config, names: Iterable[Path], disk: Disk
) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """The documents that files, folders and glob patterns name, and what names none.

    A folder stands for every document in it. Hidden and excluded ones are left out, and those that
    git ignores, unless they are named themselves.
    """
    search = _Search(config, disk)
    found: list[Path] = []
    for name in names:
        documents = search.expanded(name, DOCUMENT_SUFFIXES)
        found += documents
        if not documents:
            where = "holds" if disk.kind(absolute(name)).is_folder else "matches"
            hint = search.why_nothing(f"documents end in {', '.join(DOCUMENT_SUFFIXES)}")
            search.skipped.append(Skipped(absolute(name), f"{where} no document", hint))
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(search.skipped))


class _Search:
    """One walk through the files that are named; it gathers what could not be looked at."""

    def __init__(self, config: Config, disk: Disk) -> None:
        self.config = config
        self.disk = disk
        self.skipped: list[Skipped] = []
        self._homes = [absolute(config.root / name) for name in config.claims]
        self._ignored: Ignored | None = None
        self._passed_over = 0
        # how many names were left out since they are excluded, or git ignores them

    def chosen(self, paths: tuple[Path, ...]) -> tuple[list[Path], list[Path], list[Path]]:
        """The ledgers, bibliographies and documents that the command line names."""
        ledgers: list[Path] = []
        references: list[Path] = []
        documents: list[Path] = []
        for named in paths:
            if self.config.force_exclude and self._passes_over(self._name_of(named)):
                continue
            before = self._passed_over
            asked = (named.suffix.lower(),) if is_pattern(named) else ()
            found = self.expanded(named, (".toml", ".bib", *DOCUMENT_SUFFIXES, *asked))
            if not found and self.config.force_exclude and self._passed_over > before:
                continue
            is_folder = self.disk.kind(absolute(named)).is_folder
            if is_folder:
                found = self._without_other_tomls(found, absolute(named))
                found += self._configured_in(absolute(named))
            if not found:
                what = "in this folder" if is_folder else "matches this pattern"
                hint = "name documents, ledger files (.toml), bibliographies (.bib), or a folder of them"
                raise UsageError(f"{named}: nothing to audit {what}", self.why_nothing(hint))
            if found == [absolute(named)] and not self.disk.kind(found[0]).exists:
                raise UsageError(f"{named} does not exist", "check the path")
            ledgers += (one for one in found if one.suffix.lower() == ".toml")
            references += (one for one in found if one.suffix.lower() in _BIBLIOGRAPHIES)
            others = (".toml", *_BIBLIOGRAPHIES)
            documents += (one for one in found if one.suffix.lower() not in others)
        return ledgers, references, documents

    def expanded(self, name: Path, suffixes: Collection[str]) -> list[Path]:
        """What one name stands for: itself, the files of a folder, those that fit a pattern."""
        if name == STDIN:
            return [self.disk.take_given()]
        path = absolute(name)
        kind = self.disk.kind(path)
        if kind.is_folder:
            return sorted(self._walk(path, suffixes))
        if kind.exists or not is_pattern(name):
            return [path]
        fixed = next(parent for parent in path.parents if not is_pattern(parent))
        pattern = path.relative_to(fixed).parts
        deepest = None if "**" in pattern else len(pattern)
        return sorted(
            one
            for one in (
                self._walk(fixed, suffixes, deepest) if self.disk.kind(fixed).is_folder else ()
            )
            if fits_pattern(one.relative_to(fixed).parts, pattern)
        )

    def _without_other_tomls(self, found: list[Path], folder: Path) -> list[Path]:
        """The files of a folder; where it holds the ledger, no other TOML file is one."""
        within = [home for home in self._homes if folder in home.parents]
        if any(self.disk.kind(home).exists for home in within):
            others = [one for one in found if not any(map(one.is_relative_to, within))]
        else:
            others = [one for one in found if one.name in FILE_NAMES]
        return [one for one in found if one.suffix.lower() != ".toml" or one not in others]

    def _configured_in(self, folder: Path) -> list[Path]:
        """The configured bibliographies in a folder that are called as most are not."""
        return [
            path
            for path in map(absolute, self.config.bibliographies)
            if folder in path.parents
            and path.suffix.lower() in REFERENCE_SUFFIXES
            and self.disk.kind(path).is_file
            and not self._passes_over(path, heeds_git=False)
        ]

    def ledgers(self, names: tuple[str, ...], *, needed: bool) -> Iterator[Path]:
        """The ledger files in the configured folders, and those named themselves.

        Raises ClaimcheckError where one does not exist and is needed.
        """
        for name in names:
            path = absolute(self.config.root / name)
            kind = self.disk.kind(path)
            if kind.is_folder:
                yield from self._walk(path, (".toml",), heeds_git=False)
            elif kind.exists:
                yield path
            elif needed:
                raise ClaimcheckError(
                    f'no ledger: "{name}" does not exist', "start one: claimcheck init"
                )

    def read_all(self, paths: Iterable[Path]) -> Iterator[SourceFile]:
        """The text of each file; what cannot be read goes to `skipped`."""
        for path in paths:
            try:
                yield self.disk.read(path)
            except UnreadableError as error:
                self.skipped.append(Skipped(path, error.message, error.hint))

    def _walk(
        self,
        folder: Path,
        suffixes: Collection[str],
        deepest: int | None = None,
        *,
        heeds_git: bool = True,
    ) -> Iterator[Path]:
        """Files below `folder` with one of these suffixes, hidden and excluded ones left out.

        `deepest` is the number of names, from `folder` on, that a path may have at most. With
        `heeds_git` those that git ignores are left out too, unless it ignores the whole folder.
        """
        heeds_git = heeds_git and not self._is_ignored(folder)
        stack, links, seen = [folder], list[Path](), set[Path]()
        while stack or links:
            # Links last, so that a file goes by its own name where it has one here.
            here = stack.pop() if stack else links.pop()
            own = self.disk.real(here)
            if own in seen or (here != folder and self.disk.real(folder).is_relative_to(own)):
                continue  # a link back to where we are or were
            seen.add(own)
            for path in self._held(here):
                kind = self.disk.kind(path)
                if not (kind.is_folder or path.suffix.lower() in suffixes):
                    continue
                if kind.is_folder and deepest and len(path.parts) - len(folder.parts) >= deepest:
                    continue
                if self._passes_over(path, heeds_git=heeds_git):
                    continue
                if not self._stays_inside(path, folder):
                    continue
                if kind.is_folder:
                    (links if kind.is_link else stack).append(path)
                else:
                    yield path

    def _held(self, folder: Path) -> list[Path]:
        """What a folder holds that is not hidden; one that cannot be looked into is noted."""
        try:
            return [folder / name for name in self.disk.names(folder)]
        except UnreadableError as error:
            self.skipped.append(Skipped(folder, error.message, error.hint))
            return []

    def _stays_inside(self, path: Path, folder: Path) -> bool:
        """Whether this is no link out of the project, to text that is not ours to print."""
        kind = self.disk.kind(path)
        if not kind.is_link:
            return True
        own = self.disk.real(path)
        if any(own.is_relative_to(self.disk.real(home)) for home in (self.config.root, folder)):
            return True
        what = "folder" if kind.is_folder else "file"
        self.skipped.append(
            Skipped(path, "is a link out of the project", f"name the {what} itself")
        )
        return False

    def once(self, paths: Iterable[Path]) -> dict[Path, Path]:
        """Each path with the one under which its file is read: its own name rather than a link."""
        reals = {path: self.disk.real(path) for path in paths}
        kept: dict[Path, Path] = {}
        for path in sorted(reals, key=lambda path: self.disk.kind(path).is_link):
            kept.setdefault(reals[path], path)
        return {path: kept[own] for path, own in reals.items()}

    def _passes_over(self, path: Path, *, heeds_git: bool = True) -> bool:
        """Whether a file or folder is excluded, or git ignores it; counts those that are."""
        excluded = any(covers(pattern, path, self.config.root) for pattern in self.config.exclude)
        left_out = excluded or (heeds_git and self._is_ignored(path))
        self._passed_over += left_out
        return left_out

    def _is_ignored(self, path: Path) -> bool:
        """Whether git ignores it; the ledger is looked at all the same, for it is configured."""
        if any(home == path or home in path.parents for home in self._homes):
            return False
        if self._ignored is None:
            # An audit of a ledger alone does without.
            from claimcheck.ignored import Ignored  # noqa: PLC0415

            self._ignored = Ignored(self.disk)
        return self._ignored.covers(path)

    def _name_of(self, named: Path) -> Path:
        """The path that the command line names, be it that of standard input."""
        return absolute(Path(self.disk.stdin_name) if named == STDIN else named)

    def why_nothing(self, hint: str) -> str:
        """What to do where nothing was found: maybe what is there was left out."""
        left_out = "what is excluded or ignored by git is left out; name the files themselves"
        return left_out if self._passed_over else hint


def absolute(path: Path) -> Path:
    """The path from the root of the disk, without `..`; links are kept as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
