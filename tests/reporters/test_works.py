"""A work is printed in one style wherever it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.annotated import Work
from claimcheck.model.text import Location, Position
from claimcheck.reporters.works import place_of, printed

HERE = Location(Path("references.bib"), Position(1, 1, 0), Position(1, 2, 1))


def work(who: str = "", when: str = "", title: str = "", where: str = "") -> Work:
    return Work("key2001", HERE, who, when, title, where, None, None, "")


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (
            work("Müller, Karl", "2001", "Wheat", "Brill, Leiden"),
            "Müller, Karl (2001). Wheat. Brill, Leiden.",
        ),
        (work("Doe, J.", "", "Who pays?", "Brill"), "Doe, J. Who pays? Brill."),
        (work("Doe, J.", "2001", "Who pays?"), "Doe, J. (2001). Who pays?"),
        (work("", "2001", "Wheat", "Brill"), "Wheat (2001). Brill."),
        (work("", "", "", ""), "key2001."),
        (work("Doe, J."), "Doe, J."),
        (work("", "", "Who pays?", "Pp. 3."), "Who pays? Pp. 3."),
    ],
)
def test_each_part_ends_in_one_point(given_: Work, shown: str) -> None:
    assert str(printed(given_)) == shown


@given(*[st.text("ab.?! ", max_size=5)] * 4)
def test_nothing_of_a_work_is_lost(who: str, when: str, title: str, where: str) -> None:
    shown = str(printed(work(who, when, title, where)))
    assert all(part in shown for part in (who, when, title, where))
    assert shown[-1] in ".?!"


def test_a_list_goes_by_letters_whatever_stands_on_them() -> None:
    names = """
        Adams|Ågren|Çelik|Chen|Erdoğan, A.|Erdogan, B.|Ersoy|İnalcık|Ionesco|Ivanov|Łukasz|Lund
        |O'Brien|Obuya|Østby|Ott|Straße|Strasser|“Toll”|Tolstoy|Ünlühisarcıklı|Unzer|van Dam|Zanotti
    """
    order = [name.strip() for name in names.split("|")]
    assert sorted(sorted(order), key=place_of) == order
