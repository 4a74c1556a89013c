"""What makes the fact in a claim: its content words and their order, its figures and dates.

The tables of words make it longer than most.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claimcheck.model.quantities import Kind, Quantity, quantities_in

# A few long names and the short ones that stand for them; the short ones are matched in any case.
_SHORT_NAMES = ("US", "UK", "UN", "EU", "NATO", "GDP", "Turkey")
_LONG_NAME = re.compile(
    r"""\b(?=[ubgent][nsk.uroü])(?:(united\ states\ of\ america|united\ states|u\.\s?s\.(?:\s?a\.)?|usa)
      |(united\ kingdom|u\.\s?k\.|great\ britain|britain)
      |(united\ nations|u\.\s?n\.)
      |(european\ union|e\.\s?u\.)
      |(north\ atlantic\ treaty\ organi[sz]ation)
      |(gross\ domestic\ product)
      |(t[uü]rkiye))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_NATIONS = {
    "turkish": "turkey", "turk": "turkey", "american": "us", "british": "uk", "russian": "russia",
    "german": "germany", "french": "france", "chinese": "china", "greek": "greece", "italian": "italy",
    "iranian": "iran", "iraqi": "iraq", "syrian": "syria", "israeli": "israel", "ukrainian": "ukraine",
    "spanish": "spain", "indian": "india", "japanese": "japan", "european": "europe",
}  # fmt: skip
_ONE_WORD_FOR = {
    "poll": "survey", "participant": "respondent", "interviewe": "respondent", "assistance": "aid",
    "assist": "aid", "purchas": "buy", "bought": "buy", "acquir": "buy", "sold": "sell", "rose": "ris",
    "fell": "fall", "grew": "grow", "won": "win", "lost": "los", "held": "hold", "took": "tak",
    "became": "becom", "began": "begin", "begun": "begin", "spent": "spend", "sent": "send",
    "built": "build", "led": "lead", "thought": "think", "made": "mak", "left": "leav", "met": "meet",
    "people": "person", "men": "man", "women": "woman", "children": "child", "shot": "shoot",
    "paid": "pay", "born": "bear", "worldwide": "world", "global": "world", "globally": "world",
}  # fmt: skip

STOP_WORDS = frozenset(
    """a an the of in on at to from by for with into as during about via per than and that which
    who whom whose this these those there it its their his her our is are was were be been being am
    has have had having do does did s upon onto toward towards among amongst out off""".split()
)
# Words that a claim may have or lack and still state the same fact.
_LIGHT = frozenset(
    """find found show report reveal indicat stat say said accord also however inde furthermore
    moreover meanwhile thus therefor only just year fully already respectiv estimat then roughly
    approximat altogether each total totally overall officially shown ultimately eventually""".split()
)
# A longer claim may not differ in one of these: each turns the fact into another.
TURNING_WORDS = frozenset(
    """not no never nor neither without almost nearly fail try tri plan would could may might will
    shall should must can if unless threaten refus deny deni alleg propos first second third last
    former half non anti ex pro before after until since against except under over above below more
    less most least few fewer many all every both any none other another half partly mainly
    possibly probably perhaps reportedly supposedly reject oppos only about between within outside
    seek sought want consider expect former next previous new old early late north south east west
    male female young man woman child military civil economic public private""".split()
)
_NEGATIONS = frozenset(("not", "no", "never", "cannot", "neither", "nor", "without"))
# What follows one of these has a role of its own; the others only tell where and when.
_ROLES = frozenset(
    "from to by than against into toward towards for with over under onto of on".split()
)
_BREAKS = STOP_WORDS & frozenset(
    """of in on at to from by for with into as during about via per than and upon onto toward
    towards among amongst out off which who""".split()
) | {"or", "but", "while", "when", "after", "before", "since", "until", "under", "over", "against"}
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_PARTICIPLES = frozenset(
    """made sold held shot hit built bought sent led paid told put cut lost won born struck brought
    found fought caught set""".split()
)
_OPENERS = frozenset("it they he she this these those we i that such its their his her".split())

_WORD = re.compile(
    r"[^\W\d_]+[-‑]?[0-9][\w]*(?:-[0-9]\w*)?|[0-9]+(?:[.,:/][0-9]+)*\w*|[^\W_]+(?:['’][^\W\d_]+)?|[,;:()—–]"
)
_PAUSES = frozenset(",;:()—–")
_OWNER = re.compile(r"['’]s?$")
_AT_LEAST = re.compile(
    r"(?:\b(?:well over|more than|at least|over|above|exceeding|in excess of|as many as)|[>≥≳])\s*$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:\b(?:no more than|less than|fewer than|at most|up to|under|below)|[<≤≲])\s*$",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"(?:\b(?:an? estimated|estimated|about|some|nearly|roughly|circa|ca\.?|approximately|around"
    r"|almost|close to)|[~≈≃])\s*$",
    re.IGNORECASE,
)
# A claim has no more phrases than this; longer texts are none.
_MOST_TURNS = 100
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_LONGEST_LEAD = 24
# With fewer words and figures a further word may be what the claim is about.
_ENOUGH_FOR_ONE_MORE = 8


