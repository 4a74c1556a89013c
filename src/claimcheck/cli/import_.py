"""`claimcheck import`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    page,
    settings,
)
from claimcheck.cli.streams import out
from claimcheck.cli.writing import DryRun


def command(
    worklists: Annotated[
        list[Path], typer.Argument(metavar="WORKLIST...", help="Lists that were filled in.")
    ],
    *,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who decided, where a list does not say it."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="When, where a list does not say it."),
    ] = None,
    dry_run: DryRun = False,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Write the verdicts of worklists that were filled in.

    They are appended to the ledger; nothing in it is overwritten. A row on a claim that was edited or
    found otherwise since the list was made is named, and left out.
    """
    from claimcheck.cli.importing import bring_in, defaults, name_problems, read_lists
    from claimcheck.exchange.told import as_text

    sheet = page(color)
    held = settings(None, claims, config, isolated=isolated)
    given = defaults(by, on)
    brought = bring_in(read_lists(worklists), given, held, sheet, dry_run=dry_run)
    name_problems(brought, sheet)
    out(as_text(brought, sheet, written=not dry_run))
    return 2 if brought.problems or brought.failures else 0
