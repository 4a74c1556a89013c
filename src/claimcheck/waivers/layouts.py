"""How far a waiver reaches in a file: its line, what begins there, the block around, the file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
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


class Around(NamedTuple):
    """What stands around a comment, other comments aside."""

    before: int
    # the end of the text before it
    behind: int
    # where the next text begins
    is_alone: bool
    # whether no text stands before it on its line
    touches_above: bool
    # whether no blank line parts it from the text before
    touches_below: bool


@dataclass(frozen=True)  # no slots: how far parts reach is worked out once
class Layout:
    """A file as far as its comments are concerned; all stretches in order, half-open."""

    source: SourceFile
    comments: tuple[Stretch, ...]
    # with the signs that begin and end them
    around: tuple[Around, ...] = ()
    # parallel to the comments
    units: tuple[Stretch, ...] = ()
    # what is excused whole where it begins on a line
    parts: tuple[Stretch, ...] = ()
    # those of the units that may go on over a line in which none begins
    blocks: tuple[Stretch, ...] = ()
    # apart from each other, and each with some text
    is_prose: bool = False
    # whether a line holds several units, of which a comment behind one means that one
    is_of_records: bool = False
    # whether a comment on a line of its own means a record, where it is not within a value
    unheard: tuple[Stretch, ...] = ()
    # where nothing is a comment, and some write them

    def reach(self, number: int, scope: Scope) -> Stretch:
        """Where the findings begin that a waiver in the comment of this number excuses."""
        (start, end), around = self.comments[number], self.around[number]
        if scope is Scope.FILE:
            return 0, len(self.source.text) + 1
        if scope is Scope.BLOCK or (
            self.is_of_records and around.is_alone and not self._part_at(start)
        ):
            return self._block(number) or (end, end)
        if not around.is_alone:
            return self._before(start) if self.is_prose else self._whole(_line(self.source, start))
        if around.behind < len(self.source.text):
            return self._whole(_line(self.source, around.behind))
        return end, end

    @cached_property
    def _tops(self) -> tuple[int, ...]:
        """For each part how far it or one before it reaches."""
        return tuple(accumulate((end for _, end in self.parts), max))

    def _whole(self, line: Stretch) -> Stretch:
        """A line with all of what begins there; where nothing does, with what goes on there."""
        start, end = line
        first, last = bisect_left(self.units, (start, 0)), bisect_left(self.units, (end, 0))
        if first < last:
            return start, max(end, *(unit[1] for unit in self.units[first:last]))
        part = self._part_at(start)
        return (part[0], max(end, part[1])) if part else line

    def _before(self, at: int) -> Stretch:
        """The part that goes on at an offset or ends before it on its line; or else the line."""
        if part := self._part_at(at):
            return part
        start, _ = _line(self.source, at)
        number = bisect_left(self.parts, (at, 0)) - 1
        if number < 0 or self._tops[number] <= start:
            return start, at
        while self.parts[number][1] < self._tops[number]:
            number -= 1  # a note within the part
        return self.parts[number][0], at

    def _part_at(self, at: int) -> Stretch | None:
        """The innermost part that begins before an offset and ends behind it."""
        for number in range(bisect_left(self.parts, (at, 0)) - 1, -1, -1):
            if self._tops[number] <= at:
                break
            if self.parts[number][1] > at:
                return self.parts[number]
        return None

    def _block(self, number: int) -> Stretch | None:
        """The block around a comment, or the one that it touches, or else the next one."""
        around = self.around[number]
        if found := self._block_at(self.comments[number][0]):
            return found
        if not around.is_alone or (around.touches_above and not around.touches_below):
            return self._block_at(around.before - 1)
        return self._block_at(around.behind)

    def _block_at(self, at: int) -> Stretch | None:
        number = bisect_left(self.blocks, (at + 1, 0)) - 1
        return self.blocks[number] if number >= 0 and at < self.blocks[number][1] else None


def of_document(linked: LinkedDocument) -> Layout:
    """Markdown or LaTeX: sentences, in paragraphs that blank lines part."""
    document, is_latex = linked.document, linked.document.syntax is Syntax.LATEX
    source, comments = document.source, tuple(sorted(document.comments))
    lead, blank = (_LEAD, _BLANK) if is_latex else (_MARKDOWN_LEAD, _MARKDOWN_BLANK)
    spans = [one.span for one in linked.sentences] + [one.span for one in linked.entries]
    sentences = tuple(sorted(map(document.extent, spans)))
    return Layout(
        source=source,
        comments=comments,
        around=_around(source, comments, lead, blank),
        units=sentences,
        parts=sentences,
        blocks=tuple(_paragraphs(source, comments, lead, blank)),
        is_prose=True,
    )


def of_ledger(source: SourceFile, file: LedgerFile) -> Layout:
    """A ledger file: records, and the values in them; nothing where it is no TOML."""
    if any(broken.message.startswith(NOT_TOML) for broken in file.broken):
        return Layout(source, ())
    comments, values, records = comments_and_values(source.text)
    return Layout(
        source=source,
        comments=comments,
        around=_around(source, comments, _LEAD, _BLANK),
        units=tuple(sorted((*values, *records))),
        parts=values,
        blocks=records,
        is_of_records=True,
    )


def of_bibliography(source: SourceFile) -> Layout:
    """A .bib file: its entries."""
    comments, entries, unheard = comments_and_entries(source.text)
    return Layout(
        source=source,
        comments=comments,
        around=_around(source, comments, _LEAD, _BLANK),
        units=entries,
        parts=entries,
        blocks=entries,
        unheard=unheard,
    )


def of_yaml(source: SourceFile) -> Layout:
    """References in YAML, which people write by hand: items, and what stands in them."""
    from claimcheck.bibliography.readers.yaml_comments import (  # noqa: PLC0415 - few have any
        comments_in,
    )

    found = comments_in(source.text)
    return Layout(
        source=source,
        comments=found.comments,
        around=_around(source, found.comments, _LEAD, _BLANK),
        units=tuple(sorted((*found.members, *found.items))),
        parts=found.members,
        blocks=found.items,
        is_of_records=True,
        unheard=found.texts,
    )


def _around(
    source: SourceFile,
    comments: tuple[Stretch, ...],
    lead: re.Pattern[str],
    blank: re.Pattern[str],
) -> tuple[Around, ...]:
    """What stands around each comment; signs that lead a line are no text."""
    text, behind = source.text, _texts_behind(source.text, comments, blank)
    found: list[Around] = []
    is_alone, touches, before, last = True, False, 0, 0
    for (start, end), at in zip(comments, behind, strict=True):
        line = _line(source, start)[0]
        if last <= line:
            is_alone = True  # what precedes ends on a line above
        is_alone = is_alone and lead.fullmatch(text, max(last, line), start) is not None
        stop = last + len(text[last:start].rstrip())
        if stop > last:
            before, touches = stop, not _is_parted(text, stop, start)
        else:
            touches = touches and not _is_parted(text, last, start)
        found.append(Around(before, at, is_alone, touches, touches_below=False))
        if _line(source, end)[0] > line:
            is_alone = True
        last = end
    touches, following = True, len(text)
    for number in range(len(comments) - 1, -1, -1):
        one, end = found[number], comments[number][1]
        is_next = one.behind <= following
        touches = (is_next or touches) and not _is_parted(text, end, min(one.behind, following))
        touches = touches and one.behind < len(text)
        found[number] = one._replace(touches_below=touches)
        following = comments[number][0]
    return tuple(found)


def _is_parted(text: str, start: int, end: int) -> bool:
    """Whether the blanks from `start` to `end` hold a blank line."""
    ends = text.count("\n", start, end) + text.count("\r", start, end)
    return ends - text.count("\r\n", start, end) > 1


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


def _paragraphs(
    source: SourceFile,
    comments: tuple[Stretch, ...],
    lead: re.Pattern[str],
    blank: re.Pattern[str],
) -> Iterator[Stretch]:
    """The stretches of lines that have something in them, and not comments alone."""
    text, starts, bare = source.text, source.line_starts, _without(source.text, comments)
    begun, has_text = 0, False
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        if blank.fullmatch(text, start, end):
            if has_text:
                yield begun, start
            begun, has_text = end, False
        elif not lead.fullmatch(bare, start, start + len(bare[start:end].rstrip())):
            has_text = True
    if has_text:
        yield begun, len(text) + 1


def _without(text: str, comments: tuple[Stretch, ...]) -> str:
    """The text with blanks for its comments, which do not lie in each other."""
    parts, last = [], 0
    for start, end in comments:
        parts += [text[last:start], " " * (end - max(start, last))]
        last = max(last, end)
    return "".join((*parts, text[last:]))
