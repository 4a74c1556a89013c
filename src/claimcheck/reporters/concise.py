"""One line a finding, for editors that jump to places, and for grep."""

from claimcheck.model.findings import Finding, Report
from claimcheck.reporters.page import Page
from claimcheck.reporters.summary import closing, head_of, shown_in
from claimcheck.reporters.told import briefly


def render(report: Report, page: Page) -> str:
    """`path:line:column: severity[rule]: message` for each finding; then the summary."""
    shown, unshown = shown_in(report, page)
    return "".join(f"{_line(finding, page)}\n" for finding in shown) + closing(
        report, page, unshown
    )


def _line(finding: Finding, page: Page) -> str:
    hit = finding.hit
    place = f"{page.place(hit.location.path)}:{hit.location.start}"
    return f"{place}: {head_of(finding, page)}: {briefly(finding)}"
