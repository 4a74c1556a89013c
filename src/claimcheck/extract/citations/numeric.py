"""Citations by number: [7], (3,4), superscripts, and digits that lost their height in a PDF.

A number in brackets may be anything: an interval, an equation, an index. What makes it a citation
is the document's list of works and the other numbers: each way of printing them is tried on the
whole document, and the one that tells off most of the list is taken.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.extract.citations.beyond_list import BEYOND, beyond_list
from claimcheck.extract.citations.number_signs import (
    SIGNS,
    NumberStyle,
    Sign,
    clings,
    enumerates,
    host_of,
    is_formula,
    named,
    rising_share,
    stray,
)
from claimcheck.model.citations import Citation, Form, ListEntry
from claimcheck.model.documents import Block, BlockKind, Document

# Share of the list that must be cited for a style to be believed, by how odd its signs are.
_COVERAGE = {
    NumberStyle.BRACKETS: 0.25,
    NumberStyle.SUPERSCRIPTS: 0.3,
    NumberStyle.PARENTHESES: 0.5,
    NumberStyle.GLUED: 0.5,
}
# What cites nothing: the list itself, and pull quotes, which repeat the text.
_SILENT = frozenset({BlockKind.REFERENCE_LIST, BlockKind.PULL_QUOTE})
# So great a share leaves nothing for the odder styles.
_CERTAIN = 0.9
# Numbers in order of first mention, as most styles have it; glued digits are nothing else.
_IN_ORDER = 0.6
# Without a list: so many numbers, of which so great a share rises.
_ALONE, _RISING = 4, 0.8
# So great a share leaves no doubt that the document cites by numbers, also those that it lacks.
_CLEAR = 0.5
_BEYOND_LIST = frozenset({NumberStyle.BRACKETS, NumberStyle.SUPERSCRIPTS})
# What clings to words clings to ever new ones; indices cling to the same few arrays.
_HOSTS = 0.7
# How far glued digits may run ahead of those before them.
_AHEAD = 3


class _Reading(NamedTuple):
    """The document read in one style."""

    style: NumberStyle
    signs: list[Sign]
    coverage: float


def numeric_citations(document: Document, entries: Sequence[ListEntry]) -> Iterator[Citation]:
    """The citations by number, in order; none where the document cites in no numeric style."""
    reading = _reading(document, entries)
    if reading is None:
        return
    signs = reading.signs
    known = _numbers(entries)
    blocks = _texts(document, entries)
    if reading.style is not NumberStyle.PARENTHESES:
        more = [s for b in blocks for s in named(document.text, *b.span)]
        signs = _apart([*signs, *(sign for sign in more if known.issuperset(sign.numbers))])
    if known and reading.coverage >= _CLEAR and reading.style in _BEYOND_LIST:
        texts = [block for block in blocks if block.kind is not BlockKind.HEADING]
        all_signs = [s for b in texts for s in SIGNS[reading.style](document.text, *b.span)]
        signs = _apart([*signs, *beyond_list(document, entries, known, all_signs, signs)])
    for sign in signs:
        yield Citation(sign.span, Form.NUMERIC, narrative=False, works=sign.works)


def number_style(document: Document, entries: Sequence[ListEntry]) -> NumberStyle | None:
    """How the document prints the numbers of its citations; None where it cites otherwise."""
    reading = _reading(document, entries)
    return reading.style if reading else None


def _reading(document: Document, entries: Sequence[ListEntry]) -> _Reading | None:
    """The document in the style that fits it best, if any does."""
    blocks = _texts(document, entries)
    known = _numbers(entries)
    if not known:
        return _without_list(document, blocks) if not entries else None
    best = _Reading(NumberStyle.BRACKETS, [], 0.0)
    for style in NumberStyle:
        reading = _in_style(document, blocks, style, known, entries)
        best = max(best, reading, key=lambda one: one.coverage)
        if best.coverage >= _CERTAIN:
            break
    return best if best.coverage >= _COVERAGE[best.style] else None


def _numbers(entries: Sequence[ListEntry]) -> frozenset[int]:
    """The numbers of the list; none where it is not numbered."""
    return frozenset(
        int(entry.number) for entry in entries if entry.number and entry.number.isdecimal()
    )


def _texts(document: Document, entries: Sequence[ListEntry]) -> list[Block]:
    """The blocks that may cite: not the list of works itself."""
    starts = [entry.span.start for entry in entries]

    def holds_entry(block: Block) -> bool:
        at = bisect_right(starts, block.span.end - 1)
        return at > 0 and starts[at - 1] >= block.span.start

    return [
        block for block in document.blocks if block.kind not in _SILENT and not holds_entry(block)
    ]


def _in_style(
    document: Document,
    blocks: Sequence[Block],
    style: NumberStyle,
    known: frozenset[int],
    entries: Sequence[ListEntry],
) -> _Reading:
    """What would be cited if this were the document's style."""
    limit = max(known) + (BEYOND if style is NumberStyle.BRACKETS else 0)
    signs = [
        sign
        for block in blocks
        for sign in _signs(document.text, block, style)
        if all(number in known or 0 < number <= limit for number in sign.numbers)
        and not known.isdisjoint(sign.numbers)
    ]
    signs = _plausible(document, style, _apart(signs), entries)
    signs = _resolved(signs, late=style is NumberStyle.PARENTHESES)
    sure = known.intersection(n for sign in signs if not sign.doubtful for n in sign.numbers)
    coverage = len(sure) / len(known)
    odd = style in {NumberStyle.PARENTHESES, NumberStyle.GLUED}
    if odd and rising_share(signs) < _IN_ORDER and coverage < 0.9:
        coverage = 0.0
    return _Reading(style, signs, coverage)


