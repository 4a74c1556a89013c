"""Audits again whenever anything changes that the last audit asked the machine's files about."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.config import candidates
from claimcheck.disk import Disk, Question, holds
from claimcheck.errors import ClaimcheckError, UnreadableError
from claimcheck.model.findings import Finding, Looked

Answers = dict[Question, Any]
# Changes that come within so many milliseconds of each other are one, up to the greater number.
_STEP, _LONGEST = 50, 500
# Only after so many milliseconds it is certain that changes are noticed.
_PATIENCE = 200


class Round(NamedTuple):
    """What one audit came to, and what has become of the findings of the one before."""

    show: Callable[[], None] | None
    error: ClaimcheckError | None = None
    # why there is nothing to show
    new: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    is_first: bool = False
    files: int = 0
    # that were read


def rounds(look: Callable[[Answers], Looked], wait: Callable[[Answers], object]) -> Iterator[Round]:
    """A round after the other, for ever.

    `look` audits, and puts down what it asked the disk; `wait` comes back when an answer to that
    is no longer the same. What keeps an audit from looking ends nothing.
    """
    before: Mapping[str, Finding] | None = None
    while True:
        asked: Answers = {}
        try:
            looked = look(asked)
        except ClaimcheckError as error:
            yield Round(None, error, files=_read_in(asked))
        else:
            now = {one.fingerprint: one for one in looked.findings}
            known = now if before is None else before
            yield Round(
                looked.show,
                new=tuple(one for name, one in now.items() if name not in known),
                fixed=tuple(one for name, one in known.items() if name not in now),
                is_first=before is None,
                files=_read_in(asked),
            )
            before = now
        wait(asked)


def _read_in(asked: Answers) -> int:
    return sum(name == "data" and isinstance(said, bytes) for (name, *_), said in asked.items())


def configuration_at(start: Path) -> Answers:
    """The questions on which the configuration rests: its file, or the folder in which it holds."""
    disk = Disk()
    for path in candidates(start) if start.is_dir() else [start]:
        with suppress(UnreadableError):
            disk.data(path)
    return disk.answers


def until_changed(asked: Answers) -> None:
    """Wait until a question would be answered in another way; raises ClaimcheckError."""
    from watchfiles import watch  # noqa: PLC0415 - an extra

    folders, concerns = _watched(asked)
    try:
        with closing(
            watch(
                *folders,
                watch_filter=lambda _, path: concerns(path),
                debounce=_LONGEST,
                step=_STEP,
                rust_timeout=_PATIENCE,
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            )
        ) as noticed:
            # The first time something may have changed before anybody watched.
            is_due = True
            for changes in noticed:
                if (changes or is_due) and not holds(asked):
                    return
                is_due = False
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "WATCHFILES_FORCE_POLLING=1 watches in another way"
        raise ClaimcheckError(f"cannot watch: {reason}", hint) from error


def _watched(asked: Iterable[Question]) -> tuple[tuple[str, ...], Callable[[str], bool]]:
    """The folders to watch, each without those in it, and which changes there are of interest.

    Hidden files are not: those of a cache or an editor come and go. Nor are those of which nobody
    asked, unless the folder was listed.
    """
    names: set[str] = set()
    listed: set[str] = set()
    for question, *paths in asked:
        for path in paths:
            both = {path, os.path.realpath(path)}
            names |= both
            if question == "names":
                listed |= both
    for name in tuple(names):
        # What is not there yet may begin with a folder; what is there may go with one.
        names.update(_around(name))
    around = {name if name in listed else os.path.dirname(name) for name in names}  # noqa: PTH120
    folders = {name for name in around if os.path.isdir(name)}  # noqa: PTH112

    def concerns(path: str) -> bool:
        folder, name = os.path.split(path)
        return path in names or (folder in listed and not name.startswith("."))

    return tuple(sorted(folders)), concerns


def _around(name: str) -> Iterator[str]:
    """The folders above that do not exist, and those in the working directory."""
    here = os.getcwd()  # noqa: PTH109
    for folder in map(str, Path(name).parents):
        if os.path.exists(folder) and not folder.startswith(f"{here}{os.sep}"):  # noqa: PTH110
            return
        yield folder
