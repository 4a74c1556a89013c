"""What every report for people ends with, and which findings it shows."""

import re
from collections.abc import Iterator, Mapping

from claimcheck.model.findings import Finding, Report, Severity, Summary
from claimcheck.model.references import LinkStatus
from claimcheck.reporters.page import SHOWN, Page, Style, columns, counted

LINK_STYLES = {
    LinkStatus.LINKED: Style.GOOD,
    LinkStatus.AMBIGUOUS: Style.WARNING,
    LinkStatus.NEAR: Style.WARNING,
    LinkStatus.MISSING: Style.ERROR,
    LinkStatus.BROKEN: Style.ERROR,
    LinkStatus.UNKNOWN: Style.NOTE,
}
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
    references = f"{counted(summary.references, 'reference')}, {summary.used} used"
    documents = [_documents(summary, page)] if summary.documents else []
    looked_at = [_claims(summary), references, *documents]
    if documents and not summary.ledgers:
        looked_at = [*documents, _claims(summary), references]
    parts = [
        *looked_at,
        _weights(summary, page),
        _files(report, page),
    ]
    return "\n".join(joined(parts, page, " · "))


def joined(parts: list[str], page: Page, between: str) -> Iterator[str]:
    """The parts on one line, or a line each where they do not fit."""
    line = between.join(parts)
    if page.width is None or columns(_COLOUR.sub("", line)) <= page.width:
        yield line
    else:
        yield from parts


def _claims(summary: Summary) -> str:
    claims = counted(summary.claims, "claim")
    return f"{claims}, {summary.sourced} sourced, {summary.unsourced} unsourced{_waived(summary)}"


def _documents(summary: Summary, page: Page) -> str:
    documents = counted(summary.documents, "document")
    return f"{documents}, {citations(summary.citations, summary.works, page)}"


def citations(number: int, works: Mapping[LinkStatus, int], page: Page) -> str:
    """How many citations there are, of how many works, and how these are linked."""
    statuses = ", ".join(
        page.paint(f"{works[status]} {status.value}", style)
        for status, style in LINK_STYLES.items()
        if works.get(status)
    )
    cited = f"{counted(number, 'citation')}, {counted(sum(works.values()), 'work')}"
    return f"{cited}: {statuses}" if statuses else cited


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
