"""The headings of lists of works and of notes, in the languages of the styles that have them."""

import re

_LONGEST = 60

_WORKS = re.compile(
    r"(?:(?:list of |selected |cited |full )?references?(?: list| cited| and notes)?"
    r"|(?:selected |select |annotated )?bibliograph(?:y|ie|ia)|bibliografía|bibliografia"
    r"|bibliographic references|works? cited|cited works|works consulted|literature(?: cited)?"
    r"|cited literature|sources(?: cited)?|literatur(?:verzeichnis|liste)?|quellen(?:verzeichnis)?"
    r"|références(?: bibliographiques)?|referencias(?: bibliográficas)?|referências"
    r"|riferimenti(?: bibliografici)?|kaynakça|kaynaklar|literatuur(?:lijst)?)",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:end|foot)?notes|notes and references|anmerkungen", re.IGNORECASE)
# "7. ", "IV ", and the signs of markup around the words.
_BEFORE = re.compile(r"[\s*_#]*+(?:(?:\d{1,2}(?:\.\d{1,2})*+|[IVX]{1,5})[.)]?\s{1,4})?[*_]*+")
_BEHIND = " \t\r\n*_#:."


def heads_works(text: str) -> bool:
    """Whether `text`, alone on its line, is the heading of a list of works."""
    return _WORKS.fullmatch(_bare(text)) is not None


def heads_notes(text: str) -> bool:
    """Whether it is the heading of notes, which may hold the works that they cite."""
    return _NOTES.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    """The words of a heading."""
    if len(text) > _LONGEST:
        return ""
    before = _BEFORE.match(text)
    return text[before.end() if before else 0 :].rstrip(_BEHIND)
