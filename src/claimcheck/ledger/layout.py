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


class Manner(NamedTuple):
    """How verdicts under headers are written: `outer` stands before a header, `inner` a field."""

    outer: str
    inner: str
    line_end: str
    spaced: bool  # by a blank line above


def replaced(text: str, place: Place, new: str) -> Edit:
    """`new` in the place of a text, in such quotes as it has."""
    return Edit(place.start, place.end, string(new, like=text[place.start : place.end]))


def at_the_end(text: str, blocks: Iterable[Sequence[str]]) -> Edit:
    """Blocks of lines behind all there is, each after a blank line."""
    line_end = line_end_in(text)
    new = (line_end * 2).join(line_end.join(lines) for lines in blocks)
    if text in ("", "\ufeff"):
        new += line_end
    elif not text.endswith("\n"):
        new = line_end * 2 + new
    else:
        new = ("" if _blank_above(text, len(text)) else line_end) + new + line_end
    return Edit(len(text), len(text), new)


def manner_in(text: str, records: Sequence[Place], judged: Sequence[Place]) -> Manner:
    """That of the first verdicts in the file, or else what suits the first that are to be there."""
    line_end = line_end_in(text)
    if model := next(filter(None, (_last_verdict(text, one) for one in records)), None):
        return _manner_of(text, model, line_end)
    first = next((one for one in judged if "verdict" not in one.table), judged[0])
    return _manner_of(text, first, line_end)._replace(spaced=True)


def _manner_of(text: str, table: Place, line_end: str) -> Manner:
    first = min((one.key_start for one in table.table.values()), default=table.start)
    spaced = _blank_above(text, table.start)
    return Manner(_indent(text, table.start), _indent(text, first), line_end, spaced=spaced)


def _last_verdict(text: str, record: Place) -> Place | None:
    """The last verdict on a record that stands under a header of its own."""
    holder = record.table.get("verdict")
    return holder.items[-1] if holder and is_under_header(text, holder) else None


def below(text: str, record: Place, verdicts: Iterable[Values], manner: Manner) -> Edit:
    """Verdicts under a record, in the manner of the last one there, or else of those in the file."""
    if model := _last_verdict(text, record):
        manner = _manner_of(text, model, manner.line_end)
    aligned = is_aligned(text, record)
    lines: list[str] = []
    for values in verdicts:
        head, *fields = block("[[claim.verdict]]", values, aligned=aligned)
        lines += [""] if manner.spaced else []
        lines += [manner.outer + head, *(manner.inner + field for field in fields)]
    end = _line_end_after(text, end_of(record))
    if comments := _OWN_COMMENTS.match(text, end):
        end = comments.end()
    return Edit(end, end, "".join(manner.line_end + line for line in lines))


def added(text: str, array: Place, items: Sequence[str], line_end: str) -> list[Edit]:
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
    new = f",{line_end}{lead}".join(items) + ("," if comma else "")
    edits = [Edit(rest.end(), rest.end(), f"{line_end}{lead}{new}")]
    return edits if comma else [Edit(last.end, last.end, ","), *edits]


def path_of_document(text: str, places: Place, path: str) -> Edit:
    """The field `path` below those of the table [document]; or that table, before all others."""
    line_end, holder = line_end_in(text), places.table.get("document")
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


def line_end_in(text: str) -> str:
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


def is_under_header(text: str, place: Place) -> bool:
    """Whether a table, or an array of them, is written under headers and not in place."""
    return text.startswith("[[", place.start)


def is_aligned(text: str, record: Place) -> bool:
    """Whether the signs of equality stand below each other, as far as the first one tells."""
    name = record.table.get("id")
    return not name or text[name.key_end : name.start].startswith("  ")


def end_of(place: Place) -> int:
    """Where the last thing in a table or list ends."""
    return max([place.end, *map(end_of, place.table.values()), *map(end_of, place.items)])
