"""Stretches of printed lines, what each looks like, and whether one goes on in the next."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claimcheck.readers.lines import Line


class Stretch(NamedTuple):
    """Lines that nothing visible parts."""

    lines: tuple[Line, ...]
    blank_before: bool = False
    page_before: bool = False
    quote: bool = False
    # whether it is a pull quote


# The headings of lists of works, in the languages of the styles that have them.
_LIST_HEADING = re.compile(
    r"(?:\d{1,2}\.?\s{1,4}|[IVX]{1,4}\.\s{1,4})?(?:"
    r"(?:list of |selected |cited )?references?(?: list| cited)?|references and notes"
    r"|(?:selected |select |annotated )?bibliograph(?:y|ie|ia)|bibliografía|bibliografia"
    r"|works? cited|works consulted|literature(?: cited)?|cited literature|sources(?: cited)?"
    r"|literatur(?:verzeichnis|liste)?|quellen(?:verzeichnis)?|références(?: bibliographiques)?"
    r"|referencias(?: bibliográficas)?|referências|riferimenti(?: bibliografici)?|kaynakça"
    r"|kaynaklar|literatuur(?:lijst)?|(?:end|foot)?notes|notes and references|anmerkungen"
    r")\s?:?",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:end|foot)?notes|anmerkungen", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:(?:suppl(?:ementary)?\.?|extended data)\s)?"
    r"(?:fig(?:ure)?s?|tab(?:le)?s?|box|chart|map|photo|plate|exhibit|scheme|graph|panel|image"
    r"|abb(?:ildung)?|tabelle|tableau)\.?\s?(?:\d{1,3}|[IVX]{1,5}|[A-Z]\d{0,2})"
    r"(?:[.-]\d{1,2}){0,3}(?:\s?[a-z])?\s?(?:[.:|–—]|$)"
    r"|(?:source|photo|image|credit|quelle|foto)s?(?: credit)?\s?:\s",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\b(?:source|photo|image|credit|courtesy|quelle|foto)s?: {0,3}\S[^\n]{0,60}\Z", re.IGNORECASE
)
_LONGEST_CAPTION = 900

# A list's bullet, number or letter.
_ITEM = re.compile(
    r"(?:[-–—*•‣◦▪●■·○❖➢✓]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)]|\((?:[ivx]{1,5}|[A-Z])\))\s{1,8}(?=\S)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.)\s{1,8}(?=[A-ZÀ-Þ])")
_LONGEST_HEADING = 120
_HEADING_LINES = 3
_HEADING_WORDS = 16

_TITLE_WORDS = 8
# Headings that need no number to be known.
_SECTION = re.compile(
    r"(?:abstract|summary|executive summary|key ?words|introduction|background|methods?|results"
    r"|discussion|conclusions?|acknowledge?ments|appendix(?:\s[A-Z\d]{1,3})?|zusammenfassung"
    r"|einleitung|résumé|resumen)\s?:?",
    re.IGNORECASE,
)
# The number of a note behind the stop, which lost its height.
_NOTE_MARK = re.compile(r"(?<=[^\d\s][.!?”’\"')])\d{1,3}\Z")
_NOTE = re.compile(r"(\d{1,3})\s")
# The line above footnotes.
_RULE = re.compile(r"[_—–-]{3,}+|[_—–-][_—–\s-]{4,}+")

_CLOSERS = "\"'”’»)]*⁰¹²³⁴⁵⁶⁷⁸⁹"
_SENTENCE_ENDS = ".!?:…"
_OPENERS = "\"'“‘«([„"
# A point after these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:al|cf|e\.g|i\.e|vs|pp?|pg|fig|eq|no|vol|ch|sec|ed|eds|etc|approx|ca|dr|mr|mrs|ms|prof|st|[A-Z]))\.\Z",
    re.IGNORECASE,
)


def is_list_heading(text: str) -> bool:
    """Whether `text`, alone on its line, is the heading of a list of works or notes."""
    return len(text) < 50 and not text[:1].islower() and bool(_LIST_HEADING.fullmatch(text))


def is_notes_heading(text: str) -> bool:
    """Whether that list is one of notes."""
    return bool(_NOTES.fullmatch(text.rstrip(" :")))


def is_rule(text: str) -> bool:
    """Whether the line is the rule above footnotes."""
    return bool(_RULE.fullmatch(text))


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
    if text.count("(") > text.count(")"):
        return False
    if text.isupper() or _NUMBERED.match(text):
        return first.isupper()
    if text[-1] in ":!":
        return False  # it introduces, or exclaims
    return text[0].isalpha() and first.isupper() and not ends_sentence(text.rstrip("?"))


def ends_sentence(text: str) -> bool:
    """Whether a sentence is over at the end of `text`."""
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
    ended = ends_sentence(before.text)
    if is_rule(text) or is_rule(before.text) or (len(part) == 1 and _opens_section(before, line)):
        return True
    if is_list_heading(text) and (ended or line.indent != before.indent):
        return True
    if len(part) == 1 and is_list_heading(before.text):
        return True
    if line.indent > before.indent and not (len(part) == 1 and is_item(before.text)):
        return True
    if is_capitals(text):
        # Capitals may also be an abbreviation at the end of a paragraph.
        return ended and not is_capitals(before.text)
    if is_capitals(before.text) and not text[0].islower():
        return all(is_capitals(other.text) for other in part)
    if is_item(text):
        return ended or _counts_on(part[0].text, text)
    return ended and bool(_CAPTION.match(text) or _next_note(part[0].text, text))


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


def continues(before: Sequence[Line], after: Stretch, *, cut: bool, heads: bool = False) -> bool:
    """Whether the paragraph that ends in `before` goes on in `after`.

    `cut` says that something stood between that belongs to the page, such as its number; `heads`
    that `before` may also be a heading, which needs no stop, and leaves room in its line.
    """
    last, first = before[-1].text, after.lines[0].text
    if after.lines[0].start < before[-1].end:
        return False  # from one column to the next, which the source has in another order
    if _divides(last, first) or (_is_open(before) and (cut or len(before) > 1) and _shuts(after)):
        return True
    if ends_sentence(last) and not (cut and is_cut(before)):
        return False
    starts_low = first.lstrip(_OPENERS)[:1].islower()
    if heads:
        return starts_low or (cut and _is_full(before, after.lines))
    if starts_low:
        wrapped = len(before) > 1 or len(after.lines) > 1
        return cut or wrapped or not after.blank_before or last[-1] == ","
    # What a page cuts in mid-sentence goes on; a blank line alone must have cut a full line.
    goes_on = cut or not after.blank_before or _is_full(before, after.lines)
    return goes_on and not is_item(first)


def _divides(last: str, first: str) -> bool:
    """Whether a word goes on behind its hyphen."""
    return last[-1] in "-\u2010\xad\x02" and last[-2:-1].isalnum() and first[0].isalnum()


def _is_open(lines: Sequence[Line]) -> bool:
    """Whether a parenthesis is open at the end, as in the middle of a citation."""
    tail = " ".join(line.text for line in lines[-3:])[-240:]
    return tail.rfind("(") > tail.rfind(")")


def _shuts(after: Stretch) -> bool:
    """Whether a parenthesis closes in the first lines that none of them opens."""
    head = " ".join(line.text for line in after.lines[:4])[:240]
    return ")" in head.partition("(")[0]


def _is_full(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the last line had no room for the next word; only wrapped lines tell."""
    if len(before) < 2 and len(after) < 2:
        return False
    around = [*before[-12:], *after[:12]]
    # An address of one long word is no measure.
    width = max((len(line.text) for line in around if " " in line.text), default=0)
    word = after[0].text.split(None, 1)[0]
    return len(before[-1].text) + 1 + len(word) >= 0.85 * width
