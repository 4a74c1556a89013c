"""The YAML above a Markdown document, as far as it concerns citations and the document's date.

Read line by line: no aliases, no tags, nothing is built or run. A value that begins with one of
YAML's indicators is passed over.
"""

import re
from typing import NamedTuple

from claimcheck.model.patterns import rare

_FENCE = re.compile(r"---[ \t]*+(?:\r\n?|\n)")
_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*+\Z")
_KEY = re.compile(r"(?P<quote>[\"']?)(?P<key>[A-Za-z][\w-]{0,60}+)(?P=quote)[ \t]*+:(?=[ \t]|\Z)")
# Before a string: the hyphen of a list, the name of one of several bibliographies.
_LEAD = rare(r"[ \t]*+(?:-[ \t]++)?(?:[A-Za-z][\w-]{0,60}+[ \t]*+:[ \t]++)?")
_COMMENT = rare(r"(?:(?<=\s)|\A)#.*")
# Strings in double quotes, in single quotes, in none.
_SCALAR = rare(r"\"((?:[^\"\\]|\\.)*+)\"|'((?:[^']|'')*+)'|([^\s,\[\]{}\"'&*!|>%@`#][^,\[\]{}]*+)")
_BLOCK_SCALAR = rare(r"[|>][+-]?\d?[+-]?[ \t]*+(?:#.*)?\Z")
# Of a reference that is written out.
_ID = rare(r"[ \t]*+(?:-[ \t]++)?+[\"']?+id[\"']?+[ \t]*+:")
# Of anchors, aliases, tags and code nothing is a name.
_INDICATORS = ("&", "*", "!", "%", "@", "`", "|", ">")
# What of a front matter is part of the text.
_PROSE = frozenset(("abstract", "nocite"))

Range = tuple[int, int]


class FrontMatter(NamedTuple):
    """One block of metadata."""

    end: int
    # where the document goes on
    bibliographies: tuple[str, ...]
    prose: tuple[tuple[Range, ...], ...]
    # paragraphs, each the stretches of its lines
    dated: str = ""
    # the document's date, as written
    title: str = ""
    references: bool = False
    # whether it holds references itself


def front_matter(text: str, at: int) -> FrontMatter | None:
    """The block of metadata that begins at `at`, if there is one and it ends."""
    fence = _FENCE.match(text, at)
    if not fence:
        return None
    lines: list[Range] = []
    here = fence.end()
    while here < len(text):
        line = _LINE.match(text, here)
        if not line:
            return None
        if _CLOSING.match(line[1]):
            return _of(text, lines, line.end())
        lines.append(line.span(1))
        here = line.end()
    return None


def _of(text: str, lines: list[Range], end: int) -> FrontMatter:
    bibliographies: list[str] = []
    prose: list[tuple[Range, ...]] = []
    dated, title, references = "", "", False
    for key, value in _values(text, lines):
        if key == "bibliography":
            bibliographies.extend(_names(text, value))
        elif key == "references":
            references = any(_ID.match(text, start, end) for start, end in value)
        elif key in _PROSE:
            prose.extend(_paragraphs(text, value))
        elif key == "date" and not dated:
            # What a comma parts is one date: 17 May, 2021.
            dated = ", ".join(_names(text, value[:1]))
        elif key == "title" and not title:
            first = next(iter(_paragraphs(text, value)), ())
            title = " ".join(text[line[0] : line[1]] for line in first)
            if text[slice(*value[0])].lstrip().startswith("'"):
                title = title.replace("''", "'")
    return FrontMatter(end, tuple(bibliographies), tuple(prose), dated, title, references)


def names_under(key: str, text: str, lines: list[Range]) -> list[str]:
    """The strings under a key of the outermost level."""
    values = (value for name, value in _values(text, lines) if name == key)
    return [name for value in values for name in _names(text, value)]


def _values(text: str, lines: list[Range]) -> list[tuple[str, list[Range]]]:
    """Keys of the outermost level, each with the lines of its value."""
    found: list[tuple[str, list[Range]]] = []
    for start, end in lines:
        key = _KEY.match(text, start, end)
        if key:
            found.append((key["key"], [(key.end(), end)]))
        elif found and text[start : start + 1] in (" ", "\t", "-", "[", "]", "", "\r", "\n"):
            found[-1][1].append((start, end))
    return found


def _names(text: str, value: list[Range]) -> list[str]:
    """The strings of a value, which is one or a list of them."""
    found: list[str] = []
    for start, end in value:
        line = text[start:end]
        line = line[_LEAD.match(line).end() :] if _LEAD.match(line) else line  # type: ignore[union-attr]
        line = _COMMENT.sub("", line).strip()
        if _BLOCK_SCALAR.match(line) or line.startswith(_INDICATORS):
            continue
        for double, single, plain in _SCALAR.findall(line):
            name = (double or single.replace("''", "'") or plain).strip()
            if name and "`" not in name:
                found.append(name)
    return found


def _paragraphs(text: str, value: list[Range]) -> list[tuple[Range, ...]]:
    """The paragraphs of a value, without quotes and list markers."""
    found: list[list[Range]] = [[]]
    for start, end in value:
        first, last = start, end
        lead = re.compile(r"[ \t]*+(?:-[ \t]++)?[\"']?").match(text, start, end)
        first = lead.end() if lead else start
        while last > first and text[last - 1] in " \t\"',":
            last -= 1
        if first >= last:
            found.append([])
        elif not _BLOCK_SCALAR.match(text[first:last]):
            found[-1].append((first, last))
    return [tuple(lines) for lines in found if lines]
