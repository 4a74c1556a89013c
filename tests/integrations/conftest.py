"""This checkout as others get it, and projects in folders that git knows."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.support import ROOT

# What a hook or an action is installed from.
SHIPPED = (
    ".pre-commit-hooks.yaml", "LICENSE", "README.md", "action.yml", "pyproject.toml", "src",
)  # fmt: skip


def surroundings(**more: str) -> dict[str, str]:
    """The environment without what git is told there, in a file of the user's, or by a hook."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull} | more


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody; what it prints."""
    who = ("-c", "user.name=ED", "-c", "user.email=ed@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *who, *arguments],  # noqa: S607 - whichever git there is
        cwd=folder,
        env=surroundings(),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with claimcheck as it stands here, committed."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "claimcheck")
    return folder
