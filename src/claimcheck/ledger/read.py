"""One ledger file, read strictly: every record becomes a claim or a finding, nothing is dropped.

All that the format asks stands here, one short function a field: longer than most, with one reason
to change.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.errors import did_you_mean, near, nearest
from claimcheck.files import TomlError, toml
from claimcheck.ledger import plain
from claimcheck.ledger.fields import DATED, ID, is_blank, is_key
from claimcheck.ledger.stretch import stretch_of
from claimcheck.model.claims import (
    BrokenRecord,
    LedgerDocument,
    LedgerFile,
    SourceRef,
    Status,
    TrackedClaim,
    Verdict,
)
from claimcheck.model.findings import Fix
from claimcheck.model.text import Location, SourceFile

if TYPE_CHECKING:
    from claimcheck.ledger.places import Place

TOP_FIELDS = ("document", "claim")
DOCUMENT_FIELDS = ("title", "path", "dated")
CLAIM_FIELDS = ("id", "text", "sources", "section", "tags", "waive", "verdict")
SOURCE_FIELDS = ("key", "locator", "quote", "supports")
VERDICT_FIELDS = ("status", "by", "on", "of", "note")

# What a line that is no TOML looks like, and the way out.
_TOML_SLIPS = (
    (r"^(?:<{7}|={7}|>{7})", "resolve the merge conflict"),
    (r"^\s*\w+\s*=\s*\d{4}-\d{2}\s*$", 'write a month in quotes, such as "2020-02"'),
    (r"^\s*[A-Za-z_-]+\s*:", 'write name = "value": the ledger is TOML, not YAML'),
    ("[\u201c\u201d\u2018\u2019]", 'use straight quotes around values: "…"'),
    (r"""^\s*\w+\s*=\s*(?:"[^"]*|'[^']*)$""", "close the text with the quote that opens it"),
)
_SINGLE_CLAIM = re.compile(r"^[ \t]*\[claim\]", re.MULTILINE)

# How the finding on a file begins of which nothing could be read.
NOT_TOML = "not valid TOML"

# A record with ten thousand unknown fields is no slip of the pen: no advice on each.
_ADVICE_CAP = 100


def read(source: SourceFile) -> LedgerFile:
    """The claims of one file, and everything in it that is not as the format asks."""
    file = _by_records(source)
    return read_as_toml(source) if file is None else file


def _by_records(source: SourceFile) -> LedgerFile | None:
    """What `read_as_toml` gives, for a file in which every record is TOML by itself; else None.

    Whatever is read alone, from one `[[claim]]` to the next, means the same in the file: nothing
    before the head of a record has a say in what follows it, but that a table stands only once.
    """
    found = plain.HEAD.search(source.text)
    if not found:
        return None
    at, last = found.start(), len(source.text)
    broken: list[BrokenRecord] = []
    claims: list[TrackedClaim] = []
    document = plain.document(source.text[:at]) if at else LedgerDocument()
    if document is None:
        top = _alone(source, 0, at, broken)
        if top is None or "claim" in top.values:
            return None
        top.refuse_unknown(TOP_FIELDS, "the ledger", lost=True)
        document = _document(top)
    while at < last:
        if record := plain.record(source, at):
            claim, at = record
            claims.append(claim)
            continue
        found = plain.HEAD.search(source.text, at + 1)
        end = found.start() if found else last
        top = _alone(source, at, end, broken)
        if top is None or [*top.values] != ["claim"]:
            return None
        claims += _claims(top)
        at = end
    return LedgerFile(source.path, document, tuple(claims), tuple(broken))


def _alone(source: SourceFile, start: int, end: int, broken: list[BrokenRecord]) -> "_Table | None":
    """A stretch of the file as TOML; None where it is none."""
    stretch = stretch_of(source, start, end)
    try:
        return _top(stretch, broken)
    except (TomlError, RecursionError):
        return None


def read_as_toml(source: SourceFile) -> LedgerFile:
    """What `read` gives, by way of TOML alone."""
    found: list[BrokenRecord] = []
    try:
        top = _top(source, found)
    except TomlError as error:
        message = f"{NOT_TOML}: {error.message}"
        broken = BrokenRecord(error.location, message, _toml_advice(source, error), lost=True)
        return LedgerFile(source.path, LedgerDocument(), (), (broken,))
    except RecursionError:
        broken = BrokenRecord(source.location(0, 0), f"{NOT_TOML}: nested too deeply", lost=True)
        return LedgerFile(source.path, LedgerDocument(), (), (broken,))
    top.refuse_unknown(TOP_FIELDS, "the ledger", lost=True)
    document = _document(top)
    claims = tuple(_claims(top))
    return LedgerFile(source.path, document, claims, tuple(found))


def _top(source: SourceFile, broken: list[BrokenRecord]) -> "_Table":
    """The file as TOML; raises TomlError or RecursionError."""
    from claimcheck.ledger.places import places_in  # noqa: PLC0415 -- plain files do without

    return _Table(_Reading(source, broken), toml(source), places_in(source.text))


def _toml_advice(source: SourceFile, error: TomlError) -> str:
    """What a line that is no TOML was probably meant to be."""
    if "overwrite" in error.message and (single := _SINGLE_CLAIM.search(source.text)):
        number = source.position(single.start()).line
        return f"write [[claim]] in double brackets, also in line {number}"
    line = source.text[source.line_starts[error.location.start.line - 1] :][:200].splitlines()
    for pattern, advice in _TOML_SLIPS:
        if line and re.search(pattern, line[0]):
            return advice
    return "mend the line; until then no claim of this file is checked"


class _Reading(NamedTuple):
    source: SourceFile
    broken: list[BrokenRecord]


class _Table(NamedTuple):
    """Values of one table with their places; what is wrong in it goes to the reading's list."""

    reading: _Reading
    values: Mapping[str, Any]
    place: "Place"
    claim: str | None = None

    def location(self, name: str | None = None) -> Location:
        place = self.place.table.get(name, self.place) if name else self.place
        return self.reading.source.location(place.start, place.end)

    def refuse(
        self, where: Location, message: str, remedy: str | None = None, *, lost: bool = False
    ) -> None:
        self.reading.broken.append(BrokenRecord(where, message, remedy, self.claim, lost))

    def mend(self, fix: Fix | None) -> None:
        """How what was refused last is put right, where there is one way."""
        self.reading.broken[-1] = self.reading.broken[-1]._replace(fix=fix)

    def lose(self) -> None:
        """What was refused last cost the whole record."""
        self.reading.broken[-1] = self.reading.broken[-1]._replace(lost=True)

    def refuse_unknown(
        self, known: tuple[str, ...], owner: str, *, lost: bool = False
    ) -> frozenset[str]:
        """Name every field that the format does not know; gives those that were probably meant."""
        meant = set()
        for count, name in enumerate(n for n in self.values if n not in known):
            place = self.place.table[name]
            where = self.reading.source.location(place.key_start, place.key_end)
            fields = near(name, known) if count < _ADVICE_CAP else ()
            meant |= {*fields}
            remedy = did_you_mean(fields) if fields else f"known: {', '.join(known)}"
            self.refuse(where, f'{owner} has no field "{name}"', remedy, lost=lost)
            if len(fields) == 1 and fields[0] not in self.values:
                value = self.values[name]
                self.mend(_mending().field_renamed(self.reading.source, place, value, fields[0]))
        return frozenset(meant)

    def text(self, name: str, *, required: bool = False) -> str | None:
        """A text that is not blank; None, and a finding, where it is anything else."""
        value = self.values.get(name)
        if value is None:
            if required:
                self.refuse(self.location(), f'"{name}" is missing', f'add {name} = "…"')
            return None
        if not isinstance(value, str):
            self.refuse(
                self.location(name),
                f'"{name}" must be a text, not {_kind(value)}',
                f'write {name} = "…"',
            )
            return None
        if is_blank(value):
            self.refuse(
                self.location(name),
                f'"{name}" is empty',
                f"fill it in{'' if required else ' or leave it out'}",
            )
            return None
        return value

    def tables(self, name: str, heading: str) -> "Iterator[_Table]":
        """The tables of an array such as [[claim]]; a finding for anything else."""
        value = self.values.get(name)
        if value is None:
            return
        if isinstance(value, dict):
            where = self.location(name)
            self.refuse(
                where,
                f'"{name}" must be an array of tables',
                f"write {heading}, in double brackets",
                lost=True,
            )
            self.mend(_mending().table_in_array(self.reading.source, self.place.table[name]))
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(
                self.location(name),
                f'"{name}" must be tables, not {_kind(value)}',
                f"write {heading}",
                lost=True,
            )
            return
        for item, place in zip(value, self.place.table[name].items, strict=True):
            yield _Table(self.reading, item, place, self.claim)


