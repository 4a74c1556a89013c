"""What speaks for and against a sentence being a claim that a fact-checker would look up.

A signal is there or not. They are bits of one number, since a draft has thousands of sentences;
`names_of` gives them back as words.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.extract.claims.lexicon import PHRASES, WORDS
from claimcheck.extract.claims.topics import TOPICS

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['.-]?[^\W_]+)*|[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th|s)?|[%$€£¥₺?!“”\"]"
)
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

IN_A_SPEECH = "said in a speech"
# told of the whole text, see `is_spoken`
_SHAPES = (
    "figure",
    "figures",
    "day of a month",
    "year",
    "decade",
    "quotation",
    "long quotation",
    "question",
    "exclamation",
    "name",
    "names",
    "many names",
    "abbreviation",
    "starts with a name",
    "starts with a year",
    "regular past verb",
    "past verb after a name",
    "past verb first",
    "present be first",
    "perfect first",
    "may first",
    "should first",
    "must first",
    "can first",
    "will first",
    "would first",
    "modal later",
    "starts with this",
    "starts with it",
    "starts with we",
    "starts with I",
    "starts with if",
    "starts with a link word",
    "starts with a contrast",
    "starts with a number word",
    "starts with a bare plural",
    "starts with an order",
    "numbered part",
    "numbered hypothesis",
    "reporting clause",
    "very short",
    "short",
    "long",
    "very long",
    "cites a work",
    "reports a named work",
    IN_A_SPEECH,
)

NAMES: tuple[str, ...] = tuple(dict.fromkeys((*WORDS, *TOPICS, *PHRASES.values(), *_SHAPES)))
_BIT = {name: 1 << place for place, name in enumerate(NAMES)}


def _lexicon() -> dict[str, int]:
    bits: dict[str, int] = {}
    for name, words in (*WORDS.items(), *TOPICS.items()):
        for word in words:
            bits[word] = bits.get(word, 0) | _BIT[name]
    return bits


def _phrases() -> Mapping[str, tuple[tuple[list[str], int], ...]]:
    """Phrases by their first word: the other words, and the bit."""
    found: dict[str, list[tuple[list[str], int]]] = {}
    for phrase, name in PHRASES.items():
        first, *rest = phrase.split()
        found.setdefault(first, []).append((rest, _BIT[name]))
    return {first: tuple(others) for first, others in found.items()}


_PHRASES = _phrases()
# Says of a word that a phrase may begin with it; no signal.
_HEAD = 1 << len(NAMES)
_BITS = _lexicon()
for _word in _PHRASES:
    _BITS[_word] = _BITS.get(_word, 0) | _HEAD
_MONTHS = WORDS["month"]
_MODALS = {
    **dict.fromkeys(("may", "might", "could"), "may first"),
    **dict.fromkeys(("should", "ought", "shouldn't"), "should first"),
    "must": "must first",
    **dict.fromkeys(("can", "cannot", "can't"), "can first"),
    **dict.fromkeys(
        (
            "will",
            "shall",
            "won't",
            "i'll",
            "we'll",
            "you'll",
            "they'll",
            "it'll",
            "he'll",
            "she'll",
        ),
        "will first",
    ),
    **dict.fromkeys(("would", "wouldn't"), "would first"),
}
_AUX = frozenset(
    """is are was were has have had do does did isn't aren't wasn't weren't hasn't haven't hadn't don't
    doesn't didn't it's there's that's here's we're they're you're we've they've you've i've""".split()
)
_PAST = frozenset(WORDS["past verb"])
_AUX_OR_PAST = _AUX | _PAST
_BEFORE_ADJECTIVE = frozenset("be been being is are a an the".split())
_DIGIT = re.compile("[0-9]")
_MONEY = re.compile("[$€£¥₺]")
# A name among the first words is what the sentence is about.
_EARLY = 4
_MANY_NAMES = 5
# Of the sentences of a speech more have "I" or "you".
_SPOKEN = 0.2
_NO_PAST = frozenset(
    """need indeed speed feed seed breed greed weed bed red led shed sacred hundred kindred naked
    wicked exceed proceed succeed embed unprecedented united limited related increased based
    supposed so-called alleged complicated dedicated sophisticated""".split()
)
_LENGTHS = (
    *([_BIT["very short"]] * 7),
    *([_BIT["short"]] * 5),
    *([0] * 14),
    *([_BIT["long"]] * 15),
    _BIT["very long"],
)
_ORDERS = frozenset(
    """consider let note imagine suppose take think remember recall look ask see compare notice
    recognise recognize avoid ensure make keep build stop join give invest create start adopt
    publish require expand strengthen establish support develop continue use help put end""".split()
)


