"""`claimcheck rule`."""

from typing import Annotated

import typer

from claimcheck.cli.options import Colour, ColourOption, page, rule_names
from claimcheck.cli.streams import out


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", autocompletion=rule_names, help="The rule to explain."),
    ] = None,
    *,
    color: ColourOption = Colour.AUTO,
) -> None:
    """List the rules, or explain one with examples."""
    from claimcheck.audit import known_rule
    from claimcheck.reporters import rules as listing
    from claimcheck.rules import all_rules

    sheet = page(color)
    if name is None:
        out(listing.table([rule.info for rule in all_rules()], sheet))
    else:
        out(listing.explained(known_rule(name).info, sheet))
