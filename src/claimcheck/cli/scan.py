"""`claimcheck scan`."""

from pathlib import Path
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


def command(
    documents: Annotated[
        list[Path], typer.Argument(metavar="DOC...", help="Documents to read; - is standard input.")
    ],
    *,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What standard input would be called as a file."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show weaker sentences too, and why each scores so.")
    ] = False,
    output_format: FormatOption = TextOrJson.TEXT,
    references: References = None,
    claims: Claims = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Show what a document cites and claims; change nothing.

    Each citation with its link, each claim with its sources and its score. Works without a
    bibliography too: every link is then unknown.
    """
    from claimcheck.cache import Cache
    from claimcheck.cli.outputs import SHOWN_SKIPPED, name_skipped
    from claimcheck.cli.progress import working
    from claimcheck.disk import STDIN, Disk
    from claimcheck.drafts import scan
    from claimcheck.reporters import scanned

    if stdin_filename is not None and STDIN not in documents:
        raise UsageError("--stdin-filename names what nobody gives", "add - to the documents")
    held = settings(references, claims, config, isolated=isolated)
    with working("reading"):
        cache = Cache(None if no_cache else held.root)
        report = scan(held, tuple(documents), Disk(stdin_filename, cache))
    sheet = page(color)
    name_skipped(report.skipped, sheet)
    if report.unlinked:
        which = "" if len(report.unlinked) == len(report.documents) else " of "
        which += ", ".join(map(sheet.place, report.unlinked[:SHOWN_SKIPPED])) if which else ""
        say(f"no bibliography, so that every link{which} is unknown (--references FILE names one)")
    render = scanned.as_json if output_format is TextOrJson.JSON else scanned.as_text
    out(render(report.documents, sheet, scanned.Depth(held.min_score, explain)))
    return 2 if report.skipped else 0
