"""Which files git passes over in a checkout, by its .gitignore files and `.git/info/exclude`."""

import os
from pathlib import Path
from typing import NamedTuple

from claimcheck.disk import Disk
from claimcheck.errors import UnreadableError
from claimcheck.gitignore import Pattern, patterns_in, verdict


class _Rules(NamedTuple):
    """What holds in one folder."""

    layers: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()
    # the folder of each file of patterns, with a slash at its end, and these; the nearest one last
    everything: bool = False
    # whether the folder itself is ignored, and so is all that it holds


class Ignored:
    """The files that git ignores. Outside of a checkout there are none.

    Only patterns count, not what git tracks all the same, and not what it is told for all checkouts
    of a user: an audit says the same on every machine.
    """

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._rules: dict[Path, _Rules] = {}

    def covers(self, path: Path) -> bool:
        """Whether git ignores this file or folder, or a folder that it lies in."""
        rules = self._of(path.parent)
        return rules.everything or self._is_named(path, rules)

    def _of(self, folder: Path) -> _Rules:
        if folder not in self._rules:
            known = _Rules()
            for here in (*reversed(folder.parents), folder):
                known = self._rules.get(here) or self._below(known, here)
                self._rules[here] = known
        return self._rules[folder]

    def _below(self, above: _Rules, folder: Path) -> _Rules:
        """The rules in a folder, from those in the one above it."""
        git = folder / ".git"
        if self._disk.kind(git).exists:
            # A checkout within another one has rules of its own.
            above = _Rules(self._layer(folder, self._home(git) / "info" / "exclude"))
        elif not above.layers:
            return above
        elif above.everything or self._is_named(folder, above):
            return above._replace(everything=True)
        own = folder / ".gitignore"
        kind = self._disk.kind(own)
        if kind.is_link or not kind.is_file:  # git follows no link here
            return above
        return _Rules((*above.layers, *self._layer(folder, own)))

    def _layer(self, folder: Path, file: Path) -> tuple[tuple[str, tuple[Pattern, ...]], ...]:
        """The patterns of a file, which may not exist, for what lies below a folder."""
        return ((f"{_name(folder).rstrip('/')}/", patterns_in(self._data(file))),)

    def _home(self, git: Path) -> Path:
        """The folder that holds what git knows of all work trees of a checkout."""
        if not self._disk.kind(git).is_file:
            return git
        named = os.fsdecode(self._data(git)).removeprefix("gitdir:").strip()
        home = git.parent / named
        common = os.fsdecode(self._data(home / "commondir")).strip()
        return home / common

    def _data(self, path: Path) -> bytes:
        if not self._disk.kind(path).is_file:
            return b""
        try:
            return self._disk.data(path)
        except (UnreadableError, ValueError):
            return b""  # more is looked at then, not less

    def _is_named(self, path: Path, rules: _Rules) -> bool:
        """Whether the patterns name this very path; the nearest file that does decides."""
        kind = self._disk.kind(path)
        is_folder = kind.is_folder and not kind.is_link
        name = _name(path)
        for folder, patterns in reversed(rules.layers):
            said = verdict(patterns, name.removeprefix(folder), is_folder=is_folder)
            if said is not None:
                return said
        return False


def _name(path: Path) -> str:
    """A path as git's patterns see it."""
    return os.fsencode(path.as_posix()).decode("latin-1")
