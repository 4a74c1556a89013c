"""`claimcheck schema`."""

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli.streams import out


class Schema(StrEnum):
    """What is described."""

    LEDGER = "ledger"
    CONFIG = "config"
    AUDIT = "audit"
    SEARCH = "search"


def command(
    name: Annotated[Schema, typer.Argument(help="What to describe.")] = Schema.LEDGER,
) -> None:
    """Print the JSON Schema of the ledger, the configuration, or a machine-readable output."""
    from importlib.resources import files

    out(files("claimcheck.schemas").joinpath(f"{name}.json").read_text(encoding="utf-8"))
