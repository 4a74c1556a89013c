"""How far a waiver reaches in a file: its line, what begins there, the block around, the file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from claimcheck.bibliography.comments import comments_and_entries
from claimcheck.ledger.comments import comments_and_values
from claimcheck.ledger.read import NOT_TOML
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import LedgerFile
from claimcheck.model.documents import Syntax
from claimcheck.model.text import SourceFile
from claimcheck.model.waivers import Scope

Stretch = tuple[int, int]

_LEAD = re.compile(r"[ \t]*+")
_BLANK = re.compile(r"[ \t\r\n]*+")
# Quotations and lists have signs before their text.
_MARKDOWN_LEAD = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}+[.)])[ \t]++)?+")
_MARKDOWN_BLANK = re.compile(r"[ \t\r\n>]*+")


class Layout(NamedTuple):
    """A file as far as its comments are concerned; all stretches in order, half-open."""

    source: SourceFile
    comments: tuple[Stretch, ...]
    # with the signs that begin and end them
    lines: tuple[Stretch | None, ...]
    # for each comment the one that it speaks of; None: behind it there is nothing more
    units: tuple[Stretch, ...] = ()
    # what is excused whole where it begins on a line
    parts: tuple[Stretch, ...] = ()
    # those of the units that may go on over a line in which none begins
    tops: tuple[int, ...] = ()
    # for each part how far it or one before it reaches
    blocks: tuple[Stretch, ...] = ()
    # apart from each other

    def reach(self, number: int, scope: Scope) -> Stretch:
        """Where the findings begin that a waiver in the comment of this number excuses."""
        line = self.lines[number]
        if scope is Scope.FILE:
            return 0, len(self.source.text) + 1
        if line is None:
            return self.comments[number][1], self.comments[number][1]
        return self._block(line) if scope is Scope.BLOCK else self._whole(line)

    def _whole(self, line: Stretch) -> Stretch:
        """A line with all of what begins there; where nothing does, with what goes on there."""
        start, end = line
        first, last = bisect_left(self.units, (start, 0)), bisect_left(self.units, (end, 0))
        if first < last:
            return start, max(end, *(unit[1] for unit in self.units[first:last]))
        for number in range(bisect_left(self.parts, (start, 0)) - 1, -1, -1):
            if self.tops[number] <= start:
                break
            if self.parts[number][1] > start:
                return self.parts[number][0], max(end, self.parts[number][1])
        return line

    def _block(self, line: Stretch) -> Stretch:
        start, end = line
        last = bisect_left(self.blocks, (end, 0))
        around = [one for one in self.blocks[max(0, last - 2) : last] if one[1] > start]
        return (around[-1][0], max(end, around[-1][1])) if around else line


def of_document(linked: LinkedDocument) -> Layout:
    """Markdown or LaTeX: sentences, in paragraphs that blank lines part."""
    document, is_latex = linked.document, linked.document.syntax is Syntax.LATEX
    source, comments = document.source, tuple(sorted(document.comments))
    lead, blank = (_LEAD, _BLANK) if is_latex else (_MARKDOWN_LEAD, _MARKDOWN_BLANK)
    sentences = tuple(sorted(document.extent(one.span) for one in linked.sentences))
    return Layout(
        source=source,
        comments=comments,
        lines=tuple(_lines_meant(source, comments, lead, blank)),
        units=sentences,
        parts=sentences,
        tops=_tops(sentences),
        blocks=tuple(_paragraphs(source, blank)),
    )


def of_ledger(source: SourceFile, file: LedgerFile) -> Layout:
    """A ledger file: records, and the values in them; nothing where it is no TOML."""
    if any(broken.message.startswith(NOT_TOML) for broken in file.broken):
        return Layout(source, (), ())
    comments, values, records = comments_and_values(source.text)
    return Layout(
        source=source,
        comments=comments,
        lines=tuple(_lines_meant(source, comments, _LEAD, _BLANK)),
        units=tuple(sorted((*values, *records))),
        parts=values,
        tops=_tops(values),
        blocks=records,
    )


def of_bibliography(source: SourceFile) -> Layout:
    """A .bib file: its entries."""
    comments, entries = comments_and_entries(source.text)
    return Layout(
        source=source,
        comments=comments,
        lines=tuple(_lines_meant(source, comments, _LEAD, _BLANK)),
        units=entries,
        parts=entries,
        tops=_tops(entries),
        blocks=entries,
    )


def _tops(parts: tuple[Stretch, ...]) -> tuple[int, ...]:
    return tuple(accumulate((end for _, end in parts), max))


def _lines_meant(
    source: SourceFile,
    comments: tuple[Stretch, ...],
    lead: re.Pattern[str],
    blank: re.Pattern[str],
) -> list[Stretch | None]:
    """For each comment its line if text stands before it, or else that of the next text."""
    text, behind = source.text, _texts_behind(source.text, comments, blank)
    found: list[Stretch | None] = []
    alone, last = True, 0
    for (start, end), at in zip(comments, behind, strict=True):
        line = _line(source, start)
        if last <= line[0]:
            alone = True  # what precedes ends on a line above
        alone = alone and lead.fullmatch(text, max(last, line[0]), start) is not None
        meant = at if alone else start
        found.append(_line(source, meant) if meant < len(text) else None)
        if _line(source, end)[0] > line[0]:
            alone = True
        last = end
    return found


def _texts_behind(text: str, comments: tuple[Stretch, ...], blank: re.Pattern[str]) -> list[int]:
    """For each comment where the next text stands that is no comment."""
    found: list[int] = []
    following = (len(text), len(text))
    for comment in reversed(comments):
        skipped = blank.match(text, comment[1])
        at = skipped.end() if skipped else comment[1]
        found.append(found[-1] if found and at == following[0] else at)
        following = comment
    return found[::-1]


def _line(source: SourceFile, at: int) -> Stretch:
    """The line of an offset, with what ends it."""
    starts = source.line_starts
    number = bisect_right(starts, at)
    end = starts[number] if number < len(starts) else len(source.text) + 1
    return starts[max(number - 1, 0)], end


def _paragraphs(source: SourceFile, blank: re.Pattern[str]) -> Iterator[Stretch]:
    """The stretches of lines that have something in them."""
    starts = source.line_starts
    begun: int | None = None
    for start, end in zip(starts, (*starts[1:], len(source.text)), strict=True):
        if blank.fullmatch(source.text, start, end):
            if begun is not None:
                yield begun, start
            begun = None
        elif begun is None:
            begun = start
    if begun is not None:
        yield begun, len(source.text) + 1
