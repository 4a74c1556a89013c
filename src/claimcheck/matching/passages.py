"""Finds the sentences that share what is rare in a claim, however they were moved or wrapped.

Each word weighs what it tells apart: log(sentences / sentences that have it). Only sentences that
share the rarest words of a claim are looked at, so the cost grows with the text and not with text
times claims.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from claimcheck.model.patterns import rare
from claimcheck.model.wording import stem_of

_WORD = rare(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}(?![^\W_]))?|\d+(?:[.,]\d+)*")
_OWNER = rare(r"['’].*")
# A word is known by the beginning of its stem, so that "operational" is "operates".
_BEGINNING = 6
# A claim is looked for by its rarest words, as long as they stand in no more sentences together.
_MOST_LOOKED_AT = 800
# Of the sentences that share the most, as many are given.
_MOST_GIVEN = 10
# Of sentences that share just as much, no more than these.
_MOST_EQUALS = 16
_ROUNDING = 1e-9
# What a word weighs that all sentences have.
_LEAST = 0.1
# What the words of a claim that no sentence has count, beside those that some have: a few are
# what tells that it is gone, but a claim in other words has them too.
_UNHEARD = 0.5
_LIGHT = frozenset(
    """a an the of in on at to from by for with into as during about via per than and or but that
    which who whom whose this these those there it its their his her our is are was were be been
    being am has have had having do does did s t not no will would could may might can also only
    just such so if then thus while when where he she they we i you between among after before
    since until over under more most other some all both each any one two cent percent""".split()
)


class Passage(NamedTuple):
    """A sentence that shares words with a claim."""

    place: int
    # of the sentence
    share: float
    # 0..1; of the claim's words, by weight, those that the sentence has
    said: float
    # 0..1; of the sentence's words those that the claim has
    words: frozenset[str]
    # those that both have


class Passages:
    """The sentences of a document, by those of their words that the claims have."""

    def __init__(self, sentences: Sequence[str], claims: Sequence[str]) -> None:
        self._sentences = sentences
        self._words = _Words()
        known = _Known(chain.from_iterable(map(self._words.of, claims)))
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._read: dict[int, tuple[frozenset[str], int]] = {}
        self._verbatim: dict[str, list[int]] = {_folded(claim): [] for claim in claims}
        by_word, look_up, compounds = self._by_word, known.__getitem__, known.compounds
        verbatim = self._verbatim
        openings = {(len(words), *words[:1]) for words in map(str.split, verbatim)}
        for place, sentence in enumerate(sentences):
            # Most words are met again and again, so each is read once, with what clings to it.
            written = sentence.split()
            words = set(map(look_up, written))
            if not compounds.isdisjoint(words):
                words.update(*[one.split() for one in compounds & words])
            for word in words:
                by_word[word].append(place)
            if (len(written), *written[:1]) in openings and (text := " ".join(written)) in verbatim:
                verbatim[text].append(place)

    def weights_of(self, claim: str) -> dict[str, float]:
        """What each word of a claim tells."""
        many = len(self._sentences) + 1
        weights: dict[str, float] = {}
        for word in self._words.of(claim):
            places = self._by_word.get(word, ())
            weight = math.log(many / (len(places) + 0.5)) + _LEAST
            weights[word] = weight if places else weight * _UNHEARD
        return weights

    def find(self, claim: str, weights: Mapping[str, float]) -> list[Passage]:
        """The sentences that share most of a claim, the best first; of equals the first.

        Those that are the claim word for word come before all others.
        """
        whole = math.fsum(weights.values())
        verbatim = self._verbatim.get(_folded(claim), [])[:_MOST_EQUALS]
        places = dict.fromkeys([*verbatim, *self._likely(weights)])
        found = [self.passage(place, weights, whole) for place in places]
        found.sort(key=lambda one: (one.place not in verbatim, -one.share, -one.said, one.place))
        return found

    def passage(self, place: int, weights: Mapping[str, float], whole: float) -> Passage:
        """What a sentence has of a claim whose words weigh `whole` together."""
        if place not in self._read:
            self._read[place] = self._words_at(place)
        words, length = self._read[place]
        shared = words.intersection(weights)
        weight = math.fsum(map(weights.__getitem__, shared))
        return Passage(place, weight / whole if whole else 0.0, len(shared) / length, shared)

    def _words_at(self, place: int) -> tuple[frozenset[str], int]:
        """The words of a sentence, and the number of those that tell something."""
        words = frozenset(self._words.of(self._sentences[place]))
        return words, max(1, len(words))

    def _likely(self, weights: Mapping[str, float]) -> list[int]:
        """The sentences that share the most of the claim's rarest words."""
        by_rarity = sorted(
            (len(places), word) for word in weights if (places := self._by_word.get(word))
        )
        shares: defaultdict[int, float] = defaultdict(float)
        left = _MOST_LOOKED_AT
        for number, word in by_rarity:
            left -= number
            if left < 0 and shares:
                break
            weight = weights[word]
            for place in self._by_word[word][:_MOST_LOOKED_AT]:
                shares[place] += weight
        if len(shares) <= _MOST_GIVEN:
            return list(shares)
        least = sorted(shares.values(), reverse=True)[_MOST_GIVEN - 1] - _ROUNDING
        return [place for place, share in shares.items() if share >= least][:_MOST_EQUALS]


class _Known(dict[str, str]):
    """What stands between blanks, with the word of the claims in it, if any; several by blanks."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self._words = frozenset(words)
        self.compounds: set[str] = set()

    def __missing__(self, written: str) -> str:
        words = " ".join(word for word in _all_words_of(written) if word in self._words)
        if " " in words:
            self.compounds.add(words)
        self[written] = words
        return words


class _Words(dict[str, tuple[str, ...]]):
    """The telling words in what stands between blanks; most is met again and again."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        self[written] = tuple(word for word in _all_words_of(written) if word not in _LIGHT)
        return self[written]

    def of(self, text: str) -> list[str]:
        """Those that tell one sentence from another; all words if none does."""
        return list(chain.from_iterable(map(self.__getitem__, text.split()))) or _all_words_of(text)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _all_words_of(text: str) -> list[str]:
    return [
        word if word in _LIGHT else stem_of(_OWNER.sub("", word))[:_BEGINNING]
        for word in _WORD.findall(text.lower())
    ]
