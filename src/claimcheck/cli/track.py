"""`claimcheck track`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    LedgerOption,
    References,
    page,
    settings,
)
from claimcheck.cli.streams import out
from claimcheck.cli.writing import DryRun
from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:  # help does without
    from claimcheck.analysis import Analysis
    from claimcheck.model.citations import LinkedDocument


def command(
    document: Annotated[Path, typer.Argument(metavar="DOC", help="The document to track.")],
    *,
    ledger: LedgerOption = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Look through the new records in $EDITOR first.")
    ] = False,
    reword: Annotated[
        bool,
        typer.Option("--reword", help="Word changed claims as the text does; verdicts turn stale."),
    ] = False,
    dry_run: DryRun = False,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> None:
    """Write the claims of a document into its ledger, and say what became of those it holds.

    Each new record has the text as printed, the sources that it cites and its section.
    """
    from claimcheck.analysis import analyse, view_of
    from claimcheck.cli.progress import working
    from claimcheck.cli.writing import edited
    from claimcheck.ledger.edit import with_claims, with_text
    from claimcheck.ledger.store import planned, store
    from claimcheck.model.text import SourceFile
    from claimcheck.proposals import plan_of
    from claimcheck.reporters.changes import as_diff
    from claimcheck.reporters.tracked import as_text

    held = settings(references, claims, config, isolated=isolated, ledger=ledger)
    with working("reading"):
        analysis = analyse(held, (document,), needs_ledger=False)
        linked = _only(document, analysis)
        plan = plan_of(linked, view_of(analysis, held), held, reword=reword)
    told = plan.told
    if edit and told.records:
        told = told._replace(records=edited(told.records))

    def write(source: SourceFile) -> str:
        for name, text in told.reworded:
            source = SourceFile(source.path, with_text(source, name, text))
        return with_claims(source, told.records, plan.document)

    act = planned if dry_run else store
    change = act(told.ledger, write, new=True) if told.records or told.reworded else None
    sheet = page(color)
    if dry_run and change:
        out(as_diff(*change, sheet) + "\n")
    out(as_text(told, sheet, written=not dry_run))


def _only(document: Path, analysis: "Analysis") -> "LinkedDocument":
    """The document that is to be tracked; raises ClaimcheckError unless all could be read."""
    for one in analysis.skipped:
        raise ClaimcheckError(f"{one.path} {one.reason}; nothing was tracked", one.hint)
    for broken in analysis.ledger.broken:
        if broken.lost:
            place = f"{broken.location.path}:{broken.location.start.line}"
            raise ClaimcheckError(f"{place}: {broken.message}; nothing was tracked", broken.help)
    found = [one for one in analysis.documents if one.document.path in (analysis.chosen or ())]
    if len(found) != 1:
        raise UsageError(f"{document} is not one document", "track one at a time")
    return found[0]
