"""The formats of an audit on one project with hostile text, as they are printed."""

import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from tests.reporters.hostile import FINGERPRINTS, KEY, Render
from tests.rules.examples import claim, entry

from claimcheck.cli.audit import Format
from claimcheck.reporters import REPORTERS

FORMATS = (*REPORTERS, "statistics")
pytestmark = pytest.mark.usefixtures("project")
on_hostile = pytest.mark.usefixtures("hostile")
each_format = pytest.mark.parametrize("name", FORMATS)

# Whole output --------------------------------------------------------------------------------

COUNTS = (
    "2 claims, 0 sourced, 1 unlinked, 1 unsourced (1 waived) · 2 references, 1 used"
    " · 2 errors, 1 warning, 1 note · 1 fixable with --fix · all 2 files looked at\n"
)
FULL = r"""error[missing-reference]: no reference "misao1980" in references.bib
 --> claims/old town.toml:4:28
  |
3 | text = "The [bold]old[/bold] \"bridge\" of 京都 🌉 cost 3,000 ryō."
4 |  "sources" = ["misao1890", "misao1980", "京\u001b[31m\u202e\n::error::50%`@you`<b>[🌉](1)"]
  |                            ^^^^^^^^^^^
  = note: references.bib:1:7: "misao1890" is one transposition away: Misao, 京都の[橋], 18900
  = help: did you mean "misao1890"?

error[missing-reference]: no reference "京<U+001B>[31m<U+202E><U+000A>::error::50%`@you`<b>[🌉](1)" in references.bib
 --> claims/old town.toml:4:41
  |
3 | text = "The [bold]old[/bold] \"bridge\" of 京都 🌉 cost 3,000 ryō."
4 |  "sources" = ["misao1890", "misao1980", "京\u001b[31m\u202e\n::error::50%`@you`<b>[🌉](1)"]
  |                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: add the entry to references.bib, or cite another key

warning[impossible-year]: "18900" is no year in "misao1890"
 --> references.bib:3:29
  |
3 |   title = {京都の[橋]}, year = {18900},
  |                                 ^^^^^
  = help: correct the year

note[unused-reference]: nothing cites "alone"
 --> references.bib:5:7
  |
5 | @misc{alone, title = {"<U+001B>[31mA<U+202E>🌉"}}
  |       ^^^^^
  = help: cite it, or remove it

"""
CONCISE = """\
claims/old town.toml:4:28: error[missing-reference]: no reference "misao1980" in references.bib\
 (did you mean "misao1890"?)
claims/old town.toml:4:41: error[missing-reference]: no reference\
 "京<U+001B>[31m<U+202E><U+000A>::error::50%`@you`<b>[🌉](1)" in references.bib\
 (add the entry to references.bib, or cite another key)
references.bib:3:29: warning[impossible-year]: "18900" is no year in "misao1890" (correct the year)
references.bib:5:7: note[unused-reference]: nothing cites "alone" (cite it, or remove it)
"""
STATISTICS = """\
2  error[missing-reference]
1  warning[impossible-year]
1  note[unused-reference]
"""


@on_hostile
def test_full_shows_the_line_and_the_way_out(render: Render) -> None:
    assert render("full") == FULL + COUNTS


@on_hostile
def test_concise_is_one_line_a_finding(render: Render) -> None:
    assert render("concise") == CONCISE + COUNTS


@on_hostile
def test_statistics_count_by_rule(render: Render) -> None:
    assert render("statistics") == STATISTICS + "\n" + COUNTS
    waived = "1  waived[unsourced-claim]\n"
    assert render("statistics", waived=True) == STATISTICS + waived + "\n" + COUNTS


@on_hostile
def test_without_a_summary_the_findings_stand_alone(render: Render) -> None:
    assert render("full", summary=False) == FULL
    assert render("concise", summary=False) == CONCISE
    assert render("statistics", summary=False) == STATISTICS


@on_hostile
def test_notes_are_counted_where_they_are_not_shown(render: Render) -> None:
    counts = COUNTS.replace("1 note", "1 note (--show-notes)")
    assert render("full", notes=False) == FULL[: FULL.index("note[")] + counts
    assert render("concise", notes=False) == "".join(CONCISE.splitlines(keepends=True)[:3]) + counts


def place(path: str, line: int, column: int, offset: int, length: int) -> dict[str, object]:
    """A place on one line."""
    return {
        "path": path,
        "start": {"line": line, "column": column, "offset": offset},
        "end": {"line": line, "column": column + length, "offset": offset + length},
    }


def found(rule: str, severity: str, message: str, help_: str, **more: object) -> dict[str, object]:
    return {
        "rule": rule,
        "severity": severity,
        "message": message,
        "help": help_,
        "waived": None,
        "claim": None,
        "reference": None,
        "related": [],
        "fix": None,
    } | more


