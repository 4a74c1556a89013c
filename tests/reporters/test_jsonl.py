"""A finding a line, for programs that read line by line."""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.reporters.hostile import Render
from tests.support import shipped

pytestmark = pytest.mark.usefixtures("hostile")


def test_each_line_is_a_finding_and_the_last_tells_the_rest(hostile: Path, render: Render) -> None:
    (hostile / "claims/bad.toml").write_bytes(b"\xff")
    whole = json.loads(render("json"))
    lines = [json.loads(line) for line in render("jsonl").splitlines()]
    assert lines[:-1] == whole.pop("findings")
    assert lines[-1] == whole
    assert len(lines) == 5
    assert lines[-1]["skipped"]
    for line in lines:
        jsonschema.validate(line, shipped("jsonl"))


def test_a_line_end_stands_only_behind_a_line(render: Render) -> None:
    text = render("jsonl")
    assert text.count("\n") == len(text.splitlines()) == 6
    assert text.endswith("}\n")


def test_a_project_in_order_has_a_last_line_too(hostile: Path, render: Render) -> None:
    (hostile / "claims/old town.toml").write_text("")
    (hostile / "references.bib").write_text("")
    [line] = render("jsonl").splitlines()
    assert list(json.loads(line)) == ["version", "summary", "skipped"]


def test_its_schema_holds_the_same_findings_as_that_of_json() -> None:
    parts = shipped("jsonl")["$defs"]
    assert parts.pop("last")["properties"].items() <= shipped("audit")["properties"].items()
    assert parts == shipped("audit")["$defs"]
