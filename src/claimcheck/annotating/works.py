"""References as a list of works prints them, numbered in the order of their first use."""

import re
from collections.abc import Sequence

from claimcheck.annotating.fields import cut, field, names_of, people, title_of
from claimcheck.annotating.imprint import imprint_of, state_of
from claimcheck.model.annotated import Work
from claimcheck.model.references import Name, Reference
from claimcheck.model.text import Location

_YEARS = re.compile(r"(\d{4})(?:-\d\d){0,2}/(\d{4})(?:-\d\d){0,2}")
# An address within another one is not where that one leads.
_WEB = re.compile(r"(?<![\w:/.+-])https?://[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+")
_ARXIV = re.compile(
    r"(?:arxiv:)?((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4,7}(?:\.\d{4,5})?(?:v\d+)?)", re.IGNORECASE
)
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
    names, who = _leading(reference)
    when = _when(reference)
    return Work(
        key=reference.key,
        location=reference.location,
        who=who,
        when=when,
        title=title_of(reference),
        where=imprint_of(reference),
        href=_href(reference),
        year=reference.year,
        short=_short(names, when, reference),
    )


def _leading(reference: Reference) -> tuple[Sequence[Name], str]:
    """Under whose names a work stands, and these in print: `Art, Robert, ed.`"""
    and_others = reference.and_others
    if names := reference.authors:
        return names, names_of(names, and_others=and_others)
    if names := reference.editors:
        role = "eds." if and_others or len(names) > 1 else "ed."
        return names, f"{names_of(names, and_others=and_others)}, {role}"
    others, and_others = people(reference, "translator")
    return others, f"{names_of(others, and_others=and_others)}, trans." if others else ""


def _when(reference: Reference) -> str:
    """The year, or two of them; what is said in its place where there is none."""
    if reference.year is None:
        return field(reference, "year", "date") or state_of(reference)
    found = reference.get("date")
    years = _YEARS.fullmatch(found.value.strip()) if found else None
    if years and int(years[1]) == reference.year and int(years[2]) > reference.year:
        return f"{reference.year}–{int(years[2])}"
    return str(reference.year)


def _short(names: Sequence[Name], when: str, reference: Reference) -> str:
    if len(names) > 2 or (names and reference.and_others):
        who = f"{names[0].surname} et al."
    else:
        who = " and ".join(name.surname for name in names)
    return cut(" ".join(filter(None, (who or reference.title or reference.key, when))))


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
    archive, eprint = reference.get("eprinttype", "archiveprefix"), reference.get("eprint")
    if archive and eprint and archive.value.strip().lower() == "arxiv":
        found = _ARXIV.fullmatch(eprint.value.strip())
        return f"https://arxiv.org/abs/{found[1]}" if found else None
    return None
