"""The entries of one file: where they stand, and each as it is once it is read.

Reading one takes ten times as long as finding it, and most audits ask for few of a large file.
"""

from collections.abc import Iterable

from claimcheck.bibliography.body import FaultAt, RawField, read_body
from claimcheck.bibliography.braces import Braces
from claimcheck.bibliography.dates import year_and_month
from claimcheck.bibliography.heads import head_at
from claimcheck.bibliography.inheritance import Draft
from claimcheck.bibliography.lines import Lines
from claimcheck.bibliography.macros import Macros
from claimcheck.bibliography.names import NameList, names_in
from claimcheck.bibliography.plain import PlainEntry
from claimcheck.bibliography.scan import RawEntry
from claimcheck.model.references import BrokenEntry, Field, Lead
from claimcheck.model.text import SourceFile

# What stands in the text of an entry that has such a field, and in few others. They begin with a
# set of letters, since the search for one of these is quick, and are compiled on first need.
_INHERITS = r"[cCxX](?:[rR][oO][sS][sS][rR][eE][fF]|[dD][aA][tT][aA])"
_HAS_IDS = r"[iI][dD][sS]"
# A value of which any four digits stand in the file as they are.
_INSIDE = r"[ !#%&*-Z\\^-z|~\s]*+"
_USUAL_YEAR = rf"\s*+=\s*+(?:[0-9]++|\{{{_INSIDE}\}}|\"{_INSIDE}\")\s*+[,}}]"
# Entries whose year may be another one than the digits in them say: it is a macro, inherited,
# divided by braces, or written in other digits.
_ODD_YEAR = (
    r"[cCxXyYdD](?:[rR][oO][sS][sS][rR][eE][fF]|[dD][aA][tT][aA]"
    rf"|(?:[eE][aA][rR]|[aA][tT][eE])(?!{_USUAL_YEAR}))"
)

_PARENTS = frozenset(("crossref", "xdata"))
_LEADING = frozenset(("author", "editor", "date", "year"))


class EntryReader:
    """Reads the entries of one file."""

    inherits = (_INHERITS,)
    other_keys = (_HAS_IDS,)
    odd_year = (_ODD_YEAR,)

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

    def lead(self, start: int, end: int) -> Lead | None:  # noqa: ARG002 - as for other formats
        """By what an entry is looked up; None where that may stand in another or in a macro."""
        text, head = self._text, head_at(self._text, start)
        if head is None:  # pragma: no cover - it was found as an entry
            raise ValueError(start)
        said: dict[str, str] = {}
        for field in read_body(text, self._braces, head).fields:
            name = text[field.name_start : field.name_end].lower()
            if name in _PARENTS:
                return None
            if name in _LEADING and name not in said:
                if field.tokens is not None:
                    return None
                said[name] = text[field.start : field.end]
        names = names_in(said.get("author", "")).names or names_in(said.get("editor", "")).names
        year, _ = year_and_month(said.get("date", ""), said.get("year", ""), "")
        return Lead(names[0] if names else None, year)

    def draft(self, entry: RawEntry, number: int) -> Draft:
        """The entry with its own fields, and what is wrong with them."""
        text, location = self._text, self._lines.locator(*entry.extent)
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
