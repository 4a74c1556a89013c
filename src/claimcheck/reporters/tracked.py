"""What tracking a document comes to: new records, and what became of the known ones."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.model.claims import NewRecord
from claimcheck.model.matches import Match, Outcome
from claimcheck.model.tracked import Tracked
from claimcheck.reporters.page import Page, Style, clip, counted, wrapped

_INDENT = "          "


def as_text(tracked: Tracked, page: Page, *, written: bool) -> str:
    """A paragraph a record that is new, changed or gone, then the counts."""
    lines = [
        *_new(tracked.records, page),
        *_changed(tracked, page),
        *_gone(tracked.matches, page),
    ]
    return (
        "\n".join([*lines, *([""] if lines else []), *_counts(tracked, page, written=written)])
        + "\n"
    )


def _new(records: Sequence[NewRecord], page: Page) -> Iterator[str]:
    for record in records:
        keys = ", ".join(clip(source.key) for source in record.sources)
        sources = page.paint(keys, Style.GOOD) if keys else page.paint("no source", Style.ERROR)
        yield f"{page.paint('new', Style.GOOD)}       {page.paint(record.id, Style.STRONG)} · {sources}"
        yield from _folded(record.text, page)


def _changed(tracked: Tracked, page: Page) -> Iterator[str]:
    for match in tracked.matches:
        if match.outcome is not Outcome.CHANGED:
            continue
        name = match.claim.id
        how = " · reworded" if name in dict(tracked.reworded) else ""
        yield f"{page.paint('changed', Style.WARNING)}   {page.paint(clip(name), Style.STRONG)}{how}"
        for one in match.differences:
            place = tracked.document.locate(one.printed_span).start
            where = page.paint(f"{page.place(tracked.document.path)}:{place}", Style.FAINT)
            yield (
                f'{_INDENT}{one.kind}: "{clip(one.tracked)}" in the ledger,'
                f' "{clip(one.printed)}" in the text  {where}'
            )


def _gone(matches: Sequence[Match], page: Page) -> Iterator[str]:
    for match in matches:
        if match.outcome is Outcome.GONE:
            yield f"{page.paint('gone', Style.ERROR)}      {page.paint(clip(match.claim.id), Style.STRONG)}"
            yield from _folded(match.claim.text, page)


def _folded(text: str, page: Page) -> Iterator[str]:
    width = page.width and page.width - len(_INDENT)
    yield from (f"{_INDENT}{line}" for line in wrapped(clip(" ".join(text.split())), width))


def _counts(tracked: Tracked, page: Page, *, written: bool) -> Iterator[str]:
    place = page.place(tracked.ledger)
    counts = Counter(match.outcome for match in tracked.matches)
    done = "written to" if written else "to be written to"
    changed = counts[Outcome.CHANGED] - len(tracked.reworded)
    parts = [
        f"{counted(len(tracked.records), 'new claim')} {done} {place}"
        if tracked.records
        else "no new claim",
        f"{counts[Outcome.SAME]} same",
        *([f"{len(tracked.reworded)} reworded"] if tracked.reworded else []),
        f"{changed} changed" + (" (--reword words them as the text does)" if changed else ""),
        f"{counts[Outcome.GONE]} gone",
    ]
    yield ", ".join(parts)
    if tracked.unlinked:
        yield (
            f"{counted(tracked.unlinked, 'new claim')} with a citation that is not linked:"
            " claimcheck scan says why"
        )
