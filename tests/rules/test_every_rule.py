"""Promises for all rules, so that none is added half-way."""

import re

import pytest
from tests.support import Lint

from claimcheck.rules import all_rules
from claimcheck.rules.base import Rule

each_rule = pytest.mark.parametrize("rule", all_rules(), ids=[rule.name for rule in all_rules()])


def examples(rule: Rule, kind: str) -> list[tuple[str, str]]:
    """The blocks under `Flagged (toml):` or `Accepted (bib):`, each with the kind of file.

    Of two kinds, as in `txt + bib`, the texts stand one after the other with `---` between.
    """
    found = re.findall(
        rf"^{kind} \(([\w +]+)\):\n((?:(?:    .*)?\n)+)", rule.docs + "\n", re.MULTILINE
    )
    return [
        (file, re.sub(r"^    ", "", text, flags=re.MULTILINE).strip() + "\n")
        for file, text in found
    ]


@each_rule
def test_docs_hold_their_own_examples(rule: Rule, lint: Lint) -> None:
    flagged, accepted = examples(rule, "Flagged"), examples(rule, "Accepted")
    assert flagged
    assert accepted
    for file, text in flagged:
        assert lint(text, kind=file, rule=rule.name), text
    for file, text in accepted:
        assert not lint(text, kind=file, rule=rule.name), text


@each_rule
def test_docs_say_why_and_how_to_fix(rule: Rule) -> None:
    assert "\nWhy it matters: " in rule.docs
    assert "\nHow to fix: " in rule.docs
    assert all(len(line) <= 200 for line in rule.docs.splitlines())


@each_rule
def test_name_is_that_of_its_module(rule: Rule) -> None:
    module = rule.check.__module__.removeprefix("claimcheck.rules.")
    assert module.replace("_", "-") == rule.name


def test_names_are_unique() -> None:
    assert len({rule.name for rule in all_rules()}) == len(all_rules())
