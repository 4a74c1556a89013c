"""Tables as CSV: every text comes back, and no spreadsheet takes one for a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length

from claimcheck.exchange.csv import MARK, guarded, rows_in, table_of, unguarded

NASTY = ("=", "+", "-", "@", "'", '"', ",", ";", "\t", "\r", "\n", "\r\n", " ", "a", "＝", MARK)
texts = st.lists(st.sampled_from(NASTY) | st.characters(codec="utf-8"), max_size=8).map("".join)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width).filter(any), max_size=4)
)


@given(tables)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    table = [["id", *("more" for _ in rows[0][1:])] if rows else ["id"], *rows]
    assert [[*row.cells] for row in rows_in(table_of(table), "id")] == table


@given(tables)
def test_others_read_the_same_cells(rows: list[list[str]]) -> None:
    text = table_of(rows).removeprefix(MARK)
    there = [[guarded(cell) for cell in row] for row in rows]
    assert [*csv.reader(io.StringIO(text, newline=""), strict=True)] == there


@given(texts)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    safe = guarded(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))
    assert unguarded(safe) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-5% growth", "'-5% growth"),
        ("'=1", "''=1"),
        ("'tis so", "'tis so"),
        ("5 = 5", "5 = 5"),
        ("\tx", "'\tx"),
    ],
)
def test_a_cell_is_guarded_where_it_must_be(text: str, shown: str) -> None:
    assert (guarded(text), unguarded(shown)) == (shown, text)


def test_a_table_is_a_mark_and_lines_that_end_in_crlf() -> None:
    assert table_of([["id", "text"], ["a", 'He said "no", twice.']]) == (
        '\ufeffid,text\r\na,"He said ""no"", twice."\r\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "id,text\r\n\r\na,b;c\r\n",
        "id;text\r\na;b;c\r\n".replace("b;c", '"b;c"'),
        "id\ttext\na\tb;c\n",
        '"id";"text"\ra;"b;c"',
        'sep=;\r\nid;text\r\na;"b;c"',
        " ID ,text\na,b;c",
        '"id","text"\n"a","b;c"\n',
        "My list;\n\nid,text\na,b;c",
    ],
)
def test_a_table_comes_back_however_a_spreadsheet_saves_it(text: str) -> None:
    assert [row.cells for row in rows_in(text, "id")][1:] == [("a", "b;c")]


def test_lines_are_counted_as_editors_count_them() -> None:
    text = 'id,text\r\na,"one\r\ntwo"\r\n\r\nb,"never closed\n'
    assert [(row.number, row.closed) for row in rows_in(text, "id")] == [
        (1, True),
        (2, True),
        (5, False),
    ]


def test_what_is_no_such_table_has_no_rows() -> None:
    for text in ("", "\n\n", "# Worklist\n\ntext", "name,text\na,b\n"):
        assert rows_in(text, "id") == ()


def test_the_time_for_a_line_of_quotes_grows_with_its_length_alone() -> None:
    for sign in ('"', '""', ",", "'", ' "', "\t'", "'\n"):
        assert_grows_with_length(lambda line: rows_in("id," + line, "id"), sign * 100_000)
