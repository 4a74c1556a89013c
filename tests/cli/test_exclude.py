"""What is not looked at, on the command line."""

import os
from pathlib import Path

import pytest
from tests.repository import started
from tests.support import claimcheck

TOWER = "The tower cost 3 million dollars in 1962.\n"


@pytest.fixture
def root(project: Path) -> Path:
    """A checkout with documents, one of them ignored by git."""
    started(project)
    (project / "claims/brief.toml").unlink()
    for name in ("a.md", "out/b.md", "texts/[1]/c.md", "texts/d.md"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(TOWER)
    (project / ".gitignore").write_text("out\n")
    return project


def files(root: Path, *arguments: str, within: str = ".") -> list[str]:
    """The files in which something is found."""
    done = claimcheck(
        *("audit", *arguments, "--format", "concise", "--quiet", "--select", "unsourced-claim"),
        cwd=root / within,
    )
    assert done.stderr == ""
    return [line.partition(":")[0] for line in done.stdout.splitlines()]


def test_patterns_are_relative_to_where_we_are(root: Path) -> None:
    everything = ["a.md", "texts/[1]/c.md", "texts/d.md"]
    assert files(root, ".") == everything
    assert files(root, ".", "--exclude", "texts") == ["a.md"]
    assert files(root, ".", "--exclude", "a.md", "--exclude", "*/d.md") == ["texts/[1]/c.md"]
    assert files(root, ".", "--exclude", "d.md", within="texts") == ["[1]/c.md"]
    assert files(root, ".", "--exclude", "../a.md", within="texts") == ["[1]/c.md", "d.md"]
    assert files(root, "..", "--exclude", str(root / "texts/d.md"), within="texts/[1]") == ["c.md"]


def test_the_option_replaces_the_key(root: Path) -> None:
    (root / "claimcheck.toml").write_text('exclude = "texts"\n')
    assert files(root, ".") == ["a.md"]
    assert files(root, ".", "--exclude", "a.md") == ["texts/[1]/c.md", "texts/d.md"]


def test_what_is_named_itself_is_looked_at_unless_it_is_forced_out(root: Path) -> None:
    named = ("a.md", "out/b.md", "texts/d.md", "--exclude", "texts")
    assert files(root, *named) == ["a.md", "out/b.md", "texts/d.md"]
    assert files(root, *named, "--force-exclude") == ["a.md"]
    (root / "claimcheck.toml").write_text('exclude = "texts"\nforce-exclude = true\n')
    assert files(root, *named[:3]) == ["a.md"]


@pytest.mark.parametrize("more", [[], ["--format", "json"], ["--references", "gone.bib"]])
def test_where_nothing_is_left_a_hook_does_not_fail(root: Path, more: list[str]) -> None:
    done = claimcheck("audit", "out/b.md", "out", "--force-exclude", *more, cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    if "json" not in more:
        assert done.stdout == "nothing looked at: all that was named is excluded\n"


def test_an_empty_pattern_is_refused(root: Path) -> None:
    done = claimcheck("audit", "--exclude", " ", cwd=root)
    assert (done.returncode, done.stderr) == (
        2,
        "claimcheck: --exclude: an empty pattern (name what is not to be looked at)\n",
    )


def test_an_audit_of_a_ledger_alone_asks_nothing_of_git(project: Path) -> None:
    environment = dict(os.environ) | {"PYTHONPROFILEIMPORTTIME": "1"}
    done = claimcheck("audit", cwd=started(project), env=environment)
    loaded = {line.split()[-1] for line in done.stderr.splitlines()}
    assert "claimcheck.workspace" in loaded
    extra = {"ignored", "gitignore", "git", "changed", "watching", "cli.watching"}
    assert loaded.isdisjoint({"watchfiles", *(f"claimcheck.{name}" for name in extra)})
