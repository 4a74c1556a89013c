"""Documents that Quarto and knitr put into another one: shortcodes, and the option `child`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from claimcheck.config import DOCUMENT_SUFFIXES
from claimcheck.model.patterns import rare
from claimcheck.readers.front_matter import Range, names_under

_RUN_BY_KNITR = rare(r"[ \t>]*+[`~]{3,}+[ \t]*+\{r\b")
# {{< include _part.qmd >}}, alone on its line.
_SHORTCODE = rare(r"[ \t]*+\{\{<[ \t]*+include[ \t]++(?P<name>[^<>\r\n]*+)>\}\}[ \t]*+\Z")
# child = "a.Rmd", child=c('a.Rmd', 'b.Rmd'), in the head of a chunk or behind #|
_CHILD = rare(r"\bchild[ \t]*+=[ \t]*+(?:c\((?P<several>[^()]*+)\)|(?P<one>[\"'][^\"']*+))")
_QUOTED = rare(r"[\"']([^\"']++)")
_OPTION = rare(r"#\|[ \t]?")


def included(
    text: str, lines: Iterable[Range], chunks: Iterable[Sequence[Range]]
) -> tuple[str, ...]:
    """The documents that a text takes in, as it names them, in order.

    `lines` are those of the text itself, `chunks` those of each piece of code, with its first fence.
    What is no document, as a script or a table, is left out. A path from the root of the project
    is given as one relative to it.
    """
    found = [(start, name) for start, end in lines for name in _by_shortcode(text[start:end])]
    found += [(chunk[0][0], name) for chunk in chunks for name in _by_chunk(text, *chunk)]
    names = (name.strip().lstrip("/") for _, name in sorted(found, key=lambda one: one[0]))
    return tuple(name for name in names if PurePath(name).suffix.lower() in DOCUMENT_SUFFIXES)


def _by_shortcode(line: str) -> Iterator[str]:
    if shortcode := _SHORTCODE.match(line):
        yield shortcode["name"].strip().strip("\"'")


def _by_chunk(text: str, head: Range, *body: Range) -> Iterator[str]:
    """The values of `child`, in R or in YAML."""
    if not _RUN_BY_KNITR.match(text, *head):
        return
    options: list[Range] = []
    for first, last in body:
        mark = _OPTION.match(text, first, last)
        if not mark:
            break
        options.append((mark.end(), last))
    for first, last in (head, *options):
        for child in _CHILD.finditer(text, first, last):
            yield from _QUOTED.findall(child["several"] or child["one"] or "")
    yield from names_under("child", text, options)
