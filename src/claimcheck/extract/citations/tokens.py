"""The tokens of the text before a year: what each may be in a list of names."""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import JOINERS, NOT_NAMES, PARTICLES

# Between two names, as German styles print them: Jones/Brown/de la Cruz; not in AFP/Getty, and/or.
_SLASH = r"(?<=[^\W\d_A-Z])/(?=(?:de|del|van|von|der|di|da|du|la|le|al)\s|[^\W\d_a-z][^\W\d_A-Z])"
_TOKEN = re.compile(
    rf"""(?=\S)(?:
      (?P<plain> \b[A-Za-z][a-z]{{3,}}+(?=[\s,;)]) )  # most words, and quickly seen
    | (?P<et_al> (?:(?:and|&|und)\s)?\b(?:et\.?\s?al|ET\.?\s?AL)\b\.? | &\s?al\b\.?
               | \b(?:and|&)\s(?:others|co-?workers|collaborators|associates)\b
               | \b(?:and|&)\s(?:her\s|his\s|their\s)?colleagues\b
               | \bu\.\s?a\. | \bet\scoll\. | \by\sotros\b | \bve\sark\. )
    | (?P<country> \b(?:U\.\s?S\.(?:\s?A\.)?|U\.\s?K\.|U\.\s?N\.|E\.\s?U\.) )
    | (?P<initials> \b[^\W\d_]\.(?:[\s-]?[^\W\d_]\.){{0,5}} )
    | (?P<suffix> \b(?:Jr|Sr)\b\.? | \b(?:II|III|IV)\b )
    | (?P<abbreviated> \b(?:St|Ste|Inc|Ltd|Co|Corp|Dr|Prof|Mr|Mrs|Ms|Sen|Gen|Gov|Rev|Hon|Lt|Col)\. )
    | (?P<word> (?:['’‘](?=[a-z]\b))?[^\W_]++(?:(?:(?:['’‘ʼ´`\-‐‑.&+@]|(?!{_SLASH})/)|\#(?=\W))[^\W_]++)*+ )
    | (?P<slash> {_SLASH} )
    | (?P<amp> & )
    | (?P<comma> , )
    | (?P<stop> \S )
    )""",
    re.VERBOSE,
)
_AND = frozenset(("and", "AND", "und", "y", "et", "e", "och", "og", "en", "ve", "i", "a"))


class Kind(Enum):
    """What a token may be in a list of names."""

    NAME = auto()
    SOFT = auto()
    # a common word with a capital, and a surname perhaps: Page, Spring, You
    INITIALS = auto()
    PARTICLE = auto()
    JOINER = auto()
    SUFFIX = auto()
    AND = auto()
    SLASH = auto()
    COMMA = auto()
    ET_AL = auto()
    OTHER = auto()


class Token(NamedTuple):
    """A piece of the text before a year."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """In lower case, without the dot of an abbreviation."""
        return self.text.lower().rstrip(".")


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of the text."""
    return [
        Token(_kind(found.lastgroup or "", found[0]), found[0], *found.span())
        for found in _TOKEN.finditer(text, start, end)
    ]


def _kind(group: str, text: str) -> Kind:  # noqa: PLR0911 - one line a kind
    if group in ("plain", "word"):
        return _kind_of_word(text)
    if group == "initials":
        return Kind.INITIALS if text[0].isupper() else Kind.OTHER
    if group in ("country", "abbreviated"):
        return Kind.NAME
    if group == "et_al":
        return Kind.ET_AL
    if group == "suffix":
        return Kind.SUFFIX
    if group in ("amp", "slash"):
        return Kind.AND if group == "amp" else Kind.SLASH
    return Kind.COMMA if group == "comma" else Kind.OTHER


@lru_cache(maxsize=8192)  # the words of a language are few
def _kind_of_word(text: str) -> Kind:
    if text in _AND:
        return Kind.AND
    if text in PARTICLES:
        return Kind.PARTICLE
    if text in JOINERS:
        return Kind.JOINER
    if is_name_like(text):
        return Kind.NAME
    return Kind.SOFT if text[0].isupper() else Kind.OTHER


def is_name_like(word: str) -> bool:
    """Whether a word is written as a name: with a capital, a web name, or in a script without."""
    if word.lower().rstrip(".") in NOT_NAMES and not (word.isupper() and len(word) > 1):
        return False
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return False
    if any(c.isupper() for c in letters):
        return True
    return "." in word or not letters[0].islower()
