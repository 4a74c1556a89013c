"""malformed-doi: the rule; which values are DOIs is tested in tests/bibliography."""

from collections.abc import Callable

import pytest
from tests.rules.examples import entry
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "malformed-doi"


@pytest.mark.parametrize(
    ("doi", "message", "advice"),
    [
        ("10.5555", '"10.5555" is not a DOI in "a"', "compare it with the work itself"),
        (
            "https://doi.org/10.5555/7",
            'DOI written as an address: "https://doi.org/10.5555/7" in "a"',
            "write 10.5555/7",
        ),
    ],
)
def test_it_is_flagged_at_the_value_with_the_right_form_where_there_is_one(
    lint: Lint, report: Callable[..., Report], doi: str, message: str, advice: str
) -> None:
    text = entry("a", title="T", doi=doi)
    assert lint(text, kind="bib", rule=RULE) == [f"references.bib:3:10: malformed-doi: {message}"]
    assert [finding.hit.help for finding in report(RULE).findings] == [advice]


@pytest.mark.parametrize(
    "doi",
    [
        "10.1093/acprof:oso/9780199.001.0001",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        r"10.1007/978-3-540-1\_2",
        "{10.5555/7}",
        "\n    10.5555/7",
        "10.5555/Ünï",
        "",
        " ",
    ],
)
def test_dois_as_publishers_print_them_are_accepted(lint: Lint, doi: str) -> None:
    assert lint(entry("a", title="T", doi=doi), kind="bib", rule=RULE) == []


def test_a_doi_that_is_inherited_is_flagged_once_where_it_stands(lint: Lint) -> None:
    text = entry("a", "incollection", crossref="p") + entry("p", "collection", doi="n/a")
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:5:10: malformed-doi: "n/a" is not a DOI in "p"'
    ]


def test_dois_in_other_fields_are_left_alone(lint: Lint) -> None:
    text = entry("a", url="https://doi.org/10.5555/7", note="doi: 10.5555", eprint="10.5555")
    assert lint(text, kind="bib", rule=RULE) == []
