"""`search`, `show`, `status`, `rule`, `schema`, `init`: what they print, and when they fail."""

import json
import os
import tomllib
from pathlib import Path

import jsonschema
import pytest
from tests.support import ROOT, append, claimcheck

from claimcheck.cli.schema import Schema

MORE = """
[[claim]]
id   = "bombs"
text = "In the Cold War, the US stationed B61 bombs in Turkey."
tags = ["nuclear"]

[[claim.verdict]]
status = "verified"
by     = "ED"
on     = 2020-02-10
note   = "seen in two reports"
"""


@pytest.fixture
def two(project: Path) -> Path:
    append(project, MORE)
    return project


def test_search_shows_claim_place_sources_and_status(two: Path) -> None:
    done = claimcheck("search", "influence", cwd=two)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "left-against-us  In the Cold War, the Turkish left opposed US influence.\n"
        "                 claims/brief.toml:1 · landau1974 · not checked\n"
    )


def test_search_says_which_word_it_repaired(two: Path) -> None:
    done = claimcheck("search", "bobms", cwd=two)
    assert done.stderr == 'no "bobms" in this ledger; searched for "bombs"\n'
    assert done.stdout == (
        "bombs  In the Cold War, the US stationed B61 bombs in Turkey.\n"
        "       claims/brief.toml:6 · no source · verified\n"
    )


def test_search_finds_what_rests_on_an_author(two: Path) -> None:
    done = claimcheck("search", "Jacob", "Landau", cwd=two)
    assert done.stdout.startswith("left-against-us  ")


def test_search_says_when_nothing_matches(two: Path) -> None:
    done = claimcheck("search", "qqqqqq", cwd=two)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == 'no claim matches "qqqqqq"\n'


def test_search_says_how_many_more_there_are(two: Path) -> None:
    done = claimcheck("search", "cold", "--limit", "1", cwd=two)
    assert done.stderr == "1 of 2 claims shown (--limit 2 shows all)\n"
    assert len(done.stdout.splitlines()) == 2


def test_search_filters(two: Path) -> None:
    for options, found in [
        (["--unsourced"], ["bombs"]),
        (["--source", "landau1974"], ["left-against-us"]),
        (["--status", "verified"], ["bombs"]),
        (["--status", "unchecked"], ["left-against-us"]),
        (["--tag", "Nuclear"], ["bombs"]),
        (["--file", "brief.toml", "--unsourced"], ["bombs"]),
        (["--file", "other.toml"], []),
    ]:
        done = claimcheck("search", *options, "--format", "json", cwd=two)
        assert [result["id"] for result in json.loads(done.stdout)["results"]] == found


def test_search_marks_the_words_in_colour(two: Path) -> None:
    done = claimcheck("search", "bomb", "--color", "always", cwd=two)
    assert "B61 \x1b[1;33mbombs\x1b[0m in Turkey." in done.stdout


def test_search_json_keeps_the_contract(two: Path) -> None:
    done = claimcheck("search", "cold war", "--format", "json", cwd=two)
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads(claimcheck("schema", "search", cwd=two).stdout))
    scores = [result.pop("score") for result in found["results"]]
    assert scores == sorted(scores, reverse=True)
    assert found == {
        "version": 1,
        "query": "cold war",
        "results": [
            {
                "id": "bombs",
                "text": "In the Cold War, the US stationed B61 bombs in Turkey.",
                "path": "claims/brief.toml",
                "line": 6,
                "sources": [],
                "status": "verified",
            },
            {
                "id": "left-against-us",
                "text": "In the Cold War, the Turkish left opposed US influence.",
                "path": "claims/brief.toml",
                "line": 1,
                "sources": ["landau1974"],
                "status": "unchecked",
            },
        ],
    }


def test_search_in_a_ledger_that_cannot_be_read_whole_says_so(two: Path) -> None:
    (two / "claims/broken.toml").write_text("[[claim]\n")
    done = claimcheck("search", "bombs", cwd=two)
    assert done.returncode == 2
    assert done.stdout.startswith("bombs  ")
    assert done.stderr.startswith("claimcheck: claims/broken.toml:1:8: not valid TOML: ")


