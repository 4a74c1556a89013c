"""Where a sentence can begin."""

import re

from claimcheck.extract.sentence_words import NAMES_TOO, PARTICLES, STARTERS

QUOTES = "\"'“”‘’«»„‚‹›"
QUOTING = frozenset(QUOTES)
# What may stand before the first word of a sentence.
_OPENING = re.compile(rf"[{QUOTES}()\[\]{{}}¿¡*_#~•▪■●◦‣·—–\-….\s]{{0,20}}+")
_NEXT_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?+(?=[\s,;:]|\Z|(?<=\bM[rs])\.|(?<=\bMrs)\.)")
_NAME_GOES_ON = re.compile(r"[,;:]|\s(?:et|and|&|\(|[^\W\d_a-z])")
_LOWER_START = re.compile(
    rf"[a-z]{{1,2}}[A-Z]|(?:{'|'.join(sorted(PARTICLES))})\s[A-Z]|al-[A-Z]|d['’][A-Z]|[a-z]\)\s"
)
_SIGNS = frozenset("@\\$€£¥§")  # a key, a command or a currency may open a sentence


def starter_at(text: str, at: int) -> str:
    """The word here, if it is one that opens sentences; otherwise nothing."""
    match = _NEXT_WORD.match(text, at)
    return match[0] if match and match[0] in STARTERS else ""


def begins(text: str, at: int, word: str) -> bool:
    """Whether a sentence can begin here, after one that ended in `word`."""
    if text[at].isupper():
        return True
    first = _OPENING.match(text, at)
    place = first.end() if first else at
    if place == len(text):
        return False
    sign = text[place]
    if sign.islower():
        quoted = not QUOTING.isdisjoint(text[at:place])
        return len(word) not in (1, 2) and (quoted or bool(_LOWER_START.match(text, place)))
    # What is neither lower nor upper belongs to a script without capitals.
    return sign.isalpha() or sign.isdecimal() or sign in _SIGNS


def starts_surely(text: str, at: int, word: str) -> bool:
    """Whether a word stands here that opens sentences, and is no name after the initial `word`."""
    opening = _OPENING.match(text, at)
    place = opening.end() if opening else at
    starter = starter_at(text, place)
    if not starter or "(" in text[at:place]:
        return False
    initial = len(word) == 1 and starter in NAMES_TOO
    return not (initial and _NAME_GOES_ON.match(text, place + len(starter)))
