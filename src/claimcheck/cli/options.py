"""Options that several commands share, and what they come to."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.config import Config, load
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.reporters.page import Page

MIN_WIDTH = 40


class Colour(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class TextOrJson(StrEnum):
    """How a look-up shows what it found."""

    TEXT = "text"
    JSON = "json"


References = Annotated[
    list[Path] | None,
    typer.Option(
        "--references", metavar="FILE", help="Bibliography (.bib, .json, .yaml, .ris); repeatable."
    ),
]
Claims = Annotated[
    list[Path] | None,
    typer.Option("--claims", metavar="PATH", help="Ledger folder or file; repeatable."),
]
LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="Ledger file of the document, instead of the one that names it.",
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Read this configuration file."),
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="Ignore all configuration files."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Neither use nor keep what was worked out before.")
]
FormatOption = Annotated[
    TextOrJson,
    typer.Option("--format", help="How to show what was found."),
]
ColourOption = Annotated[
    Colour,
    typer.Option("--color", help="Use colour; auto means on a terminal."),
]


def rule_names(incomplete: str) -> list[str]:
    """The rules that begin so, for the shell to complete."""
    from claimcheck.rules import all_rules

    return [rule.name for rule in all_rules() if rule.name.startswith(incomplete)]


def ids_and_keys(incomplete: str) -> list[str]:
    """The claims and references of the project here that begin so, for the shell to complete."""
    from claimcheck.analysis import analyse

    try:
        held = settings(None, None, None, isolated=False)
        analysis = analyse(held, with_documents=False, needs_ledger=False)
    except ClaimcheckError:
        return []
    keys = [key for shelf in analysis.bibliographies for key in shelf.by_key]
    known = [*(claim.id for claim in analysis.ledger.claims), *keys]
    return [name for name in known if name.startswith(incomplete)]


def settings(
    references: list[Path] | None,
    claims: list[Path] | None,
    config: Path | None,
    *,
    isolated: bool,
    ledger: Path | None = None,
    starts_ledger: bool = False,
) -> Config:
    """The configuration that holds here, with what the command line replaces in it.

    `starts_ledger` says that a ledger need not be there yet.
    """
    if isolated and config:
        raise UsageError("--isolated and --config contradict each other", "leave one of them out")
    here = working_directory()
    loaded = load(here, file=config, isolated=isolated)
    if references:
        loaded = loaded._replace(references=tuple(str(here / path) for path in references))
    if claims:
        if not starts_ledger and (lacking := [path for path in claims if not path.exists()]):
            raise UsageError(f"--claims: {lacking[0]} does not exist", "check the path")
        loaded = loaded._replace(claims=tuple(str(here / path) for path in claims))
    if ledger:
        if claims:
            raise UsageError("--ledger and --claims contradict each other", "leave out --claims")
        path = here / ledger
        if path.suffix != ".toml" or path.is_dir():
            raise UsageError(f"--ledger: {ledger} is no ledger file", "name a .toml file")
        others = loaded.claims if _is_there(loaded) else ()
        loaded = loaded._replace(claims=(*others, str(path)), ledger=path)
    return loaded


def patterns_from_here(words: list[str] | None) -> tuple[str, ...]:
    """The glob patterns of the command line, which are relative to where we are."""
    if not words:
        return ()
    from glob import escape

    if not all(word.strip() for word in words):
        raise UsageError("--exclude: an empty pattern", "name what is not to be looked at")
    here = escape(str(working_directory()))
    return tuple(os.path.normpath(f"{here}/{word}" if word[0] != "/" else word) for word in words)


def _is_there(config: Config) -> bool:
    """Whether there is a ledger beside the file that was named."""
    return all((config.root / name).exists() for name in config.claims)


def page(
    colour: Colour, *, notes: bool = False, summary: bool = True, waived: bool = False
) -> Page:
    """The page that standard output is."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    wanted = colour is Colour.ALWAYS
    if colour is Colour.AUTO:
        dumb = os.environ.get("TERM") == "dumb"
        wanted = is_terminal and not dumb and not os.environ.get("NO_COLOR")
    return Page(
        base=working_directory(),
        colour=wanted,
        width=_width() if is_terminal else None,
        notes=notes,
        summary=summary,
        waived=waived,
    )


def _width() -> int | None:
    """The columns of the terminal; None where it has none, as under pre-commit."""
    columns = os.get_terminal_size(sys.stdout.fileno()).columns
    return max(MIN_WIDTH, columns) if columns else None


def working_directory() -> Path:
    """Where we are; raises ClaimcheckError if that folder is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        raise ClaimcheckError(
            "the working directory does not exist", "change to another"
        ) from error
