"""source-predates-event."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.claims.told import ToldDate, first_day, told_dates_in
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import LinkStatus, Reference
from claimcheck.model.text import Location
from claimcheck.rules.base import CitedKey, ProjectView, rule, some_of
from claimcheck.rules.shown_citations import Shown, shown_citations

if TYPE_CHECKING:
    from claimcheck.model.citations import LinkedDocument
    from claimcheck.model.claims import TrackedClaim
    from claimcheck.model.detected import DetectedClaim

# These grow after the year that they bear.
_GROWING = frozenset(
    "dataset software periodical video movie legislation legal jurisdiction unpublished".split()  # noqa: SIM905
)
# Fields that may say that a work, or what was looked at, is younger than its year.
_LATER = (
    "date",
    "year",
    "urldate",
    "eventdate",
    "origdate",
    "note",
    "addendum",
    "howpublished",
    "lastchecked",
    "updated",
    "url",
)
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
_OPEN = re.compile(
    r"[0-9]\s*(?:/|--?|–)\s*(?:\.\.)?\s*$|forthcoming|in press|ongoing", re.IGNORECASE
)
# Before a named work that vouches for the whole sentence.
_FRONT = re.compile(r"\W*(?:(?:according|as reported) (?:to|by)|as|in)?\W*", re.IGNORECASE)


@rule("source-predates-event", Group.TEXT, Severity.WARNING)
def source_predates_event(view: ProjectView) -> Iterator[Hit]:
    """
    Every source of a claim is older than the event that the claim tells.

    Why it matters: nobody reports what has not happened yet. The date is wrong, or the source backs
    another part of the sentence. Only years are compared, and only those of sources that all have
    one; forecasts, plans, ends of periods and works that go on growing are left alone.

    Flagged (txt):
        In May 1979 the military took over the government (Landau 1974).

    Flagged (txt + toml):
        This text is about something else.
        ---
        [[claim]]
        id      = "take-over"
        text    = "The military took over the government in May 1979."
        sources = ["landau1974"]

    Accepted (txt + toml):
        In March 1971 the military took over the government (Landau 1974). It was expected to fall
        in 1979 (Landau 1974).
        ---
        [[claim]]
        id      = "take-over"
        text    = "The military took over the government in March 1971."
        sources = ["landau1974"]

    How to fix: correct the date, or cite a source that can know of it.
    """
    tracked = view.tracked_at()
    said = set[Location]()
    for linked in view.documents:
        shown, at = shown_citations(linked), 0
        for one in linked.claims:
            while at < len(shown) and shown[at].span.start < one.span.start:
                at += 1
            own = _own(shown, at, one)
            for told, sources in _too_old(linked, one, own):
                claim = tracked.get((linked.document.path, one.span))
                if claim:
                    said.add(claim.location)
                start = one.span.start
                words = linked.prose[start + told.start : start + told.end]
                where = linked.document.locate(
                    one.span._replace(start=start + told.start, end=start + told.end)
                )
                yield _hit(where, words, sources, claim)
    cited: dict[Location, CitedKey] = {one.location: one for one in view.sources}
    for claim in view.ledger.claims:
        if claim.location in said or not claim.sources or "sources" in claim.unread:
            continue
        found = [_linked_to(cited.get(source.location)) for source in claim.sources]
        sources = tuple(one for one in found if one is not None)
        latest = _latest(told_dates_in(claim.text))
        if len(sources) == len(found) and latest and _all_before(sources, latest):
            yield _hit(claim.text_location, claim.text[latest.start : latest.end], sources, claim)


def _own(shown: Sequence[Shown], at: int, claim: "DetectedClaim") -> tuple[Shown, ...]:
    """The citations that stand in the sentence itself, the mark of a note behind it included."""
    end = claim.span.end + 1
    found = []
    while at < len(shown) and shown[at].span.start < end:
        if shown[at].place in claim.citations:
            found.append(shown[at])
        at += 1
    return tuple(found)


def _too_old(
    linked: "LinkedDocument", claim: "DetectedClaim", own: Sequence[Shown]
) -> Iterator[tuple[ToldDate, tuple[Reference, ...]]]:
    """The latest event of a sentence with its sources, if these are all older."""
    ends = [_backs_up_to(linked, claim, one) for one in own]
    backed = max(ends, default=0)
    if not backed:
        return
    # A year that is printed differs from that of the entry where there are several editions.
    works = [work.year for one in own for work in one.citation.works]
    printed = [int(year) for year in works if year and year.isdecimal()]
    text = linked.prose[claim.span.start : claim.span.end]
    latest = _latest([told for told in told_dates_in(text) if told.end <= backed])
    if not latest or max(printed, default=0) >= first_day(latest.date)[0]:
        return  # before the entries, which are read when they are asked for
    sources: list[Reference] = []
    for one in own:
        found = one.sources(linked)
        if found is None:
            return
        sources += found
    if _all_before(sources, latest):
        yield latest, tuple(dict.fromkeys(sources))


def _backs_up_to(linked: "LinkedDocument", claim: "DetectedClaim", one: Shown) -> int:
    """How far into its sentence a citation vouches for what is said, from the beginning."""
    start = one.span.start - claim.span.start
    if not one.citation.narrative or one.span != one.citation.span:
        return start
    # Paul (1994) reports; but who applies the method of Paul (1994) does not report from it.
    front = linked.document.text[claim.span.start : one.span.start]
    return claim.span.end - claim.span.start if _FRONT.fullmatch(front) else 0


def _latest(told: Sequence[ToldDate]) -> ToldDate | None:
    return max(told, key=lambda one: first_day(one.date), default=None)


def _all_before(sources: Sequence[Reference], event: ToldDate) -> bool:
    """Whether all sources have a year, and it is before that of the event."""
    years = [_year_of(source) for source in sources]
    year = first_day(event.date)[0]
    return all(one is not None and one < year for one in years)


def _year_of(source: Reference) -> int | None:
    """The last year from which a source can tell; None where that is open."""
    fields = [field.value for name in _LATER if (field := source.by_name.get(name))]
    if source.year is None or source.type in _GROWING or any(map(_OPEN.search, fields)):
        return None
    return max(source.year, *(int(year) for value in fields for year in _YEAR.findall(value)))


def _linked_to(cited: CitedKey | None) -> Reference | None:
    if cited is None or cited.link.status is not LinkStatus.LINKED:
        return None
    return cited.bibliography.by_key.get(cited.link.key or cited.key)


def _hit(
    where: Location,
    words: str,
    sources: Sequence[Reference],
    claim: "TrackedClaim | None",
) -> Hit:
    words = " ".join(words.split())
    newest = max(sources, key=lambda one: one.year or 0)
    only = f'"{newest.key}"' if len(sources) == 1 else f"all {len(sources)} sources"
    related = [Related(f"of {one.year}: {one.brief()}", one.location) for one in sources]
    if claim:
        related.append(Related(f'"{claim.id}" states it', claim.text_location))
    return Hit(
        where,
        f'"{words}" is later than {only} ({newest.year})',
        claim=claim.id if claim else None,
        reference=newest.key,
        help="correct the date, or cite a source that can know of it",
        related=some_of(tuple(related)),
        detail=words,
    )
