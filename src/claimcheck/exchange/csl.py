"""References as CSL-JSON, which Zotero, pandoc and other programs read."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from claimcheck.bibliography.latex import plain
from claimcheck.bibliography.macros import MONTHS
from claimcheck.bibliography.values import words_of
from claimcheck.model.references import Name, Reference
from claimcheck.reporters.json import dump

# What CSL calls the entry types of BibTeX and BibLaTeX; all others are documents.
TYPES = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings"), "book"),
    **dict.fromkeys(("mvproceedings", "reference", "mvreference", "manual", "commentary"), "book"),
    **dict.fromkeys(("inbook", "incollection", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("bookinbook", "bookinarticle"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("artwork", "image"), "graphic"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **dict.fromkeys(("audio", "music"), "song"),
    "booklet": "pamphlet",
    "dataset": "dataset",
    "inreference": "entry",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "unpublished": "manuscript",
}
OTHER = "document"
# Where `entrysubtype` says more of an article.
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_IN_PERIODICALS = frozenset({"article", "suppperiodical", "periodical", "review"})
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
# The fields that go over as they are, by the variable that they become; the first that is there.
_FIELDS = {
    "title-short": ("shorttitle",),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "container-title-short": ("shortjournal",),
    "collection-title": ("series",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "edition": ("edition",),
    "volume": ("volume",),
    "number-of-volumes": ("volumes",),
    "number-of-pages": ("pagetotal",),
    "chapter-number": ("chapter",),
    "version": ("version",),
    "genre": ("type",),
    "medium": ("howpublished",),
    "language": ("language", "langid"),
    "abstract": ("abstract",),
    "annote": ("annotation", "annote"),
    "keyword": ("keywords",),
    "note": ("note",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMID": ("pmid",),
}
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_ESCAPED = re.compile(r"\\([_&%#~$])")


def as_csl_json(references: Iterable[Reference]) -> str:
    """An item a reference."""
    return dump([item_of(reference) for reference in references])


def item_of(reference: Reference) -> dict[str, Any]:
    """One reference; what it does not have is left out."""
    values = {name: _text(reference, *fields) for name, fields in _FIELDS.items()}
    item = {
        "id": reference.key,
        "type": _type(reference),
        "title": _title(reference),
        "author": _names(reference.authors, and_others=reference.and_others),
        "editor": _names(reference.editors),
        "issued": _issued(reference),
        "accessed": _date(_raw(reference, "urldate")),
        "event-date": _date(_raw(reference, "eventdate")),
        **values,
        "genre": values["genre"] or _THESES.get(reference.type),
        "page": (_text(reference, "pages") or "").replace("–", "-"),
        **_numbers(reference),
        "DOI": _DOI.sub("", _address(reference, "doi")),
        "URL": _address(reference, "url"),
    }
    return {name: value for name, value in item.items() if value}


def _type(reference: Reference) -> str:
    subtype = (_raw(reference, "entrysubtype") or "").lower()
    if reference.type == "article" and subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    return TYPES.get(reference.type, OTHER)


def _title(reference: Reference) -> str:
    parts = (reference.title, _text(reference, "subtitle"))
    return ": ".join(part for part in parts if part)


def _names(names: Iterable[Name], *, and_others: bool = False) -> list[dict[str, str]]:
    found = [name for name in map(_name, names) if name]
    return [*found, {"literal": "others"}] if found and and_others else found


def _name(name: Name) -> dict[str, str]:
    """The parts of a name; nothing where an author is a blank."""
    parts = {
        "literal" if name.corporate else "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    known = {part: words for part, words in parts.items() if words.strip()}
    has_head = "family" in known or "literal" in known
    return known if has_head or not known else {"literal": " ".join(known.values())}


def _numbers(reference: Reference) -> Mapping[str, str | None]:
    """`number` is an issue of what is published in issues, the place in a series, or else a number."""
    number, issue = _text(reference, "number"), _text(reference, "issue")
    if reference.type in _IN_PERIODICALS:
        return {"issue": number or issue}
    in_series = number and reference.get("series") and TYPES.get(reference.type) != "report"
    return {"collection-number" if in_series else "number": number, "issue": issue}


def _issued(reference: Reference) -> dict[str, Any] | None:
    date = _date(_raw(reference, "date"))
    if date and "date-parts" in date:
        return date
    if reference.year is not None:
        parts = [reference.year, *([reference.month] if reference.month else [])]
        return {"date-parts": [parts]}
    return date or _date(_raw(reference, "year"))


def _date(value: str | None) -> dict[str, Any] | None:
    """A day, month or year, or two of them; what is none, in its own words."""
    words = plain(value or "")
    if not (value and words):
        return None
    # A tilde stands for "about" here, and not for a blank.
    days = [_DAY.fullmatch(part) for part in value.split("/")]
    found = [day for day in days if day]
    parts = [[int(number) for number in day.groups()[:3] if number] for day in found]
    no_month = any(len(one) > 1 and not 1 <= one[1] <= len(MONTHS) for one in parts)
    if len(found) != len(days) or not 1 <= len(days) <= 2 or no_month:
        return {"literal": words}
    circa = any(day[4] for day in found)
    return {"date-parts": parts, **({"circa": True} if circa else {})}


def _raw(reference: Reference, name: str) -> str | None:
    field = reference.get(name)
    return " ".join(field.value.split()) if field else None


def _text(reference: Reference, *names: str) -> str | None:
    field = reference.get(*names)
    return words_of(field) if field else None


def _address(reference: Reference, name: str) -> str:
    """An identifier, in which a tilde and a percent sign stand for themselves."""
    return _ESCAPED.sub(r"\1", (_raw(reference, name) or "").replace("{", "").replace("}", ""))
