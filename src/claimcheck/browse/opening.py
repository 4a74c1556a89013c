"""What is opened beside the desk: files in the checker's editor, sources in their browser."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.reporters.page import clip

# Where nobody has said which, the first of these that is there.
_EDITORS = ("notepad",) if sys.platform == "win32" else ("editor", "vi", "nano")
# How editors are told a line; all others know +LINE as vi does.
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor", "windsurf"})
_COLON = frozenset({"subl", "zed", "zeditor", "hx", "helix"})
_LINE = frozenset({"kate", "mate", "idea", "pycharm"})
_NO_LINE = frozenset({"notepad", "ed"})


class Opener(NamedTuple):
    """A program that shows a web address."""

    command: tuple[str, ...]
    needs_terminal: bool
    # whether it may write to the terminal, as w3m does


def editor(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """The command that opens a file at a line; raises ClaimcheckError where there is no editor."""
    named = environment.get("VISUAL") or environment.get("EDITOR")
    try:
        words = shlex.split(named) if named else _first(_EDITORS)
    except ValueError:
        words = []
    if not words or shutil.which(words[0], path=environment.get("PATH")) is None:
        what = f'no editor "{clip(named)}"' if named else "no editor"
        raise ClaimcheckError(what, "set VISUAL or EDITOR to yours")
    # The name alone must never be taken for an option, nor for a line.
    file, name = os.path.abspath(path), Path(words[0]).stem.lower()  # noqa: PTH100 - it keeps `..`
    if name in _GOTO:
        return [*words, "--goto", f"{file}:{line}"]
    if name in _COLON:
        return [*words, f"{file}:{line}"]
    if name in _LINE:
        return [*words, "--line", str(line), file]
    return [*words, file] if name in _NO_LINE else [*words, f"+{line}", file]


def _first(names: Sequence[str]) -> list[str]:
    return next(([name] for name in names if shutil.which(name)), [])


def browser(environment: Mapping[str, str], platform: str = sys.platform) -> Opener | None:
    """The checker's browser; None where nothing can show a page, as over ssh."""
    if named := environment.get("BROWSER", "").split(os.pathsep)[0]:
        try:
            words = shlex.split(named)
        except ValueError:
            words = []
        if words and shutil.which(words[0], path=environment.get("PATH")):
            return Opener(tuple(words), needs_terminal=True)
    if platform == "darwin":
        return Opener(("open",), needs_terminal=False)
    if platform == "win32":
        return Opener(("rundll32", "url.dll,FileProtocolHandler"), needs_terminal=False)
    has_screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if has_screen and shutil.which("xdg-open", path=environment.get("PATH")):
        return Opener(("xdg-open",), needs_terminal=False)
    return None


def command_for(opener: Opener, address: str) -> list[str]:
    """The command that shows an address; raises ClaimcheckError for what is none of the web."""
    if not address.lower().startswith(("https://", "http://")):
        raise ClaimcheckError(f'"{clip(address)}" is no address in the web', "copy it instead")
    if not any("%s" in word for word in opener.command):
        return [*opener.command, address]
    return [word.replace("%s", address) for word in opener.command]


def run(command: Sequence[str]) -> int:
    """Run a program that has the terminal; gives its exit code, or that of a shell where it fails."""
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the checker's own
    except OSError:
        return 127


def run_unseen(command: Sequence[str]) -> int:
    """Run a program that is to leave the terminal alone."""
    try:
        done = subprocess.run(  # noqa: S603 - as above
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return 127
    return done.returncode
