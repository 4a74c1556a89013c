"""Markdown of Pandoc, Quarto, R Markdown and MyST: the words, with every citation as it is written.

In the clean text an @ that may be read as a citation is one. Where markup falls away between a
word and a key, one sign of it stays, so that `**word**@key` does not turn into an e-mail address.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from claimcheck.model.documents import BlockKind, Document, DocumentBuilder, Syntax
from claimcheck.model.text import SourceFile
from claimcheck.readers.front_matter import Range, front_matter
from claimcheck.readers.lines import Line
from claimcheck.readers.listed_works import entries
from claimcheck.readers.markdown_blocks import Blocks, Piece
from claimcheck.readers.markdown_includes import included
from claimcheck.readers.markdown_tokens import Tokens
from claimcheck.readers.paragraphs import Stretch

# knitr reads these first.
_KNITTED = frozenset((".rmd", ".qmd"))
# Labels that the document gives to figures, tables and so on: {#fig:map}.
_LABELLED = re.compile(r"(?<=[{ ])#((?:fig|tbl|eq|lst|sec):[^\s{}]{1,200}+)")
_YAML_COMMENT = re.compile(r"^[ \t]*+#[^\r\n]*+", re.MULTILINE)
# HTML within the sentence; every other element stands apart.
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup"
    r"|time|tt|u|var|wbr)\b",
    re.IGNORECASE,
)
# Tokens that print nothing.
_WITHOUT_WORDS = frozenset(("dropped", "reference", "shortcode", "other_role"))
# Punctuation that may stand within a key.
_INNER_SIGNS = ":.#$%&-+?<>~/"
# What a key can go on with.
_GOES_ON = re.compile(r"[\w:.#$%&\-+?<>~/{]")


class _Known(NamedTuple):
    """What the document defines."""

    notes: set[str]
    targets: set[str]
    examples: set[str]
    labels: set[str]


def read(source: SourceFile) -> Document:
    """The document, block by block."""
    text = source.text
    start = 1 if text.startswith("\ufeff") else 0
    matter = front_matter(text, start)
    knitted = source.path.suffix.lower() in _KNITTED
    blocks = Blocks(text, matter.end if matter else start, knitted=knitted)
    out = DocumentBuilder(source, Syntax.MARKDOWN)
    pieces = _entries_apart(blocks.pieces, text)
    if matter:
        out.bibliographies.extend(matter.bibliographies)
        out.dated = matter.dated
        out.title = matter.title
        out.comments.extend(one.span() for one in _YAML_COMMENT.finditer(text, start, matter.end))
        pieces[:0] = [Piece(BlockKind.PARAGRAPH, ranges) for ranges in matter.prose]
    out.bibliographies.extend(blocks.bibliographies)
    if blocks.holds_references or (matter and matter.references):
        out.bibliographies.append(str(source.path))
    out.comments.extend(blocks.comments)
    if knitted:
        texts = [line for piece in pieces for line in piece.ranges]
        out.includes.extend(included(text, texts, blocks.code))
    labels = {match[1] for match in _LABELLED.finditer(text)}
    words = _Words(out, text, _Known(blocks.notes, blocks.targets, blocks.examples, labels))
    for piece in pieces:
        words.write(piece)
    document = out.build()
    labels = {block.label for block in document.blocks}
    # A footnote without words has no block that a mark could lead to.
    return replace(
        document, note_marks=tuple(mark for mark in document.note_marks if mark.label in labels)
    )


def _entries_apart(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces; a list of works without blank lines, cut into its entries."""
    listed = [at for at, piece in enumerate(pieces) if piece.kind is BlockKind.REFERENCE_LIST]
    if len(listed) != 1 or len(pieces[listed[0]].ranges) == 1:
        return list(pieces)
    (at,) = listed
    lines = [
        Line(start, end, text[start:end], start - text.rfind("\n", 0, start) - 1)
        for start, end in pieces[at].ranges
    ]
    parted = entries([Stretch(tuple(lines), blank_before=True)])
    ranges = (tuple((line.start, line.end) for line in entry) for entry in parted)
    return [*pieces[:at], *(pieces[at]._replace(ranges=one) for one in ranges), *pieces[at + 1 :]]


