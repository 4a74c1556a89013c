"""Slips of the pen: two spellings that differ by one letter, and whether that is surely a slip.

Many surnames differ from others by a letter: Hansen and Jansen, Clark and Clarke, Wang and Wong. So a
difference is surely a slip only within a long word and away from its ends, and never in a digit:
the year before is a year too.
"""

from itertools import takewhile
from typing import NamedTuple

# Shorter words are one letter away from too many others.
LEAST_LETTERS = 6


class Slip(NamedTuple):
    """A stretch of what is written, and the stretch of what is meant that belongs in its place."""

    start: int
    end: int
    meant_start: int
    meant_end: int


def slip_between(written: str, meant: str) -> Slip | None:
    """Where one letter is missing, too many, wrong, or has changed places with its neighbour."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return None
    head = _shared(written, meant)
    tail = _shared(written[head:][::-1], meant[head:][::-1])
    slip = Slip(head, len(written) - tail, head, len(meant) - tail)
    there, wanted = written[head : slip.end], meant[head : slip.meant_end]
    exchanged = len(there) == len(wanted) == 2 and there == wanted[::-1]
    return slip if exchanged or max(len(there), len(wanted)) == 1 else None


def slipped_word(written: str, meant: str) -> str | None:
    """The word of `written` that has a slip in it, where `meant` is surely meant; both folded."""
    slip = slip_between(written, meant)
    if slip is None:
        return None
    there, wanted = written[slip.start : slip.end], meant[slip.meant_start : slip.meant_end]
    before = "".join(takewhile(str.isalpha, reversed(meant[: slip.meant_start])))
    after = "".join(takewhile(str.isalpha, meant[slip.meant_end :]))
    if not f"{there}{wanted}".isalpha():
        return None
    if len(before) + len(wanted) + len(after) < LEAST_LETTERS:
        return None
    # Of equal letters side by side nobody can tell which one is missing or too many.
    inner = before if len(there) == len(wanted) else before.lstrip(there or wanted)
    exchanged = len(there) > 1  # hardly ever makes another name, be it at the end
    return f"{before[::-1]}{there}{after}" if inner and (after or exchanged) else None


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
