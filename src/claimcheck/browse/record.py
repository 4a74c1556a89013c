"""What the ledger says of a claim, with its sources in full."""

from collections.abc import Iterator

from claimcheck.annotating.works import work_of
from claimcheck.browse.desk import Row
from claimcheck.browse.pieces import LOOKS, Line, Look, Piece, fact, heading, marked, shown
from claimcheck.browse.project import Project
from claimcheck.ledger.digest import digest
from claimcheck.model.claims import NewVerdict, SourceRef, TrackedClaim
from claimcheck.model.references import BrokenEntry, Reference
from claimcheck.reporters.details import standing_under
from claimcheck.reporters.page import Page, clip, counted
from claimcheck.reporters.progress import STALE
from claimcheck.reporters.works import printed


def record_of(project: Project, row: Row, pending: NewVerdict | None, page: Page) -> list[Line]:
    """All that the ledger says of a claim, with its sources in full."""
    claim = row.claim
    match = project.match_of(claim)
    unlike = sorted({one.tracked_span for one in match.differences} if match else ())
    marks = [(span.start, span.end, Look.UNLIKE) for span in unlike]
    lines: list[Line] = [(Piece(clip(claim.id), Look.STRONG),), marked(claim.text, marks), ()]
    if pending:
        words = f"{pending.status} by {clip(pending.by)}, not saved{_note(pending.note)}"
        lines.append(fact("pending", words, Look.MARK))
        if pending.of != digest(claim):
            words = "the claim is another since: judge it again, or it is not saved"
            lines.append(fact("", words, Look.BAD))
    lines.append(fact("status", _status(row), LOOKS.get(row.standing, Look.PLAIN)))
    for name, value in (
        ("section", claim.section or ""),
        ("tags", ", ".join(claim.tags)),
        ("waived", claim.waive or ""),
        ("record", f"{page.place(claim.location.path)}:{claim.location.start.line}"),
        ("fault", row.fault),
    ):
        if value:
            lines.append(fact(name, shown(value)))
    lines += [(), heading(counted(len(claim.sources), "source") if claim.sources else "no source")]
    for source in claim.sources:
        lines += _source(source, project, claim, page)
    if claim.verdicts:
        lines += [(), heading(counted(len(claim.verdicts), "verdict"))]
        for one in claim.verdicts:
            words = f" by {clip(one.by)}{_note(one.note)}"
            look = LOOKS.get(one.status, Look.PLAIN)
            lines.append((Piece(f"{one.on} "), Piece(one.status, look), Piece(words)))
    return lines


def addresses_of(project: Project, claim: TrackedClaim) -> list[tuple[str, str]]:
    """The key of each source that can be looked at in the web, with its address: http or https."""
    found: list[tuple[str, str]] = []
    for source in claim.sources:
        entry = standing_under(source.key, project.shelves.get(claim.location.path, ()))
        if isinstance(entry, Reference) and (href := work_of(entry).href):
            found.append((source.key, href))
    return list(dict.fromkeys(found))


def _status(row: Row) -> str:
    edited = ", but the claim was edited since: stale" if row.standing == STALE else ""
    return f"{row.claim.status or 'not checked'}{edited}"


def _note(note: str | None) -> str:
    return f": {shown(note)}" if note else ""


def _source(source: SourceRef, project: Project, claim: TrackedClaim, page: Page) -> Iterator[Line]:
    locator = f", {shown(source.locator)}" if source.locator else ""
    yield Piece(clip(source.key), Look.NOTE), Piece(locator)
    shelves = project.shelves.get(claim.location.path, ())
    match standing_under(source.key, shelves):
        case Reference() as reference:
            yield from _reference(reference, page)
        case BrokenEntry() as broken:
            yield (Piece(f"  its entry is broken: {clip(broken.message)}", Look.BAD),)
        case None:
            whole = all(shelf.complete for shelf in shelves)
            why = "not in the bibliography" if whole else "the bibliography could not be read whole"
            yield (Piece(f"  {why}", Look.BAD),)
    if source.quote:
        yield (Piece(f"  “{shown(source.quote)}”"),)
    if source.supports:
        yield (Piece(f"  supports: {shown(source.supports)}"),)


def _reference(reference: Reference, page: Page) -> Iterator[Line]:
    work = work_of(reference)
    yield (Piece(f"  {shown(str(printed(work)))}"),)
    if work.href:
        yield (Piece(f"  {shown(work.href)}", Look.FRAME),)
    place = f"{page.place(reference.location.path)}:{reference.location.start.line}"
    yield (Piece(f"  {place}", Look.FAINT),)
