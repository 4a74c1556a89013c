"""What the desk shows, as text in pieces that is safe to show, each with its style.

Text of others is never markup: hidden characters are written out, and styles stand beside it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from claimcheck.annotating.works import work_of
from claimcheck.browse.desk import Desk, Ranges, Row
from claimcheck.browse.project import Project
from claimcheck.model.claims import NewVerdict, SourceRef, TrackedClaim
from claimcheck.model.documents import Document, Span
from claimcheck.model.matches import Difference, Match, Outcome
from claimcheck.model.references import BrokenEntry, Reference
from claimcheck.reporters.details import standing_under
from claimcheck.reporters.page import Page, clip, columns, counted, visible
from claimcheck.reporters.progress import STALE

# Nobody reads more of one text on a desk; what is left out is counted.
LONGEST = 5000
# Characters of a passage before its first sentence and after its last one.
AROUND = 1500
_SPACE = re.compile(r"[ \t\r\n]+")


class Look(StrEnum):
    """How a piece of text is set; `styles` says what that is on a terminal."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    FRAME = "frame"
    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    BAD = "bad"
    MARK = "mark"


class Piece(NamedTuple):
    """Text in one style, safe to show."""

    text: str
    look: Look = Look.PLAIN


Line = tuple[Piece, ...]

_LOOKS = {
    "verified": Look.GOOD,
    "disputed": Look.BAD,
    "wrong": Look.BAD,
    "unverifiable": Look.NOTE,
    STALE: Look.WARNING,
}


