"""Whether `Name (2010)` cites a work: what the document says elsewhere about the name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import (
    AGENCIES,
    AGENCIES_OF_WORDS,
    BODIES,
    BRANDS,
    CITIES,
    EVENT_ENDS,
    EVENTS,
    FAMOUS,
    LAWS,
    NOBODIES,
    OFFICES,
    PLACES,
    PLACES_OF_WORDS,
    REPORTING,
    SOFTWARE,
    THING_STARTS,
    THINGS,
)
from claimcheck.model.citations import Citation, CitedWork, Form, LinkedDocument, PrintedName
from claimcheck.model.references import Link, LinkStatus

# Fewer sure citations than these, and a document may not cite by author and year at all.
_A_HABIT = 3

_REPORTING_AFTER = re.compile(
    rf"['’]?s?,?\s(?:(?:who|which|and|also|further|later|first|then|therefore|thus|for\sexample,?|[a-z]+ly|et)\s){{0,3}}{REPORTING}\b",
    re.VERBOSE,
)
_CUE_BEFORE = re.compile(
    r"\b(?:by|see|see\salso|cf\.|per|unlike|following|according\sto|e\.g\.,?|both|compare|contra|like)"
    r"\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_DETERMINER_BEFORE = re.compile(
    r"\b(?:the|a|an|this|that|its|his|her|their|our)\s\Z", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"(\w[\w'’]*)\s[“\"‘*_]?\Z")
_PLACE_IN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Ii]nside|[Ww]ithin|[Aa]t)\s([^\W\d_a-z]\w+)(?!\w|['’\s]*(?:et al|and \w+ \(|\(?\d))"
)
_IN_A_ROW = re.compile(r"[,;]?\s?(?:and\s|or\s|&\s)?(?:the\s)?")
_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
# Authors who are cited once are named a few times at most.
_OFTEN = 5
_POSSESSIVE = re.compile(r"['’]s?\s?\Z")
# What no city does and no prize: the sentence goes on with what somebody thinks.
_ARGUES = re.compile(
    r"\s(?:[a-z]+ly\s)?(?:argu|assert|claim|conclud|contend|defin|demonstrat|describ|discuss|emphasi[sz]"
    r"|examin|explain|maintain|not|observ|point|propos|report|show|stat|stress|suggest)"
    r"(?:s|es|ed|d|e|n)\b|\s(?:finds?|found|writes|wrote)\b"
)
_PERIOD = re.compile(
    r"(?:Q[1-4]|H[12]|[FC]Y|(?:fiscal|financial|tax|school|academic|calendar)\syears?)"
    r"(?:\s(?:[FC]Y|of))?",
    re.IGNORECASE,
)
# The Constitution of 1982 is no title.
_OF = re.compile(r"\s(?:of|in|since|from|until|for|the)\Z")
_CREDIT_BEFORE = re.compile(r"\b(?:sources?|credits?|photos?|images?)\s?:\s?\Z", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(r"(\w[\w-]*)\.?\s\Z")
_LEAD = 20
_DOUBTFUL_WORDS = (PLACES - {"eu", "nato"}) | CITIES | AGENCIES | BRANDS
_DOUBTFUL_PHRASES = PLACES_OF_WORDS | AGENCIES_OF_WORDS


def is_event(surname: str, lead: str) -> bool:
    """Whether a name is that of a war or a treaty, or of a law that the text speaks of."""
    *before, last = surname.casefold().split()
    if not before:
        return False
    return last in EVENTS or (last in LAWS and _DETERMINER_BEFORE.search(lead) is not None)


def is_never_a_source(words: str) -> bool:
    """Whether what stands alone before a year is no source by its form: Q4, Democrat, Treaty of."""
    return (
        words.casefold() in NOBODIES
        or _PERIOD.fullmatch(words) is not None
        or _OF.search(words) is not None
    )


def is_doubtful(work: CitedWork, *, narrative: bool, lead: str = "", after: str = "") -> bool:
    """Whether a work looks like a place, an event, a product or the like: (Madrid 2022).

    `lead` and `after` are the text around it. Only the bibliography tells London from London.
    """
    name = work.names[0].surname if work.names else work.title or ""
    words = name.casefold().split()
    if not words or _shows_an_author(work, words[-1]) or (narrative and _ARGUES.match(after)):
        return False
    office = _OFFICE_BEFORE.search(lead)
    if _CREDIT_BEFORE.search(lead) or (office and office[1].casefold() in OFFICES):
        return True
    if len(words) > 1:
        is_thing = words[-1] in EVENT_ENDS or words[0] in THING_STARTS or words[-1] in SOFTWARE
        return is_thing or " ".join(words) in _DOUBTFUL_PHRASES
    return words[0] in _DOUBTFUL_WORDS or (narrative and words[0] in FAMOUS)


def _shows_an_author(work: CitedWork, last_word: str) -> bool:
    """Whether a work is printed as no place or product is."""
    return bool(
        work.locator
        or work.et_al
        or len(work.names) > 1
        or any(name.given for name in work.names)
        or (work.suffix and last_word not in SOFTWARE)
        or work.text.startswith(tuple('“"«„‘'))
    )


def without_doubtful(linked: LinkedDocument) -> LinkedDocument:
    """The document less the doubtful works that neither the bibliography nor its own list knows."""
    listed = linked.listed or tuple(((),) * len(citation.works) for citation in linked.citations)
    rows = [
        list(zip(citation.works, links, places, strict=True))
        for citation, links, places in zip(linked.citations, linked.links, listed, strict=True)
    ]
    known = {_name_of(work) for row in rows for work, link, _ in row if link.key is not None}
    kept = []
    for citation, row in zip(linked.citations, rows, strict=True):
        left = [
            (work, link, places)
            for work, link, places in row
            if places
            or citation.form is not Form.AUTHOR_YEAR
            or not _is_unknown(link)
            or _name_of(work) in known
            or not _is_doubtful_here(linked.document.text, citation, work)
        ]
        if left or not row:
            kept.append((citation._replace(works=tuple(work for work, _, _ in left)), left))
    return linked._replace(
        citations=tuple(citation for citation, _ in kept),
        links=tuple(tuple(link for _, link, _ in left) for _, left in kept),
        listed=tuple(tuple(places for _, _, places in left) for _, left in kept)
        if linked.listed
        else (),
    )


def _is_doubtful_here(text: str, citation: Citation, work: CitedWork) -> bool:
    start, end = work.span.start, citation.span.end
    lead, after = text[max(0, start - _LEAD) : start], text[end : end + 2 * _LEAD]
    return is_doubtful(work, narrative=citation.narrative, lead=lead, after=after)


def _is_unknown(link: Link) -> bool:
    """Whether nothing fits, or only what has another surname."""
    if link.status is LinkStatus.NEAR:
        return all(candidate.part == "surname" for candidate in link.candidates)
    return link.status is LinkStatus.MISSING


def _name_of(work: CitedWork) -> str:
    return (work.names[0].surname if work.names else work.title or "").casefold()


class Doubt(NamedTuple):
    """Where a doubtful citation stands."""

    start: int
    # of the bracket, or of the names where there is none
    end: int
    needs_proof: bool = False
    # whether nothing but another citation of the same work or name speaks for it


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
        self._found = found
        self._sure = [f.citation for f in found if f.doubt is None]

    def accepted(self) -> list[Citation]:
        """The citations, those that the evidence speaks against left out."""
        accepted = list(self._sure)
        for row in self._rows():
            verdicts = [self._verdict(f.citation, f.doubt) for f in row if f.doubt]
            yes, no = Verdict.YES in verdicts, Verdict.NO in verdicts
            for found, verdict in zip(row, verdicts, strict=True):
                # one row is all of a kind, as far as nothing else is known
                is_open = verdict is Verdict.OPEN and (yes or (self._habit and not no))
                if verdict is Verdict.YES or is_open:
                    accepted.append(found.citation)
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
        return not body and _DETERMINER_BEFORE.search(before) is not None


def _keys(name: PrintedName) -> tuple[str, ...]:
    whole = name.surname.casefold()
    return (whole, whole.rsplit(" ", 1)[-1]) if " " in whole else (whole,)
