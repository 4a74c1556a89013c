"""What an entry of each type must say for a reader to find the work.

BibTeX and BibLaTeX ask for different fields. Asked for here is what both want, under either's
name, so that nobody is told to add what their system does without.
"""

from claimcheck.bibliography.entry_types import is_standard_type
from claimcheck.model.references import Reference

__all__ = ["is_standard_type", "missing_fields"]

# Each requirement: what people call it, and the fields that fulfil it.
Requirement = tuple[str, tuple[str, ...]]

_AUTHOR: Requirement = ("author", ("author", "organization", "institution", "label", "shorthand"))
_PERSON: Requirement = ("author", ("author", "label", "shorthand"))
_EDITOR: Requirement = (
    "editor",
    ("editor", "editora", "editorb", "editorc", "organization", "label", "shorthand"),
)
_AUTHOR_OR_EDITOR: Requirement = (
    "author or editor",
    (
        "author",
        "editor",
        "translator",
        "editora",
        "editorb",
        "editorc",
        "organization",
        "institution",
        "label",
        "shorthand",
    ),
)
_TITLE: Requirement = ("title", ("title", "shorttitle", "maintitle"))
_YEAR: Requirement = ("year or date", ("year", "date", "eventdate", "origdate", "pubstate"))
_JOURNAL: Requirement = (
    "journal or journaltitle",
    ("journal", "journaltitle", "shortjournal", "journalsubtitle"),
)
_BOOKTITLE: Requirement = ("booktitle", ("booktitle", "maintitle", "eventtitle", "series"))
_SCHOOL: Requirement = ("school or institution", ("school", "institution", "publisher"))
_INSTITUTION: Requirement = (
    "institution",
    ("institution", "school", "organization", "publisher", "eprint"),
)
_CHAPTER_OR_PAGES: Requirement = (
    "booktitle, chapter or pages",
    ("booktitle", "chapter", "pages", "maintitle", "eid", "pagetotal"),
)
_PLACE_ON_THE_WEB: Requirement = ("url, doi or eprint", ("url", "doi", "eprint", "howpublished"))
_DATE_OR_VISIT: Requirement = ("year, date or urldate", (*_YEAR[1], "urldate", "lastchecked"))
_NUMBER: Requirement = ("number", ("number", "eprint", "doi", "url"))
_PREPRINT = ("eprint", "arxivid", "archiveprefix", "eprinttype")

_ARTICLE = (_AUTHOR, _TITLE, _JOURNAL, _YEAR)
_BOOK = (_AUTHOR_OR_EDITOR, _TITLE, _YEAR)
_WHOLE = (_TITLE, _YEAR)
_PART = (_AUTHOR_OR_EDITOR, _TITLE, _BOOKTITLE, _YEAR)
_INBOOK = (_AUTHOR_OR_EDITOR, _TITLE, _CHAPTER_OR_PAGES, _YEAR)
_THESIS = (_PERSON, _TITLE, _SCHOOL, _YEAR)
_REPORT = (_AUTHOR_OR_EDITOR, _TITLE, _INSTITUTION, _YEAR)
_ONLINE = (_TITLE, _PLACE_ON_THE_WEB, _DATE_OR_VISIT)
_TITLED = (_TITLE,)

_REQUIRED: dict[str, tuple[Requirement, ...]] = {
    "article": _ARTICLE,
    "suppperiodical": _ARTICLE,
    "review": _TITLED,
    "book": _BOOK,
    "mvbook": _BOOK,
    "collection": _WHOLE,
    "mvcollection": _WHOLE,
    "reference": _WHOLE,
    "mvreference": _WHOLE,
    "periodical": _WHOLE,
    "proceedings": _WHOLE,
    "mvproceedings": _WHOLE,
    "inbook": _INBOOK,
    "bookinbook": _INBOOK,
    "suppbook": _INBOOK,
    "incollection": _PART,
    "inreference": (_TITLE, _BOOKTITLE, _YEAR),
    "suppcollection": _PART,
    "inproceedings": _PART,
    "conference": _PART,
    "bookinarticle": _TITLED,
    "booklet": _TITLED,
    "manual": _TITLED,
    "thesis": _THESIS,
    "phdthesis": _THESIS,
    "mastersthesis": _THESIS,
    "report": _REPORT,
    "techreport": _REPORT,
    "online": _ONLINE,
    "electronic": _ONLINE,
    "www": _ONLINE,
    "patent": (_AUTHOR, _TITLE, _NUMBER, _YEAR),
    "unpublished": (_AUTHOR_OR_EDITOR, _TITLE),
    "dataset": _TITLED,
    "software": _TITLED,
    "xdata": (),
    "set": (),
}


def missing_fields(reference: Reference) -> tuple[str, ...]:
    """What the entry should say and does not, as people call it; inherited fields count."""
    if not is_standard_type(reference.type):
        return ()
    required = _REQUIRED.get(reference.type, _TITLED)
    return tuple(
        name
        for name, fields in required
        if reference.get(*fields) is None and not _stands_elsewhere(name, reference)
    )


def _stands_elsewhere(name: str, reference: Reference) -> bool:
    """A preprint is found without a journal: its archive and number are its place."""
    return name == _JOURNAL[0] and reference.get(*_PREPRINT) is not None
