"""Figures, money, percentages and dates in English prose, as values at the precision written.

A range ("1975–78", "10 to 20 percent") is two quantities, each with the whole unit.
The tables of currencies and counted things make the module longer than most.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NAMES,
    DateSpan,
    WrittenDate,
    dates_in,
    lower_of,
)
from claimcheck.model.numerals import (
    NUMBER_WORDS,
    SCALES,
    Numeral,
    Token,
    numeral_at,
    tokens_in,
    touch,
)


class Kind(StrEnum):
    """What a quantity measures."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    DATE = "date"


class Quantity(NamedTuple):
    """One figure or date as written; `start` and `end` are half-open offsets in the text read."""

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | WrittenDate
    # a WrittenDate for dates, a Decimal for all else
    precision: Decimal
    # value of the last written place: 100,000,000 for "1.9 billion"; 0 for dates
    unit: str = ""
    # ISO currency; "%" or "points"; for counts the next lower-case word, folded, or ""
    approximate: bool = False
    # "about", "nearly", "more than", "up to" …


_SIGNS = {
    "$": "USD", "us$": "USD", "c$": "CAD", "a$": "AUD", "nz$": "NZD", "hk$": "HKD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₺": "TRY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
}  # fmt: skip
_CODES = frozenset(
    "USD EUR GBP TRY JPY CHF CNY RUB INR AUD CAD NZD SEK NOK DKK PLN CZK HUF KRW BRL MXN ZAR ILS SAR AED EGP".split()
)
_CURRENCY_WORDS = {
    "dollar": "USD", "euro": "EUR", "sterling": "GBP", "quid": "GBP", "lira": "TRY", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "ruble": "RUB", "rouble": "RUB", "rupee": "INR",
    "shekel": "ILS", "tl": "TRY", "pound": "GBP",
}  # fmt: skip
# A nation before the word for its money; others ("Hong Kong dollars") keep a unit of their own.
_NATIONS = {
    "us": "", "u.s": "", "american": "", "turkish": "", "british": "", "chinese": "", "indian": "",
    "japanese": "", "russian": "", "israeli": "", "canadian": "CAD", "australian": "AUD",
}  # fmt: skip

