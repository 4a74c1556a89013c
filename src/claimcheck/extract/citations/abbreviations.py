"""Abbreviations of bodies that a document introduces: World Health Organization (WHO)."""

import re

from claimcheck.model.patterns import rare

# A short form in brackets, alone or before a year: (WHO), [WHO], (WHO, 2019).
_INTRODUCED = rare(r"[(\[]\s?(?P<short>[^\W\d_a-z][A-Za-z&.\-]{1,11})\s?(?:[)\]]|,?\s\d{4})")
_WORD = rare(r"[^\W_]++(?:['’.\-][^\W_]++)*+")
_SMALL = frozenset(
    ("of", "for", "the", "and", "on", "in", "to", "at", "de", "du", "des", "la", "le", "et", "und")
)
_MOST_WORDS = 14


def abbreviations_in(text: str) -> dict[str, str]:
    """From each short form to the name that stands before it and has its initials."""
    found: dict[str, str] = {}
    for match in _INTRODUCED.finditer(text):
        short = match["short"]
        if short in found or sum(c.isupper() for c in short) < 2:
            continue
        name = _name_before(text, match.start(), [c.lower() for c in short if c.isalpha()])
        if name:
            found[short] = name
    return found


def _name_before(text: str, end: int, letters: list[str]) -> str | None:
    """The words before `end` whose initials are `letters`, small words counting or not."""
    start = max(0, end - 150, text.rfind("\n", max(0, end - 150), end) + 1)
    words = list(_WORD.finditer(text, start, end))[-_MOST_WORDS:]
    at, left = len(words) - 1, len(letters) - 1
    while at >= 0 and left >= 0:
        word = words[at][0]
        if word[0].lower() == letters[left] and (
            word not in _SMALL or at == 0 or _needed(words, at, letters[left])
        ):
            left -= 1
        elif word not in _SMALL:
            return None
        at -= 1
    if left >= 0:
        return None
    first = words[at + 1].start()
    if not text[first].isupper():
        return None
    return text[first:end].rstrip(" ,")


def _needed(words: list[re.Match[str]], at: int, letter: str) -> bool:
    """Whether no word left of a small one could give its letter instead."""
    before = words[at - 1][0] if at else ""
    return before[:1].lower() != letter
