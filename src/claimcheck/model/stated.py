"""A claim in its document, as rules look at it."""

from typing import NamedTuple

from claimcheck.model.citations import LinkedDocument
from claimcheck.model.detected import DetectedClaim
from claimcheck.model.text import Location


class Stated(NamedTuple):
    """One claim that a document states and no record of a ledger tracks."""

    linked: LinkedDocument
    claim: DetectedClaim
    strong: bool
    # whether its score reaches the one that is configured
    has_ledger: bool
    # whether some ledger file holds the claims of its document

    @property
    def text(self) -> str:
        """What is said, without citations, on one line."""
        return self.linked.said(self.claim)

    @property
    def location(self) -> Location:
        """Where the sentence stands in the file."""
        return self.linked.document.locate(self.claim.span)

    @property
    def text_location(self) -> Location:
        """The same, as records of the ledger call it."""
        return self.location

    @property
    def keys(self) -> tuple[str, ...]:
        """The references that back it."""
        return self.linked.sources_of(self.claim)

    @property
    def cited(self) -> tuple[str, ...]:
        """The works that are cited for it, as printed."""
        citations = (self.linked.citations[place] for place in self.claim.citations)
        return tuple(dict.fromkeys(work.words for one in citations for work in one.works))