class Wording(NamedTuple):
    """A claim's text, reduced to what makes its fact."""

    words: tuple[str, ...]
    # content words without light ones, stemmed, sorted, each once
    all_words: frozenset[str]
    # the light ones too
    plain: frozenset[str]
    # those that a longer claim may have more: no names, no turning words
    parts: tuple[tuple[str, ...], ...]
    # the words in the order of the text, in parts at prepositions and commas; figures by kind
    roles: frozenset[tuple[str, str]]
    # preposition and the word that it gives a role: ("from", "turkey")
    quantities: tuple[Quantity, ...]
    shape: tuple[str, ...]
    # of each figure the kind, the unit and whether it is a bound, by kind in the order of the text
    depends_on_context: bool
    # opens with "it", "this", …

    @property
    def key(self) -> str:
        """Equal for claims with the same words and kinds of figures."""
        return self._key_of(self.words)

    def keys_less_one(self) -> Iterator[str]:
        """The key with each plain word left out in turn; none for short claims."""
        if len(self.words) + len(self.shape) > _ENOUGH_FOR_ONE_MORE:
            for i, word in enumerate(self.words):
                if word in self.plain:
                    yield self._key_of((*self.words[:i], *self.words[i + 1 :]))

    def _key_of(self, words: tuple[str, ...]) -> str:
        return " ".join((*words, *self.shape))

    def roles_agree(self, other: "Wording") -> bool:
        """Whether nothing is swapped: "A expelled B" against "B expelled A".

        Phrases may change places, the words inside them may not; where a word or a kind of
        figure stands twice, phrases may only move from the front to the end.
        """
        both = frozenset(self.words) & frozenset(other.words)
        if {r for r in self.roles if r[1] in both} != {r for r in other.roles if r[1] in both}:
            return False
        ours, theirs = self.ordered(both), other.ordered(both)
        flat, other_flat = sum(ours, ()), sum(theirs, ())
        if flat == other_flat:
            return True
        if sorted(flat) != sorted(other_flat):
            return False
        if len(set(flat)) < len(flat) or self._compares:
            return _rotated(ours, theirs)
        return _keeps_order(ours, other_flat) and _keeps_order(theirs, flat)

    def ordered(self, both: frozenset[str]) -> list[tuple[str, ...]]:
        """The parts, with only the words that both claims have, and the figures."""
        kept = (tuple(w for w in part if w in both or w[0] == "<") for part in self.parts)
        return [part for part in kept if part]

    @property
    def _compares(self) -> bool:
        """Whether it has two figures of a kind, as in "40% here and 30% there"."""
        kinds = [q.kind for q in self.quantities if q.kind is not Kind.DATE]
        return len(set(kinds)) < len(kinds)


def _rotated(ours: list[tuple[str, ...]], theirs: list[tuple[str, ...]]) -> bool:
    return any(ours[i:] + ours[:i] == theirs for i in range(min(len(ours), _MOST_TURNS)))


def _keeps_order(parts: list[tuple[str, ...]], flat: tuple[str, ...]) -> bool:
    place = {word: i for i, word in enumerate(flat)}
    places = [[place[word] for word in part] for part in parts]
    return all(part == sorted(part) for part in places)


@dataclass(slots=True)
class _Reading:
    """What has been read of a claim so far."""

    parts: list[list[str]]
    roles: set[tuple[str, str]]
    light: set[str]
    named: set[str]
    role: str = ""
    passive: int = 0
    # how many words a participle may still be away after "was"
    previous: str = ""