def _document(top: _Table) -> LedgerDocument:
    value = top.values.get("document")
    if value is None:
        return LedgerDocument()
    if not isinstance(value, dict):
        top.refuse(
            top.location("document"), '"document" must be one table', "write [document], once"
        )
        return LedgerDocument()
    table = _Table(top.reading, value, top.place.table["document"])
    table.refuse_unknown(DOCUMENT_FIELDS, "[document]")
    path = table.text("path")
    if path is not None and not path.isprintable():
        table.refuse(table.location("path"), '"path" holds a control character', "name a file")
        path = None
    return LedgerDocument(
        title=table.text("title"),
        path=path,
        dated=_dated(table),
    )


def _dated(table: _Table) -> str | None:
    value = table.values.get("dated")
    match value:
        case None:
            return None
        case bool() | dt.datetime():
            pass
        case dt.date():
            return value.isoformat()
        case int() if 1 <= value <= 9999:
            return f"{value:04}"
        case str() if DATED.fullmatch(value):
            return value
        case _:
            pass
    where = table.location("dated")
    table.refuse(where, '"dated" is no year, month or day', 'write "2020", "2020-02" or 2020-02-10')
    return None


def _claims(top: _Table) -> Iterator[TrackedClaim]:
    for table in top.tables("claim", "[[claim]]"):
        name = table.values.get("id")
        named = _Table(
            table.reading, table.values, table.place, name if isinstance(name, str) else None
        )
        claim = _claim(named)
        if claim is not None:
            yield claim