def test_show_a_claim(two: Path) -> None:
    done = claimcheck("show", "bombs", cwd=two)
    assert done.stdout == (
        "bombs\n"
        "  In the Cold War, the US stationed B61 bombs in Turkey.\n"
        "\n"
        "  record    claims/brief.toml:6\n"
        "  tags      nuclear\n"
        "  status    verified\n"
        "\n"
        "  no source\n"
        "\n"
        "  1 verdict\n"
        "    2020-02-10 verified by ED: seen in two reports\n"
    )


TEXT = """# Allies

In the Cold War, the Turkish left opposed US influence [@landau1974].

In the Cold War, the US stationed B57 bombs in Turkey [@landau1974]. So: in the Cold War, the Turkish left
opposed US influence.
"""


def test_show_where_the_document_states_a_claim_and_what_it_has_otherwise(two: Path) -> None:
    (two / "draft.md").write_text(TEXT)
    append(two, '[[claim]]\nid = "opera"\ntext = "The opera opened in 1871 with Aida."\n')
    (two / "claimcheck.toml").write_text('documents = "draft.md"\n')
    done = claimcheck("show", "left-against-us", "bombs", "opera", cwd=two)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "left-against-us\n"
        "  In the Cold War, the Turkish left opposed US influence.\n"
        "\n"
        "  record    claims/brief.toml:1\n"
        "  passage   draft.md:3:1 · same\n"
        "  also at   5:70\n"
        "  status    not checked\n"
        "\n"
        "  1 source\n"
        "    landau1974: Landau, Radical Politics in Modern Turkey, 1974 (references.bib:1)\n"
        "\n"
        "bombs\n"
        "  In the Cold War, the US stationed B61 bombs in Turkey.\n"
        "\n"
        "  record    claims/brief.toml:6\n"
        "  passage   draft.md:5:1 · changed\n"
        '  name      "B61" in the ledger, "B57" in the text\n'
        "  tags      nuclear\n"
        "  status    verified\n"
        "\n"
        "  no source\n"
        "\n"
        "  1 verdict\n"
        "    2020-02-10 verified by ED: seen in two reports\n"
        "\n"
        "opera\n"
        "  The opera opened in 1871 with Aida.\n"
        "\n"
        "  record    claims/brief.toml:16\n"
        "  passage   gone: draft.md no longer says this\n"
        "  status    not checked\n"
        "\n"
        "  no source\n"
    )


def test_show_several_and_name_those_that_there_are_not(two: Path) -> None:
    done = claimcheck("show", "bombs", "bomb", "landau1974", "bombs", "qqq", cwd=two)
    assert done.returncode == 2
    alone = [claimcheck("show", name, cwd=two).stdout for name in ("bombs", "landau1974")]
    assert done.stdout == "\n".join(alone)
    assert done.stderr == (
        'claimcheck: no claim or reference "bomb" (did you mean "bombs"?)\n'
        'claimcheck: no claim or reference "qqq" (claimcheck search finds claims by words)\n'
    )


def test_show_does_not_call_missing_what_nobody_could_look_up(two: Path) -> None:
    (two / "references.bib").unlink()
    for name in ("left-against-us", "landau1974"):
        done = claimcheck("show", name, cwd=two)
        assert "the bibliography could not be read\n" in done.stdout
        assert "not in the bibliography" not in done.stdout


@pytest.mark.parametrize("command", [["show", "x"], ["export", "csl-json", "-o", "x.json"]])
def test_where_nothing_is_a_look_up_says_how_to_begin(command: list[str], tmp_path: Path) -> None:
    done = claimcheck(*command, cwd=tmp_path)
    assert (done.returncode, done.stdout, [*tmp_path.iterdir()]) == (2, "", [])
    assert done.stderr == (
        'claimcheck: no ledger: "claims" does not exist (start one: claimcheck init)\n'
    )


@pytest.mark.parametrize("command", [["show", "x"], ["audit"], ["audit", "x.md"], ["status"]])
def test_a_ledger_that_is_named_and_not_there_is_a_slip(command: list[str], two: Path) -> None:
    (two / "x.md").write_text(TEXT)
    done = claimcheck(*command, "--claims", "clams", cwd=two)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "claimcheck: --claims: clams does not exist (check the path)\n"


