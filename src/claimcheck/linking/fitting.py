"""Whether a printed work fits a record, and if not, which parts differ, in words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcheck.linking.dating import fit_year
from claimcheck.linking.likeness import (
    EXACT,
    LOOSE,
    edits_allowed,
    given_fits,
    in_words,
    initials_match,
    is_abbreviation,
    plain_surname,
    significant,
    spellings,
    surname_grade,
    words_of,
)
from claimcheck.linking.records import FITS, Difference, Fit, Habits, Part, Record, short_title
from claimcheck.linking.titles import title_fits
from claimcheck.model.citations import CitedWork, PrintedName
from claimcheck.model.references import Name

# How much of the likeness a difference takes, by how often it is a slip and not another work.
ONE_LETTER, INITIAL, NAMES_ORDER, COUNT, OTHER_TITLE, BY_ROLE = 0.06, 0.15, 0.1, 0.12, 0.2, 0.15
OTHER_BODY = 0.2
# From here on it is not the same work.
TOO_MUCH = 0.3
_MOST_NAMED = 4
_PAIR = 2

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_OTHERS = frozenset((("al",), ("et", "al"), ("others",), ("and", "others"), ("u", "a")))


def fit(work: CitedWork, record: Record, habits: Habits, *, near: bool = False) -> Fit | None:
    """How the work fits; None where it is another one. `near` allows for misspelt surnames."""
    year = fit_year(work, record)  # first, since it is soon told
    if year is None:
        return None
    names = fit_names(work, record, habits, near=near)
    if names is None:
        return None
    title = _fit_title(work, record) if work.title and work.names else FITS
    if title is None:
        return None
    parts = (names, year, title)
    differences = tuple(d for part in parts for d in part.differences)
    if sum(d.cost for d in differences) > TOO_MUCH:
        return None
    return Fit(record, sum(part.penalty for part in parts), differences)


class _People(NamedTuple):
    names: tuple[Name, ...]
    others: bool
    # "and others", also where somebody wrote it as a name
    listed: frozenset[str] = frozenset()
    # the words of all names, where commas run them together and nobody can count them


@lru_cache(maxsize=16_384)
def _people(names: tuple[Name, ...]) -> _People:
    """The names as far as they can be told apart."""
    kept = tuple(name for name in names if words_of(_spoken(name)) not in _OTHERS)
    others = len(kept) < len(names)
    if not any(_runs_on(name) for name in kept):
        return _People(kept, others)
    words = frozenset(word for name in kept for word in words_of(_spoken(name)))
    parted = (Name(n.family.split(",")[0]) if _runs_on(n) else n for n in kept)
    return _People(tuple(parted), others, words)


def _runs_on(name: Name) -> bool:
    """Whether a name is a list of people that lacks its "and"s."""
    return name.family.count(",") > 1 and not name.given


def _spoken(name: Name) -> str:
    return f"{name.given} {name.surname}".strip()


def fit_names(
    work: CitedWork, record: Record, habits: Habits, *, near: bool = False
) -> Part | None:
    """How the printed names fit those of the record."""
    people = _people(record.names)
    names, others = people.names, record.and_others or people.others
    printed = work.names
    if not printed or not names:
        return None
    if people.listed:
        return _fit_listed(printed, names[0], people.listed)
    if len(names) == 1 < len(printed) and not work.et_al:
        joined = " and ".join(name.surname for name in printed)
        if (grade := surname_grade(joined, names[0])) is not None:
            return Part(grade)
    penalty = 0
    differences: list[Difference] = []
    for place, (mine, theirs) in enumerate(zip(printed, names, strict=False)):
        part = fit_name(mine, theirs, near=near or place > 0)
        if part is None:
            return _in_other_order(work, names)
        penalty += part.penalty
        differences += part.differences if place == 0 else map(_of_later_author, part.differences)
    count = _fit_count(work, len(names), habits, others=others)
    return Part(penalty + count.penalty, (*differences, *count.differences))


def _of_later_author(difference: Difference) -> Difference:
    return difference._replace(part="authors")


def _fit_listed(printed: Sequence[PrintedName], first: Name, listed: frozenset[str]) -> Part | None:
    """Names of which only the first and all words are known."""
    if fit_name(printed[0], first, near=False) is None:
        return None
    later = (words_of(name.surname) for name in printed[1:])
    return Part(1) if all(listed.issuperset(words) for words in later) else None


def fit_name(mine: PrintedName, theirs: Name, *, near: bool) -> Part | None:
    """How one printed name fits one name of the record."""
    if mine.given:  # "Solin A" may be taken apart on one side and not on the other
        whole = (f"{mine.surname} {mine.given}", f"{mine.given} {mine.surname}")
        if any(surname_grade(name, theirs) == EXACT for name in whole):
            return FITS
    grade = surname_grade(mine.surname, theirs)
    if mine.full and grade != EXACT:
        known_as = surname_grade(mine.full, theirs)
        if known_as is None and grade == LOOSE and not _same_body(mine.full, _spoken(theirs)):
            why = (
                f"{mine.surname} is {mine.full} in the text, {_spoken(theirs)} in the bibliography"
            )
            return Part(grade, (Difference(OTHER_BODY, why),))
        grade = min((one for one in (grade, known_as) if one is not None), default=None)
    if grade is None:
        return near_name(mine, theirs) if near else None
    given = given_fits(mine, theirs)
    if given is False:
        why = f"{mine.given} {mine.surname} in the text, {_spoken(theirs)} in the bibliography"
        return Part(grade, (Difference(INITIAL, why),))
    return Part(grade + (given is None))


def _same_body(one: str, other: str) -> bool:
    """Whether two names may be those of one body: one is part of the other, or spelt otherwise."""
    few, many = sorted((significant(words_of(one)), significant(words_of(other))), key=len)
    if set(few) <= set(many):
        return True
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only where something does not fit

    letters = "".join(few)
    return OSA.distance(letters, "".join(many)) <= edits_allowed(letters)


def near_name(mine: PrintedName, theirs: Name) -> Part | None:
    """A misspelt surname, or a part of one."""
    one, other = plain_surname(mine), plain_surname(theirs)
    if not one or not other:
        return None
    if one == other:
        return FITS
    if is_abbreviation(mine.surname) and initials_match(one, words_of(_spoken(theirs))):
        return Part(1)
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only where something does not fit

    edits = min(
        OSA.distance(a, b)
        for a in (one, *spellings(mine.surname))
        for b in (other, *spellings(theirs.surname))
    )
    mine_words, their_words = words_of(mine.surname), words_of(theirs.surname)
    shared = set(mine_words) & set(their_words)
    other_words = bool(shared) and len(mine_words) != len(their_words)
    alike = edits <= edits_allowed(min(one, other, key=len))
    if alike and not other_words:
        why = f"surname differs by {in_words(edits)}: the bibliography has {theirs.surname}"
        return Part(0, (Difference(ONE_LETTER * edits, why, "surname"),))
    if alike or any(len(word) > 3 for word in shared):
        why = f"{mine.surname} in the text, {theirs.surname} in the bibliography"
        return Part(0, (Difference(ONE_LETTER * 2, why, "surname"),))
    return None


def _in_other_order(work: CitedWork, names: Sequence[Name]) -> Part | None:
    """The same names in another order, or with others between them."""
    printed = work.names
    if len(printed) < 2 or len(printed) > len(names):
        return None
    rest = list(names)
    for mine in printed:
        found = (i for i, theirs in enumerate(rest) if surname_grade(mine.surname, theirs) == EXACT)
        place = next(found, None)
        if place is None:
            return None
        del rest[place]
    there = ", ".join(name.surname for name in names[:_MOST_NAMED])
    if rest and not work.et_al:
        return Part(0, (Difference(COUNT, f"the bibliography names {there}"),))
    why = f"the bibliography names the authors in another order: {there}"
    return Part(0, (Difference(NAMES_ORDER, why),))


def _fit_count(work: CitedWork, there: int, habits: Habits, *, others: bool) -> Part:
    """How many names are printed against how many there are."""
    printed = len(work.names)
    if work.et_al:
        return _fit_et_al(printed, there, habits, others=others)
    if there > printed:
        nth = _ORDINALS[printed + 1] if printed + 1 < len(_ORDINALS) else "further"
        why = f"the bibliography names a {nth} author"
    elif there < printed:
        why = f"the bibliography names only {in_words(there, of='author')}"
    elif others:
        why = "the bibliography names further authors"
    else:
        return FITS
    return Part(0, (Difference(COUNT, why),))


def _fit_et_al(printed: int, there: int, habits: Habits, *, others: bool) -> Part:
    doubtful = there in habits.always_named and not others
    if not doubtful and (there > printed + (printed == 1) or others):
        return Part(int(there <= habits.most_named and not others))
    if there == _PAIR and printed == 1 and habits.most_named < _PAIR:
        return Part(2)
    count = in_words(there, of="author")
    return Part(0, (Difference(COUNT, f"cited with et al., but it has {count}"),))


def _fit_title(work: CitedWork, record: Record) -> Part | None:
    grade = title_fits(work.title or "", record.title or "", short_title(record))
    if grade is None:
        if record.title and work.year is not None:
            return Part(
                0, (Difference(OTHER_TITLE, f"the title differs: {record.title}", "title"),)
            )
        return None
    return Part(grade)
