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
    """One thing that holds of a claim; of several, the first in this order marks the text."""

    WRONG = "wrong"
    DISPUTED = "disputed"
    CHANGED = "changed"
    # a figure, name or date differs between ledger and text
    GONE = "gone"
    # the ledger holds it, and it was not found in the text
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
    UNTRACKED = "untracked"
    # the text says it, and no ledger holds it
    UNCHECKED = "unchecked"


# Three questions are asked of every fact: what it rests on, what a checker found, and how ledger and
# text agree. The first two have exactly one answer each, so that their counts add up to all facts.
RESTS_ON = (
    State.UNSOURCED,
    State.MISSING,
    State.NEAR,
    State.AMBIGUOUS,
    State.UNKNOWN,
    State.WAIVED,
    State.SOURCED,
)
JUDGED = (
    State.WRONG,
    State.DISPUTED,
    State.STALE,
    State.UNVERIFIABLE,
    State.VERIFIED,
    State.UNCHECKED,
)
IN_TEXT = (State.CHANGED, State.GONE, State.UNTRACKED)
# What names a source that leads to no reference, or to no certain one.
UNLINKED = frozenset({State.MISSING, State.NEAR, State.AMBIGUOUS, State.UNKNOWN})
# What names no source, for whatever reason.
SOURCELESS = frozenset({State.UNSOURCED, State.WAIVED})
LEFT = frozenset({State.UNCHECKED, State.STALE})
# Says less of a claim than that it was found right.
_SETTLED = frozenset({State.WAIVED, State.SOURCED})
# Goes without saying beside anything else.
_UNSAID = frozenset({State.SOURCED, State.UNCHECKED})


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
    rests_on: State
    kind: str
    # of claim, as detected; empty where the text holds no such sentence
    section: int
    # within its part
    judged: State = State.UNCHECKED
    in_text: State | None = None
    # None: as the ledger has it, or nothing is known of a text or a ledger
    is_fact: bool = True
    # whether it counts: it was written into a ledger, or is surely a claim
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
    def states(self) -> tuple[State, ...]:
        """All that hold: the answers to the three questions, if it counts."""
        if not self.is_fact:
            return (State.WEAK,)
        held = (self.rests_on, self.judged, self.in_text)
        return tuple(state for state in State if state in held)

    @property
    def state(self) -> State:
        """The one that marks it."""
        first = self.states[0]
        return self.judged if first in _SETTLED and self.judged is State.VERIFIED else first

    @property
    def named(self) -> tuple[State, ...]:
        """Those that are said of it, that which marks it first."""
        others = (one for one in self.states if one is not self.state and one not in _UNSAID)
        return (self.state, *others)

    @property
    def works(self) -> tuple[int, ...]:
        """The works that it rests on, each once; what only the text cites for a record is none."""
        if self.rests_on in SOURCELESS:
            return ()
        return tuple(dict.fromkeys(one.work for one in self.sources if one.work is not None))

    @property
    def is_left(self) -> bool:
        """Whether nobody has checked it as it stands."""
        return self.is_fact and self.judged in LEFT


class Cited(NamedTuple):
    """One work that the text cites."""

    status: LinkStatus
    work: int | None
    # linked, or what fits best


class Left(StrEnum):
    """What a reader leaves out of the words of a text."""

    CODE = "code"
    FORMULA = "formula"
    DISPLAYED = "displayed"
    # a formula on lines of its own
    IMAGE = "image"
    ADDRESS = "address"
    # where a link leads
    POINTER = "pointer"
    # to another place in the text
    INCLUDED = "included"
    # the name of a document that stands here
    PAGE = "page"
    # page numbers and running heads
    BYLINE = "byline"
    # author, date and the like
    SETUP = "setup"
    # metadata, a preamble
    SOURCE = "source"
    # whatever else is no markup, as it is written
    COMMENT = "comment"


class Piece(NamedTuple):
    """Text under the same marks from beginning to end."""

    text: str
    claims: tuple[int, ...] = ()
    cited: Cited | None = None
    findings: tuple[int, ...] = ()
    note: str = ""
    # the number of the footnote that it points to
    left: Left | None = None
    # None: words of the text
    written: str = ""
    # what the source has in its place, where that is something else
    look: str = ""
    # "em", "strong"


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
    # of a heading, or of an item in nested lists, from 1
    label: str = ""
    # the number of a footnote, or that before a list item
    is_quoted: bool = False
    # whether it stands apart as the words of others
    lines: tuple[int, int] | None = None
    # of the file, where it holds only what is no words of the text
    cells: tuple[tuple[Pieces, ...], ...] = ()
    # of a table, row by row; it has no other pieces
    is_record: bool = False
    # whether it is a record of the ledger, which no text holds


class Section(NamedTuple):
    """A heading and how the claims under it stand."""

    title: str
    facts: int = 0
    states: Mapping[State, int] = MappingProxyType({})
    # how many claims each state holds of, in order; of one claim several may


class Part(NamedTuple):
    """One document, or a ledger file without one."""

    title: str
    path: Path
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    # the first holds what stands before any heading
    comments: tuple[int, ...] = ()
    # lines on which comments begin, which nobody prints
    gone: tuple[int, ...] = ()
    # claims that the ledger holds and the text no longer states
    is_ledger: bool = False


class Unread(NamedTuple):
    """What of a file could not be read, so that the page may lack something."""

    path: Path
    line: int
    reason: str
    hint: str | None = None
    finding: int | None = None
    # that says it too


class AnnotatedDraft(NamedTuple):
    """All that a page shows."""

    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    works: tuple[Work, ...]
    findings: tuple[Finding, ...]
    others: tuple[int, ...]
    # findings that concern neither a passage nor a claim nor a work, nor say what could not be read
    skipped: tuple[Skipped, ...] = ()
    unread: tuple[Unread, ...] = ()
    uncited: int = 0
    # references that nothing on the page cites
