"""Likeness of names: whether a printed name and a name on a title page are the same one.

What fits does so with a grade, since "Berg" fits "van der Berg" less well than it fits "Berg":
of several references that fit, those of the best grade count. The ways in which names differ are many,
and so are the lines.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.linking.names import fold
from claimcheck.model.citations import PrintedName
from claimcheck.model.references import Name

EXACT, VARIANT, LOOSE, FAR = range(4)

_WORD = re.compile(r"[^\W_]++")
# How languages without the letter write it; folding alone gives the bare letter.
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe"}
    | {"å": "aa", "Å": "Aa", "œ": "oe", "đ": "dj", "Đ": "Dj", "ß": "ss", "æ": "ae", "ñ": "ny"}
)
_HISSES = str.maketrans(
    {"ş": "sh", "Ş": "Sh", "š": "sh", "Š": "Sh", "ș": "sh", "Ș": "Sh", "ç": "ch", "Ç": "Ch"}
    | {"č": "ch", "Č": "Ch", "ž": "zh", "Ž": "Zh", "ß": "s", "ğ": "gh", "ć": "ch", "ł": "w"}
)
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "het",
        "'t",
        "t",
        "la",
        "le",
        "les",
        "du",
        "da",
        "das",
        "do",
        "dos",
        "des",
        "del",
        "della",
        "dello",
        "delle",
        "di",
        "dal",
        "degli",
        "ter",
        "ten",
        "te",
        "op",
        "zu",
        "zum",
        "zur",
        "auf",
        "af",
        "av",
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "ben",
        "bint",
        "abu",
        "st",
        "y",
        "e",
        "of",
        "the",
    ]
)
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior", "filho", "neto"))
# Words that count neither in the name of a body nor among its initials.
SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "for",
        "and",
        "on",
        "in",
        "a",
        "an",
        "at",
        "to",
        "by",
        "der",
        "die",
        "das",
        "für",
        "und",
        "von",
        "le",
        "la",
        "les",
        "de",
        "du",
        "des",
        "et",
        "del",
        "y",
        "e",
        "i",
        "w",
        "z",
    ]
)
# No printed name has more words; longer ones are sentences that an extractor took for one.
_MOST_WORDS = 12
# "JR" and "JRR" are initials.
_MOST_JOINED = 3
_SHORTEST_FOR_TWO_EDITS = 8
_LONGEST_ABBREVIATION = 10


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words; what stands on both sides of an apostrophe is one."""
    return tuple(_WORD.findall(fold(text).replace("'", "")))


@lru_cache(maxsize=65_536)
def spellings(text: str) -> tuple[str, ...]:
    """The letters of a name in every transliteration, the plain one first."""
    if text.isascii():
        return (text.lower(),) if text.isalpha() else ("".join(words_of(text)),)
    plain = "".join(words_of(text))
    others = (text.translate(_UMLAUTS), text.translate(_HISSES))
    return tuple(dict.fromkeys((plain, *("".join(words_of(other)) for other in others))))


def without_particles(words: Sequence[str]) -> tuple[str, ...]:
    """The words from the first that is no particle; a name of particles alone stays whole."""
    for place, word in enumerate(words):
        if word not in PARTICLES:
            return tuple(words[place:])
    return tuple(words)


