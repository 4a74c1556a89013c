"""What a search looks into: the claims of a ledger, in order, and the index of their words."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck.model.claims import UNCHECKED, Ledger, TrackedClaim
from claimcheck.search.index import Index, index_of

if TYPE_CHECKING:
    from claimcheck.model.references import Bibliography


class Card(NamedTuple):
    """What the filters ask of a claim."""

    id: str
    file: int
    # its place among the files
    keys: tuple[str, ...]
    tags: tuple[str, ...]
    # as written
    status: str


if TYPE_CHECKING:  # a protocol takes longer to define than a search to answer

    class Catalogue(Protocol):
        """Claims by row, their place in the order of the ledger; each part is made when asked for."""

        @property
        def index(self) -> Index:
            """Their words."""

        @property
        def count(self) -> int:
            """How many there are."""

        @property
        def cards(self) -> Sequence[Card]:
            """What the filters ask of them."""

        @property
        def files(self) -> Sequence[Path]:
            """The files of the ledger, in order."""

        def claims(self, rows: Sequence[int]) -> Sequence[TrackedClaim]:
            """Those in these rows, in this order."""


class LedgerCatalogue:
    """The catalogue of a ledger that has been read."""

    def __init__(self, ledger: Ledger, bibliography: "Bibliography") -> None:
        self.ledger = ledger
        self.bibliography = bibliography

    @cached_property
    def index(self) -> Index:
        """The words of the claims, and of the works that they rest on."""
        return index_of(self.all, self.bibliography)

    @property
    def is_indexed(self) -> bool:
        """Whether somebody has asked for the index."""
        return "index" in vars(self)

    @cached_property
    def all(self) -> tuple[TrackedClaim, ...]:
        """The claims of all files."""
        return self.ledger.claims

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.all)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """What the filters ask of them."""
        return tuple(
            Card(
                claim.id,
                place,
                tuple([source.key for source in claim.sources]),
                claim.tags,
                claim.status or UNCHECKED,
            )
            for place, file in enumerate(self.ledger.files)
            for claim in file.claims
        )

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the ledger, in order."""
        return tuple(file.path for file in self.ledger.files)

    def claims(self, rows: Sequence[int]) -> list[TrackedClaim]:
        """Those in these rows, in this order."""
        return [self.all[row] for row in rows]
