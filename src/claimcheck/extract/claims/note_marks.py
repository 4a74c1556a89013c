"""Which citations of footnotes the running text points to, and where."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.model.citations import Citation
from claimcheck.model.documents import BlockKind, Document, Span


def cited_at_marks(document: Document, citations: Sequence[Citation]) -> Iterator[tuple[Span, int]]:
    """The span of each mark with every citation in its footnote, by place in `citations`."""
    if not document.note_marks:
        return
    notes = {
        block.label: block.span for block in document.blocks_of(BlockKind.FOOTNOTE) if block.label
    }
    # In the file a footnote may stand elsewhere than in the text.
    ordered = sorted(range(len(citations)), key=lambda place: citations[place].span)
    starts = [citations[place].span.start for place in ordered]
    for mark in document.note_marks:
        if note := notes.get(mark.label):
            within = slice(bisect_left(starts, note.start), bisect_left(starts, note.end))
            yield from ((mark.span, place) for place in ordered[within])
