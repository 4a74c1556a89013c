"""Tables that no pipes part come out cell by cell, each with its row and its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length
from tests.readers.origins import blocks_of, check_origins, source_file

from claimcheck.model.documents import BlockKind, Document
from claimcheck.readers.markdown import read


def document_of(text: str) -> Document:
    document = read(source_file(text, "draft.md"))
    check_origins(document)
    return document


def tables_of(text: str) -> list[list[list[str]]]:
    """Every table by its rows; a cell without words is empty."""
    tables: dict[int, dict[tuple[int, int], str]] = {}
    document = document_of(text)
    for block in document.blocks_of(BlockKind.TABLE):
        assert block.cell
        words = document.text[slice(*block.span)].strip()
        tables.setdefault(block.cell.table, {})[block.cell.row, block.cell.column] = words
    return [
        [
            [cells.get((row, column), "") for column in range(1, max(c for _, c in cells) + 1)]
            for row in range(1, max(r for r, _ in cells) + 1)
        ]
        for cells in tables.values()
    ]


def test_the_rule_below_the_head_parts_the_columns() -> None:
    text = """\
Port        Ships   Remarks
----------- ------- ---------------
Riga        4,012   many *tankers*
Tallinn             no count

Text.
"""
    assert tables_of(text) == [
        [
            ["Port", "Ships", "Remarks"],
            ["Riga", "4,012", "many tankers"],
            ["Tallinn", "", "no count"],
        ]
    ]


def test_without_a_head_a_rule_stands_above_and_below() -> None:
    text = "----- ---\nRiga   12\nOslo  123\n----- ---\n\nText.\n"
    assert tables_of(text) == [[["Riga", "12"], ["Oslo", "123"]]]


def test_a_cell_runs_over_several_lines_within_a_frame() -> None:
    text = """\
---------------------------
 Port    What is
         known of it
-------- ------------------
 Riga    Cranes were
         built there.

 Oslo    Nothing.
---------------------------

: Ports
"""
    assert tables_of(text) == [
        [
            ["Port", "What is known of it"],
            ["Riga", "Cranes were built there."],
            ["Oslo", "Nothing."],
        ]
    ]


def test_prose_right_above_a_table_stays_prose() -> None:
    text = "Two lines of text\nand then at once\n---- ----\nRiga 12\n\n"
    assert blocks_of(document_of(text))[0] == ("paragraph", "Two lines of text and then at once")


def test_html_is_read_by_its_tags_wherever_its_lines_break() -> None:
    text = """\
Text. Before <b>it</b>.

<TABLE class="wide">
  <caption>Ports of the <i>Baltic</i></caption>
  <thead><tr><th rowspan=2>Port</th><th colspan="2">Tonnes</th></tr>
  <tr><th>1990</th><th>2011</th></tr></thead>

    <tr>
      <td
         class="name">Riga</td>
      <td>7
          million</td> <!-- <td>hidden</td> -->
      <td>38 [@a]</td>
    </tr>
</TABLE> Text behind it.

More.
"""
    assert tables_of(text) == [
        [["Port", "Tonnes", ""], ["", "1990", "2011"], ["Riga", "7 million", "38 [@a]"]]
    ]
    others = [one for one in blocks_of(document_of(text)) if one[0] != "table"]
    assert others == [
        ("paragraph", "Text. Before it."),
        ("caption", "Ports of the Baltic"),
        ("paragraph", "Text behind it."),
        ("paragraph", "More."),
    ]


def test_a_table_within_a_cell_is_a_part_of_that() -> None:
    text = "<table><tr><td>a <table><tr><td>b</td></tr></table></td><td>c</td></tr></table>\n"
    assert tables_of(text) == [[["a b", "c"]]]


def test_a_table_that_is_spoken_of_in_code_is_none() -> None:
    text = "Write `<table>` first.\n\nThen some 40 rows.\n\nAnd `</table>` last.\n"
    assert [kind for kind, _ in blocks_of(document_of(text))] == ["paragraph"] * 3


def test_tables_are_counted_one_by_one() -> None:
    pipes = "| a | b |\n|---|---|\n| c | d |\n"
    text = (
        f"{pipes}\n{pipes}\n+---+\n| a |\n+---+\n\na   b\n--- ---\nc   d\n\n<table><td>a</table>\n"
    )
    places = [(one.start.line, one.start.column) for one in document_of(text).tables]
    assert places == [(1, 3), (5, 3), (10, 3), (13, 1), (17, 12)]


def test_the_words_below_a_picture_of_html_are_its_caption() -> None:
    text = '<figure>\n<img src="a.png">\n<figcaption>A crane.</figcaption>\n</figure>\n'
    assert [(kind, words.strip()) for kind, words in blocks_of(document_of(text))] == [
        ("caption", "A crane.")
    ]


FRAGMENTS = [
    *(
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<td colspan=2 rowspan=3>",
        "</td>",
        "<caption>",
    ),
    *(
        "</caption>",
        "<TH\n>",
        "word ",
        "@a ",
        "\n",
        "\n\n",
        "    ",
        "<!--",
        "-->",
        "`",
        "> ",
        "- ",
        "| a | b |\n",
    ),
    *("--- ---\n", "------\n", "a   b\n", "# H\n", "[^1]: note\n", "^[", "]", "😀"),
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_any_table_keeps_its_words_and_their_places(text: str) -> None:
    document = document_of(text)
    assert document.text.count("word") <= text.count("word")
    assert all((block.cell is not None) == (block.kind == "table") for block in document.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "<table>",
        "<table><td ",
        "<table></table>",
        "<td rowspan=60 colspan=60>x",
        "--- ---\na b\n\n",
    ],
)
def test_reading_grows_with_length_alone(text: str) -> None:
    assert_grows_with_length(lambda words: read(source_file(words, "draft.md")), f"{text}\n" * 5000)
