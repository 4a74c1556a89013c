"""What every report for people ends with, and which findings it shows."""

import re
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model.findings import Finding, Report, Severity, Summary
from claimcheck.model.references import LinkStatus
from claimcheck.reporters.page import SHOWN, Page, Style, backing, columns, counted

LINK_STYLES = {
    LinkStatus.LINKED: Style.GOOD,
    LinkStatus.AMBIGUOUS: Style.WARNING,
    LinkStatus.NEAR: Style.WARNING,
    LinkStatus.MISSING: Style.ERROR,
    LinkStatus.BROKEN: Style.ERROR,
    LinkStatus.UNKNOWN: Style.NOTE,
}
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def _heavy(report: Report, page: Page) -> list[Finding]:
    """The findings without the notes, unless they are wanted."""
    return [one for one in report.findings if page.notes or one.severity is not Severity.NOTE]


def open_in(report: Report, page: Page) -> list[Finding]:
    """The findings that people are to see, in the order of their places."""
    return [one for one in _heavy(report, page) if one.waived is None]


def waived_in(report: Report, page: Page) -> list[Finding]:
    """The waived findings, if people want to see them."""
    return [one for one in _heavy(report, page) if one.waived] if page.waived else []


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings before notes, and what is waived last; otherwise in their order."""
    return sorted(findings, key=lambda one: (one.waived is not None, -one.severity.weight))


def shown_in(report: Report, page: Page) -> tuple[list[Finding], int]:
    """The findings to print, and how many more there would be."""
    wanted = _heavy(report, page) if page.waived else open_in(report, page)
    return wanted[:SHOWN], max(0, len(wanted) - SHOWN)


def head_of(finding: Finding, page: Page) -> str:
    """What kind of finding it is: `error[rule]`, or `waived[rule]` where it is accepted."""
    if finding.waived:
        return page.paint(f"waived[{finding.rule}]", Style.FAINT)
    return page.paint(f"{finding.severity}[{finding.rule}]", Style[finding.severity.name])


def closing(report: Report, page: Page, unshown: int) -> str:
    """How many findings were not printed, and the counts of the whole."""
    more = f"… and {counted(unshown, 'more finding')}, not printed here\n\n" if unshown else ""
    return f"{more}{_counts(report, page)}\n" if page.summary else more


def _counts(report: Report, page: Page) -> str:
    summary = report.summary
    if not (summary.files or report.skipped):
        return "nothing looked at: all that was named is excluded"
    references = f"{counted(summary.references, 'reference')}, {summary.used} used"
    documents = [_documents(summary, page)] if summary.documents else []
    looked_at = [_claims(summary), references, *documents]
    if documents and not summary.ledgers:
        looked_at = [*documents, _claims(summary), references]
    elif not summary.ledgers:
        looked_at = [counted(summary.references, "reference")]
    parts = [
        *looked_at,
        _weights(summary, page),
        *_elsewhere(summary),
        *_fixable(report),
        _files(report, page),
    ]
    return "\n".join((*joined(parts, page, " · "), *_tables(summary, page)))


def joined(parts: list[str], page: Page, between: str) -> Iterator[str]:
    """The parts on one line, or a line each where they do not fit."""
    line = between.join(parts)
    if page.width is None or columns(_COLOUR.sub("", line)) <= page.width:
        yield line
    else:
        yield from parts


def _tables(summary: Summary, page: Page) -> list[str]:
    """Where no claims were sought."""
    if not summary.tables:
        return []
    from claimcheck.reporters.tables import not_searched  # noqa: PLC0415 - few texts have any

    return not_searched(summary.tables, page)


def _claims(summary: Summary) -> str:
    backed = backing(summary.sourced, summary.unlinked, summary.unsourced, summary.excused)
    return f"{counted(summary.claims, 'claim')}, {backed}"


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


def _weights(summary: Summary, page: Page) -> str:
    weights = (
        (summary.errors, "error", Style.ERROR),
        (summary.warnings, "warning", Style.WARNING),
        (summary.notes, "note", Style.NOTE),
    )
    found = [page.paint(counted(count, name), style) for count, name, style in weights if count]
    found += [f"{summary.otherwise} waived"] if summary.otherwise else []
    found += [f"{summary.baselined} in the baseline"] if summary.baselined else []
    hidden = "" if page.notes or not summary.notes else " (--show-notes)"
    return ", ".join(found) + hidden if found else page.paint("nothing found", Style.GOOD)


def _elsewhere(summary: Summary) -> Iterator[str]:
    """How much was found that is not shown."""
    if summary.elsewhere:
        yield f"{counted(summary.elsewhere, 'finding')} on unchanged lines, not shown"


def _fixable(report: Report) -> Iterator[str]:
    """How much of it `--fix` puts right."""
    fixes = [f.hit.fix for f in report.findings if f.hit.fix and f.waived is None]
    safe = sum(fix.safe for fix in fixes)
    words = [f"{safe} fixable with --fix"] if safe else []
    words += [f"{len(fixes) - safe} with --unsafe-fixes"] if len(fixes) > safe else []
    yield from [", ".join(words)] if words else []


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
