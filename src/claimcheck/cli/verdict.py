"""`claimcheck verdict`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.checker import By, On, checker, day_of
from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    page,
    settings,
)
from claimcheck.cli.streams import out, say
from claimcheck.cli.writing import DryRun, change, claim_ids, claim_in
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claims import Status

if TYPE_CHECKING:  # help does without
    from claimcheck.model.claims import NewVerdict, TrackedClaim


def command(
    name: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=claim_ids, help="The claim's id.")
    ],
    status: Annotated[Status, typer.Argument(metavar="STATUS", help=f"{', '.join(Status)}.")],
    *,
    by: By = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="On what evidence.")
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> None:
    """Append a verdict to a claim: what you found it to be.

    Earlier verdicts stay; the last one holds, until the text or the sources of the claim are edited.
    """
    from claimcheck.ledger.digest import digest
    from claimcheck.ledger.edit import with_verdict
    from claimcheck.model.claims import NewVerdict
    from claimcheck.reporters.changes import as_diff, judged

    day, who = day_of(on), checker(by)
    claim = claim_in(settings(None, claims, config, isolated=isolated), name)
    if "sources" in claim.unread:
        raise ClaimcheckError(
            f'the sources of "{name}" cannot be read', "claimcheck audit says why; mend them first"
        )
    verdict = NewVerdict(status, who, day, digest(claim), (note or "").strip() or None)
    if _is_there(claim, verdict):
        return
    sheet = page(color)
    path = claim.location.path
    done = change(path, lambda source: with_verdict(source, name, verdict), dry_run=dry_run)
    out(as_diff(*done, sheet) if dry_run else judged(done.after, name, sheet))


def _is_there(claim: "TrackedClaim", verdict: "NewVerdict") -> bool:
    """Whether the same was decided before on the same day; says so where it was decided at all."""
    same = [
        one
        for one in claim.verdicts[-1:]
        if (one.status, one.by, one.of) == (verdict.status, verdict.by, verdict.of)
    ]
    for one in same:
        repeated = (one.on, one.note) == (verdict.on, verdict.note)
        what = "nothing was written" if repeated else "this is one more verdict"
        say(f'{one.by} found "{claim.id}" {one.status} on {one.on} already; {what}')
        return repeated
    return False
