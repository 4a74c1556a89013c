"""Which sentences of documents tell a fact again, alone or with more beside it.

Sentences are longer than records: what a summary gives in ten words the body gives in thirty. So
the longer of two is cut down to the clauses that say what the shorter says, and what is left is
compared as closely as two records are.

A sentence also stands in a context. "The rate was 5% in 2019" is another rate under each heading,
so only what names its subject contradicts something; and what is told with ever other figures is
a series, none of it a contradiction.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from claimcheck.matching.candidates import may_be_held
from claimcheck.matching.closely import contradict, differing_in
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.patterns import rare
from claimcheck.model.quantities import Kind, Quantity
from claimcheck.model.stated import Stated
from claimcheck.model.wording import TURNING_WORDS, Wording, stem_of, wording_of

Fact: TypeAlias = TrackedClaim | Stated
Differing: TypeAlias = tuple[tuple[Quantity, Quantity], ...]

# Program text, formulas and addresses state no fact.
_CODE = re.compile(r"[={}\\_]|<-|::|\w\(|^\W*(?:https?:|www\.)")
# Fewer words and figures together are said of many things.
_FEWEST = 4
# So many are hardly said of two things, though neither is named.
_MANY_WORDS = 8
# A fact that is contradicted more often belongs to a series.
_MOST_CONFLICTS = 2
# Where a clause may begin, and so end another.
_CLAUSE = re.compile(
    r"[;:()—–]|,(?!\d)|\b(?:and|but|which|who|whose|while|although|though|despite|whereas)\b"
)
# Longer texts are no sentences, whatever they were taken for.
_MOST_CLAUSES = 40
# Of fewer words is what a list adds to a sum: "oranges, lemons and figs".
_SHORTEST_CLAUSE = 4
# A short clause that is no part of a list: "On Monday", "(EC)", "which many denied".
_APART = re.compile(
    r"\(|wh|(?:al)?though|despite|but"
    r"|(?:On|In|At|By|For|From|After|Before|Since|Under|As|However|Moreover|Meanwhile|Then)\b"
)
# "In Switzerland", "by the Allied powers": behind all else that is said of an event.
_MOST_CIRCUMSTANCES = 3
# Who asked belongs to the source of a fact.
_ASIDE = frozenset(("survey",))

# What a citation leaves behind.
_BLANK = re.compile(r" (?=[.,;:!?])")
_WORD = re.compile(r"[^\W\d_]+")
# Words that may be names, wherever they stand, and the one that opens a sentence.
_CAPITAL = rare(r"(?<=[\w,] )[A-Z][^\W\d_]+|\b[A-Z]{2,}\b")
_OPENING = rare(r"\W{0,9}([A-Z][^\W\d_]+)")
# They have a capital and name nothing that is spoken of.
_NO_NAMES = frozenset(
    """January February March April May June July August September October November December Table
    Figure Fig Chapter Section Box Appendix Annex Part Panel Model Experiment Study""".split()
)


class Telling(StrEnum):
    """How a sentence stands to an earlier fact."""

    SAME = "same"
    MORE = "more"
    # it says all of it, and something beside
    LESS = "less"
    # it says a part of it
    OTHERWISE = "otherwise"
    # it gives another figure or date


class Retold(NamedTuple):
    """A fact, and a sentence further on that tells it again; records come before all sentences."""

    first: Fact
    second: Stated
    telling: Telling
    figures: Differing = ()
    # the pairs that differ


def retold_in(records: Sequence[TrackedClaim], sentences: Sequence[Stated]) -> tuple[Retold, ...]:
    """Each pair of facts of which at least one is a sentence, by the place of the second.

    What a sentence says word for word again is compared with nothing but its first occurrence.
    """
    given: list[Fact] = [*records, *sentences]
    facts = [fact for fact in given if not _CODE.search(fact.text)]
    found = sorted(_Facts(facts).pairs(), key=lambda pair: (pair[1], pair[0]))
    conflicts = Counter(
        place
        for first, second, telling, _ in found
        if telling is Telling.OTHERWISE
        for place in (first, second)
    )
    return tuple(
        Retold(facts[first], second, telling, figures)
        for first, place, telling, figures in found
        if isinstance(second := facts[place], Stated)
        and (
            telling is not Telling.OTHERWISE
            or max(conflicts[first], conflicts[place]) <= _MOST_CONFLICTS
        )
    )


class _Facts:
    """All that are compared; each is read closely when it must be."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._texts = [fact.text for fact in facts]
        self._sentences = [isinstance(fact, Stated) for fact in facts]
        self._wordings: dict[int, Wording] = {}

    def pairs(self) -> Iterator[tuple[int, int, Telling, Differing]]:
        """The places of the two, and how they stand to each other."""
        firsts: dict[str, int] = {}
        for place, text in enumerate(self._texts):
            first = firsts.setdefault(_BLANK.sub("", " ".join(text.casefold().split())), place)
            if first != place and self._sentences[place] and _says_something(self._wording(first)):
                yield first, place, Telling.SAME, ()
        places = list(firsts.values())
        for one, other in may_be_held([self._texts[place] for place in places]):
            a, b = sorted((places[one], places[other]))
            if self._sentences[b] and (told := self._told(a, b)):
                yield a, b, *told

    def _told(self, a: int, b: int) -> tuple[Telling, Differing] | None:
        shorter = _size(self._wording(b)) < _size(self._wording(a))
        part, whole = (b, a) if shorter else (a, b)
        ours, all_theirs = self._wording(part), self._wording(whole)
        if (
            not _says_something(ours)
            or all_theirs.depends_on_context
            or not {*ours.words} <= {*all_theirs.words}
        ):
            return None
        core = _core(self._texts[whole], ours)
        theirs = _wording_of(core.text) if core.is_cut else all_theirs
        differing = differing_in(ours, theirs)
        if differing is None:
            return None
        further = {*theirs.words} - {*ours.words}
        if not differing:
            if not {*ours.words} <= {*theirs.words} or len(further) > 1 or further - theirs.plain:
                return None
            uneven = Telling.LESS if shorter else Telling.MORE
            return (uneven if core.is_cut else Telling.SAME), ()
        if (
            core.in_a_list
            or not (ours.words == theirs.words or _is_circumstance(further, theirs, differing))
            or not contradict(ours, theirs, differing)
            or _dates(all_theirs) > _dates(ours)
            or not (len(ours.words) >= _MANY_WORDS or self._names_its_subject(part))
        ):
            return None
        return Telling.OTHERWISE, tuple((y, x) for x, y in differing) if shorter else differing

    def _wording(self, place: int) -> Wording:
        if place not in self._wordings:
            self._wordings[place] = _wording_of(self._texts[place])
        return self._wordings[place]

    def _names_its_subject(self, place: int) -> bool:
        text = self._texts[place]
        if {*_CAPITAL.findall(text)} - _NO_NAMES:
            return True
        opening = _OPENING.match(text)
        return (
            opening is not None
            and opening[1] not in _NO_NAMES
            and stem_of(opening[1]) in self._wording(place).words
            and opening[1].lower() not in self._small
        )

    @cached_property
    def _small(self) -> frozenset[str]:
        """Every word that is somewhere written without a capital, and so is no name."""
        words = (word for text in self._texts for word in _WORD.findall(text))
        return frozenset(word for word in words if word.islower())


