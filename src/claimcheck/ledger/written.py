"""How records, verdicts and texts are written as TOML."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.model.claims import LedgerDocument, NewRecord, NewSource, NewVerdict

# What TOML wants escaped, and what cannot be seen or turns a line around.
_UNSEEN = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_ESCAPED = re.compile(f'["\\\\{_UNSEEN}]')
_NOT_SINGLE = re.compile(f"['{_UNSEEN}]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}

Values = dict[str, Any]


def record_values(record: NewRecord) -> Values:
    """The fields of a record as TOML has them, in the order in which they are written."""
    sources = [_source(source) for source in record.sources]
    values = {"id": record.id, "text": record.text, "sources": sources}
    more = {"section": record.section, "tags": list(record.tags), "waive": record.waive}
    return _given({**values, **more})


def _source(source: NewSource) -> str | Values:
    values = _given({name: value or None for name, value in source._asdict().items()})
    return values if len(values) > 1 else source.key


def verdict_values(verdict: NewVerdict) -> Values:
    """The fields of a verdict as TOML has them, in the order in which they are written."""
    return _given({**verdict._asdict(), "status": str(verdict.status)})


def document_values(document: LedgerDocument) -> Values:
    """The fields of the table `[document]`."""
    return _given(document._asdict())


def _given(values: Mapping[str, Any]) -> Values:
    return {name: value for name, value in values.items() if value not in (None, [])}


def block(head: str, values: Values, *, aligned: bool = True) -> Iterator[str]:
    """The lines of a table under its head, the signs of equality below each other if `aligned`."""
    width = max(map(len, values), default=0) if aligned else 0
    yield head
    for name, value in values.items():
        yield f"{name:<{width}} = {toml_of(value)}"


def toml_of(value: str | dt.date | Sequence[Any] | Mapping[str, Any]) -> str:
    """A value on one line."""
    match value:
        case str():
            return string(value)
        case dt.date():
            return value.isoformat()
        case Mapping():
            pairs = ", ".join(f"{name} = {toml_of(inner)}" for name, inner in value.items())
            return f"{{ {pairs} }}"
        case _:
            return f"[{', '.join(map(toml_of, value))}]"


def string(text: str, like: str = "") -> str:
    """A text on one line; in single quotes where `like`, what stood there, is, and it can be."""
    if like.startswith("'") and not _NOT_SINGLE.search(text):
        return f"'{text}'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
