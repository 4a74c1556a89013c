"""Our styles in the words of Textual and Rich; the terminal's own colours, on its own ground."""

from collections.abc import Iterable

from rich.style import Style as RichStyle
from textual.content import Content

from claimcheck.browse.pieces import Line, Look

# What counts is told in words or with a sign too: without colour nothing is lost.
_WORDS = {
    Look.PLAIN: "",
    Look.BAD: "bold red",
    Look.WARNING: "bold yellow",
    Look.NOTE: "bold cyan",
    Look.STRONG: "bold",
    Look.FRAME: "blue",
    Look.GOOD: "green",
    Look.FAINT: "dim",
    Look.MARK: "bold underline",
    Look.UNLIKE: "bold reverse",
}
RICH = {style: RichStyle.parse(words) for style, words in _WORDS.items()}
_ANSI = {"red", "yellow", "cyan", "blue", "green"}


def content_of(lines: Iterable[Line]) -> Content:
    """Lines for a widget; nothing in them is markup."""
    parts: list[str | tuple[str, str]] = []
    for number, line in enumerate(lines):
        parts += ["\n"] if number else []
        parts += [(text, _TEXTUAL[style]) for text, style in line]
    return Content.assemble(*parts)


_TEXTUAL = {
    style: " ".join(f"ansi_{word}" if word in _ANSI else word for word in words.split())
    for style, words in _WORDS.items()
}


def marked_lines(content: Content, width: int) -> list[int]:
    """The lines in which something is marked, when `content` is as broad as that."""
    marks = {_TEXTUAL[Look.MARK], _TEXTUAL[Look.UNLIKE]}
    if width < 1:
        return []
    return [
        number
        for number, line in enumerate(content.wrap(width))
        if any(span.style in marks for span in line.spans)
    ]
