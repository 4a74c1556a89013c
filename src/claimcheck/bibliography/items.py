"""What a reader of bibliographies in other formats than BibTeX gives.

As with BibTeX, the items of a file are found at once, and each is read when it is asked for: whole
libraries are long, and most audits ask for few of their works.
"""

from collections.abc import Callable
from typing import NamedTuple

from claimcheck.model.references import BrokenEntry, Lead, Reference
from claimcheck.model.text import SourceFile


class Extent(NamedTuple):
    """Where an item stands."""

    start: int
    end: int


class Item(NamedTuple):
    """An item that was read: its reference, and what is wrong with it all the same."""

    reference: Reference
    faults: tuple[BrokenEntry, ...] = ()


class Items(NamedTuple):
    """All that one file holds."""

    keys: tuple[str, ...] = ()
    extents: tuple[Extent, ...] = ()
    # of the items, in file order as their keys
    broken: tuple[BrokenEntry, ...] = ()
    # what should be items and are none, and what is wrong beside them
    complete: bool = True
    # whether the file could be read as what it is called; if not, a missing key means nothing


def nothing(what: BrokenEntry) -> Items:
    """What a file holds that is something else than it is called."""
    return Items(broken=(what,), complete=False)


# From where an item begins and ends, and its key, to what it says.
ReadOne = Callable[[int, int, str], Item]


# The same to what it is looked up by; None where only a close look can tell.
ReadLead = Callable[[int, int], Lead | None]


class Format(NamedTuple):
    """How the files of a format are read.

    The expressions say where to look for a few items among many; what they find in vain only
    costs time.
    """

    find: Callable[[SourceFile], Items]
    reader: Callable[[SourceFile], ReadOne]
    # gives what reads the items of one file
    other_keys: tuple[str, ...]
    # find what stands in an item that has other keys beside its own, which a group may hold
    odd_year: tuple[str, ...]
    # find what stands in an item whose year may be another one than four digits in its text
    leads: Callable[[SourceFile], ReadLead] | None = None
    # gives what tells by what an item is looked up, where that is quicker than reading it


# Digits that make one number though something stands between them.
_PARTED = r"[0-9](?:\\?[\"'(){}\[\]$])++[0-9]"
# Among others all digits that are not of ASCII; to look for nothing else takes a hundred times as long.
_OTHER_DIGITS = r"[\u0660-\u1fff\ua620-\uabff\uff10-\uff19\U000104a0-\U0001fbff]"


def _unknown(start: int, end: int) -> None:  # noqa: ARG001 - as any other
    return None


class ItemReader:
    """Reads the items of one file."""

    inherits: tuple[str, ...] = ()
    # only BibTeX knows of it

    def __init__(self, file: SourceFile, format_: Format) -> None:
        self.file = file
        self.read = format_.reader(file)
        self.lead: ReadLead = format_.leads(file) if format_.leads else _unknown
        self.other_keys = format_.other_keys
        self._odd_year = format_.odd_year

    @property
    def odd_year(self) -> tuple[str, ...]:
        """Find what stands in an item whose year may be another one than digits in its text.

        One at a time: the search for several that begin alike is ten times as quick.
        """
        return _PARTED, _OTHER_DIGITS, *self._odd_year
