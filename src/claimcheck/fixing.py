"""Puts right what findings say how to: on the texts as they were read, round after round.

An edit may bring about a finding that has a fix of its own, and of two that touch each other only
the first is made; so the project is audited again until there is nothing left to do. Files are
written when all is done, and only where they still are as they were read.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.audit import audit
from claimcheck.config import REFERENCE_SUFFIXES, Config
from claimcheck.disk import Disk
from claimcheck.errors import ClaimcheckError
from claimcheck.files import MARK, text_of
from claimcheck.model.findings import Edit, Fix, Report
from claimcheck.model.text import SourceFile
from claimcheck.workspace import gather
from claimcheck.writing.replace import replaced
from claimcheck.writing.sifting import fitting

# More than any chain of slips in one place.
_ROUNDS = 10

# Of an audit's report what fixes may be made for, and the files as it read them.
Narrowing = Callable[[Report, Disk], Report]

# Whether edits left a file whole: after them, and made from the file before.
_Check = Callable[[SourceFile], bool]


class Mended(NamedTuple):
    """A file before and after its fixes, without a byte order mark."""

    before: SourceFile
    after: SourceFile
    number: int
    # of findings that are put right


class Fixed(NamedTuple):
    """Files as they are to be, and what is left to report then."""

    changes: tuple[Mended, ...]
    report: Report
    # of the project as it would be
    likely: int
    # how many more findings there are that unsafe fixes would put right


class _Draught(Disk):
    """The machine's files, with some of them as they are to be."""

    def __init__(self) -> None:
        super().__init__()
        self.before: dict[Path, tuple[Path, bytes]] = {}
        # by the path without links, under which name and how they were read first
        self.after: dict[Path, str] = {}

    def data(self, path: Path) -> bytes:
        own = self.real(path)
        if own in self.after:
            return self.after[own].encode()
        data = super().data(path)
        self.before.setdefault(own, (path, data))
        return data

    def changed(self) -> Iterator[tuple[Path, SourceFile, SourceFile]]:
        """Every file that is to be another, by the path without links, as it was and is to be."""
        for own, text in self.after.items():
            path, data = self.before[own]
            before = SourceFile(path, text_of(path, data))
            if before.text != text:
                yield own, before, SourceFile(path, text)


def fixed(
    config: Config,
    paths: tuple[Path, ...] = (),
    *,
    unsafe: bool = False,
    narrowed: Narrowing = lambda report, _: report,
) -> Fixed:
    """What the fixes of an audit's findings come to; writes nothing. `unsafe`: all, not only safe.

    Left alone are waived findings, those that `narrowed` takes out or waives, and every file that
    is not among `paths`, where there are any, or else lies outside the project. The report is of
    everything.
    """
    draught = _Draught()
    report = audit(config, paths, draught)
    chosen = None
    if paths:
        named = gather(config, paths, needs_ledger=False, disk=draught).chosen or ()
        chosen = frozenset(map(draught.real, named))

    def wanted(*, unsafe: bool) -> Iterator[tuple[Path, Path, list[Fix]]]:
        """The fixes of our files, each by its path and by that without links."""
        for path, fixes in _wanted(narrowed(report, draught), unsafe=unsafe).items():
            own = draught.real(path)
            if draught.inside(config.root, path) if chosen is None else own in chosen:
                yield path, own, fixes

    numbers = Counter[Path]()
    for _ in range(_ROUNDS):
        done: dict[Path, int] = {}
        for path, own, fixes in wanted(unsafe=unsafe):
            if own not in done:  # under another name its places are those of before
                after, done[own] = _with_fixes(draught.read(path), fixes)
                if done[own]:
                    draught.after[own] = after.text
        if not any(done.values()):
            break
        numbers.update(done)
        report = audit(config, paths, draught)
    changes = (Mended(old, new, numbers[own]) for own, old, new in draught.changed())
    in_order = tuple(sorted(changes, key=lambda one: one.before.path))
    likely = 0 if unsafe else sum(len(fixes) for *_, fixes in wanted(unsafe=True))
    return Fixed(in_order, report, likely)


def write(changes: Iterable[Mended]) -> tuple[tuple[Mended, ...], tuple[ClaimcheckError, ...]]:
    """Write each file, whole or not at all; those that were written, and what kept us from others."""
    written: list[Mended] = []
    refused: list[ClaimcheckError] = []
    for change in changes:
        try:
            replaced(change.before.path, _unless_changed(change))
        except ClaimcheckError as error:
            refused.append(error)
        else:
            written.append(change)
    return tuple(written), tuple(refused)


