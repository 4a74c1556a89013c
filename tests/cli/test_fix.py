"""`audit --fix` and `--diff` on the command line."""

import json
import os
import sys
from pathlib import Path

import pytest
from tests.repository import committed, started
from tests.rules.examples import claim
from tests.support import append, claimcheck

DOI = "  doi       = {https://doi.org/10.1163/9789004675001},\n}\n"
NO_REPORT = "--diff shows what would be changed, and no report"
MISSPELT = claim("mill", sources=["landua1974"])


@pytest.fixture
def slips(project: Path) -> Path:
    """The project with two slips that are certain, and one that is not."""
    append(project, MISSPELT)
    append(project, claim("dam", "The dam of Assuan was opened in 1970.", ["landau1947"]))
    path = project / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"}\n", b"}\n")[:-2] + DOI.encode())
    return project


def test_what_is_certain_is_fixed_and_the_rest_reported(slips: Path) -> None:
    seen = claimcheck("audit", "--format", "concise", cwd=slips)
    assert " 2 fixable with --fix, 1 with --unsafe-fixes " in seen.stdout
    done = claimcheck("audit", "--fix", "--format", "concise", cwd=slips)
    assert (done.returncode, done.stderr) == (1, "fixed 2 findings in 2 files\n")
    assert '"landau1947"' in done.stdout
    assert "landua1974" not in done.stdout
    assert " · 1 with --unsafe-fixes · " in done.stdout
    assert "doi       = {10.1163/9789004675001}" in (slips / "references.bib").read_text()
    again = claimcheck("audit", "--fix", "--format", "concise", cwd=slips)
    assert (again.returncode, again.stderr, again.stdout) == (1, "nothing to fix\n", done.stdout)


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_where_there_is_nothing_to_fix_it_is_said(option: str, project: Path) -> None:
    done = claimcheck("audit", option, cwd=project)
    assert (done.returncode, done.stderr) == (0, "nothing to fix\n")
    done = claimcheck("audit", option, "--quiet", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_not_certain_is_named_where_nothing_else_is_to_fix(project: Path) -> None:
    append(project, claim("tower", sources=["landau1947"]))
    done = claimcheck("audit", "--diff", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "nothing to fix (1 more with --unsafe-fixes)\n"


def test_what_is_not_certain_is_fixed_on_request(slips: Path) -> None:
    done = claimcheck(
        "audit", "--fix", "--unsafe-fixes", "--select", "missing-reference", cwd=slips
    )
    assert (done.returncode, done.stderr) == (0, "fixed 2 findings in 1 file\n")
    assert "landau1947" not in (slips / "claims/brief.toml").read_text()
    assert "doi.org" in (slips / "references.bib").read_text(), "another rule was asked for"


def test_a_diff_shows_just_what_would_be_done_and_does_nothing(slips: Path) -> None:
    before = {path: path.read_bytes() for path in slips.rglob("*") if path.is_file()}
    shown = claimcheck("audit", "--diff", cwd=slips)
    assert (shown.returncode, shown.stderr) == (
        1,
        "would fix 2 findings in 2 files (1 more with --unsafe-fixes)\n",
    )
    assert {path: path.read_bytes() for path in before} == before
    changed = [line for line in shown.stdout.splitlines() if line[:1] in "+-"]
    assert changed == [
        "--- claims/brief.toml",
        "+++ claims/brief.toml",
        '-sources = ["landua1974"]',
        '+sources = ["landau1974"]',
        "--- references.bib",
        "+++ references.bib",
        "-  doi       = {https://doi.org/10.1163/9789004675001},",
        "+  doi       = {10.1163/9789004675001},",
    ]
    claimcheck("audit", "--fix", cwd=slips)
    shown = claimcheck("audit", "--diff", cwd=slips)
    assert (shown.returncode, shown.stdout) == (0, "")
    assert shown.stderr == "nothing to fix (1 more with --unsafe-fixes)\n"


def test_a_diff_of_what_could_not_all_be_read_does_not_pass(slips: Path) -> None:
    (slips / "claims/odd.toml").write_bytes(b"\xff")
    assert claimcheck("audit", "--diff", cwd=slips).returncode == 2
    assert claimcheck("audit", "--fix", cwd=slips).returncode == 2


def test_only_the_files_that_are_named_are_changed(slips: Path) -> None:
    done = claimcheck("audit", "--fix", "references.bib", cwd=slips)
    assert done.stderr == "fixed 1 finding in 1 file\n"
    assert "landua1974" in (slips / "claims/brief.toml").read_text()


def test_no_file_outside_the_project_is_changed(slips: Path, tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip
    outside = tmp_path_factory.mktemp("outside") / "all.bib"
    (slips / "references.bib").rename(outside)
    before = outside.read_bytes()
    claimcheck("audit", "--fix", "--references", str(outside), cwd=slips)
    assert outside.read_bytes() == before
    assert "landua1974" not in (slips / "claims/brief.toml").read_text()


def test_only_what_stands_on_changed_lines_is_fixed(slips: Path) -> None:
    started(slips)
    committed(slips)
    new = claim("sluice", "The sluice of Emden was closed in 1913.", ["Landau1974"])
    append(slips, new)
    options = ("audit", "--changed-since", "HEAD", "--format", "full")
    shown = claimcheck(*options, "--diff", cwd=slips)
    assert (shown.returncode, shown.stderr) == (1, "would fix 1 finding in 1 file\n")
    before = (slips / "claims/brief.toml").read_text()
    bibliography = (slips / "references.bib").read_bytes()
    done = claimcheck(*options, "--fix", cwd=slips)
    assert (done.returncode, done.stderr) == (0, "fixed 1 finding in 1 file\n")
    after = (slips / "claims/brief.toml").read_text()
    assert after == before.replace("Landau1974", "landau1974")
    assert (slips / "references.bib").read_bytes() == bibliography


def test_what_is_waived_is_left(slips: Path) -> None:
    append(slips, '[allow]\n"*.bib" = ["malformed-doi"]\n', "claimcheck.toml")
    done = claimcheck("audit", "--fix", cwd=slips)
    assert done.stderr == "fixed 1 finding in 1 file\n"
    assert "doi.org" in (slips / "references.bib").read_text()


def test_what_a_baseline_holds_is_left(slips: Path) -> None:
    append(slips, 'baseline = "known.json"\n', "claimcheck.toml")
    claimcheck("audit", "--write-baseline", cwd=slips)
    append(slips, claim("sluice", "The sluice of Emden was closed in 1913.", ["Landau1974"]))
    done = claimcheck("audit", "--fix", "--quiet", cwd=slips)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = (slips / "claims/brief.toml").read_text()
    assert "landua1974" in text
    assert "Landau1974" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_what_cannot_be_written_is_said_and_does_not_pass(slips: Path) -> None:
    (slips / "references.bib").chmod(0o444)
    done = claimcheck("audit", "--fix", "--exit-zero", "--format", "concise", cwd=slips)
    assert done.returncode == 2
    assert done.stderr == (
        "claimcheck: cannot write references.bib: it is read-only (change its permissions)\n"
        "fixed 1 finding in 1 file\n"
    )
    assert "malformed-doi" in done.stdout
    assert "landua1974" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_a_link_stays_one_and_its_file_is_fixed_once(slips: Path) -> None:
    real = slips / "claims/brief.toml"
    kept = real.rename(slips / "kept.toml")
    real.symlink_to(kept)
    (slips / "claims/same.toml").symlink_to(kept)
    claimcheck("audit", "--fix", cwd=slips)
    assert real.is_symlink()
    assert "landua1974" not in kept.read_text()
    assert (kept.stat().st_mode & 0o777) == (0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_report_of_a_program_is_of_what_is_left(slips: Path) -> None:
    done = claimcheck("audit", "--fix", "--format", "json", cwd=slips)
    findings = json.loads(done.stdout)["findings"]
    assert [(one["reference"], one["fix"]["safe"]) for one in findings if one["fix"]] == [
        ("landau1947", False)
    ]


def test_quiet_says_nothing_of_it(slips: Path) -> None:
    assert claimcheck("audit", "--fix", "--quiet", cwd=slips).stderr == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes alone does nothing (add --fix, or --diff to see it)"),
        (["--fix", "-"], "standard input cannot be fixed (name the file)"),
        (["--diff", "-"], "standard input cannot be fixed (name the file)"),
        (["--diff", "--write-baseline"], f"{NO_REPORT} (leave out --write-baseline)"),
        (["--diff", "--strict-baseline"], f"{NO_REPORT} (leave out --strict-baseline)"),
        (["--diff", "--output", "json:x.json"], f"{NO_REPORT} (leave out --output)"),
        (["--diff", "--format", "json"], f"{NO_REPORT} (leave out --format json)"),
        (["--diff", "--statistics"], f"{NO_REPORT} (leave out --statistics)"),
    ],
)
def test_what_makes_no_sense_is_refused(slips: Path, options: list[str], said: str) -> None:
    done = claimcheck("audit", *options, cwd=slips)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"claimcheck: {said}\n")
