"""Where sentences begin and end.

One expression finds every place where a sentence might end: its stops, and the quotation marks,
brackets and note marks that cling to them. Only there is anything decided, from the word before
the stop and the first word after it, within a bounded distance; so the work grows with the text.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum

from claimcheck.extract.sentence_starts import QUOTES, QUOTING, begins, starter_at, starts_surely
from claimcheck.extract.sentence_words import (
    BEFORE_LETTERS,
    BEFORE_NUMBERS,
    EXCLAIMED,
    LABELLING,
    MAYBE_LAST,
    NEVER_LAST,
    SAYS,
    SMALL_WORDS,
    WITH_LETTER,
)
from claimcheck.model.captions import label_end
from claimcheck.model.detected import Sentence
from claimcheck.model.documents import Block, BlockKind, Document, Span
from claimcheck.model.patterns import rare

# Headings, tables and lists of works hold none.
_HOLDING = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.FOOTNOTE,
    BlockKind.CAPTION,
    BlockKind.PULL_QUOTE,
)

# What may begin with the label of a figure, which is no word of the sentence.
_CAPTIONED = (BlockKind.CAPTION, BlockKind.PARAGRAPH)

_HIGH = "⁰¹²³⁴-⁹"
_COMMAND = r"\\[A-Za-z]{2,20}+\*?+(?:\[[^\[\]]{0,120}+\]){0,2}+\{[^{}]{0,300}+\}"
# A run of stops with what clings to it, before white space or a word with a capital.
_END = re.compile(
    rf"""
    (?P<tail>
      (?P<stop>[.!?…](?<![.!?…]{{2}})[.!?…]*+(?:[ \xa0][.…](?![\w.…])){{0,4}}+)
      (?P<closed>[{QUOTES})\]}}*_]*+(?:[ \xa0][”")](?=\s|\Z))?+)
      (?P<note>
          [{_HIGH}†‡*]++(?:[,–-][{_HIGH}]++){{0,9}}+    # set high
        | \d{{1,3}}+(?:[,–-]\d{{1,3}}+){{0,9}}+(?!\w)   # what has lost its height
        | (?:\[[^\[\]]{{1,120}}+\]){{1,9}}+             # [12], [^note], [@key]
        | (?:{_COMMAND}){{1,5}}+
      )?+
      [{QUOTES})\]]*+
    )
    (?:\s++|\Z|(?=[A-Z][a-z]{{0,15}}+\s))
    """,
    re.VERBOSE,
)
# Citations that stand alone between two sentences.
_APART = rare(
    rf"""
    (?:[ \xa0]?+
      (?: \([^()]{{0,300}}+(?:\([^()]{{0,100}}+\)[^()]{{0,300}}+)?+\)
        | \[[^\[\]]{{1,300}}+\]
        | {_COMMAND}
        | [{_HIGH}]++
      )
    ){{1,5}}+
    (?!\w)
    """,
    re.VERBOSE,
)
_APART_FIRST = frozenset("([\\⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENUMERATOR = rare(r"\((\d|[a-z])\)")
_SPACE = re.compile(r"\s*+")
_NUMBER = rare(r"[§#]?\s?\d")
_NUMBERING = rare(r"(?:[IVXLC]{1,6}+(?!\w)|[A-Z](?!\w)|[A-Z]{1,5}+-?\d)")
_WORD = re.compile(r"[^\s(){}\[\]\-–—/\"“”‘«»„*~=,;:]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_YEAR = rare(r"(?:1[5-9]|20)\d\d")
_LABEL = rare(
    rf"(?:(?:{'|'.join(sorted(LABELLING))})\b\.?\s?)?+"
    r"[(\[]?(?:[A-Z]{0,2}\d{1,3}[a-z]?(?:\.\d{1,2}){0,3}|[A-Z]|[ivx]{1,5})?[)\]]?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?<!\d)[:;]\s[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,5})[)\]]?\Z")
_SPEAKER = rare(rf"(?:[^\W\d_a-z]\S{{0,30}}\s){{1,3}}(?:was\s)?+(?:{'|'.join(sorted(SAYS))})\b")
_NEAR = 300  # characters within which a bracket has to open and to close
_AMONG = 1000  # characters within which a list counts on
_LONGEST_LABEL = 24
_LONGEST_WORD = 24
_LONGEST_ASIDE = 40  # of a bracket that is no sentence though it begins like one
_LONGEST_LISTED = 9
_ELLIPSIS = 3  # stops


class _Stop(IntEnum):
    """When the stop after a word ends the sentence."""

    NEVER = 0
    BEFORE_STARTER = 1
    UNLESS_NUMBER = 2
    UNLESS_NUMBERING = 3
    ALWAYS = 4


_ABBREVIATED = {
    **dict.fromkeys(MAYBE_LAST, _Stop.BEFORE_STARTER),
    **dict.fromkeys(BEFORE_NUMBERS, _Stop.UNLESS_NUMBER),
    **dict.fromkeys(BEFORE_LETTERS, _Stop.UNLESS_NUMBERING),
    **dict.fromkeys(NEVER_LAST, _Stop.NEVER),
}


def sentences_in(document: Document) -> tuple[Sentence, ...]:
    """The sentences of paragraphs, list items, notes, captions and pull quotes, in order."""
    marks = sorted(mark.span.start for mark in document.note_marks)
    return tuple(
        Sentence(span, block)
        for block in document.blocks_of(*_HOLDING)
        for span in _in_block(document.text, block, marks)
    )


def _in_block(text: str, block: Block, marks: Sequence[int]) -> Iterator[Span]:
    start, end = block.span
    if block.kind in _CAPTIONED:
        start = label_end(text, start, end, is_caption=block.kind is BlockKind.CAPTION)
    inside = marks[bisect_left(marks, start) : bisect_left(marks, end)]
    for span in sentence_spans(text[start:end], frozenset(mark - start for mark in inside)):
        yield Span(start + span.start, start + span.end)


def sentence_spans(text: str, marks: Collection[int] = ()) -> Iterator[Span]:
    """The sentences of a paragraph, without the white space around them.

    `marks` are the places where marks of notes are known to stand.
    """
    begin = _after_space(text, 0)
    last = len(text.rstrip())
    for match in _END.finditer(text, begin, last):
        if match.end() == last:
            break
        # Before the beginning: within a citation that the last sentence has taken.
        if match.start() >= begin and (until := _end(text, begin, match, marks)):
            yield Span(begin, until)
            begin = _after_space(text, until)
    if begin < last:
        yield Span(begin, last)


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _end(text: str, begin: int, match: re.Match[str], marks: Collection[int]) -> int | None:
    """Where the sentence that began at `begin` ends, if it does so with these stops."""
    at, until = match.span("tail")
    after = match.end()
    word = _word_before(text, begin, at)
    plain = until == at + 1 and len(word) > 1 and word.isalpha() and text[at] == "."
    certain = plain and at > begin + _LONGEST_LABEL
    stop = _by_word(word) if certain else _by_surroundings(text, begin, match, word)
    if (
        stop is _Stop.NEVER
        or (match["note"] and not _is_note(match, word, stop, marks))
        or (until == after and not _lacks_space(text, match, word))
        or (_in_bracket(text, begin, at) and {")", "]"}.isdisjoint(match["closed"]))
    ):
        return None
    if stop is _Stop.BEFORE_STARTER:
        noted = bool(match["note"]) and text[after].isupper()
        return until if noted or starts_surely(text, after, word) else None
    if stop is not _Stop.ALWAYS:
        numbered = _NUMBER.match(text, after) or (
            stop is _Stop.UNLESS_NUMBERING
            and word not in SMALL_WORDS
            and _NUMBERING.match(text, after)
        )
        return None if numbered or not begins(text, after, word) else until
    if text[after] in _APART_FIRST and (cited := _citation_end(text, after)):
        rest = _after_space(text, cited)
        if rest == len(text) or begins(text, rest, word):
            return cited
        if not QUOTING.isdisjoint(match["closed"]):
            return None  # “… left.” (Smith 2010) and
    return until if begins(text, after, word) else None


def _word_before(text: str, begin: int, at: int) -> str:
    start = max(begin, at - _LONGEST_WORD)
    match = _WORD.search(text, max(start, text.rfind(" ", start, at) + 1), at)
    return match[0] if match else ""


def _by_word(word: str) -> _Stop:
    """What a full stop after this word does, as far as the word tells."""
    if word in _ABBREVIATED:
        return _ABBREVIATED[word]
    if len(word) == 1 and word.isupper():
        return _Stop.BEFORE_STARTER
    return _ABBREVIATED.get(word.lower(), _Stop.ALWAYS) if word[1:].islower() else _Stop.ALWAYS


def _by_surroundings(text: str, begin: int, match: re.Match[str], word: str) -> _Stop:
    """What these stops do, by all that stands before and around them."""
    at, stops, closed = match.start(), match["stop"], match["closed"]
    if at == begin or (stops == "." and _is_label(text, begin, at)):
        return _Stop.NEVER
    if ")" in closed and _in_bracket(text, begin, at):
        return _Stop.BEFORE_STARTER
    if "!" in stops or "?" in stops:
        if not QUOTING.isdisjoint(closed) and _SPEAKER.match(text, match.end()):
            return _Stop.NEVER
        return _Stop.BEFORE_STARTER if word in EXCLAIMED else _Stop.ALWAYS
    dots = stops.count(".") + _ELLIPSIS * stops.count("…")
    if dots > 1:
        return _Stop.ALWAYS if dots > _ELLIPSIS else _Stop.BEFORE_STARTER
    return _by_form(text, begin, at, word)


def _is_label(text: str, begin: int, at: int) -> bool:
    """Whether what stands before a full stop numbers a sentence, a list's item or a table."""
    if at - begin <= _LONGEST_LABEL and _LABEL.fullmatch(text, begin, at):
        return True
    return bool(_LISTED.search(text, max(begin, at - _LONGEST_LISTED), at))


