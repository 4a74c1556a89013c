"""When a near miss is certainly a slip of the pen, so that it may be mended unasked.

The worst that could be done is to make a right citation of one work a citation of another. So all
that speaks against it counts: another work as near, the same word written so elsewhere, digits.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from claimcheck.linking.likeness import spellings
from claimcheck.linking.linker import plain_key
from claimcheck.linking.names import fold, fold_with_origins
from claimcheck.model.references import Bibliography, Candidate, Name
from claimcheck.model.slips import slip_between, slipped_word

_LETTERS = re.compile(r"[^\W\d_]++")
_DIGITS = re.compile(r"\d+")
# The letter that tells two works of a year apart.
_YEAR_LETTER = re.compile(r"(?<=\d)[a-z]$")


class Spelt(NamedTuple):
    """The words that a bibliography writes, folded."""

    surnames: Counter[str]
    # of its authors and editors, by the number of entries
    in_keys: frozenset[str]

    @classmethod
    def in_bibliography(cls, bibliography: Bibliography) -> "Spelt":
        """Those of all its entries."""
        surnames, in_keys = Counter[str](), set[str]()
        for reference in bibliography:
            names = (*reference.authors, *reference.editors)
            surnames.update({spellings(one)[0] for n in names for one in (n.surname, n.family)})
            in_keys.update(_LETTERS.findall(plain_key(reference.key)))
        return cls(surnames, frozenset(in_keys))

    def knows(self, word: str) -> bool:
        """Whether a word is written so, and so is no slip."""
        return word in self.surnames or word in self.in_keys


class Spellings:
    """The words of bibliographies; each of these is looked through once, if at all."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, ...], Spelt] = {}

    def of(self, bibliography: Bibliography) -> Spelt:
        """Those that it writes."""
        if bibliography.files not in self._known:
            self._known[bibliography.files] = Spelt.in_bibliography(bibliography)
        return self._known[bibliography.files]


def near_key(key: str, candidates: tuple[Candidate, ...]) -> str | None:
    """The one key that is nearest, if it is one slip away, or differs in case alone."""
    match candidates:
        case (best, *others) if not others or best.score > others[0].score:
            pass
        case _:
            return None
    written, meant = plain_key(key), plain_key(best.key)
    if written == meant:
        return best.key
    other_letter = _YEAR_LETTER.sub("", written) == _YEAR_LETTER.sub("", meant)
    return best.key if slip_between(written, meant) and not other_letter else None


def is_certain_key(key: str, candidates: tuple[Candidate, ...], spelt: Callable[[], Spelt]) -> bool:
    """Whether the nearest key is certainly the one meant: nothing else is like it.

    `spelt` costs a look at the whole bibliography, and few keys need it.
    """
    written, meant = plain_key(key), plain_key(candidates[0].key)
    if written == meant:
        return True
    word = slipped_word(written, meant)
    digits = _DIGITS.findall(written)
    rivals = any(_DIGITS.findall(plain_key(one.key)) == digits for one in candidates[1:])
    return word is not None and not rivals and not spelt().knows(word)


class NameSlip(NamedTuple):
    """A slip within a printed surname: what is to stand between two of its characters."""

    start: int
    end: int
    letters: str
    word: str | None
    # as written, folded; None where the name may just as well be another


def name_slip(printed: str, name: Name) -> NameSlip | None:
    """How a printed surname differs from that on a title page, by one letter."""
    for surname in dict.fromkeys((name.surname, name.family)):
        (written, places), (meant, origins) = map(fold_with_origins, (printed, surname))
        slip = slip_between(written, meant)
        if slip is None:
            continue
        start, end = _whole(slip.start, slip.end, places, printed)
        first, last = _whole(slip.meant_start, slip.meant_end, origins, surname)
        if min(start, first) < 0:
            return None
        letters = _cased(surname[first:last], printed, surname)
        return NameSlip(start, end, letters, slipped_word(written, meant))
    return None


def _whole(start: int, end: int, origins: tuple[int, ...], text: str) -> tuple[int, int]:
    """The characters that a stretch of the folded text stems from; -1 where it parts one."""
    ends = (*origins, len(text))
    if any(0 < at < len(origins) and ends[at] == ends[at - 1] for at in (start, end)):
        return -1, -1
    return ends[start], ends[end]


def _cased(letters: str, printed: str, surname: str) -> str:
    """The letters in capitals where the printed name is, and in small ones where only it is not."""
    if printed.isupper():
        return letters.upper()
    return letters.lower() if surname.isupper() else letters


def folded(surname: str) -> str:
    """The letters of a surname as they are compared."""
    return spellings(surname)[0]


def named_in(key: str, surname: str) -> bool:
    """Whether a key holds a surname, or the longest word of it."""
    longest = max(_LETTERS.findall(fold(surname)), key=len, default="")
    return bool(longest) and longest in plain_key(key)
