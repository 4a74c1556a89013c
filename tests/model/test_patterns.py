"""Regular expressions that are compiled late."""

import re

import pytest

from claimcheck.model.patterns import rare


def test_it_finds_what_a_compiled_one_finds() -> None:
    late, early = rare("(?P<word>b+)", re.IGNORECASE), re.compile("(?P<word>b+)", re.IGNORECASE)
    assert late.findall("a bB c b") == early.findall("a bB c b")
    assert late.sub("x", "a bB c b") == "a x c x"
    assert (late.pattern, late.groupindex) == (early.pattern, early.groupindex)


def test_a_wrong_one_is_told_on_first_use() -> None:
    wrong = rare("(")
    with pytest.raises(re.error):
        wrong.match("a")
