"""The signs of a formula on one line, with the blanks that people type between them."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.readers.units import Part

# Signs around which blanks stand where the source has them.
_SUMS = frozenset("+-−|±×·→")


class Sign(NamedTuple):
    """A piece of the line: what it is, where it stands, how it reads."""

    kind: str
    # "number", "word", "name" (log), "sign", "operator", "relation", "blank" or "gap", which TeX does not print
    start: int
    end: int
    text: str
    kept: bool = False
    # character for character


def is_prose(found: Sequence[Sign], word: str) -> bool:
    """Whether words follow each other: dollars stand around them, not a formula."""
    if len(word) < 2 or len(found) < 2 or found[-1].kind != "gap":
        return False
    return found[-2].kind in ("word", "number") and found[-2].kept and len(found[-2].text) > 1


def line_of(signs: Sequence[Sign]) -> list[Part]:
    """The parts that are printed, with the blanks that people type between them."""
    told = [sign for sign in signs if sign.kind not in ("gap", "blank")]
    parts: list[Part] = []
    last = ""
    # what stands at the end of the line
    seen = 0
    # signs in `told` before this one
    for number, sign in enumerate(signs):
        text = sign.text
        if sign.kind in ("gap", "blank"):
            before, after = (
                told[seen - 1] if seen else None,
                told[seen] if seen < len(told) else None,
            )
            if last.endswith(" ") or not _parts_words(sign, before, after):
                continue
            parts.append(Part(sign.start, sign.end, " "))
            last = " "
            continue
        seen += 1
        if sign.kind in ("relation", "operator"):
            is_between = 1 < seen < len(told) and _ends(told[seen - 2])
            text = f" {text} " if is_between else text
        if sign.kind == "number" and number and signs[number - 1].kind == "name":
            text = f" {text}"
        if last.endswith(" "):
            text = text.lstrip(" ")
        kept = sign.kept and text == sign.text
        parts.append(Part(sign.start, sign.end, None if kept else text))
        last = text
    return parts


def _ends(sign: Sign) -> bool:
    """Whether something ends with the sign that can be compared with what follows."""
    return sign.kind in ("number", "word") or sign.text[-1:] in ")]}|%°′!*…"


def _parts_words(blank: Sign, before: Sign | None, after: Sign | None) -> bool:
    """Whether white space between two signs is printed."""
    if not before or not after:
        return False
    if blank.kind == "blank":
        is_thousand = (
            len(after.text) == 3 and before.text[-1:].isdecimal() and after.text.isdecimal()
        )
        return not is_thousand and after.text not in ("%", "‰")
    if before.text in (",", ";") or "name" in (before.kind, after.kind):
        return True
    if "relation" in (before.kind, after.kind):
        return True
    if after.text in _SUMS:
        return True
    return before.text in _SUMS
