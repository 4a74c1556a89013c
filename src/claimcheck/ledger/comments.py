"""The comments in a TOML file, and how far its values and records reach."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from claimcheck.ledger.places import Place, places_in

Stretch = tuple[int, int]

# Strings of all four kinds hold signs that begin no comment.
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""|\'\'\'(?:[^\']++|\'(?!\'\'))*+\'\'\''
    r'|"(?:[^"\\\n]++|\\.)*+"|\'[^\'\n]*+\''
    r"|(?P<comment>#[^\r\n]*+)",
    re.DOTALL,
)


def comments_and_values(
    text: str,
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Comments, values with what is in them, and records, of text that tomllib has accepted.

    A record reaches to the end of its last value; each list is in the order of the file.
    """
    found = _STRING_OR_COMMENT.finditer(text)
    comments = tuple(one.span() for one in found if one["comment"])
    root = places_in(text)
    values = tuple(sorted(_values(root)))
    tables = (one for place in root.table.values() for one in place.items or [place])
    return comments, values, tuple(_records(sorted((one.start, one.end) for one in tables), values))


def _records(heads: list[Stretch], values: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Each head with the values up to the next one."""
    for number, (start, end) in enumerate(heads):
        first = bisect_left(values, (start, 0))
        last = len(values)
        if number + 1 < len(heads):
            last = bisect_left(values, (heads[number + 1][0], 0))
        yield start, max((end, *(value[1] for value in values[first:last])))


def _values(table: Place) -> Iterator[Stretch]:
    """The stretches of all values under a table, each from its key on."""
    waiting = [table]
    while waiting:
        place = waiting.pop()
        waiting += (*place.table.values(), *place.items)
        if not place.table and place.end > place.start:
            yield min(place.start, place.key_start), place.end
