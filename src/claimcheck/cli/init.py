"""`claimcheck init`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.streams import out


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Where; the current folder if not given."),
    ] = None,
) -> None:
    """Start a ledger in a folder; what exists is left as it is."""
    from claimcheck.cli.options import Colour, page, working_directory
    from claimcheck.cli.titles import title_in
    from claimcheck.config import load
    from claimcheck.errors import UsageError
    from claimcheck.ledger.start import start
    from claimcheck.library import others_in
    from claimcheck.reporters.started import as_text

    root = working_directory() / folder if folder else working_directory()
    if not root.is_dir():
        hint = "name the folder that it is in" if root.exists() else "make it first"
        raise UsageError(f"{folder} is no folder", hint)
    out(as_text(start(load(root), others_in, title_in), page(Colour.AUTO)))
