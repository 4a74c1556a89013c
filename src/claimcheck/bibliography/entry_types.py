"""The entry types of BibTeX and BibLaTeX."""

BIBTEX_TYPES = frozenset(
    [
        "article",
        "book",
        "booklet",
        "conference",
        "inbook",
        "incollection",
        "inproceedings",
        "manual",
        "mastersthesis",
        "misc",
        "phdthesis",
        "proceedings",
        "techreport",
        "unpublished",
    ]
)
BIBLATEX_TYPES = frozenset(
    [
        "article",
        "artwork",
        "audio",
        "bibnote",
        "book",
        "bookinarticle",
        "bookinbook",
        "booklet",
        "collection",
        "commentary",
        "dataset",
        "electronic",
        "image",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "jurisdiction",
        "legal",
        "legislation",
        "letter",
        "manual",
        "misc",
        "movie",
        "music",
        "mvbook",
        "mvcollection",
        "mvproceedings",
        "mvreference",
        "online",
        "patent",
        "performance",
        "periodical",
        "proceedings",
        "reference",
        "report",
        "review",
        "set",
        "software",
        "standard",
        "suppbook",
        "suppcollection",
        "suppperiodical",
        "thesis",
        "unpublished",
        "video",
        "www",
        "xdata",
    ]
)
STANDARD_TYPES = BIBTEX_TYPES | BIBLATEX_TYPES

# Blocks that are written like entries and are none.
COMMENT, PREAMBLE, STRING = "comment", "preamble", "string"
DIRECTIVES = frozenset((COMMENT, PREAMBLE, STRING))


def is_standard_type(type_: str) -> bool:
    """Whether BibTeX or BibLaTeX knows the entry type."""
    return type_.lower() in STANDARD_TYPES
