"""Where the draft states a claim, with what stands around it."""

from collections.abc import Iterator
from pathlib import Path

from claimcheck.browse.desk import Row
from claimcheck.browse.pieces import Line, Look, Marks, Piece, marked
from claimcheck.browse.project import Project
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.documents import Document, Span
from claimcheck.model.matches import Difference, Match
from claimcheck.reporters.page import Page, clip

# Characters that are shown before the first sentence of a passage, and after its last one.
AROUND = 1500


def passage_of(project: Project, row: Row, page: Page) -> list[Line]:
    """Where the draft states a claim: its paragraph between its neighbours, what is meant marked."""
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
    lines += _context(document, match)
    block = document.blocks[document.block_at(match.spans[0].start)].span
    others = [
        place
        for place, span in zip(places, match.spans, strict=True)
        if not block.start <= span.start < block.end
    ]
    if others:
        lines += [(), (Piece(f"also at {', '.join(others)}", Look.FAINT),)]
    return lines


def place_of(project: Project, claim: TrackedClaim) -> tuple[Path, int] | None:
    """The file and line in which a claim is stated; the first one where it is gone."""
    match = project.match_of(claim)
    if match is None:
        return None
    document = project.documents[match.document]
    line = document.locate(match.spans[0]).start.line if match.spans else 1
    return match.document, line


def _nowhere(project: Project, claim: TrackedClaim, page: Page) -> list[Line]:
    """The place in the ledger, where no document was searched."""
    place = f"{page.place(claim.location.path)}:{claim.location.start.line}"
    why = (
        "the claim was edited since the texts were read"
        if any(path == claim.location.path for path, *_ in project.matches)
        else "no draft beside the ledger"
    )
    return [(Piece(place, Look.FRAME),), (Piece(why, Look.FAINT),)]


def _difference(one: Difference) -> Line:
    ledger, text = (
        f'"{clip(words)}"' if words else "nothing" for words in (one.tracked, one.printed)
    )
    return (Piece(f"{one.kind}: the ledger has {ledger}, the text {text}", Look.BAD),)


def _context(document: Document, match: Match) -> Iterator[Line]:
    """The block that states a claim, and those before and after it, as far as there is room."""
    at = document.block_at(match.spans[0].start)
    block = document.blocks[at].span
    inside = [span for span in match.spans if block.start <= span.start < block.end]
    start = min(span.start for span in inside) - AROUND
    end = max(span.end for span in inside) + AROUND
    for number in range(max(at - 1, 0), min(at + 2, len(document.blocks))):
        span = document.blocks[number].span
        cut = Span(max(span.start, start), min(span.end, end))
        if cut.start >= cut.end or not document.text[cut.start : cut.end].strip():
            continue
        marks = _marks(inside, match, cut.start) if number == at else ()
        lead = (Piece("…"),) if cut.start > span.start else ()
        trail = (Piece("…"),) if cut.end < span.end else ()
        yield ()
        yield (*lead, *marked(document.text[cut.start : cut.end].rstrip(), marks), *trail)


def _marks(sentences: list[Span], match: Match, start: int) -> Marks:
    """The sentences, and in them what the ledger has otherwise."""
    unlike = sorted({one.printed_span for one in match.differences})
    marks: list[tuple[int, int, Look]] = []
    for sentence in sorted(sentences):
        at = sentence.start
        for one in unlike:
            if at <= one.start < one.end <= sentence.end:
                marks += [(at, one.start, Look.MARK), (one.start, one.end, Look.UNLIKE)]
                at = one.end
        marks.append((at, sentence.end, Look.MARK))
    return [(one - start, two - start, look) for one, two, look in marks if one < two]
