"""Near-name hints: one way of saying what was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import near, nearest

KNOWN = (
    "audit",
    "report",
    "rename-key",
    "duplicate-id",
    "duplicate-key",
    "landau1974",
    "bombs1",
    "bombs2",
    "csv",
    "JSON",
    "landau",
)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("audti", 'did you mean "audit"?'),
        ("json", 'did you mean "JSON"?'),
        ("LANDAU1974", 'did you mean "landau1974"?'),
        ("rename_key", 'did you mean "rename-key"?'),
        ("rename", 'did you mean "rename-key"?'),
        ("landau1947", 'did you mean "landau1974"?'),
        ("bombs3", 'did you mean "bombs1" or "bombs2"?'),
        ("duplicate", 'did you mean "duplicate-id" or "duplicate-key"?'),
        ("xy", None),
        ("au", None),
        ("", None),
        ("--", None),
        ("something else", None),
        ("audit" * 10_000, None),
    ],
)
def test_what_was_probably_meant_is_named_in_quotes(written: str, hint: str | None) -> None:
    assert nearest(written, KNOWN) == hint


def test_at_most_three_names_are_a_hint() -> None:
    hint = nearest("note", ["note1", "note2", "note3", "note4"])
    assert hint == 'did you mean "note1", "note2" or "note3"?'


@given(st.text(max_size=100), st.lists(st.text(max_size=12), max_size=8))
def test_any_name_is_borne_and_only_known_ones_are_named(name: str, known: list[str]) -> None:
    found = near(name, known)
    assert set(found) <= set(known)
    assert len(found) == len(set(found)) <= 3


@given(st.text("abcdefgh-", min_size=1, max_size=20), st.lists(st.text("abc", max_size=9)))
def test_a_name_itself_is_the_nearest(name: str, known: list[str]) -> None:
    assert name in near(name, [*known, name]) or not name.strip("-")
