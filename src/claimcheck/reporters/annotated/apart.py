"""What is no words of the text: code, formulas, pictures, addresses, and what nobody prints."""

import re
from collections.abc import Sequence

from claimcheck.model.annotated import Left, Passage, Piece
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text, verbatim
from claimcheck.reporters.page import counted

_WEB = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_MOST_LINES = 20  # that are named


def block(passage: Passage, *words: Html) -> Html:
    """A passage without words of the text; `words` are its pieces as they stand in a line."""
    first = passage.pieces[0]
    where = _lines(passage.lines)
    match first.left:
        case Left.CODE:
            label = tag("p", text(f"{f'Code {first.written}'.strip()}, {where}"), class_="label")
            return tag("div", label, tag("pre", tag("code", verbatim(first.text))), class_="apart")
        case Left.SETUP:
            summary = tag("summary", text(f"Not printed: {where}"))
            return tag(
                "details",
                summary,
                tag("pre", tag("code", verbatim(first.text))),
                class_="apart setup",
            )
        case Left.BYLINE:
            return tag("p", text(first.text), class_="byline")
        case _:
            return tag("p", *words, class_="apart")


def inline(piece: Piece, there: str | None, *, is_linked: bool) -> Html:
    """What stands in a line; `there` is where a document stands that is taken in."""
    words = text(piece.text)
    match piece.left:
        case Left.FORMULA | Left.DISPLAYED | Left.CODE | Left.SOURCE:
            is_block = piece.left is Left.DISPLAYED or "\n" in piece.text
            kind = "formula" if piece.left in (Left.FORMULA, Left.DISPLAYED) else "code"
            shown = verbatim(piece.text) if is_block else words
            return tag("code", shown, class_=f"{kind} lines" if is_block else kind)
        case Left.ADDRESS:
            return _address(piece, is_linked=is_linked)
        case Left.IMAGE:
            label = tag("span", text("Image "), class_="label")
            return tag("span", label, words, class_="image", title=piece.written or None)
        case Left.INCLUDED:
            name = tag("a", words, href=there) if there else words
            label = tag("span", text("Included here "), class_="label")
            return tag("span", label, name, class_="image")
        case Left.PAGE:
            label = tag("span", text("Page "), class_="label")
            return tag("span", label, words, class_="furniture")
        case _:
            return tag("span", words, class_="pointer")


def comments(lines: Sequence[int]) -> Html:
    """Where the comments stand, which are for the authors alone."""
    if not lines:
        return NOTHING
    named = ", ".join(map(str, lines[:_MOST_LINES])) + ", …" * (len(lines) > _MOST_LINES)
    where = f"{'line' if len(lines) == 1 else 'lines'} {named}"
    return tag("p", text(f"{counted(len(lines), 'comment')} not shown: {where}"), class_="unshown")


def _address(piece: Piece, *, is_linked: bool) -> Html:
    """Where a link leads; its words stand before it."""
    address, title = piece.text, piece.written
    if is_linked or not _WEB.fullmatch(address):
        return tag("span", text(f"⟨{address}⟩"), class_="out", title=title or None)
    spoken = f"{title} {address}".strip()
    link = tag(
        "a",
        text("↗"),
        href=address,
        title=spoken,
        aria_label=spoken,
        rel="noreferrer noopener external",
    )
    return tag("span", link, class_="out")


def _lines(lines: tuple[int, int] | None) -> str:
    first, last = lines or (0, 0)
    return f"line {first}" if first == last else f"lines {first}–{last}"
