"""What an import did, for people."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.exchange.verdicts import Judged
from claimcheck.exchange.worklist import Problem
from claimcheck.ledger.read import read
from claimcheck.reporters.changes import as_diff
from claimcheck.reporters.page import Page, Style, clip, counted
from claimcheck.writing.replace import Change


class Brought(NamedTuple):
    """What worklists brought."""

    changes: tuple[Change, ...]
    # a ledger file each
    written: tuple[Judged, ...]
    there: int
    # verdicts that the ledger had already
    blank: int
    # claims that were not filled in
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    failures: tuple[ClaimcheckError, ...] = ()
    # of whole ledger files


def as_text(brought: Brought, page: Page, *, written: bool) -> str:
    """Each verdict and where it now stands, or else the change as a diff; then the counts."""
    if written:
        lines = [*_verdicts(brought, page)]
        head = "".join(f"{line}\n" for line in lines)
    else:
        head = "".join(as_diff(*change, page) for change in brought.changes)
    return f"{head}{_counts(brought, written=written)}\n"


def _verdicts(brought: Brought, page: Page) -> Iterator[str]:
    places = {
        (claim.id, *verdict[:3]): verdict.location
        for change in brought.changes
        if change.before != change.after
        for claim in read(change.after).claims
        for verdict in claim.verdicts
    }
    for one in brought.written:
        name, verdict = one.row.get("id"), one.verdict
        place = places[name, *verdict[:3]]
        head = page.paint(clip(name), Style.STRONG)
        yield f"{head}: {verdict.status} by {clip(verdict.by)} on {verdict.on}"
        yield f"  {page.place(place.path)}:{place.start.line}"


def _counts(brought: Brought, *, written: bool) -> str:
    what = counted(len(brought.written), "verdict")
    wrong = len(brought.problems) + len(brought.failures)
    return ", ".join(
        [
            f"{what} written" if written else f"{what} to write, nothing written yet",
            *([f"{brought.there} there already"] if brought.there else []),
            *([f"{counted(wrong, 'problem')} named above"] if wrong else []),
            *([f"{counted(brought.blank, 'claim')} not filled in"] if brought.blank else []),
        ]
    )
