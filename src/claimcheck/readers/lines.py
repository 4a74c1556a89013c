"""The lines of a text, each with its place and without the white space around it."""

from collections.abc import Iterator
from typing import NamedTuple

# Blanks of every width, and what has no width at all.
BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
WIDTHLESS = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
_LINE_ENDS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_AROUND = BLANKS + WIDTHLESS + _LINE_ENDS


class Line(NamedTuple):
    """One printed line."""

    start: int
    # of its first letter, in the source
    end: int
    text: str
    # of the source from start to end; empty for a blank line
    indent: int = 0
    page: bool = False
    # whether a page break lies directly before it


def lines_of(text: str) -> Iterator[Line]:
    """The lines; a form feed starts a page."""
    at, page = 0, False
    for raw in text.splitlines(keepends=True):
        stripped = raw.lstrip(_AROUND)
        indent = len(raw) - len(stripped)
        stripped = stripped.rstrip(_AROUND)
        start = at + indent if stripped else at
        yield Line(start, start + len(stripped), stripped, indent if stripped else 0, page)
        page = raw.endswith("\f") or (page and not stripped)
        at += len(raw)
