"""What a bibliography holds: references, the names on them, and entries that could not be read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.text import Location


class Name(NamedTuple):
    """One person or body on a title page, in Unicode, without braces or commands."""

    family: str
    # surname without particle; the whole name of a corporate author
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False

    @property
    def surname(self) -> str:
        """Particle and family name as a citation prints them: `van der Berg`."""
        return f"{self.particle} {self.family}".strip()


class Field(NamedTuple):
    """One field of an entry."""

    name: str
    # in lower case
    value: str
    # macros and concatenation expanded, outer braces or quotes removed, LaTeX left as it is
    location: Location
    # of the value, in the file
    name_location: Location
    inherited_from: str | None = None
    # key of the crossref or xdata entry that it came from


@dataclass(frozen=True)  # no slots: the index of fields is made once
class Reference:
    """One entry of a bibliography file, known by its citation key."""

    key: str
    type: str
    # entry type in lower case
    location: Location
    # of the key
    fields: tuple[Field, ...] = ()
    # own fields in file order, then inherited ones
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    and_others: bool = False
    # whether the list of authors ends in `and others`
    title: str | None = None
    # Unicode, without braces or commands
    year: int | None = None
    # from `date` or `year`; None where neither begins with a year
    month: int | None = None

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Fields by lower-case name."""
        return {field.name: field for field in reversed(self.fields)}

    def get(self, *names: str) -> Field | None:
        """The first of the named fields that is there and not blank."""
        for name in names:
            field = self.by_name.get(name)
            if field and field.value.strip():
                return field
        return None

    @property
    def parents(self) -> tuple[str, ...]:
        """Keys that this entry takes fields from by crossref or xdata."""
        found = (self.by_name.get(name) for name in ("crossref", "xdata"))
        return tuple(
            key.strip() for field in found if field for key in field.value.split(",") if key.strip()
        )

    def brief(self) -> str:
        """One line for people: `Landau, Radical Politics in Modern Turkey, 1974`."""
        names = self.authors or self.editors
        who = ", ".join(name.surname for name in names[:3])
        if len(names) > 3 or self.and_others:
            who = f"{names[0].surname} et al."
        when = str(self.year) if self.year is not None else ""
        return ", ".join(part for part in (who, self.title or "", when) if part)


class Lead(NamedTuple):
    """What a work is looked up by: the first author, or else editor, and the year."""

    name: Name | None
    year: int | None

    @classmethod
    def of(cls, reference: Reference) -> "Lead":
        """That of a reference."""
        names = reference.authors or reference.editors
        return cls(names[0] if names else None, reference.year)


class BrokenEntry(NamedTuple):
    """Something in a bibliography file that a reader of its references must know.

    `lost` says that no reference came of it; otherwise the reference is there, read as far as
    the message says.
    """

    location: Location
    message: str
    help: str | None = None
    key: str | None = None
    # the citation key concerned, where one can be told
    lost: bool = True
    is_slight: bool = False
    # whether nothing is misread for it, so that it is no error


@dataclass(frozen=True)  # no slots: the index of keys is made once
class Bibliography:
    """All bibliography files that were read, in the order in which they were named."""

    references: tuple[Reference, ...] = ()
    # file order; of several entries with one key all are here, the first one counts
    broken: tuple[BrokenEntry, ...] = ()
    commented: tuple[tuple[str, Location], ...] = ()
    # keys of entries that stand in comments
    files: tuple[Path, ...] = ()
    complete: bool = True
    # whether every file could be read; if not, a missing key means nothing

    @cached_property
    def by_key(self) -> Mapping[str, Reference]:
        """The first reference of each key, exactly as written."""
        found: dict[str, Reference] = {}
        for reference in self.references:
            found.setdefault(reference.key, reference)
        return found

    @cached_property
    def held(self) -> frozenset[tuple[Path, str]]:
        """Each key with the file in which an entry has it."""
        return frozenset((one.location.path, one.key) for one in self.references)

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """Those of the references of `by_key`, in its order."""
        return tuple(map(Lead.of, self.by_key.values()))

    def of_years(self, years: Collection[int]) -> Iterator[Reference]:
        """Those references of `by_key` that are of one of these years, which have four digits."""
        return (one for one in self.by_key.values() if one.year in years)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Other names of references, from BibLaTeX's field `ids`, each with the key it leads to."""
        return aliases_in(self.references)

    @cached_property
    def lost(self) -> tuple[BrokenEntry, ...]:
        """Entries of which no reference came."""
        return tuple(one for one in self.broken if one.lost)

    @cached_property
    def broken_keys(self) -> dict[str, BrokenEntry]:
        """Entries of which no reference came, by key."""
        return {b.key: b for b in reversed(self.lost) if b.key is not None}

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references)


def aliases_in(references: Iterable[Reference]) -> dict[str, str]:
    """Their other names, each with the key it leads to; the first one counts."""
    found: dict[str, str] = {}
    for reference in references:
        if (field := reference.by_name.get("ids")) and not field.inherited_from:
            for alias in field.value.split(","):
                found.setdefault(alias.strip(), reference.key)
    return found


class LinkStatus(StrEnum):
    """How a citation, or a key in the ledger, stands to the bibliography."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    NEAR = "near"
    MISSING = "missing"
    BROKEN = "broken"
    UNKNOWN = "unknown"


# From the one that most needs a hand to the one that needs none.
_GRAVITY = (
    LinkStatus.MISSING,
    LinkStatus.BROKEN,
    LinkStatus.NEAR,
    LinkStatus.AMBIGUOUS,
    LinkStatus.UNKNOWN,
    LinkStatus.LINKED,
)


def gravest(statuses: Iterable[LinkStatus]) -> LinkStatus | None:
    """What several links come to: linked only where all are; None where there are none."""
    held = {*statuses}
    return next((status for status in _GRAVITY if status in held), None)


class Candidate(NamedTuple):
    """A reference that almost fits."""

    key: str
    score: float
    # 0 to 1
    why: str
    # which part differs, in words
    part: str = ""
    # the same in one word: "surname", "year", "authors", "title"; empty for a key


class Link(NamedTuple):
    """From a citation, or a key in the ledger, to a reference."""

    key: str | None
    # of the reference; of a key in the ledger, as written there; None where nothing is linked
    status: LinkStatus
    candidates: tuple[Candidate, ...] = ()
    # best first; empty when linked

    @property
    def meant(self) -> tuple[str, ...]:
        """The keys that it leads to or may lead to: all that fit equally, the best of near ones."""
        if not self.candidates:
            return () if self.key is None else (self.key,)
        best = self.candidates[0].score
        all_fit = self.status is LinkStatus.AMBIGUOUS
        return tuple(one.key for one in self.candidates if all_fit or one.score == best)
