"""`status --fail-under`: when it fails, and what it says."""

from pathlib import Path

import pytest
from tests.support import append, claimcheck

WAIVED = '\n[[claim]]\nid = "known"\ntext = "Ankara is in Turkey."\nwaive = "everybody knows"\n'
TOLD = (
    "███████████████░░░░░░░░░░░░░░░ 1 of 2 facts checked\n"
    "1 verified, 1 unchecked\n"
    "\n"
    "section       claims  verified  unchecked   left\n"
    "(no section)       2         1          1      1\n"
    "\n"
    "source       claims  verified  unchecked   left\n"
    "landau1974        1         1          ·   done\n"
    "(no source)       1         ·          1      1\n"
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


def test_a_share_of_what_could_not_be_read_whole_is_none(half: Path) -> None:
    (half / "claims/broken.toml").write_text("[[claim]\n")
    assert claimcheck("status", "--fail-under", "95", cwd=half).returncode == 2


@pytest.mark.parametrize("percent", ["-1", "101", "nan", "inf"])
def test_a_share_that_is_none_is_refused(half: Path, percent: str) -> None:
    done = claimcheck("status", f"--fail-under={percent}", cwd=half)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"claimcheck: --fail-under: {float(percent)} is no share (name one from 0 to 100)\n"
    )


def test_no_claims_are_no_success(project: Path) -> None:
    (project / "claims/brief.toml").write_text("")
    assert claimcheck("status", cwd=project).returncode == 0
    done = claimcheck("status", "--fail-under", "95", cwd=project)
    assert (done.returncode, done.stdout) == (2, "no claims yet\n")
    assert done.stderr == (
        "claimcheck: there are no claims to be checked (claimcheck track finds some)\n"
    )
