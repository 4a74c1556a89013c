"""What page layout does to prose, and how it is undone: whole pages in, whole texts out."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.origins import LETTERS, blocks_of, check_origins, source_file

from claimcheck.readers.plain import read


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(source_file(text))
    check_origins(document, LETTERS)
    return blocks_of(document)


QUOTED = """\
The harbour at Kelso was rebuilt after the
storm of 1953. The council never agreed on who
should pay for the new wall, and the fishermen
were left without a berth for two years. Their
boats rot-

The council never agreed
on who should pay for

the new wall, and the
fishermen were left
without a berth.
 ted on the beach (Osei and Tanaka 2019), as the
papers of the time show.
"""


def test_a_pull_quote_is_lifted_out_of_the_word_that_it_cuts() -> None:
    # The last words of the quote differ: it was cut short by the editor, not by us.
    text = QUOTED.replace("without a berth.\n", "without a berth for two years.\n")
    assert blocks(text) == [
        (
            "paragraph",
            "The harbour at Kelso was rebuilt after the storm of 1953. The council never agreed on"
            " who should pay for the new wall, and the fishermen were left without a berth for two"
            " years. Their boats rotted on the beach (Osei and Tanaka 2019), as the papers of the"
            " time show.",
        ),
        (
            "pull-quote",
            "The council never agreed on who should pay for the new wall, and the fishermen were"
            " left without a berth for two years.",
        ),
    ]


def test_narrow_text_that_stands_nowhere_else_is_running_text() -> None:
    text = (
        "The wall of the old harbour had been weak for\nyears, as everybody in the town knew, and the\n"
        "mayor was told of it by the\n\nengineer in a letter\nthat he never read,\nwhich is a pity.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


def test_a_pull_quote_may_cut_the_sentence_that_it_repeats() -> None:
    text = (
        "It was clear to all that the wall could not be\nsaved by any means that the town was able\n\n"
        "The wall could not be\nsaved by any means that\nthe town was able to pay.\n\n"
        "to pay. So the engineers left for the north.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "pull-quote"]


PAGES = """\
The first page ends within a citation that the (Tanaka

2
WALLS OF THE NORTH

and Osei, 2019) page has cut in two. The next one ends
in a full stop, and so its paragraph is over here.

3
WALLS OF THE NORTH

