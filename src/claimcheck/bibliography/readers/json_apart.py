"""The items of a JSON file that is broken in some of them: whatever is whole is read.

A comma too many, or a file that was cut off, must not hide all other works.
"""

import json
import re
from typing import NamedTuple

from claimcheck.bibliography.csl_found import KEYING, chosen_key, is_csl
from claimcheck.bibliography.items import Extent, Items
from claimcheck.bibliography.nodes import DEEPEST
from claimcheck.model.references import BrokenEntry
from claimcheck.model.text import SourceFile

_BEGIN = re.compile(r"\ufeff?[ \t\r\n]*+\[")
_GAP = re.compile(r"[ \t\r\n]*+(,?)[ \t\r\n]*+")
# Where another item may begin: on a line of its own, or behind the end of something.
_ITEM = re.compile(r"(?:(?<=[\r\n])|(?<=[},\[]))[ \t]*+(\{)(?=[ \t\r\n]*+\")")
_END = re.compile(r"[ \t\r\n]*+(\]?)[ \t\r\n]*+\Z")
_KEY = re.compile(r"\"(?:id|citation-key)\"[ \t\r\n]*+:[ \t\r\n]*+\"([^\"\\\r\n]{1,200}+)\"")
# What may be read in vain, in times of the length of the text: each item may seem to hold the rest.
_MOST_READ = 8
# So many signs are counted through in the time in which one is read.
_COUNTED = 64


class _Whole(NamedTuple):
    end: int
    key: str


class _Not(NamedTuple):
    """What is no item, and where it turns out."""

    at: int
    message: str


def items_apart(source: SourceFile) -> Items | None:
    """The items, with those named that cannot be read; None where there is none to be told apart."""
    begin = _BEGIN.match(source.text)
    found = _Reading(source).all_from(begin.end()) if begin else None
    return found if found and found.keys else None


class _Reading:
    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._text = source.text
        self._left = _MOST_READ * len(source.text)
        self._decode = json.JSONDecoder(
            parse_int=str, parse_float=str, parse_constant=_refused
        ).raw_decode
        self._found: dict[Extent, str] = {}
        self._broken: list[BrokenEntry] = []
        self._complete = True

    def all_from(self, at: int) -> Items | None:
        """Item by item; None where there is too much that is none."""
        text, before = self._text, ""
        while not (end := _END.match(text, at)):
            gap = _GAP.match(text, at)
            if gap is None:  # pragma: no cover - it matches anything
                break
            start, comma = gap.end(), gap.start(1)
            if _END.match(text, start) and gap[1]:
                self._blame(comma, "a comma before the end", "remove it")
                at = start
                continue
            item = self._item(start)
            if isinstance(item, _Whole):
                if before == "item" and not gap[1]:
                    self._blame(start, "no comma between two references", "add one")
                elif not before and gap[1]:
                    self._blame(comma, "a comma before the first reference", "remove it")
                self._found[Extent(start, item.end)] = item.key
                at, before = item.end, "item"
                continue
            at, before = self._next(max(start, at + 1)), "gap"
            if self._left < 0:
                return None
            self._lose(start, at, item)
        if end and not end[1]:
            self._blame(max(len(text) - 1, 0), 'no "]" at the end', "the file may be cut off")
            self._complete = False
        extents = tuple(self._found)
        keys = tuple(self._found.values())
        return Items(keys, extents, tuple(self._broken), self._complete)

    def _item(self, at: int) -> _Whole | _Not:
        """The item that begins here."""
        try:
            item, end = self._decode(self._text, at)
        except json.JSONDecodeError as error:
            # To tell the line of an error, `json` counts all those before it.
            self._left -= error.pos - at + error.pos // _COUNTED
            return _Not(error.pos, error.msg[:1].lower() + error.msg[1:].replace("'", '"'))
        except (ValueError, RecursionError):
            self._left -= len(self._text)
            return _Not(at, "it holds what may not stand in JSON")
        if not isinstance(item, dict) or not is_csl({*item}) or _is_deep(item):
            self._left -= end - at
            return _Not(at, "no reference in CSL")
        said = [item.get(name, "") for name in KEYING]
        key = chosen_key(*said) if all(isinstance(one, str) for one in said) else ""
        return _Whole(end, key) if key and key.isprintable() else _Not(at, 'no "id"')

    def _next(self, at: int) -> int:
        """Where the next whole item begins, or the list ends."""
        for mark in _ITEM.finditer(self._text, at):
            if self._left < 0 or isinstance(self._item(mark.start(1)), _Whole):
                return mark.start(1)
        end = self._text.rfind("]", at)
        return end if end >= 0 and _END.match(self._text, end) else len(self._text)

    def _lose(self, start: int, end: int, problem: _Not) -> None:
        """Name what stands there, with each key in it."""
        keys = [*_KEY.finditer(self._text, start, end)]
        self._complete = self._complete and len(keys) == 1
        at = min(problem.at, max(start, end - 1))
        places = [(at, at + 1), *(mark.span(1) for mark in keys[1:])]
        message, help_ = f"this is no JSON: {problem.message[:120]}", "mend it there"
        for number, (first, last) in enumerate(places):
            place = self._source.location(first, min(last, len(self._text)))
            key = keys[number][1] if keys else None
            self._broken.append(BrokenEntry(place, message, help_, key))

    def _blame(self, at: int, message: str, help_: str) -> None:
        place = self._source.location(at, min(at + 1, len(self._text)))
        message = f"this is no JSON: {message}"
        self._broken.append(BrokenEntry(place, message, help_, lost=False))


def _refused(name: str) -> None:
    raise ValueError(name)


def _is_deep(item: object) -> bool:
    """Whether values stand deeper in each other than is read."""
    level = [item]
    for _ in range(DEEPEST):
        level = [
            part
            for one in level
            if isinstance(one, dict | list)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
    return bool(level)
