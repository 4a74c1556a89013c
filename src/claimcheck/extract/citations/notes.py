"""Citations in footnotes and endnotes: full notes, short notes, Ibid., and names before the mark.

The forms of notes are many, and so are the lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from claimcheck.extract.citations.locators import within_sentence
from claimcheck.extract.citations.note_memory import Memory
from claimcheck.extract.citations.note_parts import Part, parts_of, stripped
from claimcheck.extract.claims.pointing import has_verb
from claimcheck.extract.list_entry import later_year, read_entry, title_at
from claimcheck.extract.name_lists import is_body, names_at_head, names_in_running_order
from claimcheck.model.citations import Citation, CitedWork, Form, PrintedName
from claimcheck.model.documents import Block, BlockKind, Document, NoteMark, Span
from claimcheck.model.patterns import rare

# Longer notes are appendices; what they cite at their head is read all the same.
_LONGEST = 20_000
# Words that lead to a citation: See also, for a review see, quoted in
_LEAD = re.compile(
    r"(?:\(|(?:(?:and|but|also|again|compare|contrast|consider)\s)?"
    r"(?:(?:for\s(?:an?\s)?[\w\s-]{1,40}?,?\s)?(?:see|cf\.?|vgl\.|siehe)(?:\s(?:also|especially|further|for example|e\.g\.|z\.\s?B\.|auch))?,?:?"
    r"|e\.\s?g\.,?|i\.\s?e\.,?|(?:as\s)?(?:quoted|cited|reprinted|discussed)\s(?:in|by)|for example,|for instance,"
    r"|compare|contrast|following|according to|adapted from|source:|sources:|in|and)\s)\s?",
    re.IGNORECASE,
)
_IBID = re.compile(
    r"(?:ibid(?:em)?\b\.?|id\.(?=,|\s|$)|ebd\.|ebenda\b)(?:,?\s(?:at\s)?(?P<locator>[^;()]{1,40}?))?[.]?$",
    re.IGNORECASE,
)
# Op. cit., p. 45     loc. cit.     op. cit. (note 3), 45     ibid., behind a name
_OP_CIT = re.compile(
    r",?\s?\(?(?:(?:op|loc|art)\b\.?\s?cit\b\.?|ibid(?:em)?\b\.?)(?:,?\s\(?(?:see\s)?(?:note|n\.|fn\.?)\s?\d{1,4}\)?)?"
    r"(?:[,:]?\s(?:at\s)?(?P<locator>[^;()]{1,40}?))?\)?[.]?$",
    re.IGNORECASE,
)
# Smith, J. (2010) and Smith, Jo (2010). Title, as lists of works print it; not Smith, Rivers (2010), 3
_LISTED_YEAR = re.compile(
    r"[.,]?\s?\((?:1[4-9]|20)\d\d[a-z]?\)(?:(?P<title>[.:,]?\s[“\"]?[^\W\d_a-z])|)"
)
# Smith 2010, 45     Smith and Jones, 2010a
_YEAR_NOTE = re.compile(
    r",?\s\(?(?P<year>(?:1[4-9]|20)\d\d)(?P<suffix>[a-z])?\)?(?:[,:]\s?(?P<locator>[^;()]{1,40}?))?[.]?$"
)
# The page at the end of a note: , 45.     , p. 45–47.     §§ 3-5
_LOCATOR = re.compile(
    r"(?:(?<=\))|(?<=[”\"’?!])|(?<=\w)|(?<=,)),?\s(?P<locator>(?:(?:pp?|pg|chs?|chap|secs?|vol|fols?|nn?|ff?|para|§§?)\.?\s?)?"
    r"\d{1,4}[a-z]?(?:\s?[-–]\s?\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?){0,4}(?:\s?ff?\.)?)[.]?$",
    re.IGNORECASE,
)
_QUOTES = frozenset('“"„«‘')
# p. 45   45   § 3   Table 2   especially ch. 3   passim
_PLACE = rare(
    r"(?:(?:esp\.|especially|also|at|in|see|u\.\s?a\.)\s)?(?:[^\W_]{1,10}\.?\s?)?[§¶]*\s?(?:\d|[ivxlc]+\b|[A-Z]\b)|passim|n\.",
    re.IGNORECASE,
)
# Smith, 45.   or nothing behind the names
_PAGE_NOTE = re.compile(
    r"[.,]?\s?$|,\s(?P<locator>(?:(?:pp?|pg|chs?|chap|secs?|eqs?|§§?)\.?\s?)?\d[\d.,–-]{0,20}?)[.]?$",
    re.IGNORECASE,
)
# Sec. 8.1.6.     p. 45
_ONLY_LOCATOR = re.compile(
    r"(?:pp?|pg|chs?|chap|chapter|secs?|section|eqs?|thm|theorem|lemma|fig|§§?|appx?)\b\.?\s?[\dA-Z][\d.,–-]{0,20}",
    re.IGNORECASE,
)
# 2nd ed.: what stands behind a title, so that no name stood before it
_EDITION = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|rev(?:ised)?\.?|first|second|third|fourth)\sed", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://|\bdoi\b|\bno\.\s\d|\d:\s\d", re.IGNORECASE)
# How long the name of a body may be.
_LONGEST_HEAD = 120
# What speaks for a published work: a year, an address.
_PUBLISHED = re.compile(
    r"\b(?:1[4-9]|20)\d\d\b|https?://|\bdoi\b|\bforthcoming\b|\bn\.\s?d\.", re.IGNORECASE
)
# A book without names: Title (Place: Publisher, 2010)
_BOOK = re.compile(r"[^“”\"()]{3,250}?\s\((?:[^()]{1,120}(?:,|:)\s)?(?:1[4-9]|20)\d\d\)")
# A stop that belongs to the last word.
_ABBREVIATED = rare(
    r"(?:\b(?:ibid|ibidem|id|ebd|cit|ff?|al|n\.\s?d|etc|eds?|[^\W\d_])|\.)\.\Z", re.IGNORECASE
)
# Where a work may be named within a comment: , “Title
_WITHIN = re.compile(r",\s[“\"](?=\S)")
_BEFORE_NAMES = re.compile(
    r"(?:[(;:.,]|\b(?:[Ss]ee|[Aa]lso|[Bb]y|[Ii]n|and|[Cc]f\.|e\.g\.,?|of))\s?(?=[^\W\d_a-z])"
)
_REACH_BACK = 300
_ENDS_WORK = re.compile(r"[();]|\.\s+(?=[^\W\d_a-z][a-z]+\s[a-z])")
# Names before the mark: `John Smith and Bill Jones¹`, `Smith’s²`, `Smith et al.,³`
_BEFORE_MARK = re.compile(r"(?:['’]s?)?[,:;.]?\s?$")
_WORD_START = re.compile(r"(?<![\w'’-])(?=[^\W\d_])")


def note_citations(document: Document) -> Iterator[Citation]:
    """The citations in the document's notes, in order; a note that only comments has none."""
    marks = {mark.label: mark for mark in reversed(document.note_marks)}
    memory = Memory()
    for block in document.blocks_of(BlockKind.FOOTNOTE):
        yield from _of_note(document, block, marks.get(block.label), memory)


