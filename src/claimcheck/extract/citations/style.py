"""In which family of styles a document cites, for those who must choose one."""

from collections.abc import Sequence

from claimcheck.extract.citations.notes import note_citations
from claimcheck.extract.citations.numeric import number_style
from claimcheck.model.citations import Form, ListEntry
from claimcheck.model.documents import BlockKind, Document

# So many notes that cite, and so great a share of all notes, make the style of the document.
_FEWEST_NOTES, _SHARE_OF_NOTES = 2, 0.3


def style_of(document: Document, entries: Sequence[ListEntry]) -> Form:
    """Numbers, notes, or authors and years; keys, which markup shows, stand beside any of them."""
    if number_style(document, entries) is not None:
        return Form.NUMERIC
    notes = sum(1 for _ in document.blocks_of(BlockKind.FOOTNOTE))
    citing = sum(1 for citation in note_citations(document) if not citation.narrative)
    if citing >= _FEWEST_NOTES and citing >= _SHARE_OF_NOTES * notes:
        return Form.NOTE
    return Form.AUTHOR_YEAR
