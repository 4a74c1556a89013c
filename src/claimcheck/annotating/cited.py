"""Where a text cites a work, and what it leads to on the page."""

import re
from collections.abc import Iterator
from itertools import groupby

from claimcheck.annotating.claims import Desk
from claimcheck.model.annotated import Cited
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.documents import Span
from claimcheck.model.references import LinkStatus

# 3–5, as one sign for three works.
_RANGE = re.compile(r"(?P<first>\d{1,9})\D{1,9}(?P<last>\d{1,9})")
# The point that ends a note, after a page.
_END = re.compile(r"\d\.\Z")


def cited_in(linked: LinkedDocument, desk: Desk) -> Iterator[tuple[Span, Cited]]:
    """Every work that is cited, each where it is printed; the entries of the text's own list too."""
    text = linked.document.text
    for citation, links in zip(linked.citations, linked.links, strict=True):
        works = zip(citation.works, links, strict=True)
        for span, several in groupby(works, lambda one: one[0].span):
            cited: list[Cited] = []
            for work, link in several:
                source = desk.linked(link, linked.bibliography, work.words)
                best = next((n for n, _ in source.candidates if n is not None), None)
                cited.append(Cited(link.status, source.work if source.work is not None else best))
            yield from _each(text, span, cited)
    for entry, link in zip(linked.entries, linked.entry_links, strict=True):
        source = desk.linked(link, linked.bibliography, entry.words)
        if source.work is not None:
            yield entry.span, Cited(link.status, source.work)


def _each(text: str, span: Span, cited: list[Cited]) -> Iterator[tuple[Span, Cited]]:
    """Of a range both ends, and what stands between them where it hides a work that is not linked."""
    words = text[slice(*span)]
    found = _RANGE.fullmatch(words) if len(cited) > 1 else None
    if found is None:
        end = span.end - 1 if _END.search(words) else span.end
        yield Span(span.start, end), cited[0]
        return
    first, last = span.start + found.end("first"), span.start + found.start("last")
    yield Span(span.start, first), cited[0]
    for hidden in (one for one in cited[1:-1] if one.status is not LinkStatus.LINKED):
        yield Span(first, last), hidden
    yield Span(last, span.end), cited[-1]
