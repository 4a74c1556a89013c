"""Where new text goes in a ledger file, and in whose manner it is written."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.ledger.places import Place
from claimcheck.ledger.written import Values, block, string

# Lines of comment right below a record, with a blank line or nothing below them: they are its own,
# and not about the next record.
_OWN_COMMENTS = re.compile(r"(?:\r?\n[ \t]*+#[^\r\n]*+)++(?=\r?\n[ \t]*+\r?\n|\s*+\Z)")
# What stands behind an item if that is the last in its line.
_REST = re.compile(r"(?P<comma>[ \t]*+,)?+[ \t]*+(?:#[^\r\n]*+)?+(?=\r?\n)")


class Edit(NamedTuple):
    """`text` in place of the half-open stretch from `start` to `end`."""

    start: int
    end: int
    text: str


def replaced(text: str, place: Place, new: str) -> Edit:
    """`new` in the place of a text, in such quotes as it has."""
    return Edit(place.start, place.end, string(new, like=text[place.start : place.end]))


def at_the_end(text: str, blocks: Iterable[Sequence[str]]) -> Edit:
    """Blocks of lines behind all there is, each after a blank line."""
    line_end = _line_end_in(text)
    new = (line_end * 2).join(line_end.join(lines) for lines in blocks)
    if text in ("", "\ufeff"):
        new += line_end
    elif not text.endswith("\n"):
        new = line_end * 2 + new
    else:
        new = ("" if _blank_above(text, len(text)) else line_end) + new + line_end
    return Edit(len(text), len(text), new)


def below(text: str, places: Place, record: Place, values: Values) -> Edit:
    """A verdict under a record, in the manner of the last one there, or else of one in the file."""
    holders = [one.table.get("verdict") for one in (record, *places.table["claim"].items)]
    models = (one.items[-1] for one in holders if one and text.startswith("[[", one.start))
    model = next(models, None)
    spaced = not model or _blank_above(text, model.start)
    head, *fields = block("[[claim.verdict]]", values, aligned=is_aligned(text, record))
    like = model or record
    first = min((one.key_start for one in like.table.values()), default=like.start)
    outer, inner = _indent(text, like.start), _indent(text, first)
    line_end = _line_end_in(text)
    lines = [*([""] if spaced else []), outer + head, *(inner + field for field in fields)]
    end = _line_end_after(text, end_of(record))
    if comments := _OWN_COMMENTS.match(text, end):
        end = comments.end()
    return Edit(end, end, "".join(line_end + line for line in lines))


def added(text: str, array: Place, items: Sequence[str]) -> list[Edit]:
    """More items at the end of an array, on lines of their own if the last one has its own."""
    if not array.items:
        return [Edit(array.start + 1, array.start + 1, ", ".join(items))]
    last = array.items[-1]
    start = text.rfind("\n", 0, last.start) + 1
    lead = text[start : last.start]
    rest = _REST.match(text, last.end)
    if not rest or lead.strip():
        return [Edit(last.end, last.end, "".join(f", {item}" for item in items))]
    comma = rest["comma"]
    new = f",{_line_end_in(text)}{lead}".join(items) + ("," if comma else "")
    edits = [Edit(rest.end(), rest.end(), f"{_line_end_in(text)}{lead}{new}")]
    return edits if comma else [Edit(last.end, last.end, ","), *edits]


def path_of_document(text: str, places: Place, path: str) -> Edit:
    """The field `path` below those of the table [document]; or that table, before all others."""
    line_end, holder = _line_end_in(text), places.table.get("document")
    if holder and text.startswith("[", holder.start):
        last = max(holder.table.values(), key=lambda one: one.start, default=None)
        if last is None:
            at = _line_end_after(text, holder.end)
            return Edit(at, at, f"{line_end}path = {string(path)}")
        at = _line_end_after(text, end_of(last))
        name = text[last.key_start : last.key_end]
        gap = text[last.key_end : last.start].removesuffix("= ")
        width = max(len(name) + len(gap) - 1, len("path"))
        lead = _indent(text, last.key_start)
        return Edit(at, at, f"{line_end}{lead}{'path':<{width}} = {string(path)}")
    head = line_end.join(block("[document]", {"path": path}))
    claims = places.table.get("claim")
    if claims and not text.startswith("[[", claims.start):
        return at_the_end(text, [head.split(line_end)])  # keys without a header stand first
    start = len(text) - len(text.removeprefix("\ufeff"))
    return Edit(start, start, f"{head}{line_end * 2}" if text[start:] else f"{head}{line_end}")


def _line_end_in(text: str) -> str:
    """CRLF where most lines end so."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def _line_end_after(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    if end < 0:
        return len(text)
    return end - 1 if text[offset:end].endswith("\r") else end


def _blank_above(text: str, offset: int) -> bool:
    """Whether the line above the one of `offset` is blank."""
    end = text.rfind("\n", 0, offset)
    return end >= 0 and not text[text.rfind("\n", 0, end) + 1 : end].strip()


def _indent(text: str, offset: int) -> str:
    """The white space before what stands first in its line; none where it does not."""
    lead = text[text.rfind("\n", 0, offset) + 1 : offset].removeprefix("\ufeff")
    return "" if lead.strip(" \t") else lead


def is_aligned(text: str, record: Place) -> bool:
    """Whether the signs of equality stand below each other, as far as the first one tells."""
    name = record.table.get("id")
    return not name or text[name.key_end : name.start].startswith("  ")


def end_of(place: Place) -> int:
    """Where the last thing in a table or list ends."""
    return max([place.end, *map(end_of, place.table.values()), *map(end_of, place.items)])
