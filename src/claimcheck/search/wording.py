"""From what was typed to what the ledger says: known words, beginnings of words, misspelt ones."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from claimcheck.model.found import Repair
from claimcheck.search.index import Index
from claimcheck.search.words import Term

# Fewer letters begin too many words, or are one edit away from too many.
_SHORTEST_BEGINNING = 3
_SHORTEST_REPAIRED = 3
# Up to this length a second edit makes another word.
_LONGEST_WITH_ONE_EDIT = 5
_MOST_REPAIRS = 16
_MOST_EXPANSIONS = 64
_MOST_TRIED_TOGETHER = 8
_NEAREST = 3
_NEAR_ENOUGH = 0.5


class Wording(NamedTuple):
    """What to look for: one FTS5 expression a term that can match at all."""

    wanted: tuple[str, ...]
    complete: bool
    # whether every term can match
    unknown: tuple[str, ...]
    # words that stand nowhere and are like no other
    repairs: tuple[Repair, ...]
    joined: frozenset[str]
    # words that stand for a compound of the text: `us` for U.S.

    @property
    def all(self) -> str | None:
        """The expression of claims that match every term, if any can."""
        return " AND ".join(self.wanted) if self.wanted and self.complete else None

    @property
    def any(self) -> str | None:
        """The expression of claims that match at least one term."""
        return " OR ".join(self.wanted) or None

    @property
    def marked(self) -> str | None:
        """The expression of claims that have any word of these: quoted words hold no AND."""
        return self.any and self.any.replace(" AND ", " OR ")


def row_of(words: Iterable[str]) -> str:
    """The expression of words in a row; quoted, so that nothing in it is an operator."""
    return f'"{" ".join(words)}"'


def either(expressions: Iterable[str]) -> str:
    """The expression of any of these."""
    return f"({' OR '.join(expressions)})"


class Speller:
    """Finds for each term what the ledger has for it; lives as long as its index is open."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._unknown: list[str] = []
        self._repairs: dict[str, str] = {}
        self._tried: dict[str, str | None] = {}

    def wording(self, terms: Iterable[Term]) -> Wording:
        """What to look for, terms with known words first so that they can vouch for repairs."""
        terms = tuple(terms)
        known = {term: self.expression(term) for term in terms}
        company = [expression for expression in known.values() if expression]
        wanted = [known[term] or self._mended(term, company) for term in terms]
        return Wording(
            wanted=tuple(dict.fromkeys(expression for expression in wanted if expression)),
            complete=None not in wanted,
            unknown=tuple(dict.fromkeys(self._unknown)),
            repairs=tuple(Repair(word, used) for word, used in self._repairs.items()),
            joined=frozenset(term.joined or term.words[0] for term in terms if not term.quoted),
        )

    def expression(self, term: Term) -> str | None:
        """The expression of a term as it was typed; None if no claim has it."""
        if term.prefix or self._is_beginning(term):
            return self._beginning(term)
        spellings = [row_of(term.words)] + ([row_of([term.joined])] if term.joined else [])
        expression = either(spellings)
        return expression if self.index.knows(expression) else None

    def _is_beginning(self, term: Term) -> bool:
        """Whether a bare word that stands nowhere may be the beginning of one that does."""
        word = term.words[0]
        if term.quoted or term.excluded or len(term.words) > 1:
            return False
        if len(word) < _SHORTEST_BEGINNING or word.isdigit():
            return False
        return not self.index.knows(row_of(term.words))

    def _beginning(self, term: Term) -> str | None:
        *before, last = term.words
        rows = [row_of([*before, word]) for word in self._words_beginning(last)]
        rows = [row for row in rows if self.index.knows(row)] if before else rows
        return either(rows) if rows else None

    def _words_beginning(self, start: str) -> list[str]:
        """The most frequent words with this beginning; stems would have lost the letters."""
        place = bisect_left(self._sorted, start)
        words = []
        while place < len(self._sorted) and self._sorted[place].startswith(start):
            words.append(self._sorted[place])
            place += 1
        return sorted(words, key=lambda word: (-self._counts[word], word))[:_MOST_EXPANSIONS]

    def _mended(self, term: Term, company: list[str]) -> str | None:
        """The expression of a term that stands nowhere, its words repaired; None if that fails.

        Words of a compound that stand apart will do, but for figures: S-400 is not "400 people".
        """
        if term.quoted or term.prefix:
            self._unknown += [w for w in term.words if not self.index.knows(row_of([w]))]
            return None
        words = [self._known(word, company) for word in term.words]
        expression = self._joint(tuple(word for word in words if word))
        if None in words or expression is None:
            self._unknown += [w for w, known in zip(term.words, words, strict=True) if not known]
            return None
        pairs = zip(term.words, words, strict=True)
        self._repairs.update({word: used for word, used in pairs if used and used != word})
        return expression

    def _joint(self, words: tuple[str, ...]) -> str | None:
        """The expression of words in a row, or of plain words in any place; None if neither is."""
        in_a_row = row_of(words)
        if self.index.knows(in_a_row):
            return in_a_row
        if all(word.isalpha() and len(word) >= _SHORTEST_BEGINNING for word in words):
            return f"({' AND '.join(row_of([word]) for word in words)})"
        return None

    def _known(self, word: str, company: list[str]) -> str | None:
        """The word, or what it was meant to be; None if that cannot be told."""
        if self.index.knows(row_of([word])):
            return word
        if word not in self._tried:
            # Each attempt looks at the whole vocabulary.
            can = len(self._tried) < _MOST_REPAIRS
            self._tried[word] = self._likeliest(word, company) if can else None
        return self._tried[word]

    def _likeliest(self, word: str, company: list[str]) -> str | None:
        """Fewest edits first; then what stands beside the other words; then the most frequent."""
        candidates = self._candidates(word)
        for candidate in candidates[:_MOST_TRIED_TOGETHER] if company else ():
            if self.index.knows(" AND ".join([row_of([candidate]), *company])):
                return candidate
        return candidates[0] if candidates else None

    def _candidates(self, word: str) -> list[str]:
        """Known words with the fewest edits that are still few; figures are never guessed."""
        if len(word) < _SHORTEST_REPAIRED or word.isdigit():
            return []
        from rapidfuzz.distance import OSA  # noqa: PLC0415 (33 ms for unknown words only)
        from rapidfuzz.process import extract  # noqa: PLC0415 (see above)

        most = 1 if len(word) <= _LONGEST_WITH_ONE_EDIT else 2
        near = extract(word, self._sorted, scorer=OSA.distance, score_cutoff=most, limit=None)
        digits = _digits(word)
        fitting = [(edits, known) for known, edits, _ in near if _digits(known) == digits]
        least = min((edits for edits, _ in fitting), default=0)
        return sorted(
            (known for edits, known in fitting if edits == least),
            key=lambda known: (-self._counts[known], known),
        )

    def nearest(self, words: Iterable[str]) -> tuple[str, ...]:
        """Known words that look most like unknown ones, for a reader to choose from."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 (33 ms for unknown words only)

        words = tuple(words)[:_MOST_REPAIRS]
        scored = (
            (max(OSA.normalized_similarity(word, known) for word in words), known)
            for known in (self._sorted if words else ())
        )
        near = sorted((-score, known) for score, known in scored if score >= _NEAR_ENOUGH)
        return tuple(known for _, known in near[:_NEAREST])

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return self.index.vocabulary

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._counts)


def _digits(word: str) -> str:
    return "".join(character for character in word if character.isdigit())
