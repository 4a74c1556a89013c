"""The Typer app: one command a file, errors to exit codes."""

import errno
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from types import FrameType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from claimcheck import __version__
from claimcheck.cli.main import COULD_NOT_LOOK
from claimcheck.cli.streams import (
    PIPE_CLOSED,
    PipeClosedError,
    abandon,
    complain,
    out,
    prepare,
)
from claimcheck.errors import ClaimcheckError

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

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """What is wrong with them is said in our words."""
        return _parsed(super().parse_args, ctx, args)

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Typer puts braces around what is required."""
        pieces = super().collect_usage_pieces(ctx)
        return [one[1:-1] if one[:1] + one[-1:] == "{}" else one for one in pieces]


class _Commands(TyperGroup):
    """All commands."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """What is wrong with them is said in our words."""
        return _parsed(super().parse_args, ctx, args) if args else super().parse_args(ctx, args)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """The command that is called; raises UsageError with the nearest where there is none."""
        if args[0] not in self.commands:
            from claimcheck.cli.usage import no_command

            raise no_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)


def _parsed(
    parse: Callable[[typer.Context, list[str]], list[str]], context: typer.Context, words: list[str]
) -> list[str]:
    given = tuple(words)
    try:
        if any(not word or word.endswith("=") for word in given):
            from claimcheck.cli.usage import refuse_empty

            refuse_empty(context, given)
        return parse(context, words)
    except typer.TyperException as error:
        from claimcheck.cli.usage import in_our_words

        raise in_our_words(error, context, given) from error


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
        cls=_Commands,
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
        return _refused(error, arguments)
    except PipeClosedError:
        return PIPE_CLOSED
    except OSError as error:
        # Typer writes help itself.
        if error.errno not in (errno.ENOSPC, errno.EPIPE):
            raise
        abandon(sys.stdout)
        return PIPE_CLOSED if error.errno == errno.EPIPE else COULD_NOT_LOOK


def _refused(error: typer.TyperException, arguments: list[str]) -> int:
    """A command line that is refused before it is taken apart; an empty one shows the help."""
    if arguments:
        from claimcheck.cli.usage import as_it_is

        complain(as_it_is(error))
    else:
        out(f"{error.format_message()}\n")
    return COULD_NOT_LOOK


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(TERMINATED)
