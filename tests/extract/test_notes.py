from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.extract.citations.notes import note_citations
from claimcheck.model.citations import CitedWork
from claimcheck.model.documents import BlockKind, Document, DocumentBuilder
from claimcheck.model.text import SourceFile


def draft(*notes: str, text: str = "") -> Document:
    """A draft with these notes; in its text `^1` is the mark of the first."""
    out = DocumentBuilder(SourceFile(Path("draft.txt"), "\n".join([text, *notes])))
    start = 0
    for at, sign in enumerate(text):
        if sign == "^":
            out.keep(start, at)
            before = out.length
            out.keep(at + 1, at + 2)
            out.mark_note(before, text[at + 1])
            start = at + 2
    out.keep(start, len(text))
    out.close_block(BlockKind.PARAGRAPH)
    at = len(text) + 1
    for number, note in enumerate(notes, 1):
        out.keep(at, at + len(note))
        out.close_block(BlockKind.FOOTNOTE, str(number))
        at += len(note) + 1
    return out.build()


def brief(work: CitedWork) -> str:
    names = "; ".join(f"{n.surname}, {n.given}" if n.given else n.surname for n in work.names)
    names += " et al." if work.et_al else ""
    return " | ".join(p for p in (names, work.title, work.year, work.locator) if p)


def works(*notes: str, text: str = "") -> list[str]:
    return [brief(work) for c in note_citations(draft(*notes, text=text)) for work in c.works]


BOOK = "Jane Aldous, Rivers of Salt (Leeds: Dune Press, 2010)"
BOOK_READ = "Aldous, Jane | Rivers of Salt | 2010"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (f"{BOOK}, 45.", [f"{BOOK_READ} | 45"]),
        ("Jane Aldous and Bill van Brun, “Sand,” Journal of Dunes 4, no. 2 (June 2011): 3–9.", ["Aldous, Jane; van Brun, Bill | Sand | 2011"]),
        ("Jane Aldous et al., “Sand: A Life,” Dunes 4 (2011): 3–9, https://x.example/2020.", ["Aldous, Jane et al. | Sand: A Life | 2011"]),
        ("See Jane Aldous, “Sand?” Dunes 4 (2011): 3–9; Carl Cale, Mud (London, 1990).", ["Aldous, Jane | Sand? | 2011", "Cale, Carl | Mud | 1990"]),
        ("Cf. Salt Growers Association, “Yields,” 2012.", ["Salt Growers Association | Yields | 2012"]),
        ("Aldous 2010, 45.", ["Aldous | 2010 | 45"]),
        ("Aldous and Brun 2010; Cale 2011, 3.", ["Aldous; Brun | 2010", "Cale | 2011 | 3"]),
        ("Aldous, J. (2010). Rivers of salt. Dune Press.", ["Aldous, J. | Rivers of salt | 2010"]),
        ("Aldous, J., & Brun, B. (2010a). Sand. Dunes, 4, 3–9; Cale, C. (1990). Mud. Silt.", ["Aldous, J.; Brun, B. | Sand | 2010", "Cale, C. | Mud | 1990"]),
        ("Aldous, Rivers of Salt (2010); Brun, Sand (2011), p. 3.", ["Aldous | Rivers of Salt | 2010", "Brun | Sand | 2011 | p. 3"]),
        ("Much is unknown (see Carl Cale, “Wet Mud,” Silt 3 (1990): 4).", ["Cale, Carl | Wet Mud | 1990"]),
    ],
)  # fmt: skip
def test_reads_the_works_of_a_note(note: str, expected: list[str]) -> None:
    assert works(note) == expected


@pytest.mark.parametrize(
    ("note", "locator"),
    [
        ("Aldous, Rivers of Salt, 51.", " | 51"),
        ("Aldous, Rivers.", ""),
        ("Aldous, 51.", " | 51"),
        ("Ibid.", ""),
        ("Ibid., 51.", " | 51"),
        ("Aldous, op. cit., p. 51.", " | p. 51"),
        ("See Aldous, op. cit. (note 1), 51.", " | 51"),
        ("Aldous, loc. cit.", ""),
        ("Jane Aldous, ibid., 51.", " | 51"),
        ("Op. cit., 51.", " | 51"),
    ],
)
def test_a_short_note_stands_for_the_full_one_before_it(note: str, locator: str) -> None:
    assert works(f"{BOOK}.", note) == [BOOK_READ, BOOK_READ + locator]


def test_a_short_note_keeps_its_own_words_and_place() -> None:
    document = draft(f"{BOOK}.", "Aldous, Rivers of Salt, 51.")
    work = list(note_citations(document))[1].works[0]
    assert work.text == "Aldous, Rivers of Salt, 51"
    assert document.text[work.span.start : work.span.end] == work.text


