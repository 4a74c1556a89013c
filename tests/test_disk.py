"""The same questions tell later whether anything has changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.disk import Disk, holds
from claimcheck.errors import UnreadableError

Change = Callable[[Path], object]


def ask_everything(root: Path) -> Disk:
    """Every kind of question, on what is there and on what is not."""
    disk = Disk()
    for name in ("draft.md", "gone.md", "folder", "link", "broken.md"):
        path = root / name
        disk.kind(path)
        disk.real(path)
        disk.inside(root, path)
        for asked in (disk.read, disk.names):
            try:
                asked(path)
            except UnreadableError:
                continue
    return disk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A file, a folder, a link, a file that is no text."""
    home = tmp_path / "project"
    (home / "folder").mkdir(parents=True)
    (home / "draft.md").write_text("A bridge stood here.\n")
    (home / "broken.md").write_bytes(b"\xff\xfe")
    (home / "link").symlink_to("folder")
    return home


def test_nothing_has_changed_where_nothing_was_changed(root: Path) -> None:
    disk = ask_everything(root)
    (root / "unasked.md").write_text("Nobody looked here.\n")
    (root / "folder/.hidden").write_text("Nor here.\n")
    assert holds(disk.answers)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "draft.md").write_text("A bridge stood there.\n"),
        lambda root: (root / "draft.md").unlink(),
        lambda root: (root / "gone.md").write_text("Here again.\n"),
        lambda root: (root / "gone.md").mkdir(),
        lambda root: (root / "gone.md").symlink_to("nowhere"),
        lambda root: (root / "folder/new.md").write_text("A new one.\n"),
        lambda root: (root / "folder").rmdir(),
        lambda root: (root / "broken.md").write_text("mended"),
        lambda root: ((root / "link").unlink(), (root / "link").symlink_to("/")),
        lambda root: ((root / "link").unlink(), (root / "link").mkdir()),
    ],
)
def test_every_change_to_what_was_asked_about_is_noticed(root: Path, change: Change) -> None:
    disk = ask_everything(root)
    change(root)
    assert not holds(disk.answers)


def test_the_text_is_that_of_the_file(root: Path) -> None:
    assert Disk().read(root / "draft.md").text == "A bridge stood here.\n"
    with pytest.raises(UnreadableError, match="is not UTF-8"):
        Disk().read(root / "broken.md")


def test_what_came_on_standard_input_does_not_come_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (root / "draft.md").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        disk = Disk()
        assert disk.given() == "A bridge stood here.\n"
    assert not holds(disk.answers)


def test_a_question_is_asked_once(root: Path) -> None:
    disk = ask_everything(root)
    before = disk.names(root / "folder")
    (root / "folder/new.md").write_text("A new one.\n")
    assert disk.names(root / "folder") == before
    assert os.listdir(root / "folder") == ["new.md"]  # noqa: PTH208
