"""The test of growth tells what is linear from what is not."""

import re

import pytest
from tests.growth import assert_grows_with_length


def test_one_pass_over_a_text_is_linear() -> None:
    assert_grows_with_length(str.split, "word " * 200_000)


def test_a_pass_from_every_sign_is_not() -> None:
    with pytest.raises(AssertionError, match=r"for 20000 signs"):
        assert_grows_with_length(lambda text: re.search(r"a+b", text), "a" * 20_000)
