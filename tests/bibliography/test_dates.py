"""The year and month of a work."""

import pytest

from claimcheck.bibliography.dates import year_and_month


@pytest.mark.parametrize(
    ("date", "year", "month", "expected"),
    [
        ("2019-11-15", "", "", (2019, 11)),
        ("2019-11", "1999", "", (2019, 11)),
        ("2019", "", "3", (2019, 3)),
        ("2019-11/2020-02", "", "", (2019, 11)),
        ("2019~", "", "", (2019, None)),
        ("-0044", "", "", (-44, None)),
        ("2019-11-15T10:00:00Z", "", "", (2019, 11)),
        ("2019-21", "", "", (2019, None)),
        ("../2019", "", "", (2019, None)),
        ("199X", "", "", (None, None)),
        ("", "1859", "nov", (1859, 11)),
        ("", "{1859}", "November", (1859, 11)),
        ("", "c. 1859", "24 November", (1859, 11)),
        ("", "[1859]", "11", (1859, 11)),
        ("", "1859a", "13", (1859, None)),
        ("", "1859--1861", "", (1859, None)),
        ("", "20170", "", (20170, None)),
        ("", "in press", "", (None, None)),
        ("", "n.d.", "", (None, None)),
        ("", "44 BC", "", (None, None)),
        ("", "9" * 5000, "", (None, None)),
        ("", "", "", (None, None)),
    ],
)
def test_reads_dates(date: str, year: str, month: str, expected: tuple[int, int]) -> None:
    assert year_and_month(date, year, month) == expected
