"""What kinds of things a reader leaves out of the words of a text, and how a lexer tells of them."""

import re
from typing import NamedTuple

from claimcheck.model.annotated import Left

WORD = re.compile(r"[^\W_]")


class Token(NamedTuple):
    """A stretch of the source that holds no words of the text."""

    kind: Left | None
    # None: markup, of which a page shows nothing
    start: int
    end: int
    text: str = ""
    # what is shown of it
    breaks: bool = False
    # whether a block, an item or a cell ends or begins with it
    signs: str = ""
    # for the lexer's own language: what opens or closes here
    written: str = ""
    # what the source says beside `text`


class Ahead:
    """Looks for what closes; what is not found in one text is not looked for there again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._absent: dict[str, tuple[int, int]] = {}

    def find(self, words: str, at: int, end: int) -> int:
        """Where `words` next stand before `end`, or -1."""
        first, last = self._absent.get(words, (0, 0))
        if first <= at and end <= last:
            return -1
        found = self.text.find(words, at, end)
        if found < 0:
            self._absent[words] = (at, end)
        return found

    def past(self, words: str, at: int, end: int) -> int:
        """Where what ends in `words` ends; `end` where nothing does."""
        found = self.find(words, at, end)
        return found + len(words) if found >= 0 else end
