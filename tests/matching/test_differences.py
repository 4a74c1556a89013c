"""What a sentence gives differently from the claim that it states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.differences import differences_in


def told(claim: str, sentence: str) -> list[str]:
    return [f"{d.kind}: {d.tracked} -> {d.printed}" for d in differences_in(claim, sentence)]


POLL = "In a November 2016 survey, 79% of Turkish respondents believed the US was behind the coup."

CHANGED = (
    ("79%", "78%", "figure: 79% -> 78%"),
    ("79%", "81.4 percent", "figure: 79% -> 81.4 percent"),
    ("79%", "nearly half", "figure: 79% -> half"),
    ("November 2016", "November 2017", "date: November 2016 -> November 2017"),
    ("November 2016", "October 2016", "date: November 2016 -> October 2016"),
    ("Turkish", "Greek", "name: Turkish -> Greek"),
    ("the US", "Russia", "name: US -> Russia"),
    ("believed", "never believed", "negation: believed -> never believed"),
)


@pytest.mark.parametrize(("before", "after", "expected"), CHANGED)
def test_tells_what_differs_from_what_to_what(before: str, after: str, expected: str) -> None:
    assert told(POLL, POLL.replace(before, after)) == [expected]


SAME = (
    ("79%", "79 per cent"),
    ("79%", "about 79%"),
    ("79%", "some 79.4 percent"),
    ("In a November 2016 survey, ", ""),  # not repeated
    ("79% of", "79% (1,012 people) of"),  # said beside it
    ("November 2016", "2016"),
    ("In a November 2016 survey,", "In a survey taken on 14 November 2016,"),
    ("the US", "the United States"),
    ("the US", "America"),
    ("the US", "Washington"),
    ("Turkish respondents", "respondents in Turkey"),
    ("coup.", "coup, as was said in Ankara."),
)


@pytest.mark.parametrize(("before", "after"), SAME)
def test_another_way_to_write_the_same_is_no_difference(before: str, after: str) -> None:
    assert told(POLL, POLL.replace(before, after)) == []
    assert told(POLL.replace(before, after), POLL) == []


PAIRS: tuple[tuple[str, str, list[str]], ...] = (
    ("The aid came to $1.9bn.", "The aid came to 1.9 billion USD.", []),
    ("The aid came to $1.9 billion.", "The aid came to $1.9 million.", ["figure: $1.9 billion -> $1.9 million"]),
    ("It was signed on 27 Nov 2019.", "It was signed on November 27, 2019.", []),
    ("It was signed on 27 Nov 2019.", "It was signed on 27.11.2019.", []),
    ("Turnout was 13.1% in Bern.", "Turnout was 13% in Bern.", []),
    ("They raised it from 1 to 1.5 percent.", "They raised it from 1 to 1.9 percent.", ["figure: 1.5 percent -> 1.9 percent"]),
    ("More than 60 shocks were felt.", "More than 61 shocks were felt.", ["figure: 60 -> 61"]),
    ("More than 60 shocks were felt.", "There were 64 shocks.", []),
    ("More than 60 shocks were felt.", "There were 84 shocks.", ["figure: 60 -> 84"]),
    ("Half of the judges stayed.", "50 percent of the judges stayed.", []),
    ("They sit for twelve years.", "They sit for twelve months.", ["figure: twelve years -> twelve months"]),
    ("The march took 48 hours.", "The march took two days.", []),
    ("It is 97 metres high.", "It is 97 meters high.", []),
    ("It lay on the third floor.", "It lay on the 3rd floor.", []),
    ("It lay on the third floor.", "It lay on the fourth floor.", ["figure: third -> fourth"]),
    ("He was asked for twice.", "He was asked for three times.", []),
    ("She was tried under Section 231.", "She was tried under Section 232.", ["figure: 231 -> 232"]),
    ("Turkey bought the S-400.", "Turkey bought the S-300.", ["name: S-400 -> S-300"]),
    ("The court sat on Monday.", "The court sat on Friday.", ["date: Monday -> Friday"]),
    ("Erdoğan received Henry Dunant in Bern.", "Erdogan received Dunant in Bern.", []),
    ("The UN sent observers.", "The United Nations sent observers.", []),
    ("The Work Party (WP) lost.", "The WP lost.", []),
    ("Justice Amina Tahiri wrote it.", "Justice Amina Belmonte wrote it.", ["name: Tahiri -> Belmonte"]),
    ("President Amaro declared mourning.", "Amaro declared mourning.", []),
    ("The Act did not bind the House.", "The Act didn't bind the House.", []),
    ("The Act did not bind the House.", "The Act bound the House.", []),  # "bound" may be another verb
    ("The Act was not repealed.", "The Act was repealed.", ["negation: not repealed -> repealed"]),
    ("It sold its notes and lost.", "It sold no notes and lost.", ["negation: notes -> no notes"]),
    ("Nearly 88% agreed.", "Almost 78% agreed.", ["figure: 88% -> 78%"]),
    ("Not only the Act was repealed.", "The Act was repealed.", []),
    ("", "The Act was repealed.", []),
)  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence", "expected"), PAIRS)
def test_values_names_and_denials(claim: str, sentence: str, expected: list[str]) -> None:
    assert told(claim, sentence) == expected


def test_a_figure_of_another_thing_does_not_stand_in_for_one_that_is_left_out() -> None:
    claim = "A kilogram of eels, some three thousand animals, fetches 6,000 euros in Hong Kong."
    sentence = "A kilogram of eels fetches 6,000 euros in Hong Kong, said one of 14 traders."
    assert told(claim, sentence) == []


def test_tells_several_things_in_the_order_of_the_claim() -> None:
    claim = "On 3 May 2019 the dam at Teku cost 14 people their homes."
    sentence = "On 4 May 2019 the dam at Quenda cost 40 people their homes."
    assert told(claim, sentence) == [
        "date: 3 May 2019 -> 4 May 2019",
        "name: Teku -> Quenda",
        "figure: 14 -> 40",
    ]


@given(st.text(max_size=200))
def test_nothing_differs_from_itself(text: str) -> None:
    assert differences_in(text, text) == ()
