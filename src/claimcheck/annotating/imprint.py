"""Where a work appeared, as a list of works prints it behind the title, in the manner of Chicago.

What is not known is left out with the signs around it.
"""

import re
from collections.abc import Iterable

from claimcheck.annotating.fields import field, names_of, people, titled
from claimcheck.bibliography.macros import MONTHS
from claimcheck.model.references import Reference
from claimcheck.reporters.works import stop

_JOURNALS = ("journaltitle", "journal")
_BOOKS = ("booktitle", "maintitle", "eventtitle")
# What appears within a book.
_PARTS = frozenset(
    (
        "inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook",
        "suppbook", "suppcollection",
    )
)  # fmt: skip
# Here a number is that of the work, and not of its place in a series.
_NUMBERED = frozenset(
    ("report", "techreport", "patent", "legislation", "jurisdiction", "legal", "standard")
)
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
# What BibLaTeX has words of its own for.
_KINDS = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patreq": "Patent request",
    "patentus": "US patent",
    "patreqeu": "European patent request",
    "patenteu": "European patent",
    "patentuk": "British patent",
    "patentde": "German patent",
    "patentfr": "French patent",
}
_STATES = {"inpress": "in press", "inpreparation": "in preparation"}
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_PLACES = ("location", "address")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S++", re.IGNORECASE)
_DAY = re.compile(r"-?\d{4}-\d\d-(\d\d)")
_VISIT = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)/?")
_YEAR = re.compile(r"-?\d{4}")
_PAGE_WORD = re.compile(r"(?:pp?|pages?)\b\.?\s*+(?=\d)", re.IGNORECASE)
_DASH = re.compile(r"(?<=\d)\s?[-‐‑–—−]{1,3}\s?(?=\w)|(?<=[ivxlc])[-‐‑–—−]{1,3}(?=[ivxlc])")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|\.)?", re.IGNORECASE)
_FIRST_ONES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_EDITION = re.compile(r"\b(?:edition|edn|ed)\b\.?", re.IGNORECASE)
_OTHER_EDITION = re.compile(r"\b(?:éd|aufl|ausg|uppl|wyd|изд)", re.IGNORECASE)


def imprint_of(reference: Reference) -> str:
    """Journal 30 (1): 7–45; or what holds the work, edition, series, publisher, each with a point."""
    journal = titled(reference, _JOURNALS)
    if journal:
        parts = [_in_journal(reference, journal)]
    elif reference.type in _PARTS:
        parts = [_in_book(reference), _series(reference), _publisher(reference)]
    else:
        parts = [*_whole(reference), _publisher(reference)]
    return sentences([*parts, *_beside(reference)])


def sentences(parts: Iterable[str]) -> str:
    """Those that are not empty, each but the last ended by one point."""
    said = [part for part in parts if part]
    return "".join([*(f"{part}{stop(part)} " for part in said[:-1]), *said[-1:]])


def state_of(reference: Reference) -> str:
    """`in press` and the like, where the work has not appeared."""
    state = field(reference, "pubstate")
    return _STATES.get(state.lower(), state)


# --- what holds the work ------------------------------------------------------------------------


def _in_journal(reference: Reference, name: str) -> str:
    """`Journal 30 (1): 7–45`, `Journal, no. 3, 7–45`, `The Post, August 10`."""
    volume = field(reference, "volume")
    numbers = (field(reference, "number"), field(reference, "issue"))
    issue = ", ".join(dict.fromkeys(filter(None, numbers)))
    pages = _pages(reference)
    if volume:
        issues = f" ({issue})" if issue else ""
        return f"{name} {volume}{issues}{f': {pages}' if pages else ''}"
    day = "" if issue else _day(reference)
    if day and pages[:1].isdigit():
        pages = f"pp. {pages}" if "–" in pages else f"p. {pages}"
    return ", ".join(filter(None, (name, issue and _number(issue), day, pages)))


def _in_book(reference: Reference) -> str:
    """`In Ports of the North, edited by Per Lind, 2nd ed., vol. 2, 12–40`."""
    book = titled(reference, _BOOKS)
    whole = titled(reference, ("maintitle",)) if reference.get("booktitle") else ""
    pages = _pages(reference)
    chapter = field(reference, "chapter")
    by = _people(reference, "bookauthor")
    parts = (
        f"In {book}" if book else "",
        f"by {by}" if by else "",
        *_hands(reference),
        _edition(reference),
        _volume(reference, whole),
        f"chap. {chapter}" if chapter and not pages else "",
        pages,
    )
    return _capital(", ".join(filter(None, parts)))


def _whole(reference: Reference) -> list[str]:
    """What is said of a work that stands by itself."""
    holder = titled(reference, ("booktitle", "eventtitle"))
    volumes = field(reference, "volumes")
    version = field(reference, "version")
    chapter = field(reference, "chapter")
    parts = [
        holder,
        _edition(reference),
        _volume(reference, titled(reference, ("maintitle",))),
        f"{volumes} vols." if volumes.isdecimal() else volumes,
        *_hands(reference),
        ", ".join(filter(None, (f"chap. {chapter}" if chapter else "", _pages(reference)))),
        f"version {version}" if version[:1].isdigit() else version,
        _series(reference),
    ]
    return [*map(_capital, parts)]


