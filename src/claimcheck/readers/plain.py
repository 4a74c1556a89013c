"""Plain text: drafts as people type them, and what comes out of a PDF."""

import re

from claimcheck.model.documents import BlockKind, Document, DocumentBuilder
from claimcheck.model.text import SourceFile
from claimcheck.readers.hyphens import Joint, joint
from claimcheck.readers.layout import Page, Piece, page_of
from claimcheck.readers.lines import BLANKS, WIDTHLESS
from claimcheck.readers.notes import NOTE_NUMBER

# One letter that is several, and the hyphens that are one.
_DECODED = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "ĳ": "ij", "Ĳ": "IJ", "\u2010": "-", "\u2011": "-",
}  # fmt: skip
# White space of more than one blank or of another width; the blank that kerning leaves after a
# parenthesis; what has no width; what is decoded.
_UNEVEN = re.compile(
    rf"(?P<kerning>(?<=\()[{BLANKS}]{{1,3}}+(?=[^\W_]))"
    rf"|(?P<blanks>[{BLANKS}]{{2,}}+|[{BLANKS[1:]}])"
    rf"|(?P<nothing>[{WIDTHLESS}\xad\x02]++)"
    rf"|(?P<decoded>[{''.join(_DECODED)}])"
)


# Most lines have nothing of all this, which is quickly seen.
_ODD = re.compile(rf"[{BLANKS[1:]}{WIDTHLESS}\xad\x02{''.join(_DECODED)}]")


def read(source: SourceFile) -> Document:
    """The text as it reads: lines unwrapped, words joined, what the page added set apart."""
    out = DocumentBuilder(source)
    page = page_of(source.text)
    for piece in page.pieces:
        _print(out, source.text, piece, page)
        out.close_block(piece.kind, piece.label, piece.cell)
    return out.build()


def _print(out: DocumentBuilder, text: str, piece: Piece, page: Page) -> None:
    """One block, its lines joined."""
    lines = piece.lines
    for at, line in enumerate(lines):
        start, end = line.start, line.end
        if (
            at == 0
            and piece.kind is BlockKind.FOOTNOTE
            and (number := NOTE_NUMBER.match(line.text))
        ):
            start += number.end()
        follows = Joint.SPACE
        if at + 1 < len(lines):
            follows = joint(line.text, lines[at + 1].text, page.words)
            end -= follows is Joint.DROP
        for mark in page.marks.get(line.start, ()):
            if start <= mark.start and mark.end <= end:
                _print_even(out, text, start, mark.start)
                before = out.length
                out.keep(mark.start, mark.end)
                out.mark_note(before, mark.label)
                start = mark.end
        _print_even(out, text, start, end)
        if at + 1 < len(lines) and follows is Joint.SPACE:
            out.space(line.end)


def _print_even(out: DocumentBuilder, text: str, start: int, end: int) -> None:
    """A stretch of one line, with blanks folded and odd letters decoded."""
    line = text[start:end]
    # Nothing else that is odd is ASCII.
    odd = "\t" in line or "\x02" in line if line.isascii() else _ODD.search(line)
    if "  " not in line and "( " not in line and not odd:
        out.keep(start, end)
        return
    for match in _UNEVEN.finditer(text, start, end):
        out.keep(start, match.start())
        if match.lastgroup == "blanks":
            out.space(match.start())
        elif match.lastgroup == "decoded":
            out.replace(match.start(), match.end(), _DECODED[match[0]])
        start = match.end()
    out.keep(start, end)
