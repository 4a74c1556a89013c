"""All that the ledger holds, for programs: stable, versioned, described by a JSON Schema."""

from pathlib import Path
from typing import Any

from claimcheck.exchange.holdings import Holdings
from claimcheck.ledger.digest import digest, is_stale
from claimcheck.model.claims import UNCHECKED, TrackedClaim
from claimcheck.model.text import Location
from claimcheck.reporters.json import VERSION, dump
from claimcheck.reporters.page import Page
from claimcheck.reporters.unread import as_values


def render(held: Holdings, page: Page, _folder: Path) -> str:
    """Every claim, with the documents that the files of the ledger name."""
    paths = dict.fromkeys(claim.location.path for claim in held.claims)
    return dump(
        {
            "version": VERSION,
            "files": [
                {"path": page.name(path), "document": held.documents[path]._asdict()}
                for path in paths
            ],
            "claims": [_claim(claim, held, page) for claim in held.claims],
            "skipped": as_values(held.unread, page),
        }
    )


def _claim(claim: TrackedClaim, held: Holdings, page: Page) -> dict[str, Any]:
    passage = held.passages.get(claim.location)
    return {
        "id": claim.id,
        "text": claim.text,
        "location": _place(claim.location, page),
        "passage": _place(passage, page) if passage else None,
        "section": claim.section,
        "tags": claim.tags,
        "waive": claim.waive,
        "digest": digest(claim),
        "status": claim.status or UNCHECKED,
        "stale": is_stale(claim),
        "sources": [
            {
                "key": one.key,
                "locator": one.locator,
                "quote": one.quote,
                "supports": one.supports,
                "reference": held.work(claim, one) if held.reference(claim, one) else None,
            }
            for one in claim.sources
        ],
        "verdicts": [
            {
                "status": one.status.value,
                "by": one.by,
                "on": one.on.isoformat(),
                "of": one.of,
                "note": one.note,
            }
            for one in claim.verdicts
        ],
    }


def _place(location: Location, page: Page) -> dict[str, Any]:
    return {"path": page.name(location.path), "line": location.start.line}
