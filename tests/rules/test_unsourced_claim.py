"""unsourced-claim: a record, or a sentence of a document, that names no source."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.model.findings import Finding, Grounds, Report, Severity, Waived

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
    assert finding.waived == Waived("seen by the author", Grounds.RECORD)


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


# In documents --------------------------------------------------------------------------------

POLL = "In a 2018 poll, 41% of fishermen opposed the law."
WEAK = "Fishing has always been a hard trade."
SAID = "unsourced-claim: claim without a source (statistic)"


def found(project: Path, text: str, **config: object) -> list[Finding]:
    """What is said of a document that has no ledger."""
    (project / "claims/brief.toml").unlink(missing_ok=True)
    (project / "draft.txt").write_text(text)
    settings = {"root": project, "documents": ("draft.txt",), **config}
    report = audit(Config(**settings))  # type: ignore[arg-type]
    return [finding for finding in report.findings if finding.rule == RULE]


def severities(findings: list[Finding]) -> list[str]:
    return [finding.severity.value for finding in findings if finding.waived is None]


def test_a_sentence_that_cites_nothing_is_flagged_whole(lint: Lint) -> None:
    text = (
        "Should it? In a 2018 poll, 41%\nof fishermen opposed the law.\n\n"
        "In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974).\n"
    )
    assert lint(text, kind="txt", rule=RULE) == [f"draft.txt:1:12: {SAID}"]


@pytest.mark.parametrize(
    "text",
    [
        "In a 2018 poll, 41% of fishermen opposed the law (Landau 1974).",
        "In a 2018 poll, 41% of fishermen opposed the law (Nobody 1999).",  # another rule says so
        "In a 2018 poll, 41% of fishermen opposed the law [@landau1974].",
        "What did 41% of fishermen say in 2018?",
        "We hope that the law will be passed by 2030.",
        "# In 2018, 41% of fishermen opposed the law\n\nWhy?",
    ],
)
def test_what_is_sourced_or_no_claim_is_accepted(lint: Lint, text: str) -> None:
    assert lint(f"{text}\n", kind="md", rule=RULE) == []


def test_weak_claims_are_notes_and_never_more(project: Path) -> None:
    text = f"{POLL} {WEAK}\n"
    assert severities(found(project, text)) == ["error", "note"]
    heavier = {RULE: Severity.WARNING}
    assert severities(found(project, text, severity=heavier)) == ["warning", "note"]
    assert severities(found(project, text, severity={RULE: Severity.NOTE})) == ["note", "note"]
    assert severities(found(project, text, severity={RULE: Severity.OFF})) == []


def test_the_score_that_makes_a_claim_strong_is_configured(project: Path) -> None:
    text = f"{POLL} {WEAK}\n"
    assert severities(found(project, text, min_score=0.0)) == ["error", "error"]
    assert severities(found(project, text, min_score=1.0)) == ["note"]


def test_what_is_allowed_in_a_folder_is_allowed_in_documents_too(project: Path) -> None:
    for pattern in ("draft.txt", "*.txt"):
        [finding] = found(project, f"{POLL}\n", allow={pattern: (RULE,)})
        assert finding.waived is not None
    assert severities(found(project, f"{POLL}\n", allow={"old/**": (RULE,)})) == ["error"]


def test_a_sentence_that_the_ledger_tracks_is_spoken_of_once(lint: Lint) -> None:
    tracked = claim("poll", POLL, sources=None)
    assert lint(f"{POLL}\n---\n{tracked}", kind="txt + toml", rule=RULE) == [
        'claims/brief.toml:3:8: unsourced-claim: claim "poll" has no source'
    ]
    sourced = claim("poll", POLL, ["landau1974"])
    assert lint(f"{POLL}\n---\n{sourced}", kind="txt + toml", rule=RULE) == []


def test_an_untracked_sentence_is_flagged_beside_a_ledger_too(lint: Lint) -> None:
    tracked = claim("tower", sources=["landau1974"])
    assert lint(f"{POLL}\n---\n{tracked}", kind="txt + toml", rule=RULE) == [
        f"draft.txt:1:1: {SAID}"
    ]


def test_fingerprints_are_unique_and_stay_when_lines_move_or_fold(project: Path) -> None:
    other = POLL.replace("2018", "2019")
    before = [one.fingerprint for one in found(project, f"{POLL} {other} {POLL}\n")]
    assert len(set(before)) == 3
    folded = POLL.replace("41% of", "41%\nof")
    after = [one.fingerprint for one in found(project, f"Why?\n\n{folded} {other} {POLL}\n")]
    assert after == before
    assert [one.fingerprint for one in found(project, f"{other}\n")] == [before[1]]


def test_what_the_document_cites_for_a_tracked_claim_is_the_advice(
    project: Path, report: Callable[..., Report]
) -> None:
    (project / "claims" / "brief.toml").write_text(
        claim("paid", "In 1959 Norway paid 1.2 billion dollars into the fund.", None)
    )
    (project / "draft.txt").write_text(
        "In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974).\n"
    )
    (finding,) = report("unsourced-claim", documents=("draft.txt",)).findings
    assert finding.hit.help == 'the document cites it: sources = ["landau1974"]'


def test_a_note_that_backs_nothing_is_pointed_out(
    project: Path, report: Callable[..., Report]
) -> None:
    paid = "The owner paid a dividend of $14 million in 1993."
    (project / "draft.md").write_text(
        f"{paid}[^1] {paid}\n\n[^1]: Annual report of the owner, p. 7.\n"
    )
    noted, bare = (one.hit for one in report(RULE, documents=("draft.md",)).findings)
    assert noted.help == "cite a source in this sentence, or in its note"
    assert [(one.message, one.location.start.line) for one in noted.related] == [
        ("its note cites no work of the bibliography", 3)
    ]
    assert (bare.help, bare.related) == ("cite a source in this sentence", ())
