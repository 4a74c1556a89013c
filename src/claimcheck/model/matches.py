"""Tracked claims and where a document states them."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.claims import TrackedClaim
from claimcheck.model.documents import Span


class Outcome(StrEnum):
    """What became of a tracked claim in its document."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class Unlike(StrEnum):
    """What differs between a tracked claim and the text."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    # one denies what the other says, in the same words
    WORD = "word"
    # one says the contrary, or what excludes the other
    QUOTATION = "quotation"
    # the words within quotation marks
    SOURCE = "source"
    # what the text cites and what the record names have nothing in common


class Difference(NamedTuple):
    """One thing that the ledger and the document give differently."""

    kind: Unlike
    tracked: str
    # as the ledger has it
    printed: str
    # as the document has it
    tracked_span: Span
    # in the text of the claim; of a source, its end
    printed_span: Span
    # in the text of the document

    @property
    def said(self) -> str:
        """Both, in words that stay the same as long as the difference does."""
        return f"{self.tracked} {self.printed}"


class Match(NamedTuple):
    """One tracked claim, looked for in its document."""

    claim: TrackedClaim
    document: Path
    spans: tuple[Span, ...] = ()
    # the sentences that state it, the best first, each whole; none if it is gone. Where the claim
    # runs over sentences that follow each other, these come first, then those that restate it
    score: float = 0.0
    # 0..1; how much of the claim they hold
    differences: tuple[Difference, ...] = ()

    @property
    def reads_otherwise(self) -> bool:
        """Whether the text says something else, and not only cites something else."""
        return any(one.kind is not Unlike.SOURCE for one in self.differences)

    @property
    def outcome(self) -> Outcome:
        """Same, changed or gone."""
        if not self.spans:
            return Outcome.GONE
        return Outcome.CHANGED if self.differences else Outcome.SAME
