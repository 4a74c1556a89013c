"""The lines of the desk: one for each claim, one that says how far it is, one with the keys."""

from collections.abc import Iterator, Sequence

from claimcheck.browse.desk import Desk, Row
from claimcheck.browse.pieces import LOOKS, Line, Look, Piece, fitted, marked
from claimcheck.model.matches import Outcome
from claimcheck.reporters.page import columns, visible

# Columns of the bar that shows how much is checked.
BAR = 10
# Below so many columns what became of a claim in the text stands in the place of its sources.
NARROW = 72


def row_line(desk: Desk, place: int, width: int) -> Line:
    """A claim in one line of `width` columns: pending, verdict, sources, place in the text."""
    row = desk.rows[place]
    pending = desk.verdict_on(place)
    standing = pending.status if pending else row.standing
    head = [
        _sign(desk, place) if pending else Piece(" "),
        Piece(f"{standing:<13}", LOOKS.get(standing, Look.FAINT)),
    ]
    outcome = row.outcome if row.outcome not in (None, Outcome.SAME) else ""
    is_narrow = width < NARROW
    if not (is_narrow and outcome):
        head.append(_backing(row))
    if outcome or (desk.has_outcomes and not is_narrow):
        head.append(Piece(f"{outcome or '':<8}", Look.BAD))
    head += [Piece(fitted(visible(row.claim.id), width // 5), Look.STRONG), Piece(" ")]
    # A character takes a column or more, but for some that are written over others.
    marks = [(*one, Look.MARK) for one in desk.marks.get(place, ())]
    return (*head, *marked(row.claim.text[: width * 2], marks))


def _sign(desk: Desk, place: int) -> Piece:
    return Piece("*", Look.MARK) if desk.fits(place) else Piece("!", Look.BAD)


def _backing(row: Row) -> Piece:
    if row.missing:
        return Piece("missing ", Look.BAD)
    if row.claim.sources:
        return Piece(f"{len(row.claim.sources)} src".ljust(8))
    return Piece("waived  ") if row.claim.waive is not None else Piece("no src  ", Look.WARNING)


def status_line(desk: Desk, notes: Sequence[str]) -> Line:
    """How far it is, and what has to be known of it; the weightiest first."""
    total = len(desk.rows)
    done = total - desk.left
    filled = BAR * done // total if total else BAR
    words = [f"{desk.left} left", f"{done} of {total} checked"]
    parts = [f" {' · '.join(words)}"]
    if desk.judged:
        parts.append(f"{len(desk.pending)} not saved")
    parts += notes
    if desk.asked:
        parts.append(f"{len(desk.shown)} shown")
    return (
        Piece("█" * filled, Look.GOOD),
        Piece("░" * (BAR - filled), Look.FAINT),
        Piece(" · ".join(parts), Look.STRONG),
    )


def keys_line(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """As many keys with their names as there is room for, and the last one whatever happens."""
    *others, last = keys
    room = width - _room(last)
    pieces: list[Piece] = []
    for one in others:
        room -= _room(one) + 2
        if room < 0:
            break
        pieces += _key(*one)
    return (*pieces, *tuple(_key(*last))[:2])


def _room(key: tuple[str, str]) -> int:
    return columns(" ".join(key))


def _key(key: str, name: str) -> Iterator[Piece]:
    yield Piece(key, Look.NOTE)
    yield Piece(f" {name}")
    yield Piece("  ")