TOWN = "claims/old town.toml"
JSON = {
    "version": 1,
    "findings": [
        found(
            "missing-reference",
            "error",
            'no reference "misao1980" in references.bib',
            'did you mean "misao1890"?',
            fingerprint=FINGERPRINTS[0],
            claim="bridge",
            reference="misao1980",
            location=place(TOWN, 4, 28, 116, 11),
            fix={
                "description": 'write "misao1890"',
                "safe": True,
                "edits": [{"location": place(TOWN, 4, 28, 116, 11), "text": '"misao1890"'}],
            },
            related=[
                {
                    "message": '"misao1890" is one transposition away: Misao, 京都の[橋], 18900',
                    "location": place("references.bib", 1, 7, 6, 9),
                }
            ],
        ),
        found(
            "missing-reference",
            "error",
            f'no reference "{KEY}" in references.bib',
            "add the entry to references.bib, or cite another key",
            fingerprint=FINGERPRINTS[1],
            claim="bridge",
            reference=KEY,
            location=place(TOWN, 4, 41, 129, 48),
        ),
        found(
            "unsourced-claim",
            "error",
            'claim "toll" has no source',
            'name one: sources = ["key"], or waive it with a reason: waive = "…"',
            fingerprint=FINGERPRINTS[2],
            waived='see the [stone] "there"',
            claim="toll",
            location=place(TOWN, 8, 8, 209, 22),
        ),
        found(
            "impossible-year",
            "warning",
            '"18900" is no year in "misao1890"',
            "correct the year",
            fingerprint=FINGERPRINTS[3],
            reference="misao1890",
            location=place("references.bib", 3, 29, 70, 5),
        ),
        found(
            "unused-reference",
            "note",
            'nothing cites "alone"',
            "cite it, or remove it",
            fingerprint=FINGERPRINTS[4],
            reference="alone",
            location=place("references.bib", 5, 7, 86, 5),
        ),
    ],
    "summary": {
        "claims": 2,
        "sourced": 0,
        "unsourced": 1,
        "references": 2,
        "documents": 0,
        "errors": 2,
        "warnings": 1,
        "notes": 1,
        "waived": 1,
    },
    "skipped": [],
}


@on_hostile
def test_json_holds_everything_in_the_order_of_the_places(render: Render) -> None:
    text = render("json")
    assert json.loads(text) == JSON
    jsonschema.validate(
        JSON, json.loads((files("claimcheck.schemas") / "audit.json").read_text(encoding="utf-8"))
    )
    order = ["rule", "severity", "message", "help", "waived", "fingerprint", "claim", "reference"]
    order += ["location", "related", "fix"]
    assert [list(finding) for finding in json.loads(text)["findings"]] == [order] * 5
    assert render("json", notes=False, colour=True, summary=False, width=20) == text


@on_hostile
def test_json_names_what_was_not_looked_at(hostile: Path, render: Render) -> None:
    (hostile / "claims/bad.toml").write_bytes(b"\xff")
    assert json.loads(render("json"))["skipped"] == [
        {"path": "claims/bad.toml", "reason": "is not UTF-8: byte 0xff in line 1"}
    ]
    for name in ("full", "concise", "statistics"):
        assert render(name).endswith(" · 1 of 3 files NOT looked at\n")


# Colour and hidden characters ----------------------------------------------------------------


@on_hostile
def test_colour_marks_rules_places_and_counts(render: Render) -> None:
    red, yellow, cyan, off = "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"
    painted = CONCISE.replace("error[missing-reference]", f"{red}error[missing-reference]{off}")
    for colour, name in ((yellow, "warning[impossible-year]"), (cyan, "note[unused-reference]")):
        painted = painted.replace(name, f"{colour}{name}{off}")
    counts = COUNTS.replace("2 errors", f"{red}2 errors{off}")
    counts = counts.replace("1 warning", f"{yellow}1 warning{off}")
    assert render("concise", colour=True) == painted + counts.replace(
        "1 note", f"{cyan}1 note{off}"
    )


