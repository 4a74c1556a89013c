"""impossible-year: what cannot be a year, and the many ways to write one."""

import pytest
from tests.rules.examples import entry
from tests.support import Lint

RULE = "impossible-year"


@pytest.mark.parametrize("year", ["19744", "0", "0000", "2994", "20191115", "Spring 20044"])
def test_what_cannot_be_a_year_is_flagged_at_the_value(lint: Lint, year: str) -> None:
    assert lint(entry("a", title="T", year=year), kind="bib", rule=RULE) == [
        f'references.bib:3:11: impossible-year: "{year}" is no year in "a"'
    ]


@pytest.mark.parametrize(
    ("name", "column"), [("date", 11), ("origdate", 15), ("eventdate", 16), ("urldate", 14)]
)
def test_every_date_is_looked_at(lint: Lint, name: str, column: int) -> None:
    assert lint(entry("a", **{name: "20199-11-15"}), kind="bib", rule=RULE) == [
        f'references.bib:2:{column}: impossible-year: "20199-11-15" is no year in "a"'
    ]
    assert lint(entry("a", **{name: "2019-11-15"}), kind="bib", rule=RULE) == []


@pytest.mark.parametrize(
    "year",
    [
        "1974",
        "476",
        "2100",
        "1998a",
        "[1998]",
        "(1998)",
        "{1998}",
        "[1998] 2003",
        "1998/1999",
        "1998/99",
        "1998--2000",
        "2019-11-15",
        "c. 1850",
        "ca.~1850",
        "1850s",
        "185?",
        "18XX",
        "18th century",
        "Spring 2004",
        "12 March 2003",
        "March 12, 2003",
        "Winter 2012/13",
        "2018{\\natexlab{a}}",
        "© 1999",
        "forthcoming",
        "in press",
        "to appear",
        "n.d.",
        "s.a.",
        "MCMXCVIII",
        "44 BC",
        "-44",
        "12000 BCE",
        "2563 BE",
        "B.E. 2563",
        "5779 A.M.",
        "1441 AH",
        "平成31年",
        "١٩٧٤",
        " ",
        "",
    ],
)
def test_years_as_people_write_them_are_accepted(lint: Lint, year: str) -> None:
    assert lint(entry("a", title="T", year=year), kind="bib", rule=RULE) == []


@pytest.mark.parametrize(
    "date",
    [
        "2019-11",
        "20191115",
        "20191115T101500",
        "2019-11-15T10:15:00Z",
        "2001-21",
        "2019/2021",
        "2019-05-01/2019-05-04",
        "/2019",
        "../2019",
        "1984~",
        "1984?",
        "199X",
        "-0399",
        "y-170002",
        "15 November 2019",
        "15.11.2019",
        "11/15/2019",
        "accessed: 15 Nov 2019",
    ],
)
@pytest.mark.parametrize("name", ["date", "urldate"])
def test_days_and_spans_in_either_notation_are_accepted(lint: Lint, name: str, date: str) -> None:
    assert lint(entry("a", **{name: date}), kind="bib", rule=RULE) == []


def test_a_year_that_is_inherited_is_flagged_once_where_it_stands(lint: Lint) -> None:
    text = entry("a", "inproceedings", crossref="p") + entry("p", "proceedings", year="19744")
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:5:11: impossible-year: "19744" is no year in "p"'
    ]


def test_numbers_in_other_fields_are_no_years(lint: Lint) -> None:
    text = entry("a", month="12345", volume="19744", number="20201", pages="10001--10012")
    assert lint(text, kind="bib", rule=RULE) == []
