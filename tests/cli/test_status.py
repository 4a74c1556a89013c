"""`status`: what it counts, what it could not, and when it fails."""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.support import append, claimcheck, shipped

WAIVED = '\n[[claim]]\nid = "known"\ntext = "Ankara is in Turkey."\nwaive = "everybody knows"\n'
TOLD = (
    "section       claims  verified  unchecked   left\n"
    "(no section)       2         1          1      1\n"
    "\n"
    "source       claims  verified  unchecked   left\n"
    "landau1974        1         1          ·   done\n"
    "(no source)       1         ·          1      1\n"
    "\n"
    "███████████████░░░░░░░░░░░░░░░ 1 of 2 facts checked, 50%\n"
    "1 verified, 1 unchecked\n"
)


@pytest.fixture
def half(project: Path) -> Path:
    """A claim that is verified, and one that is waived and not checked."""
    append(project, WAIVED)
    given = ("--by", "ED", "--on", "2020-02-10")
    assert claimcheck("verdict", "left-against-us", "verified", *given, cwd=project).returncode == 0
    return project


@pytest.mark.parametrize("percent", ["0", "49.99", "50", "50.0"])
def test_enough_is_checked(half: Path, percent: str) -> None:
    done = claimcheck("status", "--fail-under", percent, cwd=half)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", TOLD)


def test_too_little_is_checked_and_a_waiver_is_no_verdict(half: Path) -> None:
    done = claimcheck("status", "--fail-under", "50.000001", cwd=half)
    assert (done.returncode, done.stdout) == (1, TOLD)
    assert done.stderr == "claimcheck: 1 of 2 claims are checked; 1 more make 50.000001%\n"
    done = claimcheck("status", "--fail-under", "95", "--format", "json", cwd=half)
    assert (done.returncode, done.stdout[0]) == (1, "{")


def test_any_verdict_counts_and_a_stale_one_does_not(half: Path) -> None:
    given = ("--by", "ED", "--on", "2020-02-10")
    claimcheck("verdict", "known", "unverifiable", *given, cwd=half)
    assert claimcheck("status", "--fail-under", "100", cwd=half).returncode == 0
    ledger = half / "claims/brief.toml"
    ledger.write_text(ledger.read_text().replace("Ankara", "Izmir"))
    assert claimcheck("status", "--fail-under", "100", cwd=half).returncode == 1


BROKEN = "[[claim]\n"
NAMED = (
    'claimcheck: claims/broken.toml:1:8: not valid TOML: expected "]]" at the end of an array'
    " declaration (claimcheck audit says more)\n"
)


def test_what_could_not_be_read_is_named_beside_the_counts(half: Path) -> None:
    (half / "claims/broken.toml").write_text(BROKEN)
    append(half, '\n[[claim]]\nid = "x"\ntext = "T."\nsources = "landau1974"\n')
    done = claimcheck("status", cwd=half)
    assert (done.returncode, done.stdout) == (
        2,
        "section       claims  verified  unchecked   left\n"
        "(no section)       3         1          2      2\n"
        "\n"
        "source       claims  verified  unchecked   left\n"
        "landau1974        1         1          ·   done\n"
        "(no source)       2         ·          2      2\n"
        "\n"
        "██████████░░░░░░░░░░░░░░░░░░░░ 1 of 3 readable facts checked\n"
        "1 verified, 2 unchecked\n"
        "this could not be read, and is not counted: claims/brief.toml:17, claims/broken.toml:1\n",
    )
    assert done.stderr.endswith(NAMED)
    done = claimcheck("status", "--format", "json", cwd=half)
    counts = json.loads(done.stdout)
    jsonschema.validate(counts, shipped("status"))
    assert (done.returncode, counts["skipped"]) == (
        2,
        [
            {
                "path": "claims/brief.toml",
                "line": 17,
                "reason": 'the sources of "x" could not be read',
            },
            {
                "path": "claims/broken.toml",
                "line": 1,
                "reason": 'not valid TOML: expected "]]" at the end of an array declaration',
            },
        ],
    )


def test_a_ledger_that_could_not_be_read_is_not_empty(project: Path) -> None:
    (project / "claims/brief.toml").unlink()
    (project / "claims/broken.toml").write_text(BROKEN)
    done = claimcheck("status", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "no claim could be read: claims/broken.toml:1\n",
        NAMED,
    )


def test_a_folder_of_claims_outside_the_project_is_not_passed_over(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project / "claims/more").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    done = claimcheck("status", cwd=project)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        2,
        "this could not be read, and is not counted: claims/more",
    )


def test_a_bibliography_is_not_asked_for(project: Path) -> None:
    (project / "references.bib").unlink()
    done = claimcheck("status", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_share_of_what_could_not_be_read_whole_is_none(half: Path) -> None:
    (half / "claims/broken.toml").write_text(BROKEN)
    done = claimcheck("status", "--fail-under", "0", cwd=half)
    assert (done.returncode, done.stderr) == (
        2,
        f"{NAMED}claimcheck: --fail-under: the ledger could not be read whole, so its share is"
        " unknown (claimcheck audit says more)\n",
    )


@pytest.mark.parametrize("percent", ["-1", "101", "nan", "inf"])
def test_a_share_that_is_none_is_refused(half: Path, percent: str) -> None:
    done = claimcheck("status", f"--fail-under={percent}", cwd=half)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"claimcheck: --fail-under: {percent} is no share (name one from 0 to 100)\n"
    )


def test_no_claims_are_no_success(project: Path) -> None:
    (project / "claims/brief.toml").write_text("")
    assert claimcheck("status", cwd=project).returncode == 0
    done = claimcheck("status", "--fail-under", "95", cwd=project)
    assert (done.returncode, done.stdout) == (2, "no claims yet\n")
    assert done.stderr == (
        "claimcheck: there are no claims to be checked (claimcheck track finds some)\n"
    )