def significant(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a body's name that tell it from others."""
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def is_body(name: Name) -> bool:
    """Whether a name may be that of a body: also one that lost its braces in the .bib."""
    return (
        name.corporate or not name.given or len(name.given.split()) + len(name.family.split()) > 2
    )


def whole(name: Name) -> str:
    """All of a name in the order of a title page: of a body without braces, its name."""
    return " ".join(part for part in (name.given, name.particle, name.family) if part)


def initials_of(words: Sequence[str]) -> str:
    """`who` for World Health Organization."""
    return "".join(word[0] for word in significant(words))


def initialisms(words: Sequence[str]) -> frozenset[str]:
    """How the words may be abbreviated by their initials: small words left out or not."""
    return frozenset((initials_of(words), "".join(word[0] for word in words)))


def is_plain(name: Name) -> bool:
    """Whether a name is found under its family name alone."""
    return name.family.isalpha() and not name.particle and len(name.family) > 2


@lru_cache(maxsize=16_384)
def index_keys(name: Name) -> tuple[str, ...]:
    """Under which spellings a reference is found by its first name."""
    keys = spellings(name.surname)
    if len(name.family) <= 2 and name.given:
        return (*keys, *spellings(name.given))  # "Gelman A": name and initial changed places
    words = words_of(name.surname)
    bare = without_particles(words)  # "van" alone would find half the Netherlands
    more = ["".join(bare), bare[0], bare[-1]] if words else []
    if name.corporate:
        more = ["".join(significant(words)), *more[:1]]
    elif "," in name.family:
        more += spellings(name.family.partition(",")[0])
    if name.particle:
        more += spellings(name.family)
    return tuple(dict.fromkeys((*keys, *more)))


def lookup_keys(surname: str) -> Iterator[str]:
    """Under which other spellings than its own a printed name may be found."""
    words = words_of(surname)[:_MOST_WORDS]
    if len(words) > 1:
        yield "".join(without_particles(words))
        yield "".join(significant(words))
        for place in range(1, len(words)):
            yield "".join(words[place:])
        for place in range(len(words) - 1, 0, -1):
            yield "".join(words[:place])


@lru_cache(maxsize=16_384)
def surname_grade(printed: str, name: Name) -> int | None:
    """How well a printed surname fits a name; None where it does not."""
    mine, theirs = spellings(printed), spellings(name.surname)
    if mine[0] == theirs[0] or not set(mine).isdisjoint(theirs):
        return EXACT if mine[0] else None
    words, surname = words_of(printed), words_of(name.surname)
    if not words or not surname:
        return None
    if words[-1] in _GENERATIONS and len(words) > 1:
        return surname_grade(" ".join(printed.split()[:-1]), name)
    with_particle = name.particle and not set(mine).isdisjoint(spellings(name.family))
    if with_particle or without_particles(words) == without_particles(surname):
        return VARIANT
    return _grade_by_words(printed, words, name, surname)


def _grade_by_words(
    printed: str, words: tuple[str, ...], name: Name, surname: tuple[str, ...]
) -> int | None:
    if len(surname) > len(words) == len(surname) - _initials_behind(surname):
        return VARIANT if words == surname[: len(words)] else None  # family = {Solin A}
    if name.corporate or not name.given:
        return _body_grade(printed, words, name.family, surname)
    return _whole_name_grade(printed, words, name, surname)


def _initials_behind(words: Sequence[str]) -> int:
    """How many words of one letter a name ends in."""
    return next((n for n, word in enumerate(reversed(words)) if len(word) > 1), 0)


def _body_grade(
    printed: str, words: tuple[str, ...], family: str, theirs: tuple[str, ...]
) -> int | None:
    if significant(words) == significant(theirs):
        return EXACT
    if len(theirs) > 1 and is_abbreviation(printed) and initials_match(words[0], theirs):
        return LOOSE
    if len(words) > 1 and is_abbreviation(family) and initials_match(theirs[0], words):
        return LOOSE
    return None


def _whole_name_grade(
    printed: str, words: tuple[str, ...], name: Name, surname: tuple[str, ...]
) -> int | None:
    """Where given names stand beside the surname, or a body has lost its braces."""
    given = words_of(name.given)
    all_words = (*given, *surname)
    if words == all_words or significant(words) == significant(all_words):
        return EXACT
    if len(words) > len(surname):
        if words[-len(surname) :] == surname:
            return _given_grade(words[: -len(surname)], given)
        if words[: len(surname)] == surname:
            return _given_grade(words[len(surname) :], given)
    if len(name.family) <= 2 and words == given:
        return VARIANT
    if len(all_words) > 2 and is_abbreviation(printed) and initials_match(words[0], all_words):
        return LOOSE
    return None


def _given_grade(beside: tuple[str, ...], given: tuple[str, ...]) -> int | None:
    """Whether what stands beside a printed surname is a given name or its initials."""
    if beside == given[-len(beside) :] or beside == given[: len(beside)]:
        return VARIANT
    if all(len(word) == 1 for word in beside) and given:
        return VARIANT if beside[0] == given[0][0] else None
    if all(word in PARTICLES for word in beside):
        return VARIANT
    return None


def is_abbreviation(printed: str) -> bool:
    """Whether a name is printed as WHO, DoD or U.N. are."""
    letters = printed.replace(".", "").replace(" ", "")
    return (
        len(letters) <= _LONGEST_ABBREVIATION
        and letters.isalpha()
        and 2 * sum(map(str.isupper, letters)) > len(letters) > 1
    )


def initials_match(abbreviation: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation is made of the initials of the words."""
    return abbreviation in initialisms(words)


def given_fits(printed: PrintedName, name: Name) -> bool | None:
    """Whether printed initials or first names fit; None where they do so less than fully."""
    if not printed.given or not name.given or name.corporate:
        return True
    mine, theirs = _initials(printed.given), _initials(name.given)
    if any(a != b for a, b in zip(mine, theirs, strict=False)):
        return False
    one, other = words_of(printed.given)[:1], words_of(name.given)[:1]
    spelt_out = one and other and min(len(one[0]), len(other[0])) > 2
    if spelt_out and not name.given.isupper() and not printed.given.isupper() and one != other:
        return None
    return True if len(mine) == len(theirs) else None


@lru_cache(maxsize=16_384)
def _initials(given: str) -> str:
    """The folded initials: of "Jean-Paul R." `jpr`; "JR" are two initials, not a name."""
    if given.isupper() and len(given) <= _MOST_JOINED and given.isalpha():
        return fold(given)
    return "".join(word[0] for word in words_of(given))


def edits_allowed(surname: str) -> int:
    """How many letters of a folded surname may be wrong."""
    return 2 if len(surname) >= _SHORTEST_FOR_TWO_EDITS else 1


def plain_surname(name: Name | PrintedName) -> str:
    """The spelling that misspelt surnames are compared with: no particles."""
    surname = name.surname
    if surname.isalpha():
        return spellings(surname)[0]
    return "".join(without_particles(words_of(surname)))


def in_words(number: int, *, of: str = "letter") -> str:
    """`one letter`, `two letters`."""
    named = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    return f"{named.get(number, str(number))} {of}{'' if number == 1 else 's'}"
