"""`claimcheck report`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ConfigFile,
    Isolated,
    LedgerOption,
    NoCache,
    References,
    page,
    settings,
)
from claimcheck.cli.streams import out, say


def command(
    documents: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DOC...", help="Documents; without any, all that there is."),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the page to this file."),
    ] = None,
    references: References = None,
    claims: Claims = None,
    ledger: LedgerOption = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> int:
    """Make the annotated draft: one HTML page to check by.

    The text with every claim marked by how it stands, its sources, verdicts and findings in the
    margin, and the list of works with all that rests on each. Without documents, the ledger.
    """
    from claimcheck.annotating.draft import annotated
    from claimcheck.audit import looked_at
    from claimcheck.cache import Cache
    from claimcheck.cli.outputs import put, refuse_ending_of_another, shortfall
    from claimcheck.cli.progress import working
    from claimcheck.disk import Disk
    from claimcheck.errors import UsageError
    from claimcheck.reporters.annotated.head import told
    from claimcheck.reporters.annotated.page import render
    from claimcheck.waivers.baseline import applied, load

    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError("a page is not for the terminal", "add -o report.html")
    if output:
        refuse_ending_of_another(output, "a page")
    held = settings(references, claims, config, isolated=isolated, ledger=ledger)
    sheet = page(Colour.NEVER)
    with working("reading"):
        disk = Disk(None, Cache(None if no_cache else held.root))
        looked = looked_at(held, tuple(documents or ()), disk)
        report = looked.report
        if held.baseline:
            report = applied(report, load(held.root / held.baseline))
        draft = annotated(looked.view, report, looked.chosen)
        html = render(draft, sheet)
    # What could not be read is missing from the page, or called missing there.
    lost = (entry for entry in looked.view.broken if entry.lost)
    shortfall((*looked.view.ledger.broken, *lost), draft.skipped, sheet)
    if output is None:
        out(html)
    else:
        put(output, html, looked.report.files)
        say(f"{sheet.place(output)}: {told(draft, sheet)}")
    return 2 if draft.skipped or draft.unread else 0