def test_show_a_reference_with_every_claim_that_rests_on_it(two: Path) -> None:
    done = claimcheck("show", "landau1974", cwd=two)
    assert done.stdout == (
        "landau1974\n"
        "  Landau, Radical Politics in Modern Turkey, 1974\n"
        "\n"
        "  type      @book\n"
        "  place     references.bib:1\n"
        "  author    Landau, Jacob M.\n"
        "  title     Radical Politics in Modern Turkey\n"
        "  publisher E. J. Brill\n"
        "  year      1974\n"
        "\n"
        "  1 claim rests on it\n"
        "    left-against-us\n"
        "      In the Cold War, the Turkish left opposed US influence.\n"
        "      claims/brief.toml:1 · landau1974 · not checked\n"
    )


def test_show_a_key_that_the_bibliography_lost(two: Path) -> None:
    (two / "references.bib").write_text("")
    assert "  not in the bibliography\n" in claimcheck("show", "landau1974", cwd=two).stdout
    (two / "references.bib").write_text("@book{landau1974,\n  title = {Radical\n")
    shown = claimcheck("show", "landau1974", cwd=two).stdout
    assert "  broken entry: " in shown
    assert "  1 claim rests on it\n" in shown


def test_show_what_does_not_exist_names_the_nearest(two: Path) -> None:
    done = claimcheck("show", "landau1947", cwd=two)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'claimcheck: no claim or reference "landau1947" (did you mean "landau1974"?)\n'
    )


def test_status_counts_by_section_and_source(two: Path) -> None:
    assert claimcheck("status", cwd=two).stdout == (
        "section       claims  verified  unchecked   left\n"
        "(no section)       2         1          1      1\n"
        "\n"
        "source       claims  verified  unchecked   left\n"
        "landau1974        1         ·          1      1\n"
        "(no source)       1         1          ·   done\n"
        "\n"
        "███████████████░░░░░░░░░░░░░░░ 1 of 2 facts checked, 50%\n"
        "1 verified, 1 unchecked\n"
    )
    counts = json.loads(claimcheck("status", "--format", "json", cwd=two).stdout)
    assert (counts["claims"], counts["left"]) == (2, 1)


def test_rule_lists_all_and_explains_one(tmp_path: Path) -> None:
    listed = claimcheck("rule", cwd=tmp_path).stdout
    assert (
        "  unsourced-claim        error    A claim names no source: a record of the ledger,"
        " or a sentence of a document.\n"
    ) in listed
    explained = claimcheck("rule", "unsourced-claim", cwd=tmp_path).stdout
    assert explained.startswith(
        "unsourced-claim (claims, error by default)\n\nA claim names no source:"
    )
    done = claimcheck("rule", "unsourced-clam", cwd=tmp_path)
    assert done.returncode == 2
    assert 'did you mean "unsourced-claim"?' in done.stderr


