"""Which ledger file is about which document, what became of its claims, and what none holds."""

from pathlib import Path

import pytest

from claimcheck.analysis import analyse, view_of
from claimcheck.config import Config
from claimcheck.rules.base import ProjectView

NORWAY = "In 1959 Norway paid 1.2 billion dollars into the fund."
DENMARK = "In March 1961 the Danish parliament rejected the plan."
WEAK = "Fishing has always been a hard trade."


def record(name: str, text: str) -> str:
    return f'[[claim]]\nid = "{name}"\ntext = "{text}"\nsources = ["landau1974"]\n'


@pytest.fixture
def two(project: Path) -> Path:
    """Two documents; the ledger holds a claim of each, in a file of its own."""
    (project / "claims/brief.toml").unlink()
    for name, text in (("a", NORWAY), ("b", DENMARK)):
        (project / f"{name}.txt").write_text(f"{NORWAY}\n{DENMARK}\n{WEAK}\n")
        (project / f"claims/{name}.toml").write_text(
            f'[document]\npath = "../{name}.txt"\n{record(name, text)}'
        )
    return project


def view(project: Path, *names: str, **config: object) -> ProjectView:
    held = Config(root=project, **config)  # type: ignore[arg-type]
    return view_of(analyse(held, tuple(project / name for name in names)), held)


def untracked(seen: ProjectView) -> list[tuple[str, str, bool, bool]]:
    return [
        (one.location.path.name, one.text, one.strong, one.has_ledger) for one in seen.untracked
    ]


def test_each_ledger_file_is_compared_with_its_own_document(two: Path) -> None:
    seen = view(two)
    assert [(one.claim.id, one.document.name, one.outcome) for one in seen.matches] == [
        ("a", "a.txt", "same"),
        ("b", "b.txt", "same"),
    ]
    assert [one for one in untracked(seen) if one[2]] == [
        ("a.txt", DENMARK, True, True),
        ("b.txt", NORWAY, True, True),
    ]


def test_the_score_that_makes_a_claim_strong_is_configured(two: Path) -> None:
    assert {text for _, text, strong, _ in untracked(view(two)) if not strong} == {WEAK}
    assert {text for _, text, strong, _ in untracked(view(two, min_score=0.0)) if strong} == {
        NORWAY,
        DENMARK,
        WEAK,
    }
    # Far below the score that makes a claim strong nothing is said at all.
    assert WEAK not in {text for _, text, *_ in untracked(view(two, min_score=0.9))}


def test_a_document_that_no_ledger_file_names_has_none(two: Path) -> None:
    (two / "c.txt").write_text(f"{NORWAY}\n")
    assert ("c.txt", NORWAY, True, False) in untracked(view(two, "c.txt"))


def test_a_ledger_file_that_names_no_document_belongs_to_the_only_one(project: Path) -> None:
    (project / "claims/brief.toml").write_text(record("a", NORWAY))
    (project / "a.txt").write_text(f"{NORWAY}\n")
    assert untracked(view(project, "a.txt")) == []
    (project / "b.txt").write_text(f"{NORWAY}\n")
    assert [has_ledger for *_, has_ledger in untracked(view(project, "a.txt", "b.txt"))] == [
        False,
        False,
    ]


def test_the_date_of_a_text_is_the_ledgers_or_else_its_own(project: Path) -> None:
    (project / "a.md").write_text(f"---\ndate: 2019-05-03\n---\n\n{NORWAY}\n")
    ledger, document = project / "claims/brief.toml", project / "a.md"
    ledger.write_text(record("a", NORWAY))
    assert dict(view(project, "a.md").dated) == {document: "2019-05-03", ledger: "2019-05-03"}
    ledger.write_text(f'[document]\ndated = "2020-02"\n{record("a", NORWAY)}')
    assert dict(view(project, "a.md").dated) == {document: "2020-02", ledger: "2020-02"}


def test_without_documents_nothing_is_looked_for(project: Path) -> None:
    seen = view(project)
    assert (seen.matches, seen.untracked, dict(seen.dated)) == ((), (), {})
