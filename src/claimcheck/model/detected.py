"""What a document states: its sentences, those of them that are claims, and what backs these."""

from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.documents import Block, Span


class Sentence(NamedTuple):
    """One sentence; sentences are sorted, disjoint and stay inside a block."""

    span: Span
    # without the white space around it
    block: Block


class ClaimKind(StrEnum):
    """What a claim would have to be checked for."""

    STATISTIC = "statistic"
    MONEY = "money"
    EVENT = "event"
    # something happened, or held, at a time or place
    ATTRIBUTION = "attribution"
    # somebody said, found, holds or is quoted
    LEGAL = "legal"
    # a law, treaty, ruling, office or institution
    COMPARISON = "comparison"
    # a ranking, superlative or trend
    CAUSAL = "causal"


class Signal(NamedTuple):
    """One reason why a sentence counts, or does not count, as a claim."""

    name: str
    weight: float
    # log-odds that it adds; negative ones speak against a claim


class DetectedClaim(NamedTuple):
    """A sentence that may state a checkable fact."""

    span: Span
    kind: ClaimKind
    score: float
    # 0..1; how surely a fact-checker would have to look it up
    signals: int
    # the reasons for the score, as bits; `extract.claims.detect.reasons_of` spells them out
    citations: tuple[int, ...] = ()
    # those that back it, by place in the document's citations
