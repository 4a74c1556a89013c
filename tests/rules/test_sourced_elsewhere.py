"""sourced-elsewhere: the same fact has a source in another record."""

from tests.rules.examples import claim
from tests.support import Lint

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