def _of_note(
    document: Document, block: Block, mark: NoteMark | None, memory: Memory
) -> Iterator[Citation]:
    """What one note cites, and the place in the text whose names it completes."""
    text = document.text[block.span.start : min(block.span.end, block.span.start + _LONGEST)]
    base = block.span.start
    named = _named_before(document, mark) if mark else None
    works: list[CitedWork] = []
    loose: list[CitedWork] = []
    completes = remarked = False
    cuts = [0]  # where a remark parts the works
    for part in parts_of(text.rstrip()):
        work = None
        heads = named.names if named and not works and not loose else ()
        if text[part.start : part.start + 1] not in _QUOTES or not heads:
            work = _work(text, part, base, memory)
        if work is None and heads:
            work = _headless(text, part, base, heads, memory)
            completes = work is not None
        if work:
            if remarked:
                cuts.append(len(works))
            works.append(work)
            remarked = False
        else:
            remarked = bool(works)
            loose.extend(_within(text, part, base, memory))
    memory.end_note([*works, *loose])
    for first, last in pairwise([*cuts, len(works)] if works else ()):
        span = Span(works[first].span.start, works[last - 1].span.end)
        yield Citation(span, Form.NOTE, narrative=False, works=tuple(works[first:last]))
    for work in loose:
        yield Citation(work.span, Form.NOTE, narrative=False, works=(work,))
    if named and completes:
        printed = document.text[named.span.start : named.span.end]
        there = tuple(work._replace(span=named.span, text=printed) for work in works)
        yield Citation(named.span, Form.NOTE, narrative=True, works=there)


