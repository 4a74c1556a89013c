"""sourced-elsewhere: the same fact has a source in another record."""

from collections.abc import Callable
from pathlib import Path

from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.model.findings import Report

RULE = "sourced-elsewhere"
CANAL = "The Corinth canal was opened in 1893."
AGAIN = "In 1893 the Corinth canal was opened."


def messages(found: list[str]) -> list[str]:
    return [line.split(": ", 2)[2] for line in found]


def test_the_bare_record_is_flagged_and_the_source_named(lint: Lint) -> None:
    text = claim("canal", CANAL, ["a", "b"]) + claim("opening", AGAIN, None)
    assert lint(text, rule=RULE) == [
        'claims/brief.toml:8:8: sourced-elsewhere: claim "opening" has a source in "canal": a, b'
    ]


def test_the_bare_record_may_come_first(lint: Lint) -> None:
    assert lint(claim("opening", AGAIN, None) + claim("canal", CANAL), rule=RULE) == [
        'claims/brief.toml:3:8: sourced-elsewhere: claim "opening" has a source in "canal": a'
    ]


def test_of_three_alike_with_one_source_first_both_others_are_flagged(lint: Lint) -> None:
    text = claim("one", CANAL) + claim("two", AGAIN, None) + claim("three", CANAL, None)
    assert messages(lint(text, rule=RULE)) == [
        'claim "two" has a source in "one": a',
        'claim "three" has a source in "one": a',
    ]


def test_of_three_alike_with_the_source_later_each_bare_one_is_led_to_the_first(lint: Lint) -> None:
    text = claim("one", CANAL, None) + claim("two", AGAIN) + claim("three", CANAL, None)
    assert messages(lint(text, rule=RULE)) == ['claim "one" has a source in "two": a']
    assert messages(lint(text, rule="repeated-claim")) == ['claim "three" repeats "one"']


def test_a_waived_record_is_told_that_there_is_a_source(lint: Lint) -> None:
    text = claim("one", CANAL) + claim("two", CANAL, None, 'waive = "known"')
    assert messages(lint(text, rule=RULE)) == ['claim "two" has a source in "one": a']


def test_sources_that_could_not_be_read_are_not_called_absent(lint: Lint) -> None:
    for unread in ('sources = "a"', 'source = ["a"]', "sources = [3]"):
        assert lint(claim("one", CANAL) + claim("two", CANAL, None, unread), rule=RULE) == []


def test_other_facts_lend_no_source(lint: Lint) -> None:
    for other in (CANAL.replace("Corinth", "Kiel"), CANAL.replace("1893", "1895"), "Canals exist."):
        assert lint(claim("one", CANAL) + claim("two", other, None), rule=RULE) == []
    assert lint(claim("one", CANAL) + claim("two", CANAL, ["b"]), rule=RULE) == []
    assert lint(claim("one", CANAL, None) + claim("two", CANAL, None), rule=RULE) == []


def test_a_summary_without_the_sources_of_its_text(lint: Lint) -> None:
    text = f"{AGAIN}\n\nThe canal is narrow.\n\n{CANAL[:-1]} (Landau 1974).\n"
    assert lint(text, kind="txt", rule=RULE) == [
        "draft.txt:1:1: sourced-elsewhere: this claim has a source in line 5: landau1974"
    ]
    # It is for the author to say where readers must find it.
    assert len(lint(text, kind="txt", rule="unsourced-claim")) == 1


def test_a_sentence_that_says_more_lends_its_source(lint: Lint) -> None:
    text = f"{CANAL[:-1]}, though ships avoided it (Landau 1974).\n\n{AGAIN}\n"
    assert len(lint(text, kind="txt", rule=RULE)) == 1
    text = f"{AGAIN[:-1]} (Landau 1974).\n\n{CANAL[:-1]}, though ships avoided it for years.\n"
    assert lint(text, kind="txt", rule=RULE) == []


def test_a_source_in_another_document_is_named_once(
    report: Callable[..., Report], project: Path
) -> None:
    (project / "a.txt").write_text(f"{CANAL[:-1]} (Landau 1974).\n\n{AGAIN[:-1]} (Landau 1974).\n")
    (project / "b.txt").write_text(f"{AGAIN}\n")
    [finding] = report(RULE, documents=("a.txt", "b.txt")).findings
    assert finding.hit.message == 'this claim has a source in "a.txt": landau1974'


def test_a_citation_that_is_linked_to_nothing_is_given_as_printed(lint: Lint) -> None:
    text = f"{CANAL[:-1]} (Papadakis 1988).\n\n{AGAIN}\n"
    assert messages(lint(text, kind="txt", rule=RULE)) == [
        "this claim has a source in line 1: Papadakis 1988"
    ]


def test_a_sentence_lends_its_source_to_a_record_and_the_other_way_round(lint: Lint) -> None:
    ledger = '[document]\npath = "../other.txt"\n'
    text = f"{CANAL[:-1]} (Landau 1974).\n---\n{ledger}{claim('canal', AGAIN, None)}"
    assert messages(lint(text, kind="txt + toml", rule=RULE)) == [
        'claim "canal" has a source in "draft.txt": landau1974'
    ]
    text = f"{CANAL}\n---\n{ledger}{claim('canal', AGAIN)}"
    assert messages(lint(text, kind="txt + toml", rule=RULE)) == [
        'this claim has a source in "canal": a'
    ]


def test_headings_need_no_source_and_captions_do(lint: Lint) -> None:
    text = f"{CANAL[:-1]} (Landau 1974).\n\n# {CANAL}\n\nFigure 1. {CANAL}\n"
    [found] = lint(text, kind="md", rule=RULE)
    assert found.startswith("draft.md:5:11: ")
