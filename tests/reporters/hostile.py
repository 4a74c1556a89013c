"""A project with text that means harm, and one finding that carries a fix."""

from collections.abc import Callable

from claimcheck.model.findings import Edit, Finding, Fix, Report

LEDGER = r"""[[claim]]
id = "bridge"
text = "The [bold]old[/bold] \"bridge\" of 京都 🌉 cost 3,000 ryō."
TAB"sources" = ["misao1890", "misao1980", "京\u001b[31m\u202e\n::error::50%`@you`<b>[🌉](1)"]

[[claim]]
id = "toll"
text = 'Nobody "paid" [red].'
waive = "see the [stone] \"there\""
""".replace("TAB", "\t")
BIBLIOGRAPHY = (
    "@book{misao1890,\n"
    "  author = {Misao, Ryu},\n"
    "  title = {京都の[橋]},\tyear = {18900},\n"
    "}\n"
    '@misc{alone, title = {"\x1b[31mA\u202e🌉"}}\n'
)
# The third source, as it is written and as it is shown.
KEY = "京\x1b[31m\u202e\n::error::50%`@you`<b>[🌉](1)"
SHOWN = "京<U+001B>[31m<U+202E><U+000A>::error::50%`@you`<b>[🌉](1)"

# Those of the findings, in their order.
FINGERPRINTS = (
    "ef9a4676b130fb42",
    "948fe729c7a7adef",
    "d5a37390bb215e80",
    "e8ec812a98bde502",
    "920d65e78cde355e",
)

# Renders the project in the format of this name; the rest is what the page knows.
Render = Callable[..., str]


def mended(report: Report) -> Report:
    """The report with one fix, whatever fixes its rules may know."""
    return report._replace(findings=tuple(map(_mended, report.findings)))


def _mended(finding: Finding) -> Finding:
    hit = finding.hit
    edits = (Edit(hit.location, '"misao1890"'),)
    fix = Fix('write "misao1890"', edits) if hit.reference == "misao1980" else None
    return finding._replace(hit=hit._replace(fix=fix))
