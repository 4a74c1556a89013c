"""Which bibliography holds for which document: each file is read once, each set parsed once."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from claimcheck.bibliography.items import Items
from claimcheck.bibliography.parse import parse
from claimcheck.config import FRONT_MATTER_SUFFIXES, REFERENCE_SUFFIXES, Config
from claimcheck.disk import Disk
from claimcheck.errors import UnreadableError
from claimcheck.model.findings import Skipped
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.workspace import absolute

# Bibliographies of other programs, which are no BibTeX either; and what is no bibliography at all.
OTHER_FORMATS = (".xml", ".enl", ".enw", ".nbib", ".rdf")
NO_BIBLIOGRAPHIES = (".toml", ".pdf", ".html", ".htm", ".docx", ".doc", ".odt", ".rtf")

_EXPORT_IT = "export it as BibTeX, CSL-JSON, CSL-YAML or RIS"


class Library:
    """The bibliographies of a project.

    What is configured, or named on the command line, holds everywhere; what a document names holds
    for that document beside it. The default file holds only where a document names none.
    """

    def __init__(
        self,
        config: Config,
        disk: Disk,
        more: Collection[Path] = (),
        *,
        is_needed: bool = True,
    ) -> None:
        """`more` are files from the command line; without `is_needed` nobody misses the default."""
        configured = tuple(absolute(path) for path in config.bibliographies)
        is_default = config.references is None
        self.disk = disk
        if is_default and (more or not is_needed):
            configured = tuple(path for path in configured if disk.kind(path).exists)
        self._default = configured if is_default else ()
        self._everywhere = tuple(more) if is_default else (*configured, *more)
        self._is_lenient = is_default
        self._names: dict[Path, Path] = {}
        self._read: dict[Path, SourceFile | Skipped] = {}
        self._parsed: dict[tuple[Path, ...], Bibliography] = {}

    def of(self, named: Iterable[Path] = ()) -> Bibliography:
        """That of a document which names these files; by default that of one which names none."""
        own = tuple(named)
        return self._of((*(() if own else self._default), *self._everywhere, *own))

    def beside(self, bibliography: Bibliography) -> tuple[Bibliography, ...]:
        """Where the keys of a ledger are looked up, in order: its document has this bibliography.

        A ledger may rest on the default file too, if that is there.
        """
        if not any(self.disk.kind(path).exists for path in self._default):
            return (bibliography,)
        default = self.of()
        return (bibliography,) if default is bibliography else (bibliography, default)

    def name(self, path: Path) -> Path:
        """The name under which a file is read: its own rather than that of a link to it."""
        return self._names.get(self.disk.real(path), path)

    @property
    def bibliographies(self) -> tuple[Bibliography, ...]:
        """All that were asked for."""
        return tuple(self._parsed.values())

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """All files that were read."""
        return tuple(one for one in self._read.values() if isinstance(one, SourceFile))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """All files that could not be read."""
        return tuple(one for one in self._read.values() if isinstance(one, Skipped))

    def _of(self, paths: tuple[Path, ...]) -> Bibliography:
        reals = {path: self.disk.real(path) for path in paths}
        for path in sorted(reals, key=lambda path: self.disk.kind(path).is_link):
            self._names.setdefault(reals[path], path)
        files = tuple(dict.fromkeys(self._names[reals[path]] for path in paths))
        if files not in self._parsed:
            read_ones = [self._file(path) for path in files]
            sources = [one for one in read_ones if isinstance(one, SourceFile)]
            # Where nobody names a file, nothing can be missing from it.
            complete = len(sources) == len(files) and bool(files or not self._is_lenient)
            self._parsed[files] = parse(sources, complete=complete, kept=self._kept)
        return self._parsed[files]

    def _kept(self, source: SourceFile, find: Callable[[], Items]) -> Items:
        return self.disk.derived("items", source, find)

    def _file(self, path: Path) -> SourceFile | Skipped:
        if path not in self._read:
            try:
                self._read[path] = _readable(path, self.disk)
            except UnreadableError as error:
                reason = f"{error.message}, so that links are unknown"
                self._read[path] = Skipped(path, reason, error.hint)
        return self._read[path]


def others_in(folder: Path) -> list[Path]:
    """The bibliographies in a folder that are no BibTeX: files in which there are references."""
    from claimcheck.bibliography.readers import READERS  # noqa: PLC0415 - asked for once

    disk, found = Disk(), list[Path]()
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in REFERENCE_SUFFIXES:
            try:
                items = READERS[path.suffix.lower()]().find(disk.read(path))
            except UnreadableError:
                continue  # named when somebody names the file
            if items.keys:
                found.append(path)
    return found


def _readable(path: Path, disk: Disk) -> SourceFile:
    """The text of a file that may be called anything but what a format is called that is not read.

    Under another name than those of bibliographies it must hold one: else a slip on the command
    line would make every key a missing one.
    """
    suffix = path.suffix.lower()
    if suffix in (*OTHER_FORMATS, *NO_BIBLIOGRAPHIES) and disk.kind(path).is_file:
        reason = f'is in no format of bibliographies that is read ("{path.suffix}")'
        raise UnreadableError(reason, _EXPORT_IT)
    source = disk.read(path)
    if suffix not in (".bib", ".bibtex", *REFERENCE_SUFFIXES) and _holds_none(source):
        raise UnreadableError("holds no references", _EXPORT_IT)
    return source


def _holds_none(source: SourceFile) -> bool:
    """Whether a text is something else than a bibliography: one that is empty is none the less one."""
    if source.path.suffix.lower() in FRONT_MATTER_SUFFIXES:
        return "references:" not in source.text
    found = parse((source,))
    return bool(source.text.strip()) and not (found.held or found.lost)
