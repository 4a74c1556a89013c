"""What claimcheck sees in documents: their citations, each with its links."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.model.citations import Citation, CitedWork, LinkedDocument
from claimcheck.model.references import Link, LinkStatus
from claimcheck.reporters.json import VERSION, dump
from claimcheck.reporters.page import Page, Style, clip, columns, counted

_STYLES = {
    LinkStatus.LINKED: Style.GOOD,
    LinkStatus.AMBIGUOUS: Style.WARNING,
    LinkStatus.NEAR: Style.WARNING,
    LinkStatus.MISSING: Style.ERROR,
    LinkStatus.BROKEN: Style.ERROR,
    LinkStatus.UNKNOWN: Style.NOTE,
}
# The longest printed citation in a row; longer ones are cut.
TEXT_WIDTH = 44


def as_json(documents: Sequence[LinkedDocument], page: Page) -> str:
    """The documents as the contract gives them; offsets are those of the files."""
    return dump({"version": VERSION, "documents": [_document(one, page) for one in documents]})


def _document(linked: LinkedDocument, page: Page) -> dict[str, Any]:
    return {
        "path": page.name(linked.document.path),
        "citations": [
            _citation(citation, links, linked)
            for citation, links in zip(linked.citations, linked.links, strict=True)
        ],
        "claims": [],
    }


def _citation(
    citation: Citation, links: tuple[Link, ...], linked: LinkedDocument
) -> dict[str, Any]:
    where = linked.document.locate(citation.span)
    return {
        "start": where.start.offset,
        "end": where.end.offset,
        "line": where.start.line,
        "column": where.start.column,
        "text": linked.document.text[citation.span.start : citation.span.end],
        "form": citation.form.value,
        "narrative": citation.narrative,
        "works": [_work(work, link) for work, link in zip(citation.works, links, strict=True)],
    }


def _work(work: CitedWork, link: Link) -> dict[str, Any]:
    return {
        "text": work.text,
        "key": link.key if link.status is LinkStatus.LINKED else None,
        "status": link.status.value,
        "locator": work.locator,
        "candidates": [
            {"key": one.key, "score": one.score, "why": one.why} for one in link.candidates
        ],
    }


def as_text(documents: Sequence[LinkedDocument], page: Page) -> str:
    """A line a work: place, what is printed, what it links to or why not; then the counts."""
    return "\n".join("\n".join(_table(linked, page)) + "\n" for linked in documents)


def _table(linked: LinkedDocument, page: Page) -> Iterator[str]:
    rows = list(_rows(linked, page))
    places = max((len(place) for place, _, _ in rows), default=0)
    texts = max((columns(text) for _, text, _ in rows), default=0)
    for place, text, outcome in rows:
        pad = " " * (texts - columns(text))
        yield f"{page.paint(f'{place:<{places}}', Style.FAINT)}  {text}{pad}  {outcome}"
    if rows:
        yield ""
    yield _counts(linked, page)


def _rows(linked: LinkedDocument, page: Page) -> Iterator[tuple[str, str, str]]:
    name = page.place(linked.document.path)
    for citation, links in zip(linked.citations, linked.links, strict=True):
        for work, link in zip(citation.works, links, strict=True):
            place = linked.document.locate(work.span).start
            words = work.words
            text = words if len(words) <= TEXT_WIDTH else f"{words[: TEXT_WIDTH - 1]}…"
            yield f"{name}:{place}", clip(text), _outcome(link, page)


def _outcome(link: Link, page: Page) -> str:
    style = _STYLES[link.status]
    if link.status is LinkStatus.LINKED:
        return page.paint(clip(link.key or "everything"), style)
    word = page.paint(link.status.value, style)
    if not link.candidates:
        return word
    best = link.candidates[0]
    if link.status is LinkStatus.AMBIGUOUS:
        return f"{word}: {' or '.join(clip(one.key) for one in link.candidates)}"
    return f"{word}: {clip(best.key)}? {clip(best.why)}"


def _counts(linked: LinkedDocument, page: Page) -> str:
    counts = Counter(link.status for links in linked.links for link in links)
    statuses = ", ".join(
        page.paint(f"{counts[status]} {status.value}", style)
        for status, style in _STYLES.items()
        if counts[status]
    )
    works = sum(counts.values())
    cited = counted(len(linked.citations), "citation")
    return f"{page.place(linked.document.path)}: {cited}, {counted(works, 'work')}" + (
        f": {statuses}" if statuses else ""
    )
