"""All that can be done is done, and the rest is named with why."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.writing.sifting import done_together, fitting


def joined(words: Sequence[str]) -> str:
    """An edit that refuses every word in capitals."""
    for word in words:
        if word.isupper():
            raise ClaimcheckError(f"{word} is loud")
    return " ".join(words)


@given(st.lists(st.sampled_from(["a", "b", "c", "D", "E"])))
def test_what_can_be_done_is_done_in_order_and_the_rest_is_named(words: list[str]) -> None:
    text, refused = done_together(words, joined)
    assert text.split() == [word for word in words if word.islower()]
    loud = [word for word in words if word.isupper()]
    assert [(word, str(why)) for word, why in refused] == [(w, f"{w} is loud") for w in loud]


@given(st.integers(0, 999))
def test_the_one_that_does_not_fit_is_soon_found(odd: int) -> None:
    asked = []

    def fits(several: Sequence[int]) -> bool:
        asked.append(several)
        return odd not in several

    assert list(fitting(range(1000), fits)) == [n for n in range(1000) if n != odd]
    assert len(asked) <= 2 * 10 + 2


def test_what_can_be_done_alone_and_not_together_is_an_error() -> None:
    def edit(several: Sequence[str]) -> str:
        if len(several) > 1:
            raise ClaimcheckError("one at a time")
        return "".join(several)

    with pytest.raises(ClaimcheckError, match="one at a time"):
        done_together(["a", "b"], edit)


def test_a_file_to_which_nothing_can_be_done_is_an_error() -> None:
    def edit(_: Sequence[str]) -> str:
        raise ClaimcheckError("not valid TOML")

    for things in ([], ["a"], ["a", "b"]):
        with pytest.raises(ClaimcheckError, match="not valid TOML"):
            done_together(things, edit)
