"""A worklist in Markdown that comes back from an editor.

On its way it may have been wrapped, indented, escaped, set in bold, given other bullets or none. Where
it cannot be told to which claim or field a line belongs, the claim is left out and the line is named.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.exchange.worklist import FIELDS, Cell, Problem, Row, Worklist
from claimcheck.reporters.page import clip

_BULLET = "[-*+•◦▪·]"
_NAME = rf"[*_`]*({'|'.join(FIELDS)})[*_`]*[ \t]*\\?:[*_`]*(.*)\Z"
_FIELD = re.compile(rf"([ \t]*){_BULLET}[ \t]+{_NAME}", re.IGNORECASE)
_BARE_FIELD = re.compile(rf"( {{0,3}}){_NAME}", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)\Z")
# A heading by the line below it; an id is all that such a one may hold here.
_UNDERLINED = re.compile(r" {0,3}[*_`]*[a-z0-9]+(?:\\?-[a-z0-9]+)*[*_`]*[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{2,})[ \t]*\Z")
_QUOTED = re.compile(r" {0,3}>[ \t]?(.*)\Z")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_COMMENT = re.compile(r"[ \t]*<!--(?:[^-]|-(?!->))*+-->[ \t]*\Z")
# What editors add to a heading: an anchor, or signs that close it.
_BEHIND = re.compile(r"[ \t](?:\{[^{}]*\}|#+)\Z")
_ANCHOR = re.compile(r"<(a|span)\b[^<>]*></\1>|\[\]\{[^{}\[\]]*\}", re.IGNORECASE)
_ITEM = re.compile(rf"([ \t]*)(?:({_BULLET})|(\d{{1,9}}[.)]))[ \t]+(?=\S)")
# Lines of a note that stand alone, whatever stands before them or behind.
_ALONE = re.compile(r"[ \t]*(?:[>|]|`{3}|#{1,6}[ \t])")
_TAG = re.compile(r"<br[ \t]*/?>\Z", re.IGNORECASE)
_SAID = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,31});)", re.IGNORECASE)
_LINK = re.compile(r"\[((?:[^\\\[\]]|\\.)*+)\]\([^()]*\)\Z")
# An address of which an editor made a link.
_ADDRESS = re.compile(
    r"\[(https?://[^\s\[\]()<>]+)\]\(<?(https?://[^\s()<>]+)>?\)|<(https?://[^\s<>]+)>"
)
_EMPHASIS = re.compile(r"(\*\*|__|[*_`])(.+)\1\Z")
_LINE_END = re.compile(r"\r\n|\n|\r")
# They may be given more than once: a line for each source.
_LISTED = ("source", "reference", "quote", "supports")
# They are a word or a few, which nobody means to be set in bold.
_SHORT = ("verdict", "by", "on", "stamp")


def read_markdown(path: Path, text: str) -> Worklist:
    """The list; what belongs to none of its fields is named."""
    reader = _Reader(path)
    lines = _LINE_END.split(text.removeprefix("\ufeff").replace("\xa0", " "))
    for number, line in enumerate(lines, 1):
        below = lines[number] if number < len(lines) else ""
        reader.take(line, number, below)
    reader.close()
    return Worklist(tuple(reader.rows), tuple(reader.problems))


class _Heading(NamedTuple):
    """What a claim stands under."""

    text: str
    line: int
    depth: int
    # number of its signs


class _Reader:
    """Takes the lines of a list one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._heading: _Heading | None = None
        # of the claim that is being read
        self._fields: dict[str, list[Cell]] = {}
        self._open: str | None = None
        # the field that the next line goes on with
        self._note: list[str] = []
        # its lines as they stand
        self._note_indent = 0
        self._bare = False
        # whether the fields of this claim have no bullets
        self._strayed = False
        # whether a line below this claim belongs nowhere
        self._begun = False
        # whether a claim came already; what stands before is the introduction
        self._above: Row | None = None
        # the claim just read, where what follows may be more of its note
        self._underline = 0
        # the line that makes a heading of the one above

    def take(self, line: str, number: int, below: str) -> None:
        """One more line, and the one below it."""
        if number == self._underline or _COMMENT.match(line):
            return
        if found := _HEADING.match(line):
            self._head(found[2], number, len(found[1]), line)
        elif _UNDERLINED.match(line) and _UNDERLINE.match(below):
            self._underline = number + 1
            self._head(line, number, 1 if "=" in below else 2, line)
        elif not self._heading:
            return
        elif found := self._field_in(line):
            self._begin(found, number)
        elif self._open == "note":
            self._note.append(line)
        elif not line.strip():
            self._open = None
        elif found := _QUOTED.match(line):
            self._go_on_with(found[1], number)
        elif not _RULE.match(line):
            self._go_on_with(line.strip(), number)

    def close(self) -> None:
        """The claim that was being read has ended."""
        heading, fields, strayed = self._heading, self._fields, self._strayed
        note, in_note = _note(self._note), self._open == "note"
        self._heading, self._fields, self._open, self._note = None, {}, None, []
        self._bare = self._strayed = False
        if heading is None or not (fields.keys() - {"text"} or self._begun):
            return
        self._begun = True
        name = _plain(_bare(_BEHIND.sub("", _ANCHOR.sub("", heading.text).strip())))
        if not fields.keys() - {"text"}:
            if self._above:
                self.rows.remove(self._above)
            hint = 'without its "#" it belongs to the note above'
            self._name(heading.line, f'"{clip(name)}" is no claim of a worklist', hint)
            self._above = None
            return
        above, self._above = self._above, None
        if "stamp" not in fields:
            if above and "text" not in fields:
                self.rows.remove(above)
                what = f'"{clip(above.get("id"))}" is left out: its note may go on at line'
                self._name(above.line, f"{what} {heading.line}", "mend what stands there first")
            what = f'there is no stamp below "{clip(name)}"'
            self._name(heading.line, what, "put its line back, or export the list anew")
            return
        cells = {"id": Cell(name, heading.line)}
        for field, found in fields.items():
            filled = [one for one in found if one.text] or found[:1]
            if len(filled) > 1 and field not in _LISTED:
                self._name(filled[1].line, f'a second "{field}"', "leave one of them")
                return
            lines = "\n".join(_value(one.text, field) for one in filled)
            cells[field] = Cell(note if field == "note" else lines, filled[0].line)
        if not strayed:
            row = Row(self.path, heading.line, cells)
            self.rows.append(row)
            self._above = row if in_note and row.is_filled else None

    def _head(self, text: str, number: int, depth: int, line: str) -> None:
        """A heading: of the next claim, or, where it is one of a lower rank, within a note."""
        if self._open == "note" and self._heading and depth > self._heading.depth:
            self._note.append(line)
            return
        self.close()
        self._heading = _Heading(text, number, depth)

    def _field_in(self, line: str) -> re.Match[str] | None:
        """The field that a line begins; none where it is an item of the note that is open."""
        if found := _FIELD.match(line):
            deeper = _width(found[1]) >= self._note_indent + 2
            return None if self._open == "note" and deeper else found
        # Where the bullets are gone from a claim, they are gone from all of it.
        if (self._bare and self._open != "note") or not self._fields.keys() - {"text"}:
            found = _BARE_FIELD.match(line)
            self._bare = self._bare or found is not None
            return found
        return None

    def _begin(self, found: re.Match[str], number: int) -> None:
        name = found[2].lower()
        self._fields.setdefault(name, []).append(Cell(_unbroken(found[3]), number))
        self._open = name
        if name == "note" and not any(map(str.strip, self._note)):
            self._note, self._note_indent = [found[3]], _width(found[1])
        elif name == "note":
            self._fields[name][0] = self._fields[name][0]._replace(text=" ".join(self._note))

    def _go_on_with(self, text: str, number: int) -> None:
        """A line without a mark of its own: wrapped, or out of place."""
        known = self._fields.get(self._open or "")
        if known and (self._open not in _SHORT or not known[-1].text):
            known[-1] = known[-1]._replace(text=f"{known[-1].text} {_unbroken(text)}".strip())
        elif not self._fields:
            # What an editor leaves of a quotation.
            self._fields["text"], self._open = [Cell(_unbroken(text), number)], "text"
        elif self._begun or self._fields.keys() - {"text"}:
            self._strayed = True
            self._name(number, f'"{clip(text)}" belongs to no field', "write it behind note:")

    def _name(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, message, hint))


