"""What a page shows of a text beside its words: the levels of headings.

Readers keep the words alone; all this still stands in the source around them.
"""

import re

from claimcheck.model.documents import Block, Document, Syntax

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
# No source is searched further back than this for what stands before a block.
_BACK = 200
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
