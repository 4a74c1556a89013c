"""A summary for a pull request, as GitHub would show it."""

import json
from pathlib import Path

import pytest
from tests.reporters.hostile import SHOWN, Render
from tests.rules.examples import claim

COUNTS = (
    "2 claims, 0 sourced, 1 unlinked, 1 unsourced (1 waived) · 2 references, 1 used"
    " · 2 errors, 1 warning, 1 note · 1 fixable with --fix · all 2 files looked at\n\n"
)
MARKDOWN = f"""\
### claimcheck: 2 errors, 1 warning, 1 note

{COUNTS}\
| | rule | findings |
|---|---|--:|
| error | `missing-reference` | 2 |
| warning | `impossible-year` | 1 |
| note | `unused-reference` | 1 |

<details open>
<summary>Findings</summary>

- **error** `claims/old town.toml:4:28` missing-reference:\
 `no reference "misao1980" in references.bib (did you mean "misao1890"?)`
- **error** `claims/old town.toml:4:41` missing-reference:\
 ``no reference "{SHOWN}" in references.bib\
 (add the entry to references.bib, or cite another key)``
- **warning** `references.bib:3:29` impossible-year:\
 `"18900" is no year in "misao1890" (correct the year)`
- **note** `references.bib:5:7` unused-reference: `nothing cites "alone" (cite it, or remove it)`

</details>
"""
LIMIT = 65_536


@pytest.mark.usefixtures("hostile")
def test_counts_rules_and_findings_with_nothing_that_markdown_would_read(render: Render) -> None:
    assert render("markdown") == MARKDOWN
    assert render("markdown", colour=True, width=20) == MARKDOWN
    assert render("markdown", summary=False) == MARKDOWN.replace(COUNTS, "")
    assert "| note |" not in render("markdown", notes=False)


@pytest.mark.usefixtures("hostile")
def test_waived_findings_are_listed_apart_if_they_are_asked_for(render: Render) -> None:
    assert render("markdown", waived=True) == MARKDOWN + (
        "\n<details open>\n"
        "<summary>Waived findings</summary>\n\n"
        "- **waived** `claims/old town.toml:8:8` unsourced-claim:"
        ' `claim "toll" has no source (see the [stone] "there")`\n\n'
        "</details>\n"
    )


def test_a_project_in_order_is_a_heading_and_the_counts(render: Render) -> None:
    assert render("markdown") == (
        "### claimcheck: nothing found\n\n"
        "1 claim, 1 sourced, 0 unsourced · 1 reference, 1 used · nothing found"
        " · all 2 files looked at\n"
    )


def test_what_was_not_looked_at_stands_at_the_top(project: Path, render: Render) -> None:
    for number in range(12):
        (project / f"claims/`b{number:02}`.toml").write_bytes(b"\xff")
    lines = render("markdown").splitlines()
    assert lines[0] == "### claimcheck: 12 files not looked at"
    assert lines[2] == (
        "- ``claims/`b00`.toml`` was not looked at: `is not UTF-8: byte 0xff in line 1`"
    )
    assert lines[11:13] == [lines[2].replace("b00", "b09"), "- … and 2 more files"]


@pytest.mark.parametrize(("number", "listed"), [(50, 50), (51, 50), (400, 50)])
def test_the_first_findings_are_listed_and_the_rest_counted(
    project: Path, render: Render, number: int, listed: int
) -> None:
    ledger = "".join(claim(f"c{n}", "?", sources=[f"nobody{n}"]) for n in range(number))
    (project / "claims/brief.toml").write_text(ledger)
    (project / "references.bib").write_text("")
    text = render("markdown")
    assert text.count("- **error**") == listed
    assert f"| error | `missing-reference` | {number} |" in text
    assert ("<summary>Findings</summary>" in text) == (number == listed)
    assert (f"<summary>The first 50 of {number} findings</summary>" in text) == (number > listed)
    assert (f"- … and {number - 50} more finding" in text) == (number > listed)


@pytest.mark.parametrize("letter", ["x", "京", "🌉", "\\u202e"])
def test_a_comment_never_outgrows_what_github_takes(
    project: Path, render: Render, letter: str
) -> None:
    folder = project / "claims" / "/".join(["f" * 200] * 8)
    folder.mkdir(parents=True)
    ledger = "".join(claim(f"c{n}", "?", sources=[letter * 500 + str(n)]) for n in range(300))
    (folder / "brief.toml").write_text(ledger, encoding="utf-8")
    text = render("markdown")
    assert len(text.encode()) < LIMIT
    listed = text.count("- **error**")
    assert listed > 10
    whole = len(json.loads(render("json"))["findings"])
    assert f"- … and {whole - listed} more findings, not listed here" in text
    assert text.endswith("</details>\n")
