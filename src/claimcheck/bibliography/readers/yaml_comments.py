"""The comments in a YAML file of references, and how far its references and their values reach."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimcheck.bibliography.csl_found import references_in
from claimcheck.bibliography.nodes import Listed, Node, NotReadError, Table, Text
from claimcheck.bibliography.readers.yaml_apart import apart
from claimcheck.bibliography.readers.yaml_events import values

Stretch = tuple[int, int]

# A sign within a word or a text begins no comment.
_SIGN = re.compile(r"(?:(?<=[ \t\r\n\ufeff])|\A)#[^\r\n]*+")

# No dash stands further from what it begins.
_NEAR = 20


class Commented(NamedTuple):
    """What there is in a file, each in its order."""

    comments: tuple[Stretch, ...] = ()
    members: tuple[Stretch, ...] = ()
    # of references: a name with its value
    items: tuple[Stretch, ...] = ()
    texts: tuple[Stretch, ...] = ()
    # in which nothing is a comment


def comments_in(text: str) -> Commented:
    """The comments of a file, and what they may be about; nothing where it is no YAML.

    In an item that cannot be read each such sign is taken to begin one.
    """
    try:
        roots = values(text)
    except NotReadError:
        found = apart(text)
        if found is None:
            return Commented()
        roots = [found.good]
    texts = sorted({(one.start, one.end) for root in roots for one in _texts(root)})
    starts = [start for start, _ in texts]
    tables = [one for root in roots for one in references_in(root) or () if isinstance(one, Table)]
    members = {(name.start, value.end) for table in tables for name, value in table.members}
    return Commented(
        comments=tuple(
            sign.span()
            for sign in _SIGN.finditer(text)
            if not _is_within(sign.start(), texts, starts)
        ),
        # An alias stands elsewhere.
        members=tuple(sorted(one for one in members if one[0] < one[1])),
        items=tuple(sorted({(_with_dash(text, table.start), table.end) for table in tables})),
        texts=tuple(texts),
    )


def _with_dash(text: str, start: int) -> int:
    """Where an item of a list begins: in block style with a dash."""
    before = text[max(0, start - _NEAR) : start]
    bare = before.rstrip(" ")
    return start - len(before) + len(bare) - 1 if bare.endswith("-") else start


def _is_within(at: int, texts: list[Stretch], starts: list[int]) -> bool:
    number = bisect_right(starts, at) - 1
    return number >= 0 and at < texts[number][1]


def _texts(root: Node) -> Iterator[Text]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Listed):
            waiting += node.values
        elif isinstance(node, Table):
            waiting += _parts(node)


def _parts(table: Table) -> Iterable[Node]:
    return (part for member in table.members for part in member)
