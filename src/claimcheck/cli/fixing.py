"""What `claimcheck audit` does with `--fix` and `--diff`."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.streams import complain, out, say
from claimcheck.disk import STDIN
from claimcheck.errors import UsageError
from claimcheck.reporters.page import counted

if TYPE_CHECKING:  # loaded where something is to be fixed
    from claimcheck.cli.auditing import Request
    from claimcheck.config import Config
    from claimcheck.fixing import Mended, Narrowing
    from claimcheck.model.findings import Report
    from claimcheck.reporters.page import Page


class Mending(NamedTuple):
    """What is to be put right."""

    config: "Config"
    paths: tuple[Path, ...]
    narrowed: "Narrowing"
    unsafe: bool = False
    quiet: bool = False
    # whether nothing is said of it


def refuse_odd(asked: "Request") -> None:
    """Raise UsageError for options that make no sense together."""
    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        raise UsageError("--unsafe-fixes alone does nothing", "add --fix, or --diff to see it")
    if STDIN in asked.paths:
        raise UsageError("standard input cannot be fixed", "name the file")
    if asked.diff and (option := _of_reports(asked)):
        raise UsageError("--diff shows what would be changed, and no report", f"leave out {option}")


def _of_reports(asked: "Request") -> str | None:
    """The first option that says what is to become of a report."""
    if asked.baseline:
        return asked.baseline.options[0]
    if asked.files:
        return "--output"
    if asked.output_format == "full":
        return None
    is_count = asked.output_format == "statistics"
    return "--statistics" if is_count else f"--format {asked.output_format}"


def fix(asked: Mending) -> "tuple[Report, bool]":
    """Fix files, and give the report on what is left, and whether all could be written."""
    from claimcheck.audit import audit
    from claimcheck.fixing import fixed, write

    plan = fixed(asked.config, asked.paths, unsafe=asked.unsafe, narrowed=asked.narrowed)
    written, refused = write(plan.changes)
    for error in refused:
        complain(error)
    if (written or not refused) and not asked.quiet:
        say(_told("fixed", written))
    return (audit(asked.config, asked.paths), False) if refused else (plan.report, True)


def show(asked: Mending, sheet: "Page") -> int:
    """Print what `fix` would change; 1 if there is anything, 2 if not all could be looked at."""
    from claimcheck.cli.outputs import name_skipped
    from claimcheck.fixing import fixed
    from claimcheck.reporters.changes import as_diff

    plan = fixed(asked.config, asked.paths, unsafe=asked.unsafe, narrowed=asked.narrowed)
    name_skipped(plan.report.skipped, sheet)
    out("".join(as_diff(one.before, one.after, sheet) for one in plan.changes))
    if not asked.quiet:
        say(_told("would fix", plan.changes, plan.likely))
    return 2 if plan.report.skipped else int(bool(plan.changes))


def _told(did: str, changes: "Collection[Mended]", likely: int = 0) -> str:
    """What was fixed, or would be, and what more could be: `fixed 2 findings in 1 file`."""
    number = sum(change.number for change in changes)
    what = f"{did} {counted(number, 'finding')} in {counted(len(changes), 'file')}"
    more = f" ({likely} more with --unsafe-fixes)" if likely else ""
    return f"{what if changes else 'nothing to fix'}{more}"
