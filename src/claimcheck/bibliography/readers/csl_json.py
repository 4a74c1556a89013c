"""CSL-JSON: what Zotero, Better BibTeX, pandoc and many web services write.

`json` says whether the text is JSON, and where it is not; it gives no places, so that the values
are taken from the text a second time, where anybody asks for them.
"""

import json
import re

from claimcheck.bibliography.csl import item_of, lead_of
from claimcheck.bibliography.csl_found import KEYING, chosen_key, is_csl, items_in, nothing_read
from claimcheck.bibliography.items import Extent, Format, Item, Items, ReadLead, ReadOne
from claimcheck.bibliography.lines import Lines
from claimcheck.bibliography.nodes import (
    DEEPEST,
    Growing,
    Listed,
    Member,
    Node,
    Nothing,
    NotReadError,
    Table,
    Text,
)
from claimcheck.bibliography.readers.json_apart import items_apart
from claimcheck.model.references import Lead
from claimcheck.model.text import SourceFile

# In valid JSON. What parts values is passed over: it was checked before.
_TOKEN = re.compile(
    r"[\s,:\ufeff]*+(?:\"((?:[^\"\\]|\\.)*+)\"|([\[{])|([\]}])|([^\s,:\[\]{}\"]++))"
)
_NOT_FINITE = frozenset(("NaN", "Infinity", "-Infinity"))
_NAME = "JSON"
_LEADING = ("author", "editor", "issued")
# Of a pair that makes one character.
_HALF = re.compile(r"\\u[dD]")
_BEGIN = re.compile(r"\ufeff?[ \t\r\n]*+\[[ \t\r\n]*+(?=\{)")
_NEXT = re.compile(r"[ \t\r\n]*+(?:,[ \t\r\n]*+(?=\{)|(\])[ \t\r\n]*+\Z)")
# Escapes that may be letters or digits of ASCII, or other digits.
_OTHER_KEYS = (
    r'"citation-key"(?:\s*+:\s*+"(?P<key>[^"\\]*+)")?+',
    r'"(?:other-ids"|id"\s*+:\s*+"(?:https?:|\d+\\?/))',
    r"[cC][iI][tT][aA][tT][iI][oO][nN][ -][kK][eE][yY]:",
    r"\\u00[2-7]",
)
_ESCAPED_DIGIT = (r"\\u(?!00[89a-fA-F]|0[1-5]|20)",)


def find(source: SourceFile) -> Items:
    """All references of the file; what cannot be read is named, never dropped."""
    try:
        usual = _usual(source.text)
        if usual is not None:
            return usual
        _check(source.text)
        root = _value(source.text)
    except NotReadError as problem:
        return items_apart(source) or nothing_read(source, problem, _NAME)
    return items_in(source, (root,), _NAME)


def _usual(text: str) -> Items | None:
    """The items of a plain list, each with a plain key, as programs write them; else None.

    They are found by `json`, which keeps none of them: to look closely takes twenty times as long.
    """
    begin = _BEGIN.match(text)
    if begin is None:
        return None
    decode = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refused).raw_decode
    at, has_csl = begin.end(), False
    keys: list[str] = []
    extents: list[Extent] = []
    while True:
        start = at
        try:
            item, end = decode(text, start)
        except (ValueError, RecursionError):
            return None
        said = [item.get(name, "") for name in KEYING]
        key = chosen_key(*said) if all(isinstance(one, str) for one in said) else ""
        if not key or not key.isprintable():
            return None
        if text.count("[", start, end) + text.count("{", start, end) >= DEEPEST:
            _value(text, start, end)
        keys.append(key)
        extents.append(Extent(start, end))
        has_csl = has_csl or is_csl({*item})
        parted = _NEXT.match(text, end)
        if parted is None:
            return None
        at = parted.end()
        if parted[1]:
            return Items(tuple(keys), tuple(extents)) if has_csl else None


def _refused(name: str) -> None:
    raise ValueError(name)


def _check(text: str) -> None:
    """Raise NotReadError unless the text is JSON."""
    try:
        # Numbers stay texts: Python refuses to convert those of thousands of digits.
        json.loads(text.replace("\ufeff", " ", 1), parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:].replace("'", '"')
        raise NotReadError(message, error.pos) from error
    except RecursionError:
        return  # found again, with its place, by who takes the values


def _value(text: str, start: int = 0, end: int | None = None) -> Node:
    """The one value of a text that is JSON, or of a stretch of it that is within a list.

    Raises NotReadError where it goes too deep.
    """
    growing = Growing(within=int(end is not None))
    add = growing.add
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        start, end = token.span(kind := token.lastindex or 0)
        if kind == 1:
            add(Text(start, end, token[1] if "\\" not in token[1] else _unescaped(token[1])))
        elif kind == 2:
            growing.begin(start, table=token[2] == "{")
        elif kind == 3:
            growing.end(end)
        elif token[4] == "null":
            add(Nothing(start, end))
        elif token[4] in _NOT_FINITE:
            raise NotReadError(f'"{token[4]}" is no number in JSON', start)
        else:
            add(Text(start, end, token[4]))
    return growing.roots[0]


def _unescaped(value: str) -> str:
    text: str = json.loads(f'"{value}"')
    if text.isprintable():
        return text
    # Half of a pair of surrogates is no character, and nothing can print it.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def reader(source: SourceFile) -> ReadOne:
    """What reads the items of one file."""
    lines = Lines(source)

    def read(start: int, end: int, key: str) -> Item:
        table = _value(source.text, start, end)
        if not isinstance(table, Table):  # pragma: no cover - it was found as one
            raise TypeError(key)
        return item_of(table, key, lines.locator(start, end), markdown=False)

    return read


def leads(source: SourceFile) -> ReadLead:
    """What tells by what an item is looked up: taken by `json`, which is ten times as quick."""
    text = source.text
    decode = json.JSONDecoder(
        parse_int=str, parse_float=str, object_pairs_hook=_each_once
    ).raw_decode

    def lead(start: int, end: int) -> Lead | None:
        if _HALF.search(text, start, end):
            return None
        try:
            item, _ = decode(text, start)
        except ValueError:
            return None
        return lead_of(Table(0, 0, _members({name: item.get(name) for name in _LEADING})))

    return lead


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError(pairs)
    return table


def _members(table: dict[str, object]) -> tuple[Member, ...]:
    return tuple(Member(Text(0, 0, name), _node(value)) for name, value in table.items())


def _node(value: object) -> Node:
    """A value of `json` as one that has a place in the text."""
    if isinstance(value, dict):
        return Table(0, 0, _members(value))
    if isinstance(value, list):
        return Listed(0, 0, tuple(map(_node, value)))
    if value is None:
        return Nothing(0, 0)
    return Text(0, 0, value if isinstance(value, str) else str(value).lower())


FORMAT = Format(find, reader, _OTHER_KEYS, _ESCAPED_DIGIT, leads)
