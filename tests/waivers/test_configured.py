"""What a configuration allows and nothing needs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.audit import audit
from claimcheck.config import load
from claimcheck.model.findings import Severity

Configured = Callable[..., list[str]]
PAID = "In 1959 Norway paid 1.2 billion dollars into the fund.\n"
HEAD = 'documents = ["draft.md"]\nselect = ["unsourced-claim", "unused-waiver"]\n'


@pytest.fixture
def configured(project: Path) -> Configured:
    """What is said of waivers under a configuration: file, line and message."""

    def run(text: str, name: str = "claimcheck.toml", *paths: str, draft: str = PAID) -> list[str]:
        (project / "draft.md").write_text(draft)
        (project / name).write_text(text)
        report = audit(load(project), tuple(project / path for path in paths))
        return [
            f"{f.hit.location.path.name}:{f.hit.location.start}: {f.excerpt.text}: {f.hit.message}"
            for f in report.findings
            if f.excerpt and f.rule == "unused-waiver" and f.waived is None
        ]

    return run


def test_what_excuses_something_is_in_use(configured: Configured) -> None:
    assert configured(f'{HEAD}[allow]\n"*.md" = ["unsourced-claim"]\n') == []


def test_what_a_comment_excuses_as_well_is_in_use(configured: Configured) -> None:
    draft = f"<!-- claimcheck: allow[unsourced-claim] seen -->\n{PAID}"
    assert configured(f'{HEAD}[allow]\n"*.md" = ["unsourced-claim"]\n', draft=draft) == []


def test_a_rule_that_finds_nothing_there_is_named_where_it_stands(configured: Configured) -> None:
    text = f'{HEAD}[allow]\n"*.md" = ["unsourced-claim"]\n"claims/**" = ["unsourced-claim"]\n'
    assert configured(text) == [
        'claimcheck.toml:5:1: "claims/**" = ["unsourced-claim"]:'
        ' "unsourced-claim" is allowed in claims/** and finds nothing'
    ]


def test_a_pattern_that_no_file_fits_is_named(configured: Configured) -> None:
    text = f'{HEAD}[allow]\n"absent/*.md" = ["unsourced-claim"]\n'
    assert configured(text) == [
        'claimcheck.toml:4:1: "absent/*.md" = ["unsourced-claim"]:'
        ' "unsourced-claim" is allowed in absent/*.md and finds nothing'
    ]


def test_it_is_found_in_a_pyproject_too(configured: Configured) -> None:
    lines = HEAD.replace("select", "allow = { 'absent.md' = 'unsourced-claim' }\nselect")
    assert configured(f"[project]\nname = 'x'\n[tool.claimcheck]\n{lines}", "pyproject.toml") == [
        "pyproject.toml:5:11: allow = { 'absent.md' = 'unsourced-claim' }:"
        ' "unsourced-claim" is allowed in absent.md and finds nothing'
    ]


@pytest.mark.parametrize("name", ["absent.md", "claims/**"])
def test_it_is_not_said_where_that_cannot_be_told(configured: Configured, name: str) -> None:
    allow = f'[allow]\n"{name}" = ["unsourced-claim"]\n'
    assert len(configured(f"{HEAD}{allow}")) == 1
    assert configured(f"{HEAD}{allow}", "claimcheck.toml", "draft.md") == []
    for more in ('ignore = ["unsourced-claim"]', 'references = ["absent.bib"]'):
        assert configured(f"{HEAD}{more}\n{allow}") == []
    assert configured(HEAD.replace(', "unused-waiver"', "") + allow) == []


def test_it_has_the_severity_of_its_rule_and_is_no_file_that_was_audited(project: Path) -> None:
    (project / "claimcheck.toml").write_text(
        'severity = { unused-waiver = "error" }\n[allow]\nabsent = ["unsourced-claim"]\n'
    )
    report = audit(load(project))
    [finding] = report.findings
    assert finding.severity is Severity.ERROR
    assert finding.hit.help == 'remove "unsourced-claim" there, or correct the path'
    assert project / "claimcheck.toml" not in report.files


def test_it_may_be_allowed_itself(configured: Configured) -> None:
    allow = '[allow]\n"absent.md" = ["unsourced-claim"]\n"*.toml" = ["unused-waiver"]\n'
    assert configured(f"{HEAD}{allow}") == []