def _by_form(text: str, begin: int, at: int, word: str) -> _Stop:
    """What a full stop after this word does, by its dots, and by what an only letter follows."""
    if len(word) == 1 and word.isupper():
        before = _word_before(text, begin, max(begin, at - 2))
        return _Stop.ALWAYS if before.lower() in WITH_LETTER else _Stop.BEFORE_STARTER
    stop = _by_word(word)
    return _Stop.BEFORE_STARTER if stop is _Stop.ALWAYS and _DOTTED.fullmatch(word) else stop


def _is_note(match: re.Match[str], word: str, stop: _Stop, marks: Collection[int]) -> bool:
    """Whether what clings to the stop is the mark of a note, not the digits of a number."""
    if not match["note"][0].isdecimal() or match["closed"] or match.start("note") in marks:
        return True
    if stop in (_Stop.UNLESS_NUMBER, _Stop.UNLESS_NUMBERING) or len(word) == 1:
        return False
    return not word[-1:].isdecimal() or bool(_YEAR.fullmatch(word))


def _lacks_space(text: str, match: re.Match[str], word: str) -> bool:
    """Whether a sentence begins right after the stop, as in text taken out of a page."""
    if not starter_at(text, match.end()):
        return False
    return bool(match["closed"] or match["note"]) or (len(word) > 2 and word[1:].islower())


