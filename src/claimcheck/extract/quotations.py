"""Quotations that run over several sentences, so that each of them can be shown as quoted.

Which mark opens and which closes is told by the white space around it: „so“, “so”, "so", »so«.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model.documents import Document, Span

_MARK = re.compile(r"[\"“”„«»]")
_CLOSING = {"„": "“", "“": "”", "«": "»", "»": "«"}
_BEFORE = frozenset("([{—–-/")
# What is longer was never closed, or was closed by a mark that belongs to another one.
_LONGEST = 2000


class Quotation(NamedTuple):
    """What stands between two quotation marks of a block."""

    span: Span
    # from the mark that opens it to the one that closes it, neither of them in it
    mark: str
    # that opens it


def quotations_in(document: Document) -> tuple[Quotation, ...]:
    """All that a document quotes, in order; what is quoted within a quotation is part of that."""
    text = document.text
    found: list[Quotation] = []
    for block in document.blocks:
        opened = -1
        for match in _MARK.finditer(text, *block.span):
            at = match.start()
            if _opens(text, at):
                # One that is never closed gives way to the next.
                if opened < 0 or at - opened > _LONGEST:
                    opened = at
            elif opened >= 0:
                if at - opened <= _LONGEST:
                    found.append(Quotation(Span(opened + 1, at), text[opened]))
                opened = -1
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if before.isspace() and after.isspace():
        return text[at] == "«"  # « so »
    return (before.isspace() or before in _BEFORE) and not after.isspace()


def within_marks(words: str, stretch: Span, quotations: Sequence[Quotation]) -> str:
    """The words of a stretch of text, with marks and dots where it cuts a quotation in two."""
    start, end = stretch
    if (begun := _around(start, quotations)) and begun.span.start < start:
        words = f"{begun.mark}… {words}"
    if (left := _around(end, quotations)) and left.span.start < end < left.span.end:
        words = f"{words} …{_CLOSING.get(left.mark, left.mark)}"
    return words


def _around(at: int, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation in which a place lies, its ends included."""
    number = bisect_right(quotations, at, key=lambda one: one.span.start) - 1
    one = quotations[number] if number >= 0 else None
    return one if one and at <= one.span.end else None
