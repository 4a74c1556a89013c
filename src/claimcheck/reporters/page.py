"""What a reporter may know of its surroundings, and how text of others is made safe to show."""

import re
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

# Characters that act on a terminal, reorder the line, or cannot be seen at all.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# Longer texts are cut: a claim of a megabyte must not fill the screen.
CLIP = 200
# So many findings are printed; the rest is counted.
SHOWN = 1000


class Style(StrEnum):
    """How a piece of text is set on a terminal, as the parameters of an SGR sequence."""

    ERROR = "1;31"
    WARNING = "1;33"
    NOTE = "1;36"
    STRONG = "1"
    FRAME = "34"
    GOOD = "32"
    FAINT = "2"
    MARK = "1;33"
    PLAIN = ""


class Page(NamedTuple):
    """Where a report will stand."""

    base: Path
    # paths are shown relative to this folder
    colour: bool = False
    width: int | None = None
    # columns of the terminal; None where nothing is wrapped
    notes: bool = False
    # whether findings that are only notes are printed
    summary: bool = True
    # whether the counts are printed
    waived: bool = False
    # whether findings that are waived are printed

    def paint(self, text: str, style: Style) -> str:
        """`text`, which must be safe to show, in a style where there is colour."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text

    def name(self, path: Path) -> str:
        """A path as people type it: relative to the base where it lies below, with slashes."""
        try:
            return path.relative_to(self.base).as_posix()
        except ValueError:
            return path.as_posix()

    def place(self, path: Path) -> str:
        """A path that is safe to show, also at the start of a line."""
        name = visible(self.name(path))
        return f"./{name}" if name.startswith((":", "#", "-")) else name


def visible(text: str) -> str:
    """`text` with every hidden character written out, such as <U+202E>; tabs become a space."""
    return HIDDEN.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    return " " if found[0] == "\t" else f"<U+{ord(found[0]):04X}>"


def clip(text: str) -> str:
    """`text` on one line, safe to show, cut where it is very long."""
    words = text if len(text) <= CLIP else f"{text[: CLIP - 1]}…"
    return visible(words)


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def wrapped(text: str, room: int | None) -> list[str]:
    """`text`, which must be safe to show, in lines of at most `room` columns where it is given."""
    if room is None or columns(text) <= room:
        return [text]
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and columns(lines[-1]) + 1 + columns(word) > max(room, 20):
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def backing(sourced: int, unlinked: int, unsourced: int, waived: int) -> str:
    """What claims rest on: `4 sourced, 1 unlinked, 3 unsourced (2 waived)`; together they are all."""
    some = f", {unlinked} unlinked" if unlinked else ""
    excused = f" ({waived} waived)" if waived else ""
    return f"{sourced} sourced{some}, {unsourced} unsourced{excused}"


def counted(number: int, thing: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
