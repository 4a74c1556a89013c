"""Standard output and standard error: UTF-8 whatever the locale, and no failed write unnoticed."""

import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from claimcheck.errors import ClaimcheckError
from claimcheck.reporters.page import clip

# What a shell reports for a program ended by SIGPIPE.
PIPE_CLOSED = 141


class PipeClosedError(Exception):
    """Whoever read our output has had enough."""


def prepare() -> None:
    """Make both streams speak UTF-8, also where the locale says otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str) -> None:
    """Write `text` to standard output, whole or not without an error."""
    if sys.stdout is None:
        raise ClaimcheckError("standard output is closed", "redirect it to a file")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        abandon(sys.stdout)
        raise PipeClosedError from error
    except OSError as error:
        abandon(sys.stdout)
        reason = (error.strerror or str(error)).lower()
        raise ClaimcheckError(f"cannot write to standard output: {reason}") from error


def say(text: str) -> None:
    """Write one line to standard error; there is nobody to tell if that fails."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, AttributeError):
        abandon(sys.stderr)


def complain(error: ClaimcheckError) -> None:
    """One line for what kept us from looking."""
    hint = f" ({clip(error.hint)})" if error.hint else ""
    say(f"claimcheck: {clip(_from_here(error.message))}{hint}")


def _from_here(message: str) -> str:
    """The message with paths below the working directory as people type them."""
    try:
        return message.replace(f"{Path.cwd()}{os.sep}", "")
    except OSError:
        return message


def report_fault(error: BaseException) -> None:
    """One line for a fault of ours; the rest of it on request."""
    if os.environ.get("CLAIMCHECK_TRACEBACK"):
        say("".join(traceback.format_exception(error)))
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    what = clip(f"{type(error).__name__} in {place}: {error}")
    say(f"claimcheck: a fault in claimcheck itself: {what} (CLAIMCHECK_TRACEBACK=1 shows more)")


def abandon(stream: TextIO | None) -> None:
    """Point a stream that cannot be written to at nothing, so that Python ends quietly."""
    if stream is None:
        return
    try:
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, stream.fileno())
    except (OSError, ValueError):
        pass
