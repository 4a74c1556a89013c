"""`claimcheck audit`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    LedgerOption,
    NoCache,
    References,
    page,
    rule_names,
    settings,
)
from claimcheck.cli.streams import out
from claimcheck.errors import UsageError
from claimcheck.model.findings import Severity


class Format(StrEnum):
    """How findings are shown."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class FailOn(StrEnum):
    """From which severity on an audit fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Documents, ledger files, .bib files or folders to report on; - is standard input.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        autocompletion=rule_names,
        help="Run only this rule; repeatable.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        autocompletion=rule_names,
        help="Do not run this rule; repeatable.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output", metavar="FORMAT:FILE", help="Also write a report to FILE; repeatable."
    ),
]


def command(
    paths: Paths = None,
    *,
    ledger: LedgerOption = None,
    references: References = None,
    claims: Claims = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Fail from this severity on.")] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever was found.")
    ] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help="How to show findings.")
    ] = Format.FULL,
    output: Output = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count findings by rule instead of showing them.")
    ] = False,
    show_notes: Annotated[
        bool, typer.Option("--show-notes", help="Show notes too, not only errors and warnings.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Show findings only, no summary.")
    ] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What standard input would be called as a file."),
    ] = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Report what nobody vouches for, and what else is wrong.

    Claims without a source above all, and citations that lead nowhere. Without PATH everything is
    audited: claims/, references.bib and the documents that the ledger names, or what the
    configuration names. Exits 0 if nothing is wrong, 1 if something is, 2 if something could not be
    looked at.
    """
    from claimcheck.cache import Cache
    from claimcheck.cli.outputs import name_skipped, targets, write
    from claimcheck.cli.progress import working
    from claimcheck.disk import Disk
    from claimcheck.remembered import audited
    from claimcheck.reporters import REPORTERS
    from claimcheck.reporters import statistics as counts

    if statistics and output_format is not Format.FULL:
        raise UsageError("--statistics has no other format", f"leave out --format {output_format}")
    if ledger and not ledger.exists():
        raise UsageError(f"--ledger: {ledger} does not exist", "claimcheck track makes it")
    held = settings(references, claims, config, isolated=isolated, ledger=ledger).overridden(
        select=select, ignore=ignore, fail_on=Severity(fail_on) if fail_on else None
    )
    files = targets(output)
    with working("auditing", quiet=quiet):
        cache = Cache(None if no_cache else held.root)
        report = audited(held, tuple(paths or ()), Disk(stdin_filename, cache), cache)
    notes = show_notes or held.fail_on is Severity.NOTE
    sheet = page(color, notes=notes, summary=not quiet)
    write(files, report, sheet, report.files)
    name_skipped(report.skipped, sheet)
    render = counts.render if statistics else REPORTERS[output_format]
    out(render(report, sheet))
    code = report.exit_code(held.fail_on)
    return 0 if exit_zero and code == 1 else code