# A bare "2000" before one of these is no year.
_COUNTED = frozenset(
    """people person soldier troop man woman child civilian casualty death case job home house
    student pupil respondent participant ton tonne kilometre kilometer km mile metre meter feet foot
    year day hour week month time vote seat member employee worker company firm household refugee
    migrant prisoner visitor patient school hospital village aircraft tank ship missile word page
    copy unit point family victim fighter officer acre hectare kg calory litre liter""".split()
)
_BEFORE_YEAR = frozenset(
    """in since by until till from during before after year years fiscal fy early late mid spring
    summer autumn fall winter post pre circa""".split()
)
# Words that can stand between a figure and its noun, or that end the search for it.
_NO_NOUN = frozenset(
    """of in on at to and or the a an by for with from as per that which who were was is are be been
    had has have did do more less other than but while when after before since until it its""".split()
)
# What a sentence may begin with before a figure.
_LEADS = frozenset(
    """about some nearly over under only almost roughly around another of in on at by for with from
    between after before all the these those its their his her our and but a every each within since
    until just when if where while because exactly than to or as some circa ca nor""".split()
)
_APPROXIMATE = re.compile(
    r"""(?:\b(?:about|some|nearly|roughly|circa|ca|approximately|approx|around|almost|over|under|above
      |below|estimated|exceeding|up\ to|more\ than|less\ than|fewer\ than|at\ least|at\ most|as\ many\ as
      |as\ much\ as|close\ to|or\ so|well\ over|an?\ estimated)\.?|[~≈≃><≥≤≳≲])[\ ]?$""",
    re.VERBOSE | re.IGNORECASE,
)
# Quick signs of a quantity.
_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = MONTH_NAMES | NUMBER_WORDS
_RANGE = re.compile(r"\s{0,8}(?:[-‐‑–—]|\bto\b|\bor\b|\band\b)\s{0,8}", re.IGNORECASE)
# Smaller numbers are years only after "in", "since" …
_FIRST_BARE_YEAR = 1500
_LONGEST_LEAD = 24
_LONGEST_RANGE = 12


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Every figure and date in the text, sorted and disjoint; never raises."""
    if not _may_hold_any(text):
        return ()
    dates = list(dates_in(text))
    found = [_of_date(text, span) for span in dates]
    tokens = tokens_in(text, [(span.start, span.end) for span in dates])
    at = read = 0
    figures: list[Quantity] = []
    while at < len(tokens):
        numeral = numeral_at(text, tokens, at)
        if numeral is None:
            at += 1
            continue
        quantity, at = _figure(text, tokens, at, numeral, read)
        read = at
        if quantity is not None:
            figures.append(quantity)
    found.extend(_share_units(text, figures))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _may_hold_any(text: str) -> bool:
    """Whether a digit, or a word of numbers or dates, is there: most clauses have none."""
    return _DIGIT.search(text) is not None or not _TELLING.isdisjoint(
        _LETTERS.findall(lower_of(text))
    )


def same(a: Quantity, b: Quantity) -> bool:
    """Whether both state the same value at the coarser of their precisions."""
    if a.kind != b.kind:
        return False
    if isinstance(a.value, WrittenDate) or isinstance(b.value, WrittenDate):
        return a.value == b.value or (
            isinstance(a.value, WrittenDate)
            and isinstance(b.value, WrittenDate)
            and a.value.agrees(b.value)
        )
    if a.unit != b.unit and (a.kind is not Kind.COUNT or (a.unit and b.unit)):
        return False
    return abs(a.value - b.value) * 2 <= max(_grain(a), _grain(b))


def _grain(quantity: Quantity) -> Decimal:
    """The place to which a figure may be trusted: "about 2,000" is not exact to the unit."""
    value = quantity.value
    if not quantity.approximate or not isinstance(value, Decimal) or value == 0:
        return quantity.precision
    last_place = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    # "about 100" does not reach to 150: nothing is coarser than a tenth of the figure.
    return max(quantity.precision, min(last_place, abs(value) / 10))


def _of_date(text: str, span: DateSpan) -> Quantity:
    return Quantity(
        span.start,
        span.end,
        text[span.start : span.end],
        Kind.DATE,
        span.date,
        Decimal(0),
        approximate=_is_approximate(text, span.start),
    )


def _figure(
    text: str, tokens: list[Token], at: int, numeral: Numeral, read: int
) -> tuple[Quantity | None, int]:
    """The figure whose numeral stands at `at`, and where to read on; up to `read` all is read."""
    first, after = at, numeral.stop
    start, end = tokens[at].start, numeral.end
    kind, unit = Kind.COUNT, ""
    currency, first = _currency_before(text, tokens, at)
    if currency and first >= read:
        kind, unit, start = Kind.MONEY, currency, tokens[first].start
    percent, stop = _percent_after(text, tokens, after)
    money, money_stop = _currency_after(text, tokens, after, scaled=numeral.scaled)
    if percent and kind is Kind.COUNT:
        kind, unit, after, end = Kind.PERCENT, percent, stop, tokens[stop - 1].end
    elif money and money in (unit, unit or money):
        kind, unit, after, end = Kind.MONEY, money, money_stop, tokens[money_stop - 1].end
    if kind is Kind.COUNT:
        if numeral.needs_unit:
            return None, after
        unit = numeral.unit or _noun_after(text, tokens, after)
    approximate = _is_approximate(text, start)
    before = tokens[at - 1] if at and touch(text, tokens[at - 1], tokens[at]) else None
    counted = unit in _COUNTED or (approximate and unit != "")
    if kind is Kind.COUNT and _is_year(numeral, tokens[at], before, counted=counted):
        date = WrittenDate(int(numeral.value))
        return _of_date(text, DateSpan(start, end, date)), after
    named = before is not None and not counted and _is_name(before.text)
    if kind is Kind.COUNT and numeral.plain and named:
        return None, after
    return (
        Quantity(
            start, end, text[start:end], kind, numeral.value, numeral.precision, unit, approximate
        ),
        after,
    )


def _currency_before(text: str, tokens: list[Token], at: int) -> tuple[str, int]:
    if at and touch(text, tokens[at - 1], tokens[at], hyphen=False):
        word = tokens[at - 1].text
        code = _SIGNS.get(word.lower(), "") or (word if word in _CODES else "")
        if word == "TL":
            code = "TRY"
        if code:
            return code, at - 1
    return "", at


def _percent_after(text: str, tokens: list[Token], at: int) -> tuple[str, int]:
    words = _words_after(text, tokens, at, 2)
    if words[:1] in (["%"], ["percent"], ["pct"]):
        return "%", at + 1
    if words == ["per", "cent"]:
        return "%", at + 2
    if words in (["percentage", "points"], ["percentage", "point"]):
        return "points", at + 2
    return "", at


def _currency_after(text: str, tokens: list[Token], at: int, *, scaled: bool) -> tuple[str, int]:
    words = _words_after(text, tokens, at, 2)
    if not words:
        return "", at
    raw = tokens[at].text
    if raw in _CODES or raw.lower() in _SIGNS:
        return (raw if raw in _CODES else _SIGNS[raw.lower()]), at + 1
    nation = words[0] in _NATIONS and len(words) == 2
    word = singular(words[1 if nation else 0])
    code = _CURRENCY_WORDS.get(word, "")
    if word == "pound":
        sterling = words[1:2] == ["sterling"] and not nation
        if not (sterling or scaled or nation):
            return "", at  # a weight, as likely as not
        return code, at + (2 if sterling or nation else 1)
    if not code:
        return "", at
    return (_NATIONS[words[0]] or code if nation else code), at + (2 if nation else 1)


def _words_after(text: str, tokens: list[Token], at: int, most: int) -> list[str]:
    words: list[str] = []
    for token in tokens[at : at + most]:
        previous = tokens[at + len(words) - 1]
        if not touch(text, previous, token):
            break
        words.append(token.text.lower())
    return words


def _noun_after(text: str, tokens: list[Token], at: int) -> str:
    """The first lower-case word, over up to two capitalised ones ("49 Turkish diplomats")."""
    for i in range(at, min(at + 3, len(tokens))):
        if not touch(text, tokens[i - 1], tokens[i]):
            return ""
        word = tokens[i].text
        if word[0].islower():
            return "" if word in _NO_NOUN else singular(word.casefold())
        if not word[0].isupper():
            return ""
    return ""


def singular(word: str) -> str:
    """A noun without its plural ending, well enough to compare."""
    irregular = {"men": "man", "women": "woman", "children": "child"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _is_year(numeral: Numeral, digits: Token, before: Token | None, *, counted: bool) -> bool:
    if not numeral.plain or len(digits.text) != 4:
        return False
    if not FIRST_YEAR <= numeral.value <= LAST_YEAR or counted:
        return False
    led = before is not None and before.text.lower() in _BEFORE_YEAR
    return led or numeral.value >= _FIRST_BARE_YEAR


def _is_name(word: str) -> bool:
    """Whether a number after this word belongs to a name: "Boeing 737", "Formula 1"."""
    return word[:1].isupper() and word[1:].islower() and word.lower() not in _LEADS


def _is_approximate(text: str, start: int) -> bool:
    lead = re.sub(r"\s+", " ", text[max(0, start - _LONGEST_LEAD) : start])
    return _APPROXIMATE.search(lead) is not None


def _share_units(text: str, figures: list[Quantity]) -> list[Quantity]:
    """In "10 to 20 percent" and "$3–5 million" each end of the range means what both write."""
    shared = list(figures)
    for i in range(len(figures) - 1):
        first, second = figures[i], figures[i + 1]
        gap = text[first.end : second.start]
        if len(gap) > _LONGEST_RANGE or not _RANGE.fullmatch(gap):
            continue
        lead = text[max(0, first.start - _LONGEST_LEAD) : first.start].rstrip().lower()
        if gap.strip().lower() == "and" and not lead.endswith("between"):
            continue  # "5 and 10 million" may be two figures
        shared[i], shared[i + 1] = _as_range(first, second)
    return shared


def _as_range(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    if first.kind is Kind.MONEY and second.kind is Kind.COUNT:
        second = second._replace(kind=Kind.MONEY, unit=first.unit)
    if first.kind is Kind.COUNT and second.kind in (Kind.MONEY, Kind.PERCENT):
        first = first._replace(kind=second.kind, unit=second.unit)
    if first.kind is Kind.COUNT and second.kind is Kind.COUNT and not first.unit:
        first = first._replace(unit=second.unit)
    return _scaled_alike(first, second), second


def _scaled_alike(first: Quantity, second: Quantity) -> Quantity:
    """As in "3 to 5 million": the 3 is three million."""
    written = re.search(
        r"[0-9]\s?(thousand|million|billion|trillion|[mbt]n|[mk])\b", second.text, re.IGNORECASE
    )
    plain = first.text.lstrip("$€£¥₺US ").isdecimal()
    if not written or not plain or isinstance(first.value, WrittenDate):
        return first
    scale = SCALES[written[1].lower()]
    return first._replace(value=first.value * scale, precision=first.precision * scale)