@pytest.mark.parametrize("name", list(Schema))
def test_every_schema_is_printed_and_valid(name: str, two: Path) -> None:
    schema = json.loads(claimcheck("schema", name, cwd=two).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_ledger_of_this_repository_fits_its_schema(tmp_path: Path) -> None:
    schema = json.loads(claimcheck("schema", cwd=tmp_path).stdout)
    [ledger] = (ROOT / "claims").glob("*.toml")
    jsonschema.validate(tomllib.loads(ledger.read_text(encoding="utf-8")), schema)


def test_the_audit_report_fits_its_schema(two: Path) -> None:
    append(two, '[[claim]]\nid = "x"\ntext = "T."\nsources = ["y"]\n')
    (two / "claims/broken.toml").write_bytes(b"\xff")
    report = json.loads(claimcheck("audit", "--format", "json", cwd=two).stdout)
    assert report["findings"]
    assert report["skipped"]
    jsonschema.validate(report, json.loads(claimcheck("schema", "audit", cwd=two).stdout))


def test_init_starts_a_ledger_that_the_audit_accepts(tmp_path: Path) -> None:
    done = claimcheck("init", cwd=tmp_path)
    name = f"claims/{''.join(c if c.isalnum() else '-' for c in tmp_path.name.lower())}.toml"
    assert done.stdout == (
        f"made references.bib\nmade {name}\n\nWrite your claims in {name}, then: claimcheck audit\n"
    )
    assert claimcheck("audit", cwd=tmp_path).returncode == 0
    again = claimcheck("init", cwd=tmp_path)
    assert again.stdout.startswith("uses references.bib\nuses claims\nnothing was changed\n")


def test_init_uses_the_bibliography_and_the_draft_that_it_finds(tmp_path: Path) -> None:
    (tmp_path / "library.bib").write_text("")
    (tmp_path / "Draft one.md").write_text("# A draft\n")
    (tmp_path / "README.md").write_text("# Read me\n")
    done = claimcheck("init", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        "made claimcheck.toml",
        "made claims/draft-one.toml",
        "uses library.bib",
        "",
        "Write the claims of the text there: claimcheck track 'Draft one.md'",
        "Then: claimcheck audit",
    ]
    assert (tmp_path / "claimcheck.toml").read_text() == 'references = ["library.bib"]\n'
    ledger = (tmp_path / "claims/draft-one.toml").read_text()
    assert 'title = "A draft"\npath = "../Draft one.md"\n' in ledger
    assert claimcheck("audit", cwd=tmp_path).returncode == 0


def test_init_makes_what_is_missing_beside_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text("")
    done = claimcheck("init", cwd=tmp_path)
    assert done.stdout.splitlines()[:2] == ["made references.bib", "uses claims"]
    assert claimcheck("audit", cwd=tmp_path).returncode == 0


def test_a_word_with_a_minus_is_left_out_whatever_its_letters(two: Path) -> None:
    done = claimcheck("search", "cold", "-nuclear", "--format", "json", cwd=two)
    assert [one["id"] for one in json.loads(done.stdout)["results"]] == ["left-against-us"]
    assert claimcheck("search", "cold", "-hatay", cwd=two).stdout.count("claims/") == 2
    done = claimcheck("search", "cold", "--formt", "json", cwd=two)
    assert done.stderr == 'claimcheck: no option "--formt" (did you mean "--format"?)\n'


def test_search_says_what_it_left_out(two: Path) -> None:
    done = claimcheck("search", "qqqqqq", "bombs", cwd=two)
    assert done.stderr == (
        'no "qqqqqq" in this ledger, nor anything like it; searched for the rest\n'
    )
    done = claimcheck("search", "bombs", "influence", cwd=two)
    assert done.stderr == "no claim has all of these words; these have some\n"


def test_a_filter_that_no_claim_passes_is_named(two: Path) -> None:
    done = claimcheck("search", "cold", "--source", "landau1947", cwd=two)
    assert done.stderr == (
        'no claim cites "landau1947" (did you mean "landau1974"?)\nno claim matches "cold"\n'
    )


def test_a_search_for_nothing_is_a_slip(two: Path) -> None:
    done = claimcheck("search", cwd=two)
    assert (done.returncode, done.stdout) == (2, "")


def test_an_unreadable_verdict_is_not_passed_over(two: Path) -> None:
    ledger = two / "claims/brief.toml"
    ledger.write_text(ledger.read_text().replace('"verified"', '"verifed"'))
    done = claimcheck("status", cwd=two)
    assert done.returncode == 2
    assert 'claims/brief.toml:12:10: "verifed" is no verdict' in done.stderr


def test_the_shell_completes_rules_ids_and_keys(two: Path) -> None:
    def completed(words: str) -> list[str]:
        settings = {"_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": words}
        settings["COMP_CWORD"] = str(len(words.split()) - 1)
        return claimcheck(cwd=two, env={**os.environ, **settings}).stdout.split()

    assert completed("claimcheck sho") == ["show"]
    assert completed("claimcheck show lan") == ["landau1974"]
    assert completed("claimcheck show bom") == ["bombs"]
    assert completed("claimcheck audit --select disp") == ["disputed-claim"]
    assert completed("claimcheck rule dupl") == [
        "duplicate-key",
        "duplicate-reference",
        "duplicate-id",
    ]


@pytest.mark.parametrize("command", [["search", "influence"], ["show", "left-against-us"]])
def test_a_look_up_fails_where_a_folder_of_the_ledger_leads_out_of_the_project(
    project: Path, tmp_path_factory: pytest.TempPathFactory, command: list[str]
) -> None:
    (project / "claims/older").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    done = claimcheck(*command, cwd=project)
    assert done.returncode == 2
    assert "left-against-us" in done.stdout
    assert "claims/older" in done.stderr
