"""SARIF 2.1.0, held against the official schema."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reporters.hostile import FINGERPRINTS, SHOWN, Render
from tests.reporters.official import OFFICIAL
from tests.rules.examples import claim

from claimcheck import __version__
from claimcheck.model.findings import Grounds, Report, Waived
from claimcheck.reporters import sarif
from claimcheck.reporters.page import Page
from claimcheck.rules import all_rules

# A relative reference of RFC 3986, or the URI of a file.
URI = re.compile(r"(file:///)?([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+")

RunOf = Callable[..., dict[str, Any]]


@pytest.fixture
def run_of(render: Render) -> RunOf:
    """The one run of the project's log, which is valid."""

    def run(**page: object) -> dict[str, Any]:
        log = json.loads(render("sarif", **page))
        OFFICIAL.validate(log)
        assert log["version"] == "2.1.0"
        [only] = log["runs"]
        return dict(only)

    return run


def region(line: int, start: int, end: int, snippet: str | None = None) -> dict[str, Any]:
    place = {"startLine": line, "startColumn": start, "endLine": line, "endColumn": end}
    return place | ({"snippet": {"text": snippet}} if snippet else {})


def location(uri: str, *where: Any) -> dict[str, Any]:  # noqa: ANN401 - a region's parts
    artifact = {"uri": uri, "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region(*where)}}


TOWN = "claims/old%20town.toml"
RESULTS = [
    {
        "ruleId": "missing-reference",
        "level": "error",
        "message": {
            "text": 'no reference "misao1980" in references.bib\n'
            'note: ["misao1890" is one transposition away: Misao, 京都の\\[橋\\], 18900](1)\n'
            'help: did you mean "misao1890"?'
        },
        "locations": [location(TOWN, 4, 28, 39, '"misao1980"')],
        "relatedLocations": [
            {
                "id": 1,
                **location("references.bib", 1, 7, 16),
                "message": {
                    "text": '"misao1890" is one transposition away: Misao, 京都の[橋], 18900'
                },
            }
        ],
        "partialFingerprints": {"claimcheck/v1": FINGERPRINTS[0]},
        "fixes": [
            {
                "description": {"text": 'write "misao1890"'},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": TOWN, "uriBaseId": "%SRCROOT%"},
                        "replacements": [
                            {
                                "deletedRegion": region(4, 28, 39),
                                "insertedContent": {"text": '"misao1890"'},
                            }
                        ],
                    }
                ],
                "properties": {"safe": True},
            }
        ],
        "suppressions": [],
    },
    {
        "ruleId": "missing-reference",
        "level": "error",
        "message": {
            "text": f'no reference "{SHOWN.replace("](", "] (")}" in references.bib\n'
            "help: add the entry to references.bib, or cite another key"
        },
        "locations": [
            location(*(TOWN, 4, 41, 89), r'"京\u001b[31m\u202e\n::error::50%`@you`<b>[🌉](1)"')
        ],
        "partialFingerprints": {"claimcheck/v1": FINGERPRINTS[1]},
        "suppressions": [],
    },
    {
        "ruleId": "unsourced-claim",
        "level": "error",
        "message": {
            "text": 'claim "toll" has no source\n'
            'help: name one: sources = ["key"], or waive it with a reason: waive = "…"'
        },
        "locations": [location(TOWN, 8, 8, 30, "'Nobody \"paid\" [red].'")],
        "partialFingerprints": {"claimcheck/v1": FINGERPRINTS[2]},
        "suppressions": [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": 'see the [stone] "there"',
            }
        ],
    },
    {
        "ruleId": "impossible-year",
        "level": "warning",
        "message": {"text": '"18900" is no year in "misao1890"\nhelp: correct the year'},
        "locations": [location("references.bib", 3, 29, 34, "18900")],
        "partialFingerprints": {"claimcheck/v1": FINGERPRINTS[3]},
        "suppressions": [],
    },
    {
        "ruleId": "unused-reference",
        "level": "note",
        "message": {"text": 'nothing cites "alone"\nhelp: cite it, or remove it'},
        "locations": [location("references.bib", 5, 7, 12, "alone")],
        "partialFingerprints": {"claimcheck/v1": FINGERPRINTS[4]},
        "suppressions": [],
    },
]


@pytest.mark.usefixtures("hostile")
def test_a_run_holds_every_finding_with_its_fix_and_its_waiver(run_of: RunOf) -> None:
    run = run_of()
    rules = run["tool"]["driver"].pop("rules")
    for result in run["results"]:
        assert rules[result.pop("ruleIndex")]["id"] == result["ruleId"]
    assert run == {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "semanticVersion": __version__,
                "notifications": [
                    {
                        "id": "not-looked-at",
                        "shortDescription": {"text": "A file could not be looked at."},
                    },
                    {
                        "id": "left-out",
                        "shortDescription": {
                            "text": "There are more findings than a report may hold."
                        },
                    },
                ],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": []}],
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "the folder from which all paths lead"}}
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": RESULTS,
        "properties": {"findings": 5, "leftOut": 0},
    }
    assert run_of(notes=False, colour=True, width=20)["results"][4]["level"] == "note"


