"""What citations are fitted to: references and list entries, and what a fit says."""

import re
from typing import NamedTuple

from claimcheck.bibliography.latex import plain
from claimcheck.model.references import Name, Reference

_YEAR_LETTER = re.compile(r"\d{4}[\s-]*+([a-z])", re.IGNORECASE)


class Record(NamedTuple):
    """A reference, or an entry of the document's own list, as citations see it."""

    key: str
    names: tuple[Name, ...]
    and_others: bool
    year: int | None
    title: str | None
    suffix: str = ""
    # the letter of its year, in the document's own list
    reference: Reference | None = None


class Difference(NamedTuple):
    """One part that differs."""

    cost: float
    why: str
    part: str = "authors"
    # or "surname", "year", "title"


class Fit(NamedTuple):
    """How a work fits a record; without differences it fits."""

    record: Record
    penalty: int
    # of several records that fit, those with the least count
    differences: tuple[Difference, ...] = ()

    @property
    def score(self) -> float:
        """1 where nothing differs."""
        return round(max(0.0, 1 - sum(d.cost for d in self.differences) - self.penalty / 100), 4)

    @property
    def why(self) -> str:
        """All that differs."""
        return "; ".join(d.why for d in self.differences)

    @property
    def part(self) -> str:
        """What differs, where it is one thing."""
        return self.differences[0].part if len(self.differences) == 1 else ""


class Habits(NamedTuple):
    """How the document cites, as far as it matters here."""

    most_named: int = 1
    # so many authors are all named, and no work of as few is cited with "et al."
    always_named: frozenset[int] = frozenset()
    # of three or more: works of so many authors are named in full but for rare exceptions


class Part(NamedTuple):
    """How the names, the year or the title fit."""

    penalty: int = 0
    differences: tuple[Difference, ...] = ()


FITS = Part()


def year_in(printed: str | None) -> int | None:
    """The year, where it is one and not "n.d." or the like."""
    return int(printed) if printed and len(printed) <= 4 and printed.isdecimal() else None


def letter_of(record: Record) -> str:
    """The letter that a record's own year carries: `year = {2019a}`, or the list's 2019a."""
    if record.suffix or record.reference is None:
        return record.suffix
    extra = record.reference.get("extradate", "extrayear", "yearsuffix")
    if extra and len(extra.value.strip()) == 1:
        return extra.value.strip().lower()
    found = record.reference.get("year", "date")
    letter = _YEAR_LETTER.fullmatch(found.value.strip()[:20]) if found else None
    return letter[1].lower() if letter else ""


def short_title(record: Record) -> str:
    """The short form of the title, where the bibliography gives one."""
    found = record.reference.get("shorttitle") if record.reference else None
    return plain(found.value) if found else ""


def bodies_of(record: Record) -> tuple[str, ...]:
    """The bodies that stand behind a reference without being named as its author."""
    reference = record.reference
    if reference is None:
        return ()
    fields = ("organization", "institution", "publisher", "school", "howpublished")
    found = (reference.by_name.get(name) for name in fields)
    return tuple(plain(field.value) for field in found if field and field.value.strip())
