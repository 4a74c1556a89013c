"""future-date."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.extract.claims.told import Day, first_day, last_day, told_dates_in
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.dates import WrittenDate, dates_in
from claimcheck.model.documents import BlockKind, Span
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.text import Location
from claimcheck.rules.base import ProjectView, rule

_STATING = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE))
# Under such a heading nothing is told as past, whatever its tense.
_OUTLOOK = re.compile(
    r"\b(?:outlook|future|scenarios?|forecasts?|projections?|next steps|road-?\s?map|looking ahead"
    r"|what (?:comes )?next|20[3-9][0-9])\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
_ISO = re.compile(r"\s*([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?![0-9])")

# A text without a date says by its own dates when it was written, if it has as many of them, and
# several in the last year before that. Else one that stands alone may just be its newest event.
_ENOUGH = 8
_CLOSE = 3
_MONTHS_CLOSE = 12
# A date that is later than all these by more months is a slip.
_MONTHS_APART = 6


class _Told(NamedTuple):
    """A date of a past event in a document."""

    span: Span
    date: WrittenDate
    sentence: Span


class _Present(NamedTuple):
    """When a text was written, as far as is known."""

    day: Day
    # not later than this
    words: str
    # how a message names it
    related: tuple[Related, ...] = ()


@rule("future-date", Group.TEXT, Severity.WARNING)
def future_date(view: ProjectView) -> Iterator[Hit]:
    r"""
    Something is told as past, with a date that is later than the document.

    Why it matters: one of the two dates is wrong, mostly that of the event, and by a year. The date
    of the document is that of its ledger (`dated` under `[document]`), of its front matter, or of
    `\date`. A document without one is judged by its own dates: one that is later than all others
    by more than half a year is a slip. Plans, forecasts, terms and quotations are left alone.

    Flagged (md):
        ---
        date: 2020-02-10
        ---
        On December 8, 2020, the president called on his allies in a speech.

    Accepted (md):
        ---
        date: 2020-02-10
        ---
        On January 8, 2020, the president called on his allies in a speech. He wants the bases to be
        closed by December 2020.

    How to fix: correct the date of the event, or that of the document.
    """
    tracked = view.tracked_at()
    said = set[Location]()
    for linked in view.documents:
        path = linked.document.path
        dated = _dated(view.dated.get(path, ""))
        for told, present in _late_in(linked, dated):
            claim = tracked.get((path, told.sentence))
            related = present.related
            if claim:
                said.add(claim.location)
                related = (*related, Related(f'"{claim.id}" states it', claim.text_location))
            words = _line(linked.document.text[told.span.start : told.span.end])
            where = linked.document.locate(told.span)
            yield _hit(where, words, present, claim and claim.id, related)
    for file in view.ledger.files:
        dated = _dated(view.dated.get(file.path, file.document.dated or ""))
        for claim in file.claims if dated else ():
            words = _late_words(claim.text, dated) if dated and claim.location not in said else ""
            if words and dated:
                yield _hit(claim.text_location, words, dated, claim.id, ())


def _hit(
    where: Location,
    words: str,
    present: _Present,
    claim: str | None,
    related: tuple[Related, ...],
) -> Hit:
    return Hit(
        where,
        f'"{words}" is later than {present.words}',
        claim=claim,
        help="correct the date of the event, or that of the document",
        related=related,
        detail=words,
    )


def _dated(words: str) -> _Present | None:
    """The date of a document as it is written; None if it cannot be read."""
    if iso := _ISO.match(words):
        year, month, day = (int(part) if part else None for part in iso.groups())
        dates = [WrittenDate(year, month, day)]
    else:
        dates = [one.date for one in dates_in(words) if one.date.year]
    if not dates and (year_alone := _YEAR.search(words)):
        dates = [WrittenDate(int(year_alone[0]))]
    if not dates:
        return None
    last = max(dates, key=last_day)
    parts = [f"{last.year}", *(f"{part:02}" for part in (last.month, last.day) if part)]
    return _Present(last_day(last), f"the document ({'-'.join(parts)})")


def _late_words(text: str, present: _Present) -> str:
    """The first date that a text tells as past, though it is later."""
    for start, end, date in told_dates_in(text):
        if first_day(date) > present.day:
            return _line(text[start:end])
    return ""


def _late_in(linked: LinkedDocument, dated: _Present | None) -> Iterator[tuple[_Told, _Present]]:
    """The dates of a document that are too late, each with what it is later than."""
    told = tuple(_told_in(linked, dated.day[0] if dated else 0))
    if dated:
        yield from ((one, dated) for one in told if first_day(one.date) > dated.day)
    elif told:
        latest = max(first_day(one.date) for one in told)
        others = [one for one in told if first_day(one.date) < latest]
        present = _present_of(linked, others)
        if present and _months(latest) - _months(present.day) > _MONTHS_APART:
            yield from ((one, present) for one in told if first_day(one.date) == latest)


def _told_in(linked: LinkedDocument, first_year: int) -> Iterator[_Told]:
    """Dates that the text tells as past, in sentences with a year from `first_year` on."""
    outlook = [
        (block.span.start, bool(_OUTLOOK.search(linked.document.text, *block.span)))
        for block in linked.document.blocks_of(BlockKind.HEADING)
    ]
    under, ahead = 0, False
    for sentence in linked.sentences:
        span = sentence.span
        while under < len(outlook) and outlook[under][0] < span.start:
            ahead = outlook[under][1]
            under += 1
        if ahead or sentence.block.kind not in _STATING:
            continue
        text = linked.prose[span.start : span.end]
        if any(int(year) >= first_year for year in _YEAR.findall(text)):
            for start, end, date in told_dates_in(text):
                yield _Told(Span(span.start + start, span.start + end), date, span)


def _present_of(linked: LinkedDocument, others: Sequence[_Told]) -> _Present | None:
    """When a text was written, by its other dates and the years that it cites."""
    exact = {first_day(one.date): one for one in others if one.date.month}
    works = [work.year for citation in linked.citations for work in citation.works]
    cited = (*works, *(one.year for one in linked.entries))
    years = [int(year) for year in cited if year and year.isdecimal()]
    if not exact or len(others) + len(years) < _ENOUGH:
        return None
    newest = max(exact)
    # Of works of that very year nobody knows the month.
    if max([*years, *(one.date.year or 0 for one in others)]) > newest[0]:
        return None
    if sum(_months(newest) - _months(day) <= _MONTHS_CLOSE for day in exact) < _CLOSE:
        return None
    where = linked.document.locate(exact[newest].span)
    related = (Related("the latest of the others", where),)
    return _Present(last_day(exact[newest].date), "all other dates here", related)


def _months(day: Day) -> int:
    return day[0] * 12 + day[1]


def _line(words: str) -> str:
    return " ".join(words.split())
