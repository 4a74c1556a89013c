"""A Code Quality report, as GitLab reads it."""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.reporters.hostile import FINGERPRINTS, SHOWN, Render
from tests.support import shipped


def issue(severity: str, rule: str, place: str, **told: str) -> dict[str, object]:
    path, _, line = place.rpartition(":")
    return {
        "check_name": rule,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": int(line), "end": int(line)}},
        **told,
    }


GITLAB = [
    issue(
        *("major", "missing-reference", "claims/old town.toml:4"),
        fingerprint=FINGERPRINTS[0],
        description='no reference "misao1980" in references.bib (did you mean "misao1890"?)',
    ),
    issue(
        *("major", "missing-reference", "claims/old town.toml:4"),
        fingerprint=FINGERPRINTS[1],
        description=f'no reference "{SHOWN}" in references.bib'
        " (add the entry to references.bib, or cite another key)",
    ),
    issue(
        *("minor", "impossible-year", "references.bib:3"),
        fingerprint=FINGERPRINTS[3],
        description='"18900" is no year in "misao1890" (correct the year)',
    ),
    issue(
        *("info", "unused-reference", "references.bib:5"),
        fingerprint=FINGERPRINTS[4],
        description='nothing cites "alone" (cite it, or remove it)',
    ),
]


@pytest.mark.usefixtures("hostile")
def test_every_finding_that_is_not_waived_is_an_issue(render: Render) -> None:
    assert json.loads(render("gitlab")) == GITLAB
    assert render("gitlab", notes=False, colour=True, width=20) == render("gitlab")
    jsonschema.validate(GITLAB, shipped("gitlab"))


def test_a_project_in_order_is_an_empty_list(render: Render) -> None:
    assert render("gitlab") == "[]\n"


def test_what_was_not_looked_at_is_a_blocker(hostile: Path, render: Render) -> None:
    for name in ("a", "b"):
        (hostile / f"claims/{name}.toml").write_bytes(b"\xff")
    report = json.loads(render("gitlab"))
    jsonschema.validate(report, shipped("gitlab"))
    assert report[0] == issue(
        *("blocker", "not-looked-at", "claims/a.toml:1"),
        fingerprint="not-looked-at claims/a.toml is not UTF-8: byte 0xff in line 1",
        description="not looked at: is not UTF-8: byte 0xff in line 1 (save it as UTF-8)",
    )
    assert len({one["fingerprint"] for one in report}) == len(report) == 5
