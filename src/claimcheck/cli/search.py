"""`claimcheck search`."""

from typing import Annotated

import typer

from claimcheck.cli.filters import (
    FileOption,
    SourceOption,
    StatusOption,
    TagOption,
    Unsourced,
    filters_of,
)
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


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD...]", help='Keywords, "phrases", prefix*, -without.'),
    ] = None,
    *,
    source: SourceOption = None,
    status: StatusOption = None,
    tag: TagOption = None,
    file: FileOption = None,
    unsourced: Unsourced = False,
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
    from claimcheck.search.engine import idle_filters, search

    if words == ["-h"]:
        out(f"{context.get_help()}\n")
        return 0
    query = " ".join(_checked(words or [], context))
    filters = filters_of(source, status, tag, file, unsourced=unsourced)
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


def _checked(words: list[str], context: typer.Context) -> list[str]:
    """The words; one that was meant as an option is refused, since -word leaves a word out."""
    for word in words:
        if word.startswith("--"):
            from claimcheck.cli.usage import no_option

            raise no_option(word.partition("=")[0], context)
    return words
