"""What one run of a program costs, in instructions or in seconds of CPU."""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Beside the Python that runs the benchmark.
CLAIMCHECK = Path(sys.executable).with_name("claimcheck")

# Installed programs come with their byte code, whatever the shell says about writing it.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def has_valgrind() -> bool:
    """Whether instructions can be counted: the same on a quiet and on a busy machine."""
    return shutil.which("valgrind") is not None


def instructions(command: Sequence[str | Path]) -> float:
    """Millions of instructions of one run, child processes left out."""
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            [  # noqa: S607 - whichever valgrind there is
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={scratch}/out",
                *command,
            ],
            cwd=ROOT,
            env=ENVIRONMENT | {"PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found or done.returncode > 1:  # 1 says that something was found
        sys.exit(f"exit {done.returncode}: {command}: {done.stderr[-300:]}")
    return int(found[1]) / 1e6


def seconds(command: Sequence[str | Path], runs: int) -> float:
    """User CPU seconds, the least of several runs."""
    return min(_used(command).ru_utime for _ in range(runs))


def seconds_in_all(command: Sequence[str | Path], runs: int) -> float:
    """User and system CPU seconds, the least of several runs."""
    used = (_used(command) for _ in range(runs))
    return min(one.ru_utime + one.ru_stime for one in used)


def megabytes(command: Sequence[str | Path]) -> float:
    """The most memory that one run holds at once."""
    return _used(command).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _used(command: Sequence[str | Path]) -> resource.struct_rusage:
    with subprocess.Popen(
        command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode > 1:  # 1 says that something was found
        sys.exit(f"exit {running.returncode}: {' '.join(map(str, command))}")
    return usage
