"""How often each rule spoke."""

from collections import Counter

from claimcheck.model.findings import Report
from claimcheck.reporters.page import Page
from claimcheck.reporters.summary import closing, head_of


def render(report: Report, page: Page) -> str:
    """A line a rule, the most frequent first, then what is waived; then the summary."""
    shown = [one for one in report.findings if page.waived or one.waived is None]
    counts = Counter((one.waived is not None, one.rule, head_of(one, page)) for one in shown)
    rows = sorted(counts.items(), key=lambda row: (row[0][0], -row[1], row[0]))
    width = len(str(max(counts.values(), default=0)))
    lines = [f"{count:>{width}}  {head}\n" for (_, _, head), count in rows]
    return "".join(lines) + ("\n" if lines and page.summary else "") + closing(report, page, 0)
