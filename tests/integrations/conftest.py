"""This checkout as others get it, and projects in folders that git knows."""

import shutil
from pathlib import Path

import pytest
from tests.repository import committed, started
from tests.support import ROOT

# What a hook or an action is installed from.
SHIPPED = (
    ".pre-commit-hooks.yaml", "LICENSE", "README.md", "action.yml", "pyproject.toml", "src",
)  # fmt: skip


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with claimcheck as it stands here, committed."""
    folder = started(tmp_path_factory.mktemp("checkout"))
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    committed(folder)
    return folder
