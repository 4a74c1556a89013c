"""`export` and `import`: what goes out, what comes back, and what is refused."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.support import ROOT, append, claimcheck, shipped

MORE = """
[[claim]]
id = "bombs"
text = "In the Cold War, the US stationed B61 bombs in Turkey, <b>50</b> of them."
sources = [{ key = "landau1974", locator = "p. 3", quote = "fifty" }, "nobody2001"]
section = "Arms"
tags = ["nuclear"]

[[claim.verdict]]
status = "verified"
by = "ED"
on = 2020-02-10
of = "ffffffff"
note = "seen"

[[claim]]
id = "capital"
text = "=Ankara is the capital of Turkey."
waive = "everybody knows"

[[claim.verdict]]
status = "wrong"
by = "AB"
on = 2020-02-11

[[claim.verdict]]
status = "verified"
by = "ED"
on = 2020-02-12
note = "</script>"
"""
HEAD = '[document]\ntitle = "Allies"\npath = "../draft.md"\ndated = "2020-02"\n\n'
DRAFT = """\
In the Cold War, the Turkish left opposed US influence (Landau 1974). Later on, all that changed.
"""
LANDAU = "Landau, Jacob M. (1974). Radical Politics in Modern Turkey. E. J. Brill."


@pytest.fixture
def three(project: Path) -> Path:
    """Claims: one unchecked, in a document; one edited since; one verified without a source."""
    append(project, MORE)
    ledger = project / "claims/brief.toml"
    ledger.write_text(HEAD + ledger.read_text())
    (project / "draft.md").write_text(DRAFT)
    return project


def exported(*arguments: str, cwd: Path) -> str:
    done = claimcheck("export", *arguments, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def table(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def test_a_worklist_has_what_is_left_to_check(three: Path) -> None:
    assert exported("worklist", cwd=three) == (
        "# Worklist: 2 claims\n"
        "\n"
        "Fill in `verdict` (verified, disputed, wrong or unverifiable), `by`, `on` (as YYYY-MM-DD)"
        " and `note`,\n"
        "and leave the rest as it is. `claimcheck import FILE` writes the verdicts into the"
        " ledger.\n"
        "\n"
        "## left-against-us\n"
        "\n"
        "> In the Cold War, the Turkish left opposed US influence.\n"
        "\n"
        "- passage: [draft.md:1](draft.md#L1)\n"
        "- record: claims/brief.toml:6\n"
        "- source: landau1974\n"
        f"- reference: {LANDAU}\n"
        "- stamp: v0-b317be87\n"
        "- verdict:\n"
        "- by:\n"
        "- on:\n"
        "- note:\n"
        "\n"
        "## bombs\n"
        "\n"
        "> In the Cold War, the US stationed B61 bombs in Turkey, \\<b\\>50\\</b\\> of them.\n"
        "\n"
        "- section: Arms\n"
        "- record: claims/brief.toml:11\n"
        "- source: landau1974, p. 3\n"
        f"- reference: {LANDAU}\n"
        "- source: nobody2001\n"
        "- reference: not in the bibliography\n"
        "- quote: landau1974: fifty\n"
        "- earlier: verified by ED on 2020-02-10, edited since: seen\n"
        f"- stamp: v1-{digest(three, 'bombs')}\n"
        "- verdict:\n"
        "- by:\n"
        "- on:\n"
        "- note:\n"
    )


def digest(project: Path, name: str) -> str:
    """The digest of a claim as it is."""
    claims = json.loads(exported("json", cwd=project))["claims"]
    [found] = [str(claim["digest"]) for claim in claims if claim["id"] == name]
    return found


def test_a_worklist_for_spreadsheets_has_a_row_a_claim(three: Path) -> None:
    text = exported("worklist-csv", cwd=three)
    first, second = table(text)
    assert text.startswith("\ufeffid,text,section,passage,record,source,reference,quote,supports,")
    assert first == {
        "id": "left-against-us",
        "text": "In the Cold War, the Turkish left opposed US influence.",
        "section": "",
        "passage": "draft.md:1",
        "record": "claims/brief.toml:6",
        "source": "landau1974",
        "reference": LANDAU,
        "quote": "",
        "supports": "",
        "earlier": "",
        "verdict": "",
        "by": "",
        "on": "",
        "note": "",
        "stamp": "v0-b317be87",
    }
    assert second["source"] == "landau1974, p. 3\nnobody2001"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["left-against-us", "bombs"]),
        (["--all"], ["left-against-us", "bombs", "capital"]),
        (["--status", "verified"], ["bombs", "capital"]),
        (["--status", "unchecked"], ["left-against-us"]),
        (["--source", "nobody2001"], ["bombs"]),
        (["--tag", "Nuclear"], ["bombs"]),
        (["--section", "arms"], ["bombs"]),
        (["--file", "brief.toml", "--all", "--unsourced"], ["capital"]),
        (["--section", "arms", "--unsourced"], []),
    ],
)
def test_filters_narrow_what_goes_out(three: Path, options: list[str], ids: list[str]) -> None:
    assert [row["id"] for row in table(exported("worklist-csv", *options, cwd=three))] == ids


def test_a_filter_that_no_claim_passes_is_named(three: Path) -> None:
    done = claimcheck("export", "csv", "--source", "landau1947", "--section", "Arm", cwd=three)
    assert done.stderr == (
        'no claim cites "landau1947" (did you mean "landau1974"?)\n'
        'no claim is in a section "Arm" (did you mean "Arms"?)\n'
    )


def test_the_whole_ledger_as_a_table(three: Path) -> None:
    _, bombs, capital = table(exported("csv", cwd=three))
    place = {"path": "claims/brief.toml", "document": "Allies", "passage": ""}
    assert bombs == {
        **place,
        "id": "bombs",
        "text": "In the Cold War, the US stationed B61 bombs in Turkey, <b>50</b> of them.",
        "section": "Arms",
        "tags": "nuclear",
        "waive": "",
        "line": "11",
        "sources": "landau1974\nnobody2001",
        "locators": "p. 3\n",
        "quotes": "fifty\n",
        "supports": "",
        "references": f"{LANDAU}\nnot in the bibliography",
        "status": "verified",
        "stale": "yes",
        "by": "ED",
        "on": "2020-02-10",
        "note": "seen",
        "of": "ffffffff",
        "earlier": "",
    }
    assert (capital["text"], capital["waive"]) == (
        "'=Ankara is the capital of Turkey.",
        "everybody knows",
    )
    assert (capital["stale"], capital["earlier"]) == ("no", "2020-02-11 wrong by AB")


def test_the_whole_ledger_for_programs(three: Path) -> None:
    found = json.loads(exported("json", cwd=three))
    jsonschema.validate(found, json.loads(claimcheck("schema", "export", cwd=three).stdout))
    document = {"title": "Allies", "path": "../draft.md", "dated": "2020-02"}
    assert found["files"] == [{"path": "claims/brief.toml", "document": document}]
    first, _, capital = found["claims"]
    assert first == {
        "id": "left-against-us",
        "text": "In the Cold War, the Turkish left opposed US influence.",
        "location": {"path": "claims/brief.toml", "line": 6},
        "passage": {"path": "draft.md", "line": 1},
        "section": None,
        "tags": [],
        "waive": None,
        "digest": "b317be87",
        "status": "unchecked",
        "stale": False,
        "sources": [
            {
                "key": "landau1974",
                "locator": None,
                "quote": None,
                "supports": None,
                "reference": LANDAU,
            }
        ],
        "verdicts": [],
    }
    assert [one["on"] for one in capital["verdicts"]] == ["2020-02-11", "2020-02-12"]


TEXT = {"type": "string", "minLength": 1}
# What schema.org has for these types, and what search engines ask for, but for the address.
REVIEWS: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "@context": {"const": "https://schema.org"},
            "@type": {"const": "ClaimReview"},
            "identifier": TEXT,
            "claimReviewed": TEXT,
            "datePublished": {"type": "string", "format": "date"},
            "reviewBody": TEXT,
            "author": {
                "type": "object",
                "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": TEXT},
                "required": ["@type", "name"],
                "additionalProperties": False,
            },
            "reviewRating": {
                "type": "object",
                "properties": {"@type": {"const": "Rating"}, "alternateName": TEXT},
                "required": ["@type", "alternateName"],
                "additionalProperties": False,
            },
            "itemReviewed": {
                "type": "object",
                "properties": {
                    "@type": {"const": "Claim"},
                    "appearance": {
                        "type": "object",
                        "properties": {
                            "@type": {"const": "CreativeWork"},
                            "name": TEXT,
                            "datePublished": {"pattern": r"^\d{4}(-\d\d){0,2}$"},
                        },
                        "required": ["@type", "name"],
                        "additionalProperties": False,
                    },
                    "citation": {"type": "array", "items": TEXT},
                },
                "required": ["@type"],
                "additionalProperties": False,
            },
        },
        "required": [
            "@context",
            "@type",
            "claimReviewed",
            "reviewRating",
            "author",
            "datePublished",
            "itemReviewed",
        ],
        "additionalProperties": False,
    },
}


def test_verdicts_as_claim_reviews(three: Path) -> None:
    claimcheck(
        "verdict", "left-against-us", "disputed", "--by", "ED", "--on", "2020-02-13", cwd=three
    )
    done = claimcheck("export", "claimreview", cwd=three)
    assert done.returncode == 0
    assert done.stderr == (
        "1 claim left out: edited since the last verdict\n"
        'the reviews have no "url", which search engines ask for: add where you publish each\n'
    )
    assert "<" not in done.stdout
    reviews = json.loads(done.stdout)
    jsonschema.validate(reviews, REVIEWS, format_checker=jsonschema.FormatChecker())
    appearance = {"@type": "CreativeWork", "name": "Allies", "datePublished": "2020-02"}
    common = {"@context": "https://schema.org", "@type": "ClaimReview"}
    assert reviews == [
        {
            **common,
            "identifier": "left-against-us",
            "claimReviewed": "In the Cold War, the Turkish left opposed US influence.",
            "datePublished": "2020-02-13",
            "author": {"@type": "Person", "name": "ED"},
            "reviewRating": {"@type": "Rating", "alternateName": "Disputed"},
            "itemReviewed": {"@type": "Claim", "appearance": appearance, "citation": [LANDAU]},
        },
        {
            **common,
            "identifier": "capital",
            "claimReviewed": "=Ankara is the capital of Turkey.",
            "datePublished": "2020-02-12",
            "author": {"@type": "Person", "name": "ED"},
            "reviewRating": {"@type": "Rating", "alternateName": "Verified"},
            "reviewBody": "</script>",
            "itemReviewed": {"@type": "Claim", "appearance": appearance},
        },
    ]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("claimreview", "no claim has a verdict that holds\n"),
        ("worklist", ""),
    ],
)
def test_why_nothing_goes_out_is_said(project: Path, form: str, told: str) -> None:
    done = claimcheck("export", form, cwd=project)
    assert (done.returncode, done.stderr) == (0, told)
    given = ("--by", "ED", "--on", "2020-02-13")
    claimcheck("verdict", "left-against-us", "verified", *given, cwd=project)
    done = claimcheck("export", "worklist", cwd=project)
    assert done.stderr == "no claim is left to check (--all lists those that are checked)\n"


def test_the_cited_works_or_all_as_csl(three: Path) -> None:
    with (three / "references.bib").open("a") as bib:
        bib.write("@misc{kibaroglu2005, title = {T}}\n@misc{unused, title = {U}}\n")
    with (three / "draft.md").open("a") as draft:
        draft.write("\nBombs remain [@kibaroglu2005].\n")

    def keys(*options: str) -> list[str]:
        done = claimcheck("export", "csl-json", *options, cwd=three)
        assert done.returncode == 0
        return [item["id"] for item in json.loads(done.stdout)]

    assert keys() == ["landau1974", "kibaroglu2005"]
    assert keys("--all") == ["landau1974", "kibaroglu2005", "unused"]
    assert keys("--tag", "nuclear") == ["landau1974"]
    assert keys("--unsourced") == []
    done = claimcheck("export", "csl-json", cwd=three)
    assert done.stderr == '"nobody2001" is cited and not in the bibliography\n'


def test_of_a_bibliography_alone_no_work_is_cited(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@misc{unused, title = {U}}\n")
    done = claimcheck("export", "csl-json", "-o", "works.json", cwd=tmp_path)
    assert (done.returncode, done.stdout, (tmp_path / "works.json").exists()) == (2, "", False)
    assert done.stderr == (
        "claimcheck: no claim and no document is there to cite a work"
        " (--all takes those that nobody cites too)\n"
    )
    done = claimcheck("export", "csl-json", "--all", cwd=tmp_path)
    assert (done.returncode, [one["id"] for one in json.loads(done.stdout)]) == (0, ["unused"])
    (tmp_path / "draft.md").write_text("It cost 3 million marks in 1911.\n")
    done = claimcheck("export", "csl-json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert done.stderr == "no work is cited (--all takes those that nobody cites too)\n"


def test_without_a_bibliography_no_key_is_called_missing(three: Path) -> None:
    (three / "references.bib").unlink()
    done = claimcheck("export", "csl-json", cwd=three)
    assert (done.returncode, done.stdout) == (2, "[]\n")
    assert "is cited and not in the bibliography" not in done.stderr


def test_a_work_that_cannot_be_read_is_named(three: Path) -> None:
    with (three / "references.bib").open("a") as bib:
        bib.write("@misc{nobody2001, title = {T}\n")
    done = claimcheck("export", "csl-json", cwd=three)
    assert done.returncode == 2
    assert [item["id"] for item in json.loads(done.stdout)] == ["landau1974"]
    assert done.stderr.startswith("claimcheck: references.bib:")


BROKEN = "[[claim]\n"
NAMED = (
    'claimcheck: claims/broken.toml:1:8: not valid TOML: expected "]]" at the end of an array'
    " declaration (claimcheck audit says more)\n"
)
FORMS = {
    "worklist": "list.md",
    "worklist-csv": "list.csv",
    "csv": "ledger.csv",
    "json": "ledger.json",
    "claimreview": "reviews.jsonld",
    "csl-json": "works.json",
}


@pytest.fixture
def partial(three: Path) -> Path:
    """The three claims, and a file of the ledger that cannot be read."""
    (three / "claims/broken.toml").write_text(BROKEN)
    return three


@pytest.mark.parametrize("form", FORMS)
def test_of_a_ledger_that_cannot_be_read_whole_the_rest_is_printed(three: Path, form: str) -> None:
    whole = claimcheck("export", form, cwd=three)
    (three / "claims/broken.toml").write_text(BROKEN)
    done = claimcheck("export", form, cwd=three)
    text = done.stdout
    if form == "worklist":
        told = "\n\nThis is not all: claims/broken.toml:1 could not be read."
        assert told in text
        text = text.replace(told, "")
    if form == "json":
        found = json.loads(text)
        jsonschema.validate(found, shipped("export"))
        reason = 'not valid TOML: expected "]]" at the end of an array declaration'
        skipped = [{"path": "claims/broken.toml", "line": 1, "reason": reason}]
        assert found == {**json.loads(whole.stdout), "skipped": skipped}
        text = whole.stdout
    assert (done.returncode, text, done.stderr) == (2, whole.stdout, NAMED + whole.stderr)


@pytest.mark.parametrize(("form", "name"), FORMS.items())
def test_no_file_is_written_that_would_pass_for_all(partial: Path, form: str, name: str) -> None:
    (partial / name).write_text("before")
    done = claimcheck("export", form, "-o", name, cwd=partial)
    assert (done.returncode, done.stdout, (partial / name).read_text()) == (2, "", "before")
    assert done.stderr.endswith(
        f"claimcheck: {name} was not written: not everything could be read"
        ' (claimcheck audit says more; without "-o" what could be read is printed)\n'
    )


def test_a_bibliography_is_whole_whatever_the_ledger_is(partial: Path) -> None:
    done = claimcheck("export", "csl-json", "--all", "-o", "works.json", cwd=partial)
    missing = '"nobody2001" is cited and not in the bibliography\n'
    assert (done.returncode, done.stderr) == (0, NAMED + missing)
    assert len(json.loads((partial / "works.json").read_text("utf-8"))) == 1


def test_a_document_that_cannot_be_read_is_named_and_the_claims_are_all_there(
    three: Path,
) -> None:
    (three / "draft.md").unlink()
    done = claimcheck("export", "worklist", "-o", "list.md", cwd=three)
    assert (done.returncode, done.stderr) == (
        2,
        "claimcheck: draft.md does not exist (check the path)\n",
    )
    assert (
        (three / "list.md")
        .read_text("utf-8")
        .startswith("# Worklist: 2 claims\n\nThis is not all: draft.md could not be read.\n\n")
    )


def test_a_file_is_written_and_links_lead_from_there(three: Path) -> None:
    (three / "out").mkdir()
    assert exported("worklist", "-o", "out/list.md", cwd=three) == ""
    assert "[draft.md:1](../draft.md#L1)" in (three / "out/list.md").read_text("utf-8")
    assert exported("worklist-csv", "-o", "list.csv", cwd=three) == ""
    assert (three / "list.csv").read_bytes().count(b"\r\n") == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["worklist", "-o", "list.csv"],
            'list.csv is not what worklist is called (did you mean "worklist-csv"?)',
        ),
        (
            ["csl-json", "-o", "list.md"],
            'list.md is not what csl-json is called (did you mean "worklist"?)',
        ),
        (
            ["worklist", "-o", "out/list.html"],
            "out/list.html is not what worklist is called (name it list.md)",
        ),
        (
            ["worklist-csv", "-o", "list.xlsx"],
            "list.xlsx is not what worklist-csv is called (name it list.csv)",
        ),
        (
            ["csv", "-o", "claims/brief.toml"],
            "claims/brief.toml is not what csv is called (name it brief.csv)",
        ),
        (
            ["worklist", "-o", "draft.md"],
            "--output: draft.md was read in this run (name another file)",
        ),
        (
            ["json", "-o", "nowhere/x.json"],
            "cannot write nowhere/x.json: no such file or directory (check the folder)",
        ),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(
    three: Path, arguments: list[str], message: str
) -> None:
    before = (three / "claims/brief.toml").read_text()
    done = claimcheck("export", *arguments, cwd=three)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"claimcheck: {message}\n")
    assert (three / "claims/brief.toml").read_text() == before


FILLED = "- verdict: verified\n- by: ED\n- on: 2020-02-10\n- note: p. 3"
BLANK = "- verdict:\n- by:\n- on:\n- note:"


def fill(path: Path, words: str = FILLED) -> None:
    """Fill in the first claim of a list."""
    path.write_text(path.read_text("utf-8").replace(BLANK, words, 1), "utf-8")


def test_a_list_comes_back(three: Path) -> None:
    claimcheck("export", "worklist", "-o", "list.md", cwd=three)
    fill(three / "list.md")
    before = (three / "claims/brief.toml").read_text()
    dry = claimcheck("import", "list.md", "--dry-run", cwd=three)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert [line for line in dry.stdout.splitlines() if not line.startswith(" ")] == [
        "--- claims/brief.toml",
        "+++ claims/brief.toml",
        "@@ -7,6 +7,13 @@",
        "+",
        "+[[claim.verdict]]",
        '+status = "verified"',
        '+by     = "ED"',
        "+on     = 2020-02-10",
        '+of     = "b317be87"',
        '+note   = "p. 3"',
        "1 verdict to write, nothing written yet, 1 claim not filled in",
    ]
    assert (three / "claims/brief.toml").read_text() == before
    done = claimcheck("import", "list.md", cwd=three)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "left-against-us: verified by ED on 2020-02-10\n"
        "  claims/brief.toml:11\n"
        "1 verdict written, 1 claim not filled in\n"
    )
    after = (three / "claims/brief.toml").read_text()
    again = claimcheck("import", "list.md", cwd=three)
    assert (again.returncode, again.stdout) == (
        0,
        "0 verdicts written, 1 there already, 1 claim not filled in\n",
    )
    assert (three / "claims/brief.toml").read_text() == after


def test_the_rest_of_a_list_is_written_where_a_row_cannot_be(three: Path) -> None:
    claimcheck("export", "worklist-csv", "-o", "list.csv", cwd=three)
    first, second = table((three / "list.csv").read_text("utf-8"))
    first["verdict"], second["verdict"] = "Verified", "wrong"
    second["by"], second["on"] = "AB", "23/11/2026"
    with (three / "list.csv").open("w", encoding="utf-8", newline="") as file:
        spreadsheet = csv.DictWriter(file, [*first], delimiter=";")
        spreadsheet.writeheader()
        spreadsheet.writerows([first, second])
    done = claimcheck("import", "list.csv", "--by", "ED", "--on", "2020-02-10", cwd=three)
    assert done.returncode == 2
    assert done.stdout.endswith("1 verdict written, 1 problem named above\n")
    assert done.stderr == (
        'claimcheck: list.csv:3: "23/11/2026" is no day'
        " (write it as YYYY-MM-DD; in a spreadsheet, as text)\n"
    )


def test_who_checked_is_not_whoever_imports(three: Path) -> None:
    claimcheck("export", "worklist", "-o", "list.md", cwd=three)
    fill(three / "list.md", FILLED.replace("ED", ""))
    done = claimcheck("import", "list.md", cwd=three)
    assert (done.returncode, done.stdout) == (
        2,
        "0 verdicts written, 1 problem named above, 1 claim not filled in\n",
    )
    assert done.stderr == (
        "claimcheck: list.md:16: nobody is named as the checker"
        ' (fill in by, or say it for all: --by "NAME")\n'
    )
    assert claimcheck("import", "list.md", "--by", "ED", cwd=three).returncode == 0


def test_what_was_filled_in_is_not_written_over(three: Path) -> None:
    command = ("export", "worklist", "-o", "list.md")
    claimcheck(*command, cwd=three)
    fill(three / "list.md")
    done = claimcheck(*command, cwd=three)
    assert (done.returncode, done.stderr) == (
        2,
        "claimcheck: list.md has 1 verdict that the ledger has not"
        " (import them first, or name another file)\n",
    )
    claimcheck("import", "list.md", cwd=three)
    assert exported(*command[1:], cwd=three) == ""
    assert (three / "list.md").read_text("utf-8").startswith("# Worklist: 1 claim\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "id;stamp\r\nZoë".encode("cp1252"),
            "list.csv is not UTF-8: byte 0xeb in line 2; nothing was imported"
            ' (save it as "CSV UTF-8", or as Markdown in UTF-8)',
        ),
        (
            b"Dear colleague\n",
            "list.csv:1: there is no claim of a worklist in it"
            ' (only what "claimcheck export worklist" or "worklist-csv" wrote is read)',
        ),
        (None, "list.csv does not exist; nothing was imported (check the path)"),
    ],
)
def test_what_is_no_list_is_refused(three: Path, content: bytes | None, message: str) -> None:
    if content is not None:
        (three / "list.csv").write_bytes(content)
    done = claimcheck("import", "list.csv", cwd=three)
    assert (done.returncode, done.stderr) == (2, f"claimcheck: {message}\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Zoë".encode("cp1252"), "is not UTF-8: byte 0xeb in line 1: it may hold verdicts"),
        (b"PK\x03\x04", "is no text but a file of an office program: it may hold verdicts"),
        (
            b"id,text,verdict,state\r\n",
            "has lines that cannot be read: they may be verdicts",
        ),
    ],
)
def test_what_may_be_filled_in_is_not_written_over(
    three: Path, content: bytes, message: str
) -> None:
    (three / "list.csv").write_bytes(content)
    done = claimcheck("export", "worklist-csv", "-o", "list.csv", cwd=three)
    assert (done.returncode, (three / "list.csv").read_bytes()) == (2, content)
    assert done.stderr.startswith(f"claimcheck: list.csv {message} (")


def test_a_claim_may_be_in_what_could_not_be_read(three: Path) -> None:
    claimcheck("export", "worklist", "-o", "list.md", cwd=three)
    fill(three / "list.md")
    (three / "claims/brief.toml").write_text(BROKEN)
    done = claimcheck("import", "list.md", cwd=three)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "0 verdicts written, 1 problem named above, 1 claim not filled in\n",
        NAMED.replace("broken", "brief")
        + 'claimcheck: list.md:6: no claim "left-against-us" in the ledger'
        " (it may be in what could not be read)\n",
    )


def test_the_ledger_of_this_repository_goes_out_and_comes_back(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    shutil.copy(ROOT / "references.bib", tmp_path)
    [ledger] = (tmp_path / "claims").glob("*.toml")
    before = ledger.read_text("utf-8")
    claimcheck("export", "worklist", "-o", "list.md", cwd=tmp_path)
    text = (tmp_path / "list.md").read_text("utf-8")
    count = text.count(BLANK)
    (tmp_path / "list.md").write_text(text.replace(BLANK, FILLED), "utf-8")
    done = claimcheck("import", "list.md", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.endswith(f"\n{count} verdicts written\n")
    after = iter(ledger.read_text("utf-8").splitlines())
    assert all(line in after for line in before.splitlines())
    shown = json.loads(claimcheck("status", "--format", "json", cwd=tmp_path).stdout)
    assert (shown["checked"], shown["statuses"]["verified"]) == (count, count)
    assert claimcheck("status", "--fail-under", "100", cwd=tmp_path).returncode == 0
    again = claimcheck("import", "list.md", cwd=tmp_path)
    assert again.stdout == f"0 verdicts written, {count} there already\n"
