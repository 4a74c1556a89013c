"""The way in: version, help, typos, and what happens when output cannot be written."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import claimcheck

from claimcheck import __version__

COMMANDS = (
    "audit",
    "scan",
    "search",
    "show",
    "track",
    "verdict",
    "status",
    "export",
    "import",
    "rename-key",
    "rule",
    "init",
    "schema",
)


def test_version(tmp_path: Path) -> None:
    for option in ("--version", "-V"):
        assert claimcheck(option, cwd=tmp_path).stdout == f"claimcheck {__version__}\n"


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = claimcheck("--help", cwd=tmp_path)
    assert shown.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, tmp_path: Path) -> None:
    shown = claimcheck(name, "--help", cwd=tmp_path)
    assert shown.returncode == 0
    usage = shown.stdout.splitlines()[0]
    assert usage.startswith(f"Usage: claimcheck {name} [OPTIONS]")
    assert "{" not in usage
    assert ":" not in usage.removeprefix("Usage:")


def test_no_command_shows_the_help_and_is_no_success(tmp_path: Path) -> None:
    shown = claimcheck(cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stdout.startswith("Usage: claimcheck ")


def test_a_typo_in_the_command_names_the_one_that_was_meant(tmp_path: Path) -> None:
    done = claimcheck("audti", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "claimcheck: No such command 'audti'. Did you mean 'audit'? (see claimcheck --help)\n"
    )


def test_a_typo_in_an_option_is_one_line(tmp_path: Path) -> None:
    done = claimcheck("audit", "--formt", "json", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("claimcheck: No such option: --formt")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["audit"], ["--help"]])
def test_a_full_disk_is_no_success(arguments: list[str], project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=project,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_fault(project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "rule"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in (0, 141)


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f'rmdir "{gone}"; exec "{sys.executable}" -P -m claimcheck audit'],  # noqa: S607
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """Which costly modules a command line loads."""
    program = (
        "import sys; from claimcheck.cli.main import main\n"
        "sys.argv = ['claimcheck', *sys.argv[1:]]\n"
        "main(); print('\\n@', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.rpartition("@")[2].split())
    return modules & {
        "asyncio",
        "bibtexparser",
        "claimcheck.drafts",
        "claimcheck.model.documents",
        "claimcheck.reporters.concise",
        "claimcheck.reporters.sarif",
        "claimcheck.reporters.statistics",
        "pydantic",
        "pylatexenc",
        "rapidfuzz",
        "rich",
        "sqlite3",
        "typer",
    }


def test_nothing_is_loaded_that_is_not_needed(project: Path) -> None:
    assert loaded_by("--version", cwd=project) == set()
    assert loaded_by("--help", cwd=project) == {"typer"}
    assert loaded_by("rule", "unsourced-claim", cwd=project) <= {
        "typer",
        "bibtexparser",
        "claimcheck.model.documents",
    }
    assert loaded_by("audit", cwd=project) <= {"typer", "bibtexparser"}
    assert loaded_by("audit", "--format", "concise", cwd=project) <= {
        "typer",
        "bibtexparser",
        "claimcheck.reporters.concise",
    }
    assert loaded_by("status", cwd=project) <= {"typer", "bibtexparser"}
    assert loaded_by("search", "left", cwd=project) <= {"typer", "bibtexparser", "sqlite3"}
    assert loaded_by("search", "lfet", cwd=project) <= {
        "typer",
        "bibtexparser",
        "sqlite3",
        "rapidfuzz",
    }
