"""Sessions that documentation shows: a command line, and below it what it prints."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
# What a page without files of its own is about: the ledger that comes with the program.
OUR_OWN = ("claims", "examples", "references.bib")
BIN = Path(sys.executable).parent
# A reader has claimcheck on the path, and has told git who he is.
SURROUNDINGS = {
    "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "ED",
    "GIT_AUTHOR_EMAIL": "ed@example.org",
    "GIT_COMMITTER_NAME": "ED",
    "GIT_COMMITTER_EMAIL": "ed@example.org",
}
# A line that stands for any others.
LEFT_OUT = "[…]\n"
_BLOCK = re.compile(
    r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a Markdown file; one with a title is a file of that name."""

    kind: str
    title: str | None
    text: str


class Session(NamedTuple):
    """A command line, and what is shown below it."""

    command: str
    shown: str


def blocks_in(text: str) -> tuple[Block, ...]:
    """The fenced blocks of a page that stand flush left."""
    return tuple(
        Block(found["kind"], found["title"], found["text"]) for found in _BLOCK.finditer(text)
    )


def sessions_in(text: str) -> tuple[Session, ...]:
    """The sessions of a console block."""
    return tuple(Session(*found.groups()) for found in _COMMAND.finditer(text))


def agrees(shown: str, printed: str) -> bool:
    """Whether this was printed; what the page leaves out may be anything."""
    parts = (re.sub(r"([\[*?])", r"[\1]", part) for part in shown.split(LEFT_OUT))
    return fnmatchcase(printed, "*".join(parts))


def played(text: str, folder: Path) -> Iterator[tuple[Session, str]]:
    """Run the sessions of a page in an empty folder, one after the other, as a shell would.

    Blocks with a title are written as files when it is their turn. Gives what each session printed, both
    streams in one.
    """
    blocks = blocks_in(text)
    if not any(block.title for block in blocks):
        for name in OUR_OWN:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
    code = 0
    for block in blocks:
        if block.title:
            file = folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        for session in sessions_in(block.text) if block.kind == "console" else ():
            done = subprocess.run(
                ["bash", "-c", f"(exit {code}); {session.command}"],  # noqa: S607 - as readers do
                cwd=folder,
                env=os.environ | SURROUNDINGS,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
            )
            code = done.returncode
            yield session, done.stdout
