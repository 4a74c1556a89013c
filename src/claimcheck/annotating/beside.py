"""All that a document holds beside its words, so that nothing of it is lost on the page.

What no character of the clean text stems from is a gap. Its origin says where it belongs: within a
block, in front of one, behind one, or in a cell of a table. Readers know nothing of this.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from claimcheck.annotating import dropped_latex, dropped_markdown, dropped_plain
from claimcheck.annotating.byline import byline
from claimcheck.annotating.dropped import Token
from claimcheck.annotating.surroundings import Edge, Place, Surroundings
from claimcheck.model.annotated import Left, Passage, Piece
from claimcheck.model.documents import BlockKind, Document, Span, Syntax
from claimcheck.readers.latex_commands import TABLES


class Lexer(Protocol):
    """Tells what stands in the gaps of one document, from first to last."""

    def tokens(self, start: int, end: int) -> Iterator[Token]:
        """All of one gap."""


_LEXERS: dict[Syntax, Callable[[str], Lexer]] = {
    Syntax.PLAIN: dropped_plain.Lexer,
    Syntax.MARKDOWN: dropped_markdown.Lexer,
    Syntax.LATEX: dropped_latex.Lexer,
}


class Beside(NamedTuple):
    """What is not among the words of one document, and where it stands."""

    inside: dict[int, list[Piece]]
    # before the character of the clean text at this place
    after: dict[int, list[Passage]]
    # behind the block of this number; -1: before all
    ahead: dict[int, Sequence[Token]]
    # of the block of this number, which is a cell: what of its table stands before it
    behind: dict[int, Sequence[Token]]
    # the same behind it
    places: dict[int, Place]
    # of blocks, by number
    looks: list[tuple[Span, str]]
    # stretches that are emphasised
    comments: tuple[int, ...]
    # lines on which they begin


def beside(document: Document) -> Beside:
    """Everything between the words of a document."""
    return _Walk(document).found()


class _Walk:
    """Goes through the gaps in the order of the source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._source = document.source.text
        self._around = Surroundings(document)
        self._beside = Beside({}, {}, {}, {}, {}, [], ())
        self._comments: list[int] = []

    def found(self) -> Beside:
        """The whole document."""
        document = self._document
        lexer = _LEXERS[document.syntax](self._source)
        for start, end, before, after in _gaps(document):
            tokens = _joined(list(lexer.tokens(start, end)), self._source)
            tokens = [self._kept(token, after) for token in tokens]
            self._comments += [
                self._line(token.start) for token in tokens if token.kind is Left.COMMENT
            ]
            self._share_out(start, tokens, before, after)
        return self._beside._replace(
            places=self._around.places, looks=self._around.looks, comments=tuple(self._comments)
        )

    def _kept(self, token: Token, after: Edge | None) -> Token:
        """The token; the number of a footnote is shown in front of it anyway."""
        if token.kind is Left.PAGE and after and token.text.strip("[]. ") == self._label(after):
            return token._replace(kind=None)
        return token

    def _label(self, edge: Edge) -> str:
        return self._document.blocks[edge.block].label

    def _share_out(
        self, start: int, tokens: Sequence[Token], before: Edge | None, after: Edge | None
    ) -> None:
        """Give each token of one gap its place on the page."""
        self._around.pass_through(tokens, before, after)
        if before and after and before.block == after.block and self._adjoin(before, after):
            # What clings to a word stays with it.
            clings = tokens[0].start == start and not _is_space(tokens[0], self._source)
            self._insert(before.at if clings else after.at, tokens)
            return
        block = before.block if before else -1
        ends = [number for number, token in enumerate(tokens) if _ends_table(token)]
        if before and after and self._share_table(before, after):
            self._beside.ahead[after.block] = tokens
            return
        if after and self._is_cell(after):
            first = ends[-1] + 1 if ends else 0
            if ends or (before and self._is_cell(before)):
                self._beside.ahead[after.block] = tokens[first:]
                tokens, after = tokens[:first], None
        if before and self._is_cell(before) and tokens:
            last = ends[0] if ends else len(tokens)
            self._beside.behind[before.block] = tokens[:last]
            tokens, before = tokens[last:], None
        parts = _parts(tokens)
        if before and not _stands_apart(parts[0]):
            self._insert(before.at, parts.pop(0))
        if after and parts and not _stands_apart(parts[-1]):
            self._insert(after.at, parts.pop())
        for part in parts:
            self._set_apart(part, self._behind_notes(block, part))

    def _behind_notes(self, block: int, tokens: Sequence[Token]) -> int:
        """The block, or the last of the footnotes below it, to which it refers."""
        blocks = self._document.blocks
        while (
            tokens
            and 0 <= block < len(blocks) - 1
            and blocks[block + 1].kind is BlockKind.FOOTNOTE
            and self._document.origin(blocks[block + 1].span.start)[0] < tokens[0].start
        ):
            block += 1
        return block

    def _adjoin(self, before: Edge, after: Edge) -> bool:
        return before.at <= after.at and not self._document.text[before.at : after.at].strip()

    def _is_cell(self, edge: Edge) -> bool:
        return self._document.blocks[edge.block].kind is BlockKind.TABLE

    def _share_table(self, before: Edge, after: Edge) -> bool:
        first, last = (self._document.blocks[edge.block].cell for edge in (before, after))
        return first is not None and last is not None and first.table == last.table

    def _insert(self, at: int, tokens: Sequence[Token]) -> None:
        pieces = list(pieces_of(tokens, self._source))
        if pieces:
            self._beside.inside.setdefault(at, []).extend(pieces)

    def _set_apart(self, tokens: Sequence[Token], block: int) -> None:
        told = [token for token in tokens if _is_told(token)]
        if not told:
            return
        lines = (self._line(told[0].start), self._line(max(told[0].start, told[-1].end - 1)))
        there = self._beside.after.setdefault(block, [])
        if told[0].kind is Left.SETUP:
            words = byline(self._document, told[0].start, told[0].end)
            there += [
                Passage(BlockKind.PARAGRAPH, (Piece(one, left=Left.BYLINE),), lines=lines)
                for one in words
            ]
        pieces = list(pieces_of(tokens, self._source))
        while not pieces[0].left:
            del pieces[0]
        while not pieces[-1].left:
            del pieces[-1]
        there.append(Passage(BlockKind.PARAGRAPH, tuple(pieces), lines=lines))

    def _line(self, at: int) -> int:
        return self._document.source.location(at, at).start.line


