"""Of a report, what stands on lines that were changed since an earlier commit.

A record of the ledger and an entry of a bibliography are changed as a whole: who takes the source
from a record is told that its claim has none, though that is said of another line.
"""

import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.plain import PlainEntry
from claimcheck.bibliography.readers import READERS
from claimcheck.bibliography.scan import RawEntry, blocks
from claimcheck.config import REFERENCE_SUFFIXES
from claimcheck.disk import Disk
from claimcheck.errors import ClaimcheckError, UnreadableError
from claimcheck.files import TomlError, decoded, toml
from claimcheck.git import Change, Checkout, Hunk, by_name, compared
from claimcheck.ledger.layout import end_of
from claimcheck.ledger.places import places_in
from claimcheck.model.findings import Finding, Report
from claimcheck.model.text import Location, SourceFile

# The first and the last line of a stretch, from 1.
Lines = tuple[int, int]

_BIBLIOGRAPHIES = (".bib", *REFERENCE_SUFFIXES)

_ALL: tuple[Lines, ...] = ((1, 2**62),)
# Rules that tell of entries which are not there.
_OF_ABSENCE = frozenset({"missing-reference", "unlinked-citation"})
# An end of line that is none to git.
_LONE_CR = re.compile(r"\r(?!\n)")


class Changes(NamedTuple):
    """What was changed."""

    lines: Mapping[Path, tuple[Lines, ...]]
    # by file, in order
    lost_keys: frozenset[str] = frozenset()
    # of entries that a bibliography had, and has no more; another one may have them

    def concern(self, finding: Finding) -> bool:
        """Whether a finding stands on changed lines, or tells of something that does."""
        hit = finding.hit
        is_for_loss = finding.rule in _OF_ABSENCE and hit.reference in self.lost_keys
        places = (hit.location, *(one.location for one in hit.related))
        return is_for_loss or any(map(self._cover, places))

    def _cover(self, place: Location) -> bool:
        lines = self.lines.get(place.path, ())
        at_line_start = place.end.column == 1 and place.end.line > place.start.line
        at = bisect_left(lines, place.start.line, key=lambda one: one[1])
        return at < len(lines) and lines[at][0] <= place.end.line - at_line_start


def only_changed(report: Report, changes: Changes) -> Report:
    """The report without the findings that stand elsewhere; it counts how many these are."""
    kept = tuple(one for one in report.findings if one.waived or changes.concern(one))
    if len(kept) == len(report.findings):
        return report
    counts = Counter(one.severity.value for one in kept if one.waived is None)
    summary = report.summary._replace(
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        elsewhere=len(report.findings) - len(kept),
    )
    return report._replace(findings=kept, summary=summary, whole=False)


def changed_since(folder: Path, revision: str, report: Report, disk: Disk) -> Changes:
    """What was changed in the files of a report, as it read them; `folder` is in their checkout.

    Raises ClaimcheckError where git cannot tell.
    """
    checkout = compared(folder, revision)
    changes = checkout.changes()
    places = {
        place.path
        for finding in report.findings
        for place in (finding.hit.location, *(one.location for one in finding.hit.related))
    }
    names = {path: _name(path, checkout.top) for path in sorted(places)}
    known = by_name(changes)
    new = checkout.untracked(
        name for name in names.values() if name not in known or known[name].status == "D"
    )
    lines = {
        path: _ALL if name in new else _changed_lines(path, known.get(name), checkout, disk)
        for path, name in names.items()
    }
    return Changes(lines, _lost_keys(changes, checkout, disk))


def _name(path: Path, top: Path) -> bytes:
    """The name of a file in its checkout; raises ClaimcheckError where it is not in this one."""
    own = Path(os.path.realpath(path))
    around = [one for one in own.parents if one.is_relative_to(top)]
    if not around or any((one / ".git").exists() for one in around if one != top):
        message = f"--changed-since: {path} is not in the same checkout, but in another or none"
        raise ClaimcheckError(message, "leave the file out, or look at everything")
    return os.fsencode(own.relative_to(top).as_posix())


