"""The blocks of a Markdown document: which lines belong together, and what they are.

Pandoc's rules: a heading, a list or a quotation begins after a blank line, code in fences may begin
anywhere and has to end; deeper than that a citation does not care how lists and quotations nest.
Longer than most modules: each kind of block has its own few lines, and all share one walk.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from typing import NamedTuple

from claimcheck.model.documents import BlockKind, Cell
from claimcheck.model.list_headings import heads_works
from claimcheck.readers import markdown_lines as lines
from claimcheck.readers.front_matter import Range, front_matter
from claimcheck.readers.markdown_tables import (
    cells_of_row,
    columns_of,
    html_tables,
    parts_of_html,
)

# Lines of a table without pipes: what is longer is none.
_MOST_ROWS = 300


class Piece(NamedTuple):
    """The text of one block."""

    kind: BlockKind
    ranges: tuple[Range, ...]
    # stretches of the source, one a line
    label: str = ""
    # of a footnote
    cell: Cell | None = None
    # of a table


class Blocks:
    """Goes through the lines once; what is looked for ahead in vain is not looked for again."""

    def __init__(self, text: str, start: int, *, knitted: bool) -> None:
        self.notes: set[str] = set()
        # labels of footnotes
        self.targets: set[str] = set()
        # labels of addresses, folded
        self.examples: set[str] = set()
        # labels of numbered examples
        self.bibliographies: list[str] = []
        self.holds_references = False
        # whether any are written out in the metadata
        self.comments: list[Range] = []
        self.code: list[list[Range]] = []
        # of each piece of code in fences the lines but the last
        self.pieces: list[Piece] = []
        self._text = text
        self._knitted = knitted
        # whether knitr reads the document before Pandoc does
        self._lines = [line.span(1) for line in lines.LINE.finditer(text, start)]
        self._starts = [line[0] for line in self._lines]
        self._closing_fences = self._bare_fences()
        self._absent: set[str] = set()
        self._is_cut_short = False
        # by a comment that is never closed; those behind it are part of it
        self._unclosed = {"`": len(text), "~": len(text)}
        # no fence this long is closed any more
        self._next = 0
        # number of the line that is read next
        self._ranges: list[Range] = []
        self._kind: BlockKind | None = None
        self._note: str | None = None
        # label of the footnote in which the lines stand
        self._items: list[int] = []
        # columns at which the text of the list items around begins
        self._quoted = False
        self._rows = False
        self._ruled = False
        # within a table of rules and blanks, whose cells may be indented like code
        self._framed = -1
        # number of the last rule that may open such a table
        self._tabled = 0
        # number of the line at which its rows end
        self._columns: tuple[int, ...] = ()
        # where on a line its columns begin
        self._folds = False
        # whether only blank lines part its rows
        self._tables = 0
        # so far
        self._row_number = 0
        # of the row that is read, where only its place on the line tells the column of a cell
        self._row_at = -2
        # number of the line with the last row of pipes, or the rule below it
        self._html = deque(html_tables(text))
        # that are still to come
        self._tags = False
        # within one of them
        self._listing = 0
        # level of the heading over a list of works
        self._divs: list[bool] = []
        # of the divs around: whether it is the list of works
        while self._next < len(self._lines):
            self._line()
        self._flush()

    def _line(self) -> None:
        """Read the next line, or as many as belong to it."""
        start, end = self._lines[self._next]
        self._next += 1
        if not self._ranges or self._quoted:
            quote = lines.QUOTE.match(self._text, start, end)
            self._quoted = bool(quote or self._ranges)
            start = quote.end() if quote else start
        at = lines.after_indent(self._text, start, end)
        if self._next <= self._tabled:
            self._row_of_columns(at, end)
            return
        if self._tags:
            self._add_html(at, end)
            return
        if at == end:
            self._flush()
            self._rows = False
            return
        if self._fenced(at, end) or self._divided(at, end):
            return
        if not self._ranges and self._begins(start, at, end):
            return
        if self._ranges and self._interrupts(start, at, end):
            return
        while self._html and self._html[0][0] < at:
            self._html.popleft()
        # Where it begins in the middle of code, it is code.
        if self._html and self._html[0][0] < end and "`" not in self._text[at : self._html[0][0]]:
            self._tags = True
            self._add_html(at, end)
        else:
            self._add(at, end)

    def _begins(self, start: int, at: int, end: int) -> bool:
        """What may stand at the beginning of a block; whether the line is dealt with."""
        column = self._column(start, at)
        while (
            self._items and column < self._items[-1] and not lines.ITEM.match(self._text, at, end)
        ):
            self._items.pop()
        if self._note is not None and column < lines.CODE_INDENT:
            self._note = None
        inside = next((c for c in reversed(self._items) if c <= column), 0)
        if (
            not self._ruled
            and column - (inside or lines.CODE_INDENT * (self._note is not None))
            >= lines.CODE_INDENT
        ):
            return True
        return (
            self._metadata(at)
            or self._raw(at, end)
            or self._heading(at, end)
            or self._defined(at, end)
            or self._rule(at, end)
            or self._row(at, end)
            or self._item(start, at, end)
            or self._captioned(at, end)
        )

    def _interrupts(self, start: int, at: int, end: int) -> bool:
        """What may follow a line of text without a blank line between."""
        if len(self._ranges) == 1 and self._kind is None and self._underlined(at, end):
            return True
        if self._rule(at, end):
            self._flush()
            return True
        if lines.BLOCK_TAG.match(self._text, at, end):
            self._flush()
            return self._raw(at, end)
        if lines.DEFINITION.match(self._text, at, end):
            self._flush()
            return self._captioned(at, end)
        return (
            (self._note is not None and self._defined(at, end))
            or (bool(lines.RAW_TEX.match(self._text, at, end)) and self._raw(at, end))
            or (bool(self._items) and self._item(start, at, end))
        )

    def _underlined(self, at: int, end: int) -> bool:
        """What makes the line above a heading, or the head of a table."""
        if lines.UNDERLINE.match(self._text, at, end):
            self._title(*self._ranges.pop(), 1 + (self._text[at] == "-"))
            return True
        if lines.PIPES.match(self._text, at, end):
            self._rows = True
            self._begin_row()
            self._cells(*self._ranges.pop(), BlockKind.TABLE)
            return True
        return False

    def _add(self, at: int, end: int) -> None:
        """A line of text, without the comments in it, which may take further lines along."""
        here = at
        while self._text.find("<!--", here, end) >= 0:
            hidden = lines.HIDDEN.search(self._text, here, end)
            if not hidden:
                break
            here = hidden.end()
            closed = self._find("-->", hidden.end()) if hidden["comment"] else -1
            if hidden["comment"] and closed < 0 and not self._is_cut_short:
                self._is_cut_short = True
                self.comments.append((hidden.start(), end))
            if closed >= 0:
                self.comments.append((hidden.start(), closed + 3))
                self._keep(at, hidden.start())
                at = here = closed + 3
                if at > end:
                    self._next = bisect_right(self._starts, closed)
                    end = self._lines[self._next - 1][1]
        self._keep(at, end)

    def _keep(self, at: int, end: int) -> None:
        if self._text[at:end].strip():
            self._ranges.append((at, end))

    def _flush(self) -> None:
        """The end of a block."""
        if self._ranges:
            kind = self._kind or self._kind_here()
            if kind is BlockKind.PARAGRAPH and self._is_captioning():
                kind = BlockKind.CAPTION
            label = self._note or "" if kind is BlockKind.FOOTNOTE else ""
            cell = Cell(self._tables) if kind is BlockKind.TABLE else None
            self.pieces.append(Piece(kind, tuple(self._ranges), label, cell))
            self._ranges = []
        self._kind = None

    def _kind_here(self) -> BlockKind:
        if self._note is not None:
            return BlockKind.FOOTNOTE
        if self._listing or (self._divs and self._divs[-1]):
            return BlockKind.REFERENCE_LIST
        return BlockKind.LIST_ITEM if self._items else BlockKind.PARAGRAPH

    def _is_captioning(self) -> bool:
        """Whether an image is all there is, whose description is then its caption; or one of HTML."""
        first, last = self._ranges[0][0], self._ranges[-1][1]
        if self._text.startswith("<", first):
            return lines.FIGURE_CAPTION.match(self._text, first) is not None
        return self._text.startswith("![", first) and self._text[first:last].rstrip()[-1] in ")}]"

    def _fenced(self, at: int, end: int) -> bool:
        """Code in fences; without a closing fence it is text."""
        fence = lines.FENCE.match(self._text, at, end)
        if not fence or (fence["fence"][0] == "`" and "`" in fence["info"]):
            return False
        if not self._knitted and lines.is_chunk(fence["info"].strip()):
            return self._code_in_line(at, end, len(fence["fence"]))
        closers = self._closing_fences[fence["fence"][0]]
        wanted = len(fence["fence"])
        if wanted >= self._unclosed[fence["fence"][0]]:
            return False
        for number in range(bisect_left(closers, (self._next, 0)), len(closers)):
            line, length = closers[number]
            if length >= wanted:
                self._flush()
                self.code.append(self._lines[self._next - 1 : line])
                self._next = line + 1
                return True
        self._unclosed[fence["fence"][0]] = wanted
        return False

    def _code_in_line(self, at: int, end: int, length: int) -> bool:
        """A chunk of knitr in a document that knitr never sees: code as within a sentence."""
        for number in range(self._next, len(self._lines)):
            line = self._lines[number]
            if not self._text[slice(*line)].strip():
                break
            if any(len(run[0]) == length for run in lines.TICKS.finditer(self._text, *line)):
                self._ranges.extend([(at, end), *self._lines[self._next : number + 1]])
                self._next = number + 1
                return True
        return False

    def _bare_fences(self) -> dict[str, list[tuple[int, int]]]:
        """The lines that may close a fence: their numbers and lengths."""
        found: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
        for number, (start, end) in enumerate(self._lines):
            if end - start > 2 and (bare := lines.BARE_FENCE.match(self._text, start, end)):
                found[bare[1][0]].append((number, len(bare[1])))
        return found

    def _divided(self, at: int, end: int) -> bool:
        div = lines.DIV.match(self._text, at, end)
        if not div:
            return False
        self._flush()
        if div.end() < end:
            inside = bool(self._divs) and self._divs[-1]
            self._divs.append(inside or "#refs" in self._text[div.end() : end])
        elif self._divs:
            self._divs.pop()
        return True

    def _metadata(self, at: int) -> bool:
        """A block of metadata within the document."""
        if not lines.METADATA.match(self._text, at) or "---" in self._absent:
            return False
        matter = front_matter(self._text, at)
        if not matter:
            self._absent.add("---")
            return False
        self.take_metadata(matter.bibliographies, matter.prose)
        self.holds_references = self.holds_references or matter.references
        self._next = bisect_left(self._starts, matter.end)
        return True

    def take_metadata(
        self, bibliographies: tuple[str, ...], prose: tuple[tuple[Range, ...], ...]
    ) -> None:
        """What of the metadata belongs to the document."""
        self.bibliographies.extend(bibliographies)
        self.pieces.extend(Piece(BlockKind.PARAGRAPH, ranges) for ranges in prose)

    def _raw(self, at: int, end: int) -> bool:
        """Verbatim HTML and environments of TeX; what follows them on their last line is text."""
        tex, html = (
            lines.RAW_TEX.match(self._text, at, end),
            lines.RAW_HTML.match(self._text, at, end),
        )
        if not tex and not html:
            return False
        closing = f"\\end{{{tex[1]}}}" if tex else f"</{html[1]}>" if html else ""
        closed = self._find(closing, at)
        if closed < 0:
            return False
        self._next = bisect_right(self._starts, closed)
        self._keep(closed + len(closing), self._lines[self._next - 1][1])
        return True

    def _heading(self, at: int, end: int) -> bool:
        heading = lines.HEADING.match(self._text, at, end)
        if heading:
            self._title(heading.end(), end, len(heading[1]))
        return bool(heading)

    def _title(self, at: int, end: int, level: int) -> None:
        """The words of a heading, without its attributes and closing signs."""
        title = self._without_attributes(at, end)
        title = title.rstrip("#").rstrip() if title.endswith("#") else title
        if not self._listing or level <= self._listing:
            self._listing = level if heads_works(title) else 0
        self._items, self._note, self._ruled = [], None, False
        self._add(at, at + len(title))
        self._kind = BlockKind.HEADING
        self._flush()

    def _without_attributes(self, at: int, end: int) -> str:
        """A line without the braces at its end that name or style what it is."""
        line = self._text[at:end].rstrip()
        brace = line.rfind("{")
        if line.endswith("}") and line[:brace][-1:] != "@" and lines.ATTRIBUTES.match(line, brace):
            return line[:brace].rstrip()
        return line

    def _defined(self, at: int, end: int) -> bool:
        """The definition of a footnote or of the address of a link."""
        if note := lines.NOTE.match(self._text, at, end):
            self._flush()
            self._note = note["label"]
            self.notes.add(note["label"])
            self._items = []
            self._add(note.end(), end)
            return True
        if target := lines.TARGET.match(self._text, at, end):
            self._flush()
            self.targets.add(lines.folded(target["label"]))
            return True
        return False

    def _rule(self, at: int, end: int) -> bool:
        """A break, or a rule of a table: the last one comes before a blank line."""
        if not lines.RULE.match(self._text, at, end):
            return False
        if self._row_at == self._next - 2:
            self._row_at += 1
        following = self._lines[self._next] if self._next < len(self._lines) else (0, 0)
        self._ruled = self._text[at] == "-" and bool(self._text[slice(*following)].strip())
        if lines.COLUMNS.match(self._text, at, end):
            self._headed(columns_of(self._text[self._lines[self._next - 1][0] : end]))
        elif not self._ranges and lines.FRAME.match(self._text, at, end):
            self._framed = self._next - 1
        return True

    def _headed(self, columns: tuple[int, ...]) -> None:
        """The rule below the head of a table: its rows go on to a blank line, or to its frame."""
        framed = self._framed >= 0 and self._framed + len(self._ranges) + 2 == self._next
        if not framed and len(self._ranges) > 1:
            self._flush()
        self._tables += 1
        self._row_number, self._columns, self._folds = 0, columns, framed
        self._end_row()
        last = min(len(self._lines), self._next + _MOST_ROWS)
        closed = blank = 0
        for number in range(self._next, last):
            start, end = self._lines[number]
            if not self._text[start:end].strip():
                blank = blank or number
                if not framed or closed:
                    break
            elif framed and lines.HEADING.match(self._text, start, end):
                break
            else:
                closed = number * bool(lines.FRAME.match(self._text, start, end))
        self._tabled = closed or blank or last

    def _row_of_columns(self, at: int, end: int) -> None:
        is_row = at < end and not lines.RULE.match(self._text, at, end)
        if is_row:
            self._add(at, end)
        if not (is_row and self._folds) or self._next >= self._tabled:
            self._end_row()

    def _end_row(self) -> None:
        """The cells of a row whose columns a rule marks."""
        self._row_number += bool(self._ranges)
        for column, ranges in cells_of_row(self._ranges, self._starts, self._columns):
            cell = Cell(self._tables, self._row_number, column)
            self.pieces.append(Piece(BlockKind.TABLE, ranges, cell=cell))
        self._ranges, self._kind = [], None

    def _add_html(self, at: int, end: int) -> None:
        """A line of a table of HTML, which is cut into its cells where it ends."""
        self._add(at, end)
        if self._lines[self._next - 1][1] < self._html[0][1]:
            return
        self._html.popleft()
        self._tags = False
        parts = parts_of_html(self._text, self._ranges) if self._ranges else ()
        self._tables += any(part.kind is BlockKind.TABLE for part in parts)
        for part in parts:
            self._ranges, self._kind = list(part.ranges), part.kind
            if part.kind is BlockKind.TABLE:
                cell = Cell(self._tables, part.row, part.column)
                self.pieces.append(Piece(part.kind, part.ranges, cell=cell))
                self._ranges = []
            self._flush()

    def _row(self, at: int, end: int) -> bool:
        """A row of a table."""
        if self._rows or self._text[at] == "|":
            # One sign at the beginning makes lines of verse.
            tabled = self._rows or self._text.find("|", at + 1, end) > 0
            if tabled:
                self._begin_row()
            self._cells(at, end, BlockKind.TABLE if tabled else None)
            return True
        return False

    def _begin_row(self) -> None:
        """A row right below another one is of the same table."""
        self._tables += self._row_at != self._next - 2
        self._row_at = self._next - 1

    def _cells(self, at: int, end: int, kind: BlockKind | None) -> None:
        for cell in lines.CELL.finditer(self._text, at, end):
            self._add(*cell.span())
            self._kind = kind
            self._flush()

    def _item(self, start: int, at: int, end: int) -> bool:
        """An item of a list; in a list of works its number stays."""
        item = lines.ITEM.match(self._text, at, end)
        if not item:
            return False
        self._flush()
        column = self._column(start, at)
        while self._items and column < self._items[-1]:
            self._items.pop()
        if item["example"]:
            self.examples.add(item["example"])
        self._items.append(column + min(item.end() - at, 5))
        listed = item["number"] and self._kind_here() is BlockKind.REFERENCE_LIST
        self._add(at if listed else item.end(), end)
        return True

    def _captioned(self, at: int, end: int) -> bool:
        caption = lines.CAPTION.match(self._text, at, end)
        if not caption:
            return False
        words = self._without_attributes(caption.end(), end)
        self._add(caption.end(), caption.end() + len(words))
        self._kind = BlockKind.CAPTION
        return True

    def _column(self, start: int, at: int) -> int:
        return len(self._text[start:at].expandtabs(lines.TAB))

    def _find(self, words: str, at: int) -> int:
        if words in self._absent:
            return -1
        found = self._text.find(words, at)
        if found < 0:
            self._absent.add(words)
        return found
