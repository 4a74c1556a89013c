"""References as a list of works prints them, numbered in the order of their first use."""

import re
from collections.abc import Iterable

from claimcheck.bibliography.latex import plain
from claimcheck.model.annotated import Work
from claimcheck.model.references import Name, Reference
from claimcheck.model.text import Location

# More names than this are cut to the first of them.
_MOST_NAMES = 6
# Nobody reads more of a field on a page.
_LONGEST = 600
_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle")
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_PLACES = ("location", "address")
# An address within another one is not where that one leads.
_WEB = re.compile(r"(?<![\w:/.+-])https?://[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+")
# Of a DOI these must not be taken for parts of the address.
_ESCAPED = str.maketrans({"%": "%25", "?": "%3F", "#": "%23"})


class Shelf:
    """The works of a page; each has its number from the first time that it is asked for."""

    def __init__(self) -> None:
        self._numbers: dict[Location, int] = {}
        self.references: list[Reference] = []

    def number_of(self, reference: Reference) -> int:
        """The number of a reference on this page."""
        number = self._numbers.setdefault(reference.location, len(self.references))
        if number == len(self.references):
            self.references.append(reference)
        return number

    def known(self, location: Location) -> int | None:
        """The number of the reference whose key stands there, if the page has it."""
        return self._numbers.get(location)


def work_of(reference: Reference) -> Work:
    """A reference without what rests on it."""
    names = reference.authors or reference.editors
    who = _names(names, and_others=reference.and_others)
    if names and not reference.authors:
        who += " (ed.)" if len(names) == 1 and not reference.and_others else " (eds.)"
    when = str(reference.year) if reference.year is not None else _field(reference, "year", "date")
    title = _cut(reference.title or "")
    return Work(
        key=reference.key,
        location=reference.location,
        who=who,
        when=when,
        title=title,
        where=_where(reference),
        href=_href(reference),
        year=reference.year,
        short=_short(names, when, reference),
    )


def _names(names: Iterable[Name], *, and_others: bool) -> str:
    """`Zanotti, Jim, and Clayton Thomas`."""
    shown = list(names)
    if len(shown) > _MOST_NAMES:
        shown, and_others = shown[:_MOST_NAMES], True
    if not shown:
        return ""
    first, *rest = shown
    words = [_cut(", ".join(filter(None, (first.surname, first.given, first.suffix))))]
    words += [_cut(" ".join(filter(None, (one.given, one.surname, one.suffix)))) for one in rest]
    if and_others:
        return ", ".join([*words, "et al."])
    if len(words) == 2 and "," not in words[0]:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}" if rest else words[0]


def _short(names: tuple[Name, ...], when: str, reference: Reference) -> str:
    if len(names) > 2 or (names and reference.and_others):
        who = f"{names[0].surname} et al."
    else:
        who = " and ".join(name.surname for name in names)
    return _cut(" ".join(filter(None, (who or reference.title or reference.key, when))))


def _where(reference: Reference) -> str:
    """Journal 3 (2), 45–67. Publisher, Place."""
    container = _field(reference, *_CONTAINERS)
    volume, number = _field(reference, "volume"), _field(reference, "number", "issue")
    issue = f"{volume} ({number})" if volume and number else volume or number
    pages = _field(reference, "pages")
    within = ", ".join(filter(None, (f"{container} {issue}".strip(), pages)))
    place = _field(reference, *_PLACES)
    publisher = ", ".join(filter(None, (_field(reference, *_PUBLISHERS), place)))
    return ". ".join(filter(None, (within, publisher)))


def _field(reference: Reference, *names: str) -> str:
    field = reference.get(*names)
    return _cut(plain(field.value)) if field else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _href(reference: Reference) -> str | None:
    """The DOI as an address, or else the web address; nothing that is not plainly one."""
    if doi := reference.get("doi"):
        found = _DOI.search(doi.value.replace("\\_", "_"))
        if found:
            return f"https://doi.org/{found[0].translate(_ESCAPED)}"
    if url := reference.get("url", "howpublished"):
        value = url.value.replace("\\_", "_").replace("\\&", "&").replace("\\%", "%")
        if found := _WEB.search(value.replace("\\#", "#").replace("\\~", "~")):
            return found[0]
    return None
