"""Verdicts into ledger files, as `claimcheck verdict` writes them; what changed is left alone."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.browse.desk import Judged, Name, stands_already
from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.digest import digest
from claimcheck.ledger.edit import with_verdicts
from claimcheck.ledger.read import read
from claimcheck.ledger.store import planned, store
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import clip
from claimcheck.writing.replace import Change, Edit
from claimcheck.writing.sifting import done_together

# What carries a change of one file out, or only looks at what it would be.
Way = Callable[[Path, Edit], Change]
SAVE: Way = store
LOOK: Way = planned


class Outcome(NamedTuple):
    """What became, or would become, of verdicts that were to be saved."""

    changes: tuple[Change, ...] = ()
    # of every file that could be read and written, also where nothing in it changed
    written: tuple[Name, ...] = ()
    refused: tuple[tuple[Judged, str], ...] = ()
    # with why: the claim is not what was judged; they stay pending
    remarks: tuple[str, ...] = ()
    # of verdicts that are written, but not as they seemed
    failed: tuple[str, ...] = ()
    # a line for each file that could not be written; the verdicts on its claims stay pending


def saved(judged: Iterable[Judged], way: Way) -> Outcome:
    """Each file with the verdicts on its claims; at most one for a claim."""
    files: dict[Path, list[Judged]] = {}
    for one in judged:
        files.setdefault(one.name[0], []).append(one)
    done = Outcome()
    for path, several in files.items():
        sorting = _Sorting(several)
        try:
            change = way(path, sorting.edit)
        except ClaimcheckError as error:
            done = done._replace(failed=(*done.failed, str(error)))
            continue
        done = done._replace(
            changes=(*done.changes, change),
            written=(*done.written, *(one.name for one in sorting.written)),
            refused=(*done.refused, *sorting.refused),
            remarks=(*done.remarks, *sorting.remarks),
        )
    return done


class _Sorting:
    """The edit of one file, and what it came to when it was run the last time."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self.judged = judged
        self.written: list[Judged] = []
        self.refused: list[tuple[Judged, str]] = []
        self.remarks: list[str] = []

    def edit(self, source: SourceFile) -> str:
        """The text with the verdicts that fit what is there now."""
        self.written, self.refused, self.remarks = [], [], []
        claims: dict[str, list[TrackedClaim]] = {}
        for claim in read(source).claims:
            claims.setdefault(claim.id, []).append(claim)
        new: list[Judged] = []
        for one in self.judged:
            found = claims.get(one.name[1], [])
            if why := _hindrance(found, one):
                self.refused.append((one, why))
                continue
            self.written.append(one)
            if stands_already(found[0], one.verdict):
                continue
            new.append(one)
            self.remarks += _meanwhile(found[0], one)
        # One record that is written in a strange way must not hold up the others.
        text, refused = done_together(
            new,
            lambda some: with_verdicts(source, [(one.name[1], one.verdict) for one in some]),
        )
        self.refused += ((one, f"cannot be judged: {why.message}") for one, why in refused)
        without = {one.name for one, _ in refused}
        self.written = [one for one in self.written if one.name not in without]
        return text


def _hindrance(found: Sequence[TrackedClaim], one: Judged) -> str:
    """Why a verdict is not one on what the file holds now; empty if it is."""
    if not found:
        return "is no longer there"
    if len(found) > 1:
        return f"is there {len(found)} times"
    if "sources" in found[0].unread or digest(found[0]) != one.verdict.of:
        return "was edited meanwhile"
    return ""


def _meanwhile(claim: TrackedClaim, one: Judged) -> Iterable[str]:
    for other in claim.verdicts[one.seen :]:
        by, name = clip(other.by), clip(claim.id)
        yield f'{by} found "{name}" {other.status} meanwhile; your verdict stands after that'
