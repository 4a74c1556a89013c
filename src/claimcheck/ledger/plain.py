"""Records as nearly all are written: values and places in one pass, ten times as fast as by TOML.

What is plain is a part of TOML: the known fields, each once and on lines of its own, texts in one
line, lists, sources in inline tables, comments. Whatever is not, or is wrong, gives None, and is
read by what knows all of TOML. What is plain gives exactly what that would give.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.ledger.fields import DATED, ID, is_blank, is_key
from claimcheck.model.claims import LedgerDocument, SourceRef, Status, TrackedClaim, Verdict
from claimcheck.model.patterns import rare
from claimcheck.model.text import SourceFile

# What begins a record, and ends the one before.
HEAD = re.compile(r"^\[\[claim\]\]", re.MULTILINE)

# No alternatives within these can match the same text: nothing is tried twice.
_NO = r"\x00-\x08\x0a-\x1f\x7f"
_COMMENT = rf"\#[^{_NO}]*+"
_STRING = rf"""(?:"[^"\\{_NO}]*+(?:\\["\\bfnrt][^"\\{_NO}]*+)*+"|'[^'{_NO}]*+')"""
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_IS = r"[ \t]*+=[ \t]*+"
_GAP = rf"(?:[ \t\n]++|\r\n|{_COMMENT})*+"
_LINE_END = rf"[ \t]*+(?:{_COMMENT})?+(?:\r?\n|\Z)"
_PAIR = rf"[ \t]*+(?:key|locator|quote|supports){_IS}{_STRING}[ \t]*+"
_TABLE = rf"\{{(?:{_PAIR}(?:,(?![ \t]*+\}})|(?=\}})))++\}}"


def _list_of(item: str) -> str:
    return rf"\[{_GAP}(?:{item}{_GAP}(?:,{_GAP}|(?=\])))*+\]"


def _lines(**fields: str) -> str:
    """Lines with these fields, each field at most once, and what may stand between them.

    That is what the conditions are for: (?(1)(?!)|…) fails where group 1 has been seen.
    """
    numbered = enumerate(fields.items(), start=1)
    pairs = (f"(?({n})(?!)|{name}{_IS}(?P<{name}>{value}))" for n, (name, value) in numbered)
    return rf"(?:{_GAP}(?:{'|'.join(pairs)}){_LINE_END})*{_GAP}"


