"""`claimcheck export`."""

from enum import StrEnum
from pathlib import Path
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
    ConfigFile,
    Isolated,
    References,
    page,
    settings,
)
from claimcheck.cli.streams import out


class What(StrEnum):
    """What is given away, and how."""

    WORKLIST = "worklist"
    WORKLIST_CSV = "worklist-csv"
    CSV = "csv"
    JSON = "json"
    CLAIMREVIEW = "claimreview"
    CSL_JSON = "csl-json"


_WORKLISTS = (What.WORKLIST, What.WORKLIST_CSV)


def command(
    what: Annotated[What, typer.Argument(metavar="FORMAT", help=f"{', '.join(What)}.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Worklists: checked claims too. csl-json: uncited works too."),
    ] = False,
    source: SourceOption = None,
    status: StatusOption = None,
    tag: TagOption = None,
    file: FileOption = None,
    section: Annotated[
        list[str] | None,
        typer.Option("--section", metavar="NAME", help="Only claims of this section; repeatable."),
    ] = None,
    unsourced: Unsourced = False,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> int:
    """Give the ledger, or what is left to check in it, to others.

    A worklist has the claims that are left to check, with blanks for verdicts; "claimcheck import"
    brings it back. csl-json gives the references that are cited. Where claims could not be read,
    the others are printed, but no FILE is written.
    """
    from claimcheck.analysis import analyse
    from claimcheck.cli.exporting import (
        chosen,
        held_of,
        left_in,
        name_left_out,
        put_whole,
        works,
    )
    from claimcheck.cli.outputs import hiding, refuse_ending_of_another, shortfall
    from claimcheck.exchange import EXPORTS
    from claimcheck.reporters.unread import unread_in

    if output:
        refuse_ending_of_another(output, what)
    filters = filters_of(source, status, tag, file, unsourced=unsourced)
    sheet = page(Colour.NEVER)
    analysis = analyse(
        settings(references, claims, config, isolated=isolated),
        with_documents=what is not What.CLAIMREVIEW,
        needs_ledger=what is not What.CSL_JSON,
    )
    shortfall(analysis.ledger.broken, analysis.skipped, sheet)
    lacking = unread_in(analysis.ledger, hiding(analysis.skipped))
    found = chosen(analysis, filters, tuple(section or ()))
    if what is What.CSL_JSON:
        narrowed = found if filters.given or section else None
        text, lost = works(analysis, narrowed, sheet, everything=everything)
        # All works are all works, whatever claims there are.
        lacking = lost if everything and narrowed is None else (*lacking, *lost)
    else:
        if what in _WORKLISTS and not (everything or status):
            found = left_in(found)
        if what is What.CLAIMREVIEW:
            name_left_out(found)
        folder = (sheet.base / output).parent if output is not None else sheet.base
        text = EXPORTS[what](held_of(analysis, found), sheet, folder)
    if output is None:
        out(text)
    else:
        put_whole(output, text, analysis, lacking, is_list=what in _WORKLISTS)
    return 2 if lacking or analysis.skipped else 0
