"""unused-waiver: a waiver beside a source."""

from pathlib import Path

import pytest
from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.audit import audit
from claimcheck.config import Config

RULE = "unused-waiver"
WAIVE = 'waive = "known"'


def test_a_waiver_beside_a_source_is_flagged_at_its_value(lint: Lint) -> None:
    assert lint(claim("a", more=WAIVE), rule=RULE) == [
        'claims/brief.toml:5:9: unused-waiver: the waiver of "a" excuses nothing: the claim has a source'
    ]


def test_a_source_that_is_missing_is_a_source_all_the_same(lint: Lint) -> None:
    assert len(lint(claim("a", sources=["nobody1999"], more=WAIVE), rule=RULE)) == 1


@pytest.mark.parametrize("sources", [None, []])
def test_a_waiver_that_is_needed_is_accepted(lint: Lint, sources: list[str] | None) -> None:
    assert lint(claim("a", sources=sources, more=WAIVE), rule=RULE) == []


@pytest.mark.parametrize("sources", ['sources = "b"', 'source = ["b"]', "sources = [3]"])
def test_sources_that_cannot_be_read_make_no_waiver_unused(lint: Lint, sources: str) -> None:
    assert lint(claim("a", sources=None, more=f"{sources}\n{WAIVE}"), rule=RULE) == []


def test_a_waiver_without_a_reason_is_left_to_the_other_rule(lint: Lint) -> None:
    assert lint(claim("a", more='waive = ""'), rule=RULE) == []


def test_nothing_is_said_where_only_a_part_is_looked_at(lint: Lint, project: Path) -> None:
    assert lint(claim("a", more=WAIVE), rule=RULE)
    named = (project / "claims/brief.toml",)
    assert audit(Config(root=project, select=(RULE,)), named).findings == ()
