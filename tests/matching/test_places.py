"""A claim told in words of its own is found where the text states it, and cites its source."""

from hypothesis import given
from hypothesis import strategies as st
from tests.matching.test_tracked import SENTENCES

from claimcheck.matching.settled import settle

# The last of several sentences on one event says what came of it, and cites who tells it.
TEXT = [
    "The tunnel through the Karst was opened in 1906 by the emperor's nephew.",
    "Two engineers had quarrelled over its slope for nine years.",
    "On March 4, 1911, a coal train ran off the rails in the tunnel near Gorje.",
    "Nine days later, on March 13, 1911, a passenger train did the same.",
    "Nobody was punished.",
    "As a result, travellers were ever more outspoken about the railway.",
    "The line was given a second track between 1920 and 1924.",
    "Traffic grew by a third in that time.",
    "The stations were painted yellow, a colour that the ministry had chosen.",
    "Since 1978 the tunnel has been lit by electricity.",
]
RECORDS = {
    "In 1906 a nephew of the emperor opened the Karst tunnel.": 0,
    "The engineers argued about the tunnel's slope for nine years.": 1,
    "A coal train derailed near Gorje in the tunnel on March 4, 1911.": 2,
    "On March 13, 1911, a train with passengers derailed as well.": 3,
    "Having seen trains run off the rails near Gorje in March 1911, the public found more and more"
    " fault with the railway.": 5,
    "Between 1920 and 1924 the line got a second track.": 6,
    "A third more trains than before used the line.": 7,
    "It was the ministry that picked yellow for the stations.": 8,
    "Electric light has been used in the tunnel since 1978.": 9,
}
CRITICISM = 4


def found(
    text: list[str] = TEXT,
    cited: dict[int, set[int]] | None = None,
    records: dict[str, int] = RECORDS,
) -> list[int | None]:
    """The sentence of each record, where these sentences cite the sources of these records."""
    given = [(cited or {}).get(one, set()) for one in range(len(records))]
    return [one.best[0] if one else None for one in settle([*records], text, given)]


def test_the_sentence_that_cites_the_source_states_it_and_not_one_on_the_same_event() -> None:
    assert found()[CRITICISM] != 5  # the sentences before have far more of its words
    assert found(cited={CRITICISM: {5}}) == [*RECORDS.values()]


def test_a_source_may_be_cited_in_the_next_sentence_or_the_one_before() -> None:
    assert found(cited={5: {7}, 6: {7}, 7: {7}})[5:8] == [6, 7, 8]


def test_a_source_that_the_text_cites_for_something_else_moves_nothing() -> None:
    cited = {0: {8}, 2: {8}, 5: {1}, 8: {4}}
    sure = [0, 2, 5, 8]
    assert [found(cited=cited)[one] for one in sure] == [found()[one] for one in sure]


def test_another_sentence_from_the_same_source_does_not_replace_one_that_was_deleted() -> None:
    text = [*TEXT[:5], "A statue of two goats has stood at the northern end ever since.", *TEXT[6:]]
    assert found(text, {CRITICISM: {5}})[CRITICISM] is None


def test_a_text_that_says_it_twice_states_it_where_it_cites_the_source() -> None:
    text = ["Between 1920 and 1924 the line was given a second track.", *TEXT]
    assert found(text, {5: {7}})[5] == 7
    assert found(text, {5: {0}})[5] == 0


def test_a_sentence_that_tells_again_what_another_record_says_is_not_the_place_of_this_one() -> (
    None
):
    text = [
        *TEXT[:5],
        "Of the coal train in the tunnel near Gorje and its rails, the bishop could have spoken.",
        *TEXT[5:],
    ]
    assert found(text, {CRITICISM: {6}})[CRITICISM] == 6


def test_what_little_is_shared_will_do_where_no_other_record_is_stated() -> None:
    rows = [*RECORDS.items()]
    text = [
        *TEXT[:8],
        "Quarrels over fares, more frequent and bitter, cost it much goodwill.",
        *TEXT[8:],
    ]
    records = {
        **dict(rows[:7]),
        "The public's goodwill suffered as disputes on prices became many and heated.": 8,
        **{record: place + 1 for record, place in rows[7:]},
    }
    assert found(text, records=records)[7] == 8


def test_a_record_without_a_word_is_nowhere() -> None:
    assert found(records={**RECORDS, "…": 9, "": 9})[-2:] == [None, None]


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=10, unique=True),
    st.lists(st.sets(st.integers(0, 9)), min_size=10, max_size=10),
)
def test_no_citation_moves_what_stands_word_for_word(
    sentences: list[str], cited: list[set[int]]
) -> None:
    places = [{one for one in own if one < len(sentences)} for own in cited[: len(sentences)]]
    settled = settle(sentences, sentences, places)
    assert [one and one.best[0] for one in settled] == [*range(len(sentences))]
