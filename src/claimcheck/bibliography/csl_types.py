"""What CSL calls types and variables, and what BibTeX and BibLaTeX do."""

# The types of CSL 1.0.2; the rules know those of BibLaTeX.
TYPES = {
    # In CSL a bare article is a preprint, which has no journal.
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "misc",
    "chapter": "incollection",
    "classic": "misc",
    "collection": "misc",
    "dataset": "dataset",
    "document": "misc",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "event": "misc",
    "figure": "image",
    "graphic": "artwork",
    "hearing": "misc",
    "interview": "misc",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "map": "image",
    "motion_picture": "movie",
    "musical_score": "misc",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "music",
    "speech": "misc",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
# What the type says beyond that of BibLaTeX.
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
IN_PERIODICALS = frozenset(("article", "review", "periodical"))

# Variables under another name than in BibLaTeX; all others keep their own, in small letters.
FIELDS = {
    "title-short": "shorttitle",
    "shortTitle": "shorttitle",
    "container-title-short": "shortjournal",
    "journalAbbreviation": "shortjournal",
    "container-author": "bookauthor",
    "collection-title": "series",
    "collection-number": "number",
    "event": "eventtitle",
    "event-title": "eventtitle",
    "event-place": "venue",
    "event-date": "eventdate",
    "issued": "date",
    "accessed": "urldate",
    "original-date": "origdate",
    "publisher-place": "location",
    "number-of-volumes": "volumes",
    "number-of-pages": "pagetotal",
    "chapter-number": "chapter",
    "page": "pages",
    "genre": "type",
    "medium": "howpublished",
    "annote": "annotation",
    "keyword": "keywords",
    "status": "pubstate",
    "year-suffix": "extradate",
}
DATES = frozenset(
    ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")
)
NAMES = frozenset(
    (
        "author", "chair", "collection-editor", "compiler", "composer", "container-author",
        "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
        "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
        "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
        "series-creator", "translator",
    )
)  # fmt: skip


def field_name(variable: str, type_: str) -> str:
    """What BibLaTeX calls a variable of CSL, in an entry of this type."""
    if variable == "container-title":
        return "journaltitle" if type_ in IN_PERIODICALS else "booktitle"
    if variable == "issue":
        return "number" if type_ in IN_PERIODICALS else "issue"
    return FIELDS.get(variable, variable.lower())
