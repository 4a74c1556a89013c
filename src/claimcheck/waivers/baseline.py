"""The baseline: findings that were there when a text began to be audited, and are accepted for now."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.disk import Disk
from claimcheck.errors import ClaimcheckError, UnreadableError
from claimcheck.model.findings import Finding, Grounds, Hit, Report, Waived
from claimcheck.model.text import SourceFile

DEFAULT_NAME = "claimcheck-baseline.json"

_VERSION = 1
_ANEW = "remove it, then: claimcheck audit --write-baseline"
_OTHER = "name another file"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
# Of a sentence so much is quoted.
_SHOWN = 80
_NOT_ASCII = re.compile(r"[^\x20-\x7e]")


class Entry(NamedTuple):
    """One finding that is accepted; all but the fingerprint is for people to read."""

    path: str
    # as it was when the entry was written, from the folder of the baseline
    rule: str
    message: str
    fingerprint: str


class Baseline(NamedTuple):
    """The entries of one file."""

    path: Path
    entries: tuple[Entry, ...] = ()


def load(path: Path, disk: Disk | None = None, command: str = "claimcheck audit") -> Baseline:
    """The baseline in a file; raises ClaimcheckError where there is none that can be read.

    `command` is what looks at it.
    """
    try:
        return Baseline(path, entries_in((disk or Disk()).read(path)))
    except UnreadableError as error:
        hint = f"{command} --write-baseline makes it" if not path.exists() else error.hint
        raise ClaimcheckError(f"the baseline {path} {error.message}", hint) from error


def entries_in(source: SourceFile) -> tuple[Entry, ...]:
    """The entries of a baseline; raises ClaimcheckError for any other text."""
    try:
        values = json.loads(source.text)
    except json.JSONDecodeError as error:
        hint = "resolve the merge conflict" if _CONFLICT.search(source.text) else _remedy(source)
        message = f"baseline {source.path}:{error.lineno}:{error.colno}: not valid JSON"
        raise ClaimcheckError(message, hint) from error
    except (RecursionError, ValueError) as error:
        raise _no_baseline(source) from error
    if not isinstance(values, dict) or not isinstance(values.get("findings"), list):
        raise _no_baseline(source)
    version = values.get("version")
    if version != _VERSION or isinstance(version, bool):
        said = json.dumps(version)[:20]
        message = f"baseline {source.path}: version {said} is not known, only {_VERSION}"
        raise ClaimcheckError(message, "update claimcheck, or write the baseline anew")
    entries = tuple(_entry(source, value) for value in values["findings"])
    counts = Counter(entry.fingerprint for entry in entries)
    if twice := next((name for name, count in counts.items() if count > 1), None):
        message = f'baseline {source.path}: fingerprint "{twice[:40]}" stands there twice'
        raise ClaimcheckError(message, "take one of them out")
    return entries


def _no_baseline(source: SourceFile) -> ClaimcheckError:
    return ClaimcheckError(f"{source.path} is no baseline", _remedy(source))


def _remedy(source: SourceFile) -> str:
    """A slip on the command line must not have anybody remove a draft."""
    return _ANEW if source.path.suffix == ".json" else _OTHER


def _entry(source: SourceFile, value: object) -> Entry:
    if not isinstance(value, dict) or not all(
        isinstance(value.get(name), str) for name in Entry._fields
    ):
        raise _no_baseline(source)
    return Entry(*(value[name] for name in Entry._fields))


def text_of(entries: Iterable[Entry]) -> str:
    """The baseline as a file: sorted, a line a finding, so that its history can be read."""
    lines = ",\n".join(f"  {_dumped(_told(entry))}" for entry in sorted(entries))
    body = f"[\n{lines}\n ]" if lines else "[]"
    return f'{{\n "version": {_VERSION},\n "findings": {body}\n}}\n'


def _told(entry: Entry) -> Mapping[str, Any]:
    return {
        "rule": entry.rule,
        "path": entry.path,
        "message": entry.message,
        "fingerprint": entry.fingerprint,
    }


def _dumped(value: object) -> str:
    """JSON on one line, with everything that cannot be seen escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_ASCII.sub(
        lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1], text
    )


def applied(report: Report, baseline: Baseline) -> Report:
    """The report with every open finding waived that the baseline holds."""
    known = {entry.fingerprint for entry in baseline.entries}
    waived = Waived(f"in {baseline.path.name}", Grounds.BASELINE)
    excused = [one for one in report.findings if one.waived is None and one.fingerprint in known]
    if not excused:
        return report
    counts = Counter(finding.severity.value for finding in excused)
    summary = report.summary
    return report._replace(
        findings=tuple(
            one._replace(waived=waived) if one.waived is None and one.fingerprint in known else one
            for one in report.findings
        ),
        summary=summary._replace(
            errors=summary.errors - counts["error"],
            warnings=summary.warnings - counts["warning"],
            notes=summary.notes - counts["note"],
            waived=summary.waived + len(excused),
            baselined=summary.baselined + len(excused),
        ),
    )


def fixed(report: Report, baseline: Baseline) -> tuple[Entry, ...]:
    """The entries that excuse nothing any more; none where that cannot be told.

    Of a rule that was not run nothing is known, nor where not everything was looked at.
    """
    if not report.whole:
        return ()
    ran = {rule.name for rule in report.rules}
    needed = {finding.fingerprint for finding in report.findings if _is_held(finding)}
    return tuple(
        entry for entry in baseline.entries if entry.rule in ran and entry.fingerprint not in needed
    )


def renewed(report: Report, before: Baseline) -> Baseline:
    """What is open now, and of the entries before those of which nothing can be told."""
    gone = set(fixed(report, before))
    open_ones = {
        finding.fingerprint: Entry(
            _told_path(finding.hit.location.path, before.path.parent),
            finding.rule,
            _words(finding.hit),
            finding.fingerprint,
        )
        for finding in report.findings
        if _is_held(finding)
    }
    kept = (one for one in before.entries if one not in gone and one.fingerprint not in open_ones)
    return before._replace(entries=tuple(sorted((*open_ones.values(), *kept))))


def _is_held(finding: Finding) -> bool:
    """Whether the baseline alone excuses it, or would."""
    return finding.waived is None or finding.waived.grounds is Grounds.BASELINE


def _words(hit: Hit) -> str:
    """The message; with the words that it is about, where it names nothing by which to find it."""
    if hit.claim or hit.reference or not hit.detail or '"' in hit.message:
        return hit.message
    words = hit.detail if len(hit.detail) <= _SHOWN else f"{hit.detail[: _SHOWN - 1]}…"
    return f"{hit.message}: {words}"


def _told_path(path: Path, folder: Path) -> str:
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()
