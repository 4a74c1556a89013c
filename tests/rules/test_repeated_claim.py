"""repeated-claim: two records of one fact."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.model.findings import Report, Severity

RULE = "repeated-claim"
FERRY = "In 1994 the ferry Estonia sank with the loss of 852 lives."
AGAIN = "The ferry Estonia sank in 1994, with the loss of 852 lives."


def test_the_later_record_is_flagged_at_its_text(lint: Lint) -> None:
    assert lint(claim("sinking", FERRY) + claim("loss", AGAIN), rule=RULE) == [
        'claims/brief.toml:8:8: repeated-claim: claim "loss" repeats "sinking"'
    ]


def test_of_three_alike_both_later_ones_point_at_the_first(lint: Lint) -> None:
    text = claim("one", FERRY) + claim("two", AGAIN) + claim("three", FERRY)
    assert [line.split(": ", 2)[2] for line in lint(text, rule=RULE)] == [
        'claim "two" repeats "one"',
        'claim "three" repeats "one"',
    ]


def test_the_same_words_in_two_files_are_flagged_in_the_second(lint: Lint, project: Path) -> None:
    (project / "claims/zz.toml").write_text(claim("two", AGAIN))
    assert lint(claim("one", FERRY), rule=RULE) == [
        'claims/zz.toml:3:8: repeated-claim: claim "two" repeats "one"'
    ]


def test_it_does_not_matter_that_both_lack_sources(lint: Lint) -> None:
    text = claim("one", FERRY, sources=None) + claim("two", FERRY, sources=[])
    assert len(lint(text, rule=RULE)) == 1


def test_waivers_and_other_sources_do_not_make_it_another_fact(lint: Lint) -> None:
    text = claim("one", FERRY, sources=["a"]) + claim("two", FERRY, sources=["b"])
    assert len(lint(text, rule=RULE)) == 1
    waived = 'waive = "known"'
    text = claim("one", FERRY, None, waived) + claim("two", FERRY, None, waived)
    assert len(lint(text, rule=RULE)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRY, FERRY.replace("Estonia", "Zenobia")),
        (FERRY, FERRY.replace("1994", "1995")),
        (FERRY, FERRY.replace("852", "137")),
        ("Greece joined NATO in 1952.", "Turkey joined NATO in 1952."),
        ("Turkey supported the sanctions.", "Turkey did not support the sanctions."),
        ("Russia sold missiles to Turkey.", "Turkey sold missiles to Russia."),
        ("At least 40 people were killed.", "At most 40 people were killed."),
        ("Exports rose by 3% in 2010.", "Exports fell by 3% in 2010."),
        ("The treaty was signed in 1947.", "The treaty was ratified in 1947."),
        ("Some 30% of men agreed.", "Some 30% of women agreed."),
    ],
)
def test_claims_of_one_pattern_are_not_one_fact(lint: Lint, one: str, other: str) -> None:
    assert lint(claim("one", one) + claim("other", other), rule=RULE) == []


def test_a_record_that_is_sourced_elsewhere_is_not_named_twice(lint: Lint) -> None:
    assert lint(claim("one", FERRY) + claim("two", FERRY, sources=None), rule=RULE) == []


def test_sentences_of_two_documents_are_a_note(
    report: Callable[..., Report], project: Path
) -> None:
    (project / "report.txt").write_text(f"Much is known. {FERRY}\n")
    (project / "release.txt").write_text(f"Nothing new.\n\n{AGAIN}\n")
    [finding] = report(RULE, documents=("report.txt", "release.txt")).findings
    assert finding.severity is Severity.NOTE
    assert finding.hit.message == '"report.txt" states this too'
    assert finding.hit.location.start.line == 3
    assert [one.location.path.name for one in finding.hit.related] == ["report.txt"]


def test_drafts_of_one_text_are_one_note(report: Callable[..., Report], project: Path) -> None:
    text = "\n\n".join(
        f"In {year} the ferry Estonia carried {year}0 cars." for year in range(1960, 1990)
    )
    (project / "first.txt").write_text(text)
    (project / "second.txt").write_text(text)
    [finding] = report(RULE, documents=("first.txt", "second.txt")).findings
    assert finding.hit.message == '"first.txt" states this too, and 29 more sentences'


def test_one_document_may_repeat_itself(lint: Lint) -> None:
    assert lint(f"{FERRY}\n\nTo sum up:\n\n{AGAIN}\n", kind="txt", rule=RULE) == []


def test_a_document_may_state_what_a_ledger_holds(lint: Lint) -> None:
    text = f"{FERRY}\n---\n{AGAIN}\n---\n{claim('sinking', FERRY)}"
    assert lint(text, kind="txt + md + toml", rule=RULE) == []
