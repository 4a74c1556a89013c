"""Years as citations print them, and the brackets they stand in."""

import re
from typing import NamedTuple

from claimcheck.extract.citations.lexicon import MONTHS
from claimcheck.model.patterns import rare

# No parenthesis with a citation is longer.
_WIDEST = 2_000

_YEAR = re.compile(
    r"""
    (?P<year>1[4-9]\d\d|20\d\d)  # first, so that only digits are tried
    (?<![\w$€£#@/\\^_=<>~'’.]\d{4})  # no amount, handle, path or part of a number
    (?:(?<!\d[,:\-–—]\d{4})|(?<=(?<!\d)[12]\d{3},\d{4}))  # no ISO number, no end of a range
    (?:(?P<suffix>[a-rt-z])     # 1990s is none
       (?P<more>(?:(?:[,;]\s?|\s?[-–&]\s?|,?\s(?:and|&)\s)[a-rt-z]
                 (?=\s?[,;:)\]&–-]|\s(?:and|[Ss]ee)\s|\s?\Z)){0,12}))?
    (?:/(?:(?P<reprint>1[4-9]\d\d|20\d\d)|(?P<short>\d\d?))|[-–](?P<volume>\d\d)(?=[,;:)\]]))?
    (?P<letter>[a-rt-z])?
    (?![\w%°$€£@/\\]|\s?[-–—]\s?\d|[.]\d|,\d{3}(?!\d)|['’]s?\b)
    """,
    re.VERBOSE,
)
# Without a year: only where names stand before it, in brackets.
_UNDATED = re.compile(
    r"""
    \b(?:(?P<none>n\.\s?d\.|[Nn]o\sdate|nd\b|s\.\s?[fd]\.|o\.\s?J\.)(?:-?(?P<suffix>[a-z])\b)?
       |(?P<word>[Ff]orthcoming|[Ii]n\s[Pp]ress|[Ii]n\s[Pp]rep(?:aration\b|\.)|[Ss]ubmitted
        |[Uu]nder\s[Rr]eview|[Tt]o\s[Aa]ppear|[Uu]npublished|[Aa]ccepted)(?:-?(?P<letter>[a-z])\b)?)
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"[()\[\]]")
_LETTER = rare(r"[a-rt-z]")
_ORIGINAL_BEFORE = rare(r"[(\[]\s?(1\d{3}|20\d\d)\s?[)\]]\s?\Z")
_ORIGINAL_AFTER = rare(r"\s?[(\[]\s?(1\d{3}|20\d\d)\s?[)\]]")
_NOT_A_YEAR_AFTER = re.compile(r"[-–—=<>≈≤≥×±+]\s?\Z")


class Year(NamedTuple):
    """One year token; `2016a,b` is one token with two suffixes."""

    start: int
    end: int
    year: str
    suffixes: tuple[tuple[str, int, int], ...] = ()
    # each letter, where it starts, where it ends; the first one starts with the year
    original: str | None = None


class Group(NamedTuple):
    """A pair of brackets and the years that stand in it, those in inner brackets left out."""

    start: int
    end: int
    # after the closing bracket
    years: tuple[Year, ...]


class Years(NamedTuple):
    """All years of a block."""

    groups: tuple[Group, ...]
    # in the order of their opening brackets; only those with years
    bare: tuple[Year, ...]
    # outside all brackets


def years_in(text: str, start: int, end: int) -> Years:
    """The years of a stretch of text, by the brackets that hold them."""
    pairs = _pairs(text, start, end)
    found: dict[tuple[int, int], list[Year]] = {}
    bare = []
    taken = -1
    holders = _Holders(pairs)
    for year in _tokens(text, start, end, pairs):
        if year.start < taken:
            continue
        taken = year.end
        pair = holders.of(year.start, year.end)
        if pair:
            found.setdefault(pair, []).append(year)
        elif not year.year.startswith(("n", "f", "i", "s", "u", "t", "a")):
            bare.append(year)
    groups = sorted(Group(a, b, tuple(years)) for (a, b), years in found.items())
    return Years(tuple(groups), tuple(bare))


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Brackets that belong together, in the order in which they open."""
    stacks: dict[str, list[int]] = {"(": [], "[": []}
    pairs = []
    for match in _BRACKET.finditer(text, start, end):
        at, sign = match.start(), match[0]
        if sign in "([":
            stacks[sign].append(at)
            continue
        stack = stacks["(" if sign == ")" else "["]
        if stack and at - stack[-1] <= _WIDEST:
            pairs.append((stack.pop(), at + 1))
    return sorted(pairs)


class _Holders:
    """The innermost pair around each of a rising row of places."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self._pairs = pairs
        self._next = 0
        self._open: list[tuple[int, int]] = []

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        while self._next < len(self._pairs) and self._pairs[self._next][0] < start:
            pair = self._pairs[self._next]
            self._next += 1
            while self._open and self._open[-1][1] <= pair[0]:
                self._open.pop()
            self._open.append(pair)
        while self._open and self._open[-1][1] < end:
            self._open.pop()
        return self._open[-1] if self._open else None


def _tokens(text: str, start: int, end: int, pairs: list[tuple[int, int]]) -> list[Year]:
    found = [y for m in _YEAR.finditer(text, start, end) if (y := _year(text, m))]
    last = start
    for left, right in pairs:
        if right > last:
            found += [_undated(m) for m in _UNDATED.finditer(text, max(left, last), right)]
            last = right
    return sorted(found)


def _year(text: str, match: re.Match[str]) -> Year | None:
    before = text[max(0, match.start() - 3) : match.start()]
    if _NOT_A_YEAR_AFTER.search(before):
        return None
    year, end = match["year"], match.end()
    suffixes: list[tuple[str, int, int]] = []
    if match["suffix"]:
        suffixes.append((match["suffix"], match.start(), match.end("suffix")))
        suffixes += [
            (m[0], m.start(), m.end())
            for m in _LETTER.finditer(text, match.start("more"), match.end("more"))
            if not text[m.start() - 1].isalpha() and not text[m.end() : m.end() + 1].isalpha()
        ]
    if short := match["short"] or match["volume"]:
        # 1987/88, 1999/0, 1987–88: of two years, those of a volume
        later = year[: -len(short)] + short
        later = later if later > year else str(int(later) + 10 ** len(short))
        if int(later) != int(year) + 1:
            return None
        return Year(match.start(), end, later, original=year)
    if match["reprint"]:
        letter = match["letter"] or ""
        return Year(
            match.start(),
            end,
            match["reprint"],
            ((letter, match.start(), end),) if letter else (),
            year,
        )
    return Year(match.start(), end, year, tuple(suffixes))


def _undated(match: re.Match[str]) -> Year:
    if match["none"]:
        year, letter = "n.d.", match["suffix"]
    else:
        year, letter = " ".join(match["word"].lower().split()), match["letter"]
    year = "in preparation" if year.startswith("in prep") else year
    suffixes = ((letter, match.start(), match.end()),) if letter else ()
    return Year(match.start(), match.end(), year, suffixes)


def with_original(text: str, year: Year, start: int, end: int) -> Year:
    """The year with that of the first edition, where it stands beside it in brackets."""
    before = _ORIGINAL_BEFORE.search(text, max(start, year.start - 10), year.start)
    if before:
        return year._replace(original=before[1], start=before.start())
    after = _ORIGINAL_AFTER.match(text, year.end, end)
    if after and not year.suffixes:
        first, last = sorted((year.year, after[1]))
        return year._replace(year=last, original=first, end=after.end())
    return year


def is_month(word: str) -> bool:
    """Whether a word names a month, a season or a day."""
    return word.lower().rstrip(".") in MONTHS
