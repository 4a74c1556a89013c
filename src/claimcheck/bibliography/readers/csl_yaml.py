"""CSL-YAML: what pandoc and Better BibTeX write, and what people write by hand.

PyYAML tells what stands where; tags are not looked at and nothing is built or run. An alias stands
for what it names, within bounds.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.bibliography.csl import items_in, nothing_read
from claimcheck.bibliography.items import Items
from claimcheck.bibliography.nodes import Growing, Node, Nothing, NotReadError, Text
from claimcheck.model.text import SourceFile

if TYPE_CHECKING:  # loading it takes as long as a short audit
    import yaml

# How many more values aliases may stand for than are written: a few lines can be billions.
_MOST_MORE = 100_000
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_NAME = "YAML"
# In a block of metadata: from the key on, as long as lines are indented, or items of a list.
_REFERENCES = re.compile(
    r"(?:\A|[\r\n])(references[ \t]*+:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n)"
    r"(?:(?:(?:[ \t#]|-[ \t])[^\r\n]*+)?(?:\r\n?|\n))*+)"
)


def read(source: SourceFile) -> Items:
    """All references of the file; what cannot be read is named, never dropped."""
    try:
        roots = tuple(_values(source.text))
    except NotReadError as problem:
        return nothing_read(source, problem, _NAME)
    return items_in(source, roots, _NAME)


def read_front_matter(source: SourceFile) -> Items:
    """The references under `references:` in the metadata of a Markdown document."""
    found = [one.span(1) for one in _REFERENCES.finditer(source.text)]
    try:
        roots = [root for start, end in found for root in _values(source.text, start, end)]
    except NotReadError as problem:
        return nothing_read(source, problem, _NAME)
    items = items_in(source, roots, _NAME)
    return items if items.complete else Items()  # other programs have other uses for the word


def _values(text: str, first: int = 0, last: int | None = None) -> list[Node]:
    """The values of all documents in a stretch of the text; raises NotReadError."""
    import yaml  # noqa: PLC0415 - see above

    reading = _Reading(text, first)
    try:
        for event in _events(text[first:last]):
            reading.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = str(error.problem or error.context or "it cannot be read")
        raise NotReadError(what.replace("'", '"'), first + (mark.index if mark else 0)) from error
    except yaml.YAMLError as error:
        at = getattr(error, "position", None)
        what = str(getattr(error, "reason", "") or "it cannot be read")
        raise NotReadError(what, first + (at if isinstance(at, int) else 0)) from error
    except (UnicodeError, ValueError, RecursionError) as error:
        raise NotReadError("it holds signs that may not stand in YAML", first) from error
    return reading.growing.roots


def _events(text: str) -> "Iterator[yaml.Event]":
    import yaml  # noqa: PLC0415 - see above

    # The version in C, where it was built, is ten times as fast, and finds the same.
    return iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


class _Reading:
    """Puts the values together; it knows the anchors."""

    def __init__(self, text: str, first: int) -> None:
        self.growing = Growing()
        self._first = first
        # where the stretch begins that is read
        self._text = text
        self._anchors: dict[str, tuple[Node, int]] = {}
        # each with the number of values in it
        self._opened: list[tuple[str | None, int]] = []
        # the anchors of what is open, and the number of values before it
        self._count = 0
        self._added = 0
        self._end = 0

    def take(self, event: "yaml.Event") -> None:
        """The next piece of the file."""
        import yaml  # noqa: PLC0415 - see above

        start, end = self._first + event.start_mark.index, self._first + event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            self._count += 1
            node = self.growing.add(self._text_of(event, start, end))
            if event.anchor:
                self._anchors[event.anchor] = node, 1
            self._end = end
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor, start)
            self._end = end
        elif isinstance(event, yaml.CollectionStartEvent):
            self._opened.append((event.anchor, self._count))
            self._count += 1
            self.growing.begin(start, table=isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.CollectionEndEvent):
            # In block style the end is that of the last value; the mark is on the next line.
            node = self.growing.end(end if end > start else self._end)
            self._end = node.end
            anchor, before = self._opened.pop()
            if anchor:
                self._anchors[anchor] = node, self._count - before
        elif isinstance(event, yaml.DocumentStartEvent):
            self._anchors.clear()

    def _text_of(self, event: "yaml.ScalarEvent", start: int, end: int) -> Node:
        if not event.style and event.value in _NULLS:
            return Nothing(start, end)
        if event.style in ("'", '"'):
            # A tag or an anchor stands before the quotes.
            start = self._text.find(event.style, start, end) + 1
            end -= 1
        return Text(start, max(start, end), event.value)

    def _alias(self, name: str, start: int) -> None:
        if name not in self._anchors:
            raise NotReadError(f'no "&{name}" before this', start, "write out what is meant")
        node, size = self._anchors[name]
        self._added += size
        self._count += size
        if self._added > _MOST_MORE:
            raise NotReadError("aliases stand for too much", start, "write out what is meant")
        self.growing.add(node)
