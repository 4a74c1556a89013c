"""Workflow commands, as a runner of GitHub Actions reads them."""

import re
from pathlib import Path

import pytest
from tests.reporters.hostile import SHOWN, Render
from tests.rules.examples import claim

COMMAND = re.compile(r"::(error|warning|notice) (\S.*?)::(.*)")

GITHUB = f"""\
::error file=claims/old town.toml,line=4,endLine=4,col=28,endColumn=39,title=missing-reference\
::no reference "misao1980" in references.bib\
%0Anote: references.bib:1:7: "misao1890" is one transposition away: Misao, 京都の[橋], 18900\
%0Ahelp: did you mean "misao1890"?
::error file=claims/old town.toml,line=4,endLine=4,col=41,endColumn=89,title=missing-reference\
::no reference "{SHOWN.replace("%", "%25")}" in references.bib\
%0Ahelp: add the entry to references.bib, or cite another key
::warning file=references.bib,line=3,endLine=3,col=29,endColumn=34,title=impossible-year\
::"18900" is no year in "misao1890"%0Ahelp: correct the year
::notice file=references.bib,line=5,endLine=5,col=7,endColumn=12,title=unused-reference\
::nothing cites "alone"%0Ahelp: cite it, or remove it
"""


@pytest.mark.usefixtures("hostile")
def test_each_finding_is_one_command_whatever_stands_in_it(render: Render) -> None:
    assert render("github") == GITHUB
    assert render("github", notes=False) == GITHUB[: GITHUB.index("::notice")]
    assert render("github", width=20, summary=False) == GITHUB


def test_a_project_in_order_needs_no_command(render: Render) -> None:
    assert render("github") == ""


def test_what_was_not_looked_at_is_an_error_and_comes_first(hostile: Path, render: Render) -> None:
    (hostile / "claims/100%, a:b.toml").write_bytes(b"\xff")
    assert render("github").splitlines()[0] == (
        "::error file=claims/100%25%2C a%3Ab.toml,title=not looked at"
        "::is not UTF-8: byte 0xff in line 1%0Ahelp: save it as UTF-8"
    )


def test_columns_are_left_out_where_a_finding_spans_lines(project: Path, render: Render) -> None:
    (project / "claims/brief.toml").write_text(claim("a", sources=None).replace('= "The', '= """The').replace('1990."', '\n1990."""'))  # fmt: skip
    first, _ = render("github").splitlines()
    assert first.startswith(
        "::error file=claims/brief.toml,line=3,endLine=4,title=unsourced-claim::"
    )


@pytest.mark.parametrize(
    ("found", "kinds", "more"),
    [
        ((10, 10), [10, 10], None),
        ((11, 0), [10, 1], "1 more finding"),
        ((11, 9), [10, 10], "1 more finding"),
        ((11, 10), [10, 10], "2 more findings"),
        ((3, 12), [3, 10], "3 more findings"),
    ],
)
def test_no_more_is_printed_than_github_shows(
    project: Path, render: Render, found: tuple[int, int], kinds: list[int], more: str | None
) -> None:
    errors, notes = found
    ledger = "".join(claim(f"c{n}", "Fact.", sources=[f"nobody{n}"]) for n in range(errors))
    (project / "claims/brief.toml").write_text(ledger.replace('"Fact."', '"?"'))
    entries = "".join(f"@misc{{u{n}, title = {{T{n}}}}}\n" for n in range(notes))
    (project / "references.bib").write_text(entries)
    lines = render("github").splitlines()
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "notice")] == kinds  # fmt: skip
    said = [line for line in lines if line.startswith("::notice title=claimcheck")]
    assert said == ([f"::notice title=claimcheck::{more}, not shown here"] if more else [])
    assert all(map(COMMAND.fullmatch, lines))
