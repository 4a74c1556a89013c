"""conflicting-figures: one fact with two figures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.examples import claim
from tests.support import Lint

from claimcheck.model.findings import Report

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


REPORT = """Summary

The Vajont dam is 226 metres high (Landau 1974).

The dam

In the north of Italy, the Vajont dam is 262 metres high, which made it a wonder (Landau 1974).
"""


def test_a_summary_and_the_text_that_it_sums_up(lint: Lint, project: Path) -> None:
    (project / "claims/brief.toml").unlink()
    assert lint(REPORT, kind="txt", rule=RULE) == [
        "draft.txt:7:1: conflicting-figures: two sentences differ: 262 here, 226 there"
    ]


def test_a_press_release_and_its_report(lint: Lint) -> None:
    release = "# A dam\n\nThe Vajont dam is 226 metres high.\n"
    assert lint(f"{POLL} {DAM}\n---\n{release}", kind="txt + md", rule=RULE) == [
        "draft.md:3:1: conflicting-figures: two sentences differ: 226 here, 262 there"
    ]


def test_the_chapters_of_a_book(report: Callable[..., Report], project: Path) -> None:
    (project / "one.tex").write_text("The Treaty of Lausanne was signed in July 1923.\n")
    (project / "two.tex").write_text("The Treaty of Lausanne was signed in Switzerland in 1932.\n")
    [finding] = report(RULE, documents=("one.tex", "two.tex")).findings
    assert finding.hit.message == "two sentences differ: 1932 here, July 1923 there"
    assert [one.location.path.name for one in finding.hit.related] == ["one.tex"]


def test_a_document_and_the_ledger_of_another_one(lint: Lint, project: Path) -> None:
    (project / "draft.md").write_text("Nothing of the kind.\n")
    ledger = '[document]\npath = "../draft.md"\n' + claim("dam", DAM)
    assert lint(
        f"The Vajont dam is 226 metres high.\n---\n{ledger}", kind="txt + toml", rule=RULE
    ) == ['draft.txt:1:1: conflicting-figures: this and "dam" differ: 226 here, 262 there']


def test_a_tracked_sentence_that_the_document_has_otherwise_further_on(lint: Lint) -> None:
    text = f"{DAM} Much has been written of it.\n\nThe Vajont dam is 226 metres high.\n"
    assert lint(f"{text}---\n{claim('dam', DAM)}", kind="txt + toml", rule=RULE) == [
        'draft.txt:3:1: conflicting-figures: this and "dam" differ: 226 here, 262 there'
    ]


def test_what_changed_claim_says_is_not_said_twice(lint: Lint) -> None:
    text = f"The Vajont dam is 226 metres high.\n---\n{claim('dam', DAM)}"
    assert lint(text, kind="txt + toml", rule=RULE) == []
    assert len(lint(text, kind="txt + toml", rule="changed-claim")) == 1


@pytest.mark.parametrize(
    "text",
    [
        # headings and tables state nothing
        "# The Vajont dam is 262 metres high\n\n# The Vajont dam is 226 metres high\n",
        "| Dam | Height |\n|---|---|\n| The Vajont dam is 262 metres high | 1 |\n"
        "| The Vajont dam is 226 metres high | 2 |\n",
        # the subject stands in the heading
        "# Ghana\n\nInflation was 3.1% in 2019.\n\n# Togo\n\nIn 2019 inflation was 4.2%.\n",
        "# Ghana\n\nThe rate was 3.1% in 2019.\n\n# Togo\n\nIn 2019 the rate was 4.2%.\n",
        "It is 262 metres high in Italy.\n\nIt is 226 metres high in Italy.\n",
        # another year, another part, a series
        "In Togo inflation was 3.1% in 2018.\n\nIn Togo inflation was 4.2% in 2019.\n",
        "Of the voters in Togo, 40% were women.\n\nOf the young voters in Togo, 45% were women.\n",
        "\n\n".join(f"The Togo office shipped {n}1 boxes of medicine." for n in range(1, 9)),
        # rounded
        "In Togo inflation was 3% in 2018.\n\nIn 2018 inflation in Togo was 3.1%, a record.\n",
    ],
)
def test_other_facts_in_a_document_are_no_conflict(lint: Lint, text: str) -> None:
    assert lint(text, kind="md", rule=RULE) == []
