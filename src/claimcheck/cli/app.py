"""The Typer app: one command a file, errors to exit codes."""

import errno
import signal
import sys
from importlib import import_module
from keyword import iskeyword
from types import FrameType
from typing import Annotated

import typer
from typer.core import TyperCommand

from claimcheck import __version__
from claimcheck.cli.main import COULD_NOT_LOOK
from claimcheck.cli.streams import (
    PIPE_CLOSED,
    PipeClosedError,
    abandon,
    complain,
    out,
    prepare,
    say,
)
from claimcheck.errors import ClaimcheckError
from claimcheck.reporters.page import clip

TERMINATED = 143

# In the order of the help; each is the module of that name with a function `command`: with `_` for
# `-`, and behind a word that Python keeps for itself.
COMMANDS = (
    "audit",
    "scan",
    "search",
    "show",
    "track",
    "verdict",
    "browse",
    "status",
    "report",
    "export",
    "import",
    "rename-key",
    "rule",
    "init",
    "schema",
)


class _Command(TyperCommand):
    """A command whose usage names what it needs as manuals do: `track [OPTIONS] DOC`."""

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Typer puts braces around what is required."""
        pieces = super().collect_usage_pieces(ctx)
        return [one[1:-1] if one[:1] + one[-1:] == "{}" else one for one in pieces]


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer calls it
    if asked:
        out(f"claimcheck {__version__}\n")
        raise typer.Exit


def claimcheck(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A linter for facts: every claim with its source, or a finding.

    Try "claimcheck audit DRAFT": it names every claim that nobody vouches for. A ledger in
    claims/*.toml tracks them; "claimcheck init" starts one, "claimcheck track" fills it.
    """


def app_for(arguments: list[str]) -> typer.Typer:
    """The app with the command that is called; with all of them where none is, or it is unknown.

    Without Rich's panels help takes half the time, and no text of others can become markup.
    """
    app = typer.Typer(
        name="claimcheck",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(claimcheck)
    called = [name for name in COMMANDS if arguments[:1] == [name]]
    for name in called or COMMANDS:
        file = name.replace("-", "_") + "_" * iskeyword(name)
        module = import_module(f"claimcheck.cli.{file}")
        settings = getattr(module, "CONTEXT", None)
        app.command(name, cls=_Command, context_settings=settings)(module.command)
    return app


def run(arguments: list[str]) -> int:
    """Run one command; gives the exit code."""
    prepare()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        app = app_for(arguments)
        return int(app(arguments, prog_name="claimcheck", standalone_mode=False) or 0)
    except ClaimcheckError as error:
        complain(error)
        return COULD_NOT_LOOK
    except typer.TyperException as error:
        return _usage(error)
    except PipeClosedError:
        return PIPE_CLOSED
    except OSError as error:
        # Typer writes help itself.
        if error.errno not in (errno.ENOSPC, errno.EPIPE):
            raise
        abandon(sys.stdout)
        return PIPE_CLOSED if error.errno == errno.EPIPE else COULD_NOT_LOOK


def _usage(error: typer.TyperException) -> int:
    """A word on the command line that we do not understand; no word at all shows the help."""
    message = error.format_message()
    if message.startswith("Usage:"):
        out(f"{message}\n")
        return COULD_NOT_LOOK
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "claimcheck"
    say(f"claimcheck: {clip(' '.join(message.split()))} (see {path} --help)")
    return COULD_NOT_LOOK


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(TERMINATED)
