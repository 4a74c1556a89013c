"""What tracking a document comes to."""

from pathlib import Path
from typing import NamedTuple

from claimcheck.model.claims import NewRecord
from claimcheck.model.documents import Document
from claimcheck.model.matches import Match


class Tracked(NamedTuple):
    """New records for a document, and what became of those that its ledger holds."""

    document: Document
    ledger: Path
    # the file that is, or would be, written
    records: tuple[NewRecord, ...]
    # the new ones
    matches: tuple[Match, ...]
    reworded: tuple[tuple[str, str], ...] = ()
    # ids of changed claims that are to be worded as the document has them, and how
    unlinked: frozenset[str] = frozenset()
    # ids of new records for which the document cites something that links to nothing
