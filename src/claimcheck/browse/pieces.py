"""Text in pieces that is safe to show, each with its look.

Text of others is never markup: hidden characters are written out, and looks stand beside it.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from claimcheck.reporters.page import columns, counted, visible
from claimcheck.reporters.progress import STALE

# Nobody reads more of one text on a desk; what is left out is counted.
LONGEST = 5000
_SPACE = re.compile(r"[ \t\r\n]+")


class Look(StrEnum):
    """How a piece of text is set; `styles` says what that is on a terminal."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    FRAME = "frame"
    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    BAD = "bad"
    MARK = "mark"
    UNLIKE = "unlike"


class Piece(NamedTuple):
    """Text in one look, safe to show."""

    text: str
    look: Look = Look.PLAIN


Line = tuple[Piece, ...]

# Stretches of a text that are set otherwise, sorted and disjoint.
Marks = Sequence[tuple[int, int, Look]]

# Of verdicts, and of what became of them.
LOOKS = {
    "verified": Look.GOOD,
    "disputed": Look.BAD,
    "wrong": Look.BAD,
    "unverifiable": Look.NOTE,
    STALE: Look.WARNING,
}


def shown(text: str) -> str:
    """`text` on one line, safe to show; white space is folded."""
    return "".join(piece.text for piece in marked(text))


def marked(text: str, marks: Marks = ()) -> Line:
    """`text` on one line with some stretches set otherwise; beyond LONGEST it is counted."""
    rest = len(text) - LONGEST
    parts: list[Piece] = []
    at = 0
    for start, end, look in (*marks, (len(text), len(text), Look.PLAIN)):
        for stop, how in ((start, Look.PLAIN), (end, look)):
            part = text[at : min(stop, LONGEST)]
            if part:
                parts.append(Piece(visible(_SPACE.sub(" ", part)), how))
            at = max(at, stop)
    if rest > 0:
        parts.append(Piece(f"… ({counted(rest, 'more character')})", Look.FAINT))
    return tuple(parts)


def fact(name: str, value: str, look: Look = Look.PLAIN) -> Line:
    """A name and what is to be said of it, which must be safe to show."""
    return Piece(f"{name:<8} ", Look.FAINT), Piece(value, look)


def heading(words: str) -> Line:
    """A line over others."""
    return (Piece(words, Look.STRONG),)


def fitted(text: str, width: int) -> str:
    """`text` in just so many columns, cut where it needs more."""
    width = max(width, 1)
    if columns(text) > width:
        while columns(text) >= width:
            text = text[: min(width, len(text)) - 1]
        text += "…"
    return text + " " * (width - columns(text))


def told(lines: Iterable[Line]) -> str:
    """The lines as plain text."""
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def diff_lines(diff: str, most: int) -> Sequence[Line]:
    """A unified diff without colour, in colour; at most so many lines of it."""
    looks = {"+": Look.GOOD, "-": Look.BAD, "@": Look.FRAME}
    lines = diff.splitlines()
    cut = [(Piece(line, looks.get(line[:1], Look.PLAIN)),) for line in lines[:most]]
    if len(lines) > most:
        cut.append((Piece(f"… {counted(len(lines) - most, 'more line')}", Look.FAINT),))
    return cut
