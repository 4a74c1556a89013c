"""Claims of the ledger are found again in the text, however it was edited."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.conftest import Tracked, matched

from claimcheck.matching.settled import settle
from claimcheck.model.matches import Outcome

FERRY = "At least 31 people died when the ferry Santa Leda capsized off the island of Maroa."
LICENCE = "The vessel was licensed to carry 90 passengers."
TOWN = "Althaven lies on both banks of the Ahle and had 18,420 inhabitants in 2011."
MILL = "A water mill was built below the old bridge in 1868 by the brothers Rasmussen."
CONGRESS = "The congress in Vienna redrew the borders of Saxony and Poland."
STORY = "\n\n".join(
    (
        f"The sea was calm. {FERRY} {LICENCE} Nobody had counted them.",
        f"{TOWN} Its streets are narrow. {MILL}",
        f"Much was expected of the diplomats. {CONGRESS}",
    )
)


def test_finds_what_has_not_been_touched(tracked: Tracked) -> None:
    assert tracked([FERRY, LICENCE, TOWN], STORY) == [
        f"same | {FERRY}",
        f"same | {LICENCE}",
        f"same | {TOWN}",
    ]


def test_finds_what_is_wrapped_and_hyphenated(tracked: Tracked) -> None:
    text = STORY.replace(" ", "\n", 40).replace("capsized", "cap-\nsized")
    assert [line.split(" |")[0] for line in tracked([FERRY, LICENCE, TOWN], text)] == ["same"] * 3


def test_finds_what_has_moved(tracked: Tracked) -> None:
    text = f"{MILL} {CONGRESS}\n\n{LICENCE} {TOWN} {FERRY}"
    assert tracked([FERRY, TOWN], text) == [f"same | {FERRY}", f"same | {TOWN}"]


def test_finds_what_is_said_in_other_words(tracked: Tracked) -> None:
    reworded = "Off the island of Maroa the ferry Santa Leda capsized, and at least 31 were killed."
    text = STORY.replace(FERRY, reworded)
    assert tracked([FERRY], text) == [f"same | {reworded}"]


def test_finds_a_claim_that_two_sentences_state_together(tracked: Tracked) -> None:
    halves = "Althaven lies on both banks of the Ahle. It had 18,420 inhabitants in 2011."
    assert tracked([TOWN, LICENCE], STORY.replace(TOWN, halves)) == [
        "same | Althaven lies on both banks of the Ahle. | It had 18,420 inhabitants in 2011.",
        f"same | {LICENCE}",
    ]


def test_finds_two_claims_that_one_sentence_states(tracked: Tracked) -> None:
    both = f"{FERRY[:-1]}, and the vessel was licensed to carry 90 passengers."
    text = STORY.replace(f"{FERRY} {LICENCE}", both)
    assert tracked([FERRY, LICENCE], text) == [f"same | {both}", f"same | {both}"]


def test_a_pull_quote_restates_what_the_text_says(tracked: Tracked) -> None:
    text = f"{STORY}\n\nThe abstract says it again. {TOWN}"
    assert tracked([TOWN, LICENCE], text) == [f"same | {TOWN} | {TOWN}", f"same | {LICENCE}"]


def test_a_new_sentence_on_the_same_topic_restates_nothing(tracked: Tracked) -> None:
    new = "The ferry Santa Leda had been painted white on the island of Maroa that spring."
    assert tracked([FERRY], f"{STORY}\n\n{new}") == [f"same | {FERRY}"]


def test_says_that_a_deleted_claim_is_gone(tracked: Tracked) -> None:
    text = STORY.replace(LICENCE, "The vessel was old.")
    assert tracked([FERRY, LICENCE, TOWN], text) == [f"same | {FERRY}", "gone", f"same | {TOWN}"]


def test_says_which_figure_changed(tracked: Tracked) -> None:
    text = STORY.replace("carry 90", "carry 120")
    assert tracked([LICENCE], text) == [
        "changed: figure '90' -> '120' | The vessel was licensed to carry 120 passengers."
    ]


def test_says_where_a_figure_changed_in_the_second_of_two_sentences(tracked: Tracked) -> None:
    halves = "Althaven lies on both banks of the Ahle. It had 18,240 inhabitants in 2011."
    assert tracked([TOWN, LICENCE], STORY.replace(TOWN, halves)) == [
        "changed: figure '18,420' -> '18,240' | Althaven lies on both banks of the Ahle."
        " | It had 18,240 inhabitants in 2011.",
        f"same | {LICENCE}",
    ]


def test_prefers_the_sentence_that_is_the_claim_word_for_word(tracked: Tracked) -> None:
    denied = "The vessel was not licensed to carry 90 passengers."
    assert tracked([LICENCE, denied], f"{denied} {LICENCE}") == [
        f"same | {LICENCE} | {denied}",
        f"same | {denied} | {LICENCE}",
    ]


def test_years_of_citations_are_no_dates_of_the_claim(tracked: Tracked) -> None:
    claim = "Turnout in the valley fell by 12 percent after the school had closed."
    text = f"{claim[:-1]} (Haldane 2014). Nothing else was asked."
    assert tracked([claim], text) == [
        "same | Turnout in the valley fell by 12 percent after the school had closed (Haldane 2014)."
    ]


LOOSE = [
    "More than thirty people lost their lives when a ferry sank near Maroa.",
    "90 passengers were all that the ship was allowed to have on board.",
    "The population of Althaven in 2011 was 18,420.",
    "Two brothers of the name of Rasmussen put up a mill in 1868.",
    "Saxony and Poland were given other borders in Vienna.",
]


def test_a_ledger_in_words_of_its_own_is_found_by_its_order(tracked: Tracked) -> None:
    claims = [*LOOSE[:4], "Great hopes were placed in those who negotiated.", LOOSE[4]]
    lines = tracked(claims, STORY)
    assert [line.split(" | ")[0] for line in lines] == [
        *["same"] * 4,
        "gone",  # not one word is the same
        "same",
    ]


def test_in_words_of_its_own_a_claim_is_found_where_its_source_is_cited() -> None:
    claims = [
        "Thirty people drowned when the Maroa ferry sank.",
        "It was licensed for 90 passengers.",
        "18,420 people lived in Althaven in 2011.",
        "The Rasmussen brothers built a mill in 1868.",
        "The mill had no owner for years, and its tower stood empty.",
        "Vienna gave Saxony and Poland new borders.",
    ]
    text = [
        "More than thirty people lost their lives when a ferry sank near Maroa.",
        "90 passengers were all that the ship was allowed to have on board.",
        "The population of Althaven in 2011 was 18,420.",
        "Two brothers of the name of Rasmussen put up a mill in 1868.",
        "Nobody laid claim to the works again, and the tower was left to the crows.",
        "Children used to say that a tower without a bell was haunted.",
        "Saxony and Poland were given other borders in Vienna.",
    ]
    assert settle(claims, text)[4] is None
    found = settle(claims, text, [*[set[int]()] * 4, {4}, set[int]()])[4]
    assert found is not None
    assert found.best == (4,)


def test_an_empty_text_states_nothing(tracked: Tracked) -> None:
    assert tracked([FERRY, "…", ""], "") == ["gone", "gone", "gone"]


def test_an_empty_ledger_has_no_matches(tracked: Tracked) -> None:
    assert tracked([], STORY) == []


BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "claims"
# Whether "a.m." ends a sentence depends on the next one.
SENTENCES = [
    line.partition(" | ")[2].strip()
    for path in sorted(BENCHMARK.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.startswith("hard") and "(" not in line and '"' not in line and line[-3:] != ".m."
]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12, unique=True), st.data())
def test_text_that_holds_just_the_claims_holds_them_unchanged(
    claims: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(claims))
    document, found = matched(claims, "\n\n".join(order))
    assert [(match.outcome, match.score) for match in found] == [(Outcome.SAME, 1.0)] * len(claims)
    assert [" ".join(document.text[slice(*match.spans[0])].split()) for match in found] == claims


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=10, unique=True), st.data())
def test_the_order_of_the_sentences_changes_places_only(
    sentences: list[str], data: st.DataObject
) -> None:
    claims = sentences[: len(sentences) // 2]
    document, found = matched(claims, " ".join(sentences))
    other, moved = matched(claims, " ".join(data.draw(st.permutations(sentences))))
    assert [
        (one.outcome, one.score, {document.text[slice(*span)] for span in one.spans})
        for one in found
    ] == [
        (one.outcome, one.score, {other.text[slice(*span)] for span in one.spans}) for one in moved
    ]


_BITS = st.lists(
    st.sampled_from(
        [*SENTENCES[:20], "5", "3 to 5%", "the", "US-Turkey", "S-400", "not", ".", "\n\n", "…", "İ"]
    )
    | st.text(max_size=20),
    max_size=12,
).map(" ".join)


@given(st.lists(_BITS, max_size=6), _BITS)
def test_no_text_makes_it_fail_and_every_place_lies_in_the_text(
    claims: list[str], text: str
) -> None:
    document, found = matched(claims, text)
    assert len(found) == len(claims)
    for match in found:
        assert 0.0 <= match.score <= 1.0
        for one in match.differences:
            assert match.claim.text[slice(*one.tracked_span)].split() == one.tracked.split()
            assert document.text[slice(*one.printed_span)].split() == one.printed.split()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("the " * 20_000, "the " * 20_000),
        ("x" * 100_000, "x" * 100_000 + " y"),
        (" ".join(map(str, range(20_000))), " ".join(map(str, range(1, 20_001)))),
        ("Abc " * 25_000, "Abd " * 25_000),
        ("second " * 15_000, "third " * 15_000),
    ],
    ids=["light words", "one word", "figures", "names", "ordinals"],
)
def test_long_lines_are_compared_in_no_time(claim: str, sentence: str) -> None:
    _, found = matched([claim] * 3, sentence)
    assert len(found) == 3


def test_many_claims_about_one_thing_cost_no_more_than_others() -> None:
    chance = random.Random(1)  # noqa: S311 -- the same in every run
    words = ["dam", "mill", "ferry", "bridge", "school", "cost", "opened", "closed", "1901", "1902"]
    claims = [" ".join(chance.choices(words, k=6)) for _ in range(1_500)]
    _, found = matched(claims, ". ".join(claims))
    assert len(found) == len(claims)
