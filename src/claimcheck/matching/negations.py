"""A sentence that denies what the claim says, or the other way round.

Only where all other words that tell something are the same: in other words, "did not approve" is
"rejected", and nothing is denied.
"""

from collections.abc import Iterator

from claimcheck.matching.aligned import LIGHT, Aligned, Words
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference, Unlike

_NOT = frozenset(("not", "never", "no", "cannot", "neither", "nor"))
_SHORT = ("n't", "n’t")
# "Not only", "no less than" deny nothing.
_NO_DENIAL = frozenset(("only", "just", "less", "fewer", "more", "later", "until", "least"))


def negations_unlike(aligned: Aligned) -> Iterator[Difference]:
    """What one text denies and the other does not, with the word that is denied."""
    ours, theirs = aligned.ours, aligned.theirs
    mine, yours = denials_in(ours), denials_in(theirs)
    if bool(mine) == bool(yours) or _told(ours) != _told(theirs):
        return
    words, others = (ours, theirs) if mine else (theirs, ours)
    at = (mine or yours)[0]
    denied = next((n for n in range(at + 1, len(words.stems)) if _tells(words, n)), None)
    if denied is None or words.stems[denied] not in others.stems:
        return
    long = Span(words.spans[at].start, words.spans[denied].end)
    short = others.spans[others.stems.index(words.stems[denied])]
    tracked, printed = (long, short) if mine else (short, long)
    yield Difference(
        Unlike.NEGATION,
        " ".join(ours.text[slice(*tracked)].split()),
        " ".join(theirs.text[slice(*printed)].split()),
        tracked,
        printed,
    )


def denials_in(words: Words) -> list[int]:
    """The places of the words that deny something."""
    if _NOT.isdisjoint(words.stems) and not any(short in words.text for short in _SHORT):
        return []
    return [
        n
        for n in range(len(words.stems))
        if _denies(words, n) and not _NO_DENIAL.intersection(words.stems[n + 1 : n + 2])
    ]


def _denies(words: Words, place: int) -> bool:
    written = words.written[place].lower()  # "notes" has the stem of "not"
    return written in _NOT or written.endswith(_SHORT)


def _tells(words: Words, place: int) -> bool:
    return words.stems[place] not in LIGHT and not _denies(words, place)


def _told(words: Words) -> list[str]:
    return sorted(stem for n, stem in enumerate(words.stems) if _tells(words, n))