def signals_of(text: str, *, cites: bool = False, reports: bool = False) -> int:
    """The signals in a sentence, as bits.

    `text` is the sentence without its citations; `cites` says that it has one, `reports` that a
    work is named as who says it ("Paul (1994) argues").
    """
    text = text.replace("’", "'")
    bits = 0
    if "“" in text or '"' in text:
        bits = _quoted(text)
        # What is quoted is somebody else's; that he said it is the claim.
        text = _LONG_QUOTATION.sub(" ", text)
    tokens: list[str] = _TOKEN.findall(text)
    lower = list(map(str.lower, tokens))
    bits |= _LENGTHS[min(len(tokens), len(_LENGTHS) - 1)]
    for known in filter(None, map(_BITS.get, lower)):
        bits |= known
    if bits & _HEAD:
        bits |= _phrases_in(lower)
    capitals = [place for place, token in enumerate(tokens) if token != lower[place]]
    bits |= _beginning(tokens, lower) | _verbs(lower, capitals) | _names(tokens, capitals)
    if _DIGIT.search(text):
        bits |= _numbers(tokens, lower)
    if "%" in lower:
        bits |= _BIT["percentage"]
    if _MONEY.search(text):
        bits |= _BIT["money"]
    if "?" in lower[-2:]:
        bits |= _BIT["question"]
    if "!" in lower[-2:]:
        bits |= _BIT["exclamation"]
    if cites:
        bits |= _BIT["cites a work"]
    if reports:
        bits |= _BIT["reports a named work"]
    return bits & ~_HEAD


def is_spoken(sentences: Sequence[int]) -> bool:
    """Whether sentences with these signals make a speech: "I" and "you" are said again and again.

    In our collection it is 0 to 13 of 100 sentences in all written prose, and 25 to 55 in speeches.
    """
    address = _BIT["I"] | _BIT["you"]
    return sum(bits & address != 0 for bits in sentences) > _SPOKEN * len(sentences)


def bits_of(*names: str) -> int:
    """These signals as bits."""
    return sum(_BIT[name] for name in names)


def names_of(bits: int) -> Iterator[str]:
    """The signals that a number holds, in the order of `NAMES`."""
    return (name for name, bit in _BIT.items() if bits & bit)


def _phrases_in(lower: list[str]) -> int:
    bits = 0
    for place, word in enumerate(lower):
        if word in _PHRASES:
            for rest, bit in _PHRASES[word]:
                if lower[place + 1 : place + 1 + len(rest)] == rest:
                    bits |= bit
    return bits


def _beginning(tokens: list[str], lower: list[str]) -> int:
    if not tokens:
        return 0
    first = lower[0]
    known = _BITS.get(first, 0)
    bits = 0
    if first in ("this", "these", "such", "those", "that"):
        bits |= _BIT["starts with this"]
    elif first in ("it", "there", "it's", "there's", "here's", "here"):
        bits |= _BIT["starts with it"]
    elif known & _BIT["we"]:
        bits |= _BIT["starts with we"]
    elif known & _BIT["I"]:
        bits |= _BIT["starts with I"]
    elif known & _BIT["condition"]:
        bits |= _BIT["starts with if"]
    elif known & _BIT["link word"]:
        bits |= _BIT["starts with a link word"]
    elif known & _BIT["contrast"]:
        bits |= _BIT["starts with a contrast"]
    elif known & _BIT["number word"]:
        bits |= _BIT["starts with a number word"]
    elif first in _ORDERS:
        bits |= _BIT["starts with an order"]
    elif first.endswith("s") and tokens[0][1:].islower() and not known and first not in _FRAME:
        bits |= _BIT["starts with a bare plural"]
    if re.match(r"h[0-9][a-z]?$", first):
        bits |= _BIT["numbered hypothesis"]
    if _is_year(tokens[0]) or (
        first in ("in", "since", "by", "on", "during")
        and any(_is_year(token) for token in tokens[1:4])
    ):
        bits |= _BIT["starts with a year"]
    return bits


