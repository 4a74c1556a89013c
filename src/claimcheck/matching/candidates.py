"""Which claims may state the same fact as another one, told by the beginnings of their words.

Alike are only claims with the same content words, but for one more that the longer may have (see
`closely`). So if the beginnings of their words differ by two, or by one on either side, no closer
look is needed. Left out are words that say the same as others ("poll", "survey"; "per cent", "%"),
belong to figures and dates, or count for little: whatever one of two such claims may write
otherwise. No share of common words is weighed, so no pair is lost, however short or long.

Each claim is a number, the sum of the hashes of its beginnings; without one of them, the sum less
one hash. Claims that may be alike then have equal numbers, and none is compared with all others.
Sentences may hold far more than another says: they are found by the rarest of its beginnings.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

# A word is known by its first letters: as many as no ending touches, see `asked` and `asks`.
_BEGINNING = 3
# As many as are looked at to tell whether a word counts.
_LOOK = 5
_WORD = re.compile(rf"\b[^\W\d_]{{{_BEGINNING},{_LOOK}}}")

# Words that do not count as they stand; only whole those of four letters and less.
_WHOLE = frozenset(
    word[:_LOOK]
    for word in """the and for with into during about via per than that which who whom whose this
    these those there its their his her our are was were been being has have had having does did
    upon onto toward towards among amongst out off not never nor neither without cannot can didn
    don doesn isn ain aren wasn weren hasn haven hadn won wouldn shouldn couldn mustn needn mightn
    shan oughtn daren only just led met men cent cents pct mln rmb usd eur gbp try tries trying jpy
    chf cny inr aud cad nzd sek nok dkk pln czk huf krw brl mxn zar ils sar aed egp two twos six
    sixes ten tens jan feb mar apr may jun jul aug sep oct nov dec sept well wells over more than
    least above many much less fewer most under below some almost between exceeding excess nearly
    approx nato gdp usa""".split()
)
# Words that do not count, with whatever ending.
_STEMS = frozenset(
    word[:_LOOK]
    for word in """find found show report reveal indicat stat say said accord also however inde
    furthermore moreover meanwhile thus therefor full year already respectiv estimat then roughly
    approximat altogether each total overall official shown ultimate eventual close closing
    poll survey participant interview respondent assist aid purchas bought acquir buy sold sell rose
    ris fell fall grew grow win lost los held hold took tak becam becom began begin begun spent
    spend sent send built build lead thought think made mak left leav meet people person man woman
    women child shot shoot paid pay born bear world global
    turk american british russia german france french chin greek greec ital iran iraq syria israel
    ukrain spanish spain india japan europe canadian australian united state kingdom great britain
    nation union north atlantic treaty organi gross domestic product
    january february march april june july august september october november december
    zero one three four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twent thirt fort fift sixt sevent ninet hundred dozen thousand lakh
    million crore billion trillion half halv third quarter fifth tenth
    percent point dollar euro sterling quid lira yen yuan renminbi rub rouble rupee shekel pound
    circa around""".split()
)
_LEFT_OUT = _WHOLE | _STEMS

# More texts than this, in other words each, that say what one says, follow a pattern.
_MOST_HOLDERS = 8
# Looked at of the texts that share the rarest word; those that share no rarer one say little.
_MOST_LOOKED_AT = 256


def may_be_alike(texts: Sequence[str]) -> list[int]:
    """The places of the texts that may state the same fact as another one."""
    wholes: list[int] = []
    shorter: list[list[int]] = []
    for text in texts:
        hashes = [hash(word) for word in _beginnings(text)]
        whole = sum(hashes)
        wholes.append(whole)
        shorter.append([whole - one for one in hashes])
    times = Counter(wholes)
    less_one = {number for numbers in shorter for number in numbers}
    return [
        place
        for place, whole in enumerate(wholes)
        if times[whole] > 1
        or whole in less_one
        or any(number in times for number in shorter[place])
    ]


def may_be_held(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of a text and of another one that may say all that it says, each pair once."""
    said = [_beginnings(text) for text in texts]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(said):
        for word in words:
            places[word].append(place)
    for place, words in enumerate(said):
        if not words:
            continue
        rarest = min(words, key=lambda word: (len(places[word]), word))
        near = (other for other in islice(places[rarest], _MOST_LOOKED_AT) if words <= said[other])
        holders = [other for other in islice(near, _MOST_HOLDERS + 2) if other != place]
        if len(holders) <= _MOST_HOLDERS:
            # Of two with the same words each holds the other.
            yield from ((place, one) for one in holders if one > place or said[one] != words)


def _beginnings(text: str) -> set[str]:
    """The first letters of all words that count."""
    if text.isascii():
        words = set(_WORD.findall(text.lower()))
    else:
        words = set(map(_folded, _WORD.findall(text)))
    return {
        word[:2] + "y" if word[2:] == "ies" else word[:_BEGINNING]  # "flies" is "fly"
        for word in words - _LEFT_OUT
        if word[:4] not in _STEMS and word[:3] not in _STEMS
    }


def _folded(word: str) -> str:
    """As `stem_of` folds it: without case and accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold()).replace("ı", "i")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
