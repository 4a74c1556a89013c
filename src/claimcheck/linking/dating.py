"""Whether a printed year fits that of a record."""

import re
from functools import lru_cache

from claimcheck.linking.likeness import words_of
from claimcheck.linking.records import FITS, Difference, Part, Record
from claimcheck.model.citations import CitedWork

# How much of the likeness a wrong year takes, by how often it is a slip and not another work.
_YEAR_NEAR, _YEAR_DIGIT, _NO_YEAR = 0.1, 0.12, 0.14
# Years apart that may be those of preprint and print.
_YEARS_NEAR = 2
_DECADE = 10
_FOUR_DIGITS = re.compile(r"\d{4}")
_ORIGINAL = frozenset(("origdate", "origyear", "original-date"))
_UNDATED = frozenset(("nd", "no date", "undated", "sa", "oj", "sf", "sd", "nodate"))


def fit_year(work: CitedWork, record: Record) -> Part | None:
    """How the printed year fits."""
    printed = work.year
    year = _year(printed) if printed is not None else record.year
    if printed is not None and year is None:
        return _fit_without_year(printed, record)
    if printed is None or year is None or record.year == year:
        return FITS
    if record.year is not None:
        reprint = work.original_year is not None and work.original_year == str(record.year)
        if reprint or _original_year(record) == year:
            return Part(1)
        return _near_year(year, record.year)
    if printed in _year_text(record):
        return FITS
    why = f"year {printed} in the text, none in the bibliography"
    return Part(0, (Difference(_NO_YEAR, why, "year"),))


@lru_cache(maxsize=4096)
def _year(printed: str) -> int | None:
    return int(printed) if _FOUR_DIGITS.fullmatch(printed) else None


def slips_of(printed: str | None) -> tuple[int, ...]:
    """The years for which somebody may have printed this one by a single slip."""
    year = _year(printed) if printed is not None else None
    if year is None:
        return ()
    digits = str(year)
    swapped = (
        int(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :])
        for n in range(len(digits) - 1)
    )
    near = (year - 1, year + 1, year - 2, year + 2, year - _DECADE, year + _DECADE)
    return tuple(other for other in dict.fromkeys((*near, *swapped)) if other != year)


@lru_cache(maxsize=4096)
def _near_year(printed: int, there: int) -> Part | None:
    why = f"year {printed} in the text, {there} in the bibliography"
    if abs(printed - there) <= _YEARS_NEAR:
        return Part(0, (Difference(_YEAR_NEAR, why, "year"),))
    one, other = str(printed), str(there)
    if abs(printed - there) == _DECADE:
        return Part(0, (Difference(_YEAR_DIGIT, why, "year"),))
    if len(one) == len(other):
        unlike = [i for i in range(len(one)) if one[i] != other[i]]
        swapped = len(unlike) == 2 and sorted(one) == sorted(other)
        if len(unlike) == 1 or (swapped and unlike[1] - unlike[0] == 1):
            return Part(0, (Difference(_YEAR_DIGIT, why, "year"),))
    return None


def _fit_without_year(printed: str, record: Record) -> Part | None:
    """No year, but "n.d.", "forthcoming" and the like."""
    words = " ".join(words_of(printed))
    if any(character.isdigit() for character in words):
        return None
    if record.year is None:
        return FITS
    undated = words.replace(" ", "") in _UNDATED or words in _UNDATED
    if not undated and _not_yet_published(record):
        return FITS
    said = "no year" if undated else f'"{printed}"'
    why = f"{said} in the text, {record.year} in the bibliography"
    return Part(0, (Difference(_NO_YEAR, why, "year"),))


def _not_yet_published(record: Record) -> bool:
    reference = record.reference
    return reference is not None and reference.get("pubstate") is not None


def _year_text(record: Record) -> str:
    found = record.reference.get("date", "year") if record.reference else None
    return found.value if found else ""


def _original_year(record: Record) -> int | None:
    reference = record.reference
    for field in reference.fields if reference else ():
        if field.name in _ORIGINAL and (year := _FOUR_DIGITS.search(field.value[:60])):
            return int(year[0])
    return None
