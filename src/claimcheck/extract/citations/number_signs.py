"""What would be a citation by number, in each of the ways in which documents print them.

Longer than other modules, since the patterns of all styles, and of what must not be taken for one
of them, are to be read side by side.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.citations import CitedWork
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare
from claimcheck.model.superscripts import LOWERED


class NumberStyle(StrEnum):
    """How a document prints the numbers of its citations."""

    BRACKETS = "brackets"
    SUPERSCRIPTS = "superscripts"
    PARENTHESES = "parentheses"
    GLUED = "glued"
    # digits straight behind a word, as PDF extraction leaves superscripts


class Sign(NamedTuple):
    """Something that would be a citation in one style."""

    span: Span
    works: tuple[CitedWork, ...]
    numbers: tuple[int, ...]
    doubtful: bool = False
    # whether it may as well be a power, an equation, an enumeration


_DASH = r"[-–—‐−]"
_NUMBER = r"\d{1,4}"
# 7   3-5
_ITEM = rare(rf"(?P<first>{_NUMBER})(?:\s?{_DASH}\s?(?P<last>{_NUMBER}))?(?!\w|[.:]\d)")
_SUPER = "[⁰¹²³⁴-⁹]{1,4}"
_SUPER_ITEM = rare(rf"(?P<first>{_SUPER})(?:\s?[-–—‐−⁻]\s?(?P<last>{_SUPER}))?")
# Words that may lead to the numbers within the sign.
_LEAD = (
    r"(?:(?:and|but|for examples?|e\.\s?g\.|see|also|cf\.|i\.\s?e\.|as|in|reviewed in|refs?\.?|references?"
    r"|vgl\.|siehe|notably|especially|among others),?:?\s){0,4}"
)
# What may follow a number within the sign: p. 370   Ch. 3   Theorem 2.1   pp. 7–8
_LOCATOR = rare(
    r"(?:pp?|pgs?|pages?|chs?|chap|chapters?|sects?|secs?|sections?|§§?|figs?|figures?|tab|tables?|eqs?"
    r"|equations?|thms?|theorems?|lemmas?|props?|propositions?|cor|def|definitions?|app|appx|appendix"
    r"|vol|parts?|art|para|supp|ex|examples?|notes?|lines?|and references|and refs|see)\b[^\[\]();]{0,60}",
    re.IGNORECASE,
)
_SEPARATOR = rare(r"\s?[,;⸴˒]\s?(?:(?:and|&)\s)?|\s(?:and|&)\s")

# [7]  [3-5, 9]  [1, p. 3]  [see 4]
_BRACKET = re.compile(rf"\[(?P<inside>{_LEAD}{_NUMBER}[^\[\]]{{0,120}}+)\]", re.IGNORECASE)
# What joins [3], [4] and [1]–[3] to one citation.
_JOINT = rare(rf"\s?(?P<dash>{_DASH})\s?|,?\s?")
# (7)  (3,4)  (e.g., 5)  (1, p. 3)  (as shown by 8)
_PARENTHESIS = rare(rf"\((?P<inside>{_LEAD}{_NUMBER}[^()\[\]]{{0,80}}+)\)", re.IGNORECASE)
_LED_PARENTHESIS = rare(
    rf"\([^()\[\]\d]{{2,120}}?(?:,|\bby|\bin|\bsee|\bref\.|\brefs\.)\s(?P<inside>{_NUMBER}[^()\[\]]{{0,80}}+)\)"
)
_SUPERSCRIPT = rare(
    rf"(?<![⁻⁺\d])(?P<inside>{_SUPER}(?:(?:\s?[,⸴˒]\s?|\s?[-–—‐−⁻]\s?){_SUPER}){{0,40}}+)(?![⁻⁺])"
)
# Word7   stop.3,4   bracket)5–7 — not 3.4, v1.2, 2nd
_GLUED = rare(
    r"(?<=[^\W\d_]|[.,;:!?”’\"')\]])(?<!\d[.,:])"
    r"(?P<inside>\d{1,3}(?:\s?,\s?\d{1,3}(?!\d)|\s?[–—‐-]\s?\d{1,3}(?!\d)){0,20})"
    r"(?=[.,;:!?)\]”’\"'–—]{0,3}(?:\s|$))"
)
# e.g., 5   proposed by 7,8
_LED = rare(
    r"(?:\be\.\s?g\.,?|(?<=[a-z])e\.g\.,|\b(?:see|by|in|as|al\.,?|cf\.))\s"
    r"(?P<inside>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,12}(?:, (?:pp?|pg)\. ?\d+)?)(?!\w|\.\d|\s?%|-\w)"
)
# Refs. 3,4   reference 7
_NAMED = rare(
    rf"\b(?:[Rr]efs?\.|[Rr]eferences?)\s(?P<inside>{_NUMBER}(?:\s?(?:,|{_DASH}|and|&)\s?{_NUMBER}){{0,12}})(?!\w|\.\d)"
)

# Before a number that counts something: Fig. [3], Eq. (4), the interval [1, 2].
_COUNTED = rare(
    r"(?:\b(?:eqs?|eqns?|equations?|figs?|figures?|tables?|tabs?|sections?|sec|steps?|phases?|cases?|items?"
    r"|panels?|theorems?|lemmas?|propositions?|conditions?|assumptions?|constraints?|hypothes[ei]s"
    r"|columns?|rows?|lines?|box|boxes|stages?|levels?|chapters?|appendix|volumes?|vol|nos?|pp?"
    r"|intervals?|ranges?)\b\.?|[∈=≤≥<>+×·\\^_*])\s?$",
    re.IGNORECASE,
)
# Before a superscript that is a power: km², R², 10⁶
_POWER = rare(
    r"(?:[\d\]}]|(?<![^\W\d_]{2})\)|(?<![^\W\d_])(?:[^\W\d_]|km|cm|mm|nm|µm|μm|dm|ft|mi|yd|kg|hz|ms))$",
    re.IGNORECASE,
)
# What an enumeration counts follows straight on.
_BEFORE_COUNT = rare(
    r"(?:[:;,.—–-]|^|\b(?:and|or|that|to|are|is|was|were|by|either|both|whether|if|we|the|of|for|then))\s?$",
    re.IGNORECASE,
)
_ON = rare(r"\s[^\W\d_]")
# The word (with the stops behind it) that glued digits cling to.
_HOST = rare(r"(?P<word>[\w'’-]{1,40})(?:[)”’\"']?[.,;:!?]?[”’]?)$")
_SHORT_HOST = 3

# No range of works is longer: [1–400] is an interval.
_LONGEST_RANGE = 60
_LOOK_BACK = 24


def brackets(text: str, start: int, end: int) -> Iterator[Sign]:
    """[7], [3-5, 9], and neighbours as one: [3], [4] or [1]–[3]."""
    single = [
        (match, sign)
        for match in _BRACKET.finditer(text, start, end)
        if not _is_inner(text, match) and (sign := _sign(text, match, _ITEM))
    ]
    group: list[Sign] = []
    for at, (_, sign) in enumerate(single):
        joined = _joined(text, group[-1], sign) if group else None
        if joined is None:
            yield from _merged(group)
            group = [sign]
        else:
            group.extend(joined)
        if at == len(single) - 1:
            yield from _merged(group)


def _is_inner(text: str, match: re.Match[str]) -> bool:
    """[[1]] and ^{[1]}: part of something else."""
    before, after = (
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 1],
    )
    return before in {"[", "{", "$"} or after in {"[", "}", "$"}


def clings(text: str, sign: Sign) -> bool:
    """x[1], f(x)[2], .[3]: as an index stands in code."""
    before = text[max(0, sign.span.start - 2) : sign.span.start]
    if before[-1:] in {".", ","}:
        return not before[:1].isalpha() and before[:1] not in '”’")'
    return before[-1:].isalnum() or before[-1:] in set(")]}>_'\"")


def _joined(text: str, before: Sign, sign: Sign) -> list[Sign] | None:
    """The sign as a continuation of the one before it; with a dash, the numbers between as well."""
    joint = _JOINT.fullmatch(text, before.span.end, sign.span.start)
    if joint is None:
        return None
    if not joint["dash"]:
        return [sign]
    first, last = before.numbers[-1], sign.numbers[0]
    if not first < last <= first + _LONGEST_RANGE:
        return None
    span = Span(before.span.start, sign.span.end)
    numbers = tuple(range(first + 1, last))
    printed = text[span.start : span.end]
    works = tuple(CitedWork(span, printed, number=str(number)) for number in numbers)
    return [Sign(sign.span, works, numbers), sign]


def _merged(group: list[Sign]) -> Iterator[Sign]:
    if group:
        yield Sign(
            Span(group[0].span.start, group[-1].span.end),
            tuple(work for sign in group for work in sign.works),
            tuple(number for sign in group for number in sign.numbers),
        )


def parentheses(text: str, start: int, end: int) -> Iterator[Sign]:
    """(7), (3,4), (e.g., 5)."""
    for pattern in (_PARENTHESIS, _LED_PARENTHESIS):
        for match in pattern.finditer(text, start, end):
            before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
            if before[-1:].isalnum() or before[-1:] in set("{})[]^_\\"):
                continue
            if sign := _sign(text, match, _ITEM):
                first = match.start() == start or counts_before(before)
                yield sign._replace(doubtful=first)


def superscripts(text: str, start: int, end: int) -> Iterator[Sign]:
    """Numbers set high."""
    for match in _SUPERSCRIPT.finditer(text, start, end):
        before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        if match.start() > start and (sign := _sign(text, match, _SUPER_ITEM)):
            yield sign._replace(doubtful=_POWER.search(before) is not None)


def stray(text: str, start: int, end: int) -> Iterator[Sign]:
    """Beside superscripts: numbers on the line, since words came with them (e.g., 5; 3, p. 7)."""
    for pattern in (_GLUED, _LED):
        for match in pattern.finditer(text, start, end):
            if sign := _sign(text, match, _ITEM):
                yield sign._replace(doubtful=True)


def glued(text: str, start: int, end: int) -> Iterator[Sign]:
    """Digits straight behind a word or a stop."""
    for match in _GLUED.finditer(text, start, end):
        sign = _sign(text, match, _ITEM)
        if sign and host_of(text, sign):
            yield sign


def named(text: str, start: int, end: int) -> Iterator[Sign]:
    """Refs. 3,4"""
    for match in _NAMED.finditer(text, start, end):
        if sign := _sign(text, match, _ITEM):
            yield sign


def counts_before(before: str) -> bool:
    """Whether the text before a number makes it one that counts something: Fig. [3], Eq. (4)."""
    return _COUNTED.search(before) is not None


def enumerates(text: str, signs: list[Sign]) -> frozenset[Span]:
    """Those of a block that only count: (1) this, (2) that, each before what it counts."""
    counting = [
        sign
        for sign in signs
        if len(sign.numbers) == 1
        and _ON.match(text, sign.span.end)
        and _BEFORE_COUNT.search(text[max(0, sign.span.start - _LOOK_BACK) : sign.span.start])
    ]
    found: set[Span] = set()
    run: list[Sign] = []
    for sign in [*counting, None]:
        if sign and run and sign.numbers[0] == run[-1].numbers[0] + 1:
            run.append(sign)
            continue
        if len(run) > 1:
            found.update(one.span for one in run)
        run = [sign] if sign and sign.numbers[0] == 1 else []
    return frozenset(found)


def host_of(text: str, sign: Sign) -> str:
    """The word that glued digits cling to; CO2 and H2 are no citations of the second work."""
    found = _HOST.search(text, max(0, sign.span.start - 44), sign.span.start)
    return found["word"] if found else ""


def is_formula(host: str) -> bool:
    """Whether digits behind this word are more likely part of it: CO2, H2, L1, x2."""
    return 0 < len(host) <= _SHORT_HOST and (host.isupper() or len(host) == 1 or host[-1].isupper())


SIGNS: Mapping[NumberStyle, Callable[[str, int, int], Iterator[Sign]]] = {
    NumberStyle.BRACKETS: brackets,
    NumberStyle.SUPERSCRIPTS: superscripts,
    NumberStyle.PARENTHESES: parentheses,
    NumberStyle.GLUED: glued,
}


# The numbers within a sign -----------------------------------------------------------------------


def _sign(text: str, match: re.Match[str], item: re.Pattern[str]) -> Sign | None:
    """The works that the sign points at; None where anything but numbers and locators is in it."""
    works: list[CitedWork] = []
    at, end = match.span("inside")
    first = re.compile(r"[\d⁰¹²³⁴-⁹]").search(text, at, end)
    at = first.start() if first else end
    while at < end:
        found = item.match(text, at, end)
        numbers = _range(found) if found else ()
        if found and numbers:
            span = Span(found.start(), found.end())
            works.extend(CitedWork(span, found[0], number=str(number)) for number in numbers)
        else:
            found = _LOCATOR.match(text, at, end) if works else None
            if found is None:
                return None
            last = works.pop()
            locator = f"{last.locator}, {found[0]}" if last.locator else found[0]
            works.append(last._replace(locator=locator.strip(" ,;")))
        at = found.end()
        if at < end:
            separator = _SEPARATOR.match(text, at, end)
            if separator is None and found.re is not _LOCATOR:
                return None
            at = separator.end() if separator else end
    bare = match.re in {_GLUED, _LED}
    span = Span(*match.span("inside" if bare else 0))
    return (
        Sign(span, tuple(works), tuple(int(work.number or 0) for work in works)) if works else None
    )


def _range(item: re.Match[str]) -> tuple[int, ...]:
    """The numbers of `7` or `3–5`; none where it is no number of a list, such as 007."""
    first = item["first"].translate(LOWERED)
    last = (item["last"] or item["first"]).translate(LOWERED)
    low, high = int(first), int(last)
    if str(low) != first or str(high) != last or not low <= high <= low + _LONGEST_RANGE:
        return ()
    return tuple(range(low, high + 1))


def rising_share(signs: Collection[Sign]) -> float:
    """How many of the different numbers come, when first mentioned, straight after the highest."""
    seen: set[int] = set()
    highest = rising = 0
    for sign in signs:
        for number in sign.numbers:
            if number not in seen:
                seen.add(number)
                rising += number == highest + 1
                highest = max(highest, number)
    return rising / len(seen) if seen else 0.0
