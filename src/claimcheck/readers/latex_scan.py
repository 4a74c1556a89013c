r"""The mechanics of LaTeX source: which braces pair, and where an environment or a word ends."""

import re
from copy import copy

from claimcheck.readers.latex_commands import VERBATIM

_VERBATIM = "|".join(sorted(VERBATIM))
_BRACES = re.compile(
    rf"""
      \\(?:verb|lstinline|Verb)\*?(?P<bar>[^A-Za-z\s*{{\[])[^\r\n]{{0,1000}}?(?P=bar)
    | \\(?:url|href|nolinkurl|path)\s*+(?P<open>\{{)[^{{}}\s]*+(?P<close>\}})     # % is no comment here
    | \\begin\{{(?P<verbatim>(?:{_VERBATIM})\*?)\}}
    | \\. | (?P<comment>%[^\r\n]*+) | (?P<brace>[{{}}])
    """,
    re.VERBOSE | re.DOTALL,
)

_BLANKS = re.compile(r"[ \t]*+(?:(?:\r\n?|\n)(?![ \t]*+[\r\n])[ \t]*+)?+")
OPTION = re.compile(r"\s*+\[(?:[^\[\]{}]|\{[^{}]*+\}){0,2000}+\]")
_ANGLES = re.compile(r"<[^<>\s]{0,40}+>")
_OPEN = re.compile(r"[ \t]*+(?:(?:\r\n?|\n)[ \t]*+)?+(?=\{)")


class Scanner:
    """Looks ahead in one text; what is not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._limit = len(text)
        self._absent: set[str] = set()
        self.comments: list[tuple[int, int]] = []
        self.closing = self._pairs()

    def find(self, words: str, at: int) -> int:
        """Where `words` next stand, or -1; calls come in the order of the text."""
        if words in self._absent:
            return -1
        found = self.text.find(words, at, self._limit)
        if found < 0:
            self._absent.add(words)
        return found

    def within(self, limit: int) -> "Scanner":
        """The same text, to be looked through no further than `limit`."""
        other = copy(self)
        other._limit = limit  # noqa: SLF001 -- it is one of us
        other._absent = set()  # noqa: SLF001 -- see above
        return other

    def _pairs(self) -> dict[int, int]:
        r"""The brace that closes each brace; none of comments, \verb and verbatim environments."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        at = 0
        while token := _BRACES.search(self.text, at):
            at = token.end()
            if token["open"]:
                pairs[token.start("open")] = token.start("close")
            elif token["brace"] == "{":
                opened.append(token.start())
            elif token["brace"] and opened:
                pairs[opened.pop()] = token.start()
            elif token["comment"]:
                self.comments.append(token.span())
            elif token["verbatim"]:
                start = token.end() - len(token["verbatim"]) - 2
                pairs[start] = token.end() - 1
                end = self.find(f"\\end{{{token['verbatim']}}}", at)
                at = end if end >= 0 else at
        self._absent.clear()
        return pairs

    def blanks(self, at: int) -> int:
        """Where what may follow a command's name begins."""
        blanks = _BLANKS.match(self.text, at)
        return blanks.end() if blanks else at

    def arguments(self, end: int, count: int = 9) -> int:
        """Past the options and at most `count` groups that follow at once."""
        while True:
            option = OPTION.match(self.text, end) if self.text[end : end + 1] in "<[" else None
            angles = _ANGLES.match(self.text, end)
            group = _OPEN.match(self.text, end)
            passed = option or angles
            if passed:
                end = passed.end()
            elif count and group and group.end() in self.closing:
                end = self.closing[group.end()] + 1
                count -= 1
            else:
                return end

    def groups(self, end: int) -> tuple[list[int], int]:
        """The opening braces of the groups that follow, and where the last one ends."""
        found: list[int] = []
        after = end
        while len(found) < 9:
            after = self.arguments(end, 0)
            if after not in self.closing:
                return found, after
            found.append(after)
            end = self.closing[after] + 1
        return found, end
