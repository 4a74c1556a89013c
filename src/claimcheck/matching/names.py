"""Names that a sentence gives differently from the claim that it states."""

# ruff: noqa: SIM905 (lists of words read better as words)
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import OSA

from claimcheck.matching.aligned import LIGHT, Aligned, Words
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference, Unlike
from claimcheck.model.wording import stem_of

# A longer run of capitals is a heading.
_LONGEST_NAME = 5
# A sentence with more names is a list.
_MOST_NAMES = 20
# In names of so many letters one may differ by the spelling: Zelensky, Zelenskyy.
_LONG_WORD = 7
# So many equal words before or after make two names stand in one place.
_FRAME = 3
# Beside two names that stand for each other no more words may differ.
_MOST_BESIDE = 4
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december""".split()
)
# What belongs to a land, from its name; and capitals that stand for their governments.
_ENDINGS = ("n", "an", "ian", "ese", "ish", "i", "ic", "er", "s", "r")
_GOVERNMENTS = {
    "ankara": "turkey", "washington": "us", "moscow": "russia", "kremlin": "russia", "tehran": "iran",
    "beijing": "china", "brussel": "europe", "eu": "europe", "london": "uk", "westminster": "uk",
    "paris": "france", "berlin": "germany", "athen": "greece", "rome": "italy", "tokyo": "japan",
    "kyiv": "ukraine", "kiev": "ukraine", "madrid": "spain", "america": "us", "britain": "uk",
    "england": "uk",
}  # fmt: skip
_INSIDE_NAMES = frozenset(("of", "and", "the", "for", "on", "in"))
TITLES = frozenset(
    stem_of(title)
    for title in """president prime minister chancellor senator justice judge chief king queen prince princess
    secretary general governor mayor professor doctor dr mr mrs ms sir lord lady bishop pope""".split()
)


def names_unlike(
    aligned: Aligned, our_figures: Sequence[Span], their_figures: Callable[[], Sequence[Span]]
) -> Iterator[Difference]:
    """A name that stands in the place of another; the figures of the sentence are seldom asked for."""
    ours = _unheard(aligned.ours, aligned.theirs, our_figures)
    free = _unheard(aligned.theirs, aligned.ours, their_figures()) if ours else []
    for a in ours:
        b = next((b for b in free if _stands_for(aligned, a, b)), None)
        if b:
            free.remove(b)
            yield _difference(aligned, a, b)


def _stands_for(aligned: Aligned, a: range, b: range) -> bool:
    """Whether one is within the name of the other, or both stand between the same neighbours."""
    if (a.start == 0) != (b.start == 0) and len(a) == len(b) == 1:
        return False
    if any(_akin(aligned.ours.stems[n], aligned.theirs.stems[m]) for n in a for m in b):
        return False
    if _frame(aligned, a, b):
        return True
    gap = aligned.gap_of(a, b)
    if gap is None or max(len(gap.ours) - len(a), len(gap.theirs) - len(b)) > _MOST_BESIDE:
        return False
    return (a.start == gap.ours.start and b.start == gap.theirs.start) or (
        a.stop == gap.ours.stop and b.stop == gap.theirs.stop
    )


def _frame(aligned: Aligned, a: range, b: range) -> bool:
    """Whether the same words stand around both: Socialist (Reich) Party, the banks of the (Ahle)."""
    ours, theirs = aligned.ours, aligned.theirs
    before = _name_at(ours, a.start - 1) == _name_at(theirs, b.start - 1) != ""
    after = _name_at(ours, a.stop) == _name_at(theirs, b.stop) != ""
    if before and after:
        return True
    lead = ours.stems[max(0, a.start - _FRAME) : a.start]
    tail = ours.stems[a.stop : a.stop + _FRAME]
    return (_is_frame(lead) and lead == theirs.stems[max(0, b.start - _FRAME) : b.start]) or (
        _is_frame(tail) and tail == theirs.stems[b.stop : b.stop + _FRAME]
    )


def _is_frame(stems: Sequence[str]) -> bool:
    return len(stems) == _FRAME and not LIGHT.issuperset(stems)


def _name_at(words: Words, place: int) -> str:
    if 0 <= place < len(words.written) and words.written[place][:1].isupper():
        return words.stems[place]
    return ""


def _unheard(words: Words, others: Words, figures: Sequence[Span]) -> list[range]:
    """Runs of words with a capital, or with digits like S-400, that the other text does not have."""
    heard = {*others.stems, *(_GOVERNMENTS.get(stem, stem) for stem in others.stems)}
    names = [
        place
        for place, stem in enumerate(words.stems)
        if stem not in heard
        and _GOVERNMENTS.get(stem, stem) not in heard
        and _is_name(words, place)
    ]
    if not names:
        return []
    akin: defaultdict[str, list[str]] = defaultdict(list)
    for stem in sorted(heard):
        akin[stem[:2]].append(stem)
    short = {word.replace(".", "").lower() for word in others.written if _is_short(word)}
    known = _initials_in(words, short) | _spelt_out(words, others)
    known.update(place for span in figures for place in words.within(span))
    runs: list[range] = []
    for place in names:
        stem = words.stems[place]
        if place in known or any(_akin(stem, other) for other in akin[stem[:2]]):
            continue
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        elif len(runs) < _MOST_NAMES:
            runs.append(range(place, place + 1))
    return [run for run in runs if len(run) <= _LONGEST_NAME]


def _is_name(words: Words, place: int) -> bool:
    """Whether it has a capital that the beginning of the sentence does not explain."""
    written = words.written[place]
    if not written[:1].isupper():
        return any(letter.isdigit() for letter in written)
    if len(written) < 2 or words.stems[place] in TITLES:
        return False
    if any(letter.isupper() or letter.isdigit() for letter in written[1:]):
        return True
    return not _opens(words, place) or (
        place + 1 < len(words.written) and words.written[place + 1][:1].isupper()
    )


def _opens(words: Words, place: int) -> bool:
    """Whether a sentence or a quotation begins here."""
    lead = words.text[: words.spans[place].start].rstrip(" \t\n\r(")[-1:]
    return not place or lead in ".!?:;\"“‘'«…—–"


def _akin(a: str, b: str) -> bool:
    """Whether two words are one but for spelling or an ending."""
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and len(short) > 3 and long[len(short) :] in _ENDINGS:
        return True
    return len(short) >= _LONG_WORD and a[:1] == b[:1] and OSA.distance(a, b, score_cutoff=1) <= 1


def _is_short(word: str) -> bool:
    return word.isupper() and 1 < len(word.replace(".", "")) < 7


def _initials_in(words: Words, short: set[str]) -> set[int]:
    """The places of the names whose initials the other text has: United Nations for UN."""
    capitals = [n for n, word in enumerate(words.written) if word[:1].isupper()]
    places: set[int] = set()
    for first in range(len(capitals)):
        initials = ""
        for last in range(first, min(first + 6, len(capitals))):
            initials += words.written[capitals[last]][0].lower()
            if len(initials) > 1 and initials in short:
                places.update(capitals[first : last + 1])
    return places


def _spelt_out(words: Words, others: Words) -> set[int]:
    """The places of the short names that the other text spells out."""
    initials = "".join(
        word[0].lower() if word[:1].isupper() else " "
        for word in others.written
        if word not in _INSIDE_NAMES
    )
    return {
        n
        for n, word in enumerate(words.written)
        if _is_short(word) and word.replace(".", "").lower() in initials
    }


def _difference(aligned: Aligned, a: range, b: range) -> Difference:
    ours = Span(aligned.ours.spans[a.start].start, aligned.ours.spans[a[-1]].end)
    theirs = Span(aligned.theirs.spans[b.start].start, aligned.theirs.spans[b[-1]].end)
    before, after = aligned.ours.text[slice(*ours)], aligned.theirs.text[slice(*theirs)]
    kind = Unlike.NAME
    if before.lower() in DAYS and after.lower() in DAYS:
        kind = Unlike.DATE
    elif before[0].isdigit() and after[0].isdigit():
        kind = Unlike.FIGURE  # Section 231
    return Difference(kind, before, after, ours, theirs)
