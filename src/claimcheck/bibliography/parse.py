"""Reads the bibliography files of a project."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.bibliography.body import FaultAt, RawField
from claimcheck.bibliography.dates import year_and_month
from claimcheck.bibliography.entry_types import STRING
from claimcheck.bibliography.inheritance import Draft, Family
from claimcheck.bibliography.latex import plain
from claimcheck.bibliography.macros import Macros
from claimcheck.bibliography.names import NameList, names_in
from claimcheck.bibliography.scan import Fault, RawEntry, blocks
from claimcheck.model.references import Bibliography, BrokenEntry, Field, Reference
from claimcheck.model.text import Location, Position, SourceFile


def parse(files: Sequence[SourceFile], *, complete: bool = True) -> Bibliography:
    """All references of the files, in order; what cannot be read is in `broken`, never dropped.

    Macros of earlier files are known in later ones. `complete` is False where the caller could
    not read a file at all.
    """
    reading = _Reading()
    for file in files:
        _FileReader(file, reading).read()
    family = Family(reading.drafts, (b.key for b in reading.broken if b.lost and b.key))
    family.inherit()
    references = tuple(_references(reading.drafts))
    order = {path: number for number, path in reversed([*enumerate(f.path for f in files)])}
    broken = sorted(
        (*reading.broken, *family.broken),
        key=lambda b: (order[b.location.path], b.location.start.offset),
    )
    return Bibliography(
        references=references,
        broken=tuple(broken),
        commented=tuple(reading.commented),
        files=tuple(file.path for file in files),
        complete=complete,
    )


class _Reading:
    """What the files have given so far."""

    def __init__(self) -> None:
        self.macros = Macros()
        self.drafts: list[Draft] = []
        self.broken: list[BrokenEntry] = []
        self.commented: list[tuple[str, Location]] = []


class _FileReader:
    def __init__(self, file: SourceFile, reading: _Reading) -> None:
        self._file = file
        self._text = file.text
        self._line_starts = file.line_starts
        self._reading = reading

    def read(self) -> None:
        reading, text = self._reading, self._text
        for block in blocks(self._file):
            if isinstance(block, RawEntry):
                if block.type == STRING:
                    self._define(block)
                else:
                    self._add(block)
            elif isinstance(block, Fault):
                place = self._location(block.start, block.end)
                found = BrokenEntry(place, block.message, block.help, block.key, lost=block.lost)
                reading.broken.append(found)
            else:
                key = text[block.start : block.end]
                reading.commented.append((key, self._location(block.start, block.end)))

    def _define(self, block: RawEntry) -> None:
        """`@string`: a macro gets its value; one that is defined by itself gets none."""
        self._blame(block.faults, None)
        for raw in block.fields:
            name = self._text[raw.name_start : raw.name_end]
            if raw.tokens is None:
                self._reading.macros.define(name, self._text[raw.start : raw.end])
                continue
            value, faults = self._reading.macros.expanded(self._text, raw.tokens, within=name)
            self._blame(faults, None)
            if not any("by itself" in fault.message for fault in faults):
                self._reading.macros.define(name, value)

    def _add(self, block: RawEntry) -> None:
        text, reading = self._text, self._reading
        key = text[block.key[0] : block.key[1]]
        fields: list[Field] = []
        seen: set[str] = set()
        if block.faults:
            self._blame(block.faults, key)
        for raw in block.fields:
            name = text[raw.name_start : raw.name_end].lower()
            if name in seen:
                self._blame([_second(raw, name)], key)
                continue
            seen.add(name)
            if raw.tokens is None:
                text_of_value = text[raw.start : raw.end]
            else:
                text_of_value, faults = reading.macros.expanded(text, raw.tokens)
                self._blame(faults, key)
            fields.append(self._field(name, text_of_value, raw))
        draft = Draft(key, block.type, self._location(*block.key), fields, len(reading.drafts))
        for one in fields:
            if one.name == "author":
                draft.authors = self._name_list(one, key)
            elif one.name == "editor":
                draft.editors = self._name_list(one, key)
        reading.drafts.append(draft)

    def _name_list(self, one: Field, key: str) -> NameList:
        """The names in a field; what is wrong with one is said at its own place."""
        read = names_in(one.value)
        start, end = one.location.start.offset, one.location.end.offset
        verbatim = bool(read.problems) and self._text[start:end] == one.value
        for problem in read.problems:
            if verbatim:
                end = start + problem.end
            place = (start + problem.start if verbatim else start, end)
            self._blame([FaultAt(*place, problem.message, problem.help)], key)
        return read

    def _blame(self, faults: Iterable[FaultAt], key: str | None) -> None:
        for start, end, message, help_ in faults:
            place = self._location(start, end)
            self._reading.broken.append(BrokenEntry(place, message, help_, key, lost=False))

    def _field(self, name: str, value: str, raw: RawField) -> Field:
        """The field; as `SourceFile.location` would place it, at a third of the cost."""
        starts, path = self._line_starts, self._file.path
        name_start, name_end, start, end, _ = raw
        line = bisect_right(starts, name_start)
        begin, next_begin = starts[line - 1] - 1, starts[line] if line < len(starts) else end + 1
        name_location = Location(
            path,
            Position(line, name_start - begin, name_start),
            Position(line, name_end - begin, name_end),
        )
        if end >= next_begin:
            return Field(name, value, self._file.location(start, end), name_location)
        location = Location(
            path, Position(line, start - begin, start), Position(line, end - begin, end)
        )
        return Field(name, value, location, name_location)

    def _location(self, start: int, end: int) -> Location:
        return self._file.location(start, end)


def _second(raw: RawField, name: str) -> FaultAt:
    message = f'second field "{name[:40]}" in this entry'
    return FaultAt(raw.name_start, raw.name_end, message, "remove one: only the first one counts")


def _references(drafts: Iterable[Draft]) -> Iterator[Reference]:
    for draft in drafts:
        value = {one.name: one.value for one in reversed(draft.fields)}.get
        authors = draft.authors or names_in(value("author", ""))
        editors = draft.editors or names_in(value("editor", ""))
        year, month = year_and_month(value("date", ""), value("year", ""), value("month", ""))
        yield Reference(
            key=draft.key,
            type=draft.type,
            location=draft.location,
            fields=tuple(draft.fields),
            authors=authors.names,
            editors=editors.names,
            and_others=(authors if authors.names else editors).and_others,
            title=plain(value("title", "")) or None,
            year=year,
            month=month,
        )
        draft.fields.clear()  # a project of 200,000 entries need not be in memory twice
