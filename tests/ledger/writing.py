"""Writers of ledgers that are killed, and those who write at once; run as a program, one writer.

usage: python -m tests.ledger.writing LEDGER ID…
"""

import os
import random
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimcheck.ledger.edit import with_claims
from claimcheck.ledger.store import store
from claimcheck.model.claims import NewRecord
from claimcheck.model.text import SourceFile
from claimcheck.writing.replace import Edit

ROOT = Path(__file__).parent.parent.parent
LEDGER = b'# Claims.\r\n[[claim]]\r\nid = "old"\r\ntext = "T."\r\nodd = nan # odd\r\n'
BOTH_SIDES = {"1 old", "2 new"}

# Every call of the system below which a writer does anything to a file.
CALLS = (
    "open", "close", "stat", "fstat", "lstat", "readlink", "access", "mkdir", "unlink", "replace",
    "rename", "fsync", "chmod", "chown", "write", "fdopen",
)  # fmt: skip


def add(*names: str) -> Edit:
    """The edit that adds a record of each of these ids."""
    return lambda source: with_claims(source, [NewRecord(name, "T.") for name in names])


def claims_of(path: Path) -> set[str]:
    """The ids in a ledger that must be valid TOML."""
    return {one["id"] for one in tomllib.loads(path.read_text(encoding="utf-8"))["claim"]}


def state_of(path: Path) -> str:
    """Whether a ledger is as it was before a record "new" was added, or as it is afterwards."""
    data = path.read_bytes()
    new = add("new")(SourceFile(path, LEDGER.decode())).encode()
    return {LEDGER: "1 old", new: "2 new"}.get(data, f"neither: {data!r}")


def killed_at_each_call(ledger: Path) -> list[str]:
    """The state of the ledger after a writer was killed before its first, second, … call."""
    states = []
    for number in range(1, 1000):
        ledger.write_bytes(LEDGER)
        child = os.fork()
        if child == 0:
            try:
                _die_at(number)
                store(ledger, add("new"))
                os._exit(0)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        states.append(state_of(ledger))
        # Whoever comes next is not kept out by what was left behind.
        store(ledger, add("next"))
        assert "next" in claims_of(ledger)
        assert [path.name for path in ledger.parent.iterdir()] == [ledger.name]
        if os.waitstatus_to_exitcode(status) == 0:
            return states
        assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    raise AssertionError("the writer never came to its end")


def _die_at(number: int) -> None:
    """Have this process killed when it comes to this call of the system."""
    count = 0

    def deadly(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return counted

    for name in CALLS:
        setattr(os, name, deadly(getattr(os, name)))


def killed_at_random(ledger: Path, times: int) -> list[str]:
    """The state of the ledger after each of so many writers was killed some time on its way."""
    chance = random.Random(times)  # noqa: S311
    states = []
    whole = 0.0
    for turn in range(times + 1):
        ledger.write_bytes(LEDGER)
        with _writer(ledger, "new", wait=True) as running:
            assert running.stdin
            assert running.stdout
            running.stdout.readline()
            running.stdin.write(b"\n")
            running.stdin.flush()
            started = time.monotonic()
            if turn == 0:  # one that is left alone tells how long it takes
                running.wait()
                whole = time.monotonic() - started
                continue
            time.sleep(chance.uniform(0, whole))
            running.kill()
        states.append(state_of(ledger))
        store(ledger, add("next"))
        assert "next" in claims_of(ledger)
    return states


def two_writers(ledger: Path, times: int, each: int = 5) -> list[str]:
    """What was lost when two processes wrote at once, so many times, several records each."""
    lost = []
    for turn in range(times):
        ledger.write_bytes(LEDGER)
        names = [[f"{who}-{number}" for number in range(each)] for who in "ab"]
        writers = [_writer(ledger, *mine, wait=True) for mine in names]
        for writer in writers:
            assert writer.stdout
            writer.stdout.readline()
        for writer in writers:
            writer.communicate(b"\n")
        expected = {"old", *names[0], *names[1]}
        codes = [writer.returncode for writer in writers]
        if claims_of(ledger) != expected or any(codes):
            lost.append(f"turn {turn}: {sorted(expected - claims_of(ledger))}, codes {codes}")
        if not ledger.read_bytes().startswith(LEDGER):
            lost.append(f"turn {turn}: what was there before")
    return lost


def _writer(ledger: Path, *names: str, wait: bool = False) -> "subprocess.Popen[bytes]":
    """A process that adds a record a time, once it is told to."""
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.ledger.writing",
            *(["--wait"] if wait else []),
            ledger,
            *names,
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def main(arguments: list[str]) -> None:
    """Be a writer."""
    if arguments[0] == "--wait":
        arguments = arguments[1:]
        print("ready", flush=True)  # noqa: T201
        sys.stdin.readline()
    ledger, *names = arguments
    for name in names:
        store(Path(ledger), add(name))


if __name__ == "__main__":
    main(sys.argv[1:])
