"""What the build of a sentence shows: its first words, its verbs, names, numbers and quotations."""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from collections.abc import Sequence
from itertools import compress, count

from claimcheck.extract.claims.lexicon import WORDS
from claimcheck.extract.claims.vocabulary import (
    AUXILIARIES,
    BIT,
    HEAD,
    KNOWN,
    MARKS,
    MODALS,
    PAST,
    PHRASES_BY_HEAD,
    VERB,
)

# Which word these are, their capitals tell.
MISREAD = frozenset(("US", "I", "May"))
# After these a number counts nothing: Table 3, p. 12, H2.
_NUMBERED = frozenset(
    """figure fig table section sec chapter ch part page pages p pp no nr vol article art note step
    hypothesis model equation eq appendix box panel column row line item phase level option
    question paragraph act scene day""".split()
)
# Words of a sentence's frame, which say nothing about who acts.
_FRAME = frozenset(
    """a an the this that these those such its their his her our my your in on at by for from of to
    with and or but as not it he she they we i you there here what which who when where how why
    both other another some any""".split()
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2099

_MONTHS = WORDS["month"]
_BEFORE_ADJECTIVE = frozenset("be been being is are a an the".split())
# A name among the first words is what the sentence is about.
_EARLY = 4
_MANY_NAMES = 5
# So many words make a quotation, fewer are words held up with tongs.
_QUOTED_WORDS = 5
_ORDERS = frozenset(
    """consider let note imagine suppose take think remember recall look ask see compare notice
    recognise recognize avoid ensure make keep build stop join give invest create start adopt
    publish require expand strengthen establish support develop continue use help put end""".split()
)
_OPENERS = {
    **{
        word: f"starts with {name}"
        for signal, name in (
            ("number word", "a number word"),
            ("contrast", "a contrast"),
            ("link word", "a link word"),
            ("condition", "if"),
            ("I", "I"),
            ("we", "we"),
        )
        for word in WORDS[signal]
    },
    **dict.fromkeys(("this", "these", "such", "those", "that"), "starts with this"),
    **dict.fromkeys(("it", "there", "it's", "there's", "here's", "here"), "starts with it"),
}
for _word in _ORDERS:
    _OPENERS.setdefault(_word, "starts with an order")
# "It then makes recommendations", "The next section of this brief reviews": what a text does.
_TEXT = frozenset(
    """paper article essay brief report review chapter section sections part parts analysis discussion
    introduction conclusion study annex book volume remainder rest""".split()
)
_LEADING = frozenset(
    "the this our that first second third fourth fifth last next final following present current it".split()
)
_THEN = frozenset("then also first next finally further therefore thus after lastly".split())
_GUIDING = frozenset(
    """addresses analyses analyzes argues asks assesses begins charts closes compares concludes considers
    contributes deals describes details develops discusses draws ends evaluates examines explains
    explores focuses gives highlights identifies introduces investigates looks maps makes moves offers
    opens outlines presents proceeds proposes provides reflects returns reviews seeks sets shows sketches
    starts suggests summarises summarizes surveys tackles traces tries turns aims attempts""".split()
)
_GUIDING_ALL = frozenset(word[:-2] if word.endswith("sses") else word[:-1] for word in _GUIDING)
_LONGEST_GUIDE = 8
_BEFORE_NUMERAL = frozenset(
    "war type article part volume phase stage title class grade tier".split()
)
_BEFORE_MONTH = frozenset("in since by until from to of early late mid last this next".split())
# Before these words a number of four digits counts something, and behind those.
_COUNTED = WORDS["money"] | frozenset(
    """people persons men women children soldiers troops dead tons tonnes jobs cases deaths homes
    houses students pupils respondents participants workers members votes miles kilometres
    kilometers metres meters feet hectares acres pages copies ships aircraft tanks""".split()
)
_COUNTING = frozenset("about some nearly over almost roughly approximately exactly only".split())
_BEFORE_A_YEAR = frozenset(("in", "since", "by", "on", "during"))
# Words that may be the first verb of a sentence, each with what it then shows.
_AS_FIRST = {
    **dict.fromkeys(AUXILIARIES, 0),
    **dict.fromkeys(PAST, BIT["past verb first"]),
    **dict.fromkeys(("is", "are"), BIT["present be first"]),
    **dict.fromkeys(("has", "have"), BIT["perfect first"]),
    **{word: BIT[sign] for word, sign in MODALS.items()},
}
HYPOTHESIS = re.compile(r"\s*(?:H|Hypothesis )[0-9]{1,2}[a-z]?\s?[:.]")
LONG_QUOTATION = re.compile(r"[“\"](?:[^“”\" ]{0,40} ){4,80}[^“”\" ]{0,40}[”\"]")
# 13.11.2019
_DAY = re.compile(r"[0-3]?\d\.[01]?\d\.(?:1[5-9]|20)\d\d")
_QUOTED = re.compile(r"[“\"]([^“”\"]{0,400})[”\"]")


def read_by_capitals(tokens: list[str], lower: list[str]) -> list[str]:
    """The words in lower case, but US is no "us", I is no "I" in World War I, May is a month."""
    words = list(lower)
    for place, word in enumerate(tokens):
        if word not in MISREAD:
            continue
        before = lower[place - 1] if place else ""
        after = lower[place + 1][:1] if place + 1 < len(lower) else ""
        dated = before in _BEFORE_MONTH or before.isdecimal() or after.isdecimal()
        if word == "US":
            words[place] = "u.s"
        elif word == "I" and (before in _BEFORE_NUMERAL or before in _NUMBERED):
            words[place] = "first"
        elif word == "May" and dated:
            words[place] = "june"  # as good as any that is no verb
    return words


def beginning(tokens: list[str], lower: list[str]) -> int:
    """Signals of the first words."""
    if not tokens:
        return 0
    first, bits = lower[0], 0
    if opener := _OPENERS.get(first):
        bits = BIT[opener]
    elif first.endswith("s") and tokens[0][1:].islower() and not KNOWN[first] & ~MARKS:
        bits = 0 if first in _FRAME else BIT["starts with a bare plural"]
    if (first in _LEADING or first in _THEN or first in _TEXT) and _guides(lower):
        bits |= BIT["guides the reader"]
    dated = first in _BEFORE_A_YEAR and any(map(_is_year, tokens[1:4]))
    return bits | BIT["starts with a year"] if dated or _is_year(first) else bits


def _guides(lower: list[str]) -> bool:
    """Whether a sentence says what its text does in its next part."""
    named = False
    for place, word in enumerate(lower[:_LONGEST_GUIDE]):
        if word in _TEXT:
            named = True
        elif word in _GUIDING or (named and word in _GUIDING_ALL):
            return named or lower[place - 1] == "it" or lower[place - 1] in _THEN
        elif not (named or word in _LEADING or word in _THEN):
            return False
    return False


def phrases(lower: list[str], known: Sequence[int]) -> int:
    """Signals of words that mean something together."""
    bits = 0
    for place in compress(count(), map(HEAD.__and__, known)):
        ways = PHRASES_BY_HEAD[lower[place]]
        following = lower[place + 1] if place + 1 < len(lower) else ""
        for rest, bit in ways.get(following, ()):
            if lower[place + 2 : place + 2 + len(rest)] == rest:
                bits |= bit
    return bits


def verbs(lower: list[str], known: Sequence[int], capitals: Sequence[int]) -> int:
    """Signals of verbs. Which comes first tells most: "may have signed" is no act."""
    bits = 0
    first = True
    capital = frozenset(capitals)
    for place in compress(count(), map(VERB.__and__, known)):
        word, before = lower[place], lower[place - 1] if place else ""
        regular = word not in _AS_FIRST
        if place in capital and (regular or word in MODALS) and place:
            continue
        if regular and (not place or before in _BEFORE_ADJECTIVE):
            continue
        if first and not (regular and before in ("to", "of")):
            bits |= _AS_FIRST.get(word, BIT["past verb first"])
            first = False
        elif word in MODALS:
            bits |= BIT["modal later"]
        if regular or word in PAST:
            bits |= BIT["regular past verb"] if regular else 0
            bits |= BIT["past verb after a name"] if place - 1 in capital else 0
    return bits


def names(tokens: list[str], capitals: list[int]) -> int:
    """Signals of words with capitals, whose places are `capitals`."""
    found = 0
    bits = 0
    for place in capitals:
        if (token := tokens[place]) == "I":
            continue
        if len(token) > 1 and token[1:].isupper():
            bits |= BIT["abbreviation"]
        if place and tokens[place - 1] not in ("“", '"'):
            found += 1
            if place < _EARLY:
                bits |= BIT["starts with a name"]
    if found:
        bits |= BIT["name"]
    if found > 1:
        bits |= BIT["names"]
    if found >= _MANY_NAMES:
        bits |= BIT["many names"]
    return bits


def quoted(text: str) -> int:
    """Signals of what stands in quotation marks."""
    bits = 0
    for match in _QUOTED.finditer(text):
        words = match[1].count(" ") + 1
        bits |= BIT["long quotation"] if words >= _QUOTED_WORDS else BIT["quotation"]
    return bits


def numbers(tokens: list[str], lower: list[str]) -> int:
    """Signals of numbers: those that count something, and those that name a part or a date."""
    bits = figures = 0
    for place, token in enumerate(tokens):
        if token.isalpha():
            continue
        if token[0].isdecimal():
            sign = _number(place, lower)
            bits |= sign
            figures += not sign and place > 0
        elif token.endswith("0s"):
            bits |= BIT["decade"]
    if figures:
        bits |= BIT["figure"]
    if figures > 1:
        bits |= BIT["figures"]
    return bits


def _number(place: int, lower: list[str]) -> int:
    """What a number is beside a figure: a part of the text, a decade, a day, a year; or nothing."""
    token, around = lower[place], lower[max(0, place - 1) : place + 2]
    if place and lower[place - 1] in _NUMBERED:
        return BIT["numbered part"]
    if _DAY.fullmatch(token):
        return BIT["day of a month"] | BIT["year"]
    if token.endswith("0s"):
        return BIT["decade"]
    if _is_year(token):
        counts = not _COUNTED.isdisjoint(around[-1:]) or around[0] in _COUNTING
        return 0 if counts or "percent" in around else BIT["year"]
    return 0 if _MONTHS.isdisjoint(around) else BIT["day of a month"]


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and _FIRST_YEAR <= int(token) <= _LAST_YEAR
