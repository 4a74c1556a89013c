"""malformed-isbn: the rule; which values are ISBNs is tested in tests/bibliography."""

import pytest
from tests.rules.examples import entry
from tests.support import Lint

RULE = "malformed-isbn"


def test_it_is_flagged_at_the_value(lint: Lint) -> None:
    assert lint(entry("a", title="T", isbn="978-0-306-40615-8"), kind="bib", rule=RULE) == [
        'references.bib:3:11: malformed-isbn: ISBN "978-0-306-40615-8" has a wrong check digit in "a"'
    ]


def test_the_wrong_one_of_two_is_named(lint: Lint) -> None:
    text = entry("a", title="T", isbn="978-0-306-40615-7 (pbk.), 0-306-40615-3 (hbk.)")
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:3:11: malformed-isbn: ISBN "0-306-40615-3" has a wrong check digit in "a"'
    ]


@pytest.mark.parametrize(
    "isbn",
    [
        "0-8044-2957-X",
        "978 0 306 40615 7",
        "978–0–306–40615–7",
        "ISBN-13: 978-0-306-40615-7.",
        "978-0-306-40615-7 (Bd. 1), 0-306-40615-2 (geb.)",
        "978-0-306-40615-7 0-306-40615-2",
        "",
    ],
)
def test_isbns_as_catalogues_print_them_are_accepted(lint: Lint, isbn: str) -> None:
    assert lint(entry("a", title="T", isbn=isbn), kind="bib", rule=RULE) == []


def test_other_numbers_are_left_alone(lint: Lint) -> None:
    text = entry("a", "article", issn="1234-5670", number="9780306406158", eid="0306406153")
    assert lint(text, kind="bib", rule=RULE) == []
