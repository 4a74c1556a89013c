"""Where things stand in a TOML file: tomllib gives values, this scanner gives their places.

It is run on text that tomllib has accepted, and so only tells things apart: strings of all four
kinds, comments, brackets, keys. It walks in one pass and yields a tree of the shape of the values.
"""

import re

# Possessive throughout (`++`, `*+`): nothing is tried twice, whatever the text.
_BLANK = re.compile(r"(?:[ \t\r\n\ufeff]++|#[^\n]*+)*+")
_BLANK_OR_COMMA = re.compile(r"(?:[ \t\r\n\ufeff,]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*")
# A pair as most are written: a key of one word and a simple string.
_USUAL = re.compile(r'([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+("[^"\\\n]++"|\'[^\'\n]++\')')
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
# A key without quotes or dots, as nearly all are.
_ONE_WORD = re.compile(r"[ \t]*+([A-Za-z0-9_-]++)[ \t]*+(?!\.)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""(?:"{1,2}(?!"))?'
    r"|'''(?:[^']++|'(?!''))*+'''(?:'{1,2}(?!'))?"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class Place:
    """The stretch of one value, that of its key, and the places of what is in it.

    A table under a header has the header as its stretch.
    """

    __slots__ = ("end", "items", "key_end", "key_start", "start", "table")

    def __init__(self, start: int, end: int, key_start: int, key_end: int) -> None:
        self.start = start
        self.end = end
        self.key_start = key_start
        self.key_end = key_end
        self.table: dict[str, Place] = {}
        self.items: list[Place] = []


def places_in(text: str) -> Place:
    """The places of all keys and values in `text`, which tomllib has read without complaint."""
    return _Scanner(text).document()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Place:
        root = current = Place(0, 0, 0, 0)
        while self._skip(_BLANK) < len(self.text):
            if self.text.startswith("[", self.at):
                current = self._header(root)
            else:
                self._pair(current)
        return root

    def _header(self, root: Place) -> Place:
        start = self.at
        array = self.text.startswith("[[", start)
        self.at += 2 if array else 1
        path = self._key()
        self._skip(_SPACE)
        self.at += 2 if array else 1
        *way, (name, key_start, key_end) = path
        parent = root
        for step in way:
            parent = _into(parent, step)
        place = Place(start, self.at, key_start, key_end)
        if array:
            holder = parent.table.setdefault(name, Place(start, self.at, key_start, key_end))
            holder.items.append(place)
            return place
        return parent.table.setdefault(name, place)

    def _pair(self, table: Place) -> None:
        if usual := _USUAL.match(self.text, self.at):
            self.at = usual.end()
            table.table[usual[1]] = Place(*usual.span(2), *usual.span(1))
            return
        *way, (name, key_start, key_end) = self._key()
        for step in way:
            table = _into(table, step)
        self._skip(_EQUALS)
        place = self._value()
        place.key_start, place.key_end = key_start, key_end
        table.table[name] = place

    def _key(self) -> list[tuple[str, int, int]]:
        if word := _ONE_WORD.match(self.text, self.at):
            self.at = word.end()
            return [(word[1], *word.span(1))]
        path = []
        while True:
            self._skip(_SPACE)
            start = self.at
            if self.text[start] in "\"'":
                self._skip(_STRING)
                name = _unquoted(self.text[start : self.at])
            else:
                self._skip(_BARE_KEY)
                name = self.text[start : self.at]
            path.append((name, start, self.at))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return path
            self.at += 1

    def _value(self) -> Place:
        start = self.at
        place = Place(start, start, start, start)
        match self.text[start]:
            case "[":
                self._array(place)
            case "{":
                self._inline_table(place)
            case '"' | "'":
                self._skip(_STRING)
            case _:
                self._skip(_SCALAR)
        place.end = self.at
        return place

    def _array(self, place: Place) -> None:
        self.at += 1
        while self.text[self._skip(_BLANK_OR_COMMA)] != "]":
            place.items.append(self._value())
        self.at += 1

    def _inline_table(self, place: Place) -> None:
        self.at += 1
        while self.text[self._skip(_BLANK_OR_COMMA)] != "}":
            self._pair(place)
        self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        if found := pattern.match(self.text, self.at):
            self.at = found.end()
        return self.at


def _into(table: Place, step: tuple[str, int, int]) -> Place:
    """The sub-table under a key; of an array of tables, as TOML says, the last one."""
    name, start, end = step
    place = table.table.setdefault(name, Place(start, end, start, end))
    return place.items[-1] if place.items else place


def _unquoted(raw: str) -> str:
    if raw.startswith("'"):
        return raw[1:-1]
    return _ESCAPE.sub(_character, raw[1:-1])


def _character(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPED.get(code, code)
