"""Stretches of printed lines, what each looks like, and whether one goes on in the next."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claimcheck.model.captions import CREDIT, LABEL
from claimcheck.model.list_headings import heads_notes, heads_works
from claimcheck.model.patterns import rare
from claimcheck.readers.lines import Line
from claimcheck.readers.typed_tables import Cell as TypedCell


class Stretch(NamedTuple):
    """Lines that nothing visible parts."""

    lines: tuple[Line, ...]
    blank_before: bool = False
    page_before: bool = False
    quote: bool = False
    # whether it is a pull quote
    cells: tuple[TypedCell, ...] = ()
    # of a table, each among the lines


_CAPTION = rare(rf"{LABEL}|{CREDIT}", re.IGNORECASE)
_CREDITED = rare(
    r"\b(?:source|photo|image|credit|courtesy|quelle|foto)s?: {0,3}\S[^\n]{0,60}\Z", re.IGNORECASE
)
_LONGEST_CAPTION = 900

# A list's bullet, number or letter.
_ITEM = rare(
    r"(?:[-–—*•‣◦▪●■·○❖➢✓]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)]|\((?:[ivx]{1,5}|[A-Z])\))\s{1,8}(?=\S)"
)
_NUMBERED = rare(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.)\s{1,8}(?=[A-ZÀ-Þ])")
_LONGEST_HEADING = 120
_HEADING_LINES = 3
_HEADING_WORDS = 16

_TITLE_WORDS = 8
_SMALL = 3  # letters of words that a title may leave without a capital
# Headings that need no number to be known.
_SECTION = rare(
    r"(?:abstract|summary|executive summary|key ?words|introduction|background|methods?|results"
    r"|discussion|conclusions?|acknowledge?ments|appendix(?:\s[A-Z\d]{1,3})?|zusammenfassung"
    r"|einleitung|résumé|resumen)\s?:?",
    re.IGNORECASE,
)
# The number of a note behind the stop, which lost its height.
_NOTE_MARK = rare(r"(?<=[^\d\s][.!?”’\"')])\d{1,3}\Z")
_NOTE = rare(r"(\d{1,3})\s")
# A citation behind its sentence: It was so. (Osei, 2019)
_CITED_BEHIND = rare(r"(?<=[.!?”\"])\s(?:\([^()]*\d{4}[a-z]?[^()]*\)|\[\d[^\[\]]*\])\Z")
# The number with which an item, a note or the row of a table begins.
_COUNT = rare(r"\(?(\d{1,3})(?:[.)]\s|\s)")
# The line above footnotes.
_RULES = "_—–-"
_RULE = rare(r"[_—–-]{3,}+|[_—–-][_—–\s-]{4,}+")

_CLOSERS = "\"'”’»)]*⁰¹²³⁴⁵⁶⁷⁸⁹"
_SENTENCE_ENDS = ".!?:…"
# A point after these ends no sentence.
_ABBREVIATED = rare(
    r"(?:\b(?:al|cf|e\.g|i\.e|vs|pp?|pg|fig|eq|no|vol|ch|sec|ed|eds|etc|approx|ca|dr|mr|mrs|ms|prof|st|[A-Z]))\.\Z",
    re.IGNORECASE,
)


def is_list_heading(text: str) -> bool:
    """Whether `text`, alone on its line, is the heading of a list of works or notes."""
    return (
        not text[:1].islower() and text[:1].isalnum() and (heads_works(text) or heads_notes(text))
    )


def is_rule(text: str) -> bool:
    """Whether the line is the rule above footnotes."""
    return text[:1] in _RULES and bool(_RULE.fullmatch(text))


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals, as headings are."""
    return (
        len(text) <= _LONGEST_HEADING
        and text.isupper()
        and sum(map(str.isalpha, text)) > 3
        and text[-1] not in ".,;"
    )


def is_item(text: str) -> bool:
    """Whether a line begins with a list's bullet or number."""
    return bool(_ITEM.match(text))


def is_caption(stretch: Stretch) -> bool:
    """Whether it describes a figure or says where one is from."""
    if sum(len(line.text) for line in stretch.lines) > _LONGEST_CAPTION:
        return False
    return bool(_CAPTION.match(stretch.lines[0].text)) or is_credited(stretch.lines)


def is_credited(lines: Sequence[Line]) -> bool:
    """Whether the lines end in the source of a picture, after a few words on it."""
    return (
        bool(_CREDITED.search(lines[-1].text[-90:]))
        and sum(len(i.text) for i in lines) < _LONGEST_CAPTION
    )


def is_heading(stretch: Stretch) -> bool:
    """Whether it looks like one: short, no stop at its end, not in the middle of a sentence."""
    lines = stretch.lines
    if len(lines) > _HEADING_LINES or sum(len(line.text) for line in lines) > _LONGEST_HEADING:
        return False
    text = " ".join(line.text for line in lines)
    first = next((letter for letter in text if letter.isalpha()), "")
    if text[-1] in ".,;…" or not first or len(text.split()) > _HEADING_WORDS:
        return False
    if text.count("(") > text.count(")") or not _is_worded(text):
        return False
    if text.isupper() or _NUMBERED.match(text):
        return first.isupper()
    if text[-1] in ":!":
        return False  # it introduces, or exclaims
    return text[0].isalpha() and first.isupper() and not ends_sentence(text.rstrip("?"))