def _verbs(lower: list[str], capitals: list[int]) -> int:
    """Which verb comes first tells most: "may have signed" is no act."""
    bits = 0
    first = True
    capital = frozenset(capitals)
    for place, word in enumerate(lower):
        if word in _MODALS:
            if place and place in capital:
                continue
            bits |= _BIT[_MODALS[word] if first else "modal later"]
            first = False
        elif word in _AUX_OR_PAST:
            if first:
                bits |= _first_verb(word)
                first = False
            if word in _PAST and place - 1 in capital:
                bits |= _BIT["past verb after a name"]
        elif word[-2:] == "ed" and place and place not in capital and word not in _NO_PAST:
            before = lower[place - 1]
            if before in _BEFORE_ADJECTIVE:
                continue
            bits |= _BIT["regular past verb"]
            if first and before not in ("to", "of"):
                bits |= _BIT["past verb first"]
                first = False
            if place - 1 in capital:
                bits |= _BIT["past verb after a name"]
    return bits


def _first_verb(word: str) -> int:
    if word in ("is", "are"):
        return _BIT["present be first"]
    if word in ("has", "have"):
        return _BIT["perfect first"]
    return _BIT["past verb first"] if word in _PAST else 0


def _names(tokens: list[str], capitals: list[int]) -> int:
    names = 0
    bits = 0
    for place in capitals:
        token = tokens[place]
        if token == "I":
            continue
        if len(token) > 1 and token[1:].isupper():
            bits |= _BIT["abbreviation"]
        if place and tokens[place - 1] not in ("“", '"'):
            names += 1
            if place < _EARLY:
                bits |= _BIT["starts with a name"]
    if names:
        bits |= _BIT["name"]
    if names > 1:
        bits |= _BIT["names"]
    if names >= _MANY_NAMES:
        bits |= _BIT["many names"]
    return bits


_LONG_QUOTATION = re.compile(r"[“\"](?:[^“”\" ]{0,40} ){4,80}[^“”\" ]{0,40}[”\"]")
_QUOTED = re.compile(r"[“\"]([^“”\"]{0,400})[”\"]")


def _quoted(text: str) -> int:
    bits = 0
    for match in _QUOTED.finditer(text):
        words = match[1].count(" ") + 1
        bits |= _BIT["long quotation"] if words > 4 else _BIT["quotation"]
    return bits


def _numbers(tokens: list[str], lower: list[str]) -> int:
    bits = 0
    figures = 0
    for place, token in enumerate(tokens):
        if not token[0].isdecimal():
            if token.endswith("0s"):
                bits |= _BIT["decade"]
            continue
        before = lower[place - 1] if place else ""
        if before in _NUMBERED:
            bits |= _BIT["numbered part"]
        elif token.endswith("0s"):
            bits |= _BIT["decade"]
        elif before in _MONTHS or (place + 1 < len(lower) and lower[place + 1] in _MONTHS):
            bits |= _BIT["day of a month"]
        elif _is_year(token) and lower[place + 1 : place + 2] != ["percent"]:
            bits |= _BIT["year"]
        elif place:
            figures += 1
    if figures:
        bits |= _BIT["figure"]
    if figures > 1:
        bits |= _BIT["figures"]
    return bits


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and _FIRST_YEAR <= int(token) <= _LAST_YEAR
