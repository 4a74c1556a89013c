"""What a page shows of a text beside its words: levels of headings, rows of tables, numbers of lists.

Readers keep the words alone; all this still stands in the source around them.
"""

import re
from collections.abc import Sequence

from claimcheck.model.documents import Block, Document, Span, Syntax

# Before a heading's words, on its line.
_HASHES = re.compile(r"(#{1,6})[ \t]*")
_COMMAND = re.compile(r"\\(part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\b")
_LEVELS = {
    "part": 1,
    "chapter": 1,
    "section": 1,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
    "subparagraph": 5,
}
_UNDERLINE = re.compile(r"[^\n]{0,500}\n[ \t]{0,3}(=|-)")
_NUMBER = re.compile(r"[0-9]{1,9}[.)]|[a-zA-Z][.)]|\([0-9a-z]{1,3}\)")
# A list item that keeps its sign in the text.
_SIGN = re.compile(r"(?:[-–—*+•◦▪‣·]|[0-9]{1,9}[.)]|\([0-9a-z]{1,3}\))\s")
# No source is searched further back than this for what stands before a block.
_BACK = 200
# So many columns are more than a page has; text that counts more is no table.
_MOST_COLUMNS = 60
BULLET = "•"


def level_of(document: Document, block: Block) -> int:
    """The level of a heading, from 1; 1 where nothing shows it."""
    text, at = document.source.text, document.origin(block.span.start)[0]
    before = text[max(0, at - _BACK) : at]
    if document.syntax is Syntax.LATEX:
        commands = list(_COMMAND.finditer(before))
        return _LEVELS[commands[-1][1]] if commands else 1
    if document.syntax is Syntax.MARKDOWN:
        line = before.rpartition("\n")[2]
        if hashes := _HASHES.search(line):
            return len(hashes[1])
        underline = _UNDERLINE.match(text, at)
        return 2 if underline and underline[1] == "-" else 1
    return 1


def marker_of(document: Document, block: Block) -> str:
    """The number or bullet of a list item; empty where its text begins with one."""
    if _SIGN.match(document.text, block.span.start):
        return ""
    at = document.origin(block.span.start)[0]
    line = document.source.text[max(0, at - _BACK) : at].rpartition("\n")[2].strip()
    return line if _NUMBER.fullmatch(line) else BULLET


def rows_of(document: Document, cells: Sequence[Block]) -> list[list[Block | None]]:
    """The cells of a table, row by row; None for one that is empty."""
    separator = "&" if document.syntax is Syntax.LATEX else "|"
    row_end = r"\\" if document.syntax is Syntax.LATEX else "\n"
    rows: list[list[Block | None]] = [[]]
    last: int | None = None
    for cell in cells:
        start, end = document.extent(Span(cell.span.start, max(cell.span.start, cell.span.end - 1)))
        gap = document.source.text[last:start] if last is not None and last <= start else ""
        if row_end in gap:
            rows.append([])
            gap = gap[gap.rindex(row_end) + len(row_end) :]
            skipped = gap.count(separator) - (separator == "|" and gap.lstrip()[:1] == "|")
        else:
            skipped = gap.count(separator) - 1
        rows[-1] += [None] * min(max(0, skipped), _MOST_COLUMNS)
        rows[-1].append(cell)
        last = end
    return rows
