"""Words that a sentence quotes differently from the claim.

What is left out with dots, put in with brackets, or cut off at either end is quoted faithfully; so is
what is interrupted, and another spelling of the same word.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA, LCSseq, Levenshtein

from claimcheck.matching.aligned import LIGHT
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference, Unlike
from claimcheck.model.patterns import rare
from claimcheck.model.wording import stem_of

_QUOTED = rare(
    r"[\"“„]([^\"“”„]{2,900})[\"”“]|«([^«»]{2,900})»|(?<!\w)['‘]([^'‘’\"“”]{2,400}(?:['’]\w[^'‘’\"“”]{0,400}){0,6})['’](?!\w)"
)
_TOKEN = rare(r"[^\W_]+(?:[-’'][^\W_]+)*|%|\[[^\[\]]*\]|…|\.\.\.")
_LEFT_OUT = "…"
_MOST_WORDS = 200
# Of the words of a quotation in the claim, the sentence has this share if it quotes the same …
_SHARE = 0.5
# … or else both texts have the same words on either side of it.
_BESIDE, _LEAST_BESIDE = 3, 2
_SPELT_ALIKE = 5
_LONGEST_LEAD = 60
_HYPHEN = rare(r"[-‐‑\xad]")
# One word, written in two ways.
_WHOLE_FORMS = {
    "can't": "can", "won't": "will", "cannot": "can not", "it's": "it is", "percent": "per cent",
    "%": "per cent",
}  # fmt: skip
_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
# Who leaves them out says the same.
_FILLERS = frozenset("even just also then still so very really well indeed".split())


class _Word(NamedTuple):
    key: str
    # folded, without hyphens
    span: Span


_Words = Sequence[_Word]


def quotations_unlike(claim: str, sentence: str) -> Iterator[Difference]:
    """Where each quotation of the claim first differs."""
    ours = _quotations_in(claim)
    theirs = _quotations_in(sentence) if ours else []
    if not theirs:
        return
    # "I will," she said, "never go": one quotation, with something left out of the report.
    whole = [word for words in theirs for word in words][:_MOST_WORDS]
    for words in ours:
        told = [_compared(words, one) for one in theirs]
        if any(one == () for one in told) or _holds(whole, words):
            continue
        spans = next(filter(None, told), None) or _exchanged(words, theirs, claim, sentence)
        if spans:
            before, after = spans
            yield Difference(
                Unlike.QUOTATION,
                " ".join(claim[slice(*before)].split()),
                " ".join(sentence[slice(*after)].split()),
                before,
                after,
            )


def _quotations_in(text: str) -> list[list[_Word]]:
    """The words of each, no more of them than a quotation has."""
    found = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        words = [
            _Word(key, Span(*word.span()))
            for word in _TOKEN.finditer(text, start, end)
            for key in _keys(word[0])
        ]
        if words:
            found.append(words[:_MOST_WORDS])
    return found


def _keys(word: str) -> Sequence[str]:
    if word[0] in "[.…":
        return (_LEFT_OUT,)
    key = _HYPHEN.sub("", word.casefold()).replace("’", "'")
    if key.endswith("n't"):
        return (_WHOLE_FORMS.get(key) or key[:-3], "not")
    key = _WHOLE_FORMS.get(key, key)
    if key in _DIGITS:
        return (_DIGITS[key],)
    if len(key) >= _SPELT_ALIKE:
        key = key.replace("our", "or").replace("is", "iz")  # as in labour, organise
    return tuple(key.split())


def _holds(whole: _Words, words: _Words) -> bool:
    """Whether the quotations of a text together have all words of one."""
    keys = [word.key for word in words]
    return LCSseq.similarity(keys, [word.key for word in whole]) == len(keys)


def _compared(ours: _Words, theirs: _Words) -> tuple[Span, Span] | tuple[()] | None:
    """The first words that differ inside of what both quote; None if they quote different things."""
    first, second = [word.key for word in ours], [word.key for word in theirs]
    steps = list(Levenshtein.opcodes(first, second))
    equal = [n for n, step in enumerate(steps) if step.tag == "equal"]
    same = [key for n in equal for key in first[steps[n].src_start : steps[n].src_end]]
    if len(same) < _SHARE * len(first) or LIGHT.issuperset(same):
        return None
    for n, step in enumerate(steps):
        a, b = first[step.src_start : step.src_end], second[step.dest_start : step.dest_end]
        inside = equal[0] < n < equal[-1]
        if step.tag == "equal" or _LEFT_OUT in (*a, *b) or not (inside or step.tag == "replace"):
            continue
        if (len(a) == len(b) and all(map(_spelt_alike, a, b))) or _FILLERS.issuperset((*a, *b)):
            continue
        if abs(len(a) - len(b)) > len(same):
            return None
        beside = step.tag != "replace"  # with the words around what one has and the other has not
        return (
            _span(ours, step.src_start - beside, step.src_end + beside),
            _span(theirs, step.dest_start - beside, step.dest_end + beside),
        )
    return ()


def _spelt_alike(a: str, b: str) -> bool:
    if stem_of(a) == stem_of(b):
        return True
    return min(len(a), len(b)) >= _SPELT_ALIKE and OSA.distance(a, b, score_cutoff=1) <= 1


def _span(words: _Words, start: int, end: int) -> Span:
    kept = words[max(0, start) : end]
    return Span(kept[0].span.start, kept[-1].span.end)


def _exchanged(
    ours: _Words, theirs: Sequence[_Words], claim: str, sentence: str
) -> tuple[Span, Span] | None:
    """The whole quotation, where one of the sentence has no word of it and stands in its place."""
    keys = {word.key for word in ours}
    lead = _lead(claim, ours)
    for words in theirs:
        if (
            len(lead) >= _LEAST_BESIDE
            and lead == _lead(sentence, words)
            and not LIGHT.issuperset(lead)
            and not all(key in sentence.casefold() for key in keys)
        ):
            return _span(ours, 0, len(ours)), _span(words, 0, len(words))
    return None


def _lead(text: str, words: _Words) -> list[str]:
    """The words before a quotation."""
    before = text[max(0, words[0].span.start - _LONGEST_LEAD) : words[0].span.start]
    return [stem_of(word[0]) for word in _TOKEN.finditer(before)][-_BESIDE:]
