"""Surnames with a slip in them: the letters that put it right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linking.certain import folded, name_slip
from claimcheck.model.references import Name

LETTERS = st.sampled_from("abeiltzéüğßæ- ’")


def mended(printed: str, surname: str) -> str | None:
    slip = name_slip(printed, Name(surname))
    return slip and f"{printed[: slip.start]}{slip.letters}{printed[slip.end :]}"


@pytest.mark.parametrize(
    ("printed", "surname", "right"),
    [
        ("Zanoti", "Zanotti", "Zanotti"),
        ("ZANOTI", "Zanotti", "ZANOTTI"),
        ("Zanoti", "ZANOTTI", "Zanotti"),
        ("Yıldrım", "Yıldırım", "Yıldırım"),
        ("Yildirm", "Yıldırım", "Yildirım"),
        ("van der Brg", "van der Berg", "van der Berg"),
        ("Dursun-Ozkanac", "Dursun-Özkanca", "Dursun-Ozkanca"),
        ("Straße", "Strasße", None),
        ("Zanti", "Zanotti", None),
    ],
)
def test_only_the_letter_is_changed_and_the_rest_is_as_printed(
    printed: str, surname: str, right: str | None
) -> None:
    assert mended(printed, surname) == right


def test_a_particle_need_not_be_printed() -> None:
    slip = name_slip("Bergmann", Name("Bergemann", particle="van der"))
    assert slip == (4, 4, "e", "bergmann")


@given(st.text(LETTERS, min_size=1, max_size=10), st.integers(0, 9), st.text(LETTERS, max_size=1))
def test_what_is_put_right_is_the_name(surname: str, place: int, letter: str) -> None:
    printed = surname[:place] + letter + surname[place + 1 :]
    right = mended(printed, surname)
    assert right is None or folded(right) == folded(surname)