def _changed_lines(
    path: Path, change: Change | None, checkout: Checkout, disk: Disk
) -> tuple[Lines, ...]:
    if change is None:
        return ()
    if change.status not in "MR":
        return _ALL
    try:
        source = disk.read(path)
    except UnreadableError:
        return _ALL  # it is gone by now
    hunks = [_of_ours(hunk, source) for hunk in checkout.hunks(change)]
    return _joined(_with_wholes(hunks, _wholes_in(source))) if hunks else ()


def _of_ours(hunk: Hunk, source: SourceFile) -> Hunk:
    """A hunk by our lines: a line of git's holds several where CR alone ends them."""
    if not _LONE_CR.search(source.text):
        return hunk
    starts = [0, *(found.end() for found in re.finditer("\n", source.text)), len(source.text) + 1]
    last = len(starts) - 1

    def line(offset: int) -> int:
        return source.position(offset).line

    if hunk.is_gap:
        before = line(starts[min(hunk.first, last)] - 1) if hunk.first else 0
        return Hunk(before, before + 1, is_gap=True)
    return Hunk(line(starts[min(hunk.first, last) - 1]), line(starts[min(hunk.last, last)] - 1))


def _with_wholes(hunks: Iterable[Hunk], wholes: tuple[Lines, ...]) -> Iterator[Lines]:
    """The lines of hunks, and all lines of the records and entries in which they lie.

    What was taken out stood in the record above the gap, or in none; never in the one below it.
    """
    heads = {first for first, _ in wholes}
    for first, end, is_gap in hunks:
        last = first if is_gap and end in heads else end
        yield first, last
        at = bisect_left(wholes, first, key=lambda one: one[1])
        while at < len(wholes) and wholes[at][0] <= last:
            yield wholes[at]
            at += 1


def _joined(lines: Iterable[Lines]) -> tuple[Lines, ...]:
    """The same lines in order, in stretches that do not overlap."""
    joined: list[Lines] = []
    for first, last in sorted(lines):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _wholes_in(source: SourceFile) -> tuple[Lines, ...]:
    """The lines of each record of a ledger, or entry of a bibliography, in order."""
    match source.path.suffix.lower():
        case ".toml":
            stretches = [*_records_in(source)]
        case suffix if suffix in _BIBLIOGRAPHIES:
            stretches = [(start, end) for start, end, _ in _entries_in(source)]
        case _:
            return ()
    places = (source.location(start, end) for start, end in stretches)
    return _joined((place.start.line, place.end.line) for place in places)


def _records_in(source: SourceFile) -> Iterator[tuple[int, int]]:
    try:
        toml(source)
    except TomlError:
        return
    claims = places_in(source.text).table.get("claim")
    for record in claims.items if claims else ():
        yield record.start, end_of(record)


def _entries_in(source: SourceFile) -> Iterator[tuple[int, int, str]]:
    """Each entry with its key."""
    if reader := READERS.get(source.path.suffix.lower()):
        items = reader().find(source)
        for (start, end), key in zip(items.extents, items.keys, strict=True):
            yield start, end, key
        return
    for block in blocks(source):
        if isinstance(block, RawEntry):
            start, end = block.key
            yield *block.extent, source.text[start:end]
        elif isinstance(block, PlainEntry):
            yield block.start, block.end, source.text[block.key_start : block.key_end]


def _lost_keys(changes: Iterable[Change], checkout: Checkout, disk: Disk) -> frozenset[str]:
    """The keys of entries that stood in a bibliography then, and do not stand in it now."""
    lost: set[str] = set()
    for change in changes:
        path = checkout.top / os.fsdecode(change.name)
        if path.suffix.lower() not in _BIBLIOGRAPHIES or change.status not in "MRD":
            continue
        try:
            before = SourceFile(path, decoded(checkout.text_before(change)))
            now = set() if change.status == "D" else {*_keys_in(disk.read(path))}
            lost.update(key for key in _keys_in(before) if key not in now)
        except UnreadableError:
            continue  # said where it is looked at
    return frozenset(lost)


def _keys_in(source: SourceFile) -> Iterator[str]:
    return (key for _, _, key in _entries_in(source))
