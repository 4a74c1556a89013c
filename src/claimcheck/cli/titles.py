"""What the text is called that a ledger file is about."""

from collections.abc import Mapping
from pathlib import Path

from claimcheck.errors import UnreadableError
from claimcheck.files import read
from claimcheck.model.claims import LedgerDocument, LedgerFile
from claimcheck.model.documents import Document
from claimcheck.readers import READERS
from claimcheck.readers.titles import names_more, title_of
from claimcheck.workspace import absolute


def title_in(path: Path) -> str | None:
    """The title of a document by its own words; None where it has none or cannot be read."""
    reader = READERS.get(path.suffix.lower())
    try:
        return title_of(reader(read(path))) if reader else None
    except UnreadableError:
        return None


def titled(file: LedgerFile, texts: Mapping[Path, Document]) -> LedgerDocument:
    """The document of a ledger file; a title that is the name of its file again counts as none.

    Then the text's own title stands for it. `texts` are the documents that were read already.
    """
    document = file.document
    path = absolute(file.path.parent / document.path) if document.path else None
    if path is None or names_more(document.title, path):
        return document
    title = title_of(texts[path]) if path in texts else title_in(path)
    return document._replace(title=title)
