"""Which footnotes the running text points to, where, and what they cite."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.model.citations import Citation
from claimcheck.model.documents import BlockKind, Document, Span


def notes_at_marks(document: Document) -> Iterator[tuple[Span, Span]]:
    """The span of each mark with that of the text of its footnote."""
    if not document.note_marks:
        return
    notes = {
        block.label: block.span for block in document.blocks_of(BlockKind.FOOTNOTE) if block.label
    }
    for mark in document.note_marks:
        if note := notes.get(mark.label):
            yield mark.span, note


def cited_at_marks(document: Document, citations: Sequence[Citation]) -> Iterator[tuple[Span, int]]:
    """The span of each mark with every citation in its footnote, by place in `citations`."""
    # In the file a footnote may stand elsewhere than in the text.
    ordered = sorted(range(len(citations)), key=lambda place: citations[place].span)
    starts = [citations[place].span.start for place in ordered]
    for mark, note in notes_at_marks(document):
        within = slice(bisect_left(starts, note.start), bisect_left(starts, note.end))
        yield from ((mark, place) for place in ordered[within])
