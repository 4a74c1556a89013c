"""Printed names: what stands to the left of a year, read from right to left."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import (
    BODIES,
    FIRM_JOINERS,
    JOINERS,
    PARTICLES,
    PLACES,
    ROLES,
    SURNAMES_TOO,
)
from claimcheck.extract.citations.tokens import Kind, Token, tokens_in
from claimcheck.model.citations import PrintedName
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare

# No list of authors is longer, and no window on one wider.
WINDOW = 400
# Most lists are much shorter; a longer one is read again in the full window.
_FIRST_WINDOW = 100
# Tokens at the edge of a window may be cut, or two of the full one.
_EDGE = 3
_LONGEST_PHRASE = 14
_MOST_NAMES = 30

_STATION = rare(r"\d{1,3}")
_POSSESSIVE = re.compile(r"['’‘ʼ´`]s?$")


class Authors(NamedTuple):
    """The names before a year."""

    names: tuple[PrintedName, ...]
    et_al: bool
    start: int
    # of the first name, its initials or its "The" included
    firm: bool
    # whether their form says that they are people: initials, et al., an ampersand
    soft: bool = False
    # whether the only name is a common word with a capital


class _Phrase(NamedTuple):
    """One name, as indices into the tokens."""

    first: int
    # included
    name: PrintedName
    is_body: bool
    has_initials: bool
    soft: bool = False
    # a common word with a capital


class _Walk:
    """Reads a list of names from its last token to its first."""

    def __init__(self, text: str, tokens: Sequence[Token], *, narrative: bool) -> None:
        self._text = text
        self.tokens = tokens
        self._joiners = FIRM_JOINERS if narrative else JOINERS
        self.narrative = narrative
        self.reached_edge = False

    def kind(self, at: int) -> Kind:
        if at < _EDGE:
            self.reached_edge = True
        return self.tokens[at].kind if at >= 0 else Kind.OTHER

    def phrase(self, last: int) -> _Phrase | None:
        """The name that ends at the token `last`."""
        at = last
        if self._is_numbered(at):
            return self._numbered(at)
        while at >= 0 and self.kind(at) in (Kind.SUFFIX, Kind.INITIALS):
            at -= 1
            if self.kind(at) is Kind.COMMA and self.kind(at + 1) is Kind.SUFFIX:
                at -= 1
        if self.kind(at) is Kind.COMMA and self.kind(at + 1) is Kind.INITIALS:
            at -= 1  # Smith, J.
        if self.kind(at) is Kind.SOFT and (
            self.narrative or self.kind(at - 1) is not Kind.NAME or len(self.tokens[at].text) == 1
        ):
            return self._soft(at, last)
        if self.kind(at) not in (Kind.NAME, Kind.SOFT):
            return None
        end = at
        at = self._beginning(at)
        return self._named(at, end, last)

    def _is_numbered(self, at: int) -> bool:
        """Whether a number ends a name, as it does that of a broadcaster: (France 24 2019)."""
        return (
            not self.narrative
            and self.kind(at - 1) is Kind.NAME
            and _STATION.fullmatch(self.tokens[at].text) is not None
        )

    def _numbered(self, last: int) -> _Phrase:
        first = self._beginning(last - 1)
        span = Span(self.tokens[first].start, self.tokens[last].end)
        name = PrintedName(self._text[span.start : span.end], "", span)
        return _Phrase(first, name, is_body=True, has_initials=False)

    def _soft(self, at: int, last: int) -> _Phrase | None:
        """A common word as a name: You in `Paul, You, and Lee`, A in `Paul A`."""
        token = self.tokens[at]
        if len(token.text) == 1:
            if self.kind(at - 1) is not Kind.NAME:
                return None
            return self._named(self._beginning(at - 1), at - 1, at, letter=token.text)
        first = at - 1 if self.kind(at - 1) is Kind.INITIALS else at
        given = [t.text for t in (*self.tokens[first:at], *self.tokens[at + 1 : last + 1])]
        given = [g for g in given if g != ","]
        span = Span(token.start, _end_of(token))
        name = PrintedName(self._text[span.start : span.end], " ".join(given), span)
        return _Phrase(first, name, is_body=False, has_initials=bool(given), soft=True)

    def _beginning(self, at: int) -> int:
        """The index of the first token of the name whose last word is at `at`."""
        lowest = max(0, at - _LONGEST_PHRASE)
        while at > lowest:
            kind = self.kind(at - 1)
            if kind in (Kind.NAME, Kind.INITIALS) or (
                kind is Kind.SOFT and at - 1 > lowest and self.kind(at - 2) is Kind.NAME
            ):
                at -= 1
            elif kind is Kind.PARTICLE or self.tokens[at - 1].text in self._joiners:
                step = self._over_joiners(at - 1, lowest)
                if step is None:
                    break
                at = step
            else:
                break
        return at

    def _over_joiners(self, at: int, lowest: int) -> int | None:
        """Where a name goes on left of particles or joiners; itself where a particle begins it."""
        first = at
        while first > lowest and self._joins(first - 1):
            first -= 1
        words = [self.tokens[i].text for i in range(first, at + 1)]
        if first > lowest and self.kind(first - 1) in (Kind.NAME, Kind.INITIALS):
            firm = self.kind(first - 1) is Kind.INITIALS or all(w in PARTICLES for w in words)
            if firm or (all(w in self._joiners for w in words) and self._may_join(first - 1)):
                return first
        while first <= at and self.tokens[first].text not in PARTICLES:
            first += 1
        return first if first <= at else None

    def _may_join(self, at: int) -> bool:
        """Whether the word at `at` may begin a body: not in `Critics of Paul`."""
        begins = at == 0 or self.tokens[at - 1].text in ".?!:"
        return not (self.narrative and begins) or self.tokens[at].folded in BODIES

    def _joins(self, at: int) -> bool:
        return self.kind(at) is Kind.PARTICLE or self.tokens[at].text in self._joiners

    def _named(self, first: int, end: int, last: int, letter: str = "") -> _Phrase | None:
        tokens = self.tokens
        while first < end and self._drops(tokens[first]):
            first += 1
        begin = first
        while begin < end and self.kind(begin) is Kind.INITIALS:
            begin += 1
        inner = [i for i in range(begin, end) if self.kind(i) is Kind.INITIALS]
        if inner and inner[-1] < end:
            begin = inner[-1] + 1  # Mary J. Paul
        words = [t for t in tokens[begin : end + 1] if t.kind is Kind.NAME]
        if not words:
            return None
        stop = end
        given = [t.text for t in tokens[first:begin]] + ([letter] if letter else [])
        if len(words) == 2 and not given and _are_initials(tokens[end].text, tokens[end - 1].text):
            stop, given = end - 1, [tokens[end].text]  # Smith JA
        elif len(words) == 2 and not given and len(words[0].text) == 1:
            given, begin = [words[0].text], begin + 1  # J Smith
        given += [t.text for t in tokens[end + 1 : last + 1] if t.kind is Kind.INITIALS]
        is_body = any(t.folded in BODIES for t in words) or any(
            t.text in self._joiners and t.text not in PARTICLES for t in tokens[begin:end]
        )
        if given and is_body and len(words) > 1:
            begin, given = first, []
        span = Span(tokens[begin].start, _end_of(tokens[stop]))
        name = PrintedName(self._text[span.start : span.end], " ".join(given), span)
        return _Phrase(first, name, is_body, any("." in g for g in given))

    def _drops(self, token: Token) -> bool:
        """Roles before a name, and the particles that dangle when they are gone."""
        if token.text == "The" and self.narrative:
            return True
        if self.narrative and token.text[0].islower() and token.text.isalpha():
            return token.text not in PARTICLES  # the name of a variable: muA Paul (1994)
        return token.folded in ROLES


def _are_initials(word: str, before: str) -> bool:
    return len(word) <= 2 and word.isupper() and word.isalpha() and not before.isupper()


def _end_of(token: Token) -> int:
    return token.end - (len(token.text) - len(_POSSESSIVE.sub("", token.text)))


def authors_before(text: str, start: int, end: int, *, narrative: bool) -> Authors | None:
    """The names that end at `end`, the comma before a year left out; none where there are none."""
    begin = text.rfind(" ", start, max(start, end - _FIRST_WINDOW)) + 1
    if begin > max(start, end - WINDOW):
        walk = _Walk(text, tokens_in(text, begin, end), narrative=narrative)
        authors = _authors(text, walk)
        if not walk.reached_edge:
            return authors
    tokens = tokens_in(text, max(start, end - WINDOW), end)
    return _authors(text, _Walk(text, tokens, narrative=narrative))


def _authors(text: str, walk: _Walk) -> Authors | None:
    """The names with which the tokens end."""
    tokens, narrative = walk.tokens, walk.narrative
    last = len(tokens) - 1
    while last >= 0 and (walk.kind(last) is Kind.COMMA or tokens[last].text in ";:'’"):
        last -= 1
    et_al = last >= 0 and walk.kind(last) is Kind.ET_AL
    if et_al:
        last -= 1
        spaced = walk.kind(last) is Kind.COMMA
        last -= spaced
    phrase = walk.phrase(last)
    if phrase is None:
        return None
    oxford = et_al and spaced
    phrases, joined = _list_before(walk, tokens, phrase, et_al=et_al, oxford=oxford)
    while phrases and _begins_no_list(phrases, et_al=et_al, narrative=narrative):
        phrases.pop(0)
    if not phrases:
        return None
    names = tuple(p.name for p in _bodies_rejoined(text, phrases))
    firm = et_al or any(p.has_initials for p in phrases) or (joined == "&" and len(phrases) > 1)
    soft = len(phrases) == 1 and phrases[0].soft and not firm
    return Authors(names, et_al, tokens[phrases[0].first].start, firm, soft)


def _begins_no_list(phrases: Sequence[_Phrase], *, et_al: bool, narrative: bool) -> bool:
    """Whether the first phrase is the end of what precedes: `However, Paul and Smith`."""
    first = phrases[0]
    word = first.name.surname.lower()
    if first.soft and not first.has_initials and word not in SURNAMES_TOO:
        return len(phrases) > 1 or not et_al
    return narrative and len(phrases) > 2 and word in PLACES


def _list_before(
    walk: _Walk, tokens: Sequence[Token], last: _Phrase, *, et_al: bool, oxford: bool
) -> tuple[list[_Phrase], str]:
    """All names of the list that ends with `last`, and the word before it."""
    phrases, joined = [last], ""
    may_go_on = not walk.narrative or et_al
    while len(phrases) < _MOST_NAMES:
        at = phrases[0].first - 1
        if at > 0 and tokens[at].text == "the" and walk.kind(at - 1) is Kind.AND:
            at -= 1  # the Senate and the Assembly
        if walk.kind(at) is Kind.AND and not joined and len(phrases) == 1:
            joined = tokens[at].text
            at -= 1
            if walk.kind(at) is Kind.COMMA:
                at -= 1
                oxford = True
            may_go_on = True
        elif walk.kind(at) is Kind.SLASH or (walk.kind(at) is Kind.COMMA and may_go_on):
            at -= 1
        else:
            break
        phrase = walk.phrase(at)
        slash = walk.kind(phrases[0].first - 1) is Kind.SLASH
        alone = len(phrases) == 1 and not joined and not slash
        if phrase is None or (alone and _differs(phrase, last, oxford)):
            break
        phrases.insert(0, phrase)
    return phrases, joined if len(phrases) > 1 else ""


def _differs(left: _Phrase, right: _Phrase, oxford: bool) -> bool:  # noqa: FBT001
    """Whether a comma parts a thing from its author: `NumLib, Paul et al.`"""
    if oxford:
        return False
    return _has_inner_capitals(left.name.surname) and not _has_inner_capitals(right.name.surname)


def _has_inner_capitals(surname: str) -> bool:
    head = surname.split(maxsplit=1)[0]
    return sum(c.isupper() for c in head) > 1 and not set(head) & set("-'’‐‑") and head[:2] != "Mc"


def _bodies_rejoined(text: str, phrases: Sequence[_Phrase]) -> list[_Phrase]:
    """One body where `and` is within its name: the Department of Health and Human Services."""
    if len(phrases) != 2:
        return list(phrases)
    left, right = phrases
    first, second = left.name.span, right.name.span
    if first is None or second is None or left.has_initials or right.has_initials:
        return list(phrases)
    words = right.name.surname.lower().split()
    left_is_whole = left.name.surname.lower().split()[-1] in BODIES or left.name.surname.isupper()
    within = any(f" {w} " in left.name.surname for w in ("of", "for", "für"))
    ends_a_body = len(words) > 1 and words[-1] in BODIES and not left_is_whole
    has_article = text[first.end : second.start].endswith(" the ")
    goes_on = within and not right.name.surname.isupper() and not left_is_whole
    if has_article or goes_on or ends_a_body:
        span = Span(first.start, second.end)
        whole = PrintedName(text[span.start : span.end], "", span)
        return [_Phrase(left.first, whole, is_body=True, has_initials=False)]
    return list(phrases)
