"""Which files of a real checkout git passes over."""

from pathlib import Path

import pytest
from tests.repository import committed, git, ignored_by_git, started

from claimcheck.config import Config
from claimcheck.disk import Disk, holds
from claimcheck.errors import UsageError
from claimcheck.ignored import Ignored
from claimcheck.workspace import Workspace, documents_in, gather

FILES = (
    "a.md",
    "b.md",
    "build/a.md",
    "deep/build/a.md",
    "deep/b.md",
    "deep/keep/a.md",
    "deep/keep/b.md",
    "private/a.md",
    "private/deep/a.md",
    "ünder/a.md",
)
RULES = {
    ".gitignore": "build/\n/a.md\n/private/*\nünder/*.md\n",
    "deep/.gitignore": "b.md\n!build/\n",
    "deep/keep/.gitignore": "!b.md\na.md\n",
    "private/.gitignore": "!deep\n",
    "build/.gitignore": "!a.md\n",
    ".git/info/exclude": "/b.md\nkeep/a.md\n",
}


def fill(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with rules at several depths."""
    home = started(tmp_path / "home")
    fill(home, *FILES)
    for name, text in RULES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return home


def ignored_in(root: Path, names: tuple[str, ...] = FILES) -> set[str]:
    ignored = Ignored(Disk())
    return {name for name in names if ignored.covers(root / name)}


def documents(root: Path, *names: str) -> list[str]:
    found, nothing = documents_in(Config(root=root), [root / name for name in names], Disk())
    return [path.relative_to(root).as_posix() for path in found] + [
        f"{one.reason} ({one.hint})" for one in nothing
    ]


def test_files_are_passed_over_that_git_ignores(root: Path) -> None:
    assert ignored_in(root) == ignored_by_git(root, [*FILES])
    assert documents(root, ".") == ["deep/build/a.md", "deep/keep/b.md", "private/deep/a.md"]


def test_a_pattern_stands_for_no_ignored_file(root: Path) -> None:
    assert documents(root, "**/a.md") == ["deep/build/a.md", "private/deep/a.md"]
    assert documents(root, "deep/*/*.md") == ["deep/build/a.md", "deep/keep/b.md"]


def test_what_is_named_is_looked_at_though_git_ignores_it(root: Path) -> None:
    assert documents(root, "a.md", "build/a.md") == ["a.md", "build/a.md"]
    assert documents(root, "build") == ["build/a.md"]
    fill(root, "build/deep/b.md")
    assert documents(root, "build/deep") == ["build/deep/b.md"]


def test_where_nothing_is_left_it_says_why(root: Path) -> None:
    assert documents(root, "ünder") == [
        "holds no document"
        " (what is excluded or ignored by git is left out; name the files themselves)"
    ]
    with pytest.raises(UsageError) as caught:
        gather(Config(root=root), (root / "ünder",), needs_ledger=False)
    assert caught.value.hint == (
        "what is excluded or ignored by git is left out; name the files themselves"
    )


def test_the_ledger_is_read_though_git_ignores_it(root: Path) -> None:
    fill(root, "build/a.toml", "build/deep/b.toml")
    config = Config(root=root, claims=("build",))
    assert len(gather(config).ledgers) == 2
    named = gather(config, (root,)).chosen or ()
    assert {path.name for path in named if path.suffix == ".toml"} == {"a.toml", "b.toml"}


def test_outside_of_a_checkout_nothing_is_ignored(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    (tmp_path / ".gitignore").write_text("*\n")
    assert documents(tmp_path, ".") == ["a.md"]


def test_a_checkout_within_another_has_its_own_rules(root: Path) -> None:
    inner = started(root / "vendored")
    fill(inner, "a.md", "b.md", "build/a.md")
    (inner / ".gitignore").write_text("b.md\n")
    assert documents(root, "vendored") == ["vendored/a.md", "vendored/build/a.md"]


def test_a_second_work_tree_shares_what_is_excluded(root: Path, tmp_path: Path) -> None:
    committed(root)
    git(root, "worktree", "add", "--quiet", str(tmp_path / "second"))
    fill(tmp_path / "second", *FILES)
    expected = ignored_by_git(tmp_path / "second", [*FILES])
    assert ignored_in(tmp_path / "second") == expected
    assert "b.md" in expected


def test_links_are_what_they_are_to_git(root: Path) -> None:
    fill(root, "texts/a.md")
    (root / "texts/build").symlink_to("../deep")
    (root / "texts/.gitignore").symlink_to("../outside")
    (root / "outside").write_text("*\n")
    names = ("texts/build", "texts/a.md")
    assert ignored_in(root, names) == ignored_by_git(root, [*names]) == set()


@pytest.mark.parametrize("text", ["", "gitdir: \0", "gitdir: " + "x" * 9000, "\xff", "gitdir: ."])
def test_a_checkout_of_which_git_would_know_nothing_has_its_own_rules(
    root: Path, text: str
) -> None:
    fill(root, "inner/a.md", "inner/c.md")
    (root / "inner/.git").write_text(text, encoding="latin-1")
    (root / "inner/.gitignore").write_text("c.md\n")
    assert ignored_in(root, ("inner/a.md", "inner/c.md")) == {"inner/c.md"}


def test_rules_that_cannot_be_read_ignore_nothing(root: Path) -> None:
    (root / "deep/.gitignore").unlink()
    (root / "deep/.gitignore").mkdir()
    assert "deep/build/a.md" in ignored_in(root)
    assert "deep/b.md" not in ignored_in(root)


@pytest.mark.parametrize("name", [*RULES, "texts/.gitignore", "deep/.git/HEAD"])
def test_a_change_of_the_rules_is_noticed(root: Path, name: str) -> None:
    fill(root, "texts/a.md")
    disk = Disk()
    documents_in(Config(root=root), [root], disk)
    assert holds(disk.answers)
    fill(root, name)
    # Rules in a folder that is not looked into change nothing.
    assert holds(disk.answers) == (name == "build/.gitignore")


# Excluded, though it is named ------------------------------------------------------------------


def forced(root: Path, *names: str, **more: object) -> Workspace:
    config = Config(root=root, force_exclude=True, **more)  # type: ignore[arg-type]
    return gather(config, tuple(root / name for name in names), needs_ledger=False)


def test_with_force_what_is_named_is_left_out_too(root: Path) -> None:
    found = forced(root, "deep/keep/b.md", "a.md", "build/a.md", exclude=("deep/b*",))
    assert [path.name for path in found.documents] == ["b.md"]
    assert forced(root, "deep/b.md", "deep/build/a.md", exclude=("deep",)) == Workspace(
        chosen=frozenset()
    )


def test_with_force_a_folder_of_which_nothing_is_left_is_no_mistake(root: Path) -> None:
    assert forced(root, "ünder", "build") == Workspace(chosen=frozenset())
    fill(root, "images/a.png")
    with pytest.raises(UsageError, match="nothing to audit in this folder"):
        forced(root, "images")
