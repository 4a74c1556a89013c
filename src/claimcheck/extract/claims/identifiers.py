"""Addresses, DOIs, file names, versions and the numbers of books: their digits count nothing."""

import re

# Most sentences have a digit in none of these signs' company, which is quickly seen.
_SIGNS = re.compile(r"[/@]|(?i:\b(?:doi|is[bs]n|arxiv|pmc?id)\b)|[\w-]\.[a-z]|\.\d+\.|\bv\d")
_IDENTIFIER = re.compile(
    r"""
      (?:https?|ftp)://[^\s<>“”"]{1,2000}+
    | (?<![\w.@/-])www\.[^\s<>“”"]{1,2000}+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}   # of a person
    | (?i:\bdoi\s?:\s?)?(?<!\d)10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s<>“”"]{1,400}+
    | (?i:\b(?:isbn|issn)(?:-1[03])?\b:?\s?)\d[\dXx\s–-]{6,20}[\dXx]\b
    | (?i:\b(?:arxiv|pmc?id|handle|urn)\s?:\s?)[\w./:-]{1,80}
    | (?<![\w/.@~-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}[a-z]{2,12}/[^\s<>“”"]{1,2000}+   # example.org/2019
    | (?<![\w.-])(?=[\w.-]{0,60}\d)[\w-]{1,80}(?:\.[\w-]{1,40}){0,3}     # data-2019.csv
      \.(?:csv|tsv|txt|md|tex|bib|pdf|docx?|odt|rtf|xlsx?|ods|pptx?|html?|xml|json|ya?ml|toml|zip|gz|tar|7z
          |png|jpe?g|gif|svg|tiff?|mp[34]|wav|py|r|rmd|qmd|ipynb|js|c|cpp|rs|sh|do|dta|sav|rds|rdata|sql|db)\b
    | (?<![\w.])v\d{1,4}(?:\.\d{1,5}){0,5}(?:[-.]?[a-z]{1,5}\d{0,4})?\b  # v1.2
    | (?<![\w.,])(?!\d\d?\.(?:0?[1-9]|1[0-2])\.(?:[12]\d)?\d\d\b|\d{1,3}(?:\.\d{3})++\b)  # no 12.05.2016, 1.200.000
      \d{1,5}(?:\.\d{1,5}){2,5}(?![\w%]|,\d)                    # 3.11.2
    | \b[vV]ersions?\s\d{1,4}(?:\.\d{1,5}){0,5}\b
    """,
    re.VERBOSE,
)


def without_identifiers(text: str) -> str:
    """The text with a blank for each of them."""
    if not _SIGNS.search(text) and "ersion" not in text:
        return text
    return _IDENTIFIER.sub(" ", text)
