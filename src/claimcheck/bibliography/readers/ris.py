"""RIS: what databases, library catalogues and reference managers export, a tag a line.

The places of values are needed, which rispy does not give; once they are known, so are the values.
A record is cited by its `ID`. Most have none: then the key is the one that pandoc makes of authors
and years, `Landau_1974`.
"""

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from claimcheck.bibliography.items import Extent, Format, Item, Items, ReadLead, ReadOne, nothing
from claimcheck.bibliography.lines import Lines
from claimcheck.bibliography.ris_fields import lead_of, reference_of
from claimcheck.bibliography.ris_lines import Fault, Tag, record_in
from claimcheck.bibliography.ris_tags import AUTHORS, YEARS
from claimcheck.model.references import BrokenEntry
from claimcheck.model.text import SourceFile

# Where a record begins or ends, as the close reading of a line finds too.
_BOUND = (
    r"\ufeff?[ \t]{0,3}(?:(?P<ty>(?i:TY)  |TY[ \t]{0,4})|(?i:ER)  |ER[ \t]{0,4})-(?=[ \t\r\n]|\Z)"
)
_FIRST_BOUND = re.compile(_BOUND)
_NEXT_BOUND = re.compile(rf"[\r\n]{_BOUND}")
_LINE_END = re.compile(r"[\r\n]|\Z")
# What the key is made of, where each value ends on its line and a usual tag follows; or anything
# else that may be part of it, without groups.
_PART_OF_KEY = re.compile(
    r"[\r\n](?:(ID|AU|A1|PY|Y1)  - (\S[^\r\n]*+)(?=(?:\r\n?|\n)[A-Z][A-Z0-9]  -[ \t\r\n])"
    r"|\ufeff?[ \t]{0,3}(?i:ID|A[U1]|PY|Y1)[ \t]{0,4}-)"
)
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_FIRST_WORD = re.compile(r"[^\s,]*")
# Formats that are taken for RIS, by how they begin.
_OTHERS = (
    (
        re.compile(r"\ufeff?\s*()PMID ?- "),
        "PubMed's own format",
        "import it into Zotero or EndNote, and export it from there",
    ),
    (
        re.compile(r"\ufeff?\s*()%[0A-Z] "),
        "EndNote's own format",
        'export it in the style "RefMan (RIS) Export"',
    ),
    (
        re.compile(r"\ufeff?\s*()(?:FN|VR|PT) (?![ -])"),
        "the plain text of Web of Science",
        'export it again as "RIS (other reference software)"',
    ),
)


