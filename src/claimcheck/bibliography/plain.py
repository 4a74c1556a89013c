"""Entries as nearly all are written, found without a look at what they say.

One regular expression walks over a whole entry: where it matches, the close reading of `body`
finds the same key and the same end, and nothing wrong between the brackets. Where it does not,
that says nothing, and the entry is read closely at once. It never goes back, so that it is linear
on any text.
"""

import re
from typing import NamedTuple

from claimcheck.bibliography.body import WORD
from claimcheck.bibliography.braces import SHALLOW

# Between entries: white space, and comments in which nothing could be an entry.
_GAP = r"(?:\s++|%[^\r\n@]*+(?=[\r\n]))*+"
_VALUE = rf"(?:\{{{SHALLOW}\}}|\"[^\"{{}}]*+(?:\{{{SHALLOW}\}}[^\"{{}}]*+)*+\"|{WORD})"
_PLAIN = re.compile(
    rf"{_GAP}(@)((?!(?i:comment|preamble|string)\{{)[A-Za-z]++)\{{\s*+([^\s,{{}}=]++)\s*+,"
    rf"(?:\s*+(?!@){WORD}\s*+=\s*+{_VALUE}\s*+(?:,|(?=\}})))*+\s*+\}}"
)


class PlainEntry(NamedTuple):
    """Where an entry stands of which nothing but the key is known."""

    start: int
    # of the @
    key_start: int
    key_end: int
    end: int
    # behind the closing brace


def plain_entry(text: str, at: int) -> PlainEntry | None:
    """The entry that begins at `at`, or behind the white space and the comments there."""
    found = _PLAIN.match(text, at)
    return PlainEntry(found.start(1), *found.span(3), found.end()) if found else None
