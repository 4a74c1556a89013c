"""Where an entry begins: `@type{` or `@type(`, and what only looks like it.

BibTeX takes every @ outside of an entry for the beginning of one. People also write addresses,
handles and decorators between their entries; those are told apart here.
"""

import re
from typing import NamedTuple

from claimcheck.bibliography.entry_types import DIRECTIVES, STANDARD_TYPES

_HEAD = re.compile(r"@(\s*+)([^\W\d_][\w.:+/*-]*+)(\s*+)([{(])")
_HEAD_WITHOUT_TYPE = re.compile(r"@\s*+()()()([{(])")
# What follows the head of an entry that is meant as one: a key and a comma.
_KEY_AND_COMMA = re.compile(r"\s*+([^\s,{}()\"=#%]++)\s*+,")
_KEY = re.compile(r"\s*+([^\s,{}()\"=#%@]++)\s*+[,})\r\n]")
_PLAIN_TYPE = re.compile(r"\w+")


class Head(NamedTuple):
    """The beginning of an entry."""

    start: int
    # of the @
    body: int
    # just behind the opening brace or parenthesis
    type: str
    # in lower case; empty if there is none
    close: str
    # what ends the entry: `}` or `)`

    @property
    def plain_type(self) -> bool:
        """Whether the type is a word, as BibTeX and BibLaTeX write types."""
        return _PLAIN_TYPE.fullmatch(self.type) is not None


def begins_line(text: str, at: int) -> bool:
    """Whether only blanks stand before `at` on its line."""
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] in "\r\n\ufeff"


def key_behind(text: str, head: Head, end: int | None = None) -> tuple[int, int] | None:
    """Where the key stands, if there is one to be read behind a head."""
    stop = len(text) if end is None else end
    key = _KEY.match(text, head.body, stop)
    return key.span(1) if key else None


def has_key_and_comma(text: str, head: Head) -> bool:
    """Whether the head goes on as that of an entry does."""
    return _KEY_AND_COMMA.match(text, head.body) is not None


def head_at(text: str, at: int) -> Head | None:
    """The head that begins with the @ at `at`, if it is one."""
    found = _HEAD.match(text, at) or _HEAD_WITHOUT_TYPE.match(text, at)
    if found is None:
        return None
    head = Head(at, found.end(), found[2].lower(), "}" if found[4] == "{" else ")")
    return head if _is_meant(text, head, gap=found[1], before_bracket=found[3]) else None


def _is_meant(text: str, head: Head, *, gap: str, before_bracket: str) -> bool:
    """Whether a head is the head of an entry, not part of an address or of running text."""
    if not head.type:
        return begins_line(text, head.start) and has_key_and_comma(text, head)
    in_word = head.start > 0 and (text[head.start - 1].isalnum() or text[head.start - 1] in "._-")
    spaced = gap != "" or (head.close == ")" and before_bracket != "")
    if head.type in STANDARD_TYPES or head.type in DIRECTIVES:
        loose = in_word or (spaced and not begins_line(text, head.start))
        return not loose or has_key_and_comma(text, head)
    if in_word or spaced:
        return False
    if head.plain_type:
        return True
    tight = before_bracket == "" and begins_line(text, head.start)
    return tight or has_key_and_comma(text, head)
