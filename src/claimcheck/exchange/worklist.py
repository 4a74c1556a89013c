"""Worklists: what a checker has to know of a claim, and the blanks for what they find.

A list comes back after days, from a spreadsheet or an editor, and the ledger may be another by then.
So each claim has a stamp: how many verdicts it had, and the digest of its text and sources.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.exchange.holdings import Holdings, is_left
from claimcheck.ledger.digest import digest
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, visible

# What is filled in, and is all that is read back.
BLANKS = ("verdict", "by", "on", "note")
FIELDS = (
    *("id", "text", "section", "passage", "record"),
    *("source", "reference", "quote", "supports", "earlier"),
    *BLANKS,
    "stamp",
)
# A letter first: a spreadsheet would take some digests for numbers, 12345678 and 5e100012.
_STAMP = re.compile(r"v(\d{1,9})-([0-9a-f]{8})")


class Stamp(NamedTuple):
    """The state of a claim when the list was made."""

    verdicts: int
    digest: str

    def __str__(self) -> str:
        return f"v{self.verdicts}-{self.digest}"


class Item(NamedTuple):
    """A claim to be checked: its fields by name, each of one line, or one for each source."""

    fields: Mapping[str, str]
    passage: Location | None = None
    # where the document states it, which `fields` has in words


class Cell(NamedTuple):
    """What stands in a field of a list, and the line where it does."""

    text: str
    line: int


class Row(NamedTuple):
    """A claim as a list that was filled in has it."""

    path: Path
    line: int
    cells: Mapping[str, Cell]

    def get(self, name: str) -> str:
        """What stands in a field, without white space around it."""
        return self.cells[name].text.strip() if name in self.cells else ""

    @property
    def is_filled(self) -> bool:
        """Whether somebody says something of the claim; a name or a day alone does not."""
        return bool(self.get("verdict") or self.get("note"))


class Problem(NamedTuple):
    """What could not be read or written, and a way out."""

    path: Path
    line: int
    message: str
    help: str | None = None


class Worklist(NamedTuple):
    """What was read of a list."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    # what is not read back, and need not be


def items_of(held: Holdings, page: Page) -> tuple[Item, ...]:
    """One item a claim."""
    return tuple(_item(claim, held, page) for claim in held.claims)


def stamp_of(claim: TrackedClaim) -> Stamp:
    """The state of a claim now."""
    return Stamp(len(claim.verdicts), digest(claim))


def stamp_in(text: str) -> Stamp | None:
    """The stamp that is written so; None where it is none."""
    found = _STAMP.fullmatch(text.strip().strip("`*").lower())
    return Stamp(int(found[1]), found[2]) if found else None


def judged_fields(claim: TrackedClaim) -> dict[str, str]:
    """Those fields of a claim that a verdict is about."""
    sources = claim.sources
    return {
        "text": shown(claim.text),
        "source": "\n".join(
            shown(f"{one.key}, {one.locator}" if one.locator else one.key) for one in sources
        ),
        "quote": "\n".join(shown(f"{one.key}: {one.quote}") for one in sources if one.quote),
    }


def shown(text: str) -> str:
    """A text on one line, with what cannot be seen written out."""
    return visible(" ".join(text.split()))


def _item(claim: TrackedClaim, held: Holdings, page: Page) -> Item:
    sources, passage = claim.sources, held.passages.get(claim.location)
    fields = {
        "id": shown(claim.id),
        **judged_fields(claim),
        "section": shown(claim.section or ""),
        "passage": _place(passage, page) if passage else "",
        "record": _place(claim.location, page),
        "reference": "\n".join(shown(held.work(claim, one)) for one in sources),
        "supports": "\n".join(
            shown(f"{one.key}: {one.supports}") for one in sources if one.supports
        ),
        "earlier": _earlier(claim),
        **dict.fromkeys(BLANKS, ""),
        "stamp": str(stamp_of(claim)),
    }
    return Item({name: fields[name] for name in FIELDS}, passage)


def _place(location: Location, page: Page) -> str:
    return f"{page.place(location.path)}:{location.start.line}"


def _earlier(claim: TrackedClaim) -> str:
    """The last verdict, if there is one."""
    if not claim.verdicts:
        return ""
    last = claim.verdicts[-1]
    edited = ", edited since" if is_left(claim) else ""
    note = f": {last.note}" if last.note else ""
    return shown(f"{last.status} by {last.by} on {last.on}{edited}{note}")
