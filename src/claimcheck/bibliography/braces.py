"""Which brace closes which, and where a quoted value ends.

A backslash does not escape a brace: BibTeX counts every one. Values of ordinary depth are matched
by one regular expression; the first that is deeper, or never closed, has all braces of the file
matched in one pass, so that a file full of unclosed ones is still read in linear time.
"""

import re
from functools import cached_property

_FLAT = r"[^{}]*+"
_NESTED = rf"{_FLAT}(?:\{{{_FLAT}\}}{_FLAT})*+"
# The inside of a braced value, to a depth that few values exceed; possessive, so it never goes back.
SHALLOW = rf"{_FLAT}(?:\{{{_NESTED}\}}{_FLAT})*+"

_GROUP = re.compile(rf"\{{{SHALLOW}\}}")
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'["{}]')


class Braces:
    """The braces of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _pairs(self) -> dict[int, int]:
        """Opening -> closing brace."""
        pairs: dict[int, int] = {}
        still_open: list[int] = []
        for brace in _BRACE.finditer(self._text):
            if brace[0] == "{":
                still_open.append(brace.start())
            elif still_open:
                pairs[still_open.pop()] = brace.start()
        return pairs

    def closing(self, at: int) -> int | None:
        """The offset of the brace that closes the one at `at`."""
        if group := _GROUP.match(self._text, at):
            return group.end() - 1
        return self._pairs.get(at)

    def closing_quote(self, at: int) -> int | None:
        """The offset of the quotation mark that closes the one at `at`; those in braces are text."""
        mark = _QUOTE_OR_BRACE.search(self._text, at + 1)
        while mark and mark[0] == "{":
            end = self.closing(mark.start())
            if end is None:
                return None
            mark = _QUOTE_OR_BRACE.search(self._text, end + 1)
        return mark.start() if mark and mark[0] == '"' else None
