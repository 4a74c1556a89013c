"""What claimcheck sees in documents: citations with their links, claims with their sources."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from claimcheck.extract.claims.detect import reasons_of
from claimcheck.model.citations import Citation, CitedWork, LinkedDocument
from claimcheck.model.detected import ClaimKind, DetectedClaim
from claimcheck.model.documents import Span
from claimcheck.model.references import Link, LinkStatus
from claimcheck.reporters.json import VERSION
from claimcheck.reporters.page import Page, Style, clip, columns, counted, wrapped
from claimcheck.reporters.summary import LINK_STYLES, citations, joined
from claimcheck.reporters.tables import not_searched

# The longest printed citation in a row; longer ones are cut.
TEXT_WIDTH = 44
GAP = "  "
# Narrower than this nobody reads a reason.
LEAST_ROOM = 24
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_KIND = max(map(len, ClaimKind))


class Depth(NamedTuple):
    """How much is said of claims."""

    min_score: float
    # from here on a claim is strong
    explain: bool = False
    # whether weaker ones are listed too, each claim with the reasons for its score


def as_json(documents: Sequence[LinkedDocument], page: Page, depth: Depth) -> str:
    """The documents as the contract gives them; offsets are those of the files.

    A line a citation and a claim: indented further, a long text takes ten times as long to print.
    """
    rows = ",\n".join(_document(one, page, depth) for one in documents)
    return f'{{"version": {VERSION}, "documents": [{rows}]}}\n'


def _document(linked: LinkedDocument, page: Page, depth: Depth) -> str:
    citations = (
        _citation(citation, links, linked)
        for citation, links in zip(linked.citations, linked.links, strict=True)
    )
    claims = (_claim(claim, linked, depth) for claim in linked.claims)
    places = [
        {name: getattr(place.start, name) for name in ("line", "column")}
        for place in linked.document.tables
    ]
    tables = f',\n"tables": {_row(places)}' if places else ""
    return (
        f'{{"path": {_row(page.name(linked.document.path))},\n'
        f'"citations": [{_rows_of(citations)}],\n"claims": [{_rows_of(claims)}]{tables}}}'
    )


def _rows_of(values: Iterable[object]) -> str:
    rows = ",\n".join(map(_row, values))
    return f"\n{rows}\n" if rows else ""


def _row(value: object) -> str:
    return _ENCODER.encode(value)


def _place(linked: LinkedDocument, span: Span) -> dict[str, Any]:
    start, end = linked.document.extent(span)
    line, column, offset = linked.document.source.position(start)
    return {
        "start": offset,
        "end": max(offset, end),
        "line": line,
        "column": column,
        "text": linked.document.text[span.start : span.end],
    }


def _claim(claim: DetectedClaim, linked: LinkedDocument, depth: Depth) -> dict[str, Any]:
    row = {
        **_place(linked, claim.span),
        "kind": claim.kind,
        "score": claim.score,
        "strong": claim.score >= depth.min_score,
        "sources": linked.sources_of(claim) if claim.citations else (),
    }
    if depth.explain:
        row["signals"] = dict(reasons_of(claim.signals))
    return row


def _citation(
    citation: Citation, links: tuple[Link, ...], linked: LinkedDocument
) -> dict[str, Any]:
    return {
        **_place(linked, citation.span),
        "form": citation.form,
        "narrative": citation.narrative,
        "works": [_work(work, link) for work, link in zip(citation.works, links, strict=True)],
    }


def _work(work: CitedWork, link: Link) -> dict[str, Any]:
    return {
        "text": work.text,
        "key": link.key if link.status is LinkStatus.LINKED else None,
        "status": link.status,
        "locator": work.locator,
        "candidates": [
            {"key": one.key, "score": one.score, "why": one.why} for one in link.candidates
        ],
    }


def as_text(documents: Sequence[LinkedDocument], page: Page, depth: Depth) -> str:
    """A line a work, what it links to or why not; a line a claim; the counts of both."""
    return "\n".join(
        "\n".join([*_table(linked, page), "", *_stated(linked, page, depth)]) + "\n"
        for linked in documents
    )


def _stated(linked: LinkedDocument, page: Page, depth: Depth) -> Iterator[str]:
    """The claims, and how many there are."""
    name = page.place(linked.document.path)
    strong = [claim for claim in linked.claims if claim.score >= depth.min_score]
    shown = linked.claims if depth.explain else strong
    places = [f"{name}:{linked.document.locate(claim.span).start}" for claim in shown]
    widest = max(map(columns, places), default=0)
    for claim, place in zip(shown, places, strict=True):
        gap = " " * (widest - columns(place))
        head = f"{gap}{GAP}{claim.score:.2f} {claim.kind.value:<{_KIND}}{GAP}"
        what, *more = _backing(claim, linked, page, depth, widest + len(head) - len(gap))
        yield f"{page.paint(place, Style.FAINT)}{head}{what}".rstrip()
        yield from more
        words = clip(" ".join(linked.document.text[claim.span.start : claim.span.end].split()))
        yield from _indented(words, 2, page)
        if depth.explain:
            reasons = reasons_of(claim.signals)
            words = ", ".join(f"{weight:+.2f} {signal}" for signal, weight in reasons)
            yield from (page.paint(line, Style.FAINT) for line in _indented(words, 4, page))
    if shown:
        yield ""
    stand = Counter(linked.backing_of(claim) for claim in strong)
    unlinked = len(strong) - stand[LinkStatus.LINKED] - stand[None]
    counts = [
        counted(len(strong), "claim"),
        page.paint(f"{stand[LinkStatus.LINKED]} sourced", Style.GOOD),
        *([page.paint(f"{unlinked} unlinked", Style.WARNING)] if unlinked else []),
        page.paint(f"{stand[None]} unsourced", Style.ERROR),
    ]
    weaker = len(linked.claims) - len(strong)
    parts = [f"{', '.join(counts[:-1])},", counts[-1]]
    if weaker:
        hint = "" if depth.explain else " (--explain)"
        parts[1:] = [f"{counts[-1]};", f"{counted(weaker, 'weaker sentence')}{hint}"]
    yield from joined([f"{name}:", *joined(parts, page, " ")], page, " ")
    yield from not_searched(linked.document.tables, page)


def _backing(
    claim: DetectedClaim, linked: LinkedDocument, page: Page, depth: Depth, margin: int
) -> list[str]:
    """What a claim rests on, in lines of which the first stands behind the margin."""
    weak, backed = claim.score < depth.min_score, bool(claim.citations)
    sources = ", ".join(map(clip, linked.sources_of(claim)))
    strong_style = Style.GOOD if sources else Style.WARNING if backed else Style.ERROR
    style = Style.FAINT if weak else strong_style
    what = sources or ("a source that is not linked" if backed else "no source")
    if page.width and page.width - margin < columns(what):
        below = (page.paint(line, style) for line in _indented(what, 4, page))
        return ["", *below]
    return [page.paint(what, style)]


def _indented(words: str, margin: int, page: Page) -> Iterator[str]:
    for line in wrapped(words, page.width and page.width - margin):
        yield f"{' ' * margin}{line}"


def _table(linked: LinkedDocument, page: Page) -> Iterator[str]:
    rows = list(_rows(linked, page))
    places = max((columns(place) for place, *_ in rows), default=0)
    texts = max((columns(text) for _, text, _ in rows), default=0)
    margin = places + texts + 2 * len(GAP)
    if page.width and page.width - margin < LEAST_ROOM:
        margin = 2 * len(GAP)  # below, where there is more room
    for place, text, link in rows:
        head, tail = (" " * (most - columns(one)) for one, most in ((place, places), (text, texts)))
        lines = _outcome(link, page, margin)
        start = f"{page.paint(place, Style.FAINT)}{head}{GAP}{text}"
        if margin > places:
            start += f"{tail}{GAP}{lines.pop(0)}"
        yield start
        yield from (" " * margin + line for line in lines)
    if rows:
        yield ""
    name = page.place(linked.document.path)
    counts = Counter(link.status for links in linked.links for link in links)
    yield from joined([f"{name}:", citations(len(linked.citations), counts, page)], page, " ")


def _rows(linked: LinkedDocument, page: Page) -> Iterator[tuple[str, str, Link]]:
    """Place, what is printed, link."""
    name = page.place(linked.document.path)
    widest = TEXT_WIDTH if page.width is None else min(TEXT_WIDTH, page.width // 3)
    for citation, links in zip(linked.citations, linked.links, strict=True):
        for work, link in zip(citation.works, links, strict=True):
            place = linked.document.locate(work.span).start
            words = work.words
            text = words if len(words) <= widest else f"{words[: widest - 1]}…"
            yield f"{name}:{place}", clip(text), link


def _outcome(link: Link, page: Page, margin: int) -> list[str]:
    """What a work links to, or why not, in lines that fit beside the margin."""
    style = LINK_STYLES[link.status]
    if link.status is LinkStatus.LINKED:
        return [page.paint(clip(link.key or "everything"), style)]
    word, why = link.status.value, ""
    if link.status is LinkStatus.AMBIGUOUS:
        why = f": {' or '.join(clip(one.key) for one in link.candidates)}"
    elif link.candidates:
        why = f": {clip(link.candidates[0].key)}? {clip(link.candidates[0].why)}"
    first, *more = wrapped(f"{word}{why}", page.width and page.width - margin)
    return [f"{page.paint(word, style)}{first.removeprefix(word)}", *more]
