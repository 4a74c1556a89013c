"""The comments in a TOML file, and how far its values and records reach."""

import re
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

    A record reaches to the next one; each list is in the order of the file.
    """
    found = _STRING_OR_COMMENT.finditer(text)
    comments = tuple(one.span() for one in found if one["comment"])
    root = places_in(text)
    heads = sorted(one.start for place in root.table.values() for one in place.items or [place])
    records = zip(heads, (*heads[1:], len(text) + 1), strict=False)
    return comments, tuple(sorted(_values(root))), tuple(records)


def _values(table: Place) -> Iterator[Stretch]:
    """The stretches of all values under a table, each from its key on."""
    waiting = [table]
    while waiting:
        place = waiting.pop()
        waiting += (*place.table.values(), *place.items)
        if not place.table and place.end > place.start:
            yield min(place.start, place.key_start), place.end
