"""gone-claim: the document no longer states what the ledger tracks."""

from collections.abc import Callable
from pathlib import Path

from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.model.findings import Report

RULE = "gone-claim"
TEXT = "In 1959 Norway paid 1.2 billion dollars into the fund.\n"
LEDGER = claim("norway", "In 1959 Norway paid $1.2 billion into the fund.") + claim(
    "poll", "In a 2018 poll, 41% of fishermen opposed the law."
)


def test_a_claim_that_is_nowhere_in_its_document_is_flagged_at_its_text(lint: Lint) -> None:
    assert lint(f"{TEXT}---\n{LEDGER}", kind="txt + toml", rule=RULE) == [
        'claims/brief.toml:8:8: gone-claim: claim "poll" is not in draft.txt'
    ]


def test_a_claim_that_changed_is_not_gone(lint: Lint) -> None:
    text = f"{TEXT}In a 2018 poll, 14% of fishermen opposed the law.\n"
    assert lint(f"{text}---\n{LEDGER}", kind="txt + toml", rule=RULE) == []


def test_it_is_said_only_if_everything_was_looked_at(lint: Lint, project: Path) -> None:
    lint(f"{TEXT}---\n{LEDGER}", kind="txt + toml", rule=RULE)
    config = Config(root=project, select=(RULE,), documents=("draft.txt",))
    assert len(audit(config).findings) == 1
    assert audit(config, (project / "draft.txt",)).findings == ()
    (project / "claims/broken.toml").write_text("[[claim]\n")
    assert audit(config).findings == ()


def test_a_ledger_of_another_document_is_not_compared(
    project: Path, report: Callable[..., Report]
) -> None:
    (project / "claims/brief.toml").write_text(f'[document]\npath = "../b.txt"\n{LEDGER}')
    (project / "a.txt").write_text(TEXT)
    (project / "b.txt").write_text(f"{TEXT}In a 2018 poll, 41% of fishermen opposed the law.\n")
    assert report(RULE, documents=("a.txt", "b.txt")).findings == ()
    assert report(RULE, documents=("a.txt",)).findings == ()


def test_without_its_document_no_claim_is_gone(lint: Lint) -> None:
    assert lint(LEDGER, rule=RULE) == []


def test_where_there_are_tables_it_is_said_that_they_were_not_searched(
    project: Path, report: Callable[..., Report]
) -> None:
    table = "Opinion in 2018:\n\n| Asked | Against |\n|---|---|\n| fishermen | 41% |\n"
    (project / "claims/brief.toml").write_text(LEDGER)
    (project / "draft.md").write_text(f"{TEXT}\n{table}")
    (gone,) = report(RULE, documents=("draft.md",)).findings
    assert gone.hit.message == 'claim "poll" is not in draft.md'
    assert [(one.message, one.location.start.line) for one in gone.hit.related] == [
        ("tables are not searched", 5)
    ]
