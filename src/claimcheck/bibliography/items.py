"""What a reader of bibliographies in other formats than BibTeX gives."""

from typing import NamedTuple

from claimcheck.model.references import BrokenEntry, Reference


class Item(NamedTuple):
    """A reference, and the stretch of the file in which it stands."""

    reference: Reference
    start: int
    end: int


class Items(NamedTuple):
    """All that one file holds."""

    items: tuple[Item, ...] = ()
    # in file order
    broken: tuple[BrokenEntry, ...] = ()
    # in file order too
    complete: bool = True
    # whether the file could be read as what it is called; if not, a missing key means nothing


def nothing(what: BrokenEntry) -> Items:
    """What a file holds that is something else than it is called."""
    return Items(broken=(what,), complete=False)
