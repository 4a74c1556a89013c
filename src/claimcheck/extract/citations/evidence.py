"""Whether `Name (2010)` cites a work: what the document says elsewhere about the name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import BODIES, EVENTS, LAWS, PLACES, REPORTING, THINGS
from claimcheck.extract.citations.no_source import DETERMINER_BEFORE
from claimcheck.model.citations import Citation, PrintedName
from claimcheck.model.patterns import rare

# Fewer sure citations than these, and a document may not cite by author and year at all.
_A_HABIT = 3

_REPORTING_AFTER = rare(
    rf"['’]?s?,?\s(?:(?:who|which|and|also|further|later|first|then|therefore|thus|for\sexample,?|[a-z]+ly|et)\s){{0,3}}{REPORTING}\b",
    re.VERBOSE,
)
_CUE_BEFORE = rare(
    r"\b(?:by|see|see\salso|cf\.|per|unlike|following|according\sto|e\.g\.,?|both|compare|contra|like)"
    r"\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_WORD_BEFORE = rare(r"(\w[\w'’]*)\s[“\"‘*_]?\Z")
_PLACE_IN = rare(
    # Words that begin otherwise are not tried.
    r"[IiNnAaWw](?:(?<=\b[Ii])n(?:side)?|(?<=\b[Nn])ear|(?<=\b[Aa])(?:cross|t)|(?<=\b[Ww])ithin)\s([^\W\d_a-z]\w+)(?!\w|['’\s]*(?:et al|and \w+ \(|\(?\d))"
)
_IN_A_ROW = re.compile(r"[,;]?\s?(?:and\s|or\s|&\s)?(?:the\s)?")
_WORD = rare(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
# Authors who are cited once are named a few times at most.
_OFTEN = 5
_POSSESSIVE = rare(r"['’]s?\s?\Z")


class Doubt(NamedTuple):
    """Where a doubtful citation stands."""

    start: int
    # of the bracket, or of the names where there is none
    end: int
    needs_proof: bool = False
    # whether nothing but another citation of the same work speaks for it
    asks_bibliography: bool = False
    # whether it is none unless the bibliography has the work


class Found(NamedTuple):
    """A citation, and what is doubtful about it where its form alone does not tell."""

    citation: Citation
    doubt: Doubt | None


class Verdict(Enum):
    """What the evidence says; the last one where it says nothing."""

    YES = auto()
    NO = auto()
    OPEN = auto()


class Evidence:
    """What the citations that are sure, and the text, tell about the doubtful ones."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._text = text
        self._found = [f for f in found if not (f.doubt and f.doubt.asks_bibliography)]
        self._asking = [f.citation for f in found if f.doubt and f.doubt.asks_bibliography]
        self._sure = [f.citation for f in found if f.doubt is None]

    def accepted(self) -> list[Citation]:
        """The citations, those that the evidence speaks against left out.

        Where it says nothing at all, a citation is unproven.
        """
        accepted = [*self._sure, *(one._replace(unproven=True) for one in self._asking)]
        for row in self._rows():
            verdicts = [self._verdict(f.citation, f.doubt) for f in row if f.doubt]
            yes, no = Verdict.YES in verdicts, Verdict.NO in verdicts
            for found, verdict in zip(row, verdicts, strict=True):
                # one row is all of a kind, as far as nothing else is known
                is_open = verdict is Verdict.OPEN and (yes or (self._habit and not no))
                if verdict is Verdict.YES or is_open:
                    accepted.append(found.citation)
                elif verdict is Verdict.OPEN and not no:
                    accepted.append(found.citation._replace(unproven=True))
        return sorted(accepted)

    def _rows(self) -> Iterator[list[Found]]:
        """Doubtful citations, those together that stand in one row: A (1), B (2) and C (3)."""
        row: list[Found] = []
        for found in self._found:
            if found.doubt is None:
                continue
            gap = self._text[row[-1].citation.span.end : found.citation.span.start] if row else ""
            if row and not _IN_A_ROW.fullmatch(gap):
                yield row
                row = []
            row.append(found)
        if row:
            yield row

    @property
    def _habit(self) -> bool:
        return len(self._sure) >= _A_HABIT

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(
            key for c in self._sure for w in c.works for n in w.names for key in _keys(n)
        )

    @cached_property
    def _works(self) -> frozenset[tuple[str, str | None]]:
        return frozenset(
            (key, w.year) for c in self._sure for w in c.works for n in w.names for key in _keys(n)
        )

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(m[1] for m in _PLACE_IN.finditer(self._text))

    def _verdict(self, citation: Citation, doubt: Doubt) -> Verdict:
        names = citation.works[0].names
        if doubt.needs_proof:
            keys = {(key, citation.works[0].year) for key in _keys(names[0])}
            return Verdict.YES if keys & self._works else Verdict.NO
        if all(any(k in self._known for k in _keys(n)) for n in names):
            return Verdict.YES
        before = self._text[max(0, citation.span.start - 40) : citation.span.start]
        if self._is_thing(names, before) or any(self._is_place(n.surname) for n in names):
            return Verdict.NO
        if self._reports(doubt, before) or len(names) > 1:
            return Verdict.YES
        if any(self._is_common(n.surname) for n in names):
            return Verdict.NO
        return Verdict.OPEN

    def _reports(self, doubt: Doubt, before: str) -> bool:
        """Whether the sentence treats the name as somebody who says something."""
        possessive = _POSSESSIVE.search(self._text[max(0, doubt.start - 3) : doubt.start])
        reporting = _REPORTING_AFTER.match(self._text, doubt.end)
        return bool(possessive or reporting or _CUE_BEFORE.search(before))

    def _is_place(self, surname: str) -> bool:
        if surname.casefold() in PLACES:
            return True
        return surname in self._places and self._words[surname] > 1

    def _is_common(self, surname: str) -> bool:
        """Whether the text uses the name as a word, or often without citing it."""
        words = surname.split()
        last = words[-1]
        if len(words) > 1 and last.casefold() not in BODIES and self._words[last.lower()]:
            return True
        return self._words[last] > _OFTEN

    def _is_thing(self, names: Sequence[PrintedName], before: str) -> bool:
        """Whether the words around say that this is an event, a law, a work of art."""
        last_words = names[-1].surname.casefold().split()
        several = len(last_words) > 1 or len(names) > 1
        if last_words[-1] in EVENTS or (several and last_words[-1] in LAWS):
            return True
        word = _WORD_BEFORE.search(before)
        if word and word[1].casefold() in THINGS:
            return True
        body = names[0].surname.isupper() or any(w in BODIES for w in last_words)
        return not body and DETERMINER_BEFORE.search(before) is not None


def _keys(name: PrintedName) -> tuple[str, ...]:
    whole = name.surname.casefold()
    return (whole, whole.rsplit(" ", 1)[-1]) if " " in whole else (whole,)
