"""How far the checking of a ledger has come.

A claim is checked if it has a verdict, whatever that says, and was not edited since; all others are
left. A waiver changes nothing in that: it excuses a claim from having a source.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from claimcheck.ledger.digest import is_stale
from claimcheck.model.claims import UNCHECKED, Ledger, Status, TrackedClaim
from claimcheck.reporters.json import VERSION, dump
from claimcheck.reporters.page import Page, Style, clip, columns, counted, wrapped
from claimcheck.reporters.unread import Unread, as_values, places

BAR = 30
NARROWEST_BAR = 5
NAME_WIDTH = 40
NARROWEST_NAME = 16
NO_SECTION = "(no section)"
NO_SOURCE = "(no source)"
STALE = "stale"

# How claims can stand, in the order in which that is told; the facts left are those of the last two.
STANDINGS = (*map(str, Status), UNCHECKED, STALE)
LEFT = (UNCHECKED, STALE)

Names = Callable[[TrackedClaim], Iterable[str | None]]
Standings = Sequence[tuple[TrackedClaim, str]]


class Progress(NamedTuple):
    """How many claims there are, and how many of them are checked."""

    claims: int
    checked: int

    def falls_short(self, percent: float) -> int:
        """How many more claims make so many percent of them checked; 0 where these are."""
        # As it is written: a float of its own would be a little more or less than that.
        from fractions import Fraction  # noqa: PLC0415 - nobody else needs it

        return max(0, ceil(Fraction(str(percent)) * self.claims / 100) - self.checked)


def progress_of(ledger: Ledger) -> Progress:
    """The counts for the whole ledger."""
    whole = _whole(_standings(ledger))
    return Progress(whole.claims, whole.claims - whole.left)


def _sections(claim: TrackedClaim) -> Iterable[str | None]:
    return (claim.section or None,)


def _sources(claim: TrackedClaim) -> Iterable[str | None]:
    return dict.fromkeys(source.key for source in claim.sources) or (None,)


def as_json(ledger: Ledger, unread: tuple[Unread, ...], page: Page) -> str:
    """Counts of claims by status, section and source; `left` are those not checked, or stale.

    What has no section, or no source, stands under the name null. `skipped` is what could not be
    read, and is not counted.
    """
    standings = _standings(ledger)
    whole = _whole(standings)
    return dump(
        {
            "version": VERSION,
            "claims": whole.claims,
            "checked": whole.claims - whole.left,
            "left": whole.left,
            "statuses": whole.counts,
            "sections": [row.values() for row in _rows(standings, _sections)],
            "sources": [row.values() for row in _rows(standings, _sources)],
            "skipped": as_values(unread, page),
        }
    )


def as_text(ledger: Ledger, unread: tuple[Unread, ...], page: Page) -> str:
    """Tables by section and by source; then, where the eye is, a bar for the whole."""
    standings = _standings(ledger)
    whole = _whole(standings)
    lines: list[str] = []
    if whole.claims:
        shown = [name for name, count in whole.counts.items() if count]
        lines = [
            *_table("section", _rows(standings, _sections), NO_SECTION, shown, page),
            "",
            *_table("source", _rows(standings, _sources), NO_SOURCE, shown, page),
            "",
            _come(whole, page, is_whole=not unread),
            *wrapped(", ".join(f"{whole.counts[name]} {name}" for name in shown), page.width),
        ]
    elif not unread:
        lines = ["no claims yet"]
    if unread:
        what = "this could not be read, and is not counted" if lines else "no claim could be read"
        told = wrapped(f"{what}: {places(unread, page)}", page.width)
        lines += (page.paint(line, Style.WARNING) for line in told)
    return "\n".join(lines) + "\n"


class _Row(NamedTuple):
    """So many claims of one section, or that rest on one source, and how they stand."""

    name: str | None
    counts: dict[str, int]
    # every standing, in order; each claim counts once

    @property
    def claims(self) -> int:
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        return sum(self.counts[name] for name in LEFT)

    def values(self) -> dict[str, object]:
        return {
            "name": self.name,
            "claims": self.claims,
            "checked": self.claims - self.left,
            "left": self.left,
            "statuses": self.counts,
        }


def _standings(ledger: Ledger) -> list[tuple[TrackedClaim, str]]:
    return [
        (claim, STALE if is_stale(claim) else str(claim.status or UNCHECKED))
        for claim in ledger.claims
    ]


def _whole(standings: Standings) -> _Row:
    return _row(None, (standing for _, standing in standings))


def _rows(standings: Standings, names: Names) -> list[_Row]:
    """One row a name, in the order of first mention."""
    groups: dict[str | None, list[str]] = {}
    for claim, standing in standings:
        for name in names(claim):
            groups.setdefault(name, []).append(standing)
    return [_row(name, group) for name, group in groups.items()]


def _row(name: str | None, standings: Iterable[str]) -> _Row:
    counts = Counter(standings)
    return _Row(name, {standing: counts[standing] for standing in STANDINGS})


def _table(
    heading: str, rows: list[_Row], nameless: str, shown: list[str], page: Page
) -> Iterator[str]:
    """A line a row; of the standings those that there are, none where all claims stand alike."""
    standings, room = _fitting(shown if len(shown) > 1 else [], page)
    names = [_shortened(row.name or nameless, room) for row in rows]
    width = max(columns(heading), *map(columns, names))
    heads = "".join(f"  {standing}" for standing in standings)
    yield page.paint(f"{heading:<{width}}  claims{heads}   left", Style.STRONG)
    for name, row in zip(names, rows, strict=True):
        pad = " " * (width - columns(name))
        cells = "".join(f"  {row.counts[one] or '·':>{len(one)}}" for one in standings)
        left = f"{row.left:>6}" if row.left else page.paint("  done", Style.GOOD)
        yield f"{name}{pad}  {row.claims:>6}{cells} {left}"


def _fitting(shown: list[str], page: Page) -> tuple[list[str], int]:
    """The standings that a line has room for, and the columns that it then has for a name.

    First those go that `left` is the sum of, then all.
    """
    for standings in (shown, [one for one in shown if one not in LEFT], []):
        taken = columns("  claims   left") + sum(2 + len(one) for one in standings)
        room = NAME_WIDTH if page.width is None else min(NAME_WIDTH, page.width - taken)
        if room >= NARROWEST_NAME:
            return standings, room
    return [], NARROWEST_NAME


def _shortened(name: str, room: int) -> str:
    words = clip(name)
    if columns(words) <= room:
        return words
    while columns(words) >= room:
        words = words[:-1]
    return f"{words}…"


def _come(whole: _Row, page: Page, *, is_whole: bool) -> str:
    """`███░░░ 1 of 2 facts checked, 50%`; never more percent than there are.

    Of facts that are not all there are, no share is told.
    """
    done = whole.claims - whole.left
    share = f", {1000 * done // whole.claims / 10:g}%" if is_whole else ""
    facts = counted(whole.claims, "fact" if is_whole else "readable fact")
    words = f"{done} of {facts} checked{share}"
    room = BAR if page.width is None else min(BAR, page.width - columns(words) - 1)
    return words if room < NARROWEST_BAR else f"{_bar(done, whole.claims, room, page)} {words}"


def _bar(done: int, total: int, length: int, page: Page) -> str:
    """Full only where all is done, and empty only where nothing is."""
    filled = max(length * done // total, min(done, 1))
    filled_part = page.paint("█" * filled, Style.GOOD)
    return filled_part + page.paint("░" * (length - filled), Style.FAINT)
