"""untracked-claim: what a document states and its ledger does not hold."""

from collections.abc import Callable
from pathlib import Path

from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.model.findings import Report, Severity

RULE = "untracked-claim"
NORWAY = "In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974)."
LEDGER = claim("norway", "In 1959 Norway paid $1.2 billion into the fund.", ["landau1974"])
POLL = "In a 2018 poll, 41% of fishermen opposed the law."
FOUND = "untracked-claim: claim that the ledger does not hold (statistic)"


def test_a_strong_claim_that_is_not_tracked_is_flagged_sourced_or_not(lint: Lint) -> None:
    text = f"{NORWAY} {POLL}\n{POLL[:-1]} of 2017 (Landau 1974).\n---\n{LEDGER}"
    assert lint(text, kind="txt + toml", rule=RULE) == [
        f"draft.txt:1:70: {FOUND}",
        f"draft.txt:2:1: {FOUND}",
    ]


def test_it_is_a_warning(lint: Lint, report: Callable[..., Report]) -> None:
    lint(f"{POLL}\n---\n{LEDGER}", kind="txt + toml", rule=RULE)
    [finding] = report(RULE, documents=("draft.txt",)).findings
    assert finding.severity is Severity.WARNING


def test_what_is_tracked_in_other_words_is_accepted(lint: Lint) -> None:
    ledger = LEDGER + claim("poll", "41 percent of all fishermen were against the law in 2018.")
    assert lint(f"{NORWAY} {POLL}\n---\n{ledger}", kind="txt + toml", rule=RULE) == []


def test_a_claim_that_only_changed_is_tracked(lint: Lint) -> None:
    text = NORWAY.replace("1.2", "2.1")
    assert lint(f"{text}\n---\n{LEDGER}", kind="txt + toml", rule=RULE) == []


def test_weak_sentences_are_not_spoken_of(lint: Lint) -> None:
    text = f"{NORWAY} Fishing has always been a hard trade. Should it be saved?"
    assert lint(f"{text}\n---\n{LEDGER}", kind="txt + toml", rule=RULE) == []


def test_a_document_without_ledger_is_left_alone(project: Path, lint: Lint) -> None:
    (project / "claims/brief.toml").unlink()
    assert lint(f"{POLL}\n", kind="txt", rule=RULE) == []


def test_documents_of_which_none_has_the_ledger_are_left_alone(
    project: Path, report: Callable[..., Report]
) -> None:
    for name in ("a.txt", "b.txt"):
        (project / name).write_text(f"{POLL}\n")
    assert report(RULE, documents=("a.txt", "b.txt")).findings == ()
