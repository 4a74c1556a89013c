"""How far the checking of a ledger has come."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcheck.model.claims import UNCHECKED, Ledger, Status, TrackedClaim
from claimcheck.reporters.json import VERSION, dump
from claimcheck.reporters.page import Page, Style, clip, columns, counted

BAR = 30
NAME_WIDTH = 40
NO_SECTION = "(no section)"
NO_SOURCE = "(no source)"

Names = Callable[[TrackedClaim], Iterable[str]]


def _sections(claim: TrackedClaim) -> Iterable[str]:
    return (claim.section or NO_SECTION,)


def _sources(claim: TrackedClaim) -> Iterable[str]:
    return dict.fromkeys(source.key for source in claim.sources) or (NO_SOURCE,)


def as_json(ledger: Ledger, _page: Page) -> str:
    """Counts of claims by status, section and source; `left` are those not checked."""
    return dump(
        {
            "version": VERSION,
            "claims": len(ledger.claims),
            "left": _left(ledger.claims),
            "statuses": _statuses(ledger.claims),
            "sections": _rows(ledger, _sections),
            "sources": _rows(ledger, _sources),
        }
    )


def as_text(ledger: Ledger, page: Page) -> str:
    """A bar for the whole, then tables by section and by source."""
    claims = ledger.claims
    if not claims:
        return "no claims yet\n"
    done = len(claims) - _left(claims)
    statuses = _statuses(claims)
    words = ", ".join(f"{count} {name}" for name, count in statuses.items() if count)
    lines = [
        f"{_bar(done, len(claims), page)} {done} of {counted(len(claims), 'fact')} checked",
        words,
        "",
        *_table("section", _rows(ledger, _sections), page),
        "",
        *_table("source", _rows(ledger, _sources), page),
    ]
    return "\n".join(lines) + "\n"


def _rows(ledger: Ledger, names: Names) -> list[dict[str, object]]:
    """One row a name, in the order of first mention."""
    groups: dict[str, list[TrackedClaim]] = {}
    for claim in ledger.claims:
        for name in names(claim):
            groups.setdefault(name, []).append(claim)
    return [
        {"name": name, "claims": len(claims), "left": _left(claims)}
        for name, claims in groups.items()
    ]


def _table(heading: str, rows: Sequence[dict[str, object]], page: Page) -> Iterator[str]:
    names = [_shortened(str(row["name"])) for row in rows]
    width = max(columns(heading), *map(columns, names))
    yield page.paint(f"{heading:<{width}}  claims   left", Style.STRONG)
    for name, row in zip(names, rows, strict=True):
        pad = " " * (width - columns(name))
        left = f"{row['left']:>6}" if row["left"] else page.paint("  done", Style.GOOD)
        yield f"{name}{pad}  {row['claims']:>6} {left}"


def _shortened(name: str) -> str:
    words = clip(name)
    return words if len(words) <= NAME_WIDTH else f"{words[: NAME_WIDTH - 1]}…"


def _bar(done: int, total: int, page: Page) -> str:
    filled = BAR * done // total
    return page.paint("█" * filled, Style.GOOD) + page.paint("░" * (BAR - filled), Style.FAINT)


def _left(claims: Sequence[TrackedClaim]) -> int:
    return sum(claim.status is None for claim in claims)


def _statuses(claims: Iterable[TrackedClaim]) -> dict[str, int]:
    counts = Counter(claim.status or UNCHECKED for claim in claims)
    return {name: counts[name] for name in (*Status, UNCHECKED)}
