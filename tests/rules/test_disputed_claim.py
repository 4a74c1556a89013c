"""disputed-claim: the last verdict decides."""

import pytest
from tests.rules.examples import claim, verdict
from tests.support import Lint

RULE = "disputed-claim"


@pytest.mark.parametrize("status", ["disputed", "wrong"])
def test_a_verdict_against_a_claim_is_flagged_at_the_verdict(lint: Lint, status: str) -> None:
    assert lint(claim("tower", more=verdict(status)), rule=RULE) == [
        f'claims/brief.toml:5:1: disputed-claim: claim "tower" was found {status} by ED on 2024-05-01'
    ]


@pytest.mark.parametrize("status", ["verified", "unverifiable"])
def test_other_verdicts_are_accepted(lint: Lint, status: str) -> None:
    assert lint(claim("tower", more=verdict(status)), rule=RULE) == []


def test_the_verdict_that_stands_last_counts_whatever_its_day(lint: Lint) -> None:
    early, late = "2024-01-01", "2024-12-31"
    mended = claim("tower", more=verdict("wrong", late) + verdict("verified", early))
    assert lint(mended, rule=RULE) == []
    fallen = claim("tower", more=verdict("verified", late) + verdict("disputed", early, "FK"))
    assert lint(fallen, rule=RULE) == [
        'claims/brief.toml:9:1: disputed-claim: claim "tower" was found disputed by FK on 2024-01-01'
    ]


def test_a_verdict_concerns_its_own_claim_only(lint: Lint) -> None:
    text = claim("tower", more=verdict("wrong")) + claim(
        "bridge", "Else.", more=verdict("verified")
    )
    assert len(lint(text, rule=RULE)) == 1


def test_a_waiver_excuses_no_verdict(lint: Lint) -> None:
    text = claim("tower", sources=None, more='waive = "seen"\n' + verdict("wrong"))
    assert len(lint(text, rule=RULE)) == 1


@pytest.mark.parametrize(
    "unreadable", [verdict("disputet"), verdict("wrong", '"soon"'), verdict("wrong", by=" ")]
)
def test_a_verdict_that_cannot_be_read_is_not_guessed(lint: Lint, unreadable: str) -> None:
    assert lint(claim("tower", more=verdict("verified") + unreadable), rule=RULE) == []
    assert lint(claim("tower", more=verdict("verified") + unreadable), rule="invalid-record")
