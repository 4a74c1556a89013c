"""The report for programs: stable, versioned, described by a JSON Schema."""

import re
from typing import Any

from claimcheck.model.findings import Finding, Fix, Report
from claimcheck.model.text import Location, Position
from claimcheck.reporters.page import HIDDEN, Page

VERSION = 1
COUNTS = (
    "claims",
    "sourced",
    "unsourced",
    "references",
    "documents",
    "errors",
    "warnings",
    "notes",
    "waived",
)


def render(report: Report, page: Page) -> str:
    """Every finding, waived ones and notes included."""
    findings = [finding_of(finding, page) for finding in report.findings]
    return dump({"version": VERSION, "findings": findings, **end_of(report, page)})


def dump(value: object, *, indent: int | None = 1) -> str:
    """Strict JSON in UTF-8 letters, with everything that cannot be seen escaped, and a line end.

    Where `indent` is None it is a single line.
    """
    import json  # noqa: PLC0415 - other formats do without

    def escaped(found: re.Match[str]) -> str:
        return found[0] if found[0] == "\n" else json.dumps(found[0])[1:-1]

    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return HIDDEN.sub(escaped, text) + "\n"


def end_of(report: Report, page: Page) -> dict[str, Any]:
    """The counts, what could not be looked at, and the tables, if any, in which no claim is sought."""
    counts = report.summary._asdict()
    tables = report.summary.tables
    return {
        "summary": {name: counts[name] for name in COUNTS},
        "skipped": [
            {"path": page.name(skipped.path), "reason": skipped.reason}
            for skipped in report.skipped
        ],
        **({"tables": [_table(one, page) for one in tables]} if tables else {}),
    }


def _table(place: Location, page: Page) -> dict[str, Any]:
    return {"path": page.name(place.path), "line": place.start.line}


def finding_of(finding: Finding, page: Page) -> dict[str, Any]:
    """All that is said of one finding."""
    hit = finding.hit
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": hit.message,
        "help": hit.help,
        "waived": finding.waived.reason if finding.waived else None,
        "fingerprint": finding.fingerprint,
        "claim": hit.claim,
        "reference": hit.reference,
        "location": _location(hit.location, page),
        "related": [
            {"message": related.message, "location": _location(related.location, page)}
            for related in hit.related
        ],
        "fix": _fix(hit.fix, page) if hit.fix else None,
    }


def _fix(fix: Fix, page: Page) -> dict[str, Any]:
    return {
        "description": fix.description,
        "safe": fix.safe,
        "edits": [
            {"location": _location(edit.location, page), "text": edit.text} for edit in fix.edits
        ],
    }


def _location(location: Location, page: Page) -> dict[str, Any]:
    return {
        "path": page.name(location.path),
        "start": _position(location.start),
        "end": _position(location.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
