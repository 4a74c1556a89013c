"""The desk as a value: the claims, those that are shown, and verdicts that are not saved yet."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimcheck.browse.project import Project, known_keys
from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.digest import digest, is_stale
from claimcheck.model.claims import UNCHECKED, NewVerdict, Status, TrackedClaim
from claimcheck.model.matches import Outcome
from claimcheck.reporters.page import clip
from claimcheck.reporters.progress import LEFT, STALE

# A claim as the checker means it, whatever becomes of its file: ledger file and id.
Name = tuple[Path, str]
Ranges = tuple[tuple[int, int], ...]


class Row(NamedTuple):
    """One claim of the list."""

    claim: TrackedClaim
    standing: str
    # the last verdict, `unchecked` or `stale`
    outcome: Outcome | None = None
    # what became of it in its document; None where there is none
    fault: str = ""
    # why no verdict on it can be written
    missing: tuple[str, ...] = ()
    # keys of its sources that the bibliography has not

    @property
    def name(self) -> Name:
        """What it is known by."""
        return self.claim.location.path, self.claim.id


class Judged(NamedTuple):
    """A verdict that is not saved yet."""

    name: Name
    verdict: NewVerdict
    seen: int
    # how many verdicts the claim had


@dataclass(frozen=True)  # no slots: what is counted is counted once
class Desk:
    """Rows go by their place in `rows`, which is that of the claims in the ledger."""

    rows: tuple[Row, ...]
    asked: str = ""
    # the line that says which are shown; empty for all
    shown: tuple[int, ...] = ()
    # rows in the order in which they are listed
    marks: Mapping[int, Ranges] = field(default_factory=dict)
    # by row: the ranges of its text that were searched for
    remark: str = ""
    # what was made of the words that were searched for
    judged: tuple[Judged, ...] = ()
    # in the order in which they were given; of several on one claim the last holds

    @cached_property
    def pending(self) -> Mapping[Name, Judged]:
        """The verdicts that are to be saved."""
        return {one.name: one for one in self.judged}

    @cached_property
    def places(self) -> Mapping[Name, int]:
        """The row of each claim."""
        return {row.name: place for place, row in enumerate(self.rows)}

    @cached_property
    def has_outcomes(self) -> bool:
        """Whether the draft has anything otherwise than the ledger."""
        return any(row.outcome not in (None, Outcome.SAME) for row in self.rows)

    @cached_property
    def left(self) -> int:
        """How many facts are left to check, once what is pending is saved."""
        return sum(self.is_left(place) for place in range(len(self.rows)))

    def standing(self, place: int) -> str:
        """How this claim stands once what is pending is saved."""
        verdict = self.verdict_on(place)
        if verdict is None:
            return self.rows[place].standing
        return str(verdict.status) if self.fits(place) else STALE

    def is_left(self, place: int) -> bool:
        """Whether nobody has checked this claim as it stands."""
        return self.standing(place) in LEFT

    def is_unsourced(self, place: int) -> bool:
        """Whether this claim names no source, and nobody has said why."""
        claim = self.rows[place].claim
        return not claim.sources and claim.waive is None

    def fits(self, place: int) -> bool:
        """Whether the verdict to be saved is on this claim as it stands."""
        verdict = self.verdict_on(place)
        return verdict is not None and verdict.of == digest(self.rows[place].claim)

    def verdict_on(self, place: int) -> NewVerdict | None:
        """The verdict on a claim that is to be saved."""
        found = self.pending.get(self.rows[place].name) if self.judged else None
        return found.verdict if found else None


def desk_of(project: Project) -> Desk:
    """All claims of a project."""
    ids = Counter(claim.id for claim in project.ledger.claims)
    keys = known_keys(project)
    rows: list[Row] = []
    for claim in project.ledger.claims:
        match = project.match_of(claim)
        fault = ""
        if ids[claim.id] > 1:
            fault = f'{ids[claim.id]} claims have the id "{clip(claim.id)}"'
        elif "sources" in claim.unread:
            fault = f'the sources of "{clip(claim.id)}" cannot be read'
        standing = STALE if is_stale(claim) else str(claim.status or UNCHECKED)
        known = keys.get(claim.location.path)
        missing = (
            ()
            if known is None
            else tuple([one.key for one in claim.sources if one.key not in known])
        )
        outcome = match.outcome if match else None
        rows.append(Row(claim, standing, outcome, fault, missing))
    return Desk(tuple(rows), shown=tuple(range(len(rows))))


def judge(desk: Desk, row: Row, verdict: NewVerdict) -> Desk:
    """The desk with one more verdict, on the claim as this row shows it.

    Raises ClaimcheckError where it cannot be written, or stands there already.
    """
    if row.fault:
        raise ClaimcheckError(row.fault, "mend that first")
    if not verdict.by:
        raise ClaimcheckError("nobody is named as the checker", 'start with --by "NAME"')
    verdict = verdict._replace(of=digest(row.claim))
    if stands_already(row.claim, verdict):
        what = f"{verdict.status} on {verdict.on} already"
        raise ClaimcheckError(f'{clip(verdict.by)} found "{clip(row.claim.id)}" {what}')
    one = Judged(row.name, verdict, len(row.claim.verdicts))
    return replace(desk, judged=(*desk.judged, one))


def verdict_of(status: Status, by: str, on: dt.date, note: str) -> NewVerdict:
    """A verdict before it is said on which claim; a blank note is none."""
    return NewVerdict(status, by, on, note=note.strip() or None)


def stands_already(claim: TrackedClaim, verdict: NewVerdict) -> bool:
    """Whether the last verdict on a claim is this one, word for word."""
    last = claim.verdicts[-1] if claim.verdicts else None
    return (
        last is not None
        and NewVerdict(last.status, last.by, last.on, last.of, last.note) == verdict
    )


def undo(desk: Desk) -> tuple[Desk, Judged | None]:
    """The desk without the last verdict, and which that was; one that it replaced holds again."""
    if not desk.judged:
        return desk, None
    return replace(desk, judged=desk.judged[:-1]), desk.judged[-1]


def without(desk: Desk, names: Iterable[Name]) -> Desk:
    """The desk without the verdicts on these claims."""
    gone = frozenset(names)
    return replace(desk, judged=tuple(one for one in desk.judged if one.name not in gone))


def following(desk: Desk, at: int, step: int, wanted: Callable[[int], bool]) -> int | None:
    """The line of the next wanted row after the line `at`, from the other end after the last one.

    `step` is 1 for down, -1 for up.
    """
    count = len(desk.shown)
    lines = ((at + step * far) % count for far in range(1, 1 + count))
    return next((line for line in lines if wanted(desk.shown[line])), None)


def news(before: Desk, after: Desk) -> str:
    """What became of the claims between two readings of a project, in a line."""
    old, new = before.places, after.places
    both = [
        (before.rows[old[name]], after.rows[place]) for name, place in new.items() if name in old
    ]
    edited = sum(digest(one.claim) != digest(two.claim) for one, two in both)
    judged = sum(len(one.claim.verdicts) != len(two.claim.verdicts) for one, two in both)
    outcomes = sum(one.outcome != two.outcome for one, two in both)
    counts = (
        (len(new.keys() - old.keys()), "new"),
        (len(old.keys() - new.keys()), "gone"),
        (edited, "edited"),
        (judged, "judged"),
        (outcomes, "otherwise in the draft"),
    )
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"read again: {said or 'no claim is another'}"
