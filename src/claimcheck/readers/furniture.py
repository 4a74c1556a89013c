"""What stands on a page beside its text: page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.readers.lines import Line

# A page number that says so: "Page 3 of 20", "- 7 -", "3 | Page", "[12]", "3/20".
_SPOKEN_NUMBER = re.compile(
    r"(?:page|seite|p\.|s\.)\s?\d{1,4}(?:\s?(?:of|von|/)\s?\d{1,4})?"
    r"|\d{1,4}\s?(?:of|von|/)\s?\d{1,4}"
    r"|[-–—|]\s{0,3}\d{1,4}\s{0,3}[-–—|]"
    r"|\d{1,4}\s?\|\s?page",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,7}")
_DIGITS = re.compile(r"\d+")
# A head with its page number inside: "12  SMITH AND JONES", "POLICY BRIEF | 7".
_NUMBERED_HEAD = re.compile(
    r"(\d{1,4})(?:\s{1,20}\||\s)\s{0,20}\D{3,90}|\D{3,90}(?:\s\||\s{2})\s{0,20}(\d{1,4})"
)

_SKIPPED = 2  # pages of which only every other one is numbered
_LONGEST_HEAD = 100
# A head has at most so many lines.
_HEAD_LINES = 3


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that belong to the page made blank and marked as a page break."""
    numbers = _page_numbers(lines)
    dropped = set(numbers) | _heads(lines, numbers) | _numbered_heads(lines)
    if not dropped:
        return list(lines)
    return [
        Line(line.start, line.start, "", page=True) if at in dropped else line
        for at, line in enumerate(lines)
    ]


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """The numbers that stand alone: those that say so, lie at a page break, or count the pages."""
    certain: list[int] = []
    bare: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 20:
            continue
        opens = at == 0 or line.page or not lines[at - 1].text
        closes = at + 1 == len(lines) or lines[at + 1].page or not lines[at + 1].text
        if not (opens or closes):
            continue
        breaks = (line.page and at > 0) or any(other.page for other in lines[at + 1 : at + 3])
        says_so = _SPOKEN_NUMBER.fullmatch(text) or (breaks and _BARE_NUMBER.fullmatch(text))
        if says_so or (opens and closes and text.isdecimal() and _cuts(lines, at)):
            certain.append(at)
        elif opens and text.isdecimal() and len(text) <= 4:
            bare.append((int(text), at))
    return sorted([*certain, *_counting(bare)])


def _cuts(lines: Sequence[Line], at: int) -> bool:
    """Whether wrapped text, or a parenthesis, goes on behind it in mid-sentence."""
    before = [line.text for line in lines[max(0, at - 4) : at] if line.text]
    after = [line.text for line in lines[at + 1 : at + 4] if line.text]
    if before and after and before[-1].rfind("(") > before[-1].rfind(")"):
        opening = after[0].find("(")
        return after[0].find(")") >= 0 and (opening < 0 or after[0].find(")") < opening)
    wrapped = len(before) > 1 and len(after) > 1
    return wrapped and before[-1][-1].isalpha() and after[0][0].islower()


def _counting(numbers: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Those that follow, or are followed by, the number of the next page; "2" may be the only one."""
    values = [number for number, _ in numbers]
    for index, (number, at) in enumerate(numbers):
        follows = index > 0 and 1 <= number - values[index - 1] <= _SKIPPED
        leads = index + 1 < len(values) and 1 <= values[index + 1] - number <= _SKIPPED
        if follows or leads or (number == 2 and len(values) == 1):
            yield at


def _key(text: str) -> str:
    return _DIGITS.sub("", text).casefold().strip(" |·-–—.")


def _heads(lines: Sequence[Line], numbers: Sequence[int]) -> set[int]:
    """The lines at page breaks that recur, or stand below a page number in capitals."""
    beside = _beside_numbers(lines, numbers)
    at_breaks = _beside_form_feeds(lines)
    if not beside and not at_breaks:
        return set()
    everywhere = Counter(_key(line.text) for line in lines if 0 < len(line.text) <= _LONGEST_HEAD)
    margins = Counter(_key(lines[at].text) for at in at_breaks)
    heads = {at for at in at_breaks if margins[_key(lines[at].text)] > 1 and _key(lines[at].text)}
    # The number of a first page may be that of a first section.
    later = any(lines[at].text != "1" for at in numbers)
    for at in beside:
        text = lines[at].text
        if everywhere[_key(text)] > 1 or (text.isupper() and later):
            heads.add(at)
    return heads


def _beside_numbers(lines: Sequence[Line], numbers: Sequence[int]) -> list[int]:
    """The few lines that stand with a page number, set off from the text by a blank line."""
    found: list[int] = []
    for at in numbers:
        for step in (1, -1):
            run: list[int] = []
            other = at + step
            while 0 <= other < len(lines) and lines[other].text and len(run) <= _HEAD_LINES:
                if len(lines[other].text) > _LONGEST_HEAD:
                    run = [*run, *range(_HEAD_LINES)]
                    break
                run.append(other)
                other += step
            if len(run) <= _HEAD_LINES:
                found += run
    return found


def _beside_form_feeds(lines: Sequence[Line]) -> list[int]:
    """The first two and the last two printed lines at every form feed."""
    found: set[int] = set()
    printed = [at for at, line in enumerate(lines) if line.text]
    for index, at in enumerate(printed):
        if lines[at].page and index:
            around = printed[max(0, index - 2) : index + 2]
            found.update(i for i in around if len(lines[i].text) <= _LONGEST_HEAD)
    return sorted(found)


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that stand alone and recur with a rising number."""
    places: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if not line.text or len(line.text) > _LONGEST_HEAD:
            continue
        if (at and lines[at - 1].text and not line.page) and (
            at + 1 < len(lines) and lines[at + 1].text and not lines[at + 1].page
        ):
            continue
        if match := _NUMBERED_HEAD.fullmatch(line.text):
            number = int(match[1] or match[2])
            places.setdefault(_key(line.text), []).append((number, at))
    found: set[int] = set()
    for recurring in places.values():
        values = [number for number, _ in recurring]
        if len(values) > 2 and all(a < b for a, b in pairwise(values)):
            found.update(at for _, at in recurring)
    return found
