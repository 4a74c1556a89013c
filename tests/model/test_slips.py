"""Which differences between two spellings are slips, and which of them surely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.model.slips import slip_between, slipped_word

WORDS = st.text(alphabet="abcdeé1-", max_size=12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zanoti", "zanotti"),
        ("zanottti", "zanotti"),
        ("zanetti", "zanotti"),
        ("znaotti", "zanotti"),
        ("zanottis", "zanotti"),
        ("anotti", "zanotti"),
        ("zanotti2017", "zanotti2016"),
    ],
)
def test_one_letter_less_more_other_or_exchanged_is_a_slip(written: str, meant: str) -> None:
    slip = slip_between(written, meant)
    assert slip
    mended = meant[slip.meant_start : slip.meant_end]
    assert written[: slip.start] + mended + written[slip.end :] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("zanotti", "zanotti"), ("zanti", "zanotti"), ("zonatti", "zanotti"), ("", "ab"), ("", "")],
)
def test_the_same_and_what_differs_in_more_is_none(written: str, meant: str) -> None:
    assert slip_between(written, meant) is None


@given(WORDS, WORDS)
def test_a_slip_says_how_one_becomes_the_other(written: str, meant: str) -> None:
    if slip := slip_between(written, meant):
        mended = meant[slip.meant_start : slip.meant_end]
        assert written[: slip.start] + mended + written[slip.end :] == meant
        assert slip.end - slip.start <= 2
        assert len(mended) <= 2


@pytest.mark.parametrize(
    ("written", "meant", "word"),
    [
        ("zanoti2017", "zanotti2017", "zanoti"),
        ("znaotti", "zanotti", "znaotti"),
        ("landua1974", "landau1974", "landua"),
        ("van der brgemann", "van der bergemann", "brgemann"),
        ("vaswani_atention_2017", "vaswani_attention_2017", "atention"),
    ],
)
def test_within_a_long_word_it_is_sure(written: str, meant: str, word: str) -> None:
    assert slipped_word(written, meant) == word


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wong2019", "wang2019"),
        ("hansen", "jansen"),
        ("clark", "clarke"),
        ("hofman", "hofmann"),
        ("martins2010", "martin2010"),
        ("rmarkdown", "markdown"),
        ("paul1994", "paul1949"),
        ("zanotti2017a", "zanotti2017b"),
        ("zanotti2017", "zanotti2017a"),
        ("loyd-george", "lloyd-george"),
    ],
)
def test_names_that_there_are_and_digits_are_not(written: str, meant: str) -> None:
    assert slipped_word(written, meant) is None


def test_the_time_for_a_long_line_grows_with_its_length_alone() -> None:
    assert slipped_word("a" * 100_000, "a" * 100_001) is None
    assert_grows_with_length(lambda line: slipped_word(line, line + "a"), "a" * 100_000)
