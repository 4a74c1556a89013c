"""Waivers as people write them into the comments of their files."""

from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.text import Location


class Scope(StrEnum):
    """How much of a file a waiver speaks of; the value is the word that says so."""

    HERE = "allow"
    # the sentence before it, or alone on its line what begins on the next
    BLOCK = "allow-block"
    # the paragraph, record or entry around it or touching it, or else the next
    FILE = "allow-file"


class Allowed(NamedTuple):
    """One rule that a waiver names."""

    rule: str
    location: Location
    # of the name in the comment


class Waiver(NamedTuple):
    """What one comment excuses, and why."""

    location: Location
    # of its words, without the signs that make a comment of them
    rules: tuple[Allowed, ...]
    # only those that there are and that may be waived
    reason: str
    # empty: none is given, and nothing is excused
    reach: Location
    # findings that begin in it are excused


class Miswritten(NamedTuple):
    """A comment that speaks to claimcheck, or a part of it, and excuses nothing."""

    location: Location
    message: str
    help: str
