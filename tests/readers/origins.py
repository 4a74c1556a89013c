"""The promises that every reader makes on the origins of its text, checked on one document."""

from itertools import pairwise
from pathlib import Path

from claimcheck.model.documents import Block, Document, Span
from claimcheck.model.text import SourceFile

# One letter in the source that is several in the text, or another one.
LETTERS = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "\u2010": "-",
    "\u2011": "-",
}


def source_file(text: str, name: str = "draft.txt") -> SourceFile:
    return SourceFile(Path(name), text)


def blocks_of(document: Document) -> list[tuple[str, str]]:
    """Every block as its kind and its text; a footnote's label follows its kind."""
    return [
        (f"{block.kind} {block.label}".strip(), text_of(document, block))
        for block in document.blocks
    ]


def text_of(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end - 1]


def check_origins(document: Document, decodings: dict[str, str] | None = None) -> None:
    """Raise AssertionError where a promise of ARCHITECTURE.md is broken.

    `decodings` are the source texts that a reader may print otherwise; None allows any, for
    readers whose list is open, and then checks places alone.
    """
    _blocks_tile(document)
    for block in document.blocks:
        _origins_rise(document, block)
    for run, following in pairwise([*document.runs, None]):
        if run is None:  # pairwise pads at the end only
            continue
        end = following.start if following else len(document.text)
        printed = document.text[run.start : end]
        source = document.source.text[run.source_start : run.source_end]
        assert printed
        if run.kept:
            assert printed == source
        elif not printed.isspace() and decodings is not None:
            assert decodings.get(source) == printed
    _places_lie_inside(document)
    _marks_lie_inside(document)


def _blocks_tile(document: Document) -> None:
    edges = [0, *(block.span.end for block in document.blocks)]
    assert [block.span.start for block in document.blocks] == edges[:-1]
    assert edges[-1] == len(document.text)
    assert all(document.text[block.span.end - 1] == "\n" for block in document.blocks)


def _origins_rise(document: Document, block: Block) -> None:
    origins = [document.origin(at) for at in range(block.span.start, block.span.end)]
    assert all(0 <= start <= end <= len(document.source.text) for start, end in origins)
    # The letters of one decoding share its stretch; the line feed of the block may lie at its end.
    assert all(before == after or before[1] <= after[0] for before, after in pairwise(origins[:-1]))
    assert origins[-2:] == sorted(origins[-2:])


def _places_lie_inside(document: Document) -> None:
    for block in document.blocks:
        for span in (block.span, Span(block.span.start, block.span.start + 1)):
            place = document.locate(span)
            assert place.path == document.path
            assert 0 <= place.start.offset <= place.end.offset <= len(document.source.text)


def _marks_lie_inside(document: Document) -> None:
    for mark in document.note_marks:
        assert any(
            block.span.start <= mark.span.start < mark.span.end < block.span.end
            for block in document.blocks
        )
        assert mark.label in {block.label for block in document.blocks}
