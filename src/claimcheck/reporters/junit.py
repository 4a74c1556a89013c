"""JUnit XML, for what shows test results: a suite a file, a test a finding."""

from collections import Counter, defaultdict
from pathlib import Path
from xml.etree.ElementTree import (
    Element,
    SubElement,
    indent,
    tostring,
)

from claimcheck.model.findings import Finding, Report, Severity, Skipped
from claimcheck.reporters.page import Page, clip, visible
from claimcheck.reporters.told import remarks


def render(report: Report, page: Page) -> str:
    """Errors and warnings fail, notes pass and say what they say, what is waived is skipped.

    What could not be looked at is an error of its file. A file in which nothing was found is a
    test that passes: a report without tests is one that some servers refuse.
    """
    found: dict[Path, list[Finding | Skipped]] = {path: [] for path in report.files}
    for skipped in report.skipped:
        found.setdefault(skipped.path, []).append(skipped)
    for finding in report.findings:
        found.setdefault(finding.hit.location.path, []).append(finding)
    suites = [_suite(visible(page.name(path)), things, page) for path, things in found.items()]
    root = Element("testsuites", {"name": "claimcheck", **_counts(suites)})
    root.extend(suites)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(path: str, things: list[Finding | Skipped], page: Page) -> Element:
    suite = Element("testsuite", name=path)
    counts: Counter[str] = Counter()
    for thing in things:
        name = _name(thing)
        counts[name] += 1
        # Servers tell tests by their names, and pass over the second of two.
        unique = name if counts[name] == 1 else f"{name} ({counts[name]})"
        case = SubElement(suite, "testcase", classname=path, name=unique, file=path)
        _unread(case, thing) if isinstance(thing, Skipped) else _found(case, thing, page)
    if not things:
        SubElement(suite, "testcase", classname=path, name="nothing found", file=path)
    outcomes = Counter(outcome.tag for case in suite for outcome in case)
    suite.attrib |= {
        "tests": str(len(suite)),
        "failures": str(outcomes["failure"]),
        "errors": str(outcomes["error"]),
        "skipped": str(outcomes["skipped"]),
    }
    return suite


def _counts(suites: list[Element]) -> dict[str, str]:
    """The counts of all suites together."""
    sums: dict[str, int] = defaultdict(int)
    for suite in suites:
        for name in ("tests", "failures", "errors", "skipped"):
            sums[name] += int(suite.attrib[name])
    return {name: str(sums[name]) for name in ("tests", "failures", "errors", "skipped")}


def _name(thing: Finding | Skipped) -> str:
    """What a test is called: the same as long as the finding is the same, so no line number."""
    if isinstance(thing, Skipped):
        return "not looked at"
    return f"{thing.rule}: {clip(thing.hit.message)}"


def _unread(case: Element, skipped: Skipped) -> None:
    outcome = SubElement(case, "error", type="not-looked-at", message=clip(skipped.reason))
    outcome.text = clip(skipped.hint or skipped.reason)


def _found(case: Element, finding: Finding, page: Page) -> None:
    case.set("line", str(finding.hit.location.start.line))
    if finding.waived:
        reason = clip(finding.waived.reason)
        SubElement(case, "skipped", message=reason).text = reason
    elif finding.severity is Severity.NOTE:
        SubElement(case, "system-out").text = _told(finding, page)
    else:
        message, kind = clip(finding.hit.message), finding.severity.value
        SubElement(case, "failure", type=kind, message=message).text = _told(finding, page)


def _told(finding: Finding, page: Page) -> str:
    """The place, what was found there, and the way out."""
    hit = finding.hit
    place = f"{page.place(hit.location.path)}:{hit.location.start}"
    head = f"{place}: {finding.severity}[{finding.rule}]: {clip(hit.message)}"
    return "\n".join([head, *remarks(hit, page)])
