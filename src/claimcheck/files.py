"""Bytes first: how every file is opened, and the one way in which TOML is read."""

import os
import re
import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

from claimcheck.errors import UnreadableError
from claimcheck.model.text import Location, SourceFile

# No draft, ledger or bibliography of people is larger; /dev/zero and mistakes are.
SIZE_CAP = 64 * 1024 * 1024

# The byte order mark.
MARK = "\ufeff"

_TOML_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)

_DEEP = re.compile(r"(?:[\[{][^\[{\]}\n]{0,40}+){60}")
_LONG = re.compile(r"[0-9_]{4000}")


class TomlError(Exception):
    """A file that is not TOML; says where it stops being so."""

    def __init__(self, message: str, location: Location) -> None:
        super().__init__(message)
        self.message = message
        self.location = location


def read(path: Path, *, keep_mark: bool = False) -> SourceFile:
    """The text of a regular file of strict UTF-8, with or without a byte order mark.

    The mark is no part of the text, so that offsets count from what people see first; who writes
    the file again wants to keep it.

    Raises UnreadableError for everything else: a folder, a device, a pipe, a file that is too
    large, may not be read, holds a NUL, or is in another encoding.
    """
    return SourceFile(path, text_of(path, contents(path), keep_mark=keep_mark))


def contents(path: Path) -> bytes:
    """The bytes of a regular file; raises UnreadableError as `read` does."""
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to must not wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise UnreadableError(_reason(error), _remedy(error)) from error
    try:
        _check(os.fstat(descriptor))
        with open(descriptor, "rb", closefd=False) as handle:
            return handle.read(SIZE_CAP + 1)
    except OSError as error:
        raise UnreadableError(_reason(error), _remedy(error)) from error
    finally:
        os.close(descriptor)


def text_of(path: Path, data: bytes, *, keep_mark: bool = False) -> str:
    """The text that the bytes of a file are; raises UnreadableError as `read` does."""
    if path.suffix == ".toml" and data.startswith(BOM_UTF8 * 2):
        raise UnreadableError("begins with two byte order marks", "leave one of them out")
    text = decoded(data)
    return f"{MARK}{text}" if keep_mark and data.startswith(BOM_UTF8) else text


def inside(root: Path, name: str) -> bool:
    """Whether a configured path stays in the project: in the git checkout, or else below `root`.

    A configuration may come with somebody else's repository; it must not have us print other
    files of the machine.
    """
    real = root.resolve()
    checkout = next((home for home in (real, *real.parents) if (home / ".git").exists()), real)
    try:
        return (real / name).resolve().is_relative_to(checkout)
    except (OSError, ValueError, RuntimeError):
        return False


def _check(status: os.stat_result) -> None:
    """Raise UnreadableError for what is no text file of a bearable size."""
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("is a folder, not a file", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("is not a regular file", "name a text file")
    if status.st_size > SIZE_CAP:
        size, cap = status.st_size >> 20, SIZE_CAP >> 20
        raise UnreadableError(f"is {size} MB large; at most {cap} MB are read", "split it")


def decoded(data: bytes) -> str:
    """The text of strict UTF-8 without NUL, and without a byte order mark.

    Raises UnreadableError with the first wrong byte.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x} in line {line}"
        raise UnreadableError(f"is not UTF-8: {byte}", "save it as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableError(f"holds a NUL byte in line {line}", "save it as UTF-8 text")
    return text.removeprefix(MARK)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return f"cannot be read: {error}"


def _remedy(error: OSError | ValueError) -> str | None:
    if isinstance(error, FileNotFoundError):
        return "check the path"
    if isinstance(error, PermissionError):
        return "check its permissions"
    return None


def toml(source: SourceFile) -> dict[str, Any]:
    """The values of a TOML file; raises TomlError where it is none."""
    import tomllib  # noqa: PLC0415 -- a plain ledger is read without

    try:
        return tomllib.loads(source.text.removeprefix(MARK))
    except RecursionError as error:
        raise TomlError("nested too deeply", _found(_DEEP, source)) from error
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(str(error), source) from error
    except ValueError as error:  # Python refuses to convert integers of thousands of digits
        raise TomlError("a number is too long", _found(_LONG, source)) from error


def _found(pattern: re.Pattern[str], source: SourceFile) -> Location:
    """The first place that looks like the fault: the parser could not say where it gave up."""
    found = pattern.search(source.text)
    return source.location(found.start(), found.start() + 1) if found else source.location(0, 0)


def _toml_error(message: str, source: SourceFile) -> TomlError:
    found = _TOML_PLACE.match(message)
    if not found:
        return TomlError(_plain(message), source.location(0, 0))
    what, line, column = found.groups()
    if line is None:
        end = len(source.text.rstrip())
        return TomlError(_plain(what), source.location(end, end))
    offset = _offset(source.text, int(line), int(column))
    return TomlError(_plain(what), source.location(offset, offset + 1))


def _offset(text: str, line: int, column: int) -> int:
    """The place that tomllib means: it counts lines by LF alone, and CRLF as one character."""
    start = 1 if text.startswith(MARK) else 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return min(start + column - 1, len(text))


def _plain(message: str) -> str:
    if message.startswith("Illegal character") and "\\n" in message:
        return "a text is not closed in its line"
    return message[:1].lower() + message[1:].replace("'", '"')
