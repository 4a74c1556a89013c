"""Entries of a document's own list that nothing cites."""

import pytest
from tests.support import Lint

RULE = "uncited-list-entry"
TITLES = ("Sand", "Mud", "Silt", "Clay", "Loam", "Peat")


def draft(text: str, label: str = "[{}]") -> str:
    entries = "\n".join(
        f"{label.format(n)} A. Brun, {title}, Dune Press, {1990 + n}."
        for n, title in enumerate(TITLES, 1)
    )
    return f"{text}\n\nReferences\n\n{entries}\n"


@pytest.mark.parametrize(
    ("text", "uncited"),
    [
        ("Rain fell [1, 2]. It dried [3]. It was 6 in the morning [4, 5].", ["Peat"]),
        ("Rain fell [1]. It dried [4]. It was late [6].", ["Mud", "Silt", "Loam"]),
        ("Rain fell¹ and dried². It was late³⁻⁵ then.", ["Peat"]),
    ],
)
def test_entries_are_uncited_where_most_are_cited(
    text: str, uncited: list[str], lint: Lint
) -> None:
    found = lint(draft(text), kind="txt", rule=RULE)
    assert len(found) == len(uncited)
    assert all(title in finding for title, finding in zip(uncited, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell [1] and dried [2].",
        "Rain fell¹ and dried² on 6 days; it was late³⁻⁵ then.",
        "Rain fell¹ and dried² and was late³ then.",
        "Rain fell1 and dried2. It was late.3–5 The Peat (see ref 6) burns.",
    ],
)
def test_nothing_is_said_where_numbers_may_have_been_overlooked(text: str, lint: Lint) -> None:
    assert lint(draft(text), kind="txt", rule=RULE) == []
