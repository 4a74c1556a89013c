"""What is given away: claims with the works they rest on and the passages that state them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.annotating.works import work_of
from claimcheck.ledger.digest import is_stale
from claimcheck.model.claims import LedgerDocument, SourceRef, TrackedClaim
from claimcheck.model.references import Bibliography, Reference
from claimcheck.model.text import Location
from claimcheck.reporters.unread import Unread
from claimcheck.reporters.works import printed


class Holdings(NamedTuple):
    """Claims, in the order of the ledger, and what is known of them."""

    claims: tuple[TrackedClaim, ...]
    shelves: Mapping[Path, tuple[Bibliography, ...]]
    # by ledger file: where its keys are looked up, in order
    documents: Mapping[Path, LedgerDocument] = {}
    # by ledger file: the text that its claims are of
    passages: Mapping[Location, Location] = {}
    # by the place of a claim: where its document states it
    unread: tuple[Unread, ...] = ()
    # what could not be read, so that this may not be all

    def reference(self, claim: TrackedClaim, source: SourceRef) -> Reference | None:
        """The entry that a source of a claim names; None where there is none, or it is broken."""
        shelves = self.shelves[claim.location.path]
        found = (shelf.by_key.get(source.key) for shelf in shelves)
        return next((one for one in found if one), None)

    def work(self, claim: TrackedClaim, source: SourceRef) -> str:
        """That entry as a list of works prints it, or why it cannot be printed."""
        if reference := self.reference(claim, source):
            return spelt_out(reference)
        shelves = self.shelves[claim.location.path]
        if any(source.key in shelf.broken_keys for shelf in shelves):
            return "its entry is broken"
        whole = all(shelf.complete for shelf in shelves)
        return "not in the bibliography" if whole else "the bibliography could not be read"


def spelt_out(reference: Reference) -> str:
    """`Landau, Jacob M. (1974). Radical Politics in Modern Turkey. E. J. Brill, Leiden.`"""
    work = work_of(reference)
    return " ".join(filter(None, (str(printed(work)), work.href)))


def is_left(claim: TrackedClaim) -> bool:
    """Whether a claim is still to be checked: without a verdict, or edited since the last one."""
    return not claim.verdicts or is_stale(claim)


def left_of(claims: Iterable[TrackedClaim]) -> tuple[TrackedClaim, ...]:
    """Those still to be checked."""
    return tuple(filter(is_left, claims))
