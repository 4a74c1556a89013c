"""`claimcheck status`."""

from typing import Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    FormatOption,
    Isolated,
    TextOrJson,
    page,
    settings,
)
from claimcheck.cli.streams import out, say
from claimcheck.errors import ClaimcheckError, UsageError


def command(
    *,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under",
            metavar="PERCENT",
            help="Exit with 1 if less than this share of the claims is checked.",
        ),
    ] = None,
    output_format: FormatOption = TextOrJson.TEXT,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Show how far the checking has come.

    Claims are counted by status, section and source. A claim is checked if it has a verdict and was
    not edited since.
    """
    from claimcheck.cli.outputs import shortfall
    from claimcheck.cli.writing import ledger_of
    from claimcheck.reporters import progress
    from claimcheck.reporters.unread import unread_in

    if fail_under is not None and not 0 <= fail_under <= 100:
        what = f"--fail-under: {fail_under:.10g} is no share"
        raise UsageError(what, "name one from 0 to 100")
    ledger, skipped = ledger_of(settings(None, claims, config, isolated=isolated))
    sheet = page(color)
    shortfall(ledger.broken, skipped, sheet)
    unread = unread_in(ledger, skipped)
    render = progress.as_json if output_format is TextOrJson.JSON else progress.as_text
    out(render(ledger, unread, sheet))
    if fail_under is None:
        return 2 if unread else 0
    if unread:
        # A share of what happens to be readable is none.
        what = "the ledger could not be read whole, so its share is unknown"
        raise ClaimcheckError(f"--fail-under: {what}", "claimcheck audit says more")
    come = progress.progress_of(ledger)
    if not come.claims:
        raise ClaimcheckError("there are no claims to be checked", "claimcheck track finds some")
    if more := come.falls_short(fail_under):
        of = f"{come.checked} of {come.claims} claims are checked"
        say(f"claimcheck: {of}; {more} more make {fail_under:.10g}%")
    return int(more > 0)
