"""What of a ledger could not be read, so that no count of claims pretends to be whole."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model.claims import Ledger
from claimcheck.model.findings import Skipped
from claimcheck.reporters.page import Page, clip

# So many places are named in a line; the rest is counted.
NAMED = 3
# What decides how a claim stands: without it nothing is known of that.
_DECIDING = ("sources", "verdict")


class Unread(NamedTuple):
    """One thing that could not be read; claims, sources or verdicts may be unknown for it."""

    path: Path
    line: int | None
    # None where it is the whole of a file or folder
    reason: str


def unread_in(ledger: Ledger, skipped: Iterable[Skipped]) -> tuple[Unread, ...]:
    """All of it, each place once: what was passed over first, then the ledger in its order."""
    found = [*_of_files(skipped), *_of_records(ledger)]
    return tuple({one[:2]: one for one in reversed(found)}.values())[::-1]


def _of_files(skipped: Iterable[Skipped]) -> Iterator[Unread]:
    for one in skipped:
        yield Unread(one.path, None, one.reason)


def _of_records(ledger: Ledger) -> Iterator[Unread]:
    for file in ledger.files:
        for broken in file.broken:
            if broken.lost:
                place = broken.location
                yield Unread(place.path, place.start.line, broken.message)
        for claim in file.claims:
            for field in sorted(claim.unread.intersection(_DECIDING)):
                what = f'the {field} of "{claim.id}" could not be read'
                yield Unread(claim.location.path, claim.location.start.line, what)


def as_values(unread: Iterable[Unread], page: Page) -> list[dict[str, Any]]:
    """For JSON."""
    return [{**one._asdict(), "path": page.name(one.path)} for one in unread]


def places(unread: tuple[Unread, ...], page: Page) -> str:
    """Where it is, on one line: `claims/a.toml:3, claims/b.toml and 4 more`."""
    named = [
        clip(page.place(one.path)) + (f":{one.line}" if one.line else "") for one in unread[:NAMED]
    ]
    more = f" and {len(unread) - NAMED} more" if len(unread) > NAMED else ""
    return ", ".join(named) + more