def _claim(table: _Table) -> TrackedClaim | None:
    meant = table.refuse_unknown(CLAIM_FIELDS, "a claim")
    name, text = table.text("id", required=True), table.text("text", required=True)
    if name is not None and not ID.fullmatch(name):
        remedy = "use lower-case words and digits joined by hyphens"
        table.refuse(table.location("id"), f'"{name}" is no id', remedy)
        place = table.place.table["id"]
        table.mend(_mending().id_in_small_letters(table.reading.source, place, name))
    sources = _sources(table)
    section, tags = table.text("section"), _tags(table)
    verdicts = tuple(_verdicts(table))
    if name is None or text is None:
        # What is wrong has been said above; that a claim is lost must be known as well.
        table.lose()
        return None
    waive = table.values.get("waive")
    return TrackedClaim(
        id=name,
        text=text,
        location=table.location(),
        text_location=table.location("text"),
        sources=sources or (),
        verdicts=verdicts,
        section=section,
        tags=tags,
        waive=waive if isinstance(waive, str) and not is_blank(waive) else None,
        waive_location=table.location("waive") if "waive" in table.values else None,
        unread=meant | ({"sources"} if sources is None else set()),
    )


def _sources(table: _Table) -> tuple[SourceRef, ...] | None:
    """The sources of a record; None if there are some that could not be read."""
    value = table.values.get("sources")
    if value is None:
        return ()
    if not isinstance(value, list):
        message = f'"sources" must be a list, not {_kind(value)}'
        table.refuse(table.location("sources"), message, 'write sources = ["key", …]')
        place = table.place.table["sources"]
        table.mend(_mending().in_a_list(table.reading.source, place, value, "sources"))
        return None
    items = zip(value, table.place.table["sources"].items, strict=True)
    sources = [_source(table, item, place) for item, place in items]
    found = tuple(source for source in sources if source is not None)
    return found if len(found) == len(sources) else None