A new paragraph begins on the last page of the three,
and ends there.
"""


def test_page_numbers_and_running_heads_leave_no_trace() -> None:
    assert blocks(PAGES) == [
        (
            "paragraph",
            "The first page ends within a citation that the (Tanaka and Osei, 2019) page has cut"
            " in two. The next one ends in a full stop, and so its paragraph is over here.",
        ),
        ("paragraph", "A new paragraph begins on the last page of the three, and ends there."),
    ]


@pytest.mark.parametrize("number", ["Page 3 of 20", "- 7 -", "12"])
def test_form_feeds_are_page_breaks(number: str) -> None:
    text = f"The wall was\nraised by the\n{number}\n\fcouncil in 1953.\n"
    assert blocks(text) == [("paragraph", "The wall was raised by the council in 1953.")]


def test_a_number_that_counts_no_pages_is_text() -> None:
    assert ("paragraph", "42") in blocks("The answer was\n\n42\n\nand nobody knew why.\n")


def test_a_heading_needs_no_blank_line_and_notes_stand_below_a_rule() -> None:
    text = (
        "1 Introduction\nWalls fall, as Tanaka (1999) has shown in\na long book.1 Others disagree.2\n"
        "_____\n1 See also Osei (2001), who says so in the\nlast chapter.\n2 Osei, letter.\n"
    )
    assert blocks(text) == [
        ("heading", "1 Introduction"),
        (
            "paragraph",
            "Walls fall, as Tanaka (1999) has shown in a long book.1 Others disagree.2",
        ),
        ("footnote 1", "See also Osei (2001), who says so in the last chapter."),
        ("footnote 2", "Osei, letter."),
    ]


def test_headings_captions_and_items_are_told_apart() -> None:
    text = (
        "OLD WALLS\n\nA short text that goes on and\non over two lines.\n\n"
        "Figure 3: The harbour in 1953.\n\n2.1 Method of Work\n\nWe did this:\n\n"
        "- walk along the wall\n- count the holes\n\n"
        "The mayor opens the wall. Photo: North Press\n INTRODUCTION\n\nIt was cold.\n"
    )
    assert blocks(text) == [
        ("heading", "OLD WALLS"),
        ("paragraph", "A short text that goes on and on over two lines."),
        ("caption", "Figure 3: The harbour in 1953."),
        ("heading", "2.1 Method of Work"),
        ("paragraph", "We did this:"),
        ("list-item", "- walk along the wall"),
        ("list-item", "- count the holes"),
        ("caption", "The mayor opens the wall. Photo: North Press"),
        ("heading", "INTRODUCTION"),
        ("paragraph", "It was cold."),
    ]


OSEI = "Osei, A. (2019). Old walls of the north. Journal of Walls, 3(2), 12–19."
TANAKA = "Tanaka, B., & Osei, A. (2020). The price of a wall. Oslo: North Press."
TOWN = "Town of Kelso. (2017). Report on the harbour. https://kelso.example/report"


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(f"{OSEI}\n{TANAKA}\n{TOWN}\n", id="a line each"),
        pytest.param(f"{OSEI}\n\n{TANAKA}\n\n{TOWN}\n", id="blank lines"),
        pytest.param(
            "Osei, A. (2019). Old walls of the north. Jour-\n    nal of Walls, 3(2), 12–19.\n"
            "Tanaka, B., & Osei, A. (2020). The price of\n    a wall. Oslo: North Press.\n"
            "Town of Kelso. (2017). Report on the harbour.\n    https://kelso.example/report\n",
            id="hanging indent",
        ),
        pytest.param(
            "Osei, A. (2019). Old walls of the north. Jour-\nnal of Walls, 3(2), 12–19.\n"
            "Tanaka, B., & Osei, A. (2020). The price of\na wall. Oslo: North Press.\n"
            "Town of Kelso. (2017). Report on the harbour.\nhttps://kelso.example/report\n",
            id="flush",
        ),
        pytest.param(
            "Osei, A. (2019). Old walls of the north. Jour-\n\n\f7\n\nnal of Walls, 3(2), 12–19.\n\n"
            f"{TANAKA}\n\n{TOWN}\n",
            id="over a page break",
        ),
    ],
)
def test_a_reference_list_is_read_in_entries(printed: str) -> None:
    assert blocks(f"The wall is old.\n\nReferences\n\n{printed}") == [
        ("paragraph", "The wall is old."),
        ("heading", "References"),
        ("reference-list", OSEI),
        ("reference-list", TANAKA),
        ("reference-list", TOWN),
    ]


@pytest.mark.parametrize("heading", ["REFERENCES", "Works cited", "7. Literatur", "Bibliographie:"])
@pytest.mark.parametrize("number", ["[{}]", "{}.", "({})"])
def test_numbers_part_entries_and_the_next_heading_ends_the_list(heading: str, number: str) -> None:
    one, two = (number.format(at) for at in (1, 2))
    text = (
        f"It is old.\n\n{heading}\n{one} A. Osei, Old walls, vol.\n3, 2019.\n"
        f"{two} B. Tanaka, New walls, 2020.\n\nAppendix\n\nWe thank the town for its help.\n"
    )
    assert blocks(text)[2:] == [
        ("reference-list", f"{one} A. Osei, Old walls, vol. 3, 2019."),
        ("reference-list", f"{two} B. Tanaka, New walls, 2020."),
        ("heading", "Appendix"),
        ("paragraph", "We thank the town for its help."),
    ]


COLUMNS = """\
The old sea wall was built in the       Several authors have argued that a
nineteenth century and has been re-     wall of this kind cannot last (Mil-
paired many times since then. Offi-     ler and Osei 2019). Others disagree
cials say that it may not hold when     and point to the long record of the
the next great storm arrives in the     town, which has never been flooded
autumn (Tanaka et al. 2020).            since its charter was granted.
"""


def test_two_columns_are_read_one_after_the_other() -> None:
    assert blocks(COLUMNS) == [
        (
            "paragraph",
            "The old sea wall was built in the nineteenth century and has been repaired many times"
            " since then. Officials say that it may not hold when the next great storm arrives in"
            " the autumn (Tanaka et al. 2020).",
        ),
        (
            "paragraph",
            "Several authors have argued that a wall of this kind cannot last (Miller and Osei"
            " 2019). Others disagree and point to the long record of the town, which has never"
            " been flooded since its charter was granted.",
        ),
    ]


def test_a_table_is_not_two_columns() -> None:
    rows = "".join(f"Kelso     {year}     12 boats\n" for year in range(1950, 1960))
    assert blocks(rows)[:4] == [
        ("table", "Kelso"),
        ("table", "1950"),
        ("table", "12 boats"),
        ("table", "Kelso"),
    ]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        # tabs, with a cell left out
        ("Port\t2018\t2019\nKelso\t79%\t45%\nLeith\t\t12%\n", ["Port", "2018", "2019", "Kelso", "79%", "45%", "Leith", "12%"]),
        # blanks, the figures below each other at their right ends
        ("Port           Boats   Share\nKelso          1,200    45 %\nLeith Harbour     90     7 %\n", ["Port", "Boats", "Share", "Kelso", "1,200", "45 %", "Leith Harbour", "90", "7 %"]),
        # of two blanks, and only figures say that it is one
        ("Port  2018  2019\nKelso  79  45\nLeith Harbour  7  12\n", ["Port", "2018", "2019", "Kelso", "79", "45", "Leith Harbour", "7", "12"]),
    ],
)  # fmt: skip
def test_the_rows_of_a_table_are_cells(rows: str, cells: list[str]) -> None:
    around = f"It rained for a week.\n\n{rows}\nThe wall fell in 1952.\n"
    assert blocks(around) == [
        ("paragraph", "It rained for a week."),
        *(("table", cell) for cell in cells),
        ("paragraph", "The wall fell in 1952."),
    ]


def test_every_cell_knows_its_place() -> None:
    document = read(source_file("Port\t2018\nKelso\t79%\n\nIt rained.\n\nPort\t2019\nLeith\t7%\n"))
    assert [tuple(block.cell) for block in document.blocks if block.cell] == [
        (1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2), (2, 1, 1), (2, 1, 2), (2, 2, 1), (2, 2, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.\tThe wall fell in 1952.\n2.\tIt was rebuilt.\n", "list-item"),
        ("OSEI:\tThe wall fell in 1952.\nTANAKA:\tIt was rebuilt.\n", "paragraph"),
        ("The   wall   fell   in   the   year\nwhen   they  began   to   build   a\nnew   port   at   the  river.\n", "paragraph"),
    ],
)  # fmt: skip
def test_lists_talks_and_justified_lines_are_no_tables(text: str, kind: str) -> None:
    assert {found for found, _ in blocks(text)} == {kind}


HEADED = """\
The harbour was rebuilt after the storm of 1953, and the council never agreed on who
should pay for the new wall, so that the fishermen were left without a berth until the

