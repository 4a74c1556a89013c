"""malformed-url: the rule; which values are addresses is tested in tests/bibliography."""

from collections.abc import Callable

import pytest
from tests.rules.examples import entry
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "malformed-url"


@pytest.mark.parametrize(
    ("url", "message", "advice"),
    [
        ("www.e.org/x", 'no "https://" in the address "www.e.org/x" in "a"', "compare it with the work itself"),
        ("10.5555/7", '"10.5555/7" is a DOI, not an address in "a"', "write https://doi.org/10.5555/7"),
    ],
)  # fmt: skip
def test_it_is_flagged_at_the_value_with_the_right_form_where_there_is_one(
    lint: Lint, report: Callable[..., Report], url: str, message: str, advice: str
) -> None:
    text = entry("a", title="T", url=url)
    assert lint(text, kind="bib", rule=RULE) == [f"references.bib:3:10: malformed-url: {message}"]
    assert [finding.hit.help for finding in report(RULE).findings] == [advice]


def test_an_address_in_a_macro_is_flagged_where_it_is_used(lint: Lint) -> None:
    text = "@string{site = {www.e.org/x}}\n@misc{a,\n  url = site,\n}\n"
    assert lint(text, kind="bib", rule=RULE) == [
        'references.bib:3:9: malformed-url: no "https://" in the address "www.e.org/x" in "a"'
    ]


@pytest.mark.parametrize(
    "url",
    [
        r"\url{https://e.org/a_b}",
        r"https://e.org/\~{}ada/a\_b\%20c\&d\#e",
        "https://e.org/a_(b)?q=[1]&r=a|b;c=%C3%BC",
        "https://münchen.example/straße",
        "https://президент.рф/новости",
        "https://web.archive.org/web/2016/http://e.org/x",
        "http://hdl.handle.net/2027/uc1.32106",
        "http://localhost:8000/",
        "https://e.org/a https://e.org/b",
        "",
    ],
)
def test_addresses_as_people_paste_them_are_accepted(lint: Lint, url: str) -> None:
    assert lint(entry("a", title="T", url=url), kind="bib", rule=RULE) == []


def test_text_about_addresses_is_left_alone(lint: Lint) -> None:
    text = entry("a", howpublished="www.e.org", note="see e.org", file=":x.pdf:PDF", urldate="x")
    assert lint(text, kind="bib", rule=RULE) == []
