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
    References,
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
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Show how far the checking has come.

    Claims are counted by status, section and source. A claim is checked if it has a verdict and was
    not edited since.
    """
    from claimcheck.analysis import analyse
    from claimcheck.cli.outputs import shortfall
    from claimcheck.reporters import progress

    if fail_under is not None and not 0 <= fail_under <= 100:
        raise UsageError(f"--fail-under: {fail_under} is no share", "name one from 0 to 100")
    analysis = analyse(
        settings(references, claims, config, isolated=isolated), with_documents=False
    )
    sheet = page(color)
    code = shortfall(analysis.ledger.broken, analysis.skipped, sheet)
    render = progress.as_json if output_format is TextOrJson.JSON else progress.as_text
    out(render(analysis.ledger, sheet))
    if fail_under is None:
        return code
    come = progress.progress_of(analysis.ledger)
    if not come.claims:
        raise ClaimcheckError("there are no claims to be checked", "claimcheck track finds some")
    if more := come.falls_short(fail_under):
        of = f"{come.checked} of {come.claims} claims are checked"
        say(f"claimcheck: {of}; {more} more make {fail_under:.10g}%")
    return code or int(more > 0)
