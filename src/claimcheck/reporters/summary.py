"""What every report for people ends with, and which findings it shows."""

import re
from collections.abc import Iterator

from claimcheck.model.findings import Finding, Report, Severity, Summary
from claimcheck.reporters.page import SHOWN, Page, Style, columns, counted

_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def shown_in(report: Report, page: Page) -> tuple[list[Finding], int]:
    """The findings to print, and how many more there would be."""
    open_ones = [
        finding
        for finding in report.findings
        if finding.waived is None and (page.notes or finding.severity is not Severity.NOTE)
    ]
    return open_ones[:SHOWN], max(0, len(open_ones) - SHOWN)


def closing(report: Report, page: Page, unshown: int) -> str:
    """How many findings were not printed, and the counts of the whole."""
    more = f"… and {counted(unshown, 'more finding')}, not printed here\n\n" if unshown else ""
    return f"{more}{_counts(report, page)}\n" if page.summary else more


def _counts(report: Report, page: Page) -> str:
    summary = report.summary
    claims = counted(summary.claims, "claim")
    parts = [
        f"{claims}, {summary.sourced} sourced, {summary.unsourced} unsourced{_waived(summary)}",
        f"{counted(summary.references, 'reference')}, {summary.used} used",
        *([counted(summary.documents, "document")] if summary.documents else []),
        _weights(summary, page),
        _files(report, page),
    ]
    return "\n".join(_joined(parts, page.width))


def _joined(parts: list[str], width: int | None) -> Iterator[str]:
    """The parts with dots between, a line each where they do not fit on one."""
    line = " · ".join(parts)
    if width is None or columns(_COLOUR.sub("", line)) <= width:
        yield line
    else:
        yield from parts


def _waived(summary: Summary) -> str:
    return f" ({summary.excused} waived)" if summary.excused else ""


def _weights(summary: Summary, page: Page) -> str:
    weights = (
        (summary.errors, "error", Style.ERROR),
        (summary.warnings, "warning", Style.WARNING),
        (summary.notes, "note", Style.NOTE),
    )
    others = summary.waived - summary.excused
    found = [page.paint(counted(count, name), style) for count, name, style in weights if count]
    found += [f"{others} waived"] if others else []
    hidden = "" if page.notes or not summary.notes else " (--show-notes)"
    return ", ".join(found) + hidden if found else page.paint("nothing found", Style.GOOD)


def _files(report: Report, page: Page) -> str:
    looked, skipped = report.summary.files, len(report.skipped)
    partial = report.summary.partial
    if skipped:
        words = f"{skipped} of {counted(looked + skipped, 'file')} NOT looked at"
        return page.paint(words, Style.ERROR)
    if partial:
        words = f"{partial} of {counted(looked, 'file')} NOT read whole"
        return page.paint(words, Style.ERROR)
    return f"all {looked} files looked at" if looked > 1 else f"{counted(looked, 'file')} looked at"
