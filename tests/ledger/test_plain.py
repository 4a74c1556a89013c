"""What is read at a glance is what TOML says, place by place; everything else is left to TOML."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.growth import assert_grows_with_length
from tests.ledger.any_ledger import ledgers, records, verdicts

from claimcheck.ledger import plain
from claimcheck.ledger.read import read, read_as_toml
from claimcheck.ledger.written import block, record_values, verdict_values
from claimcheck.model.claims import LedgerDocument, NewRecord, NewVerdict
from claimcheck.model.text import SourceFile

FULL = """\
# The first of two files.
[document]
title = "A history" # of walls
path  = 'wall.txt'
dated = 2020-02-10

# Rome
[[claim]] # the first
id      = "wall"
text    = "The \\"wall\\" was 73 miles long."
sources = [
  "breeze2006", # on "walls", and { ditches }
  { key = "birley1961", locator = 'p. 3', quote = "73 miles" },
]
section = "Walls"
tags    = ["Rome", 'stone']
waive   = "known"

[[claim.verdict]]
status = "disputed"
by     = "ED"
on     = 2020-02-11
of     = "5f1c09ab"
note   = "paced it out"
[[claim.verdict]]
status = "verified"
by     = "AB"
on     = 2020-02-12

[[claim]]
id = "ditch"
tags = []
sources = []
text = "The ditch is as long – nearly."
"""
# What may break a shape, or turn one into another.
PIECES = (
    *"\"'\\#=.,[]{} \t\r\n\0\x7f\ufeff\u2028éا",
    *('"""', "'''", "\\u0041", "\\x", "[[claim]]", "\n[[claim]]\n", "\n[claim]\n", "[[claim.verdict]]"),
    *("\n[document]\n", "\n[claim.more]\n", "id = 'x'\n", "\nid = 'x'\n", "claim = []\n", "# c", "1", "-", "{ }"),
    *("on = 2020-02-30\n", "on = 2020-02-12 07:30:00\n", "x = '''\n[[claim]]\n'''\n", "[\n", "]\n"),
)  # fmt: skip


def same(text: str) -> None:
    source = SourceFile(Path("x.toml"), text)
    assert read(source) == read_as_toml(source)


def is_plain(text: str) -> bool:
    """Whether every record is read at a glance."""
    source = SourceFile(Path("x.toml"), text)
    first = plain.HEAD.search(text)
    at = first.start() if first else len(text)
    if plain.document(text[:at]) is None:
        return False
    while at < len(text):
        found = plain.record(source, at)
        if found is None:
            return False
        at = found[1]
    return True


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_ledger_as_people_write_it_is_read_at_a_glance(end: str) -> None:
    text = FULL.replace("\n", end)
    assert is_plain(text)
    assert is_plain(text.removesuffix(end))
    same(text)
    file = read(SourceFile(Path("x.toml"), text))
    assert file.document == LedgerDocument("A history", "wall.txt", "2020-02-10")
    assert [claim.id for claim in file.claims] == ["wall", "ditch"]
    assert file.claims[0].text == 'The "wall" was 73 miles long.'


@settings(max_examples=30)
@given(st.lists(records, max_size=3), verdicts, st.sampled_from([{}, {"aligned": False}]))
def test_what_the_commands_write_is_read_as_toml_reads_it(
    made: list[NewRecord], verdict: NewVerdict, manner: dict[str, bool]
) -> None:
    lines: list[str] = []
    for record in made:
        lines += block("[[claim]]", record_values(record), **manner)
        lines += block("[[claim.verdict]]", verdict_values(verdict), **manner)
    same("\n".join(lines))


