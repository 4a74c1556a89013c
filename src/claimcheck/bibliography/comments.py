"""The comments between the entries of a bibliography file, and how far its entries reach.

BibTeX takes for a comment all that stands outside of entries; people begin one with a sign.
"""

import re

from claimcheck.bibliography.braces import Braces
from claimcheck.bibliography.entry_types import COMMENT
from claimcheck.bibliography.heads import head_at

Stretch = tuple[int, int]

# A line that begins with %, and whatever calls on us behind another sign; or an @.
_OUTSIDE = re.compile(
    r"(?P<comment>(?:(?<=[\r\n\ufeff])|\A)[ \t]*+%[^\r\n]*+|[%#]++[ \t]*+(?i:claimcheck)[^\r\n]*+)|@"
)
_BRACE_OR_END = re.compile(r"[{)]")


def comments_and_entries(
    text: str,
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Comments, entries, and all between braces, each in the order of the file.

    An entry that never ends is left out.
    """
    comments: list[Stretch] = []
    entries: list[Stretch] = []
    within: list[Stretch] = []
    ends = _Ends(text)
    at = 0
    while found := _OUTSIDE.search(text, at):
        at = found.end()
        if found["comment"]:
            comments.append(found.span())
        elif head := head_at(text, found.start()):
            end = ends.behind(head.body - 1, head.close)
            if end is not None:
                at = end + 1
                within.append((head.body - 1, end))
                if head.type != COMMENT:
                    entries.append((head.start, at))
    return tuple(comments), tuple(entries), tuple(within)


class _Ends:
    """Where blocks end; what is looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._braces = Braces(text)
        self._is_in_vain = False

    def behind(self, opening: int, sign: str) -> int | None:
        """The offset of the brace or parenthesis that closes the one at `opening`."""
        if sign == "}":
            return self._braces.closing(opening)
        mark = None if self._is_in_vain else _BRACE_OR_END.search(self._text, opening)
        while mark and mark[0] == "{":
            end = self._braces.closing(mark.start())
            mark = _BRACE_OR_END.search(self._text, mark.end() if end is None else end)
        self._is_in_vain = mark is None
        return mark.start() if mark else None
