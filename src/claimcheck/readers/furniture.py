"""What stands on a page beside its text: page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from claimcheck.readers.lines import Line
from claimcheck.readers.paragraphs import Stretch, ends_sentence, is_caption

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

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")

_SKIPPED = 2  # pages of which only every other one is numbered
_LONGEST_HEAD = 100
# A head has at most so many lines.
_HEAD_LINES = 3
_RISING = 3  # pages on which a head has to count them
_CUTS = 2  # sentences that a line cuts, so that it is no heading
# Printed lines that a page has at least beside a head with its number.
_PAGE_LINES = 4


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that belong to the page made blank and marked as a page break."""
    numbers = _page_numbers(lines)
    dropped = set(numbers) | _heads(lines, numbers) | _numbered_heads(lines)
    dropped |= _cutting_heads(lines, dropped)
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
        alone = opens and closes
        says_so = (alone or breaks) and _SPOKEN_NUMBER.fullmatch(text)
        # A year at the end of a page is more likely the last word on it.
        numbers = breaks and _BARE_NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)
        if says_so or numbers or (alone and text.isdecimal() and _cuts(lines, at)):
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
    """The lines at page breaks that stand on several pages, or beside a number and again elsewhere."""
    beside = _beside_numbers(lines, numbers)
    heads = _at_form_feeds(lines)
    if not beside:
        return heads
    everywhere = Counter(
        line.text.casefold() for line in lines if 0 < len(line.text) <= _LONGEST_HEAD
    )
    return heads | {at for at in beside if everywhere[lines[at].text.casefold()] > 1}


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


class _Margin(NamedTuple):
    """A line at the top or the bottom of a page."""

    line: int
    page: int
    numbers: tuple[int, ...]
    # in the line, of which one may be that of the page


def _at_form_feeds(lines: Sequence[Line]) -> set[int]:
    """The first two and last two lines of pages that recur at such a place."""
    heads: set[int] = set()
    title = [at for at, line in enumerate(lines) if line.text][:2]
    for recurring in _margins(lines).values():
        same: set[int] = set()
        rising: set[int] = set()
        for before, after in pairwise(recurring):
            if before.page < after.page:
                kind = same if before.numbers == after.numbers else rising
                if kind is same or _rises(before, after):
                    kind.update((before.line, after.line))
        heads |= same.difference(title)  # of which heads are made
        if len(rising) >= _RISING and not _is_caption(lines[recurring[0].line]):
            heads |= rising
    return heads


def _margins(lines: Sequence[Line]) -> dict[str, list[_Margin]]:
    """The lines at page breaks by their words; none of a page that has no other line."""
    pages: list[list[int]] = []
    for at, line in enumerate(lines):
        if line.page or not pages:
            pages.append([])
        if line.text:
            pages[-1].append(at)
    found: dict[str, list[_Margin]] = {}
    for number, page in enumerate(pages if len(pages) > 1 else ()):
        for at in dict.fromkeys((*page[:2], *(page[-2:] if number + 1 < len(pages) else ()))):
            text = lines[at].text.casefold()
            if len(page) > 1 and len(text) <= _LONGEST_HEAD:
                numbers = tuple(int(digits) for digits in _DIGITS.findall(text))
                found.setdefault(_DIGITS.sub("0", text), []).append(_Margin(at, number, numbers))
    return found


def _rises(before: _Margin, after: _Margin) -> bool:
    """Whether the numbers are the same but for one, which rises as the pages do."""
    steps = [(a, b) for a, b in zip(before.numbers, after.numbers, strict=True) if a != b]
    return (
        len(steps) == 1
        and steps[0][1] - steps[0][0] == after.page - before.page
        and not _YEAR.fullmatch(str(steps[0][0]))
    )


def _is_caption(line: Line) -> bool:
    return is_caption(Stretch((line,)))


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that stand alone and recur with a rising number, a page of text between them."""
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
    if not places:
        return set()
    printed = [0, *accumulate(bool(line.text) for line in lines)]
    found: set[int] = set()
    for recurring in places.values():
        rising = all(
            old < new and printed[at] - printed[before] > _PAGE_LINES
            for (old, before), (new, at) in pairwise(recurring)
        )
        if len(recurring) >= _RISING and rising and not _is_caption(lines[recurring[0][1]]):
            found.update(at for _, at in recurring)
    return found


class _Apart(NamedTuple):
    """A line that blank lines set off."""

    line: int
    numbers: tuple[int, ...]
    # in the line
    cuts: bool
    # whether it stands within a sentence


def _cutting_heads(lines: Sequence[Line], dropped: Collection[int]) -> set[int]:
    """Lines set off by blank lines that recur, their numbers the same or rising, within sentences.

    A heading may stand in every chapter, but behind the end of what comes before it. The first line
    of the text is its title.
    """
    heads: set[int] = set()
    for recurring in _set_off(lines, dropped).values():
        cuts = sum(one.cuts for one in recurring)
        steady = all(old.numbers <= new.numbers for old, new in pairwise(recurring))
        often = cuts >= _CUTS and cuts * 2 >= len(recurring)
        if steady and often and not _is_caption(lines[recurring[0].line]):
            heads.update(one.line for one in recurring)
    return heads


def _set_off(lines: Sequence[Line], dropped: Collection[int]) -> dict[str, list[_Apart]]:
    """The short lines that stand alone, by their words."""
    found: dict[str, list[_Apart]] = {}
    printed = [at for at, line in enumerate(lines) if line.text and at not in dropped]
    behind = [*printed[2:], len(lines) + 1]
    for before, at, after in zip(printed, printed[1:], behind, strict=False):
        text = lines[at].text
        alone = (before < at - 1 or lines[at].page) and (after > at + 1 or lines[after].page)
        if alone and len(text) <= _LONGEST_HEAD and not ends_sentence(text):
            numbers = tuple(int(digits) for digits in _DIGITS.findall(text))
            cuts = after < len(lines) and _is_cut(lines[before].text, lines[after].text)
            key = _DIGITS.sub("0", text.casefold())
            found.setdefault(key, []).append(_Apart(at, numbers, cuts))
    return found


def _is_cut(before: str, after: str) -> bool:
    """Whether a sentence goes on behind what stands between these lines."""
    return after[0].islower() and (before[-1].isalnum() or before[-1] in ",-") and " " in before
