"""conflicting-figures: one fact with two figures."""

import pytest
from tests.rules.examples import claim
from tests.support import Lint

RULE = "conflicting-figures"
DAM = "The Vajont dam is 262 metres high."
POLL = "In a 2011 poll, 43% of Danes wanted to keep the krone."


def test_the_later_record_is_flagged_with_both_figures(lint: Lint) -> None:
    text = claim("dam", DAM) + claim("wall", DAM.replace("262", "226"))
    assert lint(text, rule=RULE) == [
        'claims/brief.toml:8:8: conflicting-figures: claims "wall" and "dam" differ:'
        " 226 here, 262 there"
    ]


def test_three_figures_are_three_conflicts(lint: Lint) -> None:
    text = "".join(claim(f"c{n}", DAM.replace("262", n)) for n in ("262", "226", "622"))
    pairs = [line.split('"')[1:4:2] for line in lint(text, rule=RULE)]
    assert pairs == [["c226", "c262"], ["c622", "c226"], ["c622", "c262"]]


def test_a_repeated_wrong_figure_is_said_once(lint: Lint) -> None:
    wrong = DAM.replace("262", "226")
    text = claim("dam", DAM) + claim("wall", wrong) + claim("copy", wrong)
    assert len(lint(text, rule=RULE)) == 1


def test_it_does_not_matter_which_has_a_source(lint: Lint) -> None:
    wrong = DAM.replace("262", "226")
    assert len(lint(claim("dam", DAM, None) + claim("wall", wrong), rule=RULE)) == 1
    waived = claim("wall", wrong, None, 'waive = "measured"')
    assert len(lint(claim("dam", DAM) + waived, rule=RULE)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAM, DAM),
        (DAM, DAM.replace("262 metres", "262 m")),
        (POLL, POLL.replace("43%", "43 percent")),
        (POLL, POLL.replace("43%", "43.2%")),  # the same, told more exactly
        (POLL, POLL.replace("2011", "2014").replace("43", "51")),  # another poll
        (POLL, POLL.replace("Danes", "Swedes").replace("43", "51")),
        (POLL, POLL.replace("keep", "replace").replace("43", "51")),
        ("It cost $1.9 billion.", "It cost $1,900 million."),
        ("It rose by 3%.", "It rose by 4%."),  # no fact is named
    ],
)
def test_other_facts_and_other_ways_to_write_a_figure_are_no_conflict(
    lint: Lint, one: str, other: str
) -> None:
    assert lint(claim("one", one) + claim("other", other), rule=RULE) == []
