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
from claimcheck.config import DOCUMENT_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.workspace import absolute

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
    """Write the claims of a document into its ledger.

    It also says what became of those that the ledger holds. Each new record has the text as
    printed, the sources that it cites and its section.
    """
    from claimcheck.analysis import analyse, view_of
    from claimcheck.cli.progress import working
    from claimcheck.cli.writing import edited
    from claimcheck.ledger.edit import with_claims, with_path, with_text
    from claimcheck.ledger.store import planned, store
    from claimcheck.model.text import SourceFile
    from claimcheck.proposals import plan_of
    from claimcheck.reporters.changes import as_diff
    from claimcheck.reporters.tracked import as_text

    if str(document) == "-":
        raise UsageError("a text needs a file to be tracked", "write it into one, and name that")
    held = settings(
        references, claims, config, isolated=isolated, ledger=ledger, starts_ledger=True
    )
    with working("reading"):
        analysis = analyse(held, (document,), needs_ledger=False)
        linked = _named(document, analysis)
        plan = plan_of(linked, view_of(analysis, held), held, reword=reword)
    told = plan.told

    def write(source: SourceFile) -> str:
        for name, text in told.reworded:
            source = SourceFile(source.path, with_text(source, name, text))
        if plan.path and source.text.strip():
            source = SourceFile(source.path, with_path(source, plan.path))
        return with_claims(source, told.records, plan.document)

    change = planned(told.ledger, write, new=True)  # so that nothing is edited in vain
    if edit and told.records:
        known = {claim.id for claim in analysis.ledger.claims}
        told = told._replace(records=edited(told.records, known))
        change = planned(told.ledger, write, new=True)
    if not dry_run and change.before != change.after:
        change = store(told.ledger, write, new=True)
    sheet = page(color)
    if dry_run and (diff := as_diff(*change, sheet)):
        out(f"{diff}\n")
    out(as_text(told, sheet, written=not dry_run))


def _named(document: Path, analysis: "Analysis") -> "LinkedDocument":
    """The document that is to be tracked; raises ClaimcheckError unless all could be read."""
    path = absolute(document)
    found = next((one for one in analysis.documents if one.document.path == path), None)
    for one in analysis.skipped:
        # A text without citations does without a bibliography.
        if not (
            found
            and not found.citations
            and one.path.suffix.lower() in (".bib", *REFERENCE_SUFFIXES)
        ):
            raise ClaimcheckError(f"{one.path} {one.reason}; nothing was tracked", one.hint)
    for broken in analysis.ledger.broken:
        if broken.lost:
            place = f"{broken.location.path}:{broken.location.start.line}"
            raise ClaimcheckError(f"{place}: {broken.message}; nothing was tracked", broken.help)
    if found is None:
        if path.is_file():
            ends = ", ".join(DOCUMENT_SUFFIXES)
            raise UsageError(f"{document} is no document", f"documents end in {ends}")
        raise UsageError(f"{document} is not one document", "track one at a time")
    return found
