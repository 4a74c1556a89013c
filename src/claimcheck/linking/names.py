"""Folding of names and words: one form for all that readers take for the same spelling."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Letters that Unicode does not take apart, as readers of other languages type them.
_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
}
_APOSTROPHES = frozenset("'`’‘‛ʼʻʽʾʿʹ′＇")
# Compatibility forms would turn these two apostrophes into a space with an accent.
_ACUTES = ("\u00b4", "\u1ffd")
_MINUS = "\u2212"
# Soft hyphen, joiners, marks of direction, byte order mark, variation selectors.
_INVISIBLE = frozenset(
    map(
        chr,
        (
            0xAD,
            0x34F,
            0x61C,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
            *range(0xFE00, 0xFE10),
            *range(0xE0000, 0xE0200),
        ),
    )
)
_BEFORE = {ord(c): None for c in _INVISIBLE} | {ord(c): "'" for c in _ACUTES}
# A dash, a quotation mark, an accented letter or two among plain ones.
_FEW = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f]{1,4}+(?![^\x00-\x7f])")


def fold(text: str) -> str:
    """The form in which texts are compared: without case, accents and typographic variants."""
    if not text.isascii():
        # What composes with a plain letter is an accent, and falls: so these fold by themselves.
        plain = _FEW.sub(_folded_few, text)
        if not plain.isascii():
            return _folded(text)
        text = plain
    return text.lower().replace("`", "'")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_BEFORE)).translate(_FOLDS)


def _folded_few(found: re.Match[str]) -> str:
    return _folded_cluster(found[0])


def fold_with_origins(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the offset in `text` that it stems from.

    A letter and the marks upon it count as one: what comes of them stems from the letter.
    """
    if text.isascii():
        return fold(text), tuple(range(len(text)))
    parts: list[str] = []
    origins: list[int] = []
    for start, cluster in _clusters(text):
        folded = _folded_cluster(cluster)
        parts.append(folded)
        origins += [start] * len(folded)
    return "".join(parts), tuple(origins)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Letters with what composes with them, and where each begins; invisible characters fall out."""
    start, cluster = 0, ""
    for offset, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if cluster and not _continues(character):
            yield start, cluster
            cluster = ""
        if not cluster:
            start = offset
        cluster += character
    if cluster:
        yield start, cluster


@lru_cache(maxsize=4096)
def _continues(character: str) -> bool:
    """Whether a character may compose with the one before: a mark, or a later part of a syllable."""
    if character.isascii() or character in _ACUTES:
        return False
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


@lru_cache(maxsize=4096)
def _folded_cluster(cluster: str) -> str:
    return fold(cluster) if cluster.isascii() else _folded(cluster)


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        before, after = "", chr(code)
        while before != after:  # an accent may hide a letter that folds on
            before, after = after, _step(after)
        self[code] = after
        return after


_FOLDS = _Folds()


def _step(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text.translate(_BEFORE)).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", lower) if not _is_accent(c))
    return "".join(_spelling(c) for c in unicodedata.normalize("NFC", bare))


def _is_accent(character: str) -> bool:
    """Whether a mark may fall: Latin accents and vowel points do, Indic and Thai vowels, virama
    and the Japanese voicing mark make other words and stay.
    """
    place = unicodedata.combining(character)
    return place == 1 or 10 <= place < 84 or place >= 200 or unicodedata.category(character) == "Me"


def _spelling(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character == _MINUS or unicodedata.category(character) == "Pd":
        return "-"
    return _LETTERS.get(character, character)
