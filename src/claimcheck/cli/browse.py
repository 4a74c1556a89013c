"""`claimcheck browse`."""

import os
import sys
from typing import TYPE_CHECKING

from claimcheck.cli.checker import By, On, checker, day_of, name_in_git
from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    References,
    page,
    settings,
)
from claimcheck.cli.streams import say
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:  # help does without, and so does who has not got it
    from claimcheck.browse.app import DeskApp


def command(
    *,
    by: By = None,
    on: On = None,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Check claims at a desk in the terminal.

    Lists the claims with how they stand; beside each are its sources, its verdicts and the passage
    of the draft. A key each judges it; nothing is written before you save. Press ? for the keys.
    """
    import gc

    held = settings(references, claims, config, isolated=isolated)
    who = name_in_git() if by is None else checker(by)
    day_of(on)
    desk_app = _desk_app()
    _require_terminal()
    from claimcheck.browse.project import load
    from claimcheck.cli.outputs import shortfall

    sheet = page(color)
    # Textual heeds it, and takes it out of the environment.
    os.environ.pop("NO_COLOR", None)
    if not sheet.colour:
        os.environ["NO_COLOR"] = "1"
    # This is no run that ends soon.
    gc.enable()
    plain = sheet._replace(colour=False, width=None)
    app = desk_app(lambda: load(held), plain, who, lambda: day_of(on))
    code = shortfall(app.project.ledger.broken, app.project.skipped, sheet)
    try:
        app.start()
    finally:
        for line in app.unsaved():
            say(line)
    return 128 + app.ended_by if app.ended_by else code


def _desk_app() -> "type[DeskApp]":
    try:
        from claimcheck.browse.app import DeskApp
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        raise ClaimcheckError(
            "browse needs Textual, which is not installed", "pip install 'claimcheck-cli[tui]'"
        ) from error
    return DeskApp


def _require_terminal() -> None:
    """Raise ClaimcheckError where there is nobody to look, or nothing that can place text."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise ClaimcheckError("browse needs a terminal", "claimcheck search and show do without")
    if os.environ.get("TERM") in (None, "", "dumb"):
        raise ClaimcheckError(
            "this terminal cannot place text (TERM says so)", "claimcheck show does without"
        )
