"""unsourced-claim: a claim that names no source."""

from collections.abc import Callable

import pytest
from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "unsourced-claim"
FOUND = ['claims/brief.toml:3:8: unsourced-claim: claim "tower" has no source']


@pytest.mark.parametrize("sources", [None, []])
def test_a_claim_without_sources_is_flagged_at_its_text(
    lint: Lint, sources: list[str] | None
) -> None:
    assert lint(claim("tower", sources=sources), rule=RULE) == FOUND


def test_each_claim_is_flagged_for_itself(lint: Lint) -> None:
    text = claim("tower", sources=None) + claim("bridge") + claim("tower", "Else.", sources=None)
    assert lint(text, rule=RULE) == [
        *FOUND,
        'claims/brief.toml:12:8: unsourced-claim: claim "tower" has no source',
    ]


def test_a_waiver_with_a_reason_excuses_it_and_is_shown(
    lint: Lint, report: Callable[..., Report]
) -> None:
    assert lint(claim("tower", sources=None, more='waive = "seen by the author"'), rule=RULE) == []
    [finding] = report(RULE).findings
    assert finding.waived == "seen by the author"


@pytest.mark.parametrize("waive", ['""', '"   "', '"\\u200b"', "true", "3", '["no"]'])
def test_a_waiver_without_a_reason_excuses_nothing(lint: Lint, waive: str) -> None:
    assert lint(claim("tower", sources=None, more=f"waive = {waive}"), rule=RULE) == FOUND


def test_a_waiver_excuses_its_own_record_only(lint: Lint) -> None:
    waived = claim("bridge", "Else.", sources=None, more='waive = "seen"')
    assert lint(claim("tower", sources=None) + waived, rule=RULE) == FOUND


@pytest.mark.parametrize(
    "sources",
    [
        'sources = ["no-such-key"]',  # missing-reference says so
        'sources = [{ key = "a", locator = "p. 3" }]',
        'sources = "a"',  # invalid-record says so
        'sources = [""]',
        'sources = ["a, b"]',
        'source = ["a"]',
        'Sources = ["a"]',
    ],
)
def test_sources_that_are_there_but_wrong_are_not_called_absent(lint: Lint, sources: str) -> None:
    assert lint(claim("tower", sources=None, more=sources), rule=RULE) == []


def test_a_misspelt_waiver_is_not_called_absent(lint: Lint) -> None:
    assert lint(claim("tower", sources=None, more='waived = "seen"'), rule=RULE) == []
