"""Changes of one ledger file, as pure functions from its text to the new text.

Nothing is written anew but what changes: every edit is a piece of text put in at a known place, or
in place of one value. Each is then read again, and refused unless exactly the change that was
meant came of it; so a way to write TOML that was not thought of here costs a message, no record.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.files import TomlError, toml
from claimcheck.ledger.digest import digest, fits
from claimcheck.ledger.layout import (
    Edit,
    Manner,
    added,
    at_the_end,
    below,
    end_of,
    is_aligned,
    is_under_header,
    line_end_in,
    manner_in,
    path_of_document,
    replaced,
)
from claimcheck.ledger.places import Place, places_in
from claimcheck.ledger.read import read
from claimcheck.ledger.written import (
    Values,
    block,
    document_values,
    record_values,
    toml_of,
    verdict_values,
)
from claimcheck.model.claims import LedgerDocument, NewRecord, NewVerdict, TrackedClaim
from claimcheck.model.text import SourceFile

_BY_HAND = "make this change by hand"


class _Opened(NamedTuple):
    """A file whose `values` are changed, with the `edits` that are to bring that about."""

    source: SourceFile
    values: Values
    places: Place
    edits: list[Edit]

    def at(self, place: Place) -> str:
        """Where something stands, for a message."""
        return f"{self.source.path}:{self.source.position(place.start)}"


def with_claims(
    source: SourceFile, records: Sequence[NewRecord], document: LedgerDocument | None = None
) -> str:
    """The text with these records at its end; in an empty file below a table for `document`.

    Raises ClaimcheckError where an id is there already, or the file is no ledger to add to.
    """
    opened = _opened(source)
    if not records:
        return source.text
    known = {record.get("id") for record in _records(opened)}
    for record in records:
        if record.id in known:
            raise ClaimcheckError(f'{source.path}: there is a claim "{record.id}" already')
        known.add(record.id)
    new = [record_values(record) for record in records]
    holder = opened.places.table.get("claim")
    if holder and not is_under_header(source.text, holder):
        items = [toml_of(values) for values in new]
        opened.edits.extend(added(source.text, holder, items, line_end_in(source.text)))
    else:
        aligned = is_aligned(source.text, holder.items[-1]) if holder else True
        blocks = [list(block("[[claim]]", values, aligned=aligned)) for values in new]
        head = document_values(document) if document else {}
        if head and not source.text.strip("\ufeff \t\r\n"):
            opened.values["document"] = head
            blocks.insert(0, list(block("[document]", head)))
        opened.edits.append(at_the_end(source.text, blocks))
    opened.values.setdefault("claim", []).extend(new)
    return _closed(opened)


def with_verdict(source: SourceFile, claim: str, verdict: NewVerdict) -> str:
    """The text with a verdict below those that the claim of this id has.

    Raises ClaimcheckError where there is not one such claim.
    """
    return with_verdicts(source, [(claim, verdict)])


def with_verdicts(source: SourceFile, verdicts: Iterable[tuple[str, NewVerdict]]) -> str:
    """The text with each verdict below those that the claim of its id has, in this order.

    Raises ClaimcheckError where there is not one such claim.
    """
    opened = _opened(source)
    new: dict[str, list[Values]] = {}
    for claim, verdict in verdicts:
        new.setdefault(claim, []).append(verdict_values(verdict))
    if not new:
        return source.text
    judged = _found(opened, new)
    places = opened.places.table["claim"].items
    manner = manner_in(source.text, places, [place for _, place in judged])
    for one, values in zip(judged, new.values(), strict=True):
        _judge(opened, one, values, manner)
    return _closed(opened)


def _judge(
    opened: _Opened, judged: tuple[Values, Place], new: list[Values], manner: Manner
) -> None:
    """Put verdicts below those of one claim."""
    text, (record, place) = opened.source.text, judged
    verdicts, holder = record.get("verdict", []), place.table.get("verdict")
    if not isinstance(verdicts, list) or not all(isinstance(one, dict) for one in verdicts):
        where = opened.at(holder or place)
        raise ClaimcheckError(f'{where}: "verdict" must be tables', "write [[claim.verdict]]")
    if holder and not is_under_header(text, holder):
        opened.edits.extend(added(text, holder, list(map(toml_of, new)), manner.line_end))
    elif is_under_header(text, place):
        opened.edits.append(below(text, place, new, manner))
    else:
        end = max(map(end_of, place.table.values()))
        items = ", ".join(map(toml_of, new))
        opened.edits.append(Edit(end, end, f", verdict = [{items}]"))
    record["verdict"] = [*verdicts, *new]


def with_text(source: SourceFile, claim: str, text: str) -> str:
    """The text of the file with `text` as that of the claim of this id.

    Raises ClaimcheckError where there is not one such claim, or it has no text.
    """
    opened = _opened(source)
    [(record, place)] = _found(opened, [claim])
    if not isinstance(record.get("text"), str):
        raise ClaimcheckError(f'{opened.at(place)}: claim "{claim}" has no text', "write it first")
    opened.edits.append(replaced(source.text, place.table["text"], text))
    record["text"] = text
    return _closed(opened)


def with_path(source: SourceFile, path: str) -> str:
    """The text with `path` as that of its document, if it names none yet.

    Raises ClaimcheckError where there is no place for it.
    """
    opened = _opened(source)
    values, document = opened.values, opened.values.get("document", {})
    if not isinstance(document, dict) or "path" in document:
        return source.text
    edit = path_of_document(source.text, opened.places, path)
    opened.edits.append(edit)
    others = {} if "document" in values or edit.text.startswith(("\n", "\r")) else {**values}
    for name in others:  # a table that is put before all others comes first
        del values[name]
    values["document"] = {**document, "path": path}
    values.update(others)
    return _closed(opened)


def with_key_renamed(source: SourceFile, old: str, new: str) -> str:
    """The text with `new` wherever a claim names `old` as its source, and only there.

    The works that were judged are the same under another name, so a verdict does not become stale
    by it: where its digest fitted, it is made to fit.
    """
    opened = _opened(source)
    records, holder = _records(opened), opened.places.table.get("claim")
    judged = any("verdict" in record for record in records)
    claims = read(source).claims if judged else ()
    by_offset = {claim.location.start.offset: claim for claim in claims}
    for record, place in zip(records, holder.items if holder else (), strict=True):
        if _renamed(opened, record, place, (old, new)) and (claim := by_offset.get(place.start)):
            _stamp(opened, record, place, claim, (old, new))
    return _closed(opened)


def uses_of_key(source: SourceFile, key: str) -> int:
    """How many sources of the claims in a file are this one; raises ClaimcheckError."""
    opened = _opened(source)
    return sum(
        one == key or (isinstance(one, dict) and one.get("key") == key)
        for record in _records(opened)
        for one in _list(record.get("sources"))
    )


def _renamed(opened: _Opened, record: Values, place: Place, names: tuple[str, str]) -> bool:
    """Rename a source in one record; whether it was there."""
    old, new = names
    before = len(opened.edits)
    sources = _list(record.get("sources"))
    for index, one in enumerate(sources):
        there = place.table["sources"].items[index]
        if one == old:
            sources[index] = new
            opened.edits.append(replaced(opened.source.text, there, new))
        elif isinstance(one, dict) and one.get("key") == old:
            one["key"] = new
            opened.edits.append(replaced(opened.source.text, there.table["key"], new))
    return len(opened.edits) > before


def _stamp(
    opened: _Opened, record: Values, place: Place, claim: TrackedClaim, names: tuple[str, str]
) -> None:
    """Renew the digest in each verdict on a record whose digest fitted."""
    old, new = names
    sources = [one._replace(key=new) if one.key == old else one for one in claim.sources]
    before, after = digest(claim), digest(claim._replace(sources=tuple(sources)))
    for index, verdict in enumerate(_list(record.get("verdict"))):
        if isinstance(verdict, dict) and fits(verdict.get("of"), before):
            verdict["of"] = after
            there = place.table["verdict"].items[index].table["of"]
            opened.edits.append(replaced(opened.source.text, there, after))


def _opened(source: SourceFile) -> _Opened:
    try:
        return _Opened(source, toml(source), places_in(source.text), [])
    except TomlError as error:
        place = f"{source.path}:{error.location.start}"
        message = f"{place}: not valid TOML: {error.message}"
        raise ClaimcheckError(message, "mend it first; nothing was written") from error
    except RecursionError as error:
        raise ClaimcheckError(f"{source.path}: nested too deeply", _BY_HAND) from error


def _closed(opened: _Opened) -> str:
    """The new text; raises ClaimcheckError unless it says what was meant, and nothing else."""
    text, at = opened.source.text, 0
    parts = []
    for start, end, new in sorted(opened.edits, key=lambda edit: edit.start):
        parts += [text[at:start], new]
        at = end
    after = "".join([*parts, text[at:]])
    path = opened.source.path
    try:
        after.encode()
    except UnicodeEncodeError as error:
        raise ClaimcheckError(f"{path}: what is to be written is no Unicode text") from error
    try:
        values = toml(SourceFile(path, after))
    except TomlError:
        values = {}
    # As printed, since in a field that we do not know there may be a NaN, which equals nothing.
    if repr(values) != repr(opened.values):
        raise ClaimcheckError(f"{path}: is written in a way that cannot be added to", _BY_HAND)
    return after


def _records(opened: _Opened) -> list[Values]:
    """The claims as TOML has them; raises ClaimcheckError where they are no tables."""
    records = opened.values.get("claim", [])
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        where = opened.at(opened.places.table["claim"])
        message = f'{where}: "claim" must be an array of tables'
        raise ClaimcheckError(message, "write [[claim]], in double brackets")
    return records


def _found(opened: _Opened, claims: Iterable[str]) -> list[tuple[Values, Place]]:
    """The record of each of these ids; raises ClaimcheckError where there is not one."""
    records, path = _records(opened), opened.source.path
    by_id: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        if isinstance(name := record.get("id"), str):
            by_id.setdefault(name, []).append(index)
    found = []
    for claim in claims:
        indices = by_id.get(claim, ())
        if not indices:
            raise ClaimcheckError(f'{path}: no claim "{claim}"', "was it renamed?")
        if len(indices) > 1:
            message = f'{path}: {len(indices)} claims have the id "{claim}"'
            raise ClaimcheckError(message, "give each its own")
        found.append((records[indices[0]], opened.places.table["claim"].items[indices[0]]))
    return found


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