def wording_of(text: str) -> Wording:
    """The words, roles and figures of a claim."""
    quantities = quantities_in(text)
    reading = _Reading([[]], set(), set(), set())
    bounds: list[str] = []
    kinds: Counter[Kind] = Counter()
    at = 0
    for quantity in quantities:
        gap, bound = _without_lead(text[at : quantity.start])
        _read(gap, reading)
        bounds.append(bound)
        if quantity.kind is not Kind.DATE:
            kinds[quantity.kind] += 1
            reading.parts[-1].append(f"<{quantity.kind}{kinds[quantity.kind]}>")
        reading.role = ""
        at = quantity.end
    _read(text[at:], reading)
    words = {word for part in reading.parts for word in part if word[0] != "<"}
    shape = [
        f"<{q.kind}:{q.unit if q.kind in (Kind.MONEY, Kind.PERCENT) else ''}{bound}>"
        for q, bound in zip(quantities, bounds, strict=True)
    ]
    opener = _WORD.search(text)
    return Wording(
        words=tuple(sorted(words)),
        all_words=frozenset(words | reading.light),
        plain=frozenset(w for w in words if w not in reading.named and w not in TURNING_WORDS),
        parts=tuple(tuple(part) for part in reading.parts),
        roles=frozenset(reading.roles),
        quantities=quantities,
        shape=tuple(sorted(shape, key=lambda s: s.split(":")[0])),
        depends_on_context=opener is not None and opener[0].lower() in _OPENERS,
    )


def _without_lead(gap: str) -> tuple[str, str]:
    """The text before a figure without "about" and its like, and ">" or "<" for a bound."""
    tail = gap[-_LONGEST_LEAD:]
    for pattern, bound in ((_AT_MOST, "<"), (_AT_LEAST, ">"), (_ROUGHLY, "")):
        match = pattern.search(tail)
        if match:
            return _BETWEEN.sub("", gap[: len(gap) - len(tail) + match.start()]), bound
    return _BETWEEN.sub("", gap), ""


def _read(gap: str, reading: _Reading) -> None:
    gap = _LONG_NAME.sub(lambda match: _SHORT_NAMES[(match.lastindex or 1) - 1], gap)
    for token in _WORD.findall(gap):
        if token in _PAUSES:
            reading.parts.append([])
            continue
        word = _OWNER.sub("", token) if "'" in token or "’" in token else token
        if word.lower().endswith(("n't", "n’t")):
            word = "not"
        _take(word, reading)
        if word not in (token, "not"):
            _own(word, reading)


def _own(word: str, reading: _Reading) -> None:
    """As in "Kenya's economy", the economy of Kenya."""
    reading.roles.add(("of", stem_of(word.lower())))
    reading.parts.append([])


class _Known(NamedTuple):
    """All that a token tells without those beside it."""

    stem: str
    # "" for one without a meaning of its own
    light: bool
    breaks: bool
    role: str
    # that it gives to the word behind it
    is_be: bool
    participle: bool
    adverb: bool
    named: bool


@lru_cache(maxsize=1 << 14)
def _known(token: str) -> _Known:
    word = token.lower()
    acronym = len(token) > 1 and token.isupper()
    breaks = word in _BREAKS and not acronym
    stops = word in STOP_WORDS and not (acronym and word == "who")
    stem = "" if stops else "not" if word in _NEGATIONS else stem_of(word)
    return _Known(
        stem,
        light=stem in _LIGHT,
        breaks=breaks,
        role=word if breaks and word in _ROLES else "",
        is_be=word in _BE,
        participle=word.endswith(("ed", "en")) or word in _PARTICIPLES,
        adverb=word.endswith("ly"),
        named=token[0].isupper() or not token.isalpha(),
    )


def _take(token: str, reading: _Reading) -> None:
    stem, light, breaks, role, is_be, participle, adverb, named = _known(token)
    if breaks:
        reading.parts.append([])
        reading.role = role
    if is_be:
        reading.passive = 3
    if not stem:
        return
    passive, reading.passive = reading.passive, max(0, reading.passive - 1)
    if light:
        reading.light.add(stem)
        return
    if passive and participle:
        stem, reading.passive = f"be+{stem}", 0
    elif not adverb:
        reading.passive = 0
    if reading.role:
        reading.roles.add((reading.role, stem))
        reading.role = ""
    if named:
        reading.named.add(stem)
    if stem != reading.previous:  # "… Treaty Organization (NATO)"
        reading.parts[-1].append(stem)
    reading.previous = stem


@lru_cache(maxsize=1 << 15)
def stem_of(word: str) -> str:
    """A word folded and without its commonest endings; light, since words must be equal."""
    folded = unicodedata.normalize("NFKD", word.casefold()).replace("ı", "i")
    folded = "".join(c for c in folded if not unicodedata.combining(c) and c not in "-‑")
    stem = _ONE_WORD_FOR.get(folded) or _NATIONS.get(folded) or _cut(folded)
    return _ONE_WORD_FOR.get(stem) or _NATIONS.get(stem) or stem


def _cut(word: str) -> str:
    if len(word) < 4 or word in ("news", "less", "does", "united"):
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= 3 and re.search("[aeiouy]", left):
            word = left
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    word = word.replace("ization", "isation")
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