def _in_bracket(text: str, begin: int, at: int) -> bool:
    """Whether a bracket around this place opened within the sentence and closes soon."""
    start = max(begin, at - _NEAR)
    for opens, closes in ("()", "[]"):
        opened = text.rfind(opens, start, at)
        if (
            opened > begin + 1
            and opened > text.rfind(closes, start, at)
            and text.find(closes, at, at + _NEAR) >= 0
        ):
            return True
    return False


def _citation_end(text: str, at: int) -> int:
    """Where the citations end that begin here, with their own stop; 0 if there are none."""
    match = _APART.match(text, at)
    if not match or _is_enumerated(text, at):
        return 0
    inside = text[at + 1 : match.end() - 1].strip()
    if inside[:1].isupper():
        opens = starter_at(inside, 0) not in ("", "See")
        if inside[-1:] in ".!?" or (opens and len(inside) > _LONGEST_ASIDE):
            return 0  # a sentence of its own
    stop = _END.match(text, match.end())
    return stop.end("tail") if stop else match.end()


def _is_enumerated(text: str, at: int) -> bool:
    """Whether (2) or (b) stands here and (1) or (a), (3) or (c) nearby: no citation, then."""
    match = _ENUMERATOR.match(text, at)
    if not match:
        return False
    number = ord(match[1])
    window = text[max(0, at - _AMONG) : at + _AMONG]
    return f"({chr(number - 1)})" in window or f"({chr(number + 1)})" in window
