"""SARIF 2.1.0, the form in which code scanning services take reports."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimcheck import __version__
from claimcheck.model.findings import (
    Finding,
    Fix,
    Grounds,
    Report,
    RuleInfo,
    Severity,
    Skipped,
    Waived,
)
from claimcheck.model.text import Location
from claimcheck.reporters.json import dump
from claimcheck.reporters.page import Page, clip, counted
from claimcheck.reporters.rules import in_markdown, reason_of, summary_of
from claimcheck.reporters.summary import gravest_first

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# GitHub refuses a run with more results, and descriptions of rules that are longer.
MAX_RESULTS = 25_000
MAX_DESCRIPTION = 1024
ROOT = "%SRCROOT%"
LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
    Severity.OFF: "none",
}
# GitHub's own words for what is no security matter.
PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
IN_SOURCE = (Grounds.RECORD, Grounds.COMMENT)
NOTIFICATIONS = {
    "not-looked-at": "A file could not be looked at.",
    "left-out": "There are more findings than a report may hold.",
}


def render(report: Report, page: Page) -> str:
    """One run with every finding, notes and waived ones included, the gravest where all are many.

    Paths are relative to one folder, which is left unnamed: reports travel. There is
    no `primaryLocationLineHash`: whoever uploads the file works it out from the lines themselves,
    and warns of every other value.
    """
    kept = {one.fingerprint for one in gravest_first(report.findings)[:MAX_RESULTS]}
    places = {rule.name: index for index, rule in enumerate(report.rules)}
    results = [_result(one, places, page) for one in report.findings if one.fingerprint in kept]
    left_out = len(report.findings) - len(results)
    run = {
        "tool": {"driver": _driver(report.rules)},
        "invocations": [_invocation(report.skipped, left_out, page)],
        "originalUriBaseIds": {
            ROOT: {"description": _text("the folder from which all paths lead")}
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
        "properties": {"findings": len(report.findings), "leftOut": left_out},
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=None)


def _text(words: str) -> dict[str, str]:
    return {"text": words}


def _driver(rules: Iterable[RuleInfo]) -> dict[str, Any]:
    return {
        "name": "claimcheck",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
        "notifications": [
            {"id": name, "shortDescription": _text(words)} for name, words in NOTIFICATIONS.items()
        ],
    }


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": _text(summary_of(rule)),
        "fullDescription": _text(reason_of(rule)[:MAX_DESCRIPTION]),
        "help": {"text": rule.docs, "markdown": in_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.group.value],
            "problem.severity": PROBLEMS.get(rule.severity, "recommendation"),
        },
    }


def _invocation(skipped: Iterable[Skipped], left_out: int, page: Page) -> dict[str, Any]:
    unread = [
        _notification(
            "not-looked-at",
            Severity.ERROR,
            _plain(f"{one.reason} ({one.hint})" if one.hint else one.reason),
            [{"physicalLocation": {"artifactLocation": _artifact(one.path, page)}}],
        )
        for one in skipped
    ]
    more = f"{counted(left_out, 'finding')} left out: a run holds at most {MAX_RESULTS:,}"
    short = [_notification("left-out", Severity.WARNING, more, [])] if left_out else []
    return {"executionSuccessful": not unread, "toolExecutionNotifications": [*unread, *short]}


def _notification(
    name: str, severity: Severity, words: str, locations: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "descriptor": {"id": name, "index": list(NOTIFICATIONS).index(name)},
        "level": LEVELS[severity],
        "message": _text(words),
        "locations": locations,
    }


def _result(finding: Finding, places: dict[str, int], page: Page) -> dict[str, Any]:
    hit = finding.hit
    related = [
        {"id": number, **_location(one.location, page), "message": _text(_plain(one.message))}
        for number, one in enumerate(hit.related, start=1)
    ]
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": LEVELS[finding.severity],
        "message": _text(_message(finding)),
        "locations": [_location(hit.location, page, _snippet(finding))],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        **({"fixes": [_fix(hit.fix, page)]} if hit.fix else {}),
        # Either every result of a run has these, or none.
        "suppressions": [_suppression(finding.waived)] if finding.waived else [],
    }


def _message(finding: Finding) -> str:
    """What was found, the way out, and links to related places, which GitHub shows only so."""
    hit = finding.hit
    links = (
        f"note: [{_link_text(one.message)}]({number})"
        for number, one in enumerate(hit.related, start=1)
    )
    advice = [f"help: {_plain(hit.help)}"] if hit.help else []
    return "\n".join([_plain(hit.message), *links, *advice])


def _plain(text: str) -> str:
    """Text without what would be read as a link; braces stand as they are, as is the custom."""
    return clip(text).replace("](", "] (")


def _link_text(text: str) -> str:
    return clip(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _snippet(finding: Finding) -> str | None:
    """The words in question, where the line shows them all."""
    excerpt, location = finding.excerpt, finding.hit.location
    if excerpt is None or location.start.line != location.end.line:
        return None
    length = location.end.offset - location.start.offset
    whole = excerpt.end - excerpt.start == length
    return excerpt.text[excerpt.start : excerpt.end] if whole and length else None


def _location(location: Location, page: Page, snippet: str | None = None) -> dict[str, Any]:
    region = _region(location) | ({"snippet": _text(snippet)} if snippet else {})
    artifact = _artifact(location.path, page)
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _region(location: Location) -> dict[str, int]:
    return {
        "startLine": location.start.line,
        "startColumn": location.start.column,
        "endLine": location.end.line,
        "endColumn": location.end.column,
    }


def _artifact(path: Path, page: Page) -> dict[str, str]:
    name = page.name(path)
    if Path(name).is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(os.fsencode(name)), "uriBaseId": ROOT}


def _fix(fix: Fix, page: Page) -> dict[str, Any]:
    return {
        "description": _text(_plain(fix.description)),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(fix.edits[0].location.path, page),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.location),
                        "insertedContent": _text(edit.text),
                    }
                    for edit in fix.edits
                ],
            }
        ],
        "properties": {"safe": fix.safe},
    }


def _suppression(waived: Waived) -> dict[str, str]:
    return {
        "kind": "inSource" if waived.grounds in IN_SOURCE else "external",
        "status": "accepted",
        "justification": clip(waived.reason),
    }
