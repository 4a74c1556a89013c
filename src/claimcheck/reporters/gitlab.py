"""A Code Quality report, which GitLab shows in merge requests."""

from claimcheck.model.findings import Finding, Report, Severity, Skipped
from claimcheck.reporters.json import dump
from claimcheck.reporters.page import Page, clip
from claimcheck.reporters.told import briefly

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, page: Page) -> str:
    """Every finding that is not waived, notes included.

    GitLab compares the fingerprints of two branches and knows nothing of waivers, so what is waived
    would count as a problem. What could not be looked at is one.
    """
    findings = [_issue(finding, page) for finding in report.findings if finding.waived is None]
    unread = {(one.path, one.reason): _unread(one, page) for one in report.skipped}
    return dump([*unread.values(), *findings])


def _issue(finding: Finding, page: Page) -> dict[str, object]:
    hit = finding.hit
    lines = {"begin": hit.location.start.line, "end": hit.location.end.line}
    return {
        "description": briefly(finding),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": page.name(hit.location.path), "lines": lines},
    }


def _unread(skipped: Skipped, page: Page) -> dict[str, object]:
    name = page.name(skipped.path)
    hint = f" ({clip(skipped.hint)})" if skipped.hint else ""
    return {
        "description": f"not looked at: {clip(skipped.reason)}{hint}",
        "check_name": "not-looked-at",
        "fingerprint": f"not-looked-at {name} {skipped.reason}",
        "severity": "blocker",
        "location": {"path": name, "lines": {"begin": 1, "end": 1}},
    }
