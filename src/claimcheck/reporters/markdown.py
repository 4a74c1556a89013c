"""A summary for a comment on a pull request, or for the summary of a CI job.

Whatever comes from the files stands in code spans: nowhere else is it certain that Markdown, HTML
and GitHub leave it alone, which would read a citation `[@landau1974]` as a call to a user.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from claimcheck.model.findings import Finding, Report, Severity, Skipped
from claimcheck.reporters.page import Page, clip, counted
from claimcheck.reporters.summary import closing, gravest_first, open_in, waived_in
from claimcheck.reporters.told import briefly

# A comment on GitHub has room for 65,536 characters; bytes are counted here, to be on the safe
# side, and room is left for what somebody puts around it.
ROOM = 60_000
# Nobody reads on; the rest is counted.
SHOWN = 50
# So few need no folding.
UNFOLDED = 10
SHOWN_SKIPPED = 10
_TICKS = re.compile("`+")


def render(report: Report, page: Page) -> str:
    """Heading, counts, a table of the rules that spoke, and the gravest findings."""
    plain = page._replace(colour=False, width=None)
    found = gravest_first(open_in(report, page))
    blocks = [f"### claimcheck: {_verdict(report, found)}", *_unread(report.skipped, plain)]
    if page.summary:
        blocks.append(closing(report, plain, 0).rstrip("\n"))
    if found:
        blocks.append("\n".join(_table(found)))
    for kind, listed in (("findings", found), ("waived findings", waived_in(report, page))):
        if listed:
            blocks.append(_details(kind, listed, ROOM - sum(map(_size, blocks)), plain))
    return "\n\n".join(blocks) + "\n"


def _verdict(report: Report, found: list[Finding]) -> str:
    unread = [f"{counted(len(report.skipped), 'file')} not looked at"] if report.skipped else []
    counts = Counter(one.severity for one in found)
    told = [
        counted(counts[severity], severity.value)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if counts[severity]
    ]
    return ", ".join([*unread, *told]) or "nothing found"


def _unread(skipped: tuple[Skipped, ...], page: Page) -> Iterator[str]:
    """What could not be looked at, as a list."""
    lines = [
        f"- {_code(clip(page.place(one.path)))} was not looked at: {_code(clip(one.reason))}"
        for one in skipped[:SHOWN_SKIPPED]
    ]
    more = len(skipped) - len(lines)
    if lines:
        yield "\n".join([*lines, *([f"- … and {counted(more, 'more file')}"] if more else [])])


def _table(found: Iterable[Finding]) -> Iterator[str]:
    """A row a rule and severity, the gravest and the most frequent first."""
    counts = Counter((one.severity, one.rule) for one in found)
    yield "| | rule | findings |"
    yield "|---|---|--:|"
    for (severity, rule), count in sorted(
        counts.items(), key=lambda row: (-row[0][0].weight, -row[1], row[0][1])
    ):
        yield f"| {severity} | `{rule}` | {count} |"


def _details(kind: str, found: list[Finding], room: int, page: Page) -> str:
    """As many findings as there is room for, and how many more there are."""
    lines: list[str] = []
    room -= 200  # for what stands around them
    for finding in found[:SHOWN]:
        line = _line(finding, page)
        room -= _size(line)
        if room < 0:
            break
        lines.append(line)
    unshown = len(found) - len(lines)
    title = f"The first {len(lines)} of {len(found)} {kind}" if unshown else kind.capitalize()
    more = [f"- … and {counted(unshown, 'more finding')}, not listed here"] if unshown else []
    listed = "\n".join([*lines, *more])
    unfolded = " open" if len(found) <= UNFOLDED else ""
    return f"<details{unfolded}>\n<summary>{title}</summary>\n\n{listed}\n\n</details>"


def _line(finding: Finding, page: Page) -> str:
    hit = finding.hit
    place = _code(f"{page.place(hit.location.path)}:{hit.location.start}")
    kind = "waived" if finding.waived else finding.severity
    return f"- **{kind}** {place} {finding.rule}: {_code(briefly(finding))}"


def _code(text: str) -> str:
    """A code span around one line that is safe to show."""
    ticks = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _size(text: str) -> int:
    """How many bytes it takes, with the line end."""
    return len(text.encode()) + 1
