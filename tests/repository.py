"""Real git checkouts for tests, whatever git is told on this machine."""

import os
import subprocess
from pathlib import Path

# A hook of git's that runs the tests would have us work on its own checkout.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "ED",
    "GIT_AUTHOR_EMAIL": "ed@example.org",
    "GIT_COMMITTER_NAME": "ED",
    "GIT_COMMITTER_EMAIL": "ed@example.org",
}


def git(folder: Path, *arguments: str, given: bytes | None = None, **variables: str) -> bytes:
    """Run git; gives what it prints. That there is nothing to say is no failure."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        env=ENVIRONMENT | variables,
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0 or arguments[0] == "check-ignore", done.stderr.decode()
    return done.stdout


def started(folder: Path) -> Path:
    """A folder as a checkout without commits."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main", "--template=")
    return folder


def committed(folder: Path) -> str:
    """Commit all that is there; gives the name of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x")
    return git(folder, "rev-parse", "HEAD").decode().strip()


def ignored_by_git(folder: Path, names: list[str]) -> set[str]:
    """Those of the names that git ignores."""
    given = b"".join(os.fsencode(name) + b"\0" for name in names)
    out = git(folder, "check-ignore", "--no-index", "-z", "--stdin", given=given)
    return {os.fsdecode(name) for name in out.split(b"\0") if name}