@given(ledgers())
def test_any_ledger_is_read_as_toml_reads_it(text: str) -> None:
    same(text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The full ledger, marked or indented maybe, with some pieces put in, left out or moved."""
    text = FULL if draw(st.booleans()) else FULL.replace("\n", "\r\n")
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    for head in ("[[claim]]", "[[claim.verdict]]", "[document]"):
        text = text.replace(head, draw(st.sampled_from(["", "", "\t"])) + head)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 9, 60])))
        text = text[:start] + draw(st.sampled_from(["", *PIECES])) + text[stop:]
    return mark + text


@settings(max_examples=600)
@given(mutated())
@example(FULL.replace('text = "The ditch', 'id = "x"\ntext = "The ditch'))
@example(FULL.replace("tags = []", "tags = [,]"))
@example(FULL.replace("sources = []", 'sources = [{ key = "a", }]'))
@example(FULL.replace("sources = []", 'sources = [{ key = "a", key = "b" }]'))
@example(FULL.replace("sources = []", 'sources = [{ locator = "p. 3" }]'))
@example(FULL.replace("sources = []", 'sources = ["a, b"]'))
@example(FULL.replace("sources = []", "sources = [] x"))
@example(FULL.replace("tags = []", 'tags = [" "]'))
@example(FULL.replace('"ditch"', '"Ditch"'))
@example(FULL.replace('"The ditch is as long – nearly."', "'''\n[[claim]]\nid = 'x'\n'''"))
@example(FULL.replace('"The ditch is as long – nearly."', '"\\u0054he ditch"'))
@example(FULL.replace("2020-02-11", "2020-02-31"))
@example(FULL.replace("2020-02-11", "2020-02-11 07:30:00"))
@example(FULL.replace("2020-02-10", "1"))
@example(FULL.replace("'wall.txt'", "'wall\\u0007.txt'"))
@example(FULL.replace('"disputed"', "'disputed'"))
@example(FULL.replace('"AB"', '""'))
@example(FULL + "[document]\n")
@example(FULL + "[claim]\n")
@example("claim = []\n" + FULL)
@example("[claim]\nid = 'x'\n" + FULL)
@example("\ufeff" + FULL)
@example("\ufeff" + FULL.replace("2020-02-10", "1"))
@example("\ufeff" + FULL[FULL.index("[document") :].replace("title", "titel"))
@example(FULL.replace("\n[[claim]]", "\n\t[[claim]]").replace("tags = []", "tags = 'z'"))
@example(FULL[FULL.index("[[claim") :])
@example(FULL.replace("\n", "\r"))
@example(FULL.replace("[[claim.verdict]]", "[[ claim . verdict ]]"))
def test_a_slip_is_read_as_toml_reads_it(text: str) -> None:
    same(text)


def test_one_odd_record_leaves_the_others_plain() -> None:
    odd = FULL.replace('section = "Walls"', 'section = """\nWalls"""\ncolour = "red"')
    file = read(SourceFile(Path("x.toml"), odd))
    same(odd)
    assert [(str(b.location.start), b.message) for b in file.broken] == [
        ("17:1", 'a claim has no field "colour"')
    ]
    assert [str(claim.location.start) for claim in file.claims] == ["8:1", "32:1"]


@pytest.mark.parametrize(
    "text",
    [
        "[[claim]]\n" + "# c\n" * 25_000,
        "[[claim]]\n" + "\n" * 100_000,
        '[[claim]]\ntext = "' + "\\n" * 50_000,
        "[[claim]]\ntext = '" + " " * 100_000,
        "[[claim]]\nsources = [" + '"k",' * 25_000,
        "[[claim]]\nsources = [" + '{ key = "k" },\n' * 8_000,
        "[[claim]]\nsources = [" + "# c\n" * 25_000,
        "[[claim]]\nsources = [{" + 'key = "k",' * 10_000,
        "[[claim]]\n" + "[[claim.verdict]]\n" * 6_000 + "x",
        "[[claim]]\n" + "id = 'a'\n" * 12_000,
        "# c\n" * 25_000 + "[document]\n" * 9_000,
    ],
)
def test_the_time_to_find_a_file_not_plain_grows_with_its_length_alone(text: str) -> None:
    assert not is_plain(text)
    assert_grows_with_length(is_plain, text)


def test_a_plain_ledger_is_read_without_toml() -> None:
    program = (
        "import sys; from pathlib import Path; from claimcheck.ledger.read import read\n"
        "from claimcheck.model.text import SourceFile\n"
        f"read(SourceFile(Path('x.toml'), {FULL!r}))\n"
        "print({'tomllib', 'claimcheck.ledger.places'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout == "set()\n"


def test_records_begin_where_a_line_does() -> None:
    assert [one.start() for one in plain.HEAD.finditer(FULL)] == [
        one.start() for one in re.finditer(r"\[\[claim\]\]", FULL)
    ]
