"""`claimcheck show`."""

from typing import TYPE_CHECKING, Annotated

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
from claimcheck.cli.streams import out, say
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.analysis import Analysis
    from claimcheck.model.matches import Match
    from claimcheck.model.text import Location


def command(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|KEY...",
            autocompletion=ids_and_keys,
            help="Ids of claims, or citation keys.",
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

    A claim is shown with its sources, its verdicts and its place in the document, a reference with
    every claim and every place in the documents that cites it.
    """
    from claimcheck.analysis import analyse
    from claimcheck.cli.outputs import shortfall
    from claimcheck.reporters.details import Holdings, details

    held = settings(references, claims, config, isolated=isolated)
    analysis = analyse(held, needs_ledger=False)
    sheet = page(color)
    code = shortfall(analysis.ledger.broken, analysis.skipped, sheet)
    is_claim = any(claim.id in names for claim in analysis.ledger.claims)
    found = Holdings(
        analysis.ledger,
        analysis.bibliographies,
        analysis.shelves,
        analysis.documents,
        _matches(analysis) if is_claim else {},
    )
    blocks: list[str] = []
    unknown: list[UsageError] = []
    for name in dict.fromkeys(names):
        try:
            blocks.append(details(name, found, sheet))
        except UsageError as error:
            unknown.append(error)
    out("\n".join(blocks))
    for problem in unknown[:-1]:
        say(f"claimcheck: {problem}")
    if unknown:
        raise unknown[-1]
    return code


def _matches(analysis: "Analysis") -> "dict[Location, Match]":
    """By the place of a claim, what became of it in its document."""
    if not analysis.documents:
        return {}
    from claimcheck.tracking import pairs_in

    pairs = pairs_in(analysis.ledger, analysis.documents)
    return {match.claim.location: match for pair in pairs for match in pair.matches}
