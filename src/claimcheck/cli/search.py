"""`claimcheck search`."""

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    FormatOption,
    Isolated,
    NoCache,
    References,
    TextOrJson,
    page,
    settings,
)
from claimcheck.cli.streams import out, say
from claimcheck.errors import UsageError

# `-word` leaves claims with a word out: it is no option, nor are its letters.
CONTEXT = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


class Checked(StrEnum):
    """What the last verdict on a claim says."""

    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    WRONG = "wrong"
    UNVERIFIABLE = "unverifiable"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help='Keywords, "phrases", prefix*, -without.'),
    ] = None,
    *,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="KEY", help="Only claims that cite this; repeatable."),
    ] = None,
    status: Annotated[
        list[Checked] | None,
        typer.Option("--status", help="Only claims with this last verdict; repeatable."),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", help="Only claims with this tag; repeatable."),
    ] = None,
    file: Annotated[
        list[str] | None,
        typer.Option("--file", metavar="FILE", help="Only this ledger file; repeatable."),
    ] = None,
    unsourced: Annotated[
        bool, typer.Option("--unsourced", help="Only claims without a source.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Show at most this many.")
    ] = 20,
    output_format: FormatOption = TextOrJson.TEXT,
    references: References = None,
    claims: Claims = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Find claims by keyword, the best first.

    Misspelt words are repaired. Searches texts, ids, tags and sections, and the authors and titles
    of the sources.
    """
    from claimcheck.cache import Cache
    from claimcheck.cli.outputs import shortfall
    from claimcheck.lookup import looked_up
    from claimcheck.reporters import found
    from claimcheck.search.engine import Filters, idle_filters, search

    query = " ".join(_checked(words or []))
    filters = Filters(
        sources=tuple(source or ()),
        statuses=tuple(status or ()),
        tags=tuple(tag or ()),
        files=tuple(file or ()),
        unsourced=unsourced,
    )
    if not query.strip() and not filters.given:
        raise UsageError("nothing to search for", "name a word, or a filter such as --unsourced")
    held = settings(references, claims, config, isolated=isolated)
    sheet = page(color)
    with looked_up(held, None if no_cache else Cache(held.root)) as (catalogue, broken, skipped):
        results = search(query, catalogue, filters, limit)
        code = shortfall(broken, skipped, sheet)
        if output_format is TextOrJson.JSON:
            out(found.as_json(results, sheet))
            return code
        if not results.results:
            for line in idle_filters(filters, catalogue):
                say(line)
        for line in found.remarks(results):
            say(line)
        out(found.as_text(results, sheet))
        return code


def _checked(words: list[str]) -> list[str]:
    """The words; one that was meant as an option is refused, since -word leaves a word out."""
    for word in words:
        if word.startswith("--"):
            raise UsageError(f"No such option: {word}", "see claimcheck search --help")
    return words
