"""All that the ledger holds, as a table: a row a claim, a line in a cell for each source or verdict."""

from pathlib import Path

from claimcheck.exchange.csv import table_of
from claimcheck.exchange.holdings import Holdings
from claimcheck.ledger.digest import is_stale
from claimcheck.model.claims import UNCHECKED, SourceRef, TrackedClaim, Verdict
from claimcheck.reporters.page import Page

COLUMNS = (
    *("id", "text", "section", "tags", "waive", "path", "line", "document", "passage"),
    *("sources", "locators", "quotes", "supports", "references"),
    *("status", "stale", "by", "on", "note", "of", "earlier"),
)


def render(held: Holdings, page: Page, _folder: Path) -> str:
    """A head, then a row a claim."""
    return table_of([COLUMNS, *(_row(claim, held, page) for claim in held.claims)])


def _row(claim: TrackedClaim, held: Holdings, page: Page) -> list[str]:
    place, passage = claim.location, held.passages.get(claim.location)
    document = held.documents.get(place.path)
    last = claim.verdicts[-1] if claim.verdicts else None
    cells = {
        "id": claim.id,
        "text": claim.text,
        "section": claim.section,
        "tags": "; ".join(claim.tags),
        "waive": claim.waive,
        "path": page.name(place.path),
        "line": str(place.start.line),
        "document": document.title if document else None,
        "passage": f"{page.name(passage.path)}:{passage.start.line}" if passage else None,
        **{
            f"{name}s" if name in ("locator", "quote") else name: _lines(claim.sources, name)
            for name in ("locator", "quote", "supports")
        },
        "sources": _lines(claim.sources, "key"),
        "references": "\n".join(held.work(claim, one) for one in claim.sources),
        "status": claim.status or UNCHECKED,
        "stale": ("yes" if is_stale(claim) else "no") if last else None,
        "by": last.by if last else None,
        "on": str(last.on) if last else None,
        "note": last.note if last else None,
        "of": last.of if last else None,
        "earlier": "\n".join(map(_earlier, claim.verdicts[:-1])),
    }
    return [cells[name] or "" for name in COLUMNS]


def _lines(sources: tuple[SourceRef, ...], field: str) -> str:
    """A line a source, so that columns can be read side by side; nothing where all are blank."""
    lines = [" ".join((getattr(one, field) or "").split()) for one in sources]
    return "\n".join(lines) if any(lines) else ""


def _earlier(verdict: Verdict) -> str:
    note = f": {verdict.note}" if verdict.note else ""
    of = f" [{verdict.of}]" if verdict.of else ""
    return " ".join(f"{verdict.on} {verdict.status} by {verdict.by}{of}{note}".split())
