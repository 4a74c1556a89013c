"""What a page of plain text holds beside its words: its number, its running head."""

from collections.abc import Iterator

from claimcheck.annotating.dropped import WORD, Token
from claimcheck.model.annotated import Left


class Lexer:
    """Goes through the gaps of one document."""

    def __init__(self, text: str) -> None:
        self._text = text

    def tokens(self, start: int, end: int) -> Iterator[Token]:
        """Hyphens at line ends and rules are nothing; all else belongs to the page."""
        gap = self._text[start:end]
        if not WORD.search(gap):
            yield Token(None, start, end, breaks=True)
            return
        first = start + len(gap) - len(gap.lstrip())
        shown = " · ".join(line.strip() for line in gap.splitlines() if line.strip())
        last = start + len(gap.rstrip())
        yield Token(Left.PAGE, first, last, shown, breaks=True)
        yield Token(None, last, end)
