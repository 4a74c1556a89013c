"""What stands above a text: its title, who wrote it and when, out of metadata or a preamble."""

import re

from claimcheck.model.documents import Document, Syntax
from claimcheck.model.patterns import rare
from claimcheck.readers.front_matter import names_under
from claimcheck.readers.markdown_lines import LINE
from claimcheck.readers.titles import title_of

_KEYS = ("title", "subtitle", "author", "date")
_COMMAND = rare(
    r"\\(title|subtitle|author|date)\s*+(?:\[[^\[\]]*+\])?\s*+"
    r"\{((?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+)\}",
    re.DOTALL,
)
_ASIDE = rare(r"\\(?:thanks|footnote|inst|label)\s*+\{[^{}]*+\}|(?<!\\)%[^\r\n]*+")
_PARTING = rare(r"\\and(?![A-Za-z])|\\\\(?:\[[^\[\]]*+\])?")
_MARKUP = rare(r"\\[A-Za-z@]++\s?|[{}]|\\(?=\W)")
_SIGNS = rare(r"[*_`]{1,3}")
_LONGEST = 1000


def byline(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Title, subtitle, authors and date, as far as this stretch of the source tells them."""
    text = document.source.text
    if document.syntax is Syntax.MARKDOWN:
        lines = [
            line.span(1)
            for line in LINE.finditer(text, start, end)
            if not line[1].startswith(("---", "..."))
        ]
        told = (", ".join(names_under(key, text, lines)) for key in _KEYS)
        words = [_SIGNS.sub("", one) for one in told]
    elif document.syntax is Syntax.LATEX:
        found = {match[1]: match[2] for match in _COMMAND.finditer(text, start, end)}
        words = [_plain(found.get(key, "")) for key in _KEYS]
    else:
        words = []
    if words and words[0] and document.title.strip():
        words[0] = title_of(document) or words[0]  # as above the text, which need not repeat it
    return tuple(one[:_LONGEST] for one in words if one)


def _plain(words: str) -> str:
    words = _PARTING.sub(", ", _ASIDE.sub("", words)).replace("~", " ")
    return " ".join(_MARKUP.sub("", words).split()).replace(" ,", ",")
