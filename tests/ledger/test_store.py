"""Writing a ledger: whole or not at all, one at a time, and never what cannot be read again."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ledger.writing import (
    BOTH_SIDES,
    LEDGER,
    add,
    claims_of,
    killed_at_each_call,
    killed_at_random,
    two_writers,
)

from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.edit import with_text
from claimcheck.ledger.store import planned, store
from claimcheck.model.text import SourceFile

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "claims" / "wall.toml"
    path.parent.mkdir()
    path.write_bytes(LEDGER)
    return path


def test_nothing_but_the_ledger_is_left_in_the_folder(ledger: Path) -> None:
    change = store(ledger, add("new"))
    assert change.before.text.encode() == LEDGER
    assert ledger.read_bytes() == change.after.text.encode()
    assert ledger.read_bytes().startswith(LEDGER)
    assert [path.name for path in ledger.parent.iterdir()] == ["wall.toml"]


def test_a_plan_writes_nothing_and_says_what_would_be_written(ledger: Path) -> None:
    plan = planned(ledger, add("new"))
    assert ledger.read_bytes() == LEDGER
    assert store(ledger, add("new")) == plan


def test_what_does_not_change_is_not_written(ledger: Path) -> None:
    before = ledger.stat()
    store(ledger, lambda source: source.text)
    assert (ledger.stat().st_ino, ledger.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_new_ledger_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "deep" / "new.toml"
    with pytest.raises(ClaimcheckError, match="does not exist"):
        store(path, add("new"))
    store(path, add("new"), new=True)
    assert path.read_bytes() == b'[[claim]]\nid   = "new"\ntext = "T."\n'


@posix_only
def test_the_mode_is_kept(ledger: Path) -> None:
    for mode in (0o600, 0o664, 0o755):
        ledger.chmod(mode)
        store(ledger, add(f"new-{mode}"))
        assert stat.S_IMODE(ledger.stat().st_mode) == mode


@posix_only
def test_a_link_stays_one_and_its_target_is_written(ledger: Path) -> None:
    link = ledger.parent.parent / "link.toml"
    link.symlink_to(Path("claims") / "wall.toml")
    change = store(link, add("new"))
    assert link.is_symlink()
    assert change.after.path == link
    assert claims_of(ledger) == claims_of(link) == {"old", "new"}
    assert sorted(path.name for path in link.parent.iterdir()) == ["claims", "link.toml"]


@posix_only
@pytest.mark.parametrize(("of", "what"), [(".", "it"), ("..", "its folder")])
def test_what_is_read_only_is_not_written(ledger: Path, of: str, what: str) -> None:
    place = ledger if of == "." else ledger.parent
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    with pytest.raises(ClaimcheckError) as caught:
        store(ledger, add("new"))
    place.chmod(mode)
    assert str(caught.value) == (
        f"cannot write {ledger}: {what} is read-only (change its permissions)"
    )
    assert ledger.read_bytes() == LEDGER


@pytest.mark.parametrize(
    "text", [b"[[claim]\n", b'[[claim]]\nid = "x\n', b"\xff\n", b"a = 1\rb = 2\r"]
)
def test_a_ledger_that_cannot_be_read_is_not_written(ledger: Path, text: bytes) -> None:
    ledger.write_bytes(text)
    with pytest.raises(ClaimcheckError) as caught:
        store(ledger, add("new"))
    assert caught.value.message.startswith(str(ledger))
    assert ledger.read_bytes() == text


def test_what_the_reader_would_refuse_is_not_written(ledger: Path) -> None:
    for edit, message in [
        (lambda _: "[[claim]\n", f"{ledger}:1:8: not valid TOML: "),
        (lambda source: with_text(source, "old", " "), f'{ledger}: "text" is empty'),
        (lambda source: f"{source.text}[[claim]]\n", f'{ledger}: "id" is missing'),
    ]:
        with pytest.raises(ClaimcheckError) as caught:
            store(ledger, edit)
        assert caught.value.message.startswith(message)
        assert ledger.read_bytes() == LEDGER


def test_what_the_reader_refused_before_does_not_keep_us_from_writing(ledger: Path) -> None:
    ledger.write_bytes(b'[[claim]]\nid = "Old One"\nunknown = 1\n')
    store(ledger, add("new"))
    assert claims_of(ledger) == {"Old One", "new"}


def test_what_somebody_saved_meanwhile_is_not_lost(ledger: Path) -> None:
    saved = LEDGER.replace(b"T.", b"By hand.")

    def edit(source: SourceFile) -> str:
        if b"By hand." not in ledger.read_bytes():
            ledger.write_bytes(saved)
        return add("new")(source)

    store(ledger, edit)
    assert ledger.read_bytes().startswith(saved)
    assert claims_of(ledger) == {"old", "new"}


@posix_only
def test_what_killed_writers_left_behind_is_cleared_away(ledger: Path) -> None:
    for name in (".wall.toml.lock", ".wall.toml.part"):
        (ledger.parent / name).write_bytes(b"left")
    store(ledger, add("new"))
    assert [path.name for path in ledger.parent.iterdir()] == ["wall.toml"]


@posix_only
def test_what_the_system_refuses_is_said_in_one_line(ledger: Path) -> None:
    long = ledger.with_name(f"{'x' * 250}.toml")
    ledger.rename(long)
    with pytest.raises(ClaimcheckError, match=r"cannot write .*: file name too long"):
        store(long, add("new"))
    assert long.read_bytes() == LEDGER


@posix_only
def test_a_writer_waits_for_the_one_before(ledger: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from claimcheck.writing.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.readline()\n"
        "    with open(sys.argv[1], 'ab') as handle: handle.write(b'# mine\\n')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(ledger)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdin
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.ledger.writing", str(ledger), "new"]
        )
        time.sleep(0.3)
        assert ledger.read_bytes() == LEDGER
        holder.stdin.write(b"\n")
        holder.stdin.flush()
        assert writer.wait() == 0
    assert ledger.read_bytes().startswith(LEDGER + b"# mine\n")
    assert claims_of(ledger) == {"old", "new"}


@posix_only
def test_a_writer_killed_at_any_call_leaves_the_old_or_the_new(ledger: Path) -> None:
    seen = killed_at_each_call(ledger)
    assert len(seen) > 15
    assert set(seen) == BOTH_SIDES
    assert seen == sorted(seen), "once it is the new one it stays so"


@posix_only
def test_writers_killed_at_random_leave_the_old_or_the_new(ledger: Path) -> None:
    assert set(killed_at_random(ledger, 8)) <= BOTH_SIDES


@posix_only
def test_two_who_write_at_once_lose_nothing(ledger: Path) -> None:
    assert two_writers(ledger, 3) == []


@posix_only
def test_the_file_is_on_the_disk_before_its_name_and_the_name_before_we_say_so(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    sync, replace = os.fsync, os.replace

    def watched_sync(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        calls.append("sync the folder" if folder else "sync the file")
        sync(descriptor)

    def watched_replace(source: Path, target: Path) -> None:
        calls.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(os, "replace", watched_replace)
    store(ledger, add("new"))
    assert calls == ["sync the file", "replace", "sync the folder"]