def _hands(reference: Reference) -> tuple[str, str]:
    """Who edited and who translated it, unless the list names them as its authors."""
    editors = _people(reference, "editor") if reference.authors else ""
    translators = _people(reference, "translator")
    if translators and not (reference.authors or reference.editors):
        translators = ""
    return f"edited by {editors}" if editors else "", (
        f"translated by {translators}" if translators else ""
    )


def _people(reference: Reference, role: str) -> str:
    names, and_others = people(reference, role)
    return names_of(names, and_others=and_others, leads=False)


def _volume(reference: Reference, whole: str) -> str:
    volume = field(reference, "volume")
    if volume[:1].isdigit() or re.fullmatch(r"[IVXLC]++|[ivxlc]++", volume):
        volume = f"vol. {volume}"
    return " of ".join(filter(None, (volume, whole))) if volume else whole


def _edition(reference: Reference) -> str:
    """`2nd ed.` from 2, second, 2nd edition."""
    words = _EDITION.sub("ed.", field(reference, "edition"))
    if not words:
        return ""
    if words.lower() in _FIRST_ONES:
        words = str(_FIRST_ONES.index(words.lower()) + 1)
    if number := _ORDINAL.fullmatch(words):
        words = _ordinal(int(number[1]))
    has_word = "ed." in words.split() or _OTHER_EDITION.search(words)
    return words if has_word else f"{words} ed."


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _pages(reference: Reference) -> str:
    """`7–45`, with one form of dash in every format."""
    return _DASH.sub("–", _PAGE_WORD.sub("", field(reference, "pages", "eid"), count=1))


def _series(reference: Reference) -> str:
    """`Studies in Turkey 12`; what has no series has a number of its own, `Working paper 42`."""
    series, number = field(reference, "series"), field(reference, "number")
    kind = "" if _is_thesis(reference) else _kind(reference)
    if series and reference.type not in _NUMBERED:
        return sentences((kind, " ".join(filter(None, (series, number)))))
    own = f"{kind} {number}" if kind and number else kind or (_number(number) if number else "")
    return sentences((own, series))


def _is_thesis(reference: Reference) -> bool:
    """Whether what it is stands with the university."""
    return reference.type == "thesis" or reference.type in _THESES


def _kind(reference: Reference) -> str:
    kind = field(reference, "type") or _THESES.get(reference.type, "")
    return _KINDS.get(kind.lower(), kind)


def _number(words: str) -> str:
    """`no. 10`; what has words in it says itself what it is."""
    return f"no. {words}" if words[:1].isdigit() else words


def _publisher(reference: Reference) -> str:
    """`Brill, Leiden`; of a thesis what it is, and where; of a page also its day."""
    names = (field(reference, name) for name in _PUBLISHERS)
    publisher = next((name for name in names if name and not _ADDRESS.fullmatch(name)), "")
    kind = _kind(reference) if _is_thesis(reference) else ""
    when = _day(reference) if reference.type == "online" else ""
    found = (kind, publisher, field(reference, *_PLACES), when)
    return ", ".join(filter(None, found))


def _beside(reference: Reference) -> list[str]:
    """What is said last: when it appeared first, how far it has come, where a preprint lies."""
    origin = field(reference, "origdate", "origyear")
    year = _YEAR.match(origin)
    parts = []
    if not reference.get("year", "date") and (day := _visited(reference)):
        parts.append(f"Accessed {day}")
    if year and int(year[0]) != reference.year:
        parts.append(f"First published {year[0].lstrip('0')}")
    if reference.year is not None and (state := state_of(reference)):
        parts.append(_capital(state))
    archive = field(reference, "eprinttype", "archiveprefix")
    eprint = field(reference, "eprint")
    if eprint and archive and not reference.get(*_JOURNALS, "doi"):
        name = "arXiv" if archive.lower() == "arxiv" else archive
        parts.append(f"{name}:{eprint.removeprefix('arXiv:')}")
    return parts


def _day(reference: Reference) -> str:
    """`August 10`, or the month alone."""
    if reference.month is None:
        return ""
    date = _DAY.fullmatch(field(reference, "date"))
    day = date[1] if date else field(reference, "day")
    month = MONTHS[reference.month - 1]
    return f"{month} {int(day)}" if day.isdecimal() and len(day) <= 2 else month


def _visited(reference: Reference) -> str:
    """`May 3, 2019`."""
    found = _VISIT.fullmatch(field(reference, "urldate"))
    if found is None or not 1 <= int(found[2]) <= len(MONTHS):
        return ""
    return f"{MONTHS[int(found[2]) - 1]} {int(found[3])}, {found[1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
