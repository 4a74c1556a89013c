"""YAML as PyYAML finds it: piece by piece, or as values with their places.

Tags are not looked at, and nothing is built or run. An alias stands for what it names, within bounds.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.bibliography.nodes import Growing, Node, Nothing, NotReadError, Text

if TYPE_CHECKING:  # loading it takes as long as a short audit
    import yaml

# How many more values aliases may stand for than are written: a few lines can be billions.
_MOST_MORE = 100_000
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


def values(text: str, first: int = 0, last: int | None = None, column: int = 0) -> list[Node]:
    """The values of all documents in a stretch of the text; raises NotReadError.

    `column` is how far from the beginning of its line the stretch begins, from 0.
    """
    reading = _Reading(text, first - column)
    for event in events_in(text, first, last, column):
        reading.take(event)
    return reading.growing.roots


def events_in(
    text: str, first: int = 0, last: int | None = None, column: int = 0
) -> "Iterator[yaml.Event]":
    """The pieces of a stretch of the text, with places `first - column` too low."""
    import yaml  # noqa: PLC0415 - see above

    before = first - column
    # The version in C, where it was built, is ten times as fast, and finds the same.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(" " * column + text[first:last], Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = str(error.problem or error.context or "it cannot be read")
        raise NotReadError(what.replace("'", '"'), before + (mark.index if mark else 0)) from error
    except yaml.YAMLError as error:
        at = getattr(error, "position", None)
        what = str(getattr(error, "reason", "") or "it cannot be read")
        raise NotReadError(what, before + (at if isinstance(at, int) else 0)) from error
    except (UnicodeError, ValueError, RecursionError) as error:
        raise NotReadError("it holds signs that may not stand in YAML", first) from error


def is_null(event: "yaml.ScalarEvent") -> bool:
    """Whether a scalar says that there is none."""
    return not event.style and event.value in _NULLS


class _Reading:
    """Puts the values together; it knows the anchors."""

    def __init__(self, text: str, first: int) -> None:
        import yaml  # noqa: PLC0415 - see above

        self._yaml = yaml
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
        yaml = self._yaml
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
        if is_null(event):
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
