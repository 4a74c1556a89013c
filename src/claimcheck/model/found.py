"""What a search finds."""

from typing import NamedTuple

from claimcheck.model.claims import TrackedClaim


class Repair(NamedTuple):
    """A word that the ledger does not have, and the one that was searched for in its place."""

    word: str
    used: str


class Result(NamedTuple):
    """One claim that was found."""

    claim: TrackedClaim
    score: float
    # BM25, higher is better; comparable within one search only
    marks: tuple[tuple[int, int], ...]
    # half-open ranges of the claim's text that matched


class Found(NamedTuple):
    """The outcome of a search, best first."""

    query: str
    results: tuple[Result, ...] = ()
    repairs: tuple[Repair, ...] = ()
    nearest: tuple[str, ...] = ()
    # known words most like the unknown ones, when nothing was found
    unknown: tuple[str, ...] = ()
    # words that the ledger has nothing like, and that were left out
    partial: bool = False
    # whether no claim has all words, so that these have some
    total: int = 0
    # matches before the limit