def test_short_titles_tell_the_works_of_one_author_apart() -> None:
    assert works(f"{BOOK}.", "Jane Aldous, Mud (Leeds, 2012).", "Aldous, Rivers of Salt.", "Aldous, Mud.") == [
        BOOK_READ, "Aldous, Jane | Mud | 2012", BOOK_READ, "Aldous, Jane | Mud | 2012",
    ]  # fmt: skip


def test_op_cit_goes_back_beyond_the_note_before() -> None:
    assert works(f"{BOOK}.", "Carl Cale, Mud (London, 1990).", "Aldous, op. cit., 7.", "Dorn, op. cit.") == [
        BOOK_READ, "Cale, Carl | Mud | 1990", f"{BOOK_READ} | 7",
    ]  # fmt: skip


def test_ibid_follows_an_entry_as_lists_print_it() -> None:
    assert works("Aldous, J. (2010). Rivers of salt. Dune Press.", "Ibid., 46.") == [
        "Aldous, J. | Rivers of salt | 2010", "Aldous, J. | Rivers of salt | 2010 | 46",
    ]  # fmt: skip


def test_ibid_after_two_works_says_nothing() -> None:
    assert works(f"{BOOK}; Carl Cale, Mud (London, 1990).", "Ibid., 3.") == [
        BOOK_READ, "Cale, Carl | Mud | 1990",
    ]  # fmt: skip


def test_names_before_the_mark_complete_a_note_that_gives_the_title_alone() -> None:
    document = draft(
        "“Sand,” Dunes 4 (2011): 3–9.", text="As shown by Jane Aldous and Bill Brun,^1 it dries."
    )
    found = list(note_citations(document))
    assert [(c.narrative, document.text[c.span.start : c.span.end]) for c in found] == [
        (False, "“Sand,” Dunes 4 (2011): 3–9"),
        (True, "Jane Aldous and Bill Brun,1"),
    ]
    read = "Aldous, Jane; Brun, Bill | Sand | 2011"
    assert [brief(c.works[0]) for c in found] == [read, read]


@pytest.mark.parametrize(
    "note",
    [
        "The answers were weighted by age.",
        "Response 6216.",
        "Figures for 2010 are estimates; see the annex.",
        "Aldous, a farmer, said so in May 2010.",
        "Rivers of Salt, 45.",
        "Ibid.",
    ],
)
def test_a_note_that_only_comments_cites_nothing(note: str) -> None:
    assert works(note) == []


@given(st.lists(st.text(alphabet="AbBc .,;()“”12IbidJ", max_size=80), max_size=4))
def test_works_stand_where_they_say_in_any_notes(notes: list[str]) -> None:
    document = draft(*notes)
    for citation in note_citations(document):
        for work in citation.works:
            assert document.text[work.span.start : work.span.end] == work.text


@pytest.mark.parametrize(
    "note", ["; " * 30_000, "(see Smith, “" * 10_000, "John Smith, " * 20_000, "“" * 30_000, "Ibid. " * 20_000, "A. " * 30_000]
)  # fmt: skip
def test_the_time_for_a_note_grows_with_its_length_alone(note: str) -> None:
    assert len(list(note_citations(draft(note)))) <= 1
    assert_grows_with_length(lambda part: list(note_citations(draft(part))), note)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Aldous 2010, p. 44. The number is disputed.", ["Aldous | 2010 | p. 44"]),
        ("Aldous 2010, p. 44. Emphasis added.", ["Aldous | 2010 | p. 44"]),
        (f"{BOOK}, 45. In 2016, half of the wells dried up.", [f"{BOOK_READ} | 45"]),
        (f"The number is disputed. {BOOK}, 45.", [f"{BOOK_READ} | 45"]),
        (f"{BOOK}, 45. See also Cale 2011, 3.", [f"{BOOK_READ} | 45", "Cale | 2011 | 3"]),
        (f"{BOOK}, 45. Ibid., 46.", [f"{BOOK_READ} | 45", f"{BOOK_READ} | 46"]),
        ("Aldous, J. (2010). How the salt was won. Dune Press.", ["Aldous, J. | How the salt was won | 2010"]),
    ],
)  # fmt: skip
def test_a_remark_is_no_part_of_the_work_beside_it(note: str, expected: list[str]) -> None:
    assert works(note) == expected


def test_a_citation_is_what_is_printed_of_the_work() -> None:
    document = draft(
        "For a review see Aldous (2010).", "Brun 2011, 77.", f"{BOOK}, 45. Half of it dried. Cale 2011, 3."
    )  # fmt: skip
    assert [document.text[slice(*one.span)] for one in note_citations(document)] == [
        "Aldous (2010)",
        "Brun 2011, 77",
        f"{BOOK}, 45",
        "Cale 2011, 3",
    ]
