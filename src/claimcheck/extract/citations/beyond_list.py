"""Numbers that cite a work which the document's own numbered list lacks.

Nothing in the list vouches for them, so only where a document clearly cites by numbers, and only
where they stand as its citations stand: behind a word, in no formula, quotation or code.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.extract.citations.code import is_in_code
from claimcheck.extract.citations.number_signs import (
    Sign,
    clings,
    counts_before,
)
from claimcheck.model.citations import ListEntry
from claimcheck.model.documents import BlockKind, Document
from claimcheck.model.patterns import rare

# A number not far beyond the end of the list is one that it lacks: as many as an edition adds.
BEYOND = 10
# Further ones are a slip of the pen, [112] for [12], and may be anything: three digits at most.
_FAR = 1000
_LOOK_BACK = 24
# The end of a word, of a quotation or of a sign before.
_A_WORD_ENDS = rare(r"[^\W\d_]{2}[.,;:!?]?[)\]”’\"'»]?[.,;:]?\s?\Z|[)\]”\"»][.,;:]?\s?\Z")
# A word that a superscript may cling to: no isotope, unit or variable.
_A_WORD_CLINGS = rare(r"[^\W\d_]{3}[.,;:!?]?[)\]”’\"'»]?[.,;:]?\Z")
_FORMULA = rare(r"[=<>≤≥≈∈∑∫^\\{}|*/+×·]|\d\s?\Z")
_FORMULA_AFTER = rare(r"\s?[=<>≤≥≈∈^{}|*/+×·]")
# Before two numbers that bound something: within [10, 15].
_BOUNDED = rare(
    r"\b(?:in|on|within|between|over|from|of|to|by|values?|domain|scale|scores?|bounds?|limits?|CI)\s\Z",
    re.IGNORECASE,
)
# Before a number that is a part of the sentence; a citation follows the words that it backs.
_LEADS = rare(
    r"\b(?:in|on|at|by|to|of|from|the|about|some|over|than|had|were|was|are|is|and|or|with)\s\Z",
    re.IGNORECASE,
)
# What opens an entry, a block of its own or not: [12] Brun   12. Brun
_OPENING = rare(r"\s?(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s")
_LABEL = rare(r"(?<!\S)(?:\[(\d{1,3})\]|(\d{1,3})[.)])(?=\s[^\W\d_a-z])")
_STOPS = rare(r"\s?(?:[.,;:!?)\]”\"]|\Z)")


def beyond_list(
    document: Document,
    entries: Sequence[ListEntry],
    known: frozenset[int],
    signs: Sequence[Sign],
    read: Sequence[Sign],
) -> list[Sign]:
    """Those of the document's `signs` that cite numbers outside `known`, the numbers of its list.

    `read` are the citations found so far. None at all where there are more than half as many such
    numbers as the list has: then it was read in part, or is the list of something else.
    """
    text = document.text
    clinging = sum(clings(text, sign) for sign in read) * 2 > len(read)
    excluded = _labels(document, entries) | known
    marks = {mark.span.start for mark in document.note_marks}
    found = [
        sign
        for sign in signs
        if excluded.isdisjoint(sign.numbers)
        and sign.span.start not in marks
        and (clinging or not clings(text, sign) or text[sign.span.start] != "[")
        and _is_cited(text, sign, max(known))
    ]
    numbers = {number for sign in found for number in sign.numbers}
    return found if len(numbers) <= max(2, len(known) // 2) else []


def _labels(document: Document, entries: Sequence[ListEntry]) -> frozenset[int]:
    """The numbers of notes, and of works in the list that were not told from the one before."""
    notes = (block.label for block in document.blocks_of(BlockKind.FOOTNOTE))
    found = {int(label) for label in notes if label.isdecimal()}
    spans = [entry.span for entry in entries]
    for span in [*spans, *(b.span for b in document.blocks_of(BlockKind.REFERENCE_LIST))]:
        found.update(_printed_labels(document.text, span.start, span.end))
    for block in document.blocks:
        opening = _OPENING.match(document.text, *block.span)
        if opening:
            found.add(int(opening[1] or opening[2]))
    return frozenset(found)


def _printed_labels(text: str, start: int, end: int) -> Iterator[int]:
    return (int(match[1] or match[2]) for match in _LABEL.finditer(text, start, end))


def _is_cited(text: str, sign: Sign, highest: int) -> bool:
    """Whether the sign stands where a citation does."""
    start, end = sign.span
    before = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2]
    if (
        0 in sign.numbers
        or sign.doubtful
        or counts_before(before)
        or _FORMULA.search(before)
        or _FORMULA_AFTER.match(text, end)
        or is_in_code(text, start, end)
    ):
        return False
    near = max(sign.numbers) <= highest + BEYOND
    if text[start] != "[":
        return near and bool(_A_WORD_CLINGS.search(before)) and not text[end : end + 1].isalnum()
    if not _A_WORD_ENDS.search(before):
        return False
    if len(sign.numbers) > 1:
        rows = all(b == a + 1 for a, b in pairwise(sign.numbers))
        return near and (rows or not _BOUNDED.search(before))
    ends = _STOPS.match(text, end) is not None and not _LEADS.search(before)
    return near or (ends and sign.numbers[0] < _FAR)
