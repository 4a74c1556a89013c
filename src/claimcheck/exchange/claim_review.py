"""What was found of claims, as ClaimReview of schema.org in JSON-LD.

Nothing is made up: where the ledger does not say who made a claim, at which address the check is
published, or how a verdict would be on a scale, nor do we.
"""

from pathlib import Path
from typing import Any

from claimcheck.exchange.holdings import Holdings
from claimcheck.ledger.digest import is_stale
from claimcheck.model.claims import LedgerDocument, TrackedClaim
from claimcheck.reporters.json import dump
from claimcheck.reporters.page import Page


def render(held: Holdings, _page: Page, _folder: Path) -> str:
    """A list with a review of each claim that has a verdict which holds.

    It may stand in a <script> of a page: no text in it can end that.
    """
    reviews = [_review(claim, held) for claim in held.claims if is_reviewed(claim)]
    return dump(reviews).replace("<", "\\u003c")


def is_reviewed(claim: TrackedClaim) -> bool:
    """Whether what the last verdict says is about the claim as it is."""
    return bool(claim.verdicts) and not is_stale(claim)


def _review(claim: TrackedClaim, held: Holdings) -> dict[str, Any]:
    last = claim.verdicts[-1]
    document = held.documents.get(claim.location.path, LedgerDocument())
    return _given(
        {
            # Each has its own, since search engines look at the outermost thing only.
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "identifier": claim.id,
            "claimReviewed": " ".join(claim.text.split()),
            "datePublished": last.on.isoformat(),
            "author": {"@type": "Person", "name": last.by},
            "reviewRating": {"@type": "Rating", "alternateName": last.status.capitalize()},
            "reviewBody": last.note,
            "itemReviewed": _given(
                {
                    "@type": "Claim",
                    "appearance": _appearance(document),
                    "citation": [
                        held.work(claim, s) for s in claim.sources if held.reference(claim, s)
                    ],
                }
            ),
        }
    )


def _appearance(document: LedgerDocument) -> dict[str, Any] | None:
    """The text that makes the claim, by its title; without one nothing is known of it."""
    if not document.title:
        return None
    return _given(
        {"@type": "CreativeWork", "name": document.title, "datePublished": document.dated}
    )


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
