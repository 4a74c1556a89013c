"""`claimcheck search`."""

from enum import StrEnum
from typing import Annotated

import typer

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
from claimcheck.cli.streams import out, say


class Format(StrEnum):
    """How results are shown."""

    TEXT = "text"
    JSON = "json"


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
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="Show at most this many.")
    ] = 20,
    output_format: Annotated[
        Format, typer.Option("--format", help="How to show results.")
    ] = Format.TEXT,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Find claims by keyword, best first; misspelt words are repaired.

    Searches texts, ids, tags and sections, and the authors and titles of the sources.
    """
    from claimcheck.analysis import analyse
    from claimcheck.cli.outputs import shortfall
    from claimcheck.reporters import found
    from claimcheck.search.engine import Filters, search

    analysis = analyse(settings(references, claims, config, isolated=isolated))
    filters = Filters(
        sources=tuple(source or ()),
        statuses=tuple(status or ()),
        tags=tuple(tag or ()),
        files=tuple(file or ()),
        unsourced=unsourced,
    )
    results = search(" ".join(words or ()), analysis.ledger, analysis.bibliography, filters, limit)
    sheet = page(color)
    code = shortfall(analysis, sheet)
    if output_format is Format.JSON:
        out(found.as_json(results, sheet))
    else:
        for line in found.remarks(results):
            say(line)
        out(found.as_text(results, sheet))
    return code
