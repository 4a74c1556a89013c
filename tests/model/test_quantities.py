"""Figures, money, percentages and dates, read as values at the precision in which they are written."""

# ruff: noqa: SIM905 (lists of words read better as words)

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.model.dates import WrittenDate
from claimcheck.model.quantities import Kind, Quantity, quantities_in, same


def _only(text: str) -> Quantity:
    (quantity,) = quantities_in(text)
    return quantity


def _texts(text: str) -> list[str]:
    return [quantity.text for quantity in quantities_in(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "precision", "unit"),
    [
        ("1.9 billion USD", Kind.MONEY, "1900000000", "100000000", "USD"),
        ("$1,900 million", Kind.MONEY, "1900000000", "1000000", "USD"),
        ("US$1.9bn", Kind.MONEY, "1900000000", "100000000", "USD"),
        ("€5m", Kind.MONEY, "5000000", "1000000", "EUR"),
        ("30 Turkish lira", Kind.MONEY, "30", "1", "TRY"),
        ("TL 30", Kind.MONEY, "30", "1", "TRY"),
        ("five US dollars", Kind.MONEY, "5", "1", "USD"),
        ("13.1 per cent", Kind.PERCENT, "13.1", "0.1", "%"),
        (".5%", Kind.PERCENT, "0.5", "0.1", "%"),
        ("-2.3%", Kind.PERCENT, "-2.3", "0.1", "%"),
        ("one percent", Kind.PERCENT, "1", "1", "%"),
        ("5 percentage points", Kind.PERCENT, "5", "1", "points"),
        ("49 Turkish diplomats", Kind.COUNT, "49", "1", "diplomat"),
        ("1\u202f900 people", Kind.COUNT, "1900", "1", "people"),
        ("1\u00a0900\u00a0000 people", Kind.COUNT, "1900000", "1", "people"),
        ("twenty-five thousand soldiers", Kind.COUNT, "25000", "1000", "soldier"),
        ("a hundred and twenty villages", Kind.COUNT, "120", "1", "village"),
        ("half a million refugees", Kind.COUNT, "500000", "100000", "refugee"),
        ("a dozen men", Kind.COUNT, "12", "1", "man"),
        ("two-thirds of voters", Kind.COUNT, "0.67", "0.01", ""),
        ("Eight soldiers", Kind.COUNT, "8", "1", "soldier"),
        ("2000 people", Kind.COUNT, "2000", "1", "people"),
    ],
)
def test_reads_a_figure_at_its_precision(
    text: str, kind: Kind, value: str, precision: str, unit: str
) -> None:
    quantity = _only(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)
    assert (quantity.value, quantity.precision) == (Decimal(value), Decimal(precision))


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on November 27, 2019, it", 2019, 11, 27),
        ("27 Nov 2019", 2019, 11, 27),
        ("the 27th of November, 2019", 2019, 11, 27),
        ("2019-11-27", 2019, 11, 27),
        ("27.11.2019", 2019, 11, 27),
        ("11/27/2019", 2019, 11, 27),
        ("3/4/2019", 2019, None, None),
        ("on 10 February", None, 2, 10),
        ("November 2019", 2019, 11, None),
        ("in December.", None, 12, None),
        ("the 2016 coup", 2016, None, None),
        ("mid-2019", 2019, None, None),
    ],
)
def test_reads_the_written_parts_of_a_date(
    text: str, year: int | None, month: int | None, day: int | None
) -> None:
    assert _only(text).value == WrittenDate(year, month, day)


@pytest.mark.parametrize(
    "text",
    ["3 × 10^6 sheep", "3×10⁶ sheep", "3 · 10^6 sheep", "3 million sheep", "3,000,000 sheep"],
)
def test_reads_powers_of_ten(text: str) -> None:
    assert _only(text).value == 3_000_000
    assert same(_only(text), _only("3 × 10^6 sheep"))
    assert not same(_only(text), _only("3 × 10^7 sheep"))


def test_a_power_of_ten_may_stand_alone() -> None:
    assert same(_only("10^6 litres"), _only("1 × 10⁶ litres"))
    assert _only("2.5 × 10^-3 m").value == Decimal("0.0025")
    assert _only("10^10").value == 10**10
    assert [one.text for one in quantities_in("some 2 × 10 crates with 110^2 nails")] == [
        "2",
        "10",
        "110",
        "2",
    ]


def test_reads_a_decade() -> None:
    assert _only("in the 1990s").value == WrittenDate(1990, decade=True)
    assert same(_only("the 1990s"), _only("in 1994"))
    assert not same(_only("the 1990s"), _only("in 1989"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the 1975-1978 embargo", ["1975", "1978"]),
        ("from 1975 to 1978", ["1975", "1978"]),
        ("in 1975–78", ["1975", "78"]),
        ("10 to 20 percent", ["10", "20 percent"]),
        ("$3–5 million", ["$3", "5 million"]),
    ],
)
def test_a_range_is_two_quantities(text: str, found: list[str]) -> None:
    assert _texts(text) == found


