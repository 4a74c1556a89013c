"""Glob patterns of paths, as the configuration and the command line have them."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath


def is_pattern(path: Path) -> bool:
    """Whether a name has signs that stand for others."""
    return any(sign in str(path) for sign in "*?[")


def covers(pattern: str, path: Path, root: Path) -> bool:
    """Whether a glob pattern, relative to `root` or absolute, names `path` or a folder above it."""
    wanted = pattern.rstrip("/")
    relative: PurePath = path
    if not PurePath(wanted).is_absolute():
        try:
            relative = path.relative_to(root)
        except ValueError:
            return False
    return any(fnmatchcase(name.as_posix(), wanted) for name in (relative, *relative.parents))


def fits_pattern(names: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the parts of a path fit those of a glob pattern; `**` is any number of folders."""
    places = _passed({0}, pattern)
    for name in names:
        here = (at for at in places if at < len(pattern))
        places = _passed(
            {
                at + (pattern[at] != "**")
                for at in here
                if pattern[at] == "**" or fnmatchcase(name, pattern[at])
            },
            pattern,
        )
    return len(pattern) in places


def _passed(places: set[int], pattern: Sequence[str]) -> set[int]:
    """The places in a pattern, and those after every `**` there, which may stand for nothing."""
    for at, part in enumerate(pattern):
        if at in places and part == "**":
            places.add(at + 1)
    return places
