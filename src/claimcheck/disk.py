"""The files of the machine as one run sees them: each question is remembered with its answer.

So a later run can tell whether anything has changed, and one that watches knows what to watch.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from claimcheck.cache import Cache, digest
from claimcheck.errors import UnreadableError
from claimcheck.files import contents, decoded, inside, text_of
from claimcheck.model.text import SourceFile

T = TypeVar("T")

# Standard input, as the command line names it.
STDIN = Path("-")

# A question by name, and the paths that it is about.
Question = tuple[str, ...]


class Kind(NamedTuple):
    """What a path leads to."""

    exists: bool
    # be it only a link to nothing
    is_link: bool
    is_file: bool
    is_folder: bool


class Disk:
    """What was asked of the machine's files, and answered."""

    def __init__(self, stdin_name: str | None = None, cache: Cache | None = None) -> None:
        """`stdin_name` is what standard input would be called as a file."""
        self._cache = cache or Cache(None)
        self.stdin_name = stdin_name or "stdin.txt"
        self.answers: dict[Question, Any] = {}
        # picklable and comparable
        self._given: tuple[Path, str | None] | None = None
        # the name of standard input, and its text once it was read

    def read(self, path: Path) -> SourceFile:
        """The text of a file; raises UnreadableError as `files.read` does."""
        if self._is_given(path):
            return SourceFile(path, self.given())
        return SourceFile(path, text_of(path, self.data(path)))

    def data(self, path: Path) -> bytes:
        """The bytes of a file; raises UnreadableError as `files.contents` does."""
        question = ("data", str(path))
        try:
            data = contents(path)
        except UnreadableError as error:
            self._note(question, error.message)
            raise
        self._note(question, digest(data))
        return data

    def _note(self, question: Question, answer: bytes | str) -> None:
        """Two answers to one question are none that could hold again."""
        self.answers[question] = answer if self.answers.get(question, answer) == answer else None

    def take_given(self) -> Path:
        """From now on standard input stands for the file of its name, which is given."""
        path = Path(os.path.abspath(self.stdin_name))  # noqa: PTH100 - Path.absolute keeps `..`
        self._given = self._given or (path, None)
        return path

    def _is_given(self, path: Path) -> bool:
        return self._given is not None and self._given[0] == path

    def given(self) -> str:
        """The text on standard input; raises UnreadableError where it is none."""
        self.answers["stdin",] = True
        if self._given and self._given[1] is not None:
            return self._given[1]
        if sys.stdin is None:
            raise UnreadableError("is closed", "pipe a text into it")
        text = decoded(sys.stdin.buffer.read())
        self._given = self._given and (self._given[0], text)
        return text

    def kind(self, path: Path) -> Kind:
        """What is there under this name."""
        if self._is_given(path):
            return Kind(exists=True, is_link=False, is_file=True, is_folder=False)
        kind: Kind = self._ask("kind", str(path))
        return kind

    def real(self, path: Path) -> Path:
        """The path without links; unlike Path.resolve it bears links that run in a circle."""
        return Path(self._ask("real", str(path)))

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder that are not hidden, sorted; raises UnreadableError."""
        names = self._ask("names", str(folder))
        if isinstance(names, str):
            raise UnreadableError(names, "check its permissions")
        return tuple(names)

    def inside(self, root: Path, path: Path) -> bool:
        """Whether a path stays in the project: see `files.inside`."""
        return bool(self._ask("inside", str(root), str(path)))

    def derived(self, kind: str, source: SourceFile, make: Callable[[], T], *about: bytes) -> T:
        """What `make` makes of a text and of nothing else but `about`; it may have done so before."""
        if not self._cache.is_on:
            return make()
        key = digest(_encoded(str(source.path)), _encoded(source.text), *about)
        kept: T | None = self._cache.recall(kind, key)
        if kept is not None:
            return kept
        made = make()
        self._cache.keep(kind, key, made)
        return made

    def _ask(self, *question: str) -> Any:  # noqa: ANN401 - whatever the question gives
        if question not in self.answers:
            name, *paths = question
            self.answers[question] = _QUESTIONS[name](*paths)
        return self.answers[question]


def holds(answers: Mapping[Question, Any]) -> bool:
    """Whether every question would be answered in the same way now."""
    return all(_QUESTIONS[name](*paths) == said for (name, *paths), said in answers.items())


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _kind(path: str) -> Kind:
    return Kind(
        exists=os.path.lexists(path),
        is_link=os.path.islink(path),  # noqa: PTH114 - half the time of Path, for every file
        is_file=os.path.isfile(path),  # noqa: PTH113
        is_folder=os.path.isdir(path),  # noqa: PTH112
    )


def _names(folder: str) -> tuple[str, ...] | str:
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError as error:
        return f"cannot be looked into: {(error.strerror or str(error)).lower()}"
    return tuple(sorted(name for name in names if not name.startswith(".")))


def _data(path: str) -> bytes | str:
    try:
        return digest(contents(Path(path)))
    except UnreadableError as error:
        return error.message


def _inside(root: str, path: str) -> bool:
    return inside(Path(root), path)


_QUESTIONS: Mapping[str, Callable[..., Any]] = {
    "stdin": lambda: None,  # what was given once is not given again
    "data": _data,
    "kind": _kind,
    "real": os.path.realpath,
    "names": _names,
    "inside": _inside,
}
