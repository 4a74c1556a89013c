"""The one line above the claims: words as `claimcheck search` knows them, and filters among them.

A filter is `is:unsourced`, `source:landau1974`, `tag:opinion` or `section:"Arms"`; `-` before it turns
it round. Several of one kind: one must fit; of several kinds: each.
"""

import re
from typing import NamedTuple

from claimcheck.linking.names import fold
from claimcheck.reporters.page import HIDDEN

IS, SOURCE, TAG, SECTION = "is", "source", "tag", "section"
# A phrase stays whole, whatever it says.
_TERM = re.compile(
    r'"[^"]*+"?+'
    r"|(?<!\S)(?P<term>(?P<not>-?)(?P<kind>is|source|tag|section):"
    r'(?:"(?P<quoted>[^"]*+)"?+|(?P<plain>[^\s"]*+)))'
)
# Longer values are cut: what begins so is meant too.
_LONGEST = 60
_SPACE = re.compile(r"\s")


class Filter(NamedTuple):
    """One filter of the line."""

    kind: str
    value: str
    # folded; stands for all that it begins, unless it is one of the values itself
    is_excluding: bool
    written: str


class Asked(NamedTuple):
    """What the line asks for."""

    words: str
    filters: tuple[Filter, ...]


def asked(line: str) -> Asked:
    """The line in its parts; no line is wrong."""
    found = [one for one in _TERM.finditer(line) if one["term"]]
    filters = tuple(
        Filter(one["kind"], folded(one["quoted"] or one["plain"] or ""), bool(one["not"]), one[0])
        for one in found
        # While nothing follows the colon, nothing is asked; quotes around nothing are an answer.
        if one["plain"] != ""
    )
    words, at = "", 0
    for one in found:
        words += line[at : one.start()]
        at = one.end()
    return Asked((words + line[at:]).strip(), filters)


def folded(value: str) -> str:
    """The form in which values are compared."""
    return " ".join(fold(value).split())


def written(kind: str, value: str) -> str:
    """The filter for a value, as it is typed; empty where none can be."""
    # What cannot be typed, or would end it, is left to what it stands for.
    cut = HIDDEN.split(value.replace('"', "\0"), maxsplit=1)[0][:_LONGEST].rstrip()
    if value and not cut:
        return ""
    return f'{kind}:"{cut}"' if not cut or _SPACE.search(cut) else f"{kind}:{cut}"


def toggled(line: str, term: str) -> str:
    """The line with this filter, or without it if it has it."""
    found = [one for one in _TERM.finditer(line) if one["term"] == term]
    if not found:
        return f"{line.strip()} {term}".strip()
    for one in reversed(found):
        line = f"{line[: one.start()].rstrip()} {line[one.end() :].lstrip()}"
    return line.strip()
