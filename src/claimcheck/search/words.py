"""How claims and queries fall into words: the same way on both sides, or they would not meet."""

import re
import unicodedata
from itertools import islice
from typing import NamedTuple

from claimcheck.linking.names import fold
from claimcheck.model.patterns import rare

# More than anyone types, and little enough to answer at once.
MOST_TERMS = 64
LONGEST_WORD = 64
LONGEST_QUERY = MOST_TERMS * (LONGEST_WORD + 1)

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
# A minus counts before a word or a quotation; a quotation mark without a partner means nothing.
_TERM = re.compile(r'(?P<minus>(?<![^\s"])-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_POSSESSIVE = re.compile(r"(?<=[\w.])'s?(?!\w)")
# Scripts that put no space between words: each character is a word, a word is a phrase.
_UNSPACED = rare(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# U.S., S-400, O'Brien, AT&T; and 1,000.
_COMPOUND = re.compile(r"(?<!\w)\w++(?:[-'.&]\w++)+")
_GROUPED = re.compile(r"(?<![\w,])\d{1,3}(?:,\d{3})++(?!\w)")
_JOINT = re.compile(r"[-'.&,]")
# Where there is none of these, there is neither of the two.
_JOINED = re.compile(r"[-'.&,]\w")
_LETTER = re.compile(r"[^\W\d_]")
_DECIMAL = re.compile(r"\d[.]\d")


class _Letters(dict[int, str]):
    """What is part of a word stays, everything else is a space."""

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        # The categories that SQLite is told to take for letters, see index.py.
        self[code] = chr(code) if category[0] in "LMN" else " "
        return self[code]


_LETTERS = _Letters()
_ASCII_LETTERS = bytes(ord(_LETTERS[code]) for code in range(128)) + bytes(128)


def indexed(text: str) -> str:
    """Folded words and single spaces or more between them: what is searched in place of the text."""
    return indexed_of(fold(text))


def indexed_of(folded: str) -> str:
    """The same for what has been folded."""
    if folded.isascii():
        return folded.encode().translate(_ASCII_LETTERS).decode()
    return _UNSPACED.sub(r" \g<0> ", folded.translate(_LETTERS))


def indexed_with_origins(folded: str, origins: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """What `indexed` gives for what has been folded, and for each of its characters its origin."""
    plain = folded.translate(_LETTERS)
    if plain.isascii():
        return plain, origins
    widths = (3 if _UNSPACED.match(character) else 1 for character in plain)
    spread = (origin for origin, width in zip(origins, widths, strict=True) for _ in range(width))
    return _UNSPACED.sub(r" \g<0> ", plain), tuple(spread)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(indexed(text).split())


def compounds_of(folded: str) -> tuple[tuple[str, int, int], ...]:
    """Words that some write as one, with their place: `u.s.` as `us`, `e-mail`, `1,000`."""
    if not _JOINED.search(folded):
        return ()
    found = [*_COMPOUND.finditer(folded), *_GROUPED.finditer(folded)]
    return tuple(
        (_JOINT.sub("", match[0]), *match.span()) for match in found if _is_joinable(match[0])
    )


def _is_joinable(compound: str) -> bool:
    """Whether it means the same without its joints: 1.9 and 2016-2017 do not."""
    if _DECIMAL.search(compound):
        return False
    return "," in compound or bool(_LETTER.search(compound))


class Term(NamedTuple):
    """One thing that a query asks for: a word, or words that must stand in a row."""

    words: tuple[str, ...]
    joined: str | None = None
    # `u.s.` also as `us`
    quoted: bool = False
    prefix: bool = False
    # written `word*`
    excluded: bool = False
    # written `-word`


def terms_of(query: str) -> tuple[Term, ...]:
    """What a query asks for, as far as a person could have typed it."""
    text = query.strip()[:LONGEST_QUERY].translate(_QUOTES)
    terms = (_term(match) for match in _TERM.finditer(text))
    return tuple(islice((term for term in terms if term.words), MOST_TERMS))


def _term(match: re.Match[str]) -> Term:
    excluded = match["minus"] is not None
    if match["word"] is None:
        words = words_of(match["phrase"])[:MOST_TERMS]
        return Term(_cut(words), quoted=True, excluded=excluded)
    folded = _POSSESSIVE.sub("", fold(match["word"][:LONGEST_WORD]))
    words = _cut(words_of(folded)[:MOST_TERMS])
    compounds = compounds_of(folded)
    return Term(
        words,
        joined=compounds[0][0] if len(compounds) == 1 else None,
        prefix=match["word"].endswith("*"),
        excluded=excluded,
    )


def _cut(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[:LONGEST_WORD] for word in words)


def ranges_in(marked: str, opening: str, closing: str) -> tuple[tuple[int, int], ...]:
    """Where the marked stretches lie once the marks themselves are taken out."""
    ranges: list[tuple[int, int]] = []
    start = offset = 0
    for part in re.split(f"([{opening}{closing}])", marked):
        if part == opening:
            start = offset
        elif part == closing:
            ranges.append((start, offset))
        else:
            offset += len(part)
    return tuple(ranges)


def merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same stretches, sorted, with a gap between any two."""
    ends: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if ends and start <= ends[-1][1]:
            ends[-1] = (ends[-1][0], max(end, ends[-1][1]))
        else:
            ends.append((start, end))
    return tuple(ends)