# One work ------------------------------------------------------------------------------------------


def _work(text: str, part: Part, base: int, memory: Memory) -> CitedWork | None:
    """The work that the part of the note cites from its first word on; None for a comment."""
    start = part.start
    for _ in range(3):
        lead = _LEAD.match(text, start, part.end)
        start = lead.end() if lead else start
    shown = text[start : part.end]
    bare = _printed(text, start, part.end, base)
    if ibid := _IBID.match(shown):
        return memory.again(bare, locator=_place(ibid["locator"]))
    if repeated := _OP_CIT.match(shown):
        return memory.again(bare, locator=_place(repeated["locator"]))
    listed = names_at_head(shown, base=base + start)
    dated = _LISTED_YEAR.match(shown, listed.end) if listed.inverted else None
    if dated and (dated["title"] or any("." in name.given for name in listed.names)):
        return memory.full(_listed_work(shown, bare, base + start))
    heads = names_in_running_order(shown, base=base + start)
    work = None
    if heads.names:
        named = bare._replace(names=heads.names, et_al=heads.et_al)
        work = _named_work(shown, heads.end, named, memory)
    return work or _bodied_work(shown, bare, base + start, memory)


def _printed(text: str, start: int, end: int, base: int) -> CitedWork:
    """The work as the note prints it, without the full stop of the note."""
    if text[start:end].endswith(".") and not _ABBREVIATED.search(text, start, end):
        end -= 1
    return CitedWork(Span(base + start, base + end), text[start:end])


def _listed_work(shown: str, bare: CitedWork, base: int) -> CitedWork:
    """A work as a list prints it, its year behind the names."""
    entry = read_entry(shown, Span(base, base + len(shown)))
    return bare._replace(
        names=entry.names,
        et_al=entry.et_al,
        title=entry.title,
        year=entry.year,
        suffix=entry.suffix,
    )


def _named_work(shown: str, end: int, bare: CitedWork, memory: Memory) -> CitedWork | None:
    """A work whose names the note prints."""
    dated = _YEAR_NOTE.match(shown[end:])
    if dated and _is_place(dated["locator"]):
        suffix, locator = dated["suffix"] or "", _place(dated["locator"])
        return memory.full(bare._replace(year=dated["year"], suffix=suffix, locator=locator))
    if page := _OP_CIT.match(shown[end:]) or _PAGE_NOTE.match(shown[end:]):
        return memory.short(bare._replace(locator=_place(page["locator"])))
    parted = shown[end : end + 1] == "," or shown[end - 1] == ","
    if not parted and shown[end : end + 2].strip() not in _QUOTES:
        return None
    return _titled_work(shown, end, bare, memory)


def _titled_work(shown: str, end: int, bare: CitedWork, memory: Memory) -> CitedWork | None:
    """A work whose names, which end at `end`, and title the note prints."""
    title, after, quoted = title_at(shown, end, commas=True)
    if title is None or _EDITION.match(title):
        return None
    work = bare._replace(title=title, locator=_locator(shown))
    published = _PUBLISHED.search(shown, after)
    if not published and (known := memory.short(work)):
        return known
    full_name = bare.et_al or any(name.given for name in bare.names)
    if quoted or (published and (full_name or not title[0].islower())):
        return memory.full(_dated(work, shown, after))
    return None


def _bodied_work(shown: str, bare: CitedWork, base: int, memory: Memory) -> CitedWork | None:
    """A work by a body, `Some Office, “A Report”`, or one cited before under names hard to read."""
    opening = _WITHIN.search(shown, 0, _LONGEST_HEAD)
    if opening is None:
        return _untitled(shown, bare, memory)
    head = shown[: opening.start()]
    title, after, _ = title_at(shown, opening.start(), commas=True)
    work = bare._replace(title=title, locator=_locator(shown))
    if known := memory.titled(work, head):
        return known
    if not is_body(head):
        return None
    name = PrintedName(head, "", Span(base, base + len(head)))
    return memory.full(_dated(work._replace(names=(name,)), shown, after))


