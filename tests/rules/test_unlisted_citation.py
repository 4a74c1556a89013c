"""Citations of works that the document's own list lacks."""

import pytest
from tests.support import Lint

RULE = "unlisted-citation"
LISTED = "\n".join(f"[{n}] A. Brun, Sand, Dune Press, {1990 + n}." for n in range(1, 10))
TEXT = "Rain fell [1], and salt dried [2, 3]. Others deny it [4-6], or waver [7], [8], [9]."


def draft(more: str) -> str:
    return f"{TEXT} {more}\n\nReferences\n\n{LISTED}\n"


def test_a_number_beyond_the_list_is_marked(lint: Lint) -> None:
    assert lint(draft("More is known [12]."), kind="txt", rule=RULE) == [
        'draft.txt:1:100: unlisted-citation: "[12]" is not in the document\'s own list of works'
    ]


@pytest.mark.parametrize(
    "more",
    [
        "In [2019] they [sic] came.",
        "Take x[12] and rows[10].",
        "It lies on [0, 1] and within [10, 15].",
        "See equation [12] and Table [11].",
        "Then y = ax + b [12].",
        "At 40 [37–52] they stop.",
    ],
)
def test_other_brackets_are_no_works(more: str, lint: Lint) -> None:
    assert lint(draft(more), kind="txt", rule=RULE) == []


def test_a_document_that_cites_otherwise_has_no_numbers(lint: Lint) -> None:
    text = (
        "Salt dries (Brun 1991), and [12] is a bracket.\n\nReferences\n\n"
        "Brun, A. (1991). Sand. Dune Press.\n"
    )
    assert lint(text, kind="txt", rule=RULE) == []
