"""Workflow commands of GitHub Actions: a finding becomes a note beside the line in question."""

from claimcheck.model.findings import Finding, Report, Severity, Skipped
from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, clip, counted, visible
from claimcheck.reporters.summary import gravest_first, open_in
from claimcheck.reporters.told import remarks

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitHub shows so many of each kind for a step, the first ones, and drops the rest in silence:
# https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
SHOWN = 10


def render(report: Report, page: Page) -> str:
    """As many commands as GitHub shows, the gravest first; the last tells how many more there are.

    What could not be looked at is an error: a check that could not run never passes.
    """
    kinds: dict[str, list[Finding | Skipped]] = {name: [] for name in COMMANDS.values()}
    kinds["error"] += report.skipped
    for finding in gravest_first(open_in(report, page)):
        kinds[COMMANDS[finding.severity]].append(finding)
    more = []
    if any(len(found) > SHOWN for found in kinds.values()):
        total = sum(map(len, kinds.values()))
        # The notice that tells of the others takes the place of one.
        kinds = {name: found[: SHOWN - (name == "notice")] for name, found in kinds.items()}
        words = counted(total - sum(map(len, kinds.values())), "more finding")
        more = [_command("notice", {"title": "claimcheck"}, f"{words}, not shown here")]
    lines = [
        _unread(one, page) if isinstance(one, Skipped) else _annotation(one, page)
        for found in kinds.values()
        for one in found
    ]
    return "".join(f"{line}\n" for line in [*lines, *more])


def _annotation(finding: Finding, page: Page) -> str:
    hit = finding.hit
    text = "\n".join([clip(hit.message), *remarks(hit, page)])
    properties = {**_place(hit.location, page), "title": finding.rule}
    return _command(COMMANDS[finding.severity], properties, text)


def _unread(skipped: Skipped, page: Page) -> str:
    help_ = f"\nhelp: {clip(skipped.hint)}" if skipped.hint else ""
    properties = {"file": visible(page.name(skipped.path)), "title": "not looked at"}
    return _command("error", properties, f"{clip(skipped.reason)}{help_}")


def _place(location: Location, page: Page) -> dict[str, str]:
    """Columns only on a single line: elsewhere GitHub refuses them."""
    start, end = location.start, location.end
    columns = {"col": str(start.column), "endColumn": str(end.column)}
    return {
        "file": visible(page.name(location.path)),
        "line": str(start.line),
        "endLine": str(end.line),
        **(columns if start.line == end.line else {}),
    }


def _command(name: str, properties: dict[str, str], text: str) -> str:
    listed = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
    )
    return f"::{name} {listed}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """Text that is safe to show, as the data of a command; lines are kept."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
