"""A note cut into parts: a work each, and the remarks on them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from claimcheck.extract.claims.pointing import has_verb, leads_to_source
from claimcheck.extract.sentences import sentence_spans
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare

# How a work ends before a remark on it: , p. 44.   (Leeds: Dune Press, 2010).   “Sand.”   ibid.
_WORK_ENDS = rare(
    r"(?:(?:,|\d:|\bat|\b(?:pp?|s|chs?|chap|secs?|nn?|fols?|vol|ff?)\b\.?|§)\s?(?!(?:1[4-9]|20)\d\d\.?\Z)"
    r"\d{1,4}[a-z]?(?:[\s,–-]{1,2}\d{1,4}){0,6}(?:\s?ff?)?"
    r"|\([^()]{0,120}[:,][^()]{0,60}\d{4}\)|[.?!][”\"]|\b(?:ibid|op\.\s?cit|loc\.\s?cit|ebd)"
    r"|https?://\S{1,300})[.]?[”\"]?\Z",
    re.IGNORECASE,
)
_YEAR_ENDS = rare(r"\d{4}[a-z]?\)?\.\Z")
_REPEATS = rare(r"(?:ibid(?:em)?|ebd|ebenda|op\.\s?cit|loc\.\s?cit)\b", re.IGNORECASE)
# Characters of a sentence in which its end is looked for.
_BEHIND = 400


class Part(NamedTuple):
    """A stretch of a note: what stands between two semicolons, or a remark."""

    start: int
    end: int


def parts_of(text: str) -> list[Part]:
    """The note cut at its semicolons and around its remarks.

    What stands within quotations and parentheses is cut nowhere.
    """
    cuts = sorted({0, *_semicolons(text), *_remarks(text), len(text)})
    return [stripped(text, start, end) for start, end in pairwise(cuts)]


def stripped(text: str, start: int, end: int) -> Part:
    """The part without the blanks and semicolons around it."""
    shown = text[start:end].rstrip(" ;\n")
    return Part(start + len(shown) - len(shown.lstrip()), start + len(shown))


def _semicolons(text: str) -> Iterator[int]:
    depth = 0
    quoted = False
    for match in re.finditer(r"[()“”\";]", text):
        sign = match[0]
        if sign == ";" and depth <= 0 and not quoted and text[match.end() : match.end() + 1] == " ":
            yield match.end()
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == '"':
            quoted = not quoted
        elif sign in "“”":
            quoted = sign == "“"


def _remarks(text: str) -> Iterator[int]:
    """Where a remark begins and ends: a sentence that states something or leads on to a source.

    The full stops within a work, as lists print it, part nothing.
    """
    before: Span | None = None
    remarked = False
    for span in sentence_spans(text):
        shown = text[span.start : span.end]
        states, leads = has_verb(shown), _leads(shown)
        if before is None:
            remarked = states and not leads
        else:
            begin = max(before.start, before.end - _BEHIND)
            ends = _WORK_ENDS.search(text, begin, before.end) is not None
            # Smith (2010). See No Evil. Dune Press.
            begins = (states and ends) or (leads and not _YEAR_ENDS.search(text, begin, before.end))
            if remarked or begins:
                yield span.start
            remarked = states and (remarked or begins)
        before = span


def _leads(sentence: str) -> bool:
    return leads_to_source(sentence) or _REPEATS.match(sentence) is not None
