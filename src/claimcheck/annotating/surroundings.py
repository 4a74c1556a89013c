"""What stands around the blocks of a text: lists and quotations, and the emphasis within them."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.annotating.dropped import Token
from claimcheck.annotating.outline import BULLET
from claimcheck.model.documents import BlockKind, Document, Span, Syntax
from claimcheck.readers.latex_commands import LISTS

_QUOTING = frozenset({"quote", "quotation", "displayquote", "verse"})
_LOOKS = {
    "emph": "em", "textit": "em", "textsl": "em", "textbf": "strong", "mkbibemph": "em", "alert": "strong",
}  # fmt: skip
_OF_SIGNS = {"*": ("em",), "**": ("strong",), "***": ("em", "strong"), "~~": ("s",)}
_UNNUMBERED = frozenset({"itemize", "compactitem"})
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class Place(NamedTuple):
    """Where a block stands."""

    depth: int = 0
    # in nested lists, from 1
    marker: str = ""
    # the number or bullet of a list item; empty where it goes on behind an item's first block
    is_quoted: bool = False
    is_defined: bool = False
    # whether it says what the block before it means


class Edge(NamedTuple):
    """Words beside a gap."""

    block: int
    # its number
    at: int
    # where they end or begin in the clean text


class _List(NamedTuple):
    """A list that is open."""

    name: str
    items: int
    # so far; where columns tell lists apart, the column of its items


class Surroundings:
    """Sees all markup of a document pass, in the order of the source."""

    def __init__(self, document: Document) -> None:
        self.places: dict[int, Place] = {}
        self.looks: list[tuple[Span, str]] = []
        self._document = document
        self._lists: list[_List] = []
        self._quotes = 0
        self._marker = ""
        # of the item that begins
        self._open: dict[str, int] = {}
        # where emphasis begins, by its look
        self._braces: list[tuple[str, int]] = []
        self._next = ""
        # the look of the next group in braces

    def pass_through(
        self, tokens: Sequence[Token], before: Edge | None, after: Edge | None
    ) -> None:
        """Read the gap between two words."""
        latex = self._document.syntax is Syntax.LATEX
        for token in tokens:
            if not token.signs:
                continue
            if latex:
                self._tex(token, before, after)
            else:
                self._sign(token, before, after)
        if after and not (before and before.block == after.block):
            signs = {token.signs for token in tokens}
            defined = "defined" in signs and "blank" not in signs and before is not None
            self._arrive(after.block, is_defined=defined)

    def _arrive(self, block: int, *, is_defined: bool) -> None:
        """The first words of a block, or more of it behind a footnote."""
        kind = self._document.blocks[block].kind
        if self._document.syntax is Syntax.MARKDOWN:
            if kind is not BlockKind.LIST_ITEM:
                self._lists = []
            at = self._document.origin(self._document.blocks[block].span.start)[0]
            text = self._document.source.text
            start = text.rfind("\n", 0, at) + 1
            line = text[max(start, text.rfind("\r", start, at) + 1) : at]
            quoted = line.lstrip(" \t").startswith(">")
        else:
            quoted = self._quotes > 0
        if block not in self.places:
            self.places[block] = Place(len(self._lists), self._marker, quoted, is_defined)
            self._marker = ""

    def _tex(self, token: Token, before: Edge | None, after: Edge | None) -> None:
        signs, name = token.signs, token.signs[1:]
        if signs == "item":
            self._marker = "" if token.text else self._numbered()
        elif signs == "{":
            self._braces.append((self._next, after.at if after else -1))
        elif signs == "}":
            look, start = self._braces.pop() if self._braces else ("", -1)
            if look and before and 0 <= start < before.at:
                self.looks.append((Span(start, before.at), look))
        elif signs[0] == "+" and name in LISTS:
            self._lists.append(_List(name, 0))
        elif signs[0] == "-" and name in LISTS:
            self._lists = self._lists[:-1]
        elif name in _QUOTING:
            self._quotes = max(0, self._quotes + (1 if signs[0] == "+" else -1))
        self._next = _LOOKS.get(signs, "")

    def _numbered(self) -> str:
        """The next number of the list, as its depth asks for."""
        if not self._lists:
            return BULLET
        name, items = self._lists[-1]
        items += 1
        self._lists[-1] = _List(name, items)
        if name in _UNNUMBERED:
            return BULLET
        if name == "description":
            return ""
        depth = sum(one.name not in _UNNUMBERED for one in self._lists)
        if depth == 2 and items <= 26:
            return f"({chr(ord('a') + items - 1)})"
        if depth == 3 and items < len(_ROMAN):
            return f"{_ROMAN[items]}."
        return f"{items}."

    def _sign(self, token: Token, before: Edge | None, after: Edge | None) -> None:
        if token.signs.startswith("item "):
            column = int(token.signs[5:])
            while self._lists and self._lists[-1].items > column:
                self._lists.pop()
            if not self._lists or self._lists[-1].items < column:
                self._lists.append(_List("", column))
            self._marker = token.text
            return
        for look in _OF_SIGNS.get(token.signs.replace("_", "*"), ()):
            start = self._open.pop(look, None)
            if start is None:
                if after:
                    self._open[look] = after.at
            elif before and start < before.at:
                self.looks.append((Span(start, before.at), look))
