"""Dates as CSL writes them: in parts, as EDTF, in words."""

import re
from typing import NamedTuple

from claimcheck.bibliography.dates import year_and_month
from claimcheck.bibliography.nodes import Listed, Node, Nothing, Table, Text

_INTEGER = re.compile(r"-?\d{1,9}")
_LONE_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_FALSE = frozenset(("false", "no", "0", "off"))
_MONTHS = range(1, 13)
# Longer texts are no dates.
_LONGEST = 200


class Date(NamedTuple):
    """A date as far as it can be told."""

    node: Node
    # what says so
    value: str
    # as BibLaTeX writes it, or in the words of the file
    year: int | None = None
    month: int | None = None


def date_of(node: Node) -> Date | None:
    """What a variable for dates says; None where that is nothing."""
    if isinstance(node, Text):
        return None if node.is_blank else in_words(node)
    if isinstance(node, Listed):
        return _in_list(node)
    if not isinstance(node, Table):
        return None
    parts = node.get("date-parts")
    if isinstance(parts, Listed) and (found := _in_list(parts)):
        return _around(found) if _is_set(node.get("circa")) else found
    # pandoc took these once, and people still have them.
    if node.text("year") and (found := _in_parts(node, ("year", "month", "day"))):
        return found
    text = node.text("edtf", "raw", "literal")
    return in_words(text) if text else None


def _in_list(node: Listed) -> Date | None:
    """`[[2019, 2, 3], [2020]]`, or one of these lists; pandoc also took tables in it."""
    days = [_day(part) for part in node.values]
    if all(isinstance(part, Text) for part in node.values):
        days = [_of_numbers(node, node.values)]
    elif len(node.values) == 1 and isinstance(node.values[0], Table):
        return date_of(node.values[0])
    known = [day for day in days if day]
    if not known:
        return None
    first = known[0]
    return first._replace(node=node, value="/".join(day.value for day in known[:2]))


def _day(node: Node) -> Date | None:
    return _of_numbers(node, node.values) if isinstance(node, Listed) else None


def _in_parts(table: Table, names: tuple[str, ...]) -> Date | None:
    return _of_numbers(table, tuple(table.get(name) or Nothing(0, 0) for name in names))


def _of_numbers(whole: Node, numbers: tuple[Node, ...]) -> Date | None:
    """Year, month and day; where they are no numbers, what is there instead."""
    found: list[int] = []
    for node in numbers[:3]:
        if not isinstance(node, Text) or not _INTEGER.fullmatch(node.value.strip()):
            break
        found.append(int(node.value))
    if not found:
        words = " ".join(node.value for node in numbers if isinstance(node, Text)).strip()
        return in_words(Text(whole.start, whole.end, words)) if words else None
    year, *rest = found
    if rest and rest[0] not in _MONTHS:
        rest = []  # a season, or zero
    return Date(whole, day_of(year, *rest), year, rest[0] if rest else None)


def day_of(year: int, *rest: int) -> str:
    """A year, with month and day maybe, as BibLaTeX writes them."""
    return "-".join((f"{year:0{4 + (year < 0)}d}", *(f"{number:02d}" for number in rest)))


def in_words(text: Text) -> Date:
    """A date that is not in parts: as far as it can be told."""
    value = " ".join(text.value.split())
    short = value[:_LONGEST]
    year, month = year_and_month(short, short, "")
    is_day = year is not None and 0 < year < 32
    if (year is None or is_day) and len(lone := _LONE_YEAR.findall(short)) == 1:
        year, month = year_and_month("", lone[0], short)
    return Date(text, value, year, month)


def _around(date: Date) -> Date:
    return date._replace(value=f"{date.value}~")


def _is_set(node: Node | None) -> bool:
    return isinstance(node, Text) and node.value.lower() not in _FALSE