@each_format
@on_hostile
def test_colour_changes_no_letter(render: Render, name: str) -> None:
    coloured = render(name, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(name)
    assert ("\x1b" in coloured) == (name in ("full", "concise", "statistics"))


@each_format
@on_hostile
def test_nothing_that_cannot_be_seen_is_printed(hostile: Path, render: Render, name: str) -> None:
    (hostile / "claims/a\x1b[2J\n\u202eb.toml").write_text(claim("a", "T.", ["\\u200b\\u0085x"]))
    kinds = {unicodedata.category(letter) for letter in render(name).replace("\n", "")}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


# Long and odd lines --------------------------------------------------------------------------


def shown_line(text: str, rule: str) -> list[str]:
    """The marked line of the first finding of a rule in a full report, and the carets below it."""
    found = re.search(r"^ *\d+ \| (.*)\n *\| ( *\^+)$", text[text.index(rule) :], re.MULTILINE)
    return list(found.groups()) if found else []


def width(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else unicodedata.category(letter) != "Mn"
        for letter in text
    )


@pytest.mark.parametrize("before", [0, 10, 90, 120, 500, 20_000])
@pytest.mark.parametrize("after", [0, 90, 500])
@pytest.mark.parametrize("letter", ["x", "京", "🌉", "e\u0301", "\u0e17\u0e35\u0e48"])
def test_a_long_line_is_cut_and_the_carets_still_fit(
    project: Path, render: Render, before: int, after: int, letter: str
) -> None:
    line = f'title = "{letter * before}", year = 99999, note = "{letter * after}"'
    (project / "references.bib").write_text(f"@misc{{a,\n{line}\n}}\n", encoding="utf-8")
    shown, carets = shown_line(render("full"), "impossible-year")
    assert len(shown) <= 162
    assert shown.strip("…") in line
    assert shown.startswith("…") == (not line.startswith(shown[:9]))
    assert shown.endswith("…") == (not line.endswith(shown[-9:]))
    head = shown[: shown.index("99999")]
    assert carets == " " * width(head) + "^^^^^"


def test_a_claim_of_a_megabyte_does_not_fill_the_screen(project: Path, render: Render) -> None:
    text = "x" * 1_000_000
    (project / "claims/brief.toml").write_text(claim("a", text, None))
    assert render("full") == (
        'error[unsourced-claim]: claim "a" has no source\n'
        " --> claims/brief.toml:3:8\n"
        "  |\n"
        f'3 | text = "{"x" * 152}…\n'
        f"  |        {'^' * 153}\n"
        '  = help: name one: sources = ["key"], or waive it with a reason: waive = "…"\n'
        "\n"
        'note[unused-reference]: nothing cites "landau1974"\n'
        " --> references.bib:1:7\n"
        "  |\n"
        "1 | @book{landau1974,\n"
        "  |       ^^^^^^^^^^\n"
        "  = help: cite it, or remove it\n"
        "\n"
        "1 claim, 0 sourced, 1 unsourced · 1 reference, 0 used · 1 error, 1 note"
        " · all 2 files looked at\n"
    )  # fmt: skip


def test_a_key_of_a_megabyte_is_cut_in_the_message(project: Path, render: Render) -> None:
    (project / "claims/brief.toml").write_text(claim("a", sources=["k" * 1_000_000]))
    first = render("concise").splitlines()[0]
    assert len(first) < 400
    assert f"{'k' * 100}" in first
    assert "…" in first


def test_the_end_of_a_file_can_be_marked(project: Path, render: Render) -> None:
    (project / "claims/brief.toml").write_text("[[claim]]\nid = ")
    assert shown_line(render("full"), "invalid-record") == ["id =", "    ^"]


# Many findings -------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "rest"), [(1000, ""), (1001, "1 more finding"), (1234, "234 more findings")])  # fmt: skip
def test_a_thousand_findings_are_printed_and_the_rest_counted(
    project: Path, render: Render, number: int, rest: str
) -> None:
    ledger = "".join(claim(f"c{n}", "Fact.", sources=["nobody"]) for n in range(number))
    (project / "claims/brief.toml").write_text(ledger.replace('"Fact."', '"?"'))
    (project / "references.bib").write_text("")
    more = f"… and {rest}, not printed here\n\n" if rest else ""
    concise = render("concise", summary=False)
    assert concise.count("error[missing-reference]") == 1000
    assert render("full", summary=False).count("error[missing-reference]") == 1000
    assert concise.endswith(more)
    assert ("more finding" in concise) == bool(rest)
    assert f"{number}  error[missing-reference]\n" in render("statistics")
    assert len(json.loads(render("json"))["findings"]) >= number
    assert f"{number} errors" in render("concise").splitlines()[-1]


def test_every_format_can_be_asked_for_by_its_name() -> None:
    assert tuple(REPORTERS) == tuple(Format)


@pytest.mark.parametrize("name", ["full", "concise", "statistics"])
def test_a_project_in_order_is_a_summary_and_nothing_else(render: Render, name: str) -> None:
    assert render(name) == (
        "1 claim, 1 sourced, 0 unsourced · 1 reference, 1 used · nothing found"
        " · all 2 files looked at\n"
    )
    assert render(name, summary=False) == ""


def test_a_finding_near_the_tenth_line_keeps_its_frame(project: Path, render: Render) -> None:
    text = "\n" * 8 + claim("a", sources=None, more=entry("x").replace("@", "# @"))
    (project / "claims/brief.toml").write_text(text.replace("# @book{x,\n}", 'colour = "red"'))
    assert render("full").startswith(
        'error[unsourced-claim]: claim "a" has no source\n'
        "  --> claims/brief.toml:11:8\n"
        "   |\n"
        '11 | text = "The tower of Pisa was closed to visitors in 1990."\n'
        "   |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        '   = help: name one: sources = ["key"], or waive it with a reason: waive = "…"\n'
        "\n"
        'error[invalid-record]: a claim has no field "colour"\n'
        "  --> claims/brief.toml:12:1\n"
        "   |\n"
        '11 | text = "The tower of Pisa was closed to visitors in 1990."\n'
        '12 | colour = "red"\n'
        "   | ^^^^^^\n"
        "   = help: known: id, text, sources, section, tags, waive, verdict\n"
    )