def row_line(desk: Desk, place: int, width: int) -> Line:
    """A claim in one line of `width` columns: pending, verdict, sources, place in the text."""
    row = desk.rows[place]
    pending = desk.verdict_on(place)
    standing = pending.status if pending else row.standing
    outcome = row.outcome if row.outcome not in (None, Outcome.SAME) else ""
    head = (
        Piece("*", Look.MARK) if pending else Piece(" "),
        Piece(f"{standing:<13}", _LOOKS.get(standing, Look.FAINT)),
        _backing(row.claim),
        Piece(f"{outcome or '':<8}", Look.BAD),
        Piece(_fitted(visible(row.claim.id), width // 5), Look.STRONG),
        Piece(" "),
    )
    # A character takes a column or more, but for some that are written over others.
    return (*head, *_marked(row.claim.text[: width * 2], desk.marks.get(place, ()), Look.MARK))


def _backing(claim: TrackedClaim) -> Piece:
    if claim.sources:
        return Piece(f"{len(claim.sources)} src".ljust(8))
    return Piece("waived  ") if claim.waive else Piece("no src  ", Look.WARNING)


def _fitted(text: str, width: int) -> str:
    """`text` in just so many columns, cut where it needs more."""
    if columns(text) > width:
        while columns(text) >= width:
            text = text[: min(width, len(text)) - 1]
        text += "…"
    return text + " " * (width - columns(text))


def record_of(project: Project, row: Row, pending: NewVerdict | None, page: Page) -> list[Line]:
    """All that the ledger says of a claim, with its sources in full."""
    claim = row.claim
    lines: list[Line] = [(Piece(clip(claim.id), Look.STRONG),), _marked(claim.text)]
    lines.append(())
    if pending:
        words = f"{pending.status} by {clip(pending.by)}, not saved{_note(pending.note)}"
        lines.append(_fact("pending", words, Look.MARK))
    lines.append(_fact("status", _status(row), _LOOKS.get(row.standing, Look.PLAIN)))
    for name, value in (
        ("section", claim.section or ""),
        ("tags", ", ".join(claim.tags)),
        ("waived", claim.waive or ""),
        ("place", f"{page.place(claim.location.path)}:{claim.location.start.line}"),
        ("fault", row.fault),
    ):
        if value:
            lines.append(_fact(name, _shown(value)))
    lines += [(), _heading(counted(len(claim.sources), "source") if claim.sources else "no source")]
    for source in claim.sources:
        lines += _source(source, project, claim, page)
    if claim.verdicts:
        lines += [(), _heading(counted(len(claim.verdicts), "verdict"))]
        for one in claim.verdicts:
            words = f" by {clip(one.by)}{_note(one.note)}"
            style = _LOOKS.get(one.status, Look.PLAIN)
            lines.append((Piece(f"{one.on} "), Piece(one.status, style), Piece(words)))
    return lines


def _status(row: Row) -> str:
    edited = ", but the claim was edited since: stale" if row.standing == STALE else ""
    return f"{row.claim.status or 'not checked'}{edited}"


def _note(note: str | None) -> str:
    return f": {_shown(note)}" if note else ""


def _fact(name: str, value: str, look: Look = Look.PLAIN) -> Line:
    return Piece(f"{name:<8} ", Look.FAINT), Piece(value, look)


def _heading(words: str) -> Line:
    return (Piece(words, Look.STRONG),)


def _source(source: SourceRef, project: Project, claim: TrackedClaim, page: Page) -> Iterator[Line]:
    locator = f", {_shown(source.locator)}" if source.locator else ""
    yield Piece(clip(source.key), Look.NOTE), Piece(locator)
    match standing_under(source.key, project.shelves.get(claim.location.path, ())):
        case Reference() as reference:
            yield from _reference(reference, page)
        case BrokenEntry() as broken:
            yield (Piece(f"  its entry is broken: {clip(broken.message)}", Look.BAD),)
        case None:
            yield (Piece("  not in the bibliography", Look.BAD),)
    if source.quote:
        yield (Piece(f"  “{_shown(source.quote)}”"),)
    if source.supports:
        yield (Piece(f"  supports: {_shown(source.supports)}"),)


def _reference(reference: Reference, page: Page) -> Iterator[Line]:
    work = work_of(reference)
    parts = [_shown(part) for part in (work.who, work.when, work.title, work.where) if part]
    yield (Piece(f"  {' '.join(part if part.endswith('.') else f'{part}.' for part in parts)}"),)
    if work.href:
        yield (Piece(f"  {_shown(work.href)}", Look.FRAME),)
    place = f"{page.place(reference.location.path)}:{reference.location.start.line}"
    yield (Piece(f"  {place}", Look.FAINT),)


def passage_of(project: Project, row: Row, page: Page) -> list[Line]:
    """Where the draft states a claim: its paragraph, with the sentences marked."""
    match = project.match_of(row.claim)
    if match is None:
        return _nowhere(project, row.claim, page)
    document = project.documents[match.document]
    name = page.place(match.document)
    if not match.spans:
        return [(Piece(name, Look.FRAME),), (Piece("the text no longer says this", Look.BAD),)]
    places = [f"{document.locate(span).start}" for span in match.spans]
    lines: list[Line] = [(Piece(f"{name}:{places[0]}", Look.FRAME),)]
    lines += map(_difference, match.differences)
    lines += [(), _paragraph(document, match)]
    others = [
        place
        for place, span in zip(places, match.spans, strict=True)
        if not _block_of(document, match.spans[0]).start
        <= span.start
        < _block_of(document, match.spans[0]).end
    ]
    if others:
        lines += [(), (Piece(f"also at {', '.join(others)}", Look.FAINT),)]
    return lines


def _nowhere(project: Project, claim: TrackedClaim, page: Page) -> list[Line]:
    """The place in the ledger, where no document was searched."""
    place = f"{page.place(claim.location.path)}:{claim.location.start.line}"
    why = (
        "the claim was edited since the texts were read"
        if project.matches
        else "no draft beside the ledger"
    )
    return [(Piece(place, Look.FRAME),), (Piece(why, Look.FAINT),)]


def _difference(one: Difference) -> Line:
    printed, tracked = clip(one.printed), clip(one.tracked)
    return (Piece(f'{one.kind} "{printed}" where the ledger has "{tracked}"', Look.BAD),)


def _paragraph(document: Document, match: Match) -> Line:
    block = _block_of(document, match.spans[0])
    inside = [span for span in match.spans if block.start <= span.start < block.end]
    first, last = min(span.start for span in inside), max(span.end for span in inside)
    start, end = max(block.start, first - AROUND), min(block.end, last + AROUND)
    marks = tuple(sorted((span.start - start, span.end - start) for span in inside))
    lead = (Piece("…"),) if start > block.start else ()
    trail = (Piece("…"),) if end < block.end else ()
    return (*lead, *_marked(document.text[start:end].rstrip(), marks, Look.MARK), *trail)


def _block_of(document: Document, span: Span) -> Span:
    starts = [block.span.start for block in document.blocks]
    return document.blocks[max(0, bisect_right(starts, span.start) - 1)].span


def _shown(text: str) -> str:
    """`text` on one line, safe to show; white space is folded."""
    return "".join(piece.text for piece in _marked(text))


def _marked(text: str, marks: Ranges = (), look: Look = Look.PLAIN) -> Line:
    """`text` on one line with the marked ranges as it says; beyond LONGEST it is counted."""
    rest = len(text) - LONGEST
    parts: list[Piece] = []
    at = 0
    for start, end in (*marks, (len(text), len(text))):
        for stop, how in ((start, Look.PLAIN), (end, look)):
            part = text[at : min(stop, LONGEST)]
            if part:
                parts.append(Piece(visible(_SPACE.sub(" ", part)), how))
            at = max(at, stop)
    if rest > 0:
        parts.append(Piece(f"… ({counted(rest, 'more character')})", Look.FAINT))
    return tuple(parts)


def told(lines: Iterable[Line]) -> str:
    """The lines as plain text."""
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def diff_lines(diff: str, most: int) -> Sequence[Line]:
    """A unified diff without colour, in colour; at most so many lines of it."""
    styles = {"+": Look.GOOD, "-": Look.BAD, "@": Look.FRAME}
    lines = diff.splitlines()
    shown = [(Piece(line, styles.get(line[:1], Look.PLAIN)),) for line in lines[:most]]
    if len(lines) > most:
        shown.append((Piece(f"… {counted(len(lines) - most, 'more line')}", Look.FAINT),))
    return shown
