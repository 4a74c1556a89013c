"""`claimcheck audit --watch` as somebody at a terminal meets it."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.repository import committed, git, started
from tests.support import append, claimcheck

CLAIM = (
    '\n[[claim]]\nid = "bombs"\ntext = "In the Cold War the US stationed B61 bombs in Turkey."\n'
)
WAITS = "Ctrl-C ends\r\n"
# Seconds after which a test gives up.
PATIENCE = 60


class Terminal:
    """A program that runs in a terminal."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self.screen, end = pty.openpty()
        command = [sys.executable, "-m", "claimcheck", *arguments]
        self.running = subprocess.Popen(
            command, cwd=cwd, stdin=end, stdout=end, stderr=end, start_new_session=True
        )
        os.close(end)

    def until(self, words: str) -> str:
        """What is shown up to the next time that these words are."""
        shown = ""
        while words not in shown:
            ready, _, _ = select.select([self.screen], [], [], PATIENCE)
            assert ready, shown
            shown += os.read(self.screen, 65536).decode()
        return shown

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C; gives the exit code, and what is shown then."""
        self.running.send_signal(signal.SIGINT)
        code = self.running.wait(PATIENCE)
        try:
            return code, os.read(self.screen, 65536).decode()
        except OSError:  # nothing
            return code, ""


@pytest.fixture
def terminal(project: Path) -> Iterator[Terminal]:
    """The project being watched."""
    made = Terminal("audit", "--watch", "--color", "never", cwd=project)
    yield made
    made.running.kill()
    made.running.wait()
    os.close(made.screen)


def test_the_screen_holds_the_last_round_and_what_is_new(project: Path, terminal: Terminal) -> None:
    shown = terminal.until(WAITS)
    assert shown.startswith("\x1b[H\x1b[2J1 claim, 1 sourced, 0 unsourced")
    assert shown.endswith("all 2 files looked at\r\nwatching 2 files, Ctrl-C ends\r\n")
    append(project, CLAIM)
    shown = terminal.until(WAITS)
    assert shown.startswith('\x1b[H\x1b[2Jerror[unsourced-claim]: claim "bombs" has no source\r\n')
    assert "\r\n1 new (brief.toml:8 unsourced-claim), nothing fixed · watching 2 files" in shown
    (project / "claimcheck.toml").write_text("claims =")
    shown = terminal.until(WAITS)
    assert "claimcheck: claimcheck.toml:1:9: not valid TOML: invalid value (mend it)\r\n" in shown
    (project / "claimcheck.toml").unlink()
    shown = terminal.until(WAITS)
    assert "\r\nnothing new, nothing fixed · watching 2 files" in shown
    assert terminal.end() == (130, "")


def test_without_a_terminal_a_line_stands_between_rounds(project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "audit", "--watch", "--format", "concise"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout
        first = running.stdout.readline()
        append(project, CLAIM)
        lines = [running.stdout.readline() for _ in range(3)]
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 130
    assert first.startswith("1 claim, 1 sourced")
    assert lines[0] == "-" * 72 + "\n"
    assert lines[1].startswith("claims/brief.toml:8:8: error[unsourced-claim]")
    assert lines[2].startswith("2 claims, 1 sourced")


def test_reports_in_files_are_written_anew(project: Path) -> None:
    made = Terminal("audit", "--watch", "--output", "concise:out.txt", cwd=project)
    made.until(WAITS)
    append(project, CLAIM)
    made.until(WAITS)
    assert '"bombs" has no source' in (project / "out.txt").read_text()
    assert made.end()[0] == 130
    os.close(made.screen)


def test_a_baseline_and_the_commit_at_hand_are_watched(project: Path) -> None:
    append(project, CLAIM)
    claimcheck("audit", "--write-baseline", cwd=project)
    accepted = (project / "claimcheck-baseline.json").read_text()
    (project / "claimcheck-baseline.json").write_text('{"version": 1, "findings": []}')
    started(project)
    git(project, "commit", "--quiet", "--allow-empty", "--message=x")
    options = ("--changed-since", "HEAD", "--baseline", "claimcheck-baseline.json")
    made = Terminal("audit", "--watch", *options, cwd=project)
    assert '"bombs" has no source' in made.until(WAITS)
    (project / "claimcheck-baseline.json").write_text(accepted)
    assert "\r\nnothing new, 1 fixed · " in made.until(WAITS)
    (project / "claimcheck-baseline.json").write_text('{"version": 1, "findings": []}')
    assert "\r\n1 new (brief.toml:8 unsourced-claim), " in made.until(WAITS)
    committed(project)
    assert "\r\nnothing new, 1 fixed · " in made.until(WAITS)
    assert made.end()[0] == 130
    os.close(made.screen)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "standard input cannot be watched (name the file)"),
        (["--fix"], "--watch and --fix contradict each other (leave one of them out)"),
        (
            ["--prune-baseline"],
            "--watch and --prune-baseline contradict each other (leave one of them out)",
        ),
    ],
)
def test_what_makes_no_sense_again_and_again_is_refused(
    project: Path, arguments: list[str], message: str
) -> None:
    done = claimcheck("audit", "--watch", *arguments, cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"claimcheck: {message}\n")


def test_where_watchfiles_is_missing_it_says_how_to_get_it(project: Path) -> None:
    program = (
        "import sys, importlib.util as util; from claimcheck.cli.main import main\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'watchfiles' else find(name, *more)\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "audit", "--watch"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        'claimcheck: --watch needs the package watchfiles (pip install "claimcheck-cli[watch]")\n',
    )
