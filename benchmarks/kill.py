"""What a ledger looks like after its writers were killed, or wrote at once: nothing may be lost.

usage: python benchmarks/kill.py [--random N] [--pairs N]

Kills a writer before each call of Python's that touches a file; where strace is installed, at each
call of the system that it makes from the lock on; then N writers at random. Last, two processes
write into one ledger at once. Everything is done with real files in a temporary folder.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.ledger.writing import (  # noqa: E402 - the tests of this checkout
    BOTH_SIDES,
    LEDGER,
    add,
    claims_of,
    killed_at_each_call,
    killed_at_random,
    state_of,
    two_writers,
)

from claimcheck.ledger.store import store  # noqa: E402

_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)")
ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "0"}


def killed_at_each_system_call(ledger: Path) -> list[str]:
    """The state after a writer was killed at each call of the system; empty without strace."""
    strace = shutil.which("strace")
    if strace is None:
        return []
    log = ledger.parent.parent / "calls"
    writer = [sys.executable, "-m", "tests.ledger.writing", str(ledger), "new"]

    def run(*options: str) -> None:
        ledger.write_bytes(LEDGER)
        command = [strace, *options, *writer]
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False, stderr=subprocess.DEVNULL)

    run("-o", str(log))  # so that all byte code is there
    run("-o", str(log))
    found = [_CALL.match(line) for line in log.read_text(errors="replace").splitlines()]
    calls = [(call[1], call[2]) for call in found if call]
    first = next(number for number, (_, what) in enumerate(calls) if ".toml.lock" in what)
    states, counts = [], Counter[str]()
    for number, (name, _) in enumerate(calls):
        counts[name] += 1
        if number < first or name in ("exit_group", "execve"):
            continue
        # strace counts the calls of each name for themselves.
        run(
            "-o",
            os.devnull,
            "-e",
            f"trace={name}",
            "-e",
            f"inject={name}:signal=SIGKILL:when={counts[name]}",
        )
        states.append(state_of(ledger))
        store(ledger, add("next"))
        if "next" not in claims_of(ledger):
            states.append("locked out")
    return states


def main() -> None:
    """Print a line a test; ends with 1 if anything was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--random", type=int, default=200)
    options.add_argument("--pairs", type=int, default=50)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "claims" / "wall.toml"
        ledger.parent.mkdir()
        tests = (
            ("killed before each call on files", killed_at_each_call(ledger)),
            ("killed at each system call", killed_at_each_system_call(ledger)),
            ("killed at random", killed_at_random(ledger, given.random)),
        )
        bad = 0
        for name, states in tests:
            counts = ", ".join(f"{count} x {state}" for state, count in Counter(states).items())
            bad += len(set(states) - BOTH_SIDES)
            print(f"{name}: {len(states)} times: {counts}")
        lost = two_writers(ledger, given.pairs)
        print(f"two writers at once: {given.pairs} times: lost {len(lost)}", *lost, sep="\n")
    sys.exit(bool(bad or lost))


if __name__ == "__main__":
    main()
