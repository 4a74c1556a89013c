"""The annotated draft: a text as it reads, with every claim, what it rests on, and what was found.

Everything is numbered once for the whole page: claims in the order of reading, works in that of
their first use, findings in the order of the report. Parts name each other by these numbers, so
that the value has no circles and each thing is shown in one place.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from claimcheck.model.claims import Verdict
from claimcheck.model.documents import BlockKind
from claimcheck.model.findings import Finding, Skipped
from claimcheck.model.matches import Difference
from claimcheck.model.references import LinkStatus
from claimcheck.model.text import Location


class State(StrEnum):
    """How a claim stands; of several that hold, the first in this order."""

    WRONG = "wrong"
    DISPUTED = "disputed"
    CHANGED = "changed"
    # a figure, name or date differs between ledger and text
    GONE = "gone"
    # the text no longer says it
    UNSOURCED = "unsourced"
    MISSING = "missing"
    # cites what is not in the bibliography, or cannot be read there
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    # the bibliography could not be read whole
    STALE = "stale"
    # edited after it was checked
    UNVERIFIABLE = "unverifiable"
    WAIVED = "waived"
    # without a source, for a reason that somebody wrote down
    SOURCED = "sourced"
    VERIFIED = "verified"
    WEAK = "weak"
    # a sentence that may be a claim; counts for nothing


class Work(NamedTuple):
    """A reference as a list of works prints it, and what rests on it."""

    key: str
    location: Location
    who: str
    when: str
    title: str
    where: str
    # journal, volume, publisher and the like
    href: str | None
    # a web address with http or https; nothing else is ever linked
    year: int | None
    short: str
    # Zanotti and Thomas 2017
    claims: tuple[int, ...] = ()
    # those that rest on it
    findings: tuple[int, ...] = ()


class Source(NamedTuple):
    """What one claim names as its source."""

    words: str
    # as printed, or the key in the ledger
    status: LinkStatus
    work: int | None = None
    candidates: tuple[tuple[int | None, str], ...] = ()
    # works that almost fit, best first, each with what differs
    locator: str | None = None
    quote: str | None = None
    supports: str | None = None
    # which part of the claim, or why it is named here


class Claim(NamedTuple):
    """One claim as the margin tells of it."""

    text: str
    state: State
    kind: str
    # of claim, as detected; empty where the text holds no such sentence
    section: int
    # within its part
    id: str | None = None
    # None: no ledger holds it
    location: Location | None = None
    # in the ledger
    sources: tuple[Source, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    stale: bool = False
    waived: str | None = None
    # the reason why it needs no source
    tags: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    findings: tuple[int, ...] = ()
    plain: tuple[int, ...] = ()
    # findings that say no more than the state does, and how to mend it
    is_alone: bool = True
    # whether no other claim is in the same sentence, so that the sentence says what it is
    years: tuple[int, ...] = ()
    # that it names

    @property
    def is_fact(self) -> bool:
        """Whether it counts: it was written into a ledger, or is surely a claim."""
        return self.state is not State.WEAK

    @property
    def is_left(self) -> bool:
        """Whether nobody has checked it as it stands."""
        return self.is_fact and (not self.verdicts or self.stale)


class Cited(NamedTuple):
    """One work that the text cites."""

    status: LinkStatus
    work: int | None
    # linked, or what fits best


class Piece(NamedTuple):
    """Text under the same marks from beginning to end."""

    text: str
    claims: tuple[int, ...] = ()
    cited: Cited | None = None
    findings: tuple[int, ...] = ()
    note: str = ""
    # the label of the footnote that it points to


Pieces = tuple[Piece, ...]


class Passage(NamedTuple):
    """One block of the text, with what stands beside it."""

    kind: BlockKind
    pieces: Pieces
    claims: tuple[int, ...] = ()
    # whose notes stand here, each once on the page
    findings: tuple[int, ...] = ()
    # that concern no claim
    level: int = 0
    # of a heading, from 1
    label: str = ""
    # of a footnote, or the number before a list item
    cells: tuple[tuple[Pieces, ...], ...] = ()
    # of a table, row by row; it has no other pieces
    is_record: bool = False
    # whether it is a record of the ledger, which no text holds


class Section(NamedTuple):
    """A heading and how the claims under it stand."""

    title: str
    states: Mapping[State, int] = MappingProxyType({})


class Part(NamedTuple):
    """One document, or a ledger file without one."""

    title: str
    path: Path
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    # the first holds what stands before any heading
    gone: tuple[int, ...] = ()
    # claims that the ledger holds and the text no longer states
    is_ledger: bool = False


class AnnotatedDraft(NamedTuple):
    """All that a page shows."""

    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    works: tuple[Work, ...]
    findings: tuple[Finding, ...]
    others: tuple[int, ...]
    # findings that concern neither a passage nor a claim nor a work
    skipped: tuple[Skipped, ...] = ()
    uncited: int = 0
    # references that nothing on the page cites
