"""The desk as a value: the claims, those that are shown, and verdicts that are not saved yet."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimcheck.browse.finding import seek
from claimcheck.browse.project import Project
from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.digest import digest, is_stale
from claimcheck.model.claims import UNCHECKED, NewVerdict, Status, TrackedClaim
from claimcheck.model.matches import Outcome
from claimcheck.reporters.page import clip
from claimcheck.reporters.progress import LEFT, STALE
from claimcheck.search.catalogue import LedgerCatalogue

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

    @property
    def name(self) -> Name:
        """What it is known by."""
        return self.claim.location.path, self.claim.id


class Asked(NamedTuple):
    """Which claims are to be shown: those for which all of this holds."""

    query: str = ""
    unsourced: bool = False
    left: bool = False
    # whether only those that nobody has checked as they stand
    section: str | None = None
    # its name; empty for claims of no section, None for all


EVERYTHING = Asked()


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
    asked: Asked = EVERYTHING
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
    def left(self) -> int:
        """How many facts are left to check, once what is pending is saved."""
        return sum(self.is_left(place) for place in range(len(self.rows)))

    @cached_property
    def sections(self) -> Mapping[str, int]:
        """Every section with its number of claims, in the order of the ledger."""
        return Counter(row.claim.section or "" for row in self.rows)

    def is_left(self, place: int) -> bool:
        """Whether nobody has checked this claim as it stands."""
        row = self.rows[place]
        return row.standing in LEFT and not (self.judged and row.name in self.pending)

    def verdict_on(self, place: int) -> NewVerdict | None:
        """The verdict on a claim that is to be saved."""
        found = self.pending.get(self.rows[place].name) if self.judged else None
        return found.verdict if found else None


def desk_of(project: Project) -> Desk:
    """All claims of a project."""
    ids = Counter(claim.id for claim in project.ledger.claims)
    rows: list[Row] = []
    for claim in project.ledger.claims:
        match = project.match_of(claim)
        fault = ""
        if ids[claim.id] > 1:
            fault = f'{ids[claim.id]} claims have the id "{clip(claim.id)}"'
        elif "sources" in claim.unread:
            fault = f'the sources of "{clip(claim.id)}" cannot be read'
        standing = STALE if is_stale(claim) else str(claim.status or UNCHECKED)
        rows.append(Row(claim, standing, match.outcome if match else None, fault))
    return Desk(tuple(rows), shown=tuple(range(len(rows))))


def asking(desk: Desk, asked: Asked, catalogue: LedgerCatalogue) -> Desk:
    """The desk with the claims that are asked for; what was searched for best first.

    A claim stays in the list until something else is asked, though it be judged meanwhile.
    """
    passing = [
        place
        for place, row in enumerate(desk.rows)
        if not (asked.unsourced and row.claim.sources)
        and not (asked.left and not desk.is_left(place))
        and asked.section in (None, row.claim.section or "")
    ]
    if not asked.query.strip():
        return replace(desk, asked=asked, shown=tuple(passing), marks={}, remark="")
    found = seek(catalogue, asked.query, passing)
    return replace(
        desk, asked=asked, shown=found.rows, marks=dict(found.marks), remark=found.remark
    )


def judge(desk: Desk, place: int, verdict: NewVerdict) -> Desk:
    """The desk with one more verdict, on the claim as it was shown.

    Raises ClaimcheckError where it cannot be written, or stands there already.
    """
    row = desk.rows[place]
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


def next_left(desk: Desk, at: int) -> int | None:
    """The line of the next claim to check after the line `at`, from the top again after the end."""
    count = len(desk.shown)
    lines = (line % count for line in range(at + 1, at + 1 + count))
    return next((line for line in lines if desk.is_left(desk.shown[line])), None)


def renewed(desk: Desk, project: Project, catalogue: LedgerCatalogue) -> Desk:
    """The desk over a ledger that was read again, with what is pending and what was asked for."""
    return asking(replace(desk_of(project), judged=desk.judged), desk.asked, catalogue)