def _untitled(shown: str, bare: CitedWork, memory: Memory) -> CitedWork | None:
    """A note that opens with a title: a work without author, or one cited before."""
    if shown[:1] not in _QUOTES:
        return None
    title, after, quoted = title_at(shown, 0, commas=True)
    work = bare._replace(title=title, locator=_locator(shown))
    if not quoted or title is None:
        return None
    if not _PUBLISHED.search(shown, after):
        return memory.short(work)
    return (
        None if _ADDRESS.search(shown, after) is None else memory.full(_dated(work, shown, after))
    )


def _headless(
    text: str, part: Part, base: int, names: tuple[PrintedName, ...], memory: Memory
) -> CitedWork | None:
    """A note that gives the title alone, since its authors stand in the text before the mark."""
    shown = text[part.start : part.end]
    bare = _printed(text, part.start, part.end, base)._replace(names=names)
    if _ONLY_LOCATOR.fullmatch(shown):
        return memory.short(bare._replace(locator=shown.rstrip(".")))
    title, after, quoted = title_at(shown, 0, commas=True)
    if title is None or quoted is not (shown[:1] in _QUOTES):
        return None
    work = bare._replace(title=title, locator=_locator(shown))
    if not _PUBLISHED.search(shown, after):
        return memory.short(work)
    return memory.full(_dated(work, shown, after)) if quoted or _BOOK.match(shown) else None


def _dated(work: CitedWork, shown: str, after: int) -> CitedWork:
    year = later_year(shown, after)
    return work._replace(year=year.year, suffix=year.suffix)


def _is_place(locator: str | None) -> bool:
    """Whether what follows a year says where in the work, not something of its own."""
    return not locator or (
        _PLACE.match(locator) is not None and not has_verb(_place(locator) or "")
    )


def _place(locator: str | None) -> str | None:
    return within_sentence(locator) if locator else None


def _locator(shown: str) -> str | None:
    found = _LOCATOR.search(shown, max(0, len(shown) - 60))
    if found is None or re.fullmatch(r"(?:1[4-9]|20)\d\d", found["locator"]):
        return None
    return found["locator"]


# Works within comments -----------------------------------------------------------------------------


def _within(text: str, part: Part, base: int, memory: Memory) -> Iterator[CitedWork]:
    """The works that a comment names in passing: names, a comma, a title in quotation marks."""
    starts: list[int] = []
    floor = part.start
    for match in _WITHIN.finditer(text, part.start, part.end):
        start = _start_of_names(text, max(floor, match.start() - _REACH_BACK), match.start())
        if start is not None:
            starts.append(start)
        floor = match.end()
    for start, following in pairwise([*starts, part.end]):
        end = _end_of_work(text, start, following)
        if work := _work(text, stripped(text, start, end), base, memory):
            yield work


def _start_of_names(text: str, floor: int, comma: int) -> int | None:
    """Where the names begin that end at the comma before a quotation."""
    starts = [floor, *(m.end() for m in _BEFORE_NAMES.finditer(text, floor, comma))]
    return next(
        (
            start
            for start in starts
            if names_in_running_order(text[start : comma + 1]).end == comma - start
        ),
        None,
    )


def _end_of_work(text: str, start: int, stop: int) -> int:
    """The parenthesis that the comment's own one closes, or the end of the sentence."""
    depth = 0
    for match in _ENDS_WORK.finditer(text, start, stop):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        if depth < 0 or (depth == 0 and match[0][0] in ".;"):
            return match.start()
    return stop


# Names before the mark --------------------------------------------------------------------------


class _Named(NamedTuple):
    """Names in the text that end at the mark of a note."""

    span: Span
    # the mark included
    names: tuple[PrintedName, ...]


def _named_before(document: Document, mark: NoteMark) -> _Named | None:
    """The names that the sentence puts straight before the mark."""
    floor = max(0, mark.span.start - 160)
    floor = document.text.rfind("\n", floor, mark.span.start) + 1 or floor
    window = document.text[floor : mark.span.start]
    tail = _BEFORE_MARK.search(window)
    stop = tail.start() if tail else len(window)
    for match in _WORD_START.finditer(window, 0, stop):
        heads = names_in_running_order(window[match.start() : stop], base=floor + match.start())
        if heads.names and heads.end == stop - match.start():
            return _Named(Span(floor + match.start(), mark.span.end), heads.names)
    return None
