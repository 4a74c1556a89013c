"""What a search found."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.claims import UNCHECKED, TrackedClaim
from claimcheck.model.found import Found, Result
from claimcheck.reporters.json import VERSION, dump
from claimcheck.reporters.page import CLIP, Page, Style, clip, columns, visible, wrapped

# Longer ids stand on a line of their own, so that texts line up.
ID_WIDTH = 28
GAP = "  "
_WORD = re.compile(r"\S+")


def as_json(found: Found, page: Page) -> str:
    """The results as the contract gives them."""
    return dump(
        {
            "version": VERSION,
            "query": found.query,
            "results": [
                {
                    "id": result.claim.id,
                    "text": result.claim.text,
                    "score": result.score,
                    "path": page.name(result.claim.location.path),
                    "line": result.claim.location.start.line,
                    "sources": [source.key for source in result.claim.sources],
                    "status": result.claim.status or UNCHECKED,
                }
                for result in found.results
            ],
        }
    )


def remarks(found: Found) -> Iterator[str]:
    """What was made of the query, and what is missing from the results: a line each."""
    for repair in found.repairs:
        word, used = clip(repair.word), clip(repair.used)
        yield f'no "{word}" in this ledger; searched for "{used}"'
    if not found.results:
        about = f' "{clip(found.query)}"' if found.query.strip() else ""
        yield f"no claim matches{about}"
        if found.nearest:
            yield f"nearest words: {', '.join(map(clip, found.nearest))}"
        return
    for word in found.unknown:
        yield f'no "{clip(word)}" in this ledger, nor anything like it; searched for the rest'
    if found.partial:
        yield "no claim has all of these words; these have some"
    if len(found.results) < found.total:
        yield f"{len(found.results)} of {found.total} claims shown (--limit {found.total} shows all)"


def as_text(found: Found, page: Page) -> str:
    """Each claim with its words marked, its place, its sources and its status."""
    longest = max((columns(visible(result.claim.id)) for result in found.results), default=0)
    width = min(longest, ID_WIDTH)
    return "".join(f"{line}\n" for result in found.results for line in _lines(result, width, page))


def _lines(result: Result, width: int, page: Page) -> Iterator[str]:
    claim = result.claim
    name, margin = clip(claim.id), " " * width + GAP
    room = page.width - len(margin) if page.width else None
    texts = marked(claim.text, result.marks, page, room)
    if columns(name) > width:
        yield page.paint(name, Style.STRONG)
    else:
        yield f"{page.paint(f'{name:<{width}}', Style.STRONG)}{GAP}{texts.pop(0)}"
    yield from (f"{margin}{text}" for text in texts)
    for line in wrapped(standing(claim, page), room):
        yield margin + page.paint(line, Style.FAINT)


def standing(claim: TrackedClaim, page: Page) -> str:
    """Where a claim stands, what it rests on, and what checkers say of it."""
    place = f"{page.place(claim.location.path)}:{claim.location.start.line}"
    keys = ", ".join(clip(source.key) for source in claim.sources) or "no source"
    return f"{place} · {keys} · {claim.status or 'not checked'}"


def marked(text: str, marks: Sequence[tuple[int, int]], page: Page, room: int | None) -> list[str]:
    """`text` in lines of at most `room` columns where it is given, with the marks in colour."""
    if len(text) > CLIP * 5:
        text = f"{text[: CLIP * 5]}…"
    lines: list[str] = [""]
    filled = 0
    for word in _WORD.finditer(text):
        width = columns(visible(word[0]))
        if filled and room and filled + 1 + width > room:
            lines.append("")
            filled = 0
        lines[-1] += (" " if filled else "") + _painted(text, word.start(), word.end(), marks, page)
        filled += width + bool(filled)
    return lines


def _painted(text: str, start: int, end: int, marks: Sequence[tuple[int, int]], page: Page) -> str:
    """One word, with the parts of it that are marked in colour."""
    parts, at = [], start
    for mark_start, mark_end in marks:
        left, right = max(mark_start, at), min(mark_end, end)
        if left < right:
            parts += [visible(text[at:left]), page.paint(visible(text[left:right]), Style.MARK)]
            at = right
    return "".join([*parts, visible(text[at:end])])
