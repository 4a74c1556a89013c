"""From a place in a file back to the clean text of the document that was read from it."""

from bisect import bisect_right

from claimcheck.model.documents import Document, Span


class WayBack:
    """The inverse of `Document.extent`, as far as there is one."""

    def __init__(self, document: Document) -> None:
        ends = [*(run.start for run in document.runs), len(document.text)][1:]
        whole = sorted(
            zip(document.runs, ends, strict=True), key=lambda one: (one[0].source_start, one[1])
        )
        self._runs = whole
        self._starts = [run.source_start for run, _ in whole]
        self._document = document

    def span_of(self, start: int, end: int) -> Span | None:
        """What the reader made of a half-open stretch of the source; None where there is no text.

        What was dropped leads to what follows it; the span stays within the block of its start.
        """
        if not self._runs:
            return None
        first, last = self._at(start), self._before(max(end, start + 1))
        block = self._document.blocks[self._document.block_at(first)].span
        stop = min(last, block.end - 1)
        return Span(first, stop if stop > first else min(first + 1, block.end))

    def _at(self, offset: int) -> int:
        place = bisect_right(self._starts, offset) - 1
        if place >= 0:
            run, _ = self._runs[place]
            if offset < run.source_end:
                return run.start + (offset - run.source_start if run.kept else 0)
        place = min(place + 1, len(self._runs) - 1)
        return self._runs[place][0].start

    def _before(self, offset: int) -> int:
        place = bisect_right(self._starts, offset - 1) - 1
        if place < 0:
            return 0
        run, end = self._runs[place]
        if offset <= run.source_end and run.kept:
            return run.start + offset - run.source_start
        return end