def _is_worded(text: str) -> bool:
    """Whether it is made of words, as no formula and no row of figures is."""
    number = _NUMBERED.match(text)
    words = "".join(text[number.end() if number else 0 :].split())
    return 2 * sum(map(str.isalpha, words)) > len(words)


def is_titled(stretch: Stretch) -> bool:
    """Whether it is a heading by its words alone: all with capitals, or "Summary"."""
    text = " ".join(line.text for line in stretch.lines)
    words = [word for word in text.split() if len(word) > _SMALL]
    capitals = len(text.split()) > 1 and all(word[0].isupper() for word in words)
    return text[0].isupper() and (capitals or bool(_SECTION.fullmatch(text)))


def counts_on(before: Stretch, after: Stretch) -> bool:
    """Whether both begin with a number, the second with the next one."""
    old, new = _COUNT.match(before.lines[0].text), _COUNT.match(after.lines[0].text)
    return old is not None and new is not None and int(new[1]) == int(old[1]) + 1


def ends_sentence(text: str) -> bool:
    """Whether a sentence is over at the end of `text`; a citation may follow its stop."""
    if cited := _CITED_BEHIND.search(text[-_LONGEST_HEADING:]):
        text = text[: len(text) - len(cited[0])]
    bare = _NOTE_MARK.sub("", text[-30:]).rstrip(_CLOSERS)
    return bare[-1:] in _SENTENCE_ENDS and bare != "" and not _ABBREVIATED.search(bare)


def is_cut(lines: Sequence[Line]) -> bool:
    """Whether what a page puts next stands within the sentence; a colon ends none."""
    last = lines[-1].text
    return last.endswith(":") or not ends_sentence(last)


def stretches(lines: Sequence[Line], quotes: Collection[int]) -> Iterator[Stretch]:
    """The lines in stretches, parted by blank lines, indents, headings and bullets."""
    part: list[Line] = []
    in_quote = blank = page = False
    blank_next, page_next = True, False
    for at, line in enumerate(lines):
        page_next = page_next or line.page
        if not line.text:
            blank_next = True
            continue
        is_quote = at in quotes
        turns = is_quote != in_quote
        # A pull quote may have blank lines inside.
        apart = (blank_next or page_next) and not (is_quote and in_quote)
        if part and (turns or apart or (not is_quote and _parts(part, line))):
            yield Stretch(tuple(part), blank, page, in_quote)
            part = []
        if not part:
            in_quote, blank, page = is_quote, blank_next, page_next
        part.append(line)
        blank_next = page_next = False
    if part:
        yield Stretch(tuple(part), blank, page, in_quote)


def _parts(part: Sequence[Line], line: Line) -> bool:  # noqa: PLR0911 -- one a sign
    """Whether `line` begins a new stretch, although nothing lies between."""
    before, text = part[-1], line.text
    if is_rule(text) or is_rule(before.text) or (len(part) == 1 and _opens_section(before, line)):
        return True
    if is_list_heading(text) and (line.indent != before.indent or ends_sentence(before.text)):
        return True
    if len(part) == 1 and is_list_heading(before.text):
        return True
    if line.indent > before.indent and not (len(part) == 1 and is_item(before.text)):
        return True
    if is_capitals(text):
        # Capitals may also be an abbreviation at the end of a paragraph.
        return ends_sentence(before.text) and not is_capitals(before.text)
    if is_capitals(before.text) and not text[0].islower():
        return all(is_capitals(other.text) for other in part)
    if is_item(text):
        begins = ends_sentence(before.text) and not _had_no_room(part, line)
        return begins or _counts_on(part[0].text, text)
    begins = bool(_CAPTION.match(text)) or _next_note(part[0].text, text)
    return begins and ends_sentence(before.text)


def _had_no_room(part: Sequence[Line], line: Line) -> bool:
    """Whether the first word of `line` begins it only since the line before was full."""
    if len(part) < 2:
        return False
    width = max(len(other.text) for other in part)
    return len(part[-1].text) + 1 + len(line.text.split(None, 1)[0]) > width


def _opens_section(before: Line, line: Line) -> bool:
    """Whether `before` is a heading with its text below it: it leaves room in its line."""
    heading, text = before.text, line.text
    if not (_NUMBERED.match(heading) or _SECTION.fullmatch(heading)) or not text[0].isupper():
        return False
    room = len(heading) + 1 + len(text.split(None, 1)[0]) < 0.85 * len(text)
    return room and len(heading.split()) <= _TITLE_WORDS and not ends_sentence(heading)


def _next_note(first: str, text: str) -> bool:
    """Whether both begin with the numbers of notes, one after the other."""
    old, new = _NOTE.match(first), _NOTE.match(text)
    return old is not None and new is not None and int(new[1]) == int(old[1]) + 1


def _counts_on(item: str, text: str) -> bool:
    """Whether `text` begins the next item of the same list as `item`."""
    first, second = _ITEM.match(item), _ITEM.match(text)
    if not first or not second:
        return False
    old, new = (match[0].strip("()[]. \t") for match in (first, second))
    if old.isdecimal() and new.isdecimal():
        return int(new) == int(old) + 1
    return old == new or (len(old) == len(new) == 1 and old.isalpha() and ord(new) == ord(old) + 1)
