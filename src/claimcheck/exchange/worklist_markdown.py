"""Worklists to be filled in with an editor: a heading a claim, a line a field.

A table would be one line of a thousand signs for each claim. What is read back may have been wrapped,
indented, set in bold or given other bullets on its way.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from claimcheck.exchange.holdings import Holdings
from claimcheck.exchange.worklist import (
    BLANKS,
    FIELDS,
    Cell,
    Item,
    Problem,
    Row,
    Worklist,
    items_of,
)
from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, clip, counted

_HEAD = """\
# Worklist: {count}

Fill in `verdict` (verified, disputed, wrong or unverifiable), `by`, `on` (as YYYY-MM-DD) and `note`,
and leave the rest as it is. `claimcheck import FILE` writes the verdicts into the ledger.
"""
# Signs that make something of a text wherever they stand, and those that do at its start.
_ACTIVE = re.compile(r"[\\`*_~<>\[\]|]|&(?=#?\w+;)|\A[#+=-]")
_NUMBERED = re.compile(r"\A(\d{1,9})(?=[.)])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*)\Z")
_QUOTED = re.compile(r" {0,3}>[ \t]?(.*)\Z")
_FIELD = re.compile(
    rf"[ \t]*[-*+][ \t]+[*_`]*({'|'.join(FIELDS)})[*_`]*[ \t]*\\?:[*_`]*(.*)\Z", re.IGNORECASE
)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_LINK = re.compile(r"\[((?:[^\\\[\]]|\\.)*+)\]\([^()]*\)\Z")
_EMPHASIS = re.compile(r"(\*\*|__|[*_`])(.+)\1\Z")
_LINE_END = re.compile(r"\r\n|\n|\r")
# They may be given more than once: a line for each source.
_LISTED = ("source", "reference", "quote", "supports")


def render(held: Holdings, page: Page, folder: Path) -> str:
    """The list of these claims, with blanks."""
    return as_markdown(items_of(held, page), folder)


def as_markdown(items: Iterable[Item], folder: Path) -> str:
    """A heading a claim; links to passages lead there from `folder`."""
    blocks = ["\n".join(_block(item, folder)) for item in items]
    return "\n".join([_HEAD.format(count=counted(len(blocks), "claim")), *blocks])


def _block(item: Item, folder: Path) -> Iterator[str]:
    fields = item.fields
    yield from (f"## {_escaped(fields['id'])}", "", f"> {_escaped(fields['text'])}", "")
    yield from _said("section", fields)
    if item.passage:
        yield f"- passage: {_link(fields['passage'], item.passage, folder)}"
    yield from _said("record", fields)
    sources, works = _said("source", fields), _said("reference", fields)
    yield from (line for pair in zip(sources, works, strict=True) for line in pair)
    for name in ("quote", "supports", "earlier", "stamp"):
        yield from _said(name, fields)
    for name in BLANKS:
        yield f"- {name}: {_escaped(fields[name])}".rstrip()
    yield ""


def _said(name: str, fields: Mapping[str, str]) -> Iterator[str]:
    for line in fields[name].split("\n") if fields[name] else ():
        yield f"- {name}: {_escaped(line)}"


def _link(words: str, passage: Location, folder: Path) -> str:
    path = os.path.relpath(passage.path, folder).replace(os.sep, "/")
    return f"[{_escaped(words)}]({quote(os.fsencode(path))}#L{passage.start.line})"


def _escaped(text: str) -> str:
    """A text that is shown as it is, whatever signs it has."""
    return _NUMBERED.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", text))


def read_markdown(path: Path, text: str) -> Worklist:
    """The list; what belongs to none of its fields is named."""
    reader = _Reader(path)
    for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1):
        reader.take(line, number)
    reader.close()
    return Worklist(tuple(reader.rows), tuple(reader.problems))


class _Reader:
    """Takes the lines of a list one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._heading: Cell | None = None
        # of the claim that is being read
        self._fields: dict[str, list[Cell]] = {}
        self._open: str | None = None
        # the field that the next line goes on with
        self._begun = False
        # whether a claim came already; what stands before is the introduction

    def take(self, line: str, number: int) -> None:
        """One more line."""
        if found := _HEADING.match(line):
            self.close()
            self._heading = Cell(found[1], number)
        elif not self._heading:
            return
        elif found := _QUOTED.match(line):
            self._go_on("text", found[1], number)
        elif found := _FIELD.match(line):
            name = found[1].lower()
            self._fields.setdefault(name, []).append(Cell(found[2].strip(), number))
            self._open = name
        elif not line.strip():
            # A note may have paragraphs.
            self._open = self._open if self._open == "note" else None
        elif not _RULE.match(line):
            self._go_on_with(line.strip(), number)

    def close(self) -> None:
        """The claim that was being read has ended."""
        heading, fields = self._heading, self._fields
        self._heading, self._fields, self._open = None, {}, None
        if heading is None or not (fields.keys() - {"text"} or self._begun):
            return
        self._begun = True
        emphasis = _EMPHASIS.match(heading.text.strip())
        name = _plain(emphasis[2] if emphasis else heading.text)
        if "stamp" not in fields:
            what = f'there is no stamp below "{clip(name)}"'
            self._name(heading.line, what, "put its line back; a note has no headings")
            return
        cells = {"id": Cell(name, heading.line)}
        for field, found in fields.items():
            filled = [one for one in found if one.text] or found[:1]
            if len(filled) > 1 and field not in (*_LISTED, "text"):
                self._name(filled[1].line, f'a second "{field}"', "leave one of them")
                return
            lines = "\n".join(_plain(_unlinked(one.text, field)) for one in filled)
            cells[field] = Cell(lines, filled[0].line)
        self.rows.append(Row(self.path, heading.line, cells))

    def _go_on_with(self, text: str, number: int) -> None:
        """A line without a mark of its own: wrapped, or out of place."""
        known = self._fields.get(self._open or "")
        if known and (self._open not in ("verdict", "by", "on") or not known[-1].text):
            self._go_on(self._open or "", text, number)
        elif self._begun or self._fields.keys() - {"text"}:
            self._name(number, f'"{clip(text)}" belongs to no field', "write it behind note:")

    def _go_on(self, name: str, text: str, number: int) -> None:
        known = self._fields.setdefault(name, [Cell("", number)])
        known[-1] = known[-1]._replace(text=f"{known[-1].text} {text}".strip())
        self._open = name

    def _name(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, message, hint))


def _unlinked(text: str, field: str) -> str:
    found = _LINK.match(text) if field == "passage" else None
    return found[1] if found else text


def _plain(text: str) -> str:
    """What is shown of a text."""
    return _ESCAPED.sub(r"\1", text.strip())
