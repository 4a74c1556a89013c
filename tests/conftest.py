"""Projects made on the fly; the whole pipeline runs on them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.support import Lint

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.model.findings import Report
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page
from rule_examples import begin, put

# No test depends on how quick a machine is; where changes land, none depends on chance either.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session", autouse=True)
def _caches_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The secret of the tests is not that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("user")))
        yield


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A folder with one sourced claim; the working directory while the test runs."""
    begin(tmp_path)
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


@pytest.fixture
def report(project: Path) -> Callable[..., Report]:
    """The audit of the project, optionally under one rule alone."""

    def run(rule: str = "", **settings: object) -> Report:
        select = (rule,) if rule else ()
        return audit(Config(root=project, select=select, **settings))  # type: ignore[arg-type]

    return run


@pytest.fixture
def lint(project: Path, report: Callable[..., Report]) -> Lint:
    """The pipeline on one ledger or one bibliography, the rest of the project being in order."""

    def run(text: str, *, kind: str = "toml", rule: str = "") -> list[str]:
        documents = put(project, text, kind)
        return [
            f"{f.hit.location.path.relative_to(project).as_posix()}:{f.hit.location.start}:"
            f" {f.rule}: {f.hit.message}"
            for f in report(rule, documents=documents).findings
            if f.waived is None
        ]

    return run


@pytest.fixture
def shown(project: Path, report: Callable[..., Report]) -> Callable[..., str]:
    """The project's report in one format, as it is printed."""

    def run(name: str = "full", rule: str = "", *, colour: bool = False) -> str:
        return REPORTERS[name](report(rule), Page(base=project, colour=colour, notes=True))

    return run
