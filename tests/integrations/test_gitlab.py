"""The example of a job for GitLab, run as its runner runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
from tests.integrations import runner
from tests.integrations.runner import UNSOURCED
from tests.support import ROOT, append, shipped

JOB = runner.read(ROOT / "examples/ci/gitlab.yml")["claimcheck"]


def run(top: Path, folder: str = ".") -> int:
    """Run the script of the job in a folder of the repository; the exit code."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [*runner.BASH, "-c", "\n".join(JOB["script"])],
        cwd=top / folder,
        env=os.environ | {"PATH": path, "CI_PROJECT_DIR": str(top)},
        capture_output=True,
        check=False,
    ).returncode


def artifacts(folder: Path) -> tuple[list[dict[str, object]], ET.Element]:
    """The reports that GitLab collects."""
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((folder / reports["codequality"]).read_text(encoding="utf-8"))
    jsonschema.validate(quality, shipped("gitlab"))
    return quality, ET.parse(folder / reports["junit"]).getroot()  # noqa: S314 - our own


def test_a_project_in_order_passes_and_leaves_reports_that_say_so(project: Path) -> None:
    assert run(project) == 0
    quality, junit = artifacts(project)
    assert quality == []
    assert {name: junit.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "2",
        "failures": "0",
        "errors": "0",
    }


def test_a_claim_without_a_source_fails_and_is_in_both_reports(project: Path) -> None:
    append(project, UNSOURCED)
    assert run(project) == 1
    [problem], junit = artifacts(project)
    assert problem["check_name"] == "unsourced-claim"
    assert problem["severity"] == "major"
    assert problem["location"] == {"path": "claims/brief.toml", "lines": {"begin": 8, "end": 8}}
    [failure] = junit.iter("failure")
    assert failure.get("message") == 'claim "no-bases" has no source'


def test_in_a_folder_of_the_repository_places_are_told_from_its_top(project: Path) -> None:
    append(project, UNSOURCED)
    (project / "brief").mkdir()
    for name in ("claims", "references.bib"):
        (project / name).rename(project / "brief" / name)
    assert run(project, "brief") == 1
    [problem], junit = artifacts(project / "brief")
    assert problem["location"] == {
        "path": "brief/claims/brief.toml",
        "lines": {"begin": 8, "end": 8},
    }
    assert {case.get("file") for case in junit.iter("testcase")} == {
        "brief/claims/brief.toml",
        "brief/references.bib",
    }


def test_reports_are_kept_of_a_job_that_fails() -> None:
    assert JOB["artifacts"]["when"] == "always"
