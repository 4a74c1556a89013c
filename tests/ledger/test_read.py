"""Reading the ledger: every slip is named at its place, and nothing is dropped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ledger.read import read
from claimcheck.model.text import SourceFile

HEAD = '[[claim]]\nid = "wall"\ntext = "The wall was 73 miles long."\n'


def findings(text: str) -> list[str]:
    """`line:column message (help)` of everything that is wrong."""
    broken = read(SourceFile(Path("x.toml"), text)).broken
    return [f"{b.location.start} {b.message}{f' ({b.help})' if b.help else ''}" for b in broken]


def test_a_whole_record_is_read_with_the_place_of_each_part() -> None:
    text = (
        "[document]\n"
        'title = "A history"\n'
        "dated = 2020-02-10\n"
        "\n"
        "[[claim]] # the first\n"
        'id = "wall"\n'
        'text = "The wall was 73 miles long."\n'
        'sources = ["breeze2006", { key = "birley1961", locator = "p. 3", quote = "73 miles" }]\n'
        'section = "Walls"\n'
        'tags = ["Rome"]\n'
        "[[claim.verdict]]\n"
        'status = "disputed"\n'
        'by = "ED"\n'
        "on = 2020-02-11\n"
        "[[claim.verdict]]\n"
        'status = "verified"\n'
        'by = "AB"\n'
        "on = 2020-02-12\n"
        'note = "paced it out"\n'
    )
    source = SourceFile(Path("x.toml"), text)
    file = read(source)
    assert file.broken == ()
    assert (file.document.title, file.document.dated) == ("A history", "2020-02-10")
    [claim] = file.claims
    assert (claim.id, claim.section, claim.tags, claim.status) == (
        "wall",
        "Walls",
        ("Rome",),
        "verified",
    )
    assert str(claim.location.start) == "5:1"
    assert str(claim.text_location.start) == "7:8"
    assert [(s.key, s.locator, s.quote, str(s.location.start)) for s in claim.sources] == [
        ("breeze2006", None, None, "8:12"),
        ("birley1961", "p. 3", "73 miles", "8:34"),
    ]
    assert [(v.status, v.by, str(v.on), str(v.location.start)) for v in claim.verdicts] == [
        ("disputed", "ED", "2020-02-11", "11:1"),
        ("verified", "AB", "2020-02-12", "15:1"),
    ]


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ('source = "k"', '4:1 a claim has no field "source" (did you mean "sources"?)'),
        ('Sources = ["k"]', '4:1 a claim has no field "Sources" (did you mean "sources"?)'),
        ('wavie = "known"', '4:1 a claim has no field "wavie" (did you mean "waive"?)'),
        (
            'sources = "a2001, b2002"',
            '4:11 "sources" must be a list, not a text (write sources = ["key", …])',
        ),
        (
            'sources = ["a2001, b2002"]',
            '4:12 "a2001, b2002" is no citation key (write "a2001", "b2002")',
        ),
        ('sources = ["@a2001"]', '4:12 "@a2001" is no citation key (write "a2001")'),
        ('sources = [" a2001"]', '4:12 " a2001" is no citation key (write "a2001")'),
        ('sources = [""]', "4:12 a source is empty (name its citation key or take it out)"),
        (
            "sources = [3]",
            '4:12 a source must be a key or a table, not a number (write "key" or { key = "…", locator = "…" })',
        ),
        ('sources = [{ locator = "p. 3" }]', '4:12 "key" is missing (add key = "…")'),
        (
            'sources = [{ key = "a", page = "3" }]',
            '4:25 a source has no field "page" (known: key, locator, quote, supports)',
        ),
        (
            'sources = [{ key = "a", locator = 3 }]',
            '4:35 "locator" must be a text, not a number (write locator = "…")',
        ),
        ("section = 3", '4:11 "section" must be a text, not a number (write section = "…")'),
        (
            'tags = "polls"',
            '4:8 "tags" must be a list of texts, none of them empty (write tags = ["…", "…"])',
        ),
        (
            '[[claim.verdict]]\nstatus = "verifed"\nby = "ED"\non = 2020-01-01',
            '5:10 "verifed" is no verdict (did you mean "verified"?)',
        ),
        (
            '[[claim.verdict]]\nstatus = "verified"\nby = "ED"\non = "2020-01-01"',
            '7:6 "on" must be a date, not a text (write it without quotes: on = 2020-02-10)',
        ),
        (
            '[[claim.verdict]]\nstatus = "verified"\non = 2020-01-01',
            '4:1 "by" is missing (add by = "…")',
        ),
        ("[[claims]]\nid = 1", '4:3 the ledger has no field "claims" (did you mean "claim"?)'),
        (
            '[document]\ndated = "2020-13"',
            '5:9 "dated" is no year, month or day (write "2020", "2020-02" or 2020-02-10)',
        ),
        (
            '[document]\nsubtitle = "x"',
            '5:1 [document] has no field "subtitle" (did you mean "title"?)',
        ),
    ],
)
def test_each_slip_is_named_at_its_place(line: str, finding: str) -> None:
    assert findings(f"{HEAD}{line}\n") == [finding]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('[[claim]]\ntext = "T."\n', '1:1 "id" is missing (add id = "…")'),
        ('[[claim]]\nid = "a"\n', '1:1 "text" is missing (add text = "…")'),
        ('[[claim]]\nid = "a"\ntext = " \\t"\n', '3:8 "text" is empty (fill it in)'),
        (
            '[[claim]]\nid = "A b"\ntext = "T."\n',
            '2:6 "A b" is no id (use lower-case words and digits joined by hyphens)',
        ),
        (
            '[claim]\nid = "a"\ntext = "T."\n',
            '1:1 "claim" must be an array of tables (write [[claim]], in double brackets)',
        ),
    ],
)
def test_records_without_their_essentials(text: str, finding: str) -> None:
    assert findings(text) == [finding]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            'x = """never closed\n',
            "1:20 not valid TOML: unterminated string (mend the line; until then no claim of this "
            "file is checked)",
        ),
        (
            '[[claim]]\nid: "a"\n',
            '2:3 not valid TOML: expected "=" after a key in a key/value pair '
            '(write name = "value": the ledger is TOML, not YAML)',
        ),
        (
            "<<<<<<< HEAD\n",
            "1:1 not valid TOML: invalid statement (resolve the merge conflict)",
        ),
        (
            "[[claim]]\nid = “a”\n",
            '2:6 not valid TOML: invalid value (use straight quotes around values: "…")',
        ),
    ],
)
def test_a_file_that_is_no_toml_is_named_where_it_stops_being_one(text: str, finding: str) -> None:
    assert findings(text) == [finding]


