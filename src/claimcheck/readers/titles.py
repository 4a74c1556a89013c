"""What a document is called, by its own words."""

from pathlib import Path

from claimcheck.model.documents import Block, BlockKind, Document
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS

# Headings that many texts have, and that are the name of none.
_NO_TITLES = frozenset(
    (
        "abstract",
        "acknowledgements",
        "background",
        "contents",
        "executive summary",
        "foreword",
        "introduction",
        "key findings",
        "key points",
        "overview",
        "preface",
        "summary",
        "table of contents",
    )
)


def names_more(title: str | None, path: Path) -> bool:
    """Whether a ledger names its document; the name of the file again says nothing."""
    return title not in (None, "", path.stem)


def title_of(document: Document) -> str | None:
    """The title that it gives itself, or its first heading, without markup; None where it has none."""
    if title := _given(document):
        return title
    heading = _words(document, next(document.blocks_of(BlockKind.HEADING), None))
    return heading if heading.casefold().strip(" .:0123456789") not in {"", *_NO_TITLES} else None


def _given(document: Document) -> str:
    """The title as the text itself would be read: without commands, emphasis and notes."""
    reader = READERS.get(document.path.suffix.lower())
    if not document.title.strip() or reader is None:
        return ""
    title = reader(SourceFile(document.path, document.title))
    return _words(title, next(iter(title.blocks), None))


def _words(document: Document, block: Block | None) -> str:
    """The words of a block on one line; the numbers of footnotes are none."""
    if block is None:
        return ""
    at, end = block.span
    words = []
    for mark, _ in document.note_marks:
        if at <= mark.start < end:
            words.append(document.text[at : mark.start])
            at = mark.end
    return " ".join("".join((*words, document.text[at:end])).split())