def find(source: SourceFile) -> Items:
    """All records of the file; what cannot be read is named, never dropped."""
    text = source.text
    for begin, name, help_ in _OTHERS:
        if found := begin.match(text):
            return nothing(_blamed(source, found.start(1), f"this is {name}, not RIS", help_))
    extents: list[Extent] = []
    parts: list[tuple[str, str]] = []
    # of each key: as given, and as made
    broken: list[BrokenEntry] = []
    for start, end, is_record in _stretches(text):
        if is_record:
            extents.append(Extent(start, end))
            parts.append(_key_in(text, start, end))
        elif not text[start:end].isspace():
            tags, _, outside = record_in(text, start, end)
            broken += (_broken(source, fault) for fault in outside)
            if tags:
                extents.append(Extent(tags[0].name_start, end))
                parts.append(_key_of(tags))
    keys = _distinct(parts)
    lost = [extent for extent, key in zip(extents, keys, strict=True) if not key]
    broken += (_uncitable(source, extent) for extent in lost)
    if not extents and not broken and text.strip():
        broken = [_blamed(source, 0, "this holds no record in RIS", "a record begins with TY")]
    return Items(
        tuple(filter(None, keys)),
        tuple(extent for extent, key in zip(extents, keys, strict=True) if key),
        tuple(sorted(broken, key=lambda one: one.location)),
        complete=len(lost) < len(extents) or not text.strip(),
    )


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text from one end to the other, record by record, and what stands between them."""
    at, begun = 0, -1
    mark = _FIRST_BOUND.match(text) or _NEXT_BOUND.search(text)
    while mark:
        # The sign of a new line belongs to the line before.
        start = mark.start() + (mark[0][0] in "\r\n")
        if mark["ty"]:
            if begun >= 0:
                yield begun, start, True
            elif at < start:
                yield at, start, False
            begun = start
        else:
            line = _LINE_END.search(text, mark.end())
            end = line.end() if line else len(text)
            yield (at, end, False) if begun < 0 else (begun, end, True)
            begun, at = -1, end
        mark = _NEXT_BOUND.search(text, mark.end())
    if begun >= 0:
        yield begun, len(text), True
    elif at < len(text):
        yield at, len(text), False


def _key_in(text: str, start: int, end: int) -> tuple[str, str]:
    """The key of a record that begins with TY, as given, or else as it is made."""
    words, years = list[str](), list[str]()
    for part in _PART_OF_KEY.finditer(text, start, end):
        name, value = part[1], part[2]
        if name is None:
            return _key_of(record_in(text, start, end).tags)
        if name == "ID":
            return value, ""
        (years if name in YEARS else words).append(value)
    return "", _made(words, years)


def _key_of(tags: Iterable[Tag]) -> tuple[str, str]:
    """The same from its tags."""
    given = next((tag.value for tag in tags if tag.name == "ID"), "")
    words = [tag.value for tag in tags if tag.name in AUTHORS]
    return given, _made(words, [tag.value for tag in tags if tag.name in YEARS])


def _made(authors: Iterable[str], dates: Iterable[str]) -> str:
    """Surnames up to the comma or blank, and the year, joined by low lines.

    So does pandoc, save that it takes whole days, `Landau_1974/03/15/`, which no text can cite.
    """
    words = [_FIRST_WORD.match(author) for author in authors]
    years = [found[0] if (found := _YEAR.search(date)) else date.strip() for date in dates]
    surnames = "_".join(word[0] for word in words if word)
    return surnames + "".join(f"_{year}" for year in dict.fromkeys(years))


def _distinct(parts: Iterable[tuple[str, str]]) -> list[str]:
    """The keys; of those that are made to be the same, all but the first get letters."""
    keys: list[str] = []
    made: dict[str, int] = {}
    for given, other in parts:
        key = " ".join(given.split()) or other
        if not given.strip() and key:
            count = made.get(key, -1)
            made[key] = count + 1
            key = key if count < 0 else f"{key}{ascii_lowercase[count % 26] * (count // 26 + 1)}"
        keys.append(" ".join(key.split()))
    return keys


def _blamed(source: SourceFile, at: int, message: str, help_: str) -> BrokenEntry:
    return BrokenEntry(source.location(at, min(at + 1, len(source.text))), message, help_)


def _broken(source: SourceFile, fault: Fault, key: str | None = None) -> BrokenEntry:
    place = source.location(fault.start, fault.end)
    return BrokenEntry(place, fault.message, fault.help, key, lost=False, is_slight=fault.is_slight)


def _uncitable(source: SourceFile, extent: Extent) -> BrokenEntry:
    at = record_in(source.text, *extent).tags[0].name_start
    message = "a record without ID, author and year, which nobody can cite"
    return BrokenEntry(source.location(at, at + 2), message, "add one of them")


def reader(source: SourceFile) -> ReadOne:
    """What reads the records of one file."""
    lines = Lines(source)

    def read(start: int, end: int, key: str) -> Item:
        tags, faults, _ = record_in(source.text, start, end)
        locate = lines.locator(start, end)
        reference, more = reference_of(tags, key, locate)
        found = [*faults, *more]
        return Item(
            reference,
            tuple(
                BrokenEntry(locate(start, end), message, help_, key, lost=False, is_slight=slight)
                for start, end, message, help_, slight in found
            ),
        )

    return read


def leads(source: SourceFile) -> ReadLead:
    """What tells by what a record is looked up."""
    return lambda start, end: lead_of(record_in(source.text, start, end).tags)


FORMAT = Format(find, reader, (), (), leads)
