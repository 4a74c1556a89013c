"""One writer at a time: a lock of the operating system, which ends with the process that holds it.

It is held on an empty file beside the one to be written, `.name.lock`, that is gone afterwards. Where
a process was killed the file may stay; it locks nobody out, and the next writer removes it.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import ClaimcheckError

# Seconds between two looks, and how often we look: half a minute is longer than any write takes.
PAUSE = 0.01
LOOKS = 3000

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which need not exist, while the body runs.

    Raises ClaimcheckError if somebody else holds it for too long, OSError if there can be no lock.
    """
    lock = path.with_name(f".{path.name}.lock")
    descriptor = _held(lock)
    if descriptor is None:
        raise ClaimcheckError(f"{path} is being written by another process", "try again")
    try:
        yield
    finally:
        # Removed while we hold it, so that nobody comes to hold a file that is no longer there.
        # Windows removes no open file: there it goes afterwards, if nobody else has opened it.
        if sys.platform != "win32":
            lock.unlink(missing_ok=True)
        os.close(descriptor)
        if sys.platform == "win32":
            with suppress(OSError):
                lock.unlink()


def _held(lock: Path) -> int | None:
    """An open file on which we hold the lock; None if we never came to it."""
    for _ in range(LOOKS):
        # A link of this name, which may lead anywhere, is no lock.
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(lock, flags, 0o666)
        try:
            if _try(descriptor) and _is_still(lock, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        time.sleep(PAUSE)
    return None


def _is_still(lock: Path, descriptor: int) -> bool:
    """Whether the file that we locked is the one that the next writer will find."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except FileNotFoundError:
        return False
