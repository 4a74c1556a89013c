"""What stands between the last word of a line and the first of the next.

Whether a hyphen at a line end belongs to the word is told by the document's other words: it knows
its own names and terms better than any dictionary does.
"""

import re
from collections import Counter
from enum import Enum, auto


class Joint(Enum):
    """How two lines join."""

    SPACE = auto()
    TIGHT = auto()
    # nothing between them, the hyphen stays
    DROP = auto()
    # nothing between them, the hyphen goes


_HYPHENS = "-\u2010\u2011\xad\x02"
_SOFT = "\xad\x02"  # U+0002 is what PDF extractors leave of a hyphen that only divides
# How much of a line is looked at for its last or first word.
_WINDOW = 80

# A word, with the hyphens and apostrophes inside it; and, where a line end divides it, its rest,
# so that halves are not counted as words.
_WORD = re.compile(
    r"[^\W\d_]++(?:[-\u2010\u2011'’][^\W\d_]++)*+"
    r"(?:[-\u2010\u2011\xad\x02][ \t]*+[\r\n]\s*+[^\W\d_]*+)?+"
)
_LAST_WORD = re.compile(r"[\w'’]++(?:[-\u2010\u2011][\w'’]++)*+\Z")
_FIRST_WORD = re.compile(r"[\w'’]++(?:[-\u2010\u2011][\w'’]++)*+")
_HYPHEN = re.compile(r"[-\u2010\u2011]")

# The rest of these words follows without a hyphen, although both halves are words: how-ever.
_CLOSED = frozenset(
    {"a", "after", "al", "all", "an", "any", "as", "at", "back", "be", "by", "can", "down"}
    | {"every", "for", "fore", "from", "further", "here", "how", "in", "is", "it", "more", "never"}
    | {"no", "not", "of", "off", "on", "or", "out", "over", "so", "some", "the", "there", "through"}
    | {"to", "under", "up", "what", "when", "where", "which", "who", "with"}
)
# These keep their hyphen before a word.
_OPEN = frozenset({"all", "cross", "ex", "half", "quasi", "self", "well"})
# A hyphen may wait for a second word: pre- and post-war, zwei- oder dreimal.
_WAITED_FOR = frozenset({"and", "or", "und", "oder", "to", "et", "ou", "y", "o", "bis"})
_PREFIXES = frozenset(
    {"anti", "bi", "co", "hyper", "hypo", "inter", "intra", "long", "macro", "mega", "meta"}
    | {"micro", "mid", "mono", "multi", "non", "over", "poly", "post", "pre", "pro", "pseudo", "re"}
    | {"semi", "short", "sub", "super", "supra", "trans", "tri", "ultra", "under", "uni"}
)


class Words:
    """The words of a text, and how often each occurs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: Counter[str] | None = None

    def count(self, word: str) -> int:
        """How often `word` occurs, in whatever case, not divided at a line end."""
        if self._counts is None:
            found = _WORD.findall(self._text.casefold())
            self._counts = Counter(w for w in found if "\n" not in w and "\r" not in w)
            for word_, times in list(self._counts.items()):
                if "-" in word_:
                    self._counts.update(dict.fromkeys(word_.split("-"), times))
        folded = _HYPHEN.sub("-", word.casefold())
        return self._counts[folded]

    def knows(self, word: str) -> bool:
        """Whether it, its singular or its plural occurs."""
        return bool(
            self.count(word)
            or self.count(word + "s")
            or (len(word) > 4 and word.endswith("s") and self.count(word[:-1]))
        )


def joint(left: str, right: str, words: Words) -> Joint:
    """How `left`, the end of a line, and `right`, the start of the next, join."""
    last = left[-1:]
    if last.isalnum():
        return Joint.SPACE  # most lines
    if last in _HYPHENS and last:
        return _hyphen_joint(left, right, words)
    before = left[-2:-1]
    if last in "–—/" and last:
        glued = bool(before) and not before.isspace() and right[:1] not in "–—"
        return Joint.TIGHT if glued else Joint.SPACE
    if last in "_=&?%#~." and last and _in_address(left):
        # A full stop may end the sentence; before a digit it does not.
        return Joint.TIGHT if last != "." or right[:1].isdigit() else Joint.SPACE
    return Joint.SPACE


def _in_address(left: str) -> bool:
    token = left[-_WINDOW * 3 :].rpartition(" ")[2]
    return "://" in token or token.startswith(("www.", "doi:"))


def _hyphen_joint(left: str, right: str, words: Words) -> Joint:
    soft = left[-1] in _SOFT
    if left[-2:-1] in _HYPHENS and len(left) > 1:
        return Joint.TIGHT  # a dash made of hyphens
    if _in_address(left):
        return Joint.TIGHT
    first = _LAST_WORD.search(left[-_WINDOW - 1 : -1])
    rest = _FIRST_WORD.match(right[:_WINDOW])
    if not first or not rest:
        if soft:
            return Joint.DROP
        return Joint.TIGHT if left[-2:-1].strip() and right[:1].isalnum() else Joint.SPACE
    if soft and not rest[0][0].isdigit():
        whole = f"{first[0]}-{rest[0]}"
        return Joint.TIGHT if words.count(whole) else Joint.DROP
    return _word_joint(first[0], rest[0], words)


def _word_joint(first: str, rest: str, words: Words) -> Joint:
    half, other = _HYPHEN.split(first)[-1], _HYPHEN.split(rest)[0]
    if not (half[-1:].isalpha() and other[:1].isalpha()):
        return Joint.TIGHT  # K-9, 2010-2014
    joined = words.count(half + other) + words.count(first + rest)
    hyphened = words.count(f"{first}-{rest}") + words.count(f"{half}-{other}")
    if joined or hyphened:
        return Joint.TIGHT if hyphened > joined else Joint.DROP
    known = half.casefold() in _PREFIXES or words.count(half)
    if rest.casefold() in _WAITED_FOR and known:
        return Joint.SPACE
    # Oslo-Bergen, anti-British, EU-led
    if other[0].isupper() or (len(half) > 1 and half.isupper()):
        return Joint.TIGHT
    return _by_halves(half.casefold(), other, words, compound=half != first)


def _by_halves(half: str, other: str, words: Words, *, compound: bool) -> Joint:
    """Two words that both occur make a compound; anything else is one word, divided."""
    if words.knows(half + other):
        return Joint.DROP
    if half in _OPEN and words.knows(other):
        return Joint.TIGHT
    if half in _CLOSED and not compound:
        return Joint.DROP
    if len(half) < 2 or len(other) < 3 or not words.count(half) or not words.count(other):
        return Joint.DROP
    return Joint.TIGHT