Limits of Harbours 12

loans of the ministry came in. A second wall was built further out, where the sea is
deeper and the ground of sand, and it stood for less than a year before the winter of

Limits of Harbours 13

its first storms. Nobody had asked the fishermen, whose fathers had moored their boats
behind the rocks.
"""


def test_a_head_set_off_by_blank_lines_is_no_heading_where_it_cuts_sentences() -> None:
    ((kind, whole),) = blocks(HEADED)
    assert kind == "paragraph"
    assert "until the loans of the ministry" in whole
    assert "the winter of its first storms" in whole


def test_a_heading_that_every_chapter_has_stays() -> None:
    text = "".join(
        f"Chapter {at} tells of the harbour.\n\nFurther reading\n\nThere is a book of it.\n\n"
        for at in range(4)
    )
    assert Counter(kind for kind, _ in blocks(text))["heading"] == 4


def test_short_pages_are_no_running_heads() -> None:
    assert blocks("(Paul 1994)\f(Paul 2016)") == [("paragraph", "(Paul 1994) (Paul 2016)")]
    figures = "".join(f"Figure {at}. A map.\n\nIt is old {at}.\n\f" for at in range(1, 5))
    assert [text for kind, text in blocks(figures) if kind == "caption"] == [
        f"Figure {at}. A map." for at in range(1, 5)
    ]


def test_a_head_that_counts_the_pages_is_no_text() -> None:
    pages = "\f".join(
        f"Walls of the north, no. 4 | page {at}\nThe wall of {name}\nis in {name}, and it is\nold in {name}.\n"
        for at, name in enumerate(("Kelso", "Oslo", "Bergen"), start=7)
    )
    assert [text for _, text in blocks(pages)] == [
        f"The wall of {name} is in {name}, and it is old in {name}."
        for name in ("Kelso", "Oslo", "Bergen")
    ]


def test_a_line_beside_a_page_number_that_stands_nowhere_else_is_text() -> None:
    text = "The wall was raised.\n\n12\nTHE SECOND WALL\n\nIt fell.\n\n13\nTable 2\n\nTable 1\n"
    printed = [text for _, text in blocks(text)]
    assert "THE SECOND WALL" in printed
    assert "Table 2" in " ".join(printed)


UNIQUE = st.sampled_from(
    ["(Paul 1994)", "(Paul 2016)", "Wall 3", "Wall 4", "the wall", "WALL", "12 walls", "Fall."]
)


@given(st.lists(st.tuples(UNIQUE, st.sampled_from(["\f", "\n", "\n\n", "\n\f", " "])), max_size=16))
@settings(deadline=None)
def test_loses_no_words_that_stand_once(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + end for word, end in parts)
    printed = " ".join(text for _, text in blocks(text)).split()
    once = [word for word, times in Counter(text.split()).items() if times == 1]
    assert set(once) <= set(printed)


FLUSH = """\
Adeyemi, T. (2001). Harbours and their
masters. Leeds: Dune Press. Edited by Brun, J.
Brun, J. (2003). The price of salt. In Cole, A.,
& Doe, B. (Eds.), Salt and Sand (pp. 3–9). Leeds.
Cole, A., Doe, B., Eriksen, C., Fuchs, D., &
Gallo, E. (2004). On Sand. Journal of Brine,
Ser. A.
de Vries, H. (1999). Polder Towns of the
North Sea Coast. Utrecht: Wad Press, trans. P. Q.
Eriksen, C. (2010). Old Walls and New. Oslo.
"""


def test_a_flush_list_is_parted_by_its_authors_and_years() -> None:
    entries = [text for kind, text in blocks(f"It is old.\n\nReferences\n\n{FLUSH}")[2:]]
    assert [text.split(",")[0] for text in entries] == [
        "Adeyemi",
        "Brun",
        "Cole",
        "de Vries",
        "Eriksen",
    ]
    assert entries[3].endswith("trans. P. Q.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Old Walls in the North\n\nkelso is a town whose name\nis in small letters.\n",
            [
                ("heading", "Old Walls in the North"),
                ("paragraph", "kelso is a town whose name is in small letters."),
            ],
            id="a heading above small letters",
        ),
        pytest.param(
            "THE SECOND WALL:\n\nTHE YEARS OF DOUBT\n\nIt fell.\n",
            [("heading", "THE SECOND WALL: THE YEARS OF DOUBT"), ("paragraph", "It fell.")],
            id="a heading that goes on behind its colon",
        ),
        pytest.param(
            "Three ways:\n\n1. Build a wall\n\n2. Move the town\n\n3. Wait\n\nWe waited.\n",
            [
                ("paragraph", "Three ways:"),
                ("list-item", "1. Build a wall"),
                ("list-item", "2. Move the town"),
                ("list-item", "3. Wait"),
                ("paragraph", "We waited."),
            ],
            id="numbers that count on are no headings",
        ),
        pytest.param(
            "Kelso 0.564 0.235 0.105\n\nThe wall was weak.\n",
            [("paragraph", "Kelso 0.564 0.235 0.105"), ("paragraph", "The wall was weak.")],
            id="a row of figures is no heading",
        ),
        pytest.param(
            "It was so.\n\nReferences\n",
            [("paragraph", "It was so."), ("heading", "References")],
            id="a heading with nothing below",
        ),
        pytest.param(
            "Figures 7.1 and 7.2 show that the wall is weak.\n",
            [("paragraph", "Figures 7.1 and 7.2 show that the wall is weak.")],
            id="a sentence about figures is no caption",
        ),
        pytest.param(
            "When the sea had risen the town could do\none of several things, but of those only\n"
            "(1) a wall and (2) a move were to be paid\nby the state.\n",
            [
                (
                    "paragraph",
                    "When the sea had risen the town could do one of several things, but of those"
                    " only (1) a wall and (2) a move were to be paid by the state.",
                )
            ],
            id="a number within a sentence",
        ),
        pytest.param(
            "The wall was weak, and this was known to\nall who lived there. (Osei, 2019)\n\n"
            "Nobody had the money, and the state had\nother cares.\n",
            [
                (
                    "paragraph",
                    "The wall was weak, and this was known to all who lived there. (Osei, 2019)",
                ),
                ("paragraph", "Nobody had the money, and the state had other cares."),
            ],
            id="a citation behind its sentence",
        ),
        pytest.param(
            "The wall was weak, and this was known to\nall who lived there, as papers of the day\n"
            "show, though none of them says it aloud.\n\fNobody had the money, and the state had\n"
            "other cares.\n",
            [
                (
                    "paragraph",
                    "The wall was weak, and this was known to all who lived there, as papers of the"
                    " day show, though none of them says it aloud. Nobody had the money, and the"
                    " state had other cares.",
                )
            ],
            id="a page that ends between two sentences",
        ),
        pytest.param(
            "It is old.\n\nFigure 3. The wall of Kelso, seen from\nthe\n\f7\n\nnorth in 1953.\n",
            [
                ("paragraph", "It is old."),
                ("caption", "Figure 3. The wall of Kelso, seen from the north in 1953."),
            ],
            id="a caption over two pages",
        ),
    ],
)
def test_every_block_is_what_it_looks_like(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected
