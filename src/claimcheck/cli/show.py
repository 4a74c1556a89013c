"""`claimcheck show`."""

from typing import Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    References,
    ids_and_keys,
    page,
    settings,
)
from claimcheck.cli.streams import out


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID|KEY",
            autocompletion=ids_and_keys,
            help="A claim's id or a citation key.",
        ),
    ],
    *,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Show a claim, or a reference with what rests on it.

    A claim is shown with its sources and verdicts, a reference with every claim and every
    place in the documents that cites it.
    """
    from claimcheck.analysis import analyse
    from claimcheck.cli.outputs import shortfall
    from claimcheck.reporters.details import Holdings, details

    held = settings(references, claims, config, isolated=isolated)
    analysis = analyse(held, needs_ledger=False)
    sheet = page(color)
    code = shortfall(analysis.ledger.broken, analysis.skipped, sheet)
    found = Holdings(analysis.ledger, analysis.bibliographies, analysis.shelves, analysis.documents)
    out(details(name, found, sheet))
    return code
