"""`claimcheck browse`, the real program: in a terminal, and where there is none."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import claimcheck

from rule_examples import LEDGER

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
# Seconds after which a screen is not to be expected any more, however slow the machine is.
PATIENCE = 60


def test_help_and_refusals_do_without_textual(project: Path) -> None:
    code = (
        "import sys; sys.argv = ['claimcheck', 'browse', '--help']\n"
        "from claimcheck.cli.main import main\n"
        "code = main()\n"
        "assert not [name for name in sys.modules if name.partition('.')[0] in ('textual', 'rich')]\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Check claims at a desk in the terminal." in done.stdout


def test_without_the_extra_the_way_to_it_is_named(project: Path) -> None:
    code = (
        "import sys; sys.modules['textual'] = None; sys.argv = ['claimcheck', 'browse']\n"
        "from claimcheck.cli.main import main\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "claimcheck: browse needs Textual, which is not installed"
        " (pip install 'claimcheck-cli[tui]')\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "browse needs a terminal (claimcheck search and show do without)"),
        (["--by", " "], 'nobody is named as the checker (say who you are: --by "NAME")'),
        (["--on", "9999-01-01"], "--on: 9999-01-01 lies in the future (name the day of the check)"),
    ],
)
def test_what_keeps_the_desk_shut_is_said(
    project: Path, arguments: list[str], message: str
) -> None:
    done = claimcheck("browse", *arguments, cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"claimcheck: {message}\n")


class Terminal:
    """The program in a terminal of 80 columns and 24 lines."""

    def __init__(self, project: Path, *arguments: str, **env: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", "browse", *arguments],
            cwd=project,
            env={**os.environ, "TERM": "xterm-256color", **env},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = b""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            self.seen += data

    def type(self, keys: str, until: str) -> str:
        """Type, and wait for words on the screen that were not there before; gives what came."""
        before = len(self.seen)
        os.write(self.master, keys.encode())
        return self.wait(until, before)

    def wait(self, words: str, since: int = 0) -> str:
        """Wait for these words."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.seen[since:]:
            assert time.monotonic() < end, f"{words!r} never came: {self.seen[since:]!r}"
            time.sleep(0.02)
        return self.seen[since:].decode("utf-8", "replace")

    def ended(self) -> int:
        """The exit code, once it has ended."""
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code

    def close(self) -> None:
        """Put an end to it."""
        self.process.kill()
        self.process.wait()
        self.reader.join(PATIENCE)
        os.close(self.master)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Terminals that are closed in the end."""
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        one.close()


@posix_only
def test_a_claim_is_judged_and_saved_in_a_terminal(
    project: Path, terminals: list[Terminal]
) -> None:
    desk = Terminal(project, "--by", "ED", "--on", "2020-02-10")
    terminals.append(desk)
    desk.wait("1 left")
    desk.type("v", "on what evidence?")
    desk.type("p. 3\r", "1 not saved")
    desk.type("s", "Save 1 verdict?")
    desk.type("\r", "1 verdict saved")
    os.write(desk.master, b"q")
    assert desk.ended() == 0
    assert (project / "claims/brief.toml").read_text(encoding="utf-8") == LEDGER + (
        '\n[[claim.verdict]]\nstatus = "verified"\nby     = "ED"\non     = 2020-02-10\n'
        'of     = "b317be87"\nnote   = "p. 3"\n'
    )


@posix_only
def test_whoever_is_ended_says_what_was_not_saved(project: Path, terminals: list[Terminal]) -> None:
    desk = Terminal(project, "--by", "ED")
    terminals.append(desk)
    desk.wait("1 left")
    desk.type("w", "on what evidence?")
    desk.type("p. 3\r", "1 not saved")
    desk.process.send_signal(signal.SIGTERM)
    assert desk.ended() == 143
    last = desk.seen.decode("utf-8", "replace").rpartition("\x1b[?1049l")[2]
    assert 'not saved: "left-against-us" is wrong: p. 3' in last
    assert "Traceback" not in last


@posix_only
def test_the_record_is_edited_where_it_stands_and_read_again(
    project: Path, terminals: list[Terminal], tmp_path: Path
) -> None:
    editor = tmp_path / "my editor"
    editor.write_text(
        '#!/bin/sh\necho "editing $1 ${2##*/}"\nsed -i.bak "s/US/United States/" "$2"\n',
        encoding="utf-8",
    )
    editor.chmod(0o755)
    desk = Terminal(project, "--by", "ED", VISUAL=f"'{editor}'")
    terminals.append(desk)
    desk.wait("1 left")
    desk.type("v", "on what evidence?")
    desk.type("p. 3\r", "1 not saved")
    shown = desk.type("e", "read again: 1 edited")
    assert "editing +1 brief.toml" in shown
    desk.type("v", "on what evidence?")
    desk.type("\r", "0 left")
    os.write(desk.master, b"q")
    desk.type("d", "\x1b[?1049l")
    assert desk.ended() == 0
    assert "United States" in (project / "claims/brief.toml").read_text(encoding="utf-8")


@posix_only
def test_without_colour_none_is_sent(project: Path, terminals: list[Terminal]) -> None:
    desk = Terminal(project, "--by", "ED", NO_COLOR="1")
    terminals.append(desk)
    shown = desk.wait("help")
    codes = {code for one in re.findall(r"\x1b\[([\d;]*)m", shown) for code in one.split(";")}
    # Bold, faint, underlined, reversed; and the colours that the terminal has itself.
    assert codes <= {"", "0", "1", "2", "4", "7", "39", "49"}
    os.write(desk.master, b"q")
    assert desk.ended() == 0


@posix_only
def test_what_could_not_be_read_is_said_and_counts(
    project: Path, terminals: list[Terminal]
) -> None:
    (project / "claims/more.toml").write_text("[[claim", encoding="utf-8")
    desk = Terminal(project, "--by", "ED")
    terminals.append(desk)
    desk.wait("1 left")
    os.write(desk.master, b"q")
    assert desk.ended() == 2
    assert b"more.toml" in desk.seen
