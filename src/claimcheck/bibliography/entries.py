"""The entries of one file: where they stand, and each as it is once it is read.

Reading one takes ten times as long as finding it, and most audits ask for few of a large file.
"""

from bisect import bisect_right
from collections.abc import Iterable

from claimcheck.bibliography.body import FaultAt, RawField, read_body
from claimcheck.bibliography.braces import Braces
from claimcheck.bibliography.heads import head_at
from claimcheck.bibliography.inheritance import Draft
from claimcheck.bibliography.macros import Macros
from claimcheck.bibliography.names import NameList, names_in
from claimcheck.bibliography.plain import PlainEntry
from claimcheck.bibliography.scan import RawEntry
from claimcheck.model.references import BrokenEntry, Field
from claimcheck.model.text import Location, Position, SourceFile

# So far the lines are counted from the entry that was read before; from further away, from the
# last of many places where they were counted once.
_STRIDE = 1 << 14


class Lines:
    """The lines of a file, as far as they are asked for: to find all takes as long as all entries."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._text = file.text
        self._first = 1 if file.text.startswith("\ufeff") else 0
        self._counted = [0]
        # line ends before each stride
        self._last = (0, 0)
        # an offset, and the line ends before it
        self._has_return = "\r" in file.text

    def around(self, start: int, end: int) -> tuple[int, list[int]]:
        """The number of the line before that of `start`; where it and all up to `end` begin."""
        if self._has_return:
            starts = self._file.line_starts
            before = max(bisect_right(starts, start) - 1, 0)
            return before, [*starts[before : bisect_right(starts, end)]]
        text = self._text
        before = self._ends_before(start)
        found = [text.rfind("\n", 0, start) + 1 or self._first]
        at = text.find("\n", start, end)
        while at >= 0:
            found.append(at + 1)
            at = text.find("\n", at + 1, end)
        return before, found

    def _ends_before(self, offset: int) -> int:
        """How many lines end before `offset`."""
        known, ends = self._last
        if not 0 <= offset - known <= _STRIDE:
            stride = offset // _STRIDE
            for number in range(len(self._counted), stride + 1):
                begin = (number - 1) * _STRIDE
                more = self._text.count("\n", begin, begin + _STRIDE)
                self._counted.append(self._counted[-1] + more)
            known, ends = stride * _STRIDE, self._counted[stride]
        ends += self._text.count("\n", known, offset)
        self._last = (offset, ends)
        return ends


class EntryReader:
    """Reads the entries of one file."""

    def __init__(self, file: SourceFile, macros: Macros) -> None:
        self.file = file
        self._text = file.text
        self._macros = macros
        self._lines = Lines(file)
        self._braces = Braces(file.text)

    def plain(self, entry: PlainEntry, number: int) -> Draft:
        """The draft of an entry that was passed over before."""
        head = head_at(self._text, entry.start)
        if head is None:  # pragma: no cover - it was found as an entry
            raise ValueError(entry)
        body = read_body(self._text, self._braces, head)
        raw = RawEntry(head.type, body.key, body.fields, body.faults, (entry.start, entry.end))
        return self.draft(raw, number)

    def draft(self, entry: RawEntry, number: int) -> Draft:
        """The entry with its own fields, and what is wrong with them."""
        text = self._text
        before, starts = self._lines.around(*entry.extent)
        path = self.file.path

        def position(offset: int) -> Position:
            line = bisect_right(starts, offset)
            return Position(before + line, offset - starts[line - 1] + 1, offset)

        def location(start: int, end: int) -> Location:
            return Location(path, position(start), position(end))

        key = text[entry.key[0] : entry.key[1]]
        draft = Draft(key, entry.type, location(*entry.key), [], number)
        self.blame(entry.faults, key, draft.broken)
        seen: set[str] = set()
        for raw in entry.fields:
            name = text[raw.name_start : raw.name_end].lower()
            if name in seen:
                self.blame([_second(raw, name)], key, draft.broken)
                continue
            seen.add(name)
            if raw.tokens is None:
                value = text[raw.start : raw.end]
            else:
                value, faults = self._macros.expanded(text, raw.tokens, number)
                self.blame(faults, key, draft.broken)
            place, name_place = location(raw.start, raw.end), location(raw.name_start, raw.name_end)
            draft.fields.append(Field(name, value, place, name_place))
        for one in draft.fields:
            if one.name == "author":
                draft.authors = self._name_list(one, draft)
            elif one.name == "editor":
                draft.editors = self._name_list(one, draft)
        return draft

    def _name_list(self, one: Field, draft: Draft) -> NameList:
        """The names in a field; what is wrong with one is said at its own place."""
        read = names_in(one.value)
        start, end = one.location.start.offset, one.location.end.offset
        verbatim = bool(read.problems) and self._text[start:end] == one.value
        for problem in read.problems:
            if verbatim:
                end = start + problem.end
            place = (start + problem.start if verbatim else start, end)
            self.blame([FaultAt(*place, problem.message, problem.help)], draft.key, draft.broken)
        return read

    def blame(self, faults: Iterable[FaultAt], key: str | None, found: list[BrokenEntry]) -> None:
        """Notes what is wrong."""
        for start, end, message, help_ in faults:
            place = self.file.location(start, end)
            found.append(BrokenEntry(place, message, help_, key, lost=False))


def _second(raw: RawField, name: str) -> FaultAt:
    message = f'second field "{name[:40]}" in this entry'
    return FaultAt(raw.name_start, raw.name_end, message, "remove one: only the first one counts")