def _source(table: _Table, value: object, place: "Place") -> SourceRef | None:
    where = table.reading.source.location(place.start, place.end)
    if isinstance(value, str):
        return SourceRef(value, where) if _takes_key(table, value, place, several=True) else None
    if not isinstance(value, dict):
        message = f"a source must be a key or a table, not {_kind(value)}"
        table.refuse(where, message, 'write "key" or { key = "…", locator = "…" }')
        return None
    entry = _Table(table.reading, value, place, table.claim)
    entry.refuse_unknown(SOURCE_FIELDS, "a source")
    key = entry.text("key", required=True)
    if key is None or not _takes_key(table, key, place.table["key"]):
        return None
    details = {name: entry.text(name) for name in ("locator", "quote", "supports")}
    return SourceRef(key, entry.location("key"), **details)


def _takes_key(table: _Table, key: str, place: "Place", *, several: bool = False) -> bool:
    """Whether a text is one key, and a finding where it is not; `several` might stand there."""
    source = table.reading.source
    if is_blank(key):
        where = source.location(place.start, place.end)
        table.refuse(where, "a source is empty", "name its citation key or take it out")
        return False
    if not is_key(key):
        bare = key.strip().lstrip("@")
        keys = ", ".join(f'"{part.strip()}"' for part in bare.split(",") if part.strip())
        where = source.location(place.start, place.end)
        table.refuse(where, f'"{key}" is no citation key', f"write {keys}")
        table.mend(_mending().bare_keys(source, place, key, several=several))
        return False
    return True


def _tags(table: _Table) -> tuple[str, ...]:
    value = table.values.get("tags", [])
    if isinstance(value, list) and all(isinstance(tag, str) and not is_blank(tag) for tag in value):
        return tuple(value)
    message = '"tags" must be a list of texts, none of them empty'
    table.refuse(table.location("tags"), message, 'write tags = ["…", "…"]')
    if isinstance(value, str) and not is_blank(value):
        place = table.place.table["tags"]
        table.mend(_mending().in_a_list(table.reading.source, place, value, "tags"))
    return ()


def _verdicts(table: _Table) -> Iterator[Verdict]:
    for entry in table.tables("verdict", "[[claim.verdict]]"):
        entry.refuse_unknown(VERDICT_FIELDS, "a verdict")
        status, by, on = (
            entry.text("status", required=True),
            entry.text("by", required=True),
            _on(entry),
        )
        if status is not None and status not in list(Status):
            remedy = nearest(status, Status) or f"one of {', '.join(Status)}"
            entry.refuse(entry.location("status"), f'"{status}" is no verdict', remedy)
            place = entry.place.table["status"]
            entry.mend(_mending().status(entry.reading.source, place, status))
            entry.lose()
        elif status is None or by is None or on is None:
            entry.lose()
        else:
            of, note = entry.text("of"), entry.text("note")
            yield Verdict(Status(status), by, on, entry.location(), of, note)


def _on(table: _Table) -> dt.date | None:
    value = table.values.get("on")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if value is None:
        table.refuse(
            table.location(), '"on" is missing', "add the day of the verdict: on = 2020-02-10"
        )
    else:
        message = f'"on" must be a date, not {_kind(value)}'
        table.refuse(table.location("on"), message, "write it without quotes: on = 2020-02-10")
        table.mend(_mending().day(table.reading.source, table.place.table["on"], value))
    return None


def _mending() -> ModuleType:
    """How things are put right; few files need it."""
    from claimcheck.ledger import mending  # noqa: PLC0415 -- few files need it

    return mending


def _kind(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"
