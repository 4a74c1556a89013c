"""The year and month of a work, from `date`, or `year` and `month`."""

import re
from functools import lru_cache

from claimcheck.bibliography.macros import MONTHS

# ISO 8601 and EDTF as BibLaTeX takes them: 2019-11-15, 2019-11, 2019~, -0044, 2019/2020, ../2019.
_DATE = re.compile(r"(?:\.\.)?/?\s*y?(-?\d{4})(?:-(\d\d))?(?![\dXxu])")
_AROUND = str.maketrans(dict.fromkeys("{}[]()$\"'", ""))
# 1998, 1998a, c. 1998, 1998/99, 1998--2000
_YEAR = re.compile(
    r"(?:(?:circa|about|approx\.?|ca?\.?|©)[\s~]*+)?(-?\d{1,6})(?![\dX])(?!\s*+B\.?C)",
    re.IGNORECASE,
)
_MONTH_NUMBER = re.compile(r"\d{1,2}(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_MONTH_OF = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
# Values that are longer are no dates.
_LONGEST = 60


@lru_cache(maxsize=4096)
def year_and_month(date: str, year: str, month: str) -> tuple[int | None, int | None]:
    """What the three fields say; each may be blank."""
    if found := _DATE.match(date[:_LONGEST].strip().translate(_AROUND)):
        number = int(found[2]) if found[2] else 0
        return int(found[1]), number if 1 <= number <= 12 else _month(month)
    year_found = _year(year)
    return year_found if year_found is not None else _year(date), _month(month)


def _year(value: str) -> int | None:
    found = _YEAR.match(value[:_LONGEST].translate(_AROUND).strip(" \t\r\n~"))
    return int(found[1]) if found else None


def _month(value: str) -> int | None:
    """From a number, or the first word that is the name of a month, `15 Nov.` as well as `11`."""
    value = value[:_LONGEST].strip().translate(_AROUND)
    for word in _LETTERS.findall(value):
        if number := _MONTH_OF.get(word[:3].lower()):
            return number
    found = _MONTH_NUMBER.match(value)
    return int(found[0]) if found and 1 <= int(found[0]) <= 12 else None
