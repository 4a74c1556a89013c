"""`claimcheck audit`."""

from enum import StrEnum
from functools import partial
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
    patterns_from_here,
    rule_names,
    settings,
    working_directory,
)
from claimcheck.config import Config
from claimcheck.errors import UsageError
from claimcheck.model.findings import Severity


class Format(StrEnum):
    """How findings are shown."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """From which severity on an audit fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH...]",
        help="Documents, ledger files, bibliographies or folders to report on; - is standard input.",
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
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="PATTERN",
        help="Do not look at these files unless PATH names them; repeatable.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMAT:FILE",
        help="Also write a report in FORMAT to FILE; repeatable.",
    ),
]
Fix = Annotated[bool, typer.Option("--fix", help="Put right what is certain, and report the rest.")]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what is likely.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Show as a diff what --fix would change; change nothing.")
]
FailFrom = Annotated[FailOn | None, typer.Option(help="Fail from this severity on.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever was found.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to show findings.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Count findings by rule instead of showing them.")
]
ShowNotes = Annotated[
    bool, typer.Option("--show-notes", help="Show notes too, not only errors and warnings.")
]
ShowWaived = Annotated[
    bool, typer.Option("--show-waived", help="Show waived findings too, each with its reason.")
]
Baseline = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Accept the findings that this file holds."),
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Accept all that is found now.")
]
PruneBaseline = Annotated[
    bool, typer.Option("--prune-baseline", help="Take out of the baseline what is fixed.")
]
StrictBaseline = Annotated[
    bool, typer.Option("--strict-baseline", help="Fail while it holds what is fixed.")
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude", help="Pass over excluded and ignored files that PATH names, too."
    ),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(metavar="REV", help="Only findings on lines changed since this git commit."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Audit again whenever a file changes.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show findings only, no summary.")]
StdinFilename = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What standard input would be called as a file."),
]


def command(
    paths: Paths = None,
    *,
    ledger: LedgerOption = None,
    references: References = None,
    claims: Claims = None,
    select: Select = None,
    ignore: Ignore = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    fail_on: FailFrom = None,
    exit_zero: ExitZero = False,
    output_format: FormatOption = Format.FULL,
    output: Output = None,
    statistics: Statistics = False,
    show_notes: ShowNotes = False,
    show_waived: ShowWaived = False,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = False,
    prune_baseline: PruneBaseline = False,
    strict_baseline: StrictBaseline = False,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    changed_since: ChangedSince = None,
    watch: Watch = False,
    quiet: Quiet = False,
    stdin_filename: StdinFilename = None,
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
    from claimcheck.cli.auditing import Request, looked
    from claimcheck.cli.outputs import targets

    if statistics and output_format is not Format.FULL:
        raise UsageError("--statistics has no other format", f"leave out --format {output_format}")
    if ledger and not ledger.exists():
        raise UsageError(f"--ledger: {ledger} does not exist", "claimcheck track makes it")

    def configured() -> Config:
        held = settings(references, claims, config, isolated=isolated, ledger=ledger).overridden(
            select=select,
            ignore=ignore,
            fail_on=Severity(fail_on) if fail_on else None,
            exclude=patterns_from_here(exclude),
        )
        return held._replace(
            force_exclude=force_exclude or held.force_exclude,
            baseline=str(working_directory() / baseline) if baseline else held.baseline,
        )

    ratchet = None
    if write_baseline or prune_baseline or strict_baseline:
        from claimcheck.cli.baseline import Asked

        ratchet = Asked(write_baseline, prune_baseline, strict_baseline)
    request = Request(
        paths=tuple(paths or ()),
        settings=configured,
        page=lambda notes: page(
            color, notes=show_notes or notes, summary=not quiet, waived=show_waived
        ),
        output_format="statistics" if statistics else output_format.value,
        files=tuple(targets(output)),
        stdin_filename=stdin_filename,
        uses_cache=not no_cache,
        quiet=quiet,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        baseline=ratchet,
        baseline_file=baseline,
        changed_since=changed_since,
        watch=watch,
    )
    request.refuse_odd()
    if watch:
        from claimcheck.cli.watching import watch as keep_watching

        keep_watching(partial(looked, request), None if isolated else config or working_directory())
    done = looked(request, {})
    done.show()
    return 0 if exit_zero and done.exit_code == 1 else done.exit_code
