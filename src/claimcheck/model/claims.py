"""What the ledger holds: tracked claims, their sources and verdicts, and what could not be read."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.findings import Fix
from claimcheck.model.text import Location


class Status(StrEnum):
    """What a checker may decide about a claim."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    WRONG = "wrong"
    UNVERIFIABLE = "unverifiable"


# What is said of a claim without verdict where a status is asked for.
UNCHECKED = "unchecked"


class SourceRef(NamedTuple):
    """A reference in its role of backing a claim."""

    key: str
    location: Location
    # of the key
    locator: str | None = None
    quote: str | None = None
    supports: str | None = None


class Verdict(NamedTuple):
    """What a checker decided about a claim, by whom and when."""

    status: Status
    by: str
    on: dt.date
    location: Location
    # of the verdict's head
    of: str | None = None
    # digest of the text and sources that were judged
    note: str | None = None


class TrackedClaim(NamedTuple):
    """One readable record of the ledger."""

    id: str
    text: str
    location: Location
    # of the whole record's head line
    text_location: Location
    sources: tuple[SourceRef, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    waive: str | None = None
    waive_location: Location | None = None
    # where `waive` stands, also when it is empty or no text
    unread: frozenset[str] = frozenset()
    # fields that are there and could not be read: nothing may be concluded from their absence

    @property
    def status(self) -> Status | None:
        """The last verdict; None if nobody has checked the claim."""
        return self.verdicts[-1].status if self.verdicts else None


class NewSource(NamedTuple):
    """A source as it is to be written."""

    key: str
    locator: str | None = None
    quote: str | None = None
    supports: str | None = None


class NewRecord(NamedTuple):
    """A claim that is to be written into a ledger."""

    id: str
    text: str
    sources: tuple[NewSource, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    waive: str | None = None


class NewVerdict(NamedTuple):
    """A verdict that is to be written under a claim."""

    status: Status
    by: str
    on: dt.date
    of: str | None = None
    # digest of the text and sources that were judged
    note: str | None = None


class BrokenRecord(NamedTuple):
    """One thing in a ledger file that could not be read as a record of the ledger."""

    location: Location
    message: str
    help: str | None = None
    claim: str | None = None
    # id of the claim concerned, where it has one
    lost: bool = False
    # True if a whole record (or file) could not be read, so that claims may be unknown
    fix: Fix | None = None
    # where it is plain how it should be written


class LedgerDocument(NamedTuple):
    """The `[document]` table: which text the claims of a file belong to."""

    title: str | None = None
    path: str | None = None
    # as written, relative to the ledger file's folder
    dated: str | None = None
    # "2020", "2020-02" or "2020-02-10"


class LedgerFile(NamedTuple):
    """One file of the ledger; it holds the claims of one document."""

    path: Path
    document: LedgerDocument
    claims: tuple[TrackedClaim, ...]
    broken: tuple[BrokenRecord, ...]


class Ledger(NamedTuple):
    """All ledger files that were read, in the order of their paths."""

    files: tuple[LedgerFile, ...] = ()

    @property
    def claims(self) -> tuple[TrackedClaim, ...]:
        """Every readable claim, in file order."""
        return tuple(claim for file in self.files for claim in file.claims)

    @property
    def broken(self) -> tuple[BrokenRecord, ...]:
        """Everything that could not be read, in file order."""
        return tuple(broken for file in self.files for broken in file.broken)

    @property
    def complete(self) -> bool:
        """Whether every record became a claim."""
        return not any(broken.lost for broken in self.broken)
