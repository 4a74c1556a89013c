"""A document as people read it: clean text in blocks, and the origin of every character of it.

Two coordinate systems exist. A `Span` is a stretch of the clean text; a `Location` is a stretch of
the file. `Document.locate` is the only bridge, and since a `DocumentBuilder` takes no text without
saying where it comes from, it never has to guess.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.text import Location, SourceFile


class Span(NamedTuple):
    """A half-open stretch of a document's clean text, in code points; stays inside one block."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a stretch of text is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    PULL_QUOTE = "pull-quote"
    CAPTION = "caption"
    LIST_ITEM = "list-item"
    TABLE = "table"
    # a cell, or some; no prose
    FOOTNOTE = "footnote"
    REFERENCE_LIST = "reference-list"


class Cell(NamedTuple):
    """Of which table a block is a part, and where it stands in it; all are counted from 1."""

    table: int
    # of its document
    row: int = 0
    column: int = 0
    # 0: that is told by what stands between the cells


class Block(NamedTuple):
    """A stretch of text that belongs together."""

    kind: BlockKind
    span: Span
    # the line feed that ends it included, so that the blocks tile the text
    label: str = ""
    # of a footnote: its number or name, as the mark in the text has it
    cell: Cell | None = None
    # of a table alone


class Syntax(StrEnum):
    """What marks a citation in the text beside the words that people print."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    LATEX = "latex"


class NoteMark(NamedTuple):
    """Where the text refers to a footnote."""

    span: Span
    # of the mark, which stays in the text
    label: str
    # that of the footnote's block


class Run(NamedTuple):
    """Consecutive characters of the clean text that stem from one stretch of the source."""

    start: int
    # in the clean text; the run ends where the next one starts
    source_start: int
    source_end: int
    kept: bool
    # character for character; otherwise every character stands for the whole stretch


@dataclass(frozen=True)  # no slots: the index of runs is made once
class Document:
    """One file as it reads.

    A kept character equals its source. Only decodings that a reader lists (accent commands,
    entities, ligatures, dashes, ties, names that the document itself defines) may differ; white
    space may fold; text may be dropped, joined, or lifted out of a paragraph that it cuts in two;
    nothing is invented.
    """

    source: SourceFile
    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    syntax: Syntax = Syntax.PLAIN
    note_marks: tuple[NoteMark, ...] = ()
    bibliographies: tuple[str, ...] = ()
    # the bibliography files that the document names, as written
    includes: tuple[str, ...] = ()
    # the documents that it includes, as written
    commands: tuple[tuple[str, str], ...] = ()
    # the document's own names for LaTeX commands that cite, each with the command it stands for
    dated: str = ""
    # its day, month or year, in the words in which it gives it
    comments: tuple[tuple[int, int], ...] = ()
    # half-open stretches of the source, in order, with the signs that begin and end them
    title: str = ""
    # that it gives itself above its text, as written, with all markup

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @cached_property
    def _run_starts(self) -> tuple[int, ...]:
        return tuple(run.start for run in self.runs)

    def origin(self, at: int) -> tuple[int, int]:
        """The half-open stretch of the source that the character at `at` stands for."""
        run = self.runs[bisect_right(self._run_starts, at) - 1]
        if not run.kept:
            return run.source_start, run.source_end
        start = run.source_start + at - run.start
        return start, start + 1

    def extent(self, span: Span) -> tuple[int, int]:
        """The half-open stretch of the source from the first to the last character of `span`."""
        start, end = self.origin(span.start)
        if span.end > span.start:
            end = self.origin(span.end - 1)[1]
        return start, max(start, end)

    def locate(self, span: Span) -> Location:
        """The stretch of the file from the first to the last character of `span`."""
        return self.source.location(*self.extent(span))

    def block_at(self, at: int) -> int:
        """The number of the block in which a character of the clean text stands."""
        return max(0, bisect_right(self.blocks, at, key=lambda block: block.span.start) - 1)

    def blocks_of(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of these kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)

    @cached_property
    def tables(self) -> tuple[Location, ...]:
        """The first cell of every table."""
        first: dict[int, Block] = {}
        for block in self.blocks_of(BlockKind.TABLE):
            first.setdefault(block.cell.table if block.cell else 0, block)
        return tuple(self.locate(block.span) for block in first.values())


class DocumentBuilder:
    """Makes a document from its source; the only way in which text enters one."""

    def __init__(self, source: SourceFile, syntax: Syntax = Syntax.PLAIN) -> None:
        self._source = source
        self._syntax = syntax
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._block_start = 0
        self._marks: list[NoteMark] = []
        self.bibliographies: list[str] = []
        self.includes: list[str] = []
        self.commands: list[tuple[str, str]] = []
        self.dated = ""
        self.title = ""
        self.comments: list[tuple[int, int]] = []

    @property
    def length(self) -> int:
        """Characters of clean text so far: where the next one will stand."""
        return self._length

    @property
    def is_open(self) -> bool:
        """Whether the current block has text."""
        return self._length > self._block_start

    def keep(self, start: int, end: int) -> None:
        """The source from `start` to `end` as it stands."""
        if start < end:
            last = self._runs[-1] if self._runs else None
            if not (last and last.kept and last.source_end == start):
                self._runs.append(Run(self._length, start, end, kept=True))
            else:
                self._runs[-1] = last._replace(source_end=end)
            self._add(self._source.text[start:end])

    def replace(self, start: int, end: int, text: str) -> None:
        """`text` for the source from `start` to `end`: a decoding, a joined word's letters."""
        if text:
            self._runs.append(Run(self._length, start, end, kept=False))
            self._add(text)

    def space(self, at: int) -> None:
        """One blank for the white space at `at`; nothing where a blank or nothing precedes."""
        if self.is_open and not self._parts[-1].endswith(" "):
            self._runs.append(
                Run(self._length, at, min(at + 1, len(self._source.text)), kept=False)
            )
            self._add(" ")

    def mark_note(self, start: int, label: str) -> None:
        """The text since `start`, an earlier `length`, refers to the footnote `label`."""
        self._marks.append(NoteMark(Span(start, self._length), label))

    def close_block(self, kind: BlockKind, label: str = "", cell: Cell | None = None) -> None:
        """End the current block; without text it leaves no trace."""
        if not self.is_open:
            return
        last = self._runs[-1].source_end
        self._runs.append(
            Run(self._length, last, min(last + 1, len(self._source.text)), kept=False)
        )
        self._add("\n")
        self._blocks.append(Block(kind, Span(self._block_start, self._length), label, cell))
        self._block_start = self._length

    def build(self) -> Document:
        """The document; an open block ends as a paragraph."""
        self.close_block(BlockKind.PARAGRAPH)
        return Document(
            source=self._source,
            text="".join(self._parts),
            runs=tuple(self._runs),
            blocks=tuple(self._blocks),
            syntax=self._syntax,
            note_marks=tuple(self._marks),
            bibliographies=tuple(self.bibliographies),
            includes=tuple(self.includes),
            commands=tuple(self.commands),
            dated=self.dated,
            comments=tuple(self.comments),
            title=self.title,
        )

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
