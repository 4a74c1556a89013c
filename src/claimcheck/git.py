"""What git says of the files in a checkout: which lines are not those of an earlier commit.

Nothing that a repository configures is run, nothing in it is written, and nothing fetched.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError

# A range of lines in a patch: from the old file, and from the new one.
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
# A hook of git's has variables of its own, which name the checkout in which it runs; the last one
# says how patches are to be made.
_OTHERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_LITERAL_PATHSPECS", "GIT_DIFF_OPTS")
# A clone may lack what files held, and git then start a program that fetches it; no way is called so.
_NO_FETCHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
_NO_OTHER_PROGRAM = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative")
# So many names stand on one command line.
_MANY = 200


class Hunk(NamedTuple):
    """Lines that were added or changed, the first and the last of them, from 1.

    Where lines were taken out, they are the two between which these stood, which may not exist.
    """

    first: int
    last: int
    is_gap: bool = False


class Change(NamedTuple):
    """What became of a file that was there then."""

    status: str
    # a letter of git's: A added, M modified, R renamed, D deleted, T of another kind, U in conflict
    before: str
    # the name of what it held
    name: bytes
    # from the top of the checkout


class Checkout(NamedTuple):
    """A work tree, and the commit with which it is compared."""

    top: Path
    # without links
    commit: str
    unfiltered: tuple[str, ...] = ()
    # options of git's with which it runs none of the programs through which it would put files

    def changes(self) -> tuple[Change, ...]:
        """Every file that differs, tracked ones only."""
        out = _git(
            self.top,
            *self.unfiltered,
            *("diff", "--raw", "-z", "--no-abbrev", "-M", "--ignore-submodules=all"),
            *(*_NO_OTHER_PROGRAM, self.commit, "--"),
        )
        return tuple(_changes(iter(out.split(b"\0"))))

    def hunks(self, change: Change) -> tuple[Hunk, ...]:
        """The lines of a file as it is that are not those of before."""
        # Two files are compared by name, for a patch may write its names in quotes.
        out = _git(
            self.top,
            *self.unfiltered,
            *("diff", "--unified=0", "--inter-hunk-context=0", "--text", *_NO_OTHER_PROGRAM),
            *(change.before, "--", os.fsdecode(change.name)),
        )
        return tuple(
            _hunk(int(first), 1 if many is None else int(many)) for first, many in _found(out)
        )

    def text_before(self, change: Change) -> bytes:
        """What a file held."""
        return _git(self.top, "cat-file", "blob", change.before)

    def untracked(self, names: Iterable[bytes]) -> frozenset[bytes]:
        """Those of the files that git does not know."""
        left = sorted(set(names))
        known: set[bytes] = set()
        for at in range(0, len(left), _MANY):
            some = map(os.fsdecode, left[at : at + _MANY])
            known.update(_git(self.top, "ls-files", "-z", "--", *some).split(b"\0"))
        return frozenset(left) - known


def compared(folder: Path, revision: str) -> Checkout:
    """The checkout around a folder, to be compared with a commit; `main...` is where we left main.

    Raises ClaimcheckError where there is no git, no checkout or no such commit.
    """
    top = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    try:
        commit = _commit(folder, revision)
    except ClaimcheckError as error:
        raise _unknown(folder, revision) from error
    return Checkout(Path(os.path.realpath(top)), commit, tuple(_unfiltered(folder)))


def refs(folder: Path, revision: str) -> tuple[Path, ...]:
    """The files that change when another commit is at hand, or the revision is another one.

    Raises ClaimcheckError as `compared` does.
    """
    compared(folder, revision)
    name = revision.removesuffix("...")
    full = _git(folder, "rev-parse", "--symbolic-full-name", "HEAD", name).decode().split()
    asked = [word for ref in dict.fromkeys(("HEAD", *full)) for word in ("--git-path", ref)]
    paths = os.fsdecode(_git(folder, "rev-parse", *asked)).splitlines()
    return tuple(folder / path for path in paths)


def _unfiltered(folder: Path) -> Iterator[str]:
    """Options that turn off every filter which is configured."""
    keys = os.fsdecode(_git(folder, "config", "--list", "--name-only", "-z")).split("\0")
    names = {key[: key.rindex(".")] for key in keys if key.startswith("filter.")}
    for name in sorted(names):
        if "=" in name:  # git takes the name to end there
            message = f'--changed-since: git cannot be kept from running "{name}"'
            raise ClaimcheckError(message, "take it out of the configuration of git")
        yield from (
            "-c",
            f"{name}.clean=",
            "-c",
            f"{name}.process=",
            "-c",
            f"{name}.required=false",
        )


def _commit(folder: Path, revision: str) -> str:
    name = revision.removesuffix("...")
    if not name or name.startswith("-"):
        raise ClaimcheckError("not the name of a commit")
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if name != revision:
        found = _git(folder, "merge-base", found.decode().strip(), "HEAD")
    return found.decode().strip()


def _unknown(folder: Path, revision: str) -> ClaimcheckError:
    hint = "name a commit, a branch or a tag"
    if _git(folder, "rev-parse", "--is-shallow-repository") == b"true\n":
        hint = "this clone is shallow: fetch all of it, as with fetch-depth: 0"
    return ClaimcheckError(f'--changed-since: git finds no commit "{revision}" here', hint)


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints; raises ClaimcheckError with what it says where it cannot."""
    kept = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    own = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"}
    settings = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--literal-pathspecs")
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no name that could be an option
            ["git", "-C", str(folder), *settings, *arguments],  # noqa: S607
            env=kept | own | _NO_FETCHING,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise ClaimcheckError("--changed-since: git cannot be run", "install it") from error
    if done.returncode:
        raise _refused(folder, done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _refused(folder: Path, said: str) -> ClaimcheckError:
    lines = said.strip().splitlines() or ["it does not say why"]
    why = lines[0].removeprefix("fatal: ").rstrip(".")
    if why.startswith("not a git repository"):
        return ClaimcheckError(f"--changed-since: {folder} is in no git checkout", "leave it out")
    if "must be run in a work tree" in why:
        what = f"--changed-since: {folder} is no work tree of git's, but a bare repository"
        return ClaimcheckError(what, "check it out")
    if "promisor remote" in said or "lazy fetching" in said:
        what = "--changed-since: this clone is partial, and lacks what files held then"
        return ClaimcheckError(what, "git diff with the same commit fetches it")
    if "dubious ownership" in why:
        return ClaimcheckError(f"--changed-since: git: {why}", lines[-1].strip())
    return ClaimcheckError(f"--changed-since: git: {why}", "leave it out")


def _changes(fields: Iterator[bytes]) -> Iterator[Change]:
    for field in fields:
        if not field:
            continue
        _, _, before, _, status = field.decode().split(" ")
        name = next(fields)
        if status[0] in "RC":
            name = next(fields)
        yield Change(status[0], before, name)


def _found(patch: bytes) -> Iterator[tuple[bytes, bytes | None]]:
    for hunk in _HUNK.finditer(patch):
        yield hunk[1], hunk[2]


def _hunk(first: int, many: int) -> Hunk:
    return Hunk(first, first + many - 1) if many else Hunk(first, first + 1, is_gap=True)


def by_name(changes: Iterable[Change]) -> Mapping[bytes, Change]:
    """The changes by the file as it is now; of several of one file that which says least."""
    return {one.name: one for one in sorted(changes, key=lambda one: one.status in "TU")}
