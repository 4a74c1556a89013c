"""What tracking a document comes to: new records, and what became of the known ones."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.model.matches import Match, Outcome
from claimcheck.model.tracked import Tracked
from claimcheck.reporters.page import Page, Style, clip, counted, wrapped
from claimcheck.reporters.tables import not_searched

_INDENT = "          "
_UNLINKED = "a source that is not linked"


def as_text(tracked: Tracked, page: Page, *, written: bool) -> str:
    """A paragraph a record that is new, changed or gone, then the counts.

    What is not written yet stands above, as a diff, and is not told again.
    """
    lines = [
        *(_new(tracked, page) if written else ()),
        *_changed(tracked, page),
        *_gone(tracked.matches, page),
    ]
    return (
        "\n".join([*lines, *([""] if lines else []), *_counts(tracked, page, written=written)])
        + "\n"
    )


def _new(tracked: Tracked, page: Page) -> Iterator[str]:
    for record in tracked.records:
        keys = [clip(source.key) for source in record.sources]
        lost = [_UNLINKED] if record.id in tracked.unlinked else []
        words = ", ".join([*keys, *lost]) or "no source"
        sources = page.paint(words, Style.ERROR if lost or not keys else Style.GOOD)
        name = page.paint(clip(record.id), Style.STRONG)
        yield f"{page.paint('new', Style.GOOD)}       {name} · {sources}"
        yield from _folded(clip(" ".join(record.text.split())), page)


def _changed(tracked: Tracked, page: Page) -> Iterator[str]:
    for match in tracked.matches:
        if match.outcome is not Outcome.CHANGED:
            continue
        name = match.claim.id
        how = " · reworded" if name in dict(tracked.reworded) else ""
        yield f"{page.paint('changed', Style.WARNING)}   {page.paint(clip(name), Style.STRONG)}{how}"
        for one in match.differences:
            place = tracked.document.locate(one.printed_span).start
            what = f'"{clip(one.tracked)}" in the ledger, "{clip(one.printed)}" in the text'
            yield from _folded(
                f"{page.place(tracked.document.path)}:{place}: {one.kind} {what}", page
            )


def _gone(matches: Sequence[Match], page: Page) -> Iterator[str]:
    for match in matches:
        if match.outcome is Outcome.GONE:
            yield f"{page.paint('gone', Style.ERROR)}      {page.paint(clip(match.claim.id), Style.STRONG)}"
            yield from _folded(clip(" ".join(match.claim.text.split())), page)


def _folded(text: str, page: Page) -> Iterator[str]:
    width = page.width and page.width - len(_INDENT)
    yield from (f"{_INDENT}{line}" for line in wrapped(text, width))


def _counts(tracked: Tracked, page: Page, *, written: bool) -> Iterator[str]:
    place = page.place(tracked.ledger)
    counts = Counter(match.outcome for match in tracked.matches)
    done = "written to" if written else "to be written to"
    changed = counts[Outcome.CHANGED] - len(tracked.reworded)
    parts = [
        f"{counted(len(tracked.records), 'new claim')} {done} {place}"
        if tracked.records
        else "no new claim"
    ]
    if tracked.matches:
        parts += [
            f"{counts[Outcome.SAME]} same",
            *([f"{len(tracked.reworded)} reworded"] if tracked.reworded else []),
            f"{changed} changed" + (" (--reword words them as the text does)" if changed else ""),
            f"{counts[Outcome.GONE]} gone",
        ]
    yield from wrapped(", ".join(parts), page.width)
    unlinked = sum(record.id in tracked.unlinked for record in tracked.records)
    if unlinked:
        how = f"{counted(unlinked, 'new claim')} with {_UNLINKED}: claimcheck scan says why"
        yield from wrapped(how, page.width)
    yield from not_searched(tracked.document.tables, page)