def _signs(text: str, block: Block, style: NumberStyle) -> Iterator[Sign]:
    """All that may be a citation in this style in one block."""
    signs = list(SIGNS[style](text, *block.span))
    if style is NumberStyle.SUPERSCRIPTS:
        signs.extend(stray(text, *block.span))
    elif style is NumberStyle.PARENTHESES:
        counting = enumerates(text, _apart(signs))
        signs = [s._replace(doubtful=True) if s.span in counting else s for s in signs]
    yield from signs


def _resolved(signs: Sequence[Sign], *, late: bool) -> list[Sign]:
    """Without the doubtful ones, save those of a number that is due and else lacking; `late`: or
    was due before.
    """
    sure = {number for sign in signs if not sign.doubtful for number in sign.numbers}
    found: list[Sign] = []
    highest = 0
    for sign in signs:
        lacking = not sure.intersection(sign.numbers)
        due = sign.numbers[0] == highest + 1 or (late and sign.numbers[0] <= highest)
        if not sign.doubtful or (lacking and due):
            found.append(sign)
            highest = max(highest, *sign.numbers)
    return found


def _apart(signs: Sequence[Sign]) -> list[Sign]:
    """In order, without those that overlap an earlier one."""
    found: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.span):
        if not found or sign.span.start >= found[-1].span.end:
            found.append(sign)
    return found


def _plausible(
    document: Document, style: NumberStyle, signs: list[Sign], entries: Sequence[ListEntry]
) -> list[Sign]:
    """Without the marks of footnotes, the indices of arrays, and the digits of formulas."""
    if style is NumberStyle.BRACKETS:
        return _without_indices(document.text, signs)
    if style is NumberStyle.PARENTHESES:
        return signs
    listed = {entry.span.start for entry in entries}
    notes = any(block.span.start not in listed for block in document.blocks_of(BlockKind.FOOTNOTE))
    if notes:
        marks = {mark.span.start for mark in document.note_marks}
        signs = [sign for sign in signs if sign.span.start not in marks]
    if style is NumberStyle.SUPERSCRIPTS:
        return signs
    return _in_turn(document.text, signs, ahead=max(_AHEAD, len(entries) // 4))


def _without_indices(text: str, signs: list[Sign]) -> list[Sign]:
    """x[1] is an index, unless the document sets no blank before its citations at all."""
    clinging = [sign for sign in signs if clings(text, sign)]
    hosts = {host_of(text, sign) for sign in clinging}
    if len(clinging) > len(signs) / 2 and len(hosts) > _HOSTS * len(clinging):
        return signs
    dropped = {sign.span for sign in clinging}
    return [sign for sign in signs if sign.span not in dropped]


def _in_turn(text: str, signs: Sequence[Sign], *, ahead: int) -> list[Sign]:
    """Glued digits that come when their turn has come, or that were cited before."""
    hosts = [host_of(text, sign) for sign in signs]
    often = Counter((host, sign.numbers) for host, sign in zip(hosts, signs, strict=True))
    found: list[Sign] = []
    highest = 0
    for host, sign in zip(hosts, signs, strict=True):
        new = sign.numbers[0] == highest + 1
        formula = is_formula(host) or often[host, sign.numbers] > 1
        if (formula and not new) or min(sign.numbers) > highest + ahead:
            continue
        found.append(sign)
        highest = max(highest, *sign.numbers)
    return found


def _without_list(document: Document, blocks: Sequence[Block]) -> _Reading | None:
    """Numbers in brackets that can be nothing but citations: many, in order of first mention."""
    style = NumberStyle.BRACKETS
    signs = _apart([s for block in blocks for s in SIGNS[style](document.text, *block.span)])
    signs = [s for s in _without_indices(document.text, signs) if max(s.numbers) < 1000]
    numbers = {number for sign in signs for number in sign.numbers}
    if len(numbers) < _ALONE or 0 in numbers or rising_share(signs) < _RISING:
        return None
    return _Reading(style, signs, 1.0)
