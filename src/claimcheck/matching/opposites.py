"""Words that a sentence has turned round: rose for fell, before for after, men for women.

Only where the same is spoken of on both sides of the word, in the same order, and neither text has
the other's word beside its own. Two such words undo each other ("support grew", "opposition
shrank"), and so does a denial ("rejected", "did not approve").
"""

# ruff: noqa: SIM905 (lists of words read better as words)
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.matching.aligned import LIGHT, Aligned, Words
from claimcheck.matching.contraries import contrary, sides_of
from claimcheck.matching.negations import denials_in
from claimcheck.model.matches import Difference, Unlike

# So many words on either side are asked whether they are the same.
_ASKED = 2
# Behind these, what is spoken of stands at once.
_PREPOSITIONS = frozenset(
    "before after with without inside within outside above below beneath over under for against".split()
)
# They deny, as "not" does, what stands behind them.
_UNDOING = frozenset(
    "fail failur refus refusal without lack longer hardly barely stop prevent lift repeal end".split()
)
# Texts that have more words that the other has not are not the same but for one word.
_MOST_UNSHARED = 40
# Denied is what stands so many words from a denial.
_AROUND = 5
# What is between this and the participle behind it tells who did a thing and to whom.
_BE = frozenset("is are was were be been being get got gotten".split())
_VOICE = 2
# Who votes for a thing is not against it; else both words have many meanings.
_SPOKEN = frozenset(
    """vot rul argu speak spoke decid campaign lobby testify evidenc argument case favour favor""".split()
)
_TIMES = frozenset(
    "early earlier earliest late later latest spring summer autumn fall winter morning afternoon evening a.m p.m am pm".split()
)


class Turned(NamedTuple):
    """The places of a word of the claim and of the contrary in the sentence."""

    ours: int
    theirs: int


def turned_in(aligned: Aligned) -> tuple[Turned, ...]:
    """The words that stand for their contraries, wherever they do."""
    ours, theirs = aligned.ours, aligned.theirs
    mine, yours = _unshared(ours, theirs), _unshared(theirs, ours)
    if not mine or not yours or max(len(mine), len(yours)) > _MOST_UNSHARED:
        return ()
    return tuple(
        Turned(a, b)
        for a in mine
        for b in yours
        if _are_contrary(ours, a, theirs, b)
        and not _says_too(theirs, yours, ours.stems[a], b)
        and not _says_too(ours, mine, theirs.stems[b], a)
    )


def opposites_unlike(aligned: Aligned, turned: Sequence[Turned]) -> Iterator[Difference]:
    """The words turned round, where the rest says the same."""
    # "Went up", "went down" are one; of two, each undoes the other.
    single = [one for one in turned if Turned(one.ours - 1, one.theirs - 1) not in turned]
    firsts, seconds = {a for a, _ in single}, {b for _, b in single}
    if min(len(firsts), len(seconds)) != 1:
        return
    for a, b in turned:
        if _in_one_place(aligned, a, b) and not denies(aligned, a, b):
            yield difference_of(aligned, a, b)
            return


def difference_of(aligned: Aligned, a: int, b: int) -> Difference:
    """That one word stands for another."""
    ours, theirs = aligned.ours.spans[a], aligned.theirs.spans[b]
    before, after = aligned.ours.text[slice(*ours)], aligned.theirs.text[slice(*theirs)]
    kind = Unlike.WORD
    if before.lower() in _TIMES and after.lower() in _TIMES:
        kind = Unlike.DATE
    elif a in denials_in(aligned.ours) or b in denials_in(aligned.theirs):
        kind = Unlike.NEGATION
    return Difference(kind, before, after, ours, theirs)


def _unshared(words: Words, others: Words) -> list[int]:
    """The places of the words that the other text does not have, or has less often."""
    heard = frozenset(others.stems)
    more = {
        stem
        for stem in heard.intersection(words.stems)
        if sides_of(stem) and words.stems.count(stem) > others.stems.count(stem)
    }
    return [place for place, stem in enumerate(words.stems) if stem not in heard or stem in more]


def _are_contrary(ours: Words, a: int, theirs: Words, b: int) -> bool:
    first, second = ours.stems[a], theirs.stems[b]
    if {first, second} == {"for", "against"}:
        return all(
            not _SPOKEN.isdisjoint(w.stems[max(0, n - 2) : n]) for w, n in ((ours, a), (theirs, b))
        )
    return contrary(first, second)


def _is_done(words: Words, place: int) -> bool:
    """Whether a word may be what is done to somebody, and not what somebody does."""
    lead = words.written[max(0, place - _VOICE) : place]
    return any(word.lower() in _BE for word in lead)


def _says_too(words: Words, unshared: Sequence[int], stem: str, place: int) -> bool:
    """Whether a text says elsewhere what the other says, in a word of its own."""
    sides = sides_of(stem)
    return any(n != place and sides & sides_of(words.stems[n]) for n in unshared)


def denies(aligned: Aligned, a: int, b: int) -> bool:
    """Whether one text denies, around a word of each, what the other does not."""
    ours = _denials(aligned.ours, aligned.theirs, a)
    return ours != _denials(aligned.theirs, aligned.ours, b)


def _denials(words: Words, others: Words, place: int) -> bool:
    around = {*range(place - _AROUND, place + _AROUND + 1)} - {place}
    return not around.isdisjoint(denials_in(words)) or any(
        words.stems[n] in _UNDOING and words.stems[n] not in others.stems
        for n in around
        if 0 <= n < len(words.stems)
    )


def _in_one_place(aligned: Aligned, a: int, b: int) -> bool:
    """Whether the same is spoken of before and behind a word of each text."""
    ours, theirs = aligned.ours.stems, aligned.theirs.stems
    before, after = _telling(ours[:a][::-1]), _telling(ours[a + 1 :])
    lead, tail = _telling(theirs[:b][::-1]), _telling(theirs[b + 1 :])
    done = _is_done(aligned.theirs, b)
    if _is_done(aligned.ours, a) != done:
        # "The court banned the party", "the party was allowed by the court".
        by = theirs[b + 1 :] if done else ours[a + 1 :]
        return "by" in by and _agree(before, tail) is True is _agree(after, lead)
    sides = _agree(before, lead), _agree(after, tail)
    if False in sides or True not in sides:
        return False
    if ours[a] in _PREPOSITIONS and after[:1] != tail[:1]:
        return False
    return not (_moved(before, lead, tail) and _moved(after, tail, lead))


def _telling(stems: Sequence[str]) -> list[str]:
    return [stem for stem in stems if stem not in LIGHT]


def _agree(ours: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """Whether the nearest words are the same; None where there are none."""
    if not ours or not theirs:
        return None
    return not {*ours[:_ASKED]}.isdisjoint(theirs[:_ASKED])


def _moved(ours: Sequence[str], theirs: Sequence[str], beyond: Sequence[str]) -> bool:
    """Whether words of one side stand on the other side in the other text."""
    return not {*ours}.isdisjoint({*beyond}.difference(theirs))
