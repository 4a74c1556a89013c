"""The items of a YAML file that is broken in some of them: each is read by itself.

People write these files by hand, and one colon too many must not hide all other works.
"""

import re
from typing import NamedTuple

from claimcheck.bibliography.csl_found import items_in
from claimcheck.bibliography.items import Items
from claimcheck.bibliography.nodes import Listed, Node, NotReadError
from claimcheck.bibliography.readers.yaml_events import values
from claimcheck.model.references import BrokenEntry
from claimcheck.model.text import SourceFile

# Up to the first item: comments, the beginning of the document, the name of the list.
_HEAD = re.compile(
    r"\ufeff?(?:[ \t]*+(?:#[^\r\n]*+|---|(?:references|items):)?[ \t]*+(?:\r\n?|\n))*+([ ]*+)-[ ]"
)
# What ends the last one.
_FOOT = re.compile(r"[\r\n](?:\.\.\.|---)\s*+\Z")
_KEY = re.compile(
    r"(?:^|[\r\n]|-)[ ]*id:[ \t]+([\"']?)([^\s\"'#&*!|>%@`{}\[\],]+)\1[ \t]*(?=[\r\n]|\Z)"
)
_COLON = "mapping values"
_ALIAS = 'no "&'


class Apart(NamedTuple):
    """The items of a list that could be read, and those that could not."""

    good: Listed
    broken: tuple[tuple[int, int, NotReadError], ...]
    # each with its beginning and its end


def apart(text: str) -> Apart | None:
    """Each item read by itself; None where they cannot be told apart."""
    head = _HEAD.match(text)
    if head is None:
        return None
    foot = _FOOT.search(text, head.end())
    first, last = head.start(1), foot.start() + 1 if foot else len(text)
    begin = re.compile(rf"(?:\r\n?|\n)(?={head[1]}-[ ])")
    starts = [first, *(mark.end() for mark in begin.finditer(text, head.end(), last))]
    good: list[Node] = []
    broken: list[tuple[int, int, NotReadError]] = []
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        try:
            roots = values(text, start, end)
        except NotReadError as problem:
            if problem.message.startswith(_ALIAS):
                return None
            broken.append((start, end, problem))
            continue
        root = roots[0] if len(roots) == 1 else None
        if not isinstance(root, Listed) or len(root.values) != 1:
            return None
        good.append(root.values[0])
    return Apart(Listed(first, last, tuple(good)), tuple(broken))


def items_apart(source: SourceFile, name: str) -> Items | None:
    """The items, with those named that cannot be read; None where they cannot be told apart.

    A key that is missing may be that of an item whose key cannot be told either.
    """
    found = apart(source.text)
    if found is None or not found.good.values:
        return None
    items = items_in(source, (found.good,), name)
    if not items.complete:
        return None
    broken = [_broken(source, *one) for one in found.broken]
    complete = all(one.key for one in broken)
    return items._replace(broken=(*items.broken, *broken), complete=complete)


def _broken(source: SourceFile, start: int, end: int, problem: NotReadError) -> BrokenEntry:
    """An item that is not in the format; its key is told where it stands on a line of its own."""
    at = min(max(problem.start, start), max(start, end - 1))
    key = _KEY.search(source.text, start, end)
    help_ = 'put quotes around a value with ": " in it' if _COLON in problem.message else None
    return BrokenEntry(
        source.location(at, min(at + 1, len(source.text))),
        f"this is no YAML: {problem.message[:120]}",
        help_ or "mend it there",
        key[2] if key else None,
    )
