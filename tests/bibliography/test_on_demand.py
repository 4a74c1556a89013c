"""Entries are read when they are asked for, and nobody can tell."""

import random
from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from tests.bibliography.reading import NASTY, assert_the_same_in_any_order, read, shown

from claimcheck.audit import audit
from claimcheck.bibliography import scan
from claimcheck.bibliography.entries import EntryReader
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.model.references import Bibliography

# Entries in which what one says depends on others, on macros and on the order of the file.
TELLING = st.lists(
    st.sampled_from(
        [
            *("@misc{a, title = {T}, year = 1994}\n", "@Book{b, crossref={A}, author={X, Y}}\n"),
            *("@book{A, crossref = {b}, date={2019-11}}\n", "@book{c, xdata={a, b}, xdata=b}\n"),
            *("@string{y = 1994}\n", "@string{y = {20} # 19}\n", "@misc{d, year=y, month=jan}\n"),
            *("@misc{e, year = {19{94}}, IDS = {a, x}}\n", "@misc{f, year = 19 # 94}\n"),
            *("@misc{g, year={1994} title={T}}\n", '@misc{h, title="{"}{1994}", Ids="d, b"}\n'),
            *("@misc{i, date = {१९९४}}\n", "@misc{j, author={A and and B}, j=undefined}\n"),
            *("% @misc{k, year=1994}\n", "% only words\n", "@comment{@misc{l, year=1994}}\n"),
            *("@misc{m, title={open,\n", "@misc(n, year = 1994)", "@misc{o, a=1, a=2,, b=3}\r\n"),
            *(
                "@unknown-type{p, date={c. 1994}}",
                "@misc{q,\n % remark\n year=1994\n}\n",
                "@misc{r}",
            ),
            *(
                "@book{t, Author={van Oe, E and B, C}, AUTHOR={D}, editor={F}}\n",
                "@string{w={G, H}}\n",
            ),
            *("@book{u, author=w, Year=y}\n", "@book{v, author={ }, editor={{I J} and K}}\n"),
            *("year = {1994}\n", "<<<<<<< x\n", "@string{z = y # {a}}", "@misc{s, year=1994"),
        ]
    ),
    max_size=12,
).map("".join)
TEXT = st.one_of(TELLING, NASTY, st.tuples(TELLING, NASTY, TELLING).map("".join))


def closely(*texts: str) -> Bibliography:
    """The bibliography, with a close look at every entry from the beginning to the end."""
    with patch.object(scan, "plain_entry", lambda *_: None):
        bibliography = read(*texts)
        assert bibliography.references is not None
        return bibliography


@given(TEXT, TEXT)
def test_an_entry_in_plain_shape_is_what_a_close_look_finds(text: str, more: str) -> None:
    quick, slow = read(text, more), closely(text, more)
    assert quick.references == slow.references
    assert quick.broken == slow.broken
    assert quick.commented == slow.commented


@given(TEXT, st.randoms(use_true_random=False))
def test_it_does_not_matter_what_is_asked_for_first(text: str, chance: random.Random) -> None:
    asked, whole = read(text), read(text)
    assert_the_same_in_any_order(asked, whole, chance)


@given(TEXT, TEXT)
def test_what_can_be_told_without_reading_all_is_what_all_would_tell(text: str, more: str) -> None:
    bibliography, whole = read(text, more), read(text, more)
    read_whole = Bibliography(whole.references, whole.broken, files=whole.files)
    assert list(bibliography.by_key) == list(read_whole.by_key)
    assert bibliography.leads == read_whole.leads
    assert bibliography.lost == read_whole.lost
    assert bibliography.held == read_whole.held
    assert bibliography.aliases == read_whole.aliases
    years = {1994, 2019}
    assert [*bibliography.of_years(years)] == [*read_whole.of_years(years)]


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=6))
def test_a_circle_of_entries_is_entered_where_the_file_does(keys: list[str]) -> None:
    text = "".join(
        f"@misc{{{key}, crossref = {{{keys[place - 1]}}}, f{place} = {{v}}}}\n"
        for place, key in enumerate(keys)
    )
    whole = read(text)
    expected = shown(whole)
    for key in reversed(keys):
        asked = read(text)
        assert asked.by_key[key] == whole.by_key[key]
        assert shown(asked) == expected


def test_a_macro_has_the_value_that_it_had_before_the_entry() -> None:
    bibliography = read(
        "@string{p = {Brill}} @misc{a, publisher=p} @string{p = p # { Press}} @misc{b, publisher=p}"
    )
    values = {key: bibliography.by_key[key].fields[0].value for key in ("b", "a")}
    assert values == {"a": "Brill", "b": "Brill Press"}


def test_places_are_right_wherever_one_begins_to_count() -> None:
    text = "".join(f"@misc{{k{n},\n  note = {{one\n  two {n}}},\n}}\n\n" for n in range(2_000))
    asked = read(text)
    keys = ("k1999", "k7", "k1000", "k1001", "k0")
    assert [str(asked.by_key[key].location.start) for key in keys] == [
        "9996:7",
        "36:7",
        "5001:7",
        "5006:7",
        "1:7",
    ]
    assert str(asked.by_key["k1000"].fields[0].location.end) == "5003:11"


def test_an_audit_of_a_document_reads_what_it_cites_and_what_that_needs(tmp_path: Path) -> None:
    books = "".join(f"@book{{k{n}, title={{T}}, year={{19{n % 90 + 10}}}}}\n" for n in range(500))
    (tmp_path / "references.bib").write_text(
        f"{books}@incollection{{part, crossref = {{whole}}}}\n@book{{whole, year = {{1994}}}}\n"
    )
    (tmp_path / "brief.md").write_text("It rained [@part; @k7; @k8; @nothing].\n")
    with patch.object(EntryReader, "plain", autospec=True, side_effect=EntryReader.plain) as reads:
        report = audit(Config(root=tmp_path), (tmp_path / "brief.md",), Disk())
    assert report.summary.references == 502
    assert {call.args[2] for call in reads.call_args_list} == {7, 8, 500, 501}
