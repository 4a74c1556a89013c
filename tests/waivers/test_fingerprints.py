"""Fingerprints stay when a text is edited elsewhere, moved, wrapped anew or numbered anew."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.examples import claim, entry, verdict

from claimcheck.audit import audit
from claimcheck.config import Config

# With findings of several rules; no two are alike.
PARAGRAPHS = (
    "In 1959 Norway paid 1.2 billion dollars into the fund. Some 79% of those asked were against it.",
    "The dam of Vajont is 262 metres high, and 1,910 people died below it in 1963.",
    "As was said before (Ashby and Crowe 1971), the well-known survey of 1988 reached 4,000 homes.",
    "In 2004 the court fined the bank 35 million euros, the highest sum since 1921.",
    'The minister said "there will be no new taxes on bread or on salt this year" (Landau 1974).',
)
FILLERS = ("Why is that so?", "Who knows?", "Was it ever otherwise?")
LEDGER = (
    claim("dam", "The dam of Vajont is 262 metres high.", ["landau1974"]),
    claim("rain-again", "In 2010 it rained for 40 days.", None),
    claim("dam-other", "The dam of Vajont is 226 metres high.", ["landau1974"]),
    claim("rain", "It rained for 40 days in 2010.", None),
    claim("wrong", "It froze in 2011.", ["absent1900"], more=verdict("wrong")),
)
ENTRIES = (
    entry("landau1974", author="Landau, Jacob", title="Radical Politics", year="1974"),
    entry("a1990", author="Eyre, Ann", title="A History of Coinage", year="19900"),
    entry("b1990", author="Eyre, Ann", title="A History of Coinage", year="1990"),
    entry("c1990", author="Hill, Ben", title="Bridges", doi="x"),
)


def prints(
    paragraphs: Sequence[str] = PARAGRAPHS,
    ledger: Sequence[str] = LEDGER,
    entries: Sequence[str] = ENTRIES,
    *,
    kind: str = "md",
) -> list[str]:
    """The rules and fingerprints of all findings of a project."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "claims").mkdir()
        (root / "claims/a.toml").write_text("\n".join(ledger))
        (root / "references.bib").write_text("\n".join(entries))
        text = "\n\n".join(paragraphs) + "\n"
        (root / f"draft.{kind}").write_text(text.replace("%", "\\%") if kind == "tex" else text)
        config = Config(root=root, documents=(f"draft.{kind}",))
        return sorted(f"{one.rule} {one.fingerprint}" for one in audit(config).findings)


KINDS = st.sampled_from(["md", "tex", "txt"])
BEFORE = {kind: prints(kind=kind) for kind in ("md", "tex", "txt")}


def test_there_is_much_to_find() -> None:
    assert all(len(found) > 15 for found in BEFORE.values())


@settings(max_examples=12)
@given(
    paragraphs=st.permutations(PARAGRAPHS),
    ledger=st.permutations(LEDGER),
    entries=st.permutations(ENTRIES),
    kind=KINDS,
)
def test_the_order_of_paragraphs_records_and_entries_does_not_count(
    paragraphs: list[str], ledger: list[str], entries: list[str], kind: str
) -> None:
    assert prints(paragraphs, ledger, entries, kind=kind) == BEFORE[kind]


@settings(max_examples=8)
@given(width=st.integers(20, 200), kind=KINDS)
def test_where_lines_break_does_not_count(width: int, kind: str) -> None:
    wrapped = [textwrap.fill(one, width, break_on_hyphens=False) for one in PARAGRAPHS]
    assert prints(wrapped, kind=kind) == BEFORE[kind]


@settings(max_examples=8)
@given(places=st.lists(st.integers(0, len(PARAGRAPHS)), max_size=6), kind=KINDS)
def test_what_is_written_between_does_not_count(places: list[int], kind: str) -> None:
    paragraphs = list(PARAGRAPHS)
    for number, place in enumerate(places):
        paragraphs.insert(place, FILLERS[number % len(FILLERS)])
    assert prints(paragraphs, kind=kind) == BEFORE[kind]


@pytest.mark.parametrize("gone", range(len(PARAGRAPHS)))
def test_what_goes_takes_only_its_own_along(gone: int) -> None:
    left = PARAGRAPHS[:gone] + PARAGRAPHS[gone + 1 :]
    assert set(prints(left)) < set(BEFORE["md"])


def test_of_equal_findings_the_last_fingerprint_goes() -> None:
    twice, once = prints((*PARAGRAPHS, PARAGRAPHS[0])), BEFORE["md"]
    assert set(once) < set(twice)
    assert prints((PARAGRAPHS[0], *PARAGRAPHS)) == twice


def test_the_numbers_of_notes_do_not_count() -> None:
    noted = PARAGRAPHS[0].replace("paid", "paid\\footnote{And lent.}")
    other = PARAGRAPHS[1].replace("high", "high\\footnote{At its top.}")
    assert prints((noted, other), kind="tex") == prints((other, noted), kind="tex")


def test_commas_and_capitals_do_not_count() -> None:
    other = [one.replace(" into", ", into").replace("court", "Court") for one in PARAGRAPHS]
    assert prints(other) == BEFORE["md"]


def test_another_figure_counts() -> None:
    other = set(prints([one.replace("1.2 billion", "1.3 billion") for one in PARAGRAPHS]))
    assert len(other - set(BEFORE["md"])) == len(set(BEFORE["md"]) - other) == 1


def test_a_paragraph_may_move_to_another_file() -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "claims").mkdir()
        (root / "claims/a.toml").write_text("\n".join(LEDGER))
        (root / "references.bib").write_text("\n".join(ENTRIES))
        config = Config(root=root, documents=("a.md", "b.md"))
        found = []
        for first in (2, 4):
            (root / "a.md").write_text("\n\n".join(PARAGRAPHS[:first]))
            (root / "b.md").write_text("\n\n".join(PARAGRAPHS[first:]))
            found.append(sorted(f"{one.rule} {one.fingerprint}" for one in audit(config).findings))
        assert found[0] == found[1]
