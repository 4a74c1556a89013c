"""What `claimcheck audit` does with `--fix` and `--diff`."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.streams import complain, out, say
from claimcheck.errors import UsageError
from claimcheck.reporters.page import counted

if TYPE_CHECKING:  # loaded where something is to be fixed
    from claimcheck.config import Config
    from claimcheck.model.findings import Report
    from claimcheck.reporters.page import Page
    from claimcheck.waivers.baseline import Baseline


def refuse_odd(paths: tuple[Path, ...], *, fix: bool, unsafe: bool, diff: bool) -> None:
    """Raise UsageError for options that make no sense together."""
    if unsafe and not (fix or diff):
        raise UsageError("--unsafe-fixes alone does nothing", "add --fix, or --diff to see it")
    if (fix or diff) and Path("-") in paths:
        raise UsageError("standard input cannot be fixed", "name the file")


def fix(
    config: "Config",
    paths: tuple[Path, ...],
    baseline: "Baseline | None",
    *,
    unsafe: bool,
    quiet: bool,
) -> "tuple[Report, bool]":
    """Fix files, and give the report on what is left, and whether all could be written."""
    from claimcheck.audit import audit
    from claimcheck.fixing import fixed, write

    plan = fixed(config, paths, unsafe=unsafe, baseline=baseline)
    written, refused = write(plan.changes)
    for error in refused:
        complain(error)
    if written and not quiet:
        number = sum(change.number for change in written)
        say(f"fixed {counted(number, 'finding')} in {counted(len(written), 'file')}")
    return (audit(config, paths), False) if refused else (plan.report, True)


def show(
    config: "Config",
    paths: tuple[Path, ...],
    baseline: "Baseline | None",
    sheet: "Page",
    *,
    unsafe: bool,
    quiet: bool,
) -> int:
    """Print what `fix` would change; 1 if there is anything, 2 if not all could be looked at."""
    from claimcheck.cli.outputs import name_skipped
    from claimcheck.fixing import fixed
    from claimcheck.reporters.changes import as_diff

    plan = fixed(config, paths, unsafe=unsafe, baseline=baseline)
    name_skipped(plan.report.skipped, sheet)
    out("".join(as_diff(one.before, one.after, sheet) for one in plan.changes))
    if plan.changes and not quiet:
        number = sum(change.number for change in plan.changes)
        say(f"would fix {counted(number, 'finding')} in {counted(len(plan.changes), 'file')}")
    return 2 if plan.report.skipped else int(bool(plan.changes))
