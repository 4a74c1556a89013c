"""All citations of a document, whatever their style."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.extract.citations.author_year import author_year_citations
from claimcheck.extract.citations.numeric import numeric_citations
from claimcheck.model.citations import Citation, ListEntry
from claimcheck.model.documents import BlockKind, Document, Syntax


def citations_in(document: Document, entries: Sequence[ListEntry]) -> tuple[Citation, ...]:
    """The citations in the order of the file; where two families see one, the first holds.

    Keys are certain. Notes come before author and year, since a note may hold both; numbers last,
    since a number in brackets may be anything.
    """
    found: list[Citation] = []
    for family in (
        _by_key(document),
        _in_notes(document),
        author_year_citations(document),
        numeric_citations(document, entries),
    ):
        found = sorted([*found, *_clear_of(found, family)], key=lambda citation: citation.span)
    # Footnotes and pull quotes stand elsewhere in the file than in the clean text.
    return tuple(sorted(found, key=lambda one: document.origin(one.span.start)))


def _by_key(document: Document) -> Iterator[Citation]:
    if document.syntax is not Syntax.PLAIN:
        from claimcheck.extract.citations.keyed import keyed_citations  # noqa: PLC0415 - as below

        yield from keyed_citations(document)


def _in_notes(document: Document) -> Iterator[Citation]:
    """Loaded for documents with notes alone: what names look like in them is long to prepare."""
    if any(document.blocks_of(BlockKind.FOOTNOTE)):
        from claimcheck.extract.citations.notes import note_citations  # noqa: PLC0415

        yield from note_citations(document)


def _clear_of(taken: Sequence[Citation], family: Iterable[Citation]) -> Iterator[Citation]:
    """The citations of a family that overlap none of those found before."""
    places = iter(taken)
    place = next(places, None)
    for citation in sorted(family, key=lambda one: one.span):
        while place is not None and place.span.end <= citation.span.start:
            place = next(places, None)
        if place is None or citation.span.end <= place.span.start:
            yield citation
