"""CSL-YAML: what pandoc and Better BibTeX write, and what people write by hand."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.bibliography.csl import item_of, lead_of
from claimcheck.bibliography.csl_found import (
    KEYING,
    LISTS,
    chosen_key,
    is_csl,
    items_in,
    nothing_read,
    tables_in,
)
from claimcheck.bibliography.items import Extent, Format, Item, Items
from claimcheck.bibliography.lines import Lines
from claimcheck.bibliography.nodes import Node, NotReadError, Table
from claimcheck.bibliography.readers.yaml_apart import items_apart
from claimcheck.bibliography.readers.yaml_events import events_in, is_null, values
from claimcheck.model.references import Lead
from claimcheck.model.text import SourceFile

if TYPE_CHECKING:  # loading it takes as long as a short audit
    import yaml

_NAME = "YAML"
# In a block of metadata: from the key on, as long as lines are indented, or items of a list.
_REFERENCES = re.compile(
    r"(?:\A|[\r\n])(references[ \t]*+:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n)"
    r"(?:(?:(?:[ \t#]|-[ \t])[^\r\n]*+)?(?:\r\n?|\n))*+)"
)
_USUAL_DEPTH = 20
# How YAML counts columns.
_LINE_BEGIN = re.compile(r"[\r\n\x85\u2028\u2029\ufeff]")
_WIDEST = 200
# The last are escapes that may be letters, or what parts them.
_OTHER_KEYS = (
    r"citation-key(?:[\"']?\s*+:[ \t]++(?P<key>[^\s\"'\\]++)(?=[\r\n]))?+",
    r"other-ids",
    r"id[\"']?\s*+:[ \t]++[\"']?(?:https?:|\d+/)",
    r"[cC][iI][tT][aA][tT][iI][oO][nN][ -][kK][eE][yY]:",
    r"\\[xuU\r\n]|\*",
)
# Digits may be escaped, or stand elsewhere.
_ODD_YEAR = (_OTHER_KEYS[-1],)


def find(source: SourceFile) -> Items:
    """All references of the file; what cannot be read is named, never dropped."""
    try:
        return _usual(source.text) or items_in(source, values(source.text), _NAME)
    except NotReadError as problem:
        return items_apart(source, _NAME) or nothing_read(source, problem, _NAME)


def find_in_document(source: SourceFile) -> Items:
    """The references under `references:` in the metadata of a Markdown document."""
    try:
        roots = _metadata(source.text)
    except NotReadError as problem:
        return nothing_read(source, problem, _NAME)
    items = items_in(source, roots, _NAME)
    return items if items.complete else Items()  # other programs have other uses for the word


def _metadata(text: str) -> list[Node]:
    found = [one.span(1) for one in _REFERENCES.finditer(text)]
    return [root for start, end in found for root in values(text, start, end)]


class _OddError(Exception):
    """The file is not written as most are, which says nothing about it."""


def _usual(text: str) -> Items | None:
    """The items of one list without aliases, as programs write them; else None.

    They are found without a value for each of their parts. Raises NotReadError where this is no
    YAML.
    """
    import yaml  # noqa: PLC0415 - see above

    events = events_in(text)
    keys: list[str] = []
    extents: list[Extent] = []
    has_csl, names = False, set[str]()
    try:
        first = _list_in(events)
        while type(event := next(events)) is yaml.MappingStartEvent:
            key, extent = _item(event, events, names)
            keys.append(key)
            extents.append(extent)
            has_csl = has_csl or is_csl(names)
            names.clear()
        if type(event) is not yaml.SequenceEndEvent or (first and _listed(events)):
            return None
    except (_OddError, StopIteration):
        return None
    is_all = [type(event) for event in events] == [yaml.DocumentEndEvent, yaml.StreamEndEvent]
    return Items(tuple(keys), tuple(extents)) if is_all and has_csl else None


def _list_in(events: "Iterator[yaml.Event]") -> bool:
    """Go on to where the list of references has begun; whether it is within a table."""
    import yaml  # noqa: PLC0415 - see above

    *_, document, first = islice(events, 3)
    is_table = type(first) is yaml.MappingStartEvent
    if is_table:
        first = _listed(events)
    if type(document) is not yaml.DocumentStartEvent or type(first) is not yaml.SequenceStartEvent:
        raise _OddError
    return is_table


def _listed(events: "Iterator[yaml.Event]") -> "yaml.Event | None":
    """What is called the references in the rest of a table; None where it ends without."""
    import yaml  # noqa: PLC0415 - see above

    depth, is_name = 0, True
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            if (is_name and not depth) or depth > _USUAL_DEPTH:
                raise _OddError
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth < 0:
                break
            is_name = is_name or not depth
        elif not depth:
            if is_name and isinstance(event, yaml.ScalarEvent) and event.value in LISTS:
                return next(events)
            is_name = not is_name
    return None


def _item(
    begin: "yaml.Event", events: "Iterator[yaml.Event]", names: set[str]
) -> tuple[str, Extent]:
    """The key of an item that has begun, and where it stands; its names are added to `names`.

    Raises _OddError unless it has a plain key.
    """
    import yaml  # noqa: PLC0415 - see above

    scalar, is_name, name, last = yaml.ScalarEvent, True, "", begin
    said = dict.fromkeys(KEYING, "")
    for event in events:
        kind = type(event)
        if kind is yaml.MappingEndEvent:
            break
        if kind is not scalar:
            if name in said and not is_name:
                raise _OddError
            last = _end_of(event, events, is_name=is_name)
        elif is_name:
            name, last = event.value, event
            names.add(name)
        else:
            last = event
            if name in said:
                if is_null(event):
                    raise _OddError
                said[name] = event.value
        is_name = not is_name
    key = chosen_key(*said.values())
    if not key:
        raise _OddError
    return key, Extent(begin.start_mark.index, _later(last, event).end_mark.index)


def _end_of(begin: "yaml.Event", events: "Iterator[yaml.Event]", *, is_name: bool) -> "yaml.Event":
    """What a list or table ends with that has begun; raises _OddError for anything else."""
    import yaml  # noqa: PLC0415 - see above

    depth, last = 1, begin
    if is_name or type(begin) is yaml.AliasEvent:
        raise _OddError
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            last = event
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            last = _later(last, event)
            depth -= 1
            if not depth:
                break
        else:
            depth += 1
            if depth > _USUAL_DEPTH or kind is yaml.AliasEvent:
                raise _OddError
    return last


def _later(last: "yaml.Event", end: "yaml.Event") -> "yaml.Event":
    """With what a list or table ends: in block style with its last value, not with its mark."""
    return end if end.end_mark.index > end.start_mark.index else last


class _Reader:
    """Reads the items of one file."""

    def __init__(self, source: SourceFile, whole: Callable[[str], list[Node]]) -> None:
        """`whole` gives the values of the whole file."""
        self._source = source
        self._whole = whole
        self._lines = Lines(source)

    def read(self, start: int, end: int, key: str) -> Item:
        """The item from its own lines, or else from all: an alias may lead anywhere."""
        table, place = self._alone(start, end), self._lines.locator(start, end)
        if table is None:
            table, place = self._tables[start, end], self._source.location
        return item_of(table, key, place, markdown=True)

    def lead(self, start: int, end: int) -> Lead | None:
        """By what an item is looked up, if its own lines tell."""
        table = self._alone(start, end)
        return lead_of(table) if table else None

    def _alone(self, start: int, end: int) -> Table | None:
        text = self._source.text
        before = _LINE_BEGIN.split(text[max(0, start - _WIDEST) : start])[-1]
        try:
            roots = values(text, start, end, len(before))
        except NotReadError:
            return None
        table = roots[0] if len(roots) == 1 else None
        return table if isinstance(table, Table) and table.start == start else None

    @cached_property
    def _tables(self) -> dict[tuple[int, int], Table]:
        tables = tables_in(self._whole(self._source.text))
        return {(table.start, table.end): table for table in tables}


FORMAT = Format(
    find,
    lambda source: _Reader(source, values).read,
    _OTHER_KEYS,
    _ODD_YEAR,
    lambda source: _Reader(source, values).lead,
)
IN_DOCUMENTS = Format(
    find_in_document, lambda source: _Reader(source, _metadata).read, _OTHER_KEYS, _ODD_YEAR
)