class _Words:
    """Writes the words of blocks."""

    def __init__(self, out: DocumentBuilder, text: str, known: _Known) -> None:
        self._out = out
        self._source = text
        self._known = known
        self._noted = 0
        self._ranges: tuple[Range, ...] = ()
        self._starts: list[int] = []
        # of the lines, in the text of the block
        self._tokens = Tokens("", frozenset())
        self._gap: Range | None = None
        # markup that fell away since the last character
        self._last = " "
        # the last character written
        self._after_key = False
        self._bracketed = 0
        # pairs of brackets around, in which a citation may stand
        self._writers: dict[str, Callable[[int, int], None]] = {
            "line": self._line,
            "tag": self._tag,
            "address": self._address,
            "escape": self._escape,
            "entity": self._entity,
            "dash": self._dash,
            "mark": self._note_mark,
            "cite": self._cite,
            "role": self._folded,
        }

    def write(self, piece: Piece) -> None:
        """One block; its inline notes follow it."""
        self._ranges = piece.ranges
        lines = [self._source[start:end] for start, end in piece.ranges]
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._tokens = Tokens("\n".join(lines), self._known.targets)
        notes = deque([(0, len(self._tokens.tokens), piece.kind, piece.label)])
        while notes:
            first, last, kind, label = notes.popleft()
            self._gap, self._last, self._after_key = None, " ", False
            self._bracketed = 0
            notes.extend(self._write_tokens(first, last))
            cell = piece.cell if kind is BlockKind.TABLE else None
            self._out.close_block(kind, label, cell)

    def _write_tokens(self, number: int, last: int) -> list[tuple[int, int, BlockKind, str]]:
        """Some tokens of the block; the inline notes among them are left for later."""
        notes: list[tuple[int, int, BlockKind, str]] = []
        at = 0
        while number < last:
            token = self._tokens.tokens[number]
            closing = self._tokens.notes.get(number)
            if token.start < at:
                # The end of a link may lie within a token.
                if token.kind != "dropped" and token.end > at:
                    self._keep(at, token.end)
                    at = token.end
            elif closing is None:
                at = self._token(number)
            else:
                self._noted += 1
                label = f"^{self._noted}"
                self._mark(token.start, token.start + 1, label)
                notes.append((number + 1, closing, BlockKind.FOOTNOTE, label))
                number = closing
            number += 1
        return notes

    def _token(self, number: int) -> int:
        """One token; returns where it ends, with all that it drags along."""
        kind, start, end, words = self._tokens.tokens[number]
        text = self._tokens.text
        if number in self._tokens.markup:
            stop = self._tokens.tails.get(number, end)
            if number in self._tokens.superscripts and self._last.isdigit():
                self._keep(start, end)  # 10^6^ is no 106
            else:
                self._drop(start, stop)
            return stop
        if number in self._tokens.brackets:
            self._bracketed += -1 if text[start] == "]" else 1
        if kind in _WITHOUT_WORDS:
            self._drop(start, end)
        elif kind == "printed":
            self._replace(start, end, words)
        else:
            self._writers.get(kind, self._keep)(start, end)
        return end

    def _line(self, start: int, _end: int) -> None:
        self._space(start)

    def _tag(self, start: int, end: int) -> None:
        if not _INLINE_TAG.match(self._tokens.text, start):
            self._space(start)
        self._drop(start, end)

    def _address(self, start: int, end: int) -> None:
        """<https://example.org>"""
        self._drop(start, start + 1)
        self._keep(start + 1, end - 1)
        self._drop(end - 1, end)

    def _dash(self, start: int, end: int) -> None:
        if self._bracketed:
            self._keep(start, end)
        else:
            self._replace(start, end, "—" if end - start == 3 else "–")

    def _note_mark(self, start: int, end: int) -> None:
        label = self._tokens.text[start + 2 : end - 1]
        if label in self._known.notes:
            self._mark(start, end, label)
        else:
            self._keep(start, end)

    def _cite(self, start: int, end: int) -> None:
        """A citation, or a cross-reference that looks like one."""
        key = self._tokens.text[start:end].lstrip("-@")
        if key in self._known.labels or (key in self._known.examples):
            self._drop(start, end - len(key))
            self._keep(end - len(key), end)
            return
        if self._gap and (self._last.isalnum() or self._last == "."):
            sign = self._gap[1] - 1
            self._gap = None
            # A single backslash would protect the key.
            self._keep(sign - (self._tokens.text[sign] == "\\"), sign + 1)
        self._keep(start, end)
        self._after_key = True

    def _escape(self, start: int, end: int) -> None:
        """A backslash and what it protects; signs of citations stay protected."""
        character = self._tokens.text[start + 1 : end]
        if character in "@[]`":
            self._keep(start, end)
        elif character.isspace():
            self._space(start)
        elif character == "\\":
            self._drop(start, end)
        else:
            self._drop(start, start + 1)
            self._keep(start + 1, end)

    def _entity(self, start: int, end: int) -> None:
        entity = self._tokens.text[start:end]
        character = unescape(entity)
        if character.isspace():
            self._space(start)
        elif character == entity:
            self._keep(start, end)
        elif not character.isprintable() or character in "@[]`\\":
            # Also a number of no character, which is nothing and thus in anything.
            self._drop(start, end)
        else:
            self._replace(start, end, character)

    def _mark(self, start: int, end: int, label: str) -> None:
        self._separate(start)
        at = self._out.length
        self._keep(start, end)
        self._out.mark_note(at, label)

    def _folded(self, start: int, end: int) -> None:
        for piece in re.finditer(r"\s++|\S++", self._tokens.text[start:end]):
            if piece[0].isspace():
                self._space(start + piece.start())
            else:
                self._keep(start + piece.start(), start + piece.end())

    def _keep(self, start: int, end: int) -> None:
        """Text as it stands; blanks before it fold."""
        text = self._tokens.text
        while start < end and text[start] in " \t":
            self._space(start)
            start += 1
        if start >= end:
            return
        self._separate(start)
        for first, last in self._lines(start, end):
            self._out.keep(first, last)
        self._last = text[end - 1]
        self._gap = None
        self._after_key = self._last == "@" or (
            self._after_key and not text[start:end].strip(_INNER_SIGNS)
        )

    def _replace(self, start: int, end: int, characters: str) -> None:
        self._separate(start)
        self._out.replace(self._origin(start), self._origin(end - 1) + 1, characters)
        self._last, self._gap, self._after_key = characters[-1], None, False

    def _space(self, at: int) -> None:
        self._out.space(self._origin(at))
        self._last, self._gap, self._after_key = " ", None, False

    def _drop(self, start: int, end: int) -> None:
        self._gap = (self._gap[0] if self._gap else start, end)

    def _separate(self, at: int) -> None:
        """Where markup fell away after a key, keep of it what ends the key."""
        if self._after_key and self._gap and _GOES_ON.match(self._tokens.text, at):
            start = self._gap[0]
            sign = self._tokens.text[start]
            self._after_key = False
            for first, last in self._lines(start, start + (2 if sign in _INNER_SIGNS else 1)):
                self._out.keep(first, last)

    def _origin(self, at: int) -> int:
        """Where a character of the block stands in the source; of a line feed, the line's end."""
        line = bisect_right(self._starts, at) - 1
        return self._ranges[line][0] + at - self._starts[line]

    def _lines(self, start: int, end: int) -> list[Range]:
        """The stretches of the source for a stretch of the block."""
        if len(self._ranges) == 1:
            first = self._ranges[0][0]
            return [(first + start, first + end)]
        found = []
        line = bisect_right(self._starts, start) - 1
        while start < end:
            first, last = self._ranges[line]
            offset = first - self._starts[line]
            stop = min(end, last - offset)
            if stop > start:
                found.append((start + offset, stop + offset))
            line += 1
            start = self._starts[line] if line < len(self._starts) else end
        return found
