"""The hook, run by the real pre-commit, which installs claimcheck from a repository of its own."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integrations.runner import UNSOURCED, read
from tests.repository import ENVIRONMENT, committed, git, started
from tests.support import ROOT, append

from claimcheck.config import DOCUMENT_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.waivers.baseline import DEFAULT_NAME

Hook = Callable[..., subprocess.CompletedProcess[str]]

SAID = """\
claimcheck...............................................................Failed
- hook id: claimcheck
- exit code: 1

error[unsourced-claim]: claim "no-bases" has no source
 --> claims/brief.toml:8:11
  |
8 | text    = "Turkey closed 25 US bases in 1975."
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: name one: sources = ["key"], or waive it with a reason: waive = "…"

2 claims, 1 sourced, 1 unsourced · 1 reference, 1 used · 1 error · all 2 files looked at

"""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installed: once for all tests, since it takes its time."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def hook(checkout: Path, home: Path, project: Path) -> Hook:
    """pre-commit in a repository that holds the project and uses the hook."""
    rev = git(checkout, "rev-parse", "HEAD").decode().strip()
    config = (ROOT / "examples/ci/pre-commit.yaml").read_text(encoding="utf-8")
    config = re.sub(r"repo: \S+", f"repo: '{checkout}'", config)
    config = re.sub(r"rev: \S+", f"rev: '{rev}'", config)
    (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    started(project)
    committed(project)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=project,
            env=ENVIRONMENT | {"PRE_COMMIT_HOME": str(home)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_a_project_in_order_passes(hook: Hook) -> None:
    done = hook("run", "--all-files")
    assert done.stdout.endswith(
        "claimcheck...............................................................Passed\n"
    )
    assert done.returncode == 0


def test_a_claim_without_a_source_fails_and_is_shown(hook: Hook, project: Path) -> None:
    append(project, UNSOURCED)
    done = hook("run", "--all-files")
    assert done.stdout.endswith(SAID)
    assert done.returncode == 1


def test_a_change_of_other_files_does_not_start_it(hook: Hook, project: Path) -> None:
    (project / "plot.py").write_text("print(1)\n", encoding="utf-8")
    git(project, "add", "plot.py")
    done = hook("run")
    assert done.stdout == (
        "claimcheck...........................................(no files to check)Skipped\n"
    )
    assert done.returncode == 0


def test_a_reference_taken_out_fails_for_the_claims_that_cite_it(hook: Hook, project: Path) -> None:
    (project / "references.bib").write_text("% none left\n", encoding="utf-8")
    git(project, "add", "references.bib")
    done = hook("run")
    assert 'error[missing-reference]: no reference "landau1974"' in done.stdout
    assert " --> claims/brief.toml:4:12\n" in done.stdout
    assert done.returncode == 1


def test_what_is_not_staged_does_not_count(hook: Hook, project: Path) -> None:
    append(project, "# A remark.\n")
    git(project, "add", "claims")
    append(project, UNSOURCED)
    assert hook("run").returncode == 0
    assert (project / "claims" / "brief.toml").read_text(encoding="utf-8").endswith(UNSOURCED)


def test_a_commit_is_refused(hook: Hook, home: Path, project: Path) -> None:
    assert hook("install").returncode == 0
    append(project, UNSOURCED)
    git(project, "add", "claims")
    before = git(project, "rev-parse", "HEAD")
    with pytest.raises(AssertionError) as one:
        git(project, "commit", "--message=y", PRE_COMMIT_HOME=str(home))
    assert 'error[unsourced-claim]: claim "no-bases" has no source' in str(one.value)
    assert git(project, "rev-parse", "HEAD") == before


def test_options_are_given_as_arguments_such_as_the_one_that_mends(
    hook: Hook, project: Path
) -> None:
    append(project, "        args: [--fix]\n", ".pre-commit-config.yaml")
    ledger = project / "claims" / "brief.toml"
    right = ledger.read_text(encoding="utf-8")
    ledger.write_text(right.replace("landau1974", "landua1974"), encoding="utf-8")
    git(project, "add", "--all")
    done = hook("run")
    assert "- files were modified by this hook\n" in done.stdout
    assert ledger.read_text(encoding="utf-8") == right
    assert done.returncode == 1


def test_in_colour_the_lines_are_as_long_as_without(hook: Hook, project: Path) -> None:
    append(project, UNSOURCED)
    done = hook("run", "--all-files", "--color=always")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert '  = help: name one: sources = ["key"], or waive it with a reason: waive' in plain


def test_in_an_old_text_only_what_is_changed_counts(hook: Hook, project: Path) -> None:
    append(project, UNSOURCED)
    committed(project)
    append(project, "        args: [--changed-since, HEAD]\n", ".pre-commit-config.yaml")
    append(project, "# A remark.\n")
    git(project, "add", "--all")
    assert hook("run").returncode == 0
    append(project, UNSOURCED.replace("no-bases", "no-ships").replace("bases", "ships"))
    git(project, "add", "--all")
    done = hook("run")
    assert '"no-ships"' in done.stdout
    assert '"no-bases"' not in done.stdout
    assert done.returncode == 1


def test_without_a_ledger_the_documents_that_changed_are_audited(hook: Hook, project: Path) -> None:
    config = project / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8").replace("id: claimcheck", "id: claimcheck-documents")
    config.write_text(text, encoding="utf-8")
    git(project, "rm", "-r", "--quiet", "claims")
    (project / "old.md").write_text("In 2017, 31 percent of voters left.\n", encoding="utf-8")
    committed(project)
    (project / "claimcheck.toml").write_text('exclude = ["notes"]\n', encoding="utf-8")
    (project / "notes").mkdir()
    for name in ("draft.md", "notes/draft.md"):
        (project / name).write_text("In 2018, 41 percent of voters left.\n", encoding="utf-8")
    git(project, "add", "--all")
    done = hook("run")
    assert " --> draft.md:1:1\n" in done.stdout
    assert "old.md" not in done.stdout
    assert "notes" not in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    "name",
    [
        "references.bib",
        "claims/brief.toml",
        "pyproject.toml",
        DEFAULT_NAME,
        *(f"library{suffix}" for suffix in REFERENCE_SUFFIXES),
        *(f"draft{suffix}" for suffix in DOCUMENT_SUFFIXES),
        "DRAFT.MD",
    ],
)
def test_whatever_an_audit_looks_at_starts_it(name: str) -> None:
    of_all, of_documents = read(ROOT / ".pre-commit-hooks.yaml")
    assert re.search(of_all["files"], name)
    is_document = Path(name).suffix.lower() in DOCUMENT_SUFFIXES
    assert bool(re.search(of_documents["files"], name)) == is_document
