"""Keys that are not in the bibliography: what is near, and in which part it differs."""

from pathlib import Path

import pytest

from claimcheck.linking.linker import link_keys
from claimcheck.model.references import (
    Bibliography,
    BrokenEntry,
    Field,
    LinkStatus,
    Name,
    Reference,
)
from claimcheck.model.text import Location, Position

HERE = Location(Path("references.bib"), Position(1, 1, 0), Position(1, 1, 0))


def work(key: str, family: str, year: int) -> Reference:
    return Reference(key, "book", HERE, authors=(Name(family),), year=year)


LIBRARY = Bibliography(
    references=(
        work("landau1974", "Landau", 1974),
        work("zanotti2017", "Zanotti", 2017),
        work("paul1994", "Paul", 1994),
        work("paul2016", "Paul", 2016),
        work("inalcik2016", "İnalcık", 2016),
    ),
    broken=(BrokenEntry(HERE, "never closed", key="lost2001"),),
)


def near(key: str) -> list[str]:
    link = link_keys([key], LIBRARY)[key]
    return [f"{candidate.key} {candidate.why}" for candidate in link.candidates]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("landau1947", ["landau1974 is one transposition away"]),
        ("landau1973", ["landau1974 differs in one digit"]),
        ("landua1974", ["landau1974 is one transposition away"]),
        ("zanoti2017", ["zanotti2017 has one letter more"]),
        ("zanottii2017", ["zanotti2017 has one letter less"]),
        ("Zanotti2017", ["zanotti2017 differs only in upper and lower case"]),
        (
            "zаnotti2017",
            [
                "zanotti2017 is written with other characters: here stands U+0430 cyrillic small letter a"
            ],
        ),
        (
            "zanotti\u200b2017",
            ["zanotti2017 is written with other characters: here stands U+200B zero width space"],
        ),
        ("zanotti-thomas-2017", ["zanotti2017 has the same author and year"]),
        ("smith1999", []),
    ],
)
def test_the_nearest_keys_and_why(key: str, expected: list[str]) -> None:
    assert near(key) == expected


def test_statuses() -> None:
    links = link_keys(["landau1974", "lost2001", "landau1947", "smith1999"], LIBRARY)
    assert [link.status for link in links.values()] == ["linked", "broken", "near", "missing"]


def test_nothing_is_missing_while_a_bibliography_cannot_be_read() -> None:
    partial = Bibliography(LIBRARY.references, complete=False)
    links = link_keys(["landau1974", "smith1999"], partial)
    assert [link.status for link in links.values()] == [LinkStatus.LINKED, LinkStatus.UNKNOWN]


def test_an_entry_goes_by_its_other_names_too() -> None:
    where = HERE
    ids = Field("ids", "landau1974a, radical", where, where)
    library = Bibliography((Reference("landau1974", "book", where, (ids,)),))
    links = link_keys(["radical", "landau1974a", "landau1974"], library)
    assert [(link.key, link.status) for link in links.values()] == [("landau1974", "linked")] * 3
