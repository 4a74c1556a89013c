"""A file is replaced whole or not at all, by one writer at a time.

Whoever is killed at any point leaves the old file or the new one. Two who write at once both
write: the second waits, reads what the first wrote, and changes that.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from claimcheck import files
from claimcheck.errors import ClaimcheckError, UnreadableError
from claimcheck.model.text import SourceFile
from claimcheck.writing.lock import locked

# From a file to its new text; raises ClaimcheckError where it cannot be changed so.
Edit = Callable[[SourceFile], str]

# Folders of some file systems cannot be synced, and need not be.
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES)
# An editor that saves again and again while we write is not waited for.
_ATTEMPTS = 5


class Change(NamedTuple):
    """A file before and after an edit; both are the same where there was nothing to do."""

    before: SourceFile
    after: SourceFile


def planned(path: Path, edit: Edit, *, new: bool = False) -> Change:
    """What `replaced` would do now; raises what it would raise. Writes nothing."""
    target = Path(os.path.realpath(path))
    _check(path, target, new=new)
    return _changed(path, target, edit, new=new)


def replaced(path: Path, edit: Edit, *, new: bool = False) -> Change:
    """Change the file at `path`, or where it links to; `new`: it may have to be made.

    `edit` is run on what the file holds once we alone may write, maybe more than once; a byte
    order mark is part of that. The file keeps its mode and, where we may, its owner.

    Raises ClaimcheckError, the file being as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        if new:
            target.parent.mkdir(parents=True, exist_ok=True)
        _check(path, target, new=new)
        with locked(target):
            for _ in range(_ATTEMPTS):
                seen = _seen(target)
                change = _changed(path, target, edit, new=new)
                if change.before == change.after or _put(target, change.after.text, seen):
                    return change
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ClaimcheckError(f"cannot write {path}: {reason}", "it is as it was") from error
    raise ClaimcheckError(f"{path} is changed by another program all the time", "try again")


def _check(path: Path, target: Path, *, new: bool) -> None:
    """Raise ClaimcheckError for what is not there, or marked as not to be written, whoever we are."""
    if not new and not os.path.lexists(target):
        raise ClaimcheckError(f"{path} does not exist", "check the path")
    for place, what in ((target, "it"), (target.parent, "its folder")):
        with suppress(FileNotFoundError):
            writable = place.stat().st_mode & 0o222 and os.access(place, os.W_OK)
            if not writable:
                message = f"cannot write {path}: {what} is read-only"
                raise ClaimcheckError(message, "change its permissions")


def _changed(path: Path, target: Path, edit: Edit, *, new: bool) -> Change:
    if new and not os.path.lexists(target):
        before = SourceFile(path, "")
    else:
        try:
            before = SourceFile(path, files.read(target, keep_mark=True).text)
        except UnreadableError as error:
            raise ClaimcheckError(f"{path}: {error.message}", error.hint) from error
    after = SourceFile(path, edit(before))
    return Change(before, after)


def _seen(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _put(target: Path, text: str, seen: os.stat_result | None) -> bool:
    """Put `text` in the place of a file; False, and nothing done, if it is not the one seen."""
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)  # of one who was killed: we hold the lock
    try:
        _write(part, text, seen)
        now = _seen(target)
        if _identity(now) != _identity(seen):
            return False
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return True


def _identity(status: os.stat_result | None) -> tuple[int, ...] | None:
    return status and (status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)


def _write(part: Path, text: str, like: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # Nobody reads a private file while it is being written.
    descriptor = os.open(part, flags, 0o600 if like else 0o666)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(text.encode())
        handle.flush()
        if like:
            _make_alike(part, os.fstat(descriptor), like)
        os.fsync(descriptor)


def _make_alike(part: Path, mine: os.stat_result, like: os.stat_result) -> None:
    if sys.platform != "win32" and (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):
            os.chown(part, like.st_uid, like.st_gid)
    part.chmod(stat.S_IMODE(like.st_mode))


def _sync_folder(folder: Path) -> None:
    """See to it that the new name outlives a loss of power."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