def pieces_of(tokens: Sequence[Token], source: str) -> Iterator[Piece]:
    """What is shown of some tokens, with the white space around it."""
    if not any(map(_is_told, tokens)):
        return
    for token in tokens:
        if _is_told(token):
            yield Piece(token.text, left=token.kind, written=token.written)
        elif _is_space(token, source):
            yield Piece(" ")


def _is_space(token: Token, source: str) -> bool:
    """Whether white space stands there; that within a tag of HTML parts no words."""
    if token.signs == " ":
        return True
    written = source[token.start : token.end]
    return not written.startswith("<") and any(map(str.isspace, written))


def _is_told(token: Token) -> bool:
    return token.kind is not None and token.kind is not Left.COMMENT


def _ends_table(token: Token) -> bool:
    return token.signs == "blank" or token.signs[1:].rstrip("*") in TABLES


def _stands_apart(tokens: Sequence[Token]) -> bool:
    return any(token.breaks and token.kind for token in tokens)


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens, parted where a block or a cell ends."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if not token.breaks and token.signs not in ("{", "}"):
            parts[-1].append(token)
        elif token.kind:
            parts += [[token], []]
        else:
            parts.append([token])
    return parts


def _joined(tokens: Sequence[Token], source: str) -> list[Token]:
    """The tokens, words in a row as one."""
    found: list[Token] = []
    last = -1
    # place of the last words
    for token in tokens:
        is_words = token.kind is Left.SOURCE and not token.breaks
        if is_words and last >= 0:
            start = found[last].start
            del found[last:]
            found.append(token._replace(start=start, text=source[start : token.end]))
            continue
        found.append(token)
        if is_words:
            last = len(found) - 1
        elif token.kind or token.breaks or token.signs:
            last = -1
    return found


def _gaps(
    document: Document,
) -> Iterator[tuple[int, int, Edge | None, Edge | None]]:
    """Stretches of the source of which there are no words, with the words on both sides.

    White space of the text stands for no more than white space.
    """
    ends = [*(run.start for run in document.runs), len(document.text)][1:]
    told = sorted(
        (run.source_start, run.source_end, run.start, end)
        for run, end in zip(document.runs, ends, strict=True)
        if not document.text[run.start : end].isspace()
    )
    source = document.source.text
    at, before = 0, None
    for start, end, first, last in told:
        if at < start and source[at:start].strip():
            yield at, start, before, Edge(document.block_at(first), first)
        if end >= at:
            at, before = end, Edge(document.block_at(last - 1), last)
    if source[at:].strip():
        yield at, len(source), before, None
