"""One line a finding, for editors that jump to places, and for grep."""

from claimcheck.model.findings import Finding, Report
from claimcheck.reporters.page import Page, Style, clip
from claimcheck.reporters.summary import closing, shown_in


def render(report: Report, page: Page) -> str:
    """`path:line:column: severity[rule]: message` for each finding; then the summary."""
    shown, unshown = shown_in(report, page)
    return "".join(f"{_line(finding, page)}\n" for finding in shown) + closing(
        report, page, unshown
    )


def _line(finding: Finding, page: Page) -> str:
    hit = finding.hit
    name = page.paint(f"{finding.severity}[{finding.rule}]", Style[finding.severity.name])
    advice = f" ({clip(hit.help)})" if hit.help else ""
    return (
        f"{page.place(hit.location.path)}:{hit.location.start}: {name}: {clip(hit.message)}{advice}"
    )