def test_places_hold_behind_a_byte_order_mark_and_with_any_line_ends() -> None:
    assert findings(f"\ufeff{HEAD}x = 1\n".replace("\n", "\r\n"))[0].startswith("4:1 ")
    assert findings("\ufeff[[claim\r\n")[0].startswith("1:8 ")


def test_nothing_is_concluded_from_a_field_that_could_not_be_read() -> None:
    [claim] = read(SourceFile(Path("x.toml"), f'{HEAD}sources = "a2001"\n')).claims
    assert claim.sources == ()
    assert claim.unread == {"sources"}


def test_what_tomllib_dies_of_is_a_finding() -> None:
    assert findings("x = " + "[" * 10_000 + "]" * 10_000)[0].startswith(
        "1:5 not valid TOML: nested too deeply"
    )
    assert findings(f"{HEAD}order = {'9' * 5000}\n")[0].startswith(
        "4:9 not valid TOML: a number is too long"
    )


@given(st.text(st.sampled_from("[]{}=\"'\\#,.\n claimidtextsour03-_:é"), max_size=200))
def test_reading_never_raises(text: str) -> None:
    file = read(SourceFile(Path("x.toml"), text))
    for broken in file.broken:
        assert 0 <= broken.location.start.offset <= broken.location.end.offset <= len(text)
