"""Footnotes and endnotes of plain text, and the marks that refer to them."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.model.list_headings import heads_notes, heads_works
from claimcheck.model.superscripts import LOWERED
from claimcheck.readers.lines import Line
from claimcheck.readers.paragraphs import Stretch, is_list_heading, is_rule


class Mark(NamedTuple):
    """A note's number in the text; `start` and `end` are places in the source."""

    start: int
    end: int
    label: str


# "12 See", "12. See", "[12] See", "¹² See": the number that opens a note.
NOTE_NUMBER = re.compile(
    r"(?:\[(\d{1,3})\]|(\d{1,3})(?:[.)]\Z|[.)]?(?=\s))|([⁰¹²³⁴-⁹]{1,3}))\s{0,8}"
)
# A number set high, or one that lost its height and now clings to a word or a stop.
_MARK = re.compile(
    r"[⁰¹²³⁴-⁹]{1,3}|(?<=[^\W\d_A-Z.,;:!?”’\"')\]»])(?<![\d.]\.)\d{1,3}(?![\w%])(?![.,]\d)"
    r"|(?<=[^\d\W][.,;:!?”’\"')\]»])\d{1,3}(?![\w%])(?![.,]\d)"
    r"|(?<=[.,;:!?”’\"')\]»][”’\"')\]»])\d{1,3}(?![\w%])(?![.,]\d)"
    r"|(?<=\d[”’)\]»])\d{1,3}(?![\w%])(?![.,]\d)"
)
_PARAGRAPHS = 6  # of one note, with what a page puts between
_SKIPPED = 3  # numbers that may be missing, since an empty note leaves none
_FEWEST = 2  # notes of a document that has them without a heading


def note_labels(parts: Sequence[Stretch]) -> tuple[dict[int, str], tuple[Mark, ...]]:
    """The labels of those stretches that open a note, and the marks in the text, in order."""
    numbered = [(at, label) for at, part in enumerate(parts) if (label := _label_of(part))]
    if not numbered:
        return {}, ()
    found = _endnotes(parts, numbered) or _footnotes(parts, numbered)
    if not found:
        return {}, ()
    first = min(found)
    ends_page = {at for at in found if at + 1 < len(parts)}
    texts = [part for at, part in enumerate(parts) if at not in found and (at < first or ends_page)]
    told = frozenset(label for at, label in found.items() if not _is_bare(parts[at]))
    marks = tuple(_marks(texts, told))
    headed = any(heads_notes(part.lines[-1].text) for part in parts[max(0, first - 3) : first])
    if not headed and len({mark.label for mark in marks}) * 2 < len(found):
        return {}, ()
    return found, marks


def _label_of(part: Stretch) -> str:
    match = NOTE_NUMBER.match(part.lines[0].text)
    if part.quote or part.cells or not match:
        return ""
    return str(int((match[1] or match[2] or match[3]).translate(LOWERED)))


def _is_bare(part: Stretch) -> bool:
    """Whether only its number is left of a note."""
    match = NOTE_NUMBER.fullmatch(part.lines[0].text)
    return bool(match) and len(part.lines) == 1


def _endnotes(parts: Sequence[Stretch], numbered: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The numbers below the heading of notes, or else the last that count on from one."""
    headings = [at for at, part in enumerate(parts) if is_list_heading(part.lines[0].text)]
    noted = [at for at in headings if heads_notes(parts[at].lines[0].text)]
    start = noted[-1] if noted else -1
    end = next((at for at in headings if at > start), len(parts))
    found: dict[int, str] = {}
    last = 0
    for at, label in numbered:
        if not start < at < end:
            continue
        if int(label) == 1 and not noted:
            found, last = {}, 0
        if last < int(label) <= last + _SKIPPED:
            found[at], last = label, int(label)
    places = list(found)
    if noted or not places:
        return found
    # Text between notes is their second paragraphs; more of it makes this a list in the text.
    apart = any(b - a > _PARAGRAPHS for a, b in pairwise(places)) or end - places[-1] > _PARAGRAPHS
    return {} if apart or len(found) < _FEWEST else found


def _heads_works(part: Stretch) -> bool:
    return len(part.lines) == 1 and heads_works(part.lines[0].text)


def _footnotes(parts: Sequence[Stretch], numbered: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Numbers that count on at the ends of pages, or below a rule."""
    listed = next((at for at, part in enumerate(parts) if _heads_works(part)), len(parts))
    labels = {at: label for at, label in numbered if at < listed}
    found: dict[int, str] = {}
    expected = 1
    at = 0
    while at < len(parts):
        foot = at > 0 and is_rule(parts[at - 1].lines[-1].text)
        run: list[int] = []
        while at in labels and int(labels[at]) == expected + len(run):
            run.append(at)
            at += 1
        ends = at >= len(parts) or parts[at].page_before
        if run and (foot or ends):
            found.update((place, labels[place]) for place in run)
            expected += len(run)
        at += not run
    return found


def _marks(parts: Sequence[Stretch], labels: frozenset[str]) -> list[Mark]:
    """The longest run of numbers that rise as the notes do; others are only numbers."""
    possible: list[Mark] = []
    for part in parts:
        for line in part.lines:
            for match in _MARK.finditer(line.text):
                label = str(int(match[0].translate(LOWERED)))
                if label in labels:
                    start = line.start + match.start()
                    possible.append(Mark(start, line.start + match.end(), label))
    ends: list[int] = []  # the least number that ends a run of this length
    last: list[int] = []  # the mark that it belongs to
    before: list[int] = []  # the mark before each
    for at, mark in enumerate(possible):
        length = bisect_left(ends, int(mark.label))
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [int(mark.label)]
        last[length : length + 1] = [at]
    run: list[Mark] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(possible[at])
        at = before[at]
    return run[::-1]


def marks_by_line(marks: Sequence[Mark], lines: Sequence[Line]) -> Mapping[int, list[Mark]]:
    """The marks by the start of the line that holds them."""
    found: dict[int, list[Mark]] = {}
    at = 0
    ordered = sorted(marks)
    for line in sorted(lines):
        while at < len(ordered) and ordered[at].start < line.end:
            found.setdefault(line.start, []).append(ordered[at])
            at += 1
    return found
