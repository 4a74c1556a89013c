"""Facts turned round in the same words: contraries, limits, quotations, changed places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.matching.differences import differences_in


def told(claim: str, sentence: str) -> list[str]:
    return [f"{d.kind}: {d.tracked} -> {d.printed}" for d in differences_in(claim, sentence)]


CHANGED: tuple[tuple[str, str, list[str]], ...] = (
    ("Rents rose by 3% in May.", "In May, rents fell by 3%.", ["word: rose -> fell"]),
    ("Rents went up in May.", "Rents went down in May.", ["word: up -> down"]),
    ("The court banned the party.", "The party was allowed by the court.", ["word: banned -> allowed"]),
    ("The Diet accepted the bill.", "The Diet rejected the bill.", ["word: accepted -> rejected"]),
    ("He left before the vote.", "He left after the vote.", ["word: before -> after"]),
    ("Ten voted for the dam.", "Ten voted against the dam.", ["word: for -> against"]),
    ("It was held to be lawful.", "It was held to be unlawful.", ["word: lawful -> unlawful"]),
    ("It opened in early 1902.", "It opened in late 1902.", ["date: early -> late"]),
    ("It begins at 6 a.m. daily.", "It begins at 6 p.m. daily.", ["date: a.m -> p.m"]),
    ("At least 14 died.", "Up to 14 died.", ["figure: At least 14 -> Up to 14"]),
    ("Nearly 200 ships came.", "More than 200 ships came.", ["figure: Nearly 200 -> More than 200"]),
    ("Forty or more came.", "Forty or fewer came.", ["figure: Forty or more -> Forty or fewer"]),
    ("It costs 40 euros a week.", "It costs 40 euros a month.", ["figure: 40 euros a week -> 40 euros a month"]),
    ("It was 30 °C in May.", "It was 30 °F in May.", ["figure: 30 °C -> 30 °F"]),
    ("It grew by 2%.", "It grew by 2 percentage points.", ["figure: 2% -> 2 percentage points"]),
    ("It grew from 31 to 46.", "It grew from 46 to 31.", ["figure: 31 -> 46", "figure: 46 -> 31"]),
    ("Turkey sold tanks to Russia.", "Russia sold tanks to Turkey.", ["name: Turkey -> Russia", "name: Russia -> Turkey"]),
    ("Ada Moss taught Ruth Vane.", "Ruth Vane taught Ada Moss.", ["name: Ada Moss -> Ruth Vane", "name: Ruth Vane -> Ada Moss"]),
    ("He called it “a great folly”.", "He called it “a great success”.", ["quotation: folly -> success"]),
    ("He called it “odd” in May.", "He called it “fine” in May.", ["quotation: odd -> fine"]),
    ("She wrote: “We have no doubt left.”", "She wrote: “We have doubt left.”", ["quotation: have no doubt -> have doubt"]),
)  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence", "expected"), CHANGED)
def test_tells_what_was_turned_round(claim: str, sentence: str, expected: list[str]) -> None:
    assert told(claim, sentence) == expected


SAME = (
    ("Rents rose by 3%.", "Rents climbed by 3 percent, while wages fell."),
    ("Rents fell while wages rose.", "Wages rose while rents fell."),
    ("The Diet rejected the bill.", "The Diet did not accept the bill."),
    ("The Diet rejected the bill.", "The Diet failed to approve the bill."),
    ("Opposition to the dam grew.", "Support for the dam shrank."),
    ("Spain beat Brazil in Turin.", "Brazil lost to Spain in Turin."),
    ("Spain lost in the final.", "Spain was beaten in the final."),
    ("The mills paid more than the mines.", "The mines paid less than the mills."),
    ("The vote came after the speech.", "The speech came before the vote."),
    ("More than 60% of wells were dry.", "Less than 40% of wells were not dry."),
    ("Up to 40 came.", "No more than 40 came."),
    ("At least 40 came.", "Forty or more came."),
    ("Nearly 40 came.", "Some 40 came."),
    ("It costs 40 euros a week.", "It costs 40 euros per week."),
    ("It costs 40 euros a week.", "It costs 40 euros."),
    ("In Bern 40% and in Lund 30% came.", "In Lund 30% and in Bern 40% came."),
    ("Turkey and Russia signed it.", "Russia and Turkey signed it."),
    ("Turkey met with Russia in May.", "Russia met with Turkey in May."),
    ("Russia sold tanks to Turkey.", "Turkey bought tanks from Russia."),
    ("Hughes accused Marlow.", "Marlow was accused by Hughes."),
    ("He called it “a great folly”.", "“A great folly” was what he called it."),
    ("He called it “a great folly”.", "He called it foolish."),
    ("“We will not leave,” he said.", "“We will,” he said, “not leave.”"),
    ("“We will not leave the old city,” he said.", "“We will not leave … [our] city,” he said."),
    ("She spoke of a “labour of honour”.", "She spoke of a “labor of honor”."),
    ("He said: “It doesn't cost ten percent.”", "He said: “It does not cost 10%.”"),
)


@pytest.mark.parametrize(("claim", "sentence"), SAME)
def test_the_same_in_other_words_is_no_difference(claim: str, sentence: str) -> None:
    assert told(claim, sentence) == []
    assert told(sentence, claim) == []


_WORDS = st.sampled_from(
    """rose fell before after Turkey Russia not “ ” " ' … [a] more less than 40 60% sold to by was
    at least up a week °C a.m. for against voted , .""".split()  # noqa: SIM905 -- words
)


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.lists(_WORDS, max_size=30).map(" ".join))
def test_every_place_holds_what_is_told(claim: str, sentence: str) -> None:
    for one in differences_in(claim, sentence):
        for text, span, words in (
            (claim, one.tracked_span, one.tracked),
            (sentence, one.printed_span, one.printed),
        ):
            assert " ".join(text[slice(*span)].split()) == " ".join(words.split())


@pytest.mark.parametrize("piece", ["'ab ", "“ab ", '"', "Ab Cd ", "rose fell ", "more than 4 "])
def test_the_time_for_long_lines_grows_with_their_length_alone(piece: str) -> None:
    assert_grows_with_length(lambda line: differences_in(line, "x" + line), piece * 20_000)