def test_the_ends_of_a_range_share_their_unit() -> None:
    first, second = quantities_in("between $3 and 5 million")
    assert (first.value, first.unit) == (Decimal(3_000_000), "USD")
    assert (second.value, second.unit) == (Decimal(5_000_000), "USD")
    assert [q.value for q in quantities_in("1975–78")] == [WrittenDate(1975), WrittenDate(1978)]


@pytest.mark.parametrize(
    "text",
    [
        "the S-400, the F-35s, B61 bombs, the G20, F135 engines, COVID-19, flight MH17",
        "Section 231, Article 5, p. 370, pp. 3-5, Resolution 1441, No. 10, Articles 5 and 6",
        "one of the reasons; no one; one another; on the one hand; first, second",
        "at 6:30, version 1.2.3, https://x.org/12/13, ISBN 978-3-16-148410-0, +90 312 555 1212",
        "1. They agreed.",
        "5G and 3D, the 27th, the 2nd",
        "the Five Eyes and the Thirty Years' War",
        "a third party in the first half; they may decide; 1.900.000",
        "as (1) and (2) and [7] show",
    ],
)
def test_names_labels_and_addresses_are_no_figures(text: str) -> None:
    assert _texts(text) == []


@pytest.mark.parametrize("lead", ["about", "some", "nearly", "more than", "up to", "at least"])
def test_notices_that_a_figure_is_approximate(lead: str) -> None:
    assert _only(f"{lead} 300 men").approximate
    assert not _only("exactly 300 men").approximate


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1.9 billion USD", "$1,900 million", True),
        ("1.9 billion USD", "$1,912 million", True),
        ("1.9 billion USD", "$1.4bn", False),
        ("$1.9bn", "€1.9bn", False),
        ("13.1%", "13.1 percent", True),
        ("13%", "13.1 per cent", True),
        ("79%", "97%", False),
        ("5 percent", "5 percentage points", False),
        ("about 2,000 men", "1,912 men", True),
        ("2,000 men", "1,912 men", False),
        ("eight soldiers", "8 soldiers", True),
        ("November 27, 2019", "27 Nov 2019", True),
        ("2019-11-27", "27.11.2019", True),
        ("November 27, 2019", "November 2019", True),
        ("November 27, 2019", "in 2019", True),
        ("November 27, 2019", "December 2019", False),
        ("in 2019", "19%", False),
    ],
)
def test_compares_at_the_coarser_precision(first: str, second: str, *, expected: bool) -> None:
    assert same(_only(first), _only(second)) is expected
    assert same(_only(second), _only(first)) is expected


_PIECES = st.lists(
    st.sampled_from(
        "1 ,000 . 5 % percent $ bn million twenty - five hundred and a half of third May 2019 to "
        "– 12 in \n \u00a0 İ US$ USD dollars per cent 1990s Section m k about 0 ٣ ½".split(" ")
    ),
    max_size=14,
)
_PROSE = st.text(max_size=80) | _PIECES.map(" ".join) | _PIECES.map("".join)


@given(_PROSE)
def test_spans_are_sorted_disjoint_and_slice_back(text: str) -> None:
    at = 0
    for quantity in quantities_in(text):
        assert at <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        at = quantity.end


@given(_PROSE, _PROSE)
def test_same_is_reflexive_and_symmetric(first: str, second: str) -> None:
    ours, theirs = quantities_in(first), quantities_in(second)
    assert all(same(quantity, quantity) for quantity in ours)
    assert all(same(a, b) == same(b, a) for a in ours for b in theirs)


@pytest.mark.parametrize(
    "text",
    [
        "1," * 100_000 + "%x",
        "1" * 200_000,
        "9" * 200_000 + " percent",
        "1.1." * 50_000,
        "twenty " * 20_000,
        "a hundred and " * 10_000,
        "no 1 and " * 20_000,
        "May 1 " * 20_000,
        "$" * 100_000,
        "1\u00a0" * 50_000,
        " " * 200_000 + "1",
        "5 to " * 20_000,
        "x1-" * 50_000,
        "(1" * 50_000,
        "[1," * 50_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert_grows_with_length(quantities_in, text)


def test_reads_turkish_capitals() -> None:
    assert [one.value for one in quantities_in("on 15 APRİL 2019")] == [WrittenDate(2019, 4, 15)]


_WORDS = """a an the half halves one Two twenty five third thirds of quarter dozen hundred Thousand
    million k percent Turkish lira people and or about between in since last early March may MAY MAYIS
    decem December APRİL aprıl auguſt sept. oct the’s who_one x""".split()


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join) | st.text(max_size=40))
def test_a_digit_elsewhere_does_not_change_what_is_read(text: str) -> None:
    # Text without digits is looked at for words of numbers first; the address is no figure.
    assert quantities_in(text) == quantities_in(f"{text}\n. www.example.org/7")