def test_a_rule_comes_with_its_documentation(run_of: RunOf) -> None:
    [rule] = [one for one in run_of()["tool"]["driver"]["rules"] if one["id"] == "unused-reference"]
    docs = next(one.info.docs for one in all_rules() if one.name == "unused-reference")
    markdown = rule["help"].pop("markdown")
    assert rule == {
        "id": "unused-reference",
        "shortDescription": {"text": "Nothing cites an entry of the bibliography."},
        "fullDescription": {"text": " ".join(docs[: docs.index("Flagged")].split())},
        "help": {"text": docs},
        "defaultConfiguration": {"level": "note"},
        "properties": {"tags": ["references"], "problem.severity": "recommendation"},
    }
    assert "\n\n**Why it matters:** " in markdown
    assert "\n\n**Flagged** (bib):\n\n```bib\n@" in markdown
    assert markdown.count("\n```\n") == 2
    assert "\n\n**How to fix:** " in markdown


def test_the_examples_of_every_rule_are_blocks_of_code(run_of: RunOf, project: Path) -> None:
    (project / "draft.md").write_text("Text.\n")
    (project / "claimcheck.toml").write_text('documents = "draft.md"\n')
    for rule in run_of()["tool"]["driver"]["rules"]:
        text, markdown = rule["help"]["text"], rule["help"]["markdown"]
        examples = len(re.findall(r"^(?:Flagged|Accepted) \(", text, re.MULTILINE))
        assert len(re.findall(r"^```", markdown, re.MULTILINE)) == 2 * examples > 0
        assert len(rule["shortDescription"]["text"]) <= len(rule["fullDescription"]["text"]) <= 1024


def test_what_was_not_looked_at_makes_the_run_a_failure(hostile: Path, run_of: RunOf) -> None:
    (hostile / "claims/b d.toml").write_bytes(b"\xff")
    [invocation] = run_of()["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {
                "descriptor": {"id": "not-looked-at", "index": 0},
                "level": "error",
                "message": {"text": "is not UTF-8: byte 0xff in line 1 (save it as UTF-8)"},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {
                                "uri": "claims/b%20d.toml",
                                "uriBaseId": "%SRCROOT%",
                            }
                        }
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("grounds", "kind"),
    [
        (Grounds.RECORD, "inSource"),
        (Grounds.COMMENT, "inSource"),
        (Grounds.CONFIGURATION, "external"),
        (Grounds.BASELINE, "external"),
    ],
)
def test_where_a_waiver_is_written_decides_what_suppresses(
    hostile: Path, audited: Callable[[], Report], grounds: Grounds, kind: str
) -> None:
    report = audited()
    waived = report.findings[0]._replace(waived=Waived("so be it", grounds))
    text = sarif.render(report._replace(findings=(waived,)), Page(hostile))
    [result] = json.loads(text)["runs"][0]["results"]
    OFFICIAL.validate(json.loads(text))
    assert result["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": "so be it"}
    ]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("claims/100%.toml", "claims/100%25.toml"),
        ("claims/a:b?c#d.toml", "claims/a%3Ab%3Fc%23d.toml"),
        ("claims/京🌉.toml", "claims/%E4%BA%AC%F0%9F%8C%89.toml"),
        ('claims/"q"\\<\n>.toml', "claims/%22q%22%5C%3C%0A%3E.toml"),
        (os.fsdecode(b"claims/\xff.toml"), "claims/%FF.toml"),
    ],
)
def test_paths_are_relative_references(project: Path, run_of: RunOf, name: str, uri: str) -> None:
    (project / name).write_text(claim("b", sources=None), encoding="utf-8")
    uris = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in run_of()["results"]
    }
    assert uri in uris
    assert all(map(URI.fullmatch, uris))


def test_a_file_outside_the_folder_has_a_whole_uri(project: Path, run_of: RunOf) -> None:
    (project / "claims/brief.toml").write_text(claim("b", sources=None))
    [first, *_] = run_of(base=project / "claims" / "elsewhere")["results"]
    artifact = first["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (project / "claims/brief.toml").as_uri()}
    assert URI.fullmatch(artifact["uri"])


def test_a_finding_over_several_lines_has_no_snippet(project: Path, run_of: RunOf) -> None:
    text = '[[claim]]\nid = "a"\ntext = """One.\nTwo."""\n'
    (project / "claims/brief.toml").write_text(text)
    place = run_of()["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 8, "endLine": 4, "endColumn": 8}


def test_no_more_results_than_github_takes_and_the_gravest_stay(
    hostile: Path, audited: Callable[[], Report]
) -> None:
    report = audited()
    note, error = report.findings[-1], report.findings[0]
    findings = tuple(note._replace(fingerprint=f"n{number}") for number in range(25_001))
    findings += tuple(error._replace(fingerprint=f"e{number}") for number in range(2))
    [run] = json.loads(sarif.render(report._replace(findings=findings), Page(hostile)))["runs"]
    fingerprints = [one["partialFingerprints"]["claimcheck/v1"] for one in run["results"]]
    assert fingerprints == [*(f"n{number}" for number in range(24_998)), "e0", "e1"]
    assert run["properties"] == {"findings": 25_003, "leftOut": 3}
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "left-out", "index": 1},
            "level": "warning",
            "message": {"text": "3 findings left out: a run holds at most 25,000"},
            "locations": [],
        }
    ]
