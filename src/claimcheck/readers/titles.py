"""What a document is called, by its own words."""

import re
from pathlib import Path

from claimcheck.model.documents import Block, BlockKind, Document, Syntax
from claimcheck.model.patterns import rare
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
# What a reader of texts passes over, and what is a word of a title all the same: code, and what
# stands in angle brackets but is neither an element, an address nor a comment, as in `<percent>`.
_WORDS = rare(
    r"\\.|`(?P<code>[^`]++)`|(?P<word><(?!!--|[a-z][a-z\d+.-]*+:|/?(?:a|abbr|b|bdi|bdo|big|br|cite"
    r"|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var"
    r"|wbr)\b))",
    re.IGNORECASE,
)
_PUNCTUATION = rare(r"[!-/:-@\[-`{-~]")


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
    words = document.title
    if document.syntax is Syntax.MARKDOWN:
        words = _WORDS.sub(_escaped, words)
    title = reader(SourceFile(document.path, words))
    return _words(title, next(iter(title.blocks), None))


def _escaped(found: re.Match[str]) -> str:
    """What would be passed over, written so that it is not."""
    words = found["code"] or found["word"]
    return _PUNCTUATION.sub(r"\\\g<0>", words) if words else found[0]


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
