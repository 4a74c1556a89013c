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
    JSONL = "jsonl"
    GITLAB = "gitlab"
    SCAN = "scan"
    SEARCH = "search"
    STATUS = "status"
    EXPORT = "export"
    BASELINE = "baseline"


def command(
    name: Annotated[
        Schema, typer.Argument(metavar="[NAME]", help=f"{', '.join(Schema)}.")
    ] = Schema.LEDGER,
) -> None:
    """Print a JSON Schema: of the ledger, or of what is named."""
    from importlib.resources import files

    out(files("claimcheck.schemas").joinpath(f"{name}.json").read_text(encoding="utf-8"))
