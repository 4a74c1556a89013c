"""Pull quotes: sentences of the text, printed again in a narrow column where they cut another.

What tells one from narrow running text is that its words stand elsewhere, word for word. Letters
are compared without blanks and hyphens, since the copies are broken at different places.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from claimcheck.readers.lines import Line

_NO_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")

_KEY = 16  # letters by which a copy is sought
_SHORTEST = 25  # letters of a quote
_MOST_LINES = 40
_NARROW = 0.8  # of the column of the running text
_RIVALS = 8  # quotes that begin alike, of which only so many are tried
_REACH = 60  # lines that may stand between the parts of the copy
_SENTENCE_ENDS = '.!?…”’"'


class _Letters(NamedTuple):
    """The letters of all lines in one string, and where each line's begin."""

    text: str
    starts: list[int]
    # of every line, and the end


def pull_quotes(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that belong to pull quotes."""
    width = _column(lines) * _NARROW
    candidates = [
        at
        for at, line in enumerate(lines)
        if line.text and len(line.text) <= width and _opens(lines, at)
    ]
    candidates = [at for at in candidates if _is_set_off(lines, at, width)]
    if not candidates:
        return set()
    letters = _letters_of(lines)
    sought: dict[str, list[int]] = {}
    for at in candidates:
        start = letters.starts[at]
        rivals = sought.setdefault(letters.text[start : start + _KEY], [])
        if len(rivals) < _RIVALS:
            rivals.append(at)
    return _found(lines, letters, sought, width)


def _column(lines: Sequence[Line]) -> int:
    """The width of the lines that hold half of the text."""
    widths = sorted((len(line.text) for line in lines), reverse=True)
    half, held = sum(widths) / 2, 0
    for width in widths:
        held += width
        if held >= half:
            return width
    return 0


def _opens(lines: Sequence[Line], at: int) -> bool:
    return at > 0 and (lines[at].page or not lines[at - 1].text)


def _is_set_off(lines: Sequence[Line], at: int, width: float) -> bool:
    """Whether another narrow line follows."""
    following = next((line for line in lines[at + 1 : at + 3] if line.text), None)
    return following is not None and _fits(following, width)


def _fits(line: Line, width: float) -> bool:
    """Whether the line is narrow; an address of one word is as long as it is."""
    return len(line.text) <= width or " " not in line.text


def _folded(text: str) -> str:
    """Case, ligatures and the height of a note's number make no difference."""
    return (text if text.isascii() else normalize("NFKC", text)).casefold()


def _letters_of(lines: Sequence[Line]) -> _Letters:
    parts = [_NO_LETTER.sub("", _folded(line.text)) for line in lines]
    return _Letters("".join(parts), [0, *accumulate(map(len, parts))])


def _found(
    lines: Sequence[Line], letters: _Letters, sought: dict[str, list[int]], width: float
) -> set[int]:
    """One walk over all words of the text, looking for the quotes' beginnings."""
    found: set[int] = set()
    opening = {at for rivals in sought.values() for at in rivals}
    tries = 16 * len(opening) + 64  # a text of one sentence over and over stays linear
    for at, line in enumerate(lines):
        if at in found:
            continue
        offset = letters.starts[at]
        for word in _WORD.findall(_folded(line.text)):
            if rivals := sought.get(letters.text[offset : offset + _KEY]):
                for quote in rivals:
                    if (
                        quote in found
                        or quote == at
                        or (at in opening and offset == letters.starts[at])
                    ):
                        continue
                    tries -= 1
                    if tries < 0:
                        return found
                    end = _end_of_quote(lines, letters, quote, offset, width)
                    if not quote <= at < end:
                        found.update(range(quote, end))
            offset += len(word)
    return found


def _end_of_quote(
    lines: Sequence[Line], letters: _Letters, quote: int, offset: int, width: float
) -> int:
    """The line after the quote that starts at line `quote` and is copied from `offset` on."""
    at, line_of_copy = quote, offset
    while at < len(lines) and at - quote < _MOST_LINES and _fits(lines[at], width):
        part = letters.text[letters.starts[at] : letters.starts[at + 1]]
        matched = _after(letters, line_of_copy, part)
        if matched is None or letters.starts[quote] < matched <= letters.starts[at + 1]:
            break
        line_of_copy = matched
        at += 1
    while at > quote and not lines[at - 1].text:
        at -= 1
    printed = sum(1 for line in lines[quote:at] if line.text)
    if at - quote - printed >= printed / 2:
        return quote  # lines that each stand alone are no column
    size = letters.starts[at] - letters.starts[quote]
    whole = printed >= 3 or (printed == 2 and lines[at - 1].text[-1] in _SENTENCE_ENDS)
    if whole and size >= _SHORTEST and _closes(lines, at):
        return at
    return quote


def _after(letters: _Letters, offset: int, part: str) -> int | None:
    """Where the copy of `part` ends, if it stands at `offset`, perhaps interrupted once."""
    text = letters.text
    if text.startswith(part, offset):
        return offset + len(part)
    starts = letters.starts
    line = bisect_left(starts, offset)
    while line < len(starts) and starts[line] < offset + len(part):
        done = starts[line] - offset
        if text.startswith(part[:done], offset):
            for other in range(line + 1, min(line + _REACH, len(starts))):
                rest = part[done:]
                if len(rest) > 2 and text.startswith(rest, starts[other]):
                    return starts[other] + len(rest)
        line += 1
    return None


def _closes(lines: Sequence[Line], at: int) -> bool:
    """Whether something other than running text begins at line `at`."""
    if at >= len(lines):
        return True
    line, before = lines[at], lines[at - 1]
    return not line.text or line.page or line.indent > before.indent