def _note(lines: list[str]) -> str:
    """A note with its paragraphs and lists, without the breaks of an editor that wraps lines."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _RULE.match(lines[end - 1])):
        end -= 1
    lines = lines[:end]
    items = [_width(found[1]) for line in lines[1:] if (found := _ITEM.match(line))]
    return "".join(_parts(lines, min(items, default=0))).strip()


def _parts(lines: list[str], least: int) -> Iterator[str]:
    """The lines as they are told, each after what sets it apart from the one above."""
    between = ""
    for line in lines:
        words = line.strip()
        if not words:
            between = "\n\n"
            continue
        item = _ITEM.match(line)
        alone = _ALONE.match(line)
        if (item or alone) and between == " ":
            between = "\n"
        indent = " " * (_width(item[1]) - least) if item and between else ""
        mark = f"{item[3] or '-'} " if item else ""
        yield between + indent + mark + _plain(_unbroken(line[item.end() :] if item else words))
        between = "\n" if alone or _breaks(line) else " "


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(4))


def _value(text: str, field: str) -> str:
    """What is said in a field of one line."""
    found = _LINK.match(text) if field == "passage" else None
    words = found[1] if found else text
    return _plain(_bare(words) if field in _SHORT else words)


def _bare(text: str) -> str:
    """A text without the signs that set all of it in bold, italics or as code."""
    found = _EMPHASIS.match(text.strip())
    return found[2] if found else text


def _breaks(line: str) -> bool:
    """Whether the next line is to be one of its own: by two blanks, a backslash or a tag."""
    return line.endswith(("  ", "\t")) or _unbroken(line) != line.strip()


def _unbroken(text: str) -> str:
    words = text.strip()
    if (len(words) - len(words.rstrip("\\"))) % 2:
        words = words[:-1]
    return f"{words[:-20]}{_TAG.sub('', words[-20:])}".strip()


def _plain(text: str) -> str:
    """What is shown of a text."""
    return _SAID.sub(_shown, _ADDRESS.sub(_address, text.strip()))


def _shown(found: re.Match[str]) -> str:
    return found[1] or html.unescape(found[2])


def _address(found: re.Match[str]) -> str:
    if found[3]:
        return found[3]
    label = _SAID.sub(_shown, found[1])
    return found[1] if label.rstrip("/") == found[2].rstrip("/") else found[0]
