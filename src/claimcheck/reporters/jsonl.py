"""The report for programs that read line by line: a finding a line, the counts last."""

from claimcheck.model.findings import Report
from claimcheck.reporters.json import VERSION, dump, end_of, finding_of
from claimcheck.reporters.page import Page


def render(report: Report, page: Page) -> str:
    """Each finding as in `json`, on a line of its own; then what `json` holds beside them.

    The last line is there even when nothing was found: a report without it was cut off.
    """
    findings = (finding_of(finding, page) for finding in report.findings)
    last = {"version": VERSION, **end_of(report, page)}
    return "".join(dump(line, indent=None) for line in (*findings, last))
