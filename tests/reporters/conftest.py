"""The hostile project, and any project in any format."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reporters.hostile import BIBLIOGRAPHY, LEDGER, Render, mended

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.model.findings import Report
from claimcheck.reporters import REPORTERS, statistics
from claimcheck.reporters.page import Page


@pytest.fixture
def audited(project: Path) -> Callable[[], Report]:
    """The audit of the project as it is when called."""
    return lambda: mended(audit(Config(root=project)))


@pytest.fixture
def render(project: Path, audited: Callable[[], Report]) -> Render:
    """The project in a format, notes included."""

    def run(name: str, **page: Any) -> str:  # noqa: ANN401 - whatever a page knows
        formats = {**REPORTERS, "statistics": statistics.render}
        return formats[name](audited(), Page(project, notes=True)._replace(**page))

    return run


@pytest.fixture
def hostile(project: Path) -> Path:
    """A finding of each severity, a waived one, a path with a space, text that means harm."""
    (project / "claims/brief.toml").unlink()
    (project / "claims/old town.toml").write_text(LEDGER, encoding="utf-8")
    (project / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    return project
