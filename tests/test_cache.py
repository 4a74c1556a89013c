"""What was kept comes back, to those who kept it; everything else is as if there were nothing."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.repository import git, started

from claimcheck import cache as room
from claimcheck.cache import FOLDER, Cache, digest

KEY = digest(b"a draft", b"a bibliography")


def entries(root: Path) -> list[Path]:
    """The files of all builds, oldest first."""
    found = (path for path in (root / FOLDER).glob("*/*") if path.is_file())
    return sorted(found, key=lambda path: path.stat().st_mtime_ns)


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_what_is_put_comes_back_under_its_own_kind_and_key_alone(
    tmp_path_factory: pytest.TempPathFactory, payload: bytes, name: bytes
) -> None:
    root, key = tmp_path_factory.mktemp("project"), digest(name)
    Cache(root).put("report", key, payload)
    assert Cache(root).get("report", key) == payload
    assert Cache(root).get("index", key) is None
    assert Cache(root).get("report", digest(name, b"")) is None


def test_parts_that_join_to_the_same_bytes_have_names_of_their_own() -> None:
    assert len({digest(b"ab", b"c"), digest(b"a", b"bc"), digest(b"abc"), digest()}) == 4


def test_an_entry_that_was_changed_anywhere_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("report", KEY, b"nothing found")
    [entry] = entries(tmp_path)
    kept = entry.read_bytes()
    changed = [kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :] for at in range(len(kept))]
    for forged in (*changed, b"", kept[:-1], kept[:20], kept + b"!"):
        entry.write_bytes(forged)
        assert cache.get("report", KEY) is None
    entry.write_bytes(kept)
    assert cache.get("report", KEY) == b"nothing found"


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("report", KEY, b"nothing found")
    [entry] = entries(tmp_path)
    other = digest(b"another draft")
    entry.rename(entry.with_name(f"report-{other.hex()}"))
    assert cache.get("report", other) is None


def test_nobody_can_bring_the_result_of_an_audit_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "of the author"))
    Cache(tmp_path).put("report", KEY, b"nothing found")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "of the reader"))
    assert Cache(tmp_path).get("report", KEY) is None
    Cache(tmp_path).put("report", KEY, b"3 errors")
    assert Cache(tmp_path).get("report", KEY) == b"3 errors"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "of the author"))
    assert Cache(tmp_path).get("report", KEY) is None


def test_the_secret_is_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Cache(tmp_path)
    [key] = (tmp_path / "cache/claimcheck").iterdir()
    assert (key.stat().st_mode & 0o777, len(key.read_bytes())) == (0o600, 32)


@pytest.mark.parametrize("home", ["/dev/null/home", "\0"])
def test_without_a_place_for_the_secret_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setattr(os, "environ", {"XDG_CACHE_HOME": home})
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert Cache(tmp_path).get("report", KEY) is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_secret_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "claimcheck").mkdir()
    (tmp_path / "claimcheck/key").touch(mode=0o600)
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert Cache(tmp_path).get("report", KEY) is None


def test_without_a_folder_nothing_is_kept() -> None:
    Cache(None).put("report", KEY, b"nothing found")
    assert Cache(None).get("report", KEY) is None


def test_a_cache_that_leads_elsewhere_is_neither_read_nor_written(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    Cache(elsewhere).put("report", KEY, b"nothing found")
    before = sorted(elsewhere.rglob("*"))
    (project / FOLDER).symlink_to(elsewhere / FOLDER)
    Cache(project).put("index", KEY, b"words")
    assert Cache(project).get("report", KEY) is None
    assert sorted(elsewhere.rglob("*")) == before


def test_a_build_that_leads_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    elsewhere.mkdir()
    Cache(project).put("report", KEY, b"nothing found")
    [entry] = entries(project)
    build = entry.parent
    entry.unlink()
    build.rmdir()
    build.symlink_to(elsewhere)
    Cache(project).put("report", KEY, b"nothing found")
    assert list(elsewhere.iterdir()) == []


def test_a_checkout_makes_us_write_to_no_file_elsewhere(tmp_path: Path) -> None:
    mine = tmp_path / "diary.txt"
    mine.write_text("Dear diary")
    project = tmp_path / "project"
    (project / FOLDER).mkdir(parents=True)
    for name in (".gitignore", "CACHEDIR.TAG"):
        (project / FOLDER / name).symlink_to(mine)
    Cache(project).put("report", KEY, b"nothing found")
    assert Cache(project).get("report", KEY) == b"nothing found"
    assert mine.read_text() == "Dear diary"


def test_a_secret_that_others_may_read_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "claimcheck").mkdir()
    key = tmp_path / "claimcheck/key"
    key.write_bytes(bytes(32))
    key.chmod(0o644)
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert Cache(tmp_path).get("report", KEY) is None
    key.chmod(0o600)
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert Cache(tmp_path).get("report", KEY) == b"nothing found"


@pytest.mark.parametrize("make", ["link", "pipe", "folder"])
def test_an_entry_that_is_no_file_is_none(tmp_path: Path, make: str) -> None:
    cache = Cache(tmp_path)
    cache.put("report", KEY, b"nothing found")
    [entry] = entries(tmp_path)
    kept = tmp_path / "kept"
    entry.rename(kept)
    match make:
        case "link":
            entry.symlink_to(kept)
        case "pipe":
            os.mkfifo(entry)
        case _:
            entry.mkdir()
    assert cache.get("report", KEY) is None


def test_where_a_file_is_in_the_way_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("mine")
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert Cache(tmp_path).get("report", KEY) is None
    assert (tmp_path / FOLDER).read_text() == "mine"


def test_git_and_backups_pass_over_it(tmp_path: Path) -> None:
    started(tmp_path)
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=all") == b""
    assert (tmp_path / FOLDER / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d17")


def test_it_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("report", KEY, b"nothing found")
    for path in sorted((tmp_path / FOLDER).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert cache.get("report", KEY) is None
    Cache(tmp_path).put("report", KEY, b"nothing found")
    assert cache.get("report", KEY) == b"nothing found"


def test_the_oldest_entries_go_first_where_room_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_ROOM", 1_000)
    for number in range(8):
        key = digest(bytes([number]))
        Cache(tmp_path).put("report", key, bytes(200))
        [*_, newest] = entries(tmp_path)
        os.utime(newest, ns=(number, number))
    kept = [Cache(tmp_path).get("report", digest(bytes([n]))) is not None for n in range(8)]
    assert kept == sorted(kept)
    assert kept[-1]
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 1_000 + 232
