"""A worklist that went through an editor: whole lists in, whole rows or named lines out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.exchange.reading import open_worklist, read_worklist
from claimcheck.exchange.returned_markdown import read_markdown

LIST = Path("list.md")
SENT = """\
# Worklist: 2 claims

Fill in `verdict` (verified, disputed, wrong or unverifiable), `by`, `on` (as YYYY-MM-DD) and `note`,
and leave the rest as it is. `claimcheck import FILE` writes the verdicts into the ledger.

## bombs

> In the Cold War, the US stationed \\[some\\] B61 bombs in Turkey.

- record: claims/a.toml:1
- source: landau\\_1974, p. 3
- stamp: v0-12345678
- verdict: verified
- by: ED
- on: 2020-02-10
- note:{note}

## treaty-1947

> The treaty dates from 1947.

- record: claims/a.toml:9
- stamp: v0-9abcdef0
- verdict:
- by:
- on:
- note:
"""
BOMBS = {
    "id": "bombs",
    "text": "In the Cold War, the US stationed [some] B61 bombs in Turkey.",
    "record": "claims/a.toml:1",
    "source": "landau_1974, p. 3",
    "stamp": "v0-12345678",
    "verdict": "verified",
    "by": "ED",
    "on": "2020-02-10",
    "note": "seen on p. 3",
}
TREATY = {
    "id": "treaty-1947",
    "text": "The treaty dates from 1947.",
    "record": "claims/a.toml:9",
    "stamp": "v0-9abcdef0",
    **dict.fromkeys(("verdict", "by", "on", "note"), ""),
}


def rows_of(text: str) -> list[dict[str, str]]:
    found = read_markdown(LIST, text)
    assert found.problems == ()
    return [{name: row.get(name) for name in row.cells} for row in found.rows]


def problems_of(text: str) -> tuple[list[str], list[str]]:
    """What is named, and the claims that are read all the same."""
    found = read_markdown(LIST, text)
    named = [f"{one.line}: {one.message} ({one.help})" for one in found.problems]
    return named, [row.get("id") for row in found.rows]


def test_a_list_as_it_was_sent() -> None:
    assert rows_of(SENT.replace("{note}", " seen on p. 3")) == [BOMBS, TREATY]


NOTES = {
    "one line": (" seen", "seen"),
    "wrapped by the editor": (" seen on p. 3\n  of the report\nand there", "seen on p. 3 of the report and there"),
    "paragraphs": (" seen\n\n  There is more.\n\n\nAnd more.", "seen\n\nThere is more.\n\nAnd more."),
    "begun on the next line": ("\n  seen\n  there", "seen there"),
    "two blanks at the end": (" seen  \n  there", "seen\nthere"),
    "a backslash at the end": (" seen\\\n  there", "seen\nthere"),
    "a tag at the end": (" seen<br/>\n  there<BR>", "seen\nthere"),
    "a list": (" seen:\n  - p. 3\n  - p. 4,\n    below", "seen:\n- p. 3\n- p. 4, below"),
    "other bullets": (" seen:\n    *   p. 3\n    +   p. 4\n    • p. 5", "seen:\n- p. 3\n- p. 4\n- p. 5"),
    "a list that is not indented": (" seen:\n- p. 3\n- p. 4", "seen:\n- p. 3\n- p. 4"),
    "numbers": (" seen:\n  1. p. 3\n  2) p. 4", "seen:\n1. p. 3\n2) p. 4"),
    "a list in a list": (
        " seen:\n\n    -   p. 3\n        -   left\n    -   p. 4",
        "seen:\n\n- p. 3\n    - left\n- p. 4",
    ),
    "with tabs": (" seen:\n\t- p. 3\n\t\t- left", "seen:\n- p. 3\n    - left"),
    "items called as fields are": (
        " seen:\n  - source: the archive\n  - by: its clerk",
        "seen:\n- source: the archive\n- by: its clerk",
    ),
    "a quotation": (" he says\n\n  > no\n  > more\n\n  so", "he says\n\n> no\n> more\n\nso"),
    "a table": (" seen:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "seen:\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
    "a heading of a lower rank": (" seen\n\n### p. 3\n\nfirst", "seen\n\n### p. 3\n\nfirst"),
    "escapes": (" a\\_b \\* 5\\. \\\\ \\- it\\'s", "a_b * 5. \\ - it's"),
    "entities": (" a&nbsp;b &amp; c &lt;d&#x20;e&gt; AT&T &nosuch;", "a\xa0b & c <d e> AT&T &nosuch;"),
    "blanks that do not break": (" p.\xa03", "p. 3"),
    "smart quotes": (" “seen” – it’s", "“seen” – it’s"),
    "an address of which a link was made": (
        " see [https://a.b/c\\_d](https://a.b/c_d) and <http://e.f/>, [p. 3](https://a.b)",
        "see https://a.b/c_d and http://e.f/, [p. 3](https://a.b)",
    ),
    "a rule behind": (" seen\n\n---\n\n* * *\n", "seen"),
    "what pandoc puts between lists": (" seen\n\n<!-- -->\n\n  - p. 3", "seen\n\n- p. 3"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "note"), NOTES.values(), ids=NOTES)
def test_a_note_is_what_was_typed(typed: str, note: str) -> None:
    assert rows_of(SENT.replace("{note}", typed)) == [{**BOMBS, "note": note}, TREATY]


FILLED = SENT.replace("{note}", " seen on p. 3")
EDITORS = {
    "a mark and other line ends": "\ufeff" + FILLED.replace("\n", "\r\n"),
    "blanks at line ends": FILLED.replace("\n", "  \n"),
    "loose": FILLED.replace("\n- ", "\n\n*   "),
    "set in bold": FILLED.replace("- verdict:", "- **verdict:**").replace("by: ED", "*by*: **ED**"),
    "as code": FILLED.replace("v0-12345678", "`v0-12345678`").replace("2020-02-10", "`2020-02-10`"),
    "headings of Google Docs": FILLED.replace("## bombs", "## **bombs** {#bombs}"),
    "headings of office programs": FILLED.replace("## bombs", '## <span id="x"></span>bombs'),
    "closed headings": FILLED.replace("## bombs", "## bombs ##"),
    "headings with an anchor": FILLED.replace("## bombs", "## []{#x .y}bombs"),
    "underlined headings": FILLED.replace("## bombs", "bombs\n-----").replace(
        "## treaty-1947", "**treaty\\-1947**\n===="
    ),
    "other bullets": FILLED.replace("\n- ", "\n• "),
    "without bullets": FILLED.replace("\n- ", "\n"),
    "without the sign of a quotation": FILLED.replace("\n> ", "\n"),
    "wrapped": FILLED.replace("stationed ", "stationed\n> ").replace("landau", "\n  landau"),
    "no-break blanks": FILLED.replace("- verdict: ", "-\xa0verdict:\xa0"),
    "escaped throughout": FILLED.replace("v0-1", "v0\\-1").replace("2020-02", "2020\\-02"),
    "an own introduction": "Dear all,\n\n- by: tomorrow\n\n" + FILLED,
}


@pytest.mark.parametrize("text", EDITORS.values(), ids=EDITORS)
def test_what_an_editor_makes_of_the_rest_changes_nothing(text: str) -> None:
    assert rows_of(text) == [BOMBS, TREATY]


def test_where_a_line_belongs_nowhere_the_claim_is_left_out() -> None:
    text = FILLED.replace("- on: 2020-02-10\n", "- on: 2020-02-10\n\nI am not sure.\n")
    assert problems_of(text) == (
        ['17: "I am not sure." belongs to no field (write it behind note:)'],
        ["treaty-1947"],
    )


def test_a_heading_in_a_note_may_not_cut_it_short() -> None:
    text = SENT.replace("{note}", " seen\n\n# 3 of the report\n\nsays more")
    assert problems_of(text) == (
        [
            '18: "3 of the report" is no claim of a worklist'
            ' (without its "#" it belongs to the note above)'
        ],
        ["treaty-1947"],
    )


def test_a_second_note_is_named_wherever_the_first_begins() -> None:
    for note in (" seen", "\n  seen"):
        named, ids = problems_of(SENT.replace("{note}", f"{note}\n- note: once more"))
        assert (named[0].partition(": ")[2], ids) == (
            'a second "note" (leave one of them)',
            ["treaty-1947"],
        )


words = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=6)
sentences = st.lists(words, min_size=1, max_size=5).map(" ".join)
paragraphs = sentences | st.lists(sentences, min_size=1, max_size=3).map(
    lambda items: "\n".join(f"- {one}" for one in items)
)


@given(st.lists(paragraphs, min_size=1, max_size=4), st.sampled_from(["", "  ", "    ", "\t"]))
def test_paragraphs_and_lists_come_back_however_they_are_indented(
    parts: list[str], indent: str
) -> None:
    note = "\n\n".join(["seen", *parts])
    typed = "\n".join(f"{indent}{line}" if line else "" for line in note.split("\n"))
    assert rows_of(SENT.replace("{note}", f"\n{typed}")) == [{**BOMBS, "note": note}, TREATY]


@pytest.mark.parametrize(
    "doubts", ["# Doubts\n\n- source: page 3 says the contrary", "# a shell comment\nverdict: x"]
)
def test_a_note_that_goes_on_below_a_heading_is_not_cut(tmp_path: Path, doubts: str) -> None:
    written = (
        f"# a-claim\n\n- stamp: v0-12345678\n- verdict: verified\n- note: Seen, but:\n\n{doubts}\n"
    )
    path = tmp_path / "list.md"
    path.write_text(written, encoding="utf-8")
    found = read_worklist(path, open_worklist(path))
    assert found.rows == ()
    assert any("its note may go on" in one.message for one in found.problems)