_RECORD = re.compile(
    rf"\[\[claim\]\]{_LINE_END}"
    + _lines(
        id=_STRING,
        text=_STRING,
        sources=_list_of(f"(?:{_STRING}|{_TABLE})"),
        tags=_list_of(_STRING),
        section=_STRING,
        waive=_STRING,
    )
    + r"(?=\[\[claim[\].]|\Z)"
)
_VERDICT = rare(
    rf"\[\[claim\.verdict\]\]{_LINE_END}"
    + _lines(status=_STRING, by=_STRING, on=_DATE, of=_STRING, note=_STRING)
    + r"(?=\[\[claim[\].]|\Z)"
)
_DOCUMENT = rare(
    rf"{_GAP}(?:\[document\]{_LINE_END}"
    + _lines(title=_STRING, path=_STRING, dated=f"(?:{_STRING}|{_DATE})")
    + r")?"
)
# What stands in a list that has been found to be one.
_IN_LIST = re.compile(
    rf"{_COMMENT}|(?:(?P<name>key|locator|quote|supports){_IS})?(?P<value>{_STRING})|(?P<edge>[{{}}])"
)
_ESCAPE = rare(r"\\(.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_STATUSES = {f'"{status}"': status for status in Status}

# How a table in the record begins.
_NEXT_VERDICT = "[[claim."

Span = tuple[int, int]


class _NotPlainError(Exception):
    """Written in another way than most, or wrong."""


def document(text: str) -> LedgerDocument | None:
    """The table before the first record; None where there is more, or another thing, than that."""
    found = _DOCUMENT.fullmatch(text)
    if not found:
        return None
    try:
        title, path = _text(found["title"]), _text(found["path"])
        dated = _unquoted(found["dated"]) if found["dated"] else None
    except _NotPlainError:
        return None
    if (path and not path.isprintable()) or (dated is not None and not DATED.fullmatch(dated)):
        return None
    return LedgerDocument(title, path, dated)


def record(source: SourceFile, start: int) -> tuple[TrackedClaim, int] | None:
    """The record that begins here, and where it ends; None where it is not plain."""
    text = source.text
    found = _RECORD.match(text, start)
    if not found:
        return None
    try:
        end = found.end()
        verdicts: tuple[Verdict, ...] = ()
        if text.startswith(_NEXT_VERDICT, end):
            verdicts, end = _verdicts(source, end)
        name, claim = _text(found["id"]), _text(found["text"])
        if name is None or claim is None or not ID.fullmatch(name):
            return None
        waive = found["waive"]
        made = TrackedClaim(
            name,
            claim,
            source.location_in_line(start, start + 9),
            source.location_in_line(*found.span("text")),
            tuple(_sources(source, found.span("sources"))) if found["sources"] else (),
            verdicts,
            _text(found["section"]),
            _tags(found["tags"]) if found["tags"] else (),
            _text(waive),
            source.location_in_line(*found.span("waive")) if waive else None,
        )
    except _NotPlainError:
        return None
    return made, end


def _verdicts(source: SourceFile, at: int) -> tuple[tuple[Verdict, ...], int]:
    made = []
    while source.text.startswith(_NEXT_VERDICT, at):
        found = _VERDICT.match(source.text, at)
        if not found:
            raise _NotPlainError
        by, status, on = _text(found["by"]), _STATUSES.get(found["status"]), found["on"]
        if by is None or status is None or on is None:
            raise _NotPlainError
        where = source.location_in_line(at, at + 17)
        made.append(Verdict(status, by, _date(on), where, _text(found["of"]), _text(found["note"])))
        at = found.end()
    return tuple(made), at


def _sources(source: SourceFile, span: Span) -> Iterator[SourceRef]:
    entry: dict[str, re.Match[str]] | None = None
    for token in _IN_LIST.finditer(source.text, *span):
        value = token["value"]
        if value is None:
            if token["edge"] == "{":
                entry = {}
            elif entry is not None and token["edge"]:
                yield _detailed(source, entry)
                entry = None
        elif entry is None:
            yield SourceRef(_key(value), source.location_in_line(*token.span("value")))
        elif entry.setdefault(token["name"], token) is not token:
            raise _NotPlainError


def _detailed(source: SourceFile, entry: dict[str, re.Match[str]]) -> SourceRef:
    if "key" not in entry:
        raise _NotPlainError
    where = source.location_in_line(*entry["key"].span("value"))
    key = _key(entry.pop("key")["value"])
    return SourceRef(key, where, **{name: _text(one["value"]) for name, one in entry.items()})


@lru_cache(maxsize=1024)  # the same few again and again
def _tags(raw: str) -> tuple[str, ...]:
    tags = (_text(token["value"]) for token in _IN_LIST.finditer(raw))
    return tuple(tag for tag in tags if tag is not None)


def _key(raw: str) -> str:
    key = _text(raw)
    if key is None or not is_key(key):
        raise _NotPlainError
    return key


def _text(raw: str | None) -> str | None:
    """The text of a string, which must not be blank; None where there is no string."""
    if raw is None:
        return None
    text = _unquoted(raw) if "\\" in raw else raw[1:-1]
    if is_blank(text):
        raise _NotPlainError
    return text


def _unquoted(raw: str) -> str:
    if raw[0] not in "\"'":
        return _date(raw).isoformat()
    if "\\" in raw and raw[0] == '"':
        return _ESCAPE.sub(_character, raw[1:-1])
    return raw[1:-1]


def _character(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], found[1])


def _date(raw: str) -> dt.date:
    try:
        return dt.date(int(raw[:4]), int(raw[5:7]), int(raw[8:]))
    except ValueError:
        raise _NotPlainError from None
