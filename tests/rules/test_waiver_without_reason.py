"""waiver-without-reason: a waiver that says nothing."""

import pytest
from tests.rules.examples import claim
from tests.support import Lint

RULE = "waiver-without-reason"


@pytest.mark.parametrize(
    "waive", ['""', '" \\t "', '"\\u200b"', "true", "1", "[]", '{ why = "x" }']
)
def test_it_is_flagged_at_the_value(lint: Lint, waive: str) -> None:
    assert lint(claim("a", sources=None, more=f"waive = {waive}"), rule=RULE) == [
        'claims/brief.toml:4:9: waiver-without-reason: the waiver of "a" gives no reason'
    ]


def test_it_is_flagged_beside_a_source_too(lint: Lint) -> None:
    assert len(lint(claim("a", more='waive = ""'), rule=RULE)) == 1


@pytest.mark.parametrize("waive", ['"known to readers"', '"常識"', "'''\nseen\n'''", '"?"'])
def test_any_words_are_a_reason(lint: Lint, waive: str) -> None:
    assert lint(claim("a", sources=None, more=f"waive = {waive}"), rule=RULE) == []


def test_a_claim_that_nobody_waived_is_accepted(lint: Lint) -> None:
    assert lint(claim("a") + claim("b", "B.", sources=None), rule=RULE) == []
