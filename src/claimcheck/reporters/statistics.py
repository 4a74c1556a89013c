"""How often each rule spoke."""

from collections import Counter

from claimcheck.model.findings import Report
from claimcheck.reporters.page import Page, Style
from claimcheck.reporters.summary import closing


def render(report: Report, page: Page) -> str:
    """A line a rule, the most frequent first; then the summary."""
    counts = Counter((f.rule, f.severity) for f in report.findings if f.waived is None)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = len(str(rows[0][1])) if rows else 0
    lines = [
        f"{count:>{width}}  {page.paint(f'{severity}[{rule}]', Style[severity.name])}\n"
        for (rule, severity), count in rows
    ]
    return "".join(lines) + ("\n" if lines and page.summary else "") + closing(report, page, 0)
