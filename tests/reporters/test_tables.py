"""No claims are sought in the cells of tables, and nobody is left to guess that."""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.support import claimcheck, shipped

TABLE = "| Port | Tonnes |\n|---|---|\n| Riga | 38 million |\n"
DRAFT = f"# Ports\n\nThe harbour is old.\n\n{TABLE}\nMore.\n\n{TABLE}"
SAID = "tables not searched for claims (draft.md:5, draft.md:11): track a fact in one by hand\n"


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "references.bib").write_text("")
    return tmp_path


@pytest.mark.parametrize("command", ["scan", "audit", "track"])
def test_every_command_that_reads_a_text_says_so(ports: Path, command: str) -> None:
    done = claimcheck(command, "draft.md", cwd=ports)
    assert done.returncode == 0  # that is no fault of the text
    assert done.stdout.endswith(f"\n2 {SAID}")


def test_many_are_counted_and_some_are_named(ports: Path) -> None:
    (ports / "draft.md").write_text(f"{TABLE}\n" * 5)
    done = claimcheck("scan", "draft.md", cwd=ports)
    assert "5 tables" in done.stdout
    assert "(draft.md:1, draft.md:5, draft.md:9 and 2 more)" in done.stdout


def test_the_report_counts_them_and_marks_each(ports: Path) -> None:
    done = claimcheck("report", "draft.md", "-o", "page.html", cwd=ports)
    assert "no facts found; 2 tables not searched for claims" in done.stderr
    page = (ports / "page.html").read_text("utf-8")
    assert page.count("Table, not searched for claims") == 2


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_programs_are_told_where_they_stand(ports: Path, name: str) -> None:
    done = claimcheck("audit", "draft.md", "--format", name, cwd=ports)
    found = json.loads(done.stdout)
    jsonschema.validate(found, shipped("audit" if name == "json" else "jsonl"))
    assert found["tables"] == [{"path": "draft.md", "line": 5}, {"path": "draft.md", "line": 11}]
    assert found["skipped"] == []


def test_a_scan_tells_programs_where_they_stand(ports: Path) -> None:
    found = json.loads(claimcheck("scan", "draft.md", "--format", "json", cwd=ports).stdout)
    jsonschema.validate(found, shipped("scan"))
    assert found["documents"][0]["tables"] == [{"line": 5, "column": 3}, {"line": 11, "column": 3}]


def test_without_tables_nothing_is_said(ports: Path) -> None:
    (ports / "draft.md").write_text("The harbour is old.\n")
    assert "table" not in claimcheck("scan", "draft.md", cwd=ports).stdout
    found = json.loads(claimcheck("audit", "draft.md", "--format", "json", cwd=ports).stdout)
    assert "tables" not in found


def test_a_fact_in_a_table_is_tracked_by_hand(ports: Path) -> None:
    (ports / "references.bib").write_text("@misc{osei2020, title={Ports}, year={2020}}\n")
    (ports / "claims").mkdir()
    (ports / "claims" / "ports.toml").write_text(
        '[document]\npath = "../draft.md"\n\n[[claim]]\nid = "riga"\nsources = ["osei2020"]\n'
        "# claimcheck: allow[gone-claim] it stands in the first table\n"
        'text = "The port of Riga handled 38 million tonnes."\n'
    )
    done = claimcheck("audit", "--format", "concise", cwd=ports)
    assert "gone-claim" not in done.stdout
    assert "1 claim, 1 sourced, 0 unsourced" in done.stdout