def _wording_of(text: str) -> Wording:
    wording = wording_of(text)
    return wording._replace(words=tuple(one for one in wording.words if one not in _ASIDE))


@lru_cache(maxsize=1 << 12)
def _words_of(clause: str) -> frozenset[str]:
    """The words of a clause, which is compared with one after another that says as much."""
    return frozenset(_wording_of(clause).words)


def _size(wording: Wording) -> int:
    return len(wording.words) + len(wording.quantities)


def _says_something(wording: Wording) -> bool:
    return _size(wording) >= _FEWEST and not wording.depends_on_context


def _dates(wording: Wording) -> int:
    return sum(one.kind is Kind.DATE for one in wording.quantities)


def _is_circumstance(further: set[str], wording: Wording, differing: Differing) -> bool:
    """Whether further words only tell where or by whom something was done at another date."""
    if any(one.kind is not Kind.DATE for one, _ in differing) or further & TURNING_WORDS:
        return False
    order = [word for part in wording.parts for word in part if word[0] != "<"]
    return len(further) <= _MOST_CIRCUMSTANCES and further == {*order[-len(further) :]}


class _Core(NamedTuple):
    """What a sentence says of the fact in question."""

    text: str
    is_cut: bool
    in_a_list: bool
    # whether something was cut off that may belong to a sum


def _core(text: str, sought: Wording) -> _Core:
    """The clauses of a sentence that are needed to say what is sought."""
    starts = [0, *(match.start() for match in _CLAUSE.finditer(text))]
    if len(starts) > _MOST_CLAUSES:
        return _Core(text, is_cut=False, in_a_list=True)
    clauses = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    words = {*sought.words}
    said = [_words_of(clause) for clause in clauses]
    # A clause without words may be a date.
    kept = {n for n, own in enumerate(said) if own & words or not own}
    # Of clauses that say one thing, those with the most beside it go first.
    for n in sorted(kept, key=lambda n: (-len(said[n] - words), n)):
        rest = (said[m] for m in kept if m != n)
        if said[n] - words and said[n] & words <= set().union(*rest):
            kept.discard(n)
    cut = [clauses[n] for n in range(len(clauses)) if n not in kept]
    return _Core(
        "".join(clauses[n] for n in sorted(kept)).strip(" ,;:—–"),
        is_cut=bool(cut),
        in_a_list=any(
            not _APART.match(clause) and len(_WORD.findall(clause)) < _SHORTEST_CLAUSE
            for clause in cut
        ),
    )