def _unless_changed(change: Mended) -> Callable[[SourceFile], str]:
    def edit(source: SourceFile) -> str:
        if source.text.removeprefix(MARK) != change.before.text:
            message = f"{source.path} was changed while it was looked at; it is not fixed"
            raise ClaimcheckError(message, "run it again")
        mark = MARK if source.text.startswith(MARK) else ""
        return f"{mark}{change.after.text}"

    return edit


def _wanted(report: Report, *, unsafe: bool) -> Mapping[Path, list[Fix]]:
    """The fixes that are to be made, by file, in the order of their places."""
    found: dict[Path, list[Fix]] = {}
    for finding in report.findings:
        fix = finding.hit.fix
        if fix and finding.waived is None and (fix.safe or unsafe):
            found.setdefault(fix.edits[0].location.path, []).append(fix)
    for fixes in found.values():
        fixes.sort(key=lambda one: min(edit.location.start.offset for edit in one.edits))
    return found


def _with_fixes(before: SourceFile, fixes: Iterable[Fix]) -> tuple[SourceFile, int]:
    """The file with those of the fixes that are apart from each other, and how many they are."""
    made: list[Fix] = []
    edits: set[Edit] = set()
    taken = _Taken()
    for fix in fixes:
        if edits.issuperset(fix.edits) or taken.leaves(fix.edits):
            taken.add(one for one in fix.edits if one not in edits)
            edits.update(fix.edits)
            made.append(fix)
    checked = _CHECKS.get(before.path.suffix.lower())
    if made and checked:
        holds = checked(before)
        harmless = fitting(made, lambda some: holds(_with(before, some)))
        return _with(before, harmless), len(harmless)
    return _with(before, made), len(made)


class _Taken:
    """Stretches that are replaced, apart from each other and in order."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int]] = []

    def leaves(self, edits: Iterable[Edit]) -> bool:
        """Whether no edit touches any of them."""
        return not any(self._touches(*_stretch(edit)) for edit in edits)

    def add(self, edits: Iterable[Edit]) -> None:
        """Take those of some edits too."""
        for edit in edits:
            insort(self._stretches, _stretch(edit))

    def _touches(self, start: int, end: int) -> bool:
        at = bisect_right(self._stretches, (start, end))
        beside = self._stretches[max(0, at - 1) : at + 1]
        return any(start <= its_end and its_start <= end for its_start, its_end in beside)


def _stretch(edit: Edit) -> tuple[int, int]:
    return edit.location.start.offset, edit.location.end.offset


def _with(source: SourceFile, fixes: Iterable[Fix]) -> SourceFile:
    """The file with the edits of fixes, which are apart, and nothing else changed."""
    parts, at = list[str](), 0
    edits = {edit for fix in fixes for edit in fix.edits}
    for where, text in sorted(edits, key=lambda one: one.location):
        parts += source.text[at : where.start.offset], text
        at = where.end.offset
    return SourceFile(source.path, "".join([*parts, source.text[at:]]))


def _ledger_check(before: SourceFile) -> _Check:
    """Whether everything is read that was read before."""
    from claimcheck.ledger.read import read  # noqa: PLC0415 - one of two

    known = Counter(broken.message for broken in read(before).broken)

    def holds(after: SourceFile) -> bool:
        return not Counter(broken.message for broken in read(after).broken) - known

    return holds


def _bibliography_check(before: SourceFile) -> _Check:
    """Whether there are the same entries with the same fields, and nothing more is broken."""
    from claimcheck.bibliography.parse import parse  # noqa: PLC0415 - one of two

    def told(source: SourceFile) -> tuple[list[object], Counter[str]]:
        parsed = parse([source])
        shape = [(one.key, one.type, [field.name for field in one.fields]) for one in parsed]
        return [*shape], Counter(broken.message for broken in parsed.broken)

    known_shape, known = told(before)

    def holds(after: SourceFile) -> bool:
        shape, broken = told(after)
        return shape == known_shape and not broken - known

    return holds


_CHECKS: Mapping[str, Callable[[SourceFile], _Check]] = {
    ".toml": _ledger_check,
    **dict.fromkeys((".bib", *REFERENCE_SUFFIXES), _bibliography_check),
}
