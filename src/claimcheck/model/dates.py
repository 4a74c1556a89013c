"""Dates in English running text, with the parts that are written and no others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER_OF_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}

MONTH_NAMES = frozenset(_NUMBER_OF_MONTH)

FIRST_YEAR, LAST_YEAR = 1000, 2099

_FULL = "|".join(names[0] for names in _MONTHS)
_SHORT = "|".join(short for names in _MONTHS for short in names[1:])
_MONTH = rf"(?:(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th)?(?![0-9A-Za-z])"
_YEAR_DIGITS = r"(?:1[0-9]{3}|20[0-9]{2})"
_YEAR = _YEAR_DIGITS + r"(?![0-9A-Za-z]|[.,:][0-9])"
_S = r"\s{1,8}"  # a date may be wrapped and indented
_DASH = r"\s?[-‐‑–—]\s?"

# One alternative a way of writing; the longer way first. Every repetition is bounded. What begins
# with a digit or may begin with a month is told apart first, since most words begin no date.
_DATE = re.compile(
    rf"""(?<![\w$€£¥₺])(?<![0-9][.,:/-])(?:
    (?=[0-9])(?:
      (?P<iso_y>{_YEAR_DIGITS})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>{_DAY})(?![\w-])
    | (?P<num_a>{_DAY})(?P<sep>[./])(?P<num_b>{_DAY})(?P=sep)(?P<num_y>{_YEAR})
    | (?:(?P<dm_d0>{_DAY})(?:{_DASH}|{_S}(?:and|to){_S}))?(?P<dm_d>{_DAY}){_ORDINAL}(?:{_S}of)?{_S}(?P<dm_m>{_MONTH})
        (?:,?{_S}(?P<dm_y>{_YEAR}))?
    | (?P<decade>1[0-9]{{2}}0|20[0-9]0)['’]?s\b
    | (?P<from_y>{_YEAR_DIGITS})(?P<dash>{_DASH}|/)(?P<to_y>[0-9]{{2}})(?![\w%]|[.,:/][0-9]|-[0-9])
    )
    | (?=[jfmasond][aepuco])(?:
      (?P<md_m>{_MONTH}){_S}(?:(?P<md_d0>{_DAY}){_DASH})?(?P<md_d>{_DAY}){_ORDINAL}(?![.,:][0-9])
        (?:,?{_S}(?P<md_y>{_YEAR}))?
    | (?P<my_m>{_MONTH})(?:,|{_S}of)?{_S}(?P<my_y>{_YEAR})
    )
    | (?=[isutbflem][nihrystoaf])(?:in|since|until|till|by|from|last|this|early|late|mid){_S}
        (?P<m_m>{_MONTH})(?![\w-]|(?:,|{_S}of)?{_S}[0-9])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SAME_LETTERS = (("ſ", "s"), ("ı", "i"), ("i\u0307", "i"))
_MAY_BE_A_VERB = frozenset({"may", "march", "mar", "jan", "jun", "dec", "sep"})


def lower_of(text: str) -> str:
    """In lower case, with the "s" and "i" that patterns see in "ſ", "ı" and "İ": "APRİL" is April."""
    lower = text.lower()
    if not text.isascii():
        for letter, plain in _SAME_LETTERS:
            lower = lower.replace(letter, plain)
    return lower


class WrittenDate(NamedTuple):
    """A date with only those parts that the text writes; the others are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    # True for "the 1990s"; `year` is then its first year

    def agrees(self, other: "WrittenDate") -> bool:
        """Whether all parts that both write are equal; a decade agrees with the years in it."""
        mine, theirs = self.year, other.year
        if mine is not None and theirs is not None and (self.decade or other.decade):
            mine, theirs = mine // 10, theirs // 10
        pairs = ((mine, theirs), (self.month, other.month), (self.day, other.day))
        written = [(a, b) for a, b in pairs if a is not None and b is not None]
        return bool(written) and all(a == b for a, b in written)


class DateSpan(NamedTuple):
    """Where a date stands in the text, half-open."""

    start: int
    end: int
    date: WrittenDate


def dates_in(text: str) -> Iterator[DateSpan]:
    """Dates that show by their form, in order; bare years need context and are not among them.

    A range ("1975–78", "3–5 May 2020") is two dates, the second with what the first leaves out.
    """
    for match in _DATE.finditer(text):
        group = match.lastgroup
        named = {name: value for name, value in match.groupdict().items() if value is not None}
        if group is not None:
            yield from _read(match, named)


def _read(match: re.Match[str], named: dict[str, str]) -> Iterator[DateSpan]:
    if "iso_y" in named:
        date = WrittenDate(int(named["iso_y"]), int(named["iso_m"]), int(named["iso_d"]))
        yield DateSpan(match.start(), match.end(), date)
    elif "num_y" in named:
        yield DateSpan(match.start(), match.end(), _numeric(named))
    elif "decade" in named:
        date = WrittenDate(int(named["decade"]), decade=True)
        yield DateSpan(match.start(), match.end(), date)
    elif "from_y" in named:
        yield from _short_range(match, named)
    elif "my_m" in named:
        date = WrittenDate(int(named["my_y"]), _month(named["my_m"]))
        yield DateSpan(match.start(), match.end(), date)
    elif "m_m" in named:
        if named["m_m"][:1].isupper():
            yield DateSpan(match.start("m_m"), match.end(), WrittenDate(None, _month(named["m_m"])))
    else:
        yield from _days_of_month(match, named, "dm" if "dm_m" in named else "md")


def _numeric(named: dict[str, str]) -> WrittenDate:
    """27.11.2019 is day first; of 3/4/2019 only the year is sure."""
    first, second, year = int(named["num_a"]), int(named["num_b"]), int(named["num_y"])
    if second <= 12 and (named["sep"] == "." or first > 12):
        return WrittenDate(year, second, first)
    if first <= 12 < second:
        return WrittenDate(year, first, second)
    return WrittenDate(year)


def _short_range(match: re.Match[str], named: dict[str, str]) -> Iterator[DateSpan]:
    year, short = int(named["from_y"]), int(named["to_y"])
    if short > year % 100:
        yield DateSpan(match.start(), match.end("from_y"), WrittenDate(year))
        last = WrittenDate(year - year % 100 + short)
        yield DateSpan(match.start("to_y"), match.end(), last)
    elif 1 <= short <= 12 and named["dash"] == "-":
        yield DateSpan(match.start(), match.end(), WrittenDate(year, short))


def _days_of_month(match: re.Match[str], named: dict[str, str], form: str) -> Iterator[DateSpan]:
    name, year = named[f"{form}_m"], named.get(f"{form}_y")
    if year is None and name in _MAY_BE_A_VERB:
        return  # "they may 5 times a year", "to march 10 miles"
    written = (int(year) if year else None, _month(name))
    start = match.start()
    if f"{form}_d0" in named:
        first = WrittenDate(*written, int(named[f"{form}_d0"]))
        stop = match.end(f"{form}_d0")
        yield DateSpan(start, stop, first)
        start = match.start(f"{form}_d")
    yield DateSpan(start, match.end(), WrittenDate(*written, int(named[f"{form}_d"])))


def _month(name: str) -> int:
    return _NUMBER_OF_MONTH[lower_of(name.rstrip("."))]
