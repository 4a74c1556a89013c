"""Work already done, by the content it was done on: a folder that may be deleted at any time.

Whatever comes out of the cache was put there by the same user with the same build of claimcheck: each
entry carries a code made with a secret that lies in the user's own cache folder. A checkout may bring
a `.claimcheck_cache` of its own, and an audit must not pass because somebody committed its result.
"""

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from claimcheck import __version__
from claimcheck.hashing import blake2b

try:  # `pickle` brings the slow Python version of itself along
    from _pickle import dumps, loads
except ImportError:  # pragma: no cover - another Python
    from pickle import dumps, loads

FOLDER = ".claimcheck_cache"

_IGNORE = "# Made by claimcheck. Everything in this folder may be deleted.\n*\n"
# Backup programs pass over folders with this file: https://bford.info/cachedir/
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by claimcheck.\n"
_CODE = 32
# What the folders of installed packages are called: site-packages, dist-packages.
_INSTALLED = "-packages"
_LARGEST = 256 * 1024 * 1024
# What the entries of one build may take together, before the oldest half goes.
_ROOM = 512 * 1024 * 1024


def digest(*parts: bytes) -> bytes:
    """A short name for content: the same for the same parts, in this order, and for no others."""
    made = blake2b(digest_size=_CODE)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def packed(value: object) -> bytes:
    """The bytes of a value that can be pickled."""
    return dumps(value, 5)


def unpacked(data: bytes | memoryview) -> Any:  # noqa: ANN401 - whatever was packed
    """The value; only of what the cache gave, since what is unpickled can do anything."""
    return loads(data)  # noqa: S301 - see above


def asked_here(*asked: object) -> bytes:
    """The name of what is asked for in this folder: the same for the same words, made from `repr`."""
    return digest(*(repr(one).encode() for one in asked), os.fsencode(Path.cwd()))


class Cache:
    """The entries that this build has made; without `root`, or where it cannot be, there are none."""

    def __init__(self, root: Path | None) -> None:
        self._top = root / FOLDER if root else None
        self._secret = _secret() if root else None
        self._has_room = False

    @property
    def is_on(self) -> bool:
        """Whether anything can be kept."""
        return self._top is not None and self._secret is not None

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The payload that was put under this name; None where there is none that is ours."""
        path = self._path(kind, key)
        if path is None:
            return None
        try:
            code, payload = _read(path)
        except (OSError, ValueError):
            return None
        return payload if code == self._code(kind, key, payload) else None

    def put(self, kind: str, key: bytes, payload: bytes) -> None:
        """Keep a payload; where that is not possible nothing happens."""
        path = self._path(kind, key)
        if path is None or len(payload) > _LARGEST - _CODE:
            return
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            self._prepare(path.parent)
            _write_new(part, self._code(kind, key, payload) + payload)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def recall(self, kind: str, key: bytes) -> Any:  # noqa: ANN401 - whatever was kept
        """The value that was kept under this name; None where there is none that is ours."""
        payload = self.get(kind, key)
        return None if payload is None else unpacked(payload)

    def keep(self, kind: str, key: bytes, value: object) -> None:
        """Keep a value that can be pickled; where that is not possible nothing happens."""
        if self.is_on:
            self.put(kind, key, packed(value))

    def _path(self, kind: str, key: bytes) -> Path | None:
        if self._top is None or self._secret is None or self._top.is_symlink():
            return None
        return self._top / _build() / f"{kind}-{key.hex()}"

    def _code(self, kind: str, key: bytes, payload: bytes) -> bytes:
        code = blake2b(key=self._secret or b"", digest_size=_CODE)
        for part in (_build().encode(), kind.encode(), key):
            code.update(len(part).to_bytes(8, "little"))
            code.update(part)
        code.update(payload)
        return code.digest()

    def _prepare(self, folder: Path) -> None:
        """Make the folder, and room in it: once a run."""
        if self._has_room:
            return
        top = folder.parent
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
                with suppress(FileExistsError):
                    _write_new(top / name, text.encode())
        if folder.is_symlink():
            raise OSError("a link out of the cache")
        _make_room(top)
        self._has_room = True


def _make_room(top: Path) -> None:
    """Delete the oldest entries, of whatever build, where all take more than their room."""
    entries = [
        (entry.stat().st_mtime_ns, entry.path, entry.stat().st_size)
        for folder in os.scandir(top)
        if folder.is_dir(follow_symlinks=False)
        for entry in os.scandir(folder.path)
        if entry.is_file(follow_symlinks=False)
    ]
    taken = sum(size for *_, size in entries)
    if taken <= _ROOM:
        return
    for _, path, size in sorted(entries):
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - of thousands
        taken -= size
        if taken <= _ROOM // 2:
            return


def _write_new(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file that is not there; a link of this name, which may lead anywhere, is one that is."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as handle:
        handle.write(data)


def _read(path: Path) -> tuple[bytes, bytes]:
    """The code that begins a regular file, and the rest; raises OSError or ValueError for links."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise ValueError("not an entry")
        # Without a buffer nothing is copied.
        with open(descriptor, "rb", buffering=0, closefd=False) as handle:
            return handle.read(_CODE), handle.read()
    finally:
        os.close(descriptor)


@cache
def _build() -> str:
    """The version, and what else of the installed program may change what it finds.

    An upgraded library, or a checkout that is worked on, makes another build of the same version.
    """
    stamps = [str(sys.hexversion), __file__]
    stamps += (_stamp(path) for path in sys.path if path.endswith(_INSTALLED))
    home = Path(__file__).parent
    # Whatever installs or removes a package changes the folder that it lies in.
    if not home.parent.name.endswith(_INSTALLED):
        for folder, _, names in os.walk(home):
            if not folder.endswith("__pycache__"):
                stamps += (_stamp(f"{folder}/{name}") for name in sorted(names))
    made = digest(*(stamp.encode("utf-8", "surrogateescape") for stamp in stamps))
    return f"{__version__}-{made.hex()[:16]}"


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - of hundreds
    except OSError:
        return path
    return f"{path} {status.st_mtime_ns} {status.st_size}"


def _secret() -> bytes | None:
    """What only this user's runs know; made where there is none, None where that cannot be."""
    try:
        home = os.environ.get("XDG_CACHE_HOME")
        folder = (Path(home) if home else Path.home() / ".cache") / "claimcheck"
        path = folder / "key"
        with suppress(FileNotFoundError):
            return _known_secret(path)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = folder / f"key.{os.getpid()}.part"
        _write_new(part, os.urandom(_CODE), 0o600)
        part.replace(path)
        return _known_secret(path)
    except (OSError, RuntimeError, ValueError):
        return None


def _known_secret(path: Path) -> bytes | None:
    """The secret in a file; None if others may know it: a checkout, too, can bring such a file."""
    if sys.platform != "win32":
        status = path.stat()
        if status.st_mode & 0o077 or status.st_uid != os.getuid():
            return None
    kept, more = _read(path)
    return kept if len(kept) == _CODE and not more else None
