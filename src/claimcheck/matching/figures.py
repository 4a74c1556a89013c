"""Figures, dates, ordinals and measures of a text, and whether two of them are one value."""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claimcheck.model.dates import WrittenDate
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare
from claimcheck.model.quantities import Kind, Quantity, quantities_in, same, singular

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = """tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
    nineteenth""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    **{word: value for value, word in enumerate([*_UNITS, *_TEENS], 1)},
    **{word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS, 2)},
    **{
        f"{tens}-{unit}": 10 * value + more
        for value, tens in enumerate(_TENS, 2)
        for more, unit in enumerate(_UNITS, 1)
    },
}
# What may be one; looked up, since few are.
_ORDINAL = rare(
    r"(?<![\w-])(?:[a-z]{5,7}-)?(?:[a-z]{2,9}(?:st|nd|rd|th)|[0-9]{1,4}(?:st|nd|rd|th))(?!\w)",
    re.IGNORECASE,
)
_TIMES: dict[str, int | Fraction] = {
    "once": 1, "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "triple": 3, "tripled": 3,
    "trebled": 3, "quadruple": 4, "quadrupled": 4,
    "halved": Fraction(1, 2),
}  # fmt: skip
_MULTIPLE = rare(rf"(?<![\w-])(?:{'|'.join(_TIMES)})(?![\w-])", re.IGNORECASE)

# Each measure in the smallest of its family, as people write them.
_MEASURES = {
    word: (family, Decimal(size))
    for family, size, words in (
        ("length", "0.000000001", "nanometre nanometer nm"),
        ("length", "0.000001", "micrometre micrometer µm μm"),
        ("length", "0.001", "millimetre millimeter mm"),
        ("length", "0.01", "centimetre centimeter cm"),
        ("length", "0.0254", "inch inches"),
        ("length", "0.3048", "foot feet"),
        ("length", "1", "metre meter m"),
        ("length", "1000", "kilometre kilometer km"),
        ("length", "1609.344", "mile"),
        ("mass", "0.000001", "milligram mg"),
        ("mass", "0.001", "gram gramme g"),
        ("mass", "1", "kilogram kilogramme kilo kg"),
        ("mass", "1000", "tonne"),
        ("area", "0.0001", "m²"),
        ("area", "1", "hectare ha"),
        ("area", "0.404686", "acre"),
        ("area", "100", "km²"),
        ("time", "1", "second"),
        ("time", "60", "minute"),
        ("time", "3600", "hour"),
        ("time", "86400", "day"),
        ("time", "604800", "week"),
        ("time", "2629800", "month"),
        ("time", "31557600", "year"),
        ("time", "315576000", "decade"),
    )
    for word in words.split()
}
_NEXT_WORD = rare(r"[^\W\d_]+")
_LONGEST_UNIT = 60
# Nobody says "more than 60" of 90.
_ABOVE, _BELOW = Decimal("1.25"), Decimal("0.8")
_LOWER = (
    "more than", "over", "at least", "above", "exceeding", "well over", "no fewer than",
    "no less than", "not less than", "not fewer than", "in excess of", "a minimum of", "upwards of",
    ">", "≥", "≳",
)  # fmt: skip
_UPPER = (
    "less than", "fewer than", "under", "up to", "at most", "below", "no more than", "not more than",
    "a maximum of", "<", "≤", "≲",
)  # fmt: skip
_NEARLY = ("nearly", "almost", "close to", "not quite", "just short of")
_BOUND = rare(
    r"(?:\b(?:"
    + "|".join(words for words in _LOWER + _UPPER + _NEARLY if words[0].isalpha()).replace(
        " ", r"\s+"
    )
    + r")(?:\s+an?)?|[<>≤≥≲≳])$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 24
# What was converted is mostly rounded.
_ROUNDED = Decimal("0.04")


class Figure(NamedTuple):
    """A value of a text, wherever it may be compared with another."""

    span: Span
    group: str
    # "percent", "money", "count", "date", "ordinal", "times"
    text: str
    quantity: Quantity | None = None
    number: int | Fraction = 0
    # of an ordinal or multiple
    bound: str = ""
    # "more than", "up to", "nearly" … as written before it, in lower case
    bound_start: int = -1
    # where that begins

    @property
    def side(self) -> str:
        """On which side of the figure the value lies: "above", "below", "nearly", or ""."""
        sides = (("above", _LOWER), ("below", _UPPER), ("nearly", _NEARLY))
        return next((side for side, words in sides if self.bound in words), "")

    @property
    def unit(self) -> str:
        """Currency or counted noun, where it has one."""
        return self.quantity.unit if self.quantity else ""

    @property
    def date(self) -> WrittenDate | None:
        """The date that it is."""
        value = self.quantity.value if self.quantity else None
        return value if isinstance(value, WrittenDate) else None


def figures_in(text: str) -> Sequence[Figure]:
    """In the order of the text, disjoint."""
    numbers = [
        *(
            Figure(Span(*match.span()), "ordinal", match[0], number=number)
            for match in _ORDINAL.finditer(text)
            if (number := _ordinal(match[0].lower()))
        ),
        *(
            Figure(Span(*match.span()), "times", match[0], number=_TIMES[match[0].lower()])
            for match in _MULTIPLE.finditer(text)
        ),
    ]
    whole = {one.span.start: one for one in numbers}
    found: list[Figure] = []
    for one in quantities_in(text):
        same_place = whole.get(one.start)
        # "Thirty-second" is no thirty.
        if same_place is None or same_place.span.end < one.end:
            span = Span(one.start, one.end)
            bound, start = _bound_before(text, one.start)
            found.append(Figure(span, one.kind.value, one.text, one, 0, bound, start))
    taken = {at for one in found for at in range(one.span.start, one.span.end)}
    found.extend(one for one in numbers if one.span.start not in taken)
    return sorted(found, key=lambda one: one.span)


def _bound_before(text: str, start: int) -> tuple[str, int]:
    lead = _BOUND.search(text[max(0, start - _LONGEST_LEAD) : start].rstrip())
    if not lead:
        return "", -1
    words = " ".join(lead[0].lower().split())
    return words.removesuffix(" a").removesuffix(" an"), max(
        0, start - _LONGEST_LEAD
    ) + lead.start()


def _ordinal(word: str) -> int:
    """The number of an ordinal; 0 for another word."""
    return int(word[:-2]) if word[0].isdigit() else _ORDINALS.get(word, 0)


def agree(a: Figure, b: Figure) -> bool:
    """Whether both may state one value: at the coarser precision, in whatever unit or notation."""
    if a.quantity is None or b.quantity is None:
        return a.group == b.group and a.number == b.number
    if _keeps(a, b) or _keeps(b, a):
        return True
    one, other = a.quantity, b.quantity
    if one.approximate and other.approximate:
        # "More than 60" is not "more than 61": the leeway is for one that is exact.
        one, other = one._replace(approximate=False), other._replace(approximate=False)
    if {one.kind, other.kind} == {Kind.COUNT, Kind.PERCENT}:
        one, other = _in_percent(one), _in_percent(other)
    if one.kind is Kind.COUNT and other.kind is Kind.COUNT:
        measures = _MEASURES.get(one.unit), _MEASURES.get(other.unit)
        if measures[0] and measures[1] and measures[0] != measures[1]:
            return _converted(one, other, measures[0], measures[1])
        one, other = one._replace(unit=""), other._replace(unit="")
    return same(one, other)


def _keeps(bound: Figure, figure: Figure) -> bool:
    """Whether a figure lies where another has its bound: 64 is "more than 60"."""
    if bound.side in ("", "nearly") or bound.bound == figure.bound or bound.group != figure.group:
        return False
    if bound.quantity is None or figure.quantity is None or bound.unit != figure.unit:
        return False
    limit, value = bound.quantity.value, figure.quantity.value
    if not isinstance(limit, Decimal) or not isinstance(value, Decimal):
        return False
    if _digits(limit) >= _digits(value):
        return False
    near, far = sorted((limit, limit * (_ABOVE if bound.bound in _LOWER else _BELOW)))
    return near <= value <= far


def _digits(value: Decimal) -> int:
    """How many a figure has but for its last noughts: bounds are round."""
    return len(value.normalize().as_tuple().digits)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether one may stand in the place of the other."""
    if a.date and b.date:
        return any(
            x is not None and y is not None for x, y in zip(a.date[:3], b.date[:3], strict=True)
        )
    numbers = ("percent", "money", "count", "ordinal")
    return a.group == b.group or (a.group in numbers and b.group in numbers)


def with_unit(figure: Figure, text: str) -> Span:
    """The figure with the noun that it counts."""
    for match in _NEXT_WORD.finditer(text, figure.span.end, figure.span.end + _LONGEST_UNIT):
        if figure.unit and singular(match[0].casefold()) == figure.unit:
            return Span(figure.span.start, match.end())
    return figure.span


def _in_percent(quantity: Quantity) -> Quantity:
    """A half is 50 percent."""
    value = quantity.value
    if quantity.kind is Kind.PERCENT or not isinstance(value, Decimal) or not 0 < value < 1:
        return quantity
    return quantity._replace(
        kind=Kind.PERCENT, unit="%", value=value * 100, precision=quantity.precision * 100
    )


def _converted(
    a: Quantity, b: Quantity, first: tuple[str, Decimal], second: tuple[str, Decimal]
) -> bool:
    if first[0] != second[0]:
        return False
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return False
    ours, theirs = a.value * first[1], b.value * second[1]
    return abs(ours - theirs) <= _ROUNDED * max(abs(ours), abs(theirs))
