"""An audit with a cache says what one without says, and does nothing twice."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import ROOT, append, claimcheck

from claimcheck.cache import FOLDER

CLAIM = '\n[[claim]]\nid = "bombs"\ntext = "The US stationed B61 bombs in Turkey in 1961."\n'
DRAFT = "In 1961 the US stationed 15 missiles near Izmir [@landau1974].\n\n\\input{annex}\n"
ENTRY = "@book{second2001, title = {A Second One}, year = {2001}}\n"

Change = Callable[[Path], object]


def audit(project: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code, findings, and what else is said."""
    done = claimcheck("audit", "--show-notes", *arguments, cwd=project)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def whole(project: Path) -> Path:
    """A ledger, a document that includes another one, and a configuration."""
    (project / "draft.tex").write_text(DRAFT.replace("[@landau1974]", r"\cite{landau1974}"))
    (project / "annex.tex").write_text(r"The missiles left in 1963 \cite{landau1947}." + "\n")
    (project / "claimcheck.toml").write_text('documents = ["*.tex"]\n')
    return project


CHANGES: list[Change] = [
    lambda root: append(root, CLAIM),
    lambda root: append(root, ENTRY, "references.bib"),
    lambda root: append(root, "It cost 3 million dollars in 1962.\n", "draft.tex"),
    lambda root: append(root, "Eight were left in 1964.\n", "annex.tex"),
    lambda root: append(root, 'ignore = ["unsourced-claim"]\n', "claimcheck.toml"),
    lambda root: (root / "claims/second.toml").write_text(CLAIM),
    lambda root: (root / "third.tex").write_text("Ten were built in 1959.\n"),
    lambda root: (root / "annex.tex").unlink(),
    lambda root: (root / "references.bib").unlink(),
    lambda root: (root / "references.bib").write_bytes(b"\xff"),
    lambda root: (root / "claims/brief.toml").unlink(),
    lambda root: (root / "claims/brief.toml").rename(root / "claims/other.toml"),
    lambda root: shutil.rmtree(root / FOLDER),
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_report_is_that_of_a_first_audit(whole: Path, change: Change) -> None:
    audit(whole)
    change(whole)
    expected = audit(whole, "--no-cache")
    assert audit(whole) == expected
    assert audit(whole) == expected


def test_an_undone_change_is_undone_in_the_report(whole: Path) -> None:
    first = audit(whole)
    text = (whole / "draft.tex").read_text()
    append(whole, "It cost 3 million dollars in 1962.\n", "draft.tex")
    assert audit(whole) != first
    (whole / "draft.tex").write_text(text)
    assert audit(whole) == first


def test_standard_input_is_what_it_is_called(project: Path) -> None:
    (project / "claimcheck.toml").write_text('exclude = ["made/*.md"]\n')
    said = []
    for name in ("made/x.md", "x.docx", "draft.md"):
        request = ["audit", "-", "--stdin-filename", name, "--force-exclude"]
        for more in ([], ["--no-cache"]):
            done = claimcheck(*request, *more, cwd=project, given="It cost $3 million in 1962.\n")
            said.append((done.returncode, done.stdout, done.stderr))
    assert said[0::2] == said[1::2]
    assert [code for code, *_ in said[0::2]] == [0, 2, 1]


def test_a_bibliography_has_a_say_in_what_a_text_states(project: Path) -> None:
    (project / "draft.md").write_text("Smith (1994; Channel 4 1996) found that many left.\n")
    scan = ["scan", "draft.md", "--explain"]
    for more in ("", "@misc{channel1996, author = {{Channel 4}}, title = {A}, year = {1996}}\n"):
        append(project, more, "references.bib")
        bare = claimcheck(*scan, "--no-cache", cwd=project).stdout
        assert [claimcheck(*scan, cwd=project).stdout for _ in range(2)] == [bare, bare]


def test_the_folder_may_have_any_name(project: Path) -> None:
    home = project / os.fsdecode(b"caf\xe9")
    home.mkdir()
    for name in ("claims", "references.bib"):
        (project / name).rename(home / name)
    for command in (["audit"], ["audit"], ["search", "Turkish"], ["search", "Turkish"]):
        assert claimcheck(*command, cwd=home).returncode == 0


def test_other_requests_have_reports_of_their_own(whole: Path) -> None:
    requests = [[], ["draft.tex"], ["--select", "unsourced-claim"], ["--format", "concise"]]
    expected = [audit(whole, "--no-cache", *request) for request in requests]
    assert [audit(whole, *request) for request in requests] == expected
    assert [audit(whole, *request) for request in requests] == expected
    assert len(set(expected)) == 4


def test_paths_are_those_of_the_folder_in_which_one_stands(whole: Path) -> None:
    audit(whole)
    done = claimcheck("audit", "--format", "concise", cwd=whole / "claims")
    bare = claimcheck("audit", "--format", "concise", "--no-cache", cwd=whole / "claims")
    assert (done.returncode, done.stdout) == (bare.returncode, bare.stdout)


def test_an_unchanged_project_is_not_read_again(whole: Path) -> None:
    audit(whole)
    environment = dict(os.environ) | {"PYTHONPROFILEIMPORTTIME": "1"}
    done = claimcheck("audit", cwd=whole, env=environment)
    loaded = {line.split()[-1] for line in done.stderr.splitlines()}
    assert "claimcheck.remembered" in loaded
    assert loaded.isdisjoint({"claimcheck.audit", "claimcheck.ledger.read", "claimcheck.drafts"})


def test_a_cache_that_came_with_the_checkout_counts_for_nothing(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("of the author")
    clean = claimcheck("audit", cwd=project, env=os.environ | {"XDG_CACHE_HOME": str(home)})
    assert clean.returncode == 0
    [report] = (project / FOLDER).glob("*/report-*")
    forged = report.read_bytes()
    append(project, CLAIM)
    assert audit(project)[0] == 1
    report.write_bytes(forged)
    assert audit(project)[0] == 1


def test_a_scan_says_the_same_again(whole: Path) -> None:
    bare = claimcheck("scan", "draft.tex", "--explain", "--no-cache", cwd=whole)
    assert not (whole / FOLDER).exists()
    audit(whole)
    for _ in range(2):
        done = claimcheck("scan", "draft.tex", "--explain", cwd=whole)
        assert (done.returncode, done.stdout) == (bare.returncode, bare.stdout)


def test_without_a_cache_none_is_made(project: Path) -> None:
    audit(project, "--no-cache")
    assert not (project / FOLDER).exists()


def test_where_nothing_can_be_kept_the_audit_goes_on(project: Path) -> None:
    (project / FOLDER).write_text("in the way")
    assert audit(project) == audit(project, "--no-cache")


def test_this_repository_ignores_its_cache() -> None:
    assert f"{FOLDER}/" in (ROOT / ".gitignore").read_text().splitlines()
