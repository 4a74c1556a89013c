"""How each claim stands, and on what: those of a ledger, and those that only a text states."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.annotating.works import Shelf
from claimcheck.extract.claims.detect import kind_of
from claimcheck.extract.claims.signals import signals_of
from claimcheck.ledger.digest import is_stale
from claimcheck.model.annotated import Claim, Source, State
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import SourceRef, Status, TrackedClaim
from claimcheck.model.dates import WrittenDate
from claimcheck.model.detected import DetectedClaim
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference
from claimcheck.model.quantities import quantities_in
from claimcheck.model.references import Bibliography, Link, LinkStatus
from claimcheck.model.stated import Stated
from claimcheck.model.text import Location
from claimcheck.rules.base import ProjectView

_OF_LINK = {
    LinkStatus.MISSING: State.MISSING,
    LinkStatus.BROKEN: State.MISSING,
    LinkStatus.NEAR: State.NEAR,
    LinkStatus.AMBIGUOUS: State.AMBIGUOUS,
    LinkStatus.UNKNOWN: State.UNKNOWN,
    LinkStatus.LINKED: State.SOURCED,
}
_OF_STATUS = {
    Status.WRONG: State.WRONG,
    Status.DISPUTED: State.DISPUTED,
    Status.UNVERIFIABLE: State.UNVERIFIABLE,
    Status.VERIFIED: State.VERIFIED,
}
# A longer claim is a list, or none at all.
_LONGEST = 2000


class Placed(NamedTuple):
    """A claim and the sentences that state it, the best first; none if no text is known to."""

    claim: Claim
    spans: tuple[Span, ...] = ()


class Desk:
    """The sources of claims, looked up and numbered for one page."""

    def __init__(self, view: ProjectView) -> None:
        self.shelf = Shelf()
        self._view = view
        self._cited = {one.location: one for one in view.sources}

    def tracked(
        self,
        claim: TrackedClaim,
        *,
        differences: tuple[Difference, ...] = (),
        is_gone: bool = False,
    ) -> Claim:
        """A record of the ledger; where its text is known, with what became of it there."""
        sources = tuple(map(self._named, claim.sources))
        stale = is_stale(claim)
        judged = _OF_STATUS[claim.status] if claim.status else State.UNCHECKED
        return Claim(
            text=claim.text,
            rests_on=self._rests_on(claim.text_location),
            judged=State.STALE if stale else judged,
            in_text=State.GONE if is_gone else State.CHANGED if differences else None,
            # Its text may say much else in the same sentence.
            kind=kind_of(signals_of(claim.text)),
            section=0,
            id=claim.id,
            location=claim.location,
            sources=sources,
            verdicts=claim.verdicts,
            stale=stale,
            waived=self._excuse(claim.text_location),
            tags=claim.tags,
            differences=differences,
            years=_years_in(claim.text),
        )

    def stated(self, one: Stated, words: str, *, is_apart: bool) -> Claim:
        """A claim that a text states in these words; where there is a ledger, apart from its own."""
        sources = tuple(self.printed(one.linked, one.claim))
        return Claim(
            text=words,
            rests_on=self._rests_on(one.location),
            waived=self._excuse(one.location),
            in_text=State.UNTRACKED if is_apart else None,
            is_fact=one.strong,
            kind=one.claim.kind,
            section=0,
            sources=sources,
            years=_years_in(one.text),
        )

    def _rests_on(self, text: Location) -> State:
        """How a claim stands by what it names as its sources; it goes by the place of its text."""
        status = self._view.backing[text]
        if status is not None:
            return _OF_LINK[status]
        return State.WAIVED if text in self._view.excused else State.UNSOURCED

    def _excuse(self, text: Location) -> str | None:
        excused = self._view.excused.get(text)
        return excused.reason if excused else None

    def _named(self, source: SourceRef) -> Source:
        """A source as a record names it."""
        found = self._cited.get(source.location)
        link = found.link if found else Link(None, LinkStatus.UNKNOWN)
        linked = self.linked(link, found.bibliography if found else Bibliography(), source.key)
        return linked._replace(locator=source.locator, quote=source.quote, supports=source.supports)

    def printed(self, linked: LinkedDocument, claim: DetectedClaim) -> Iterator[Source]:
        """The sources of a sentence as its citations print them, each once."""
        seen = set[Source]()
        for place in claim.citations:
            works = linked.citations[place].works
            for work, link in zip(works, linked.links[place], strict=True):
                source = self.linked(link, linked.bibliography, work.words)
                source = source._replace(locator=work.locator)
                if source not in seen:
                    seen.add(source)
                    yield source

    def linked(self, link: Link, bibliography: Bibliography, words: str) -> Source:
        """What a link leads to, by the numbers of this page."""
        candidates = tuple(
            (self._number(bibliography, candidate.key), candidate.why)
            for candidate in link.candidates
        )
        return Source(words, link.status, self._number(bibliography, link.key), candidates)

    def _number(self, bibliography: Bibliography, key: str | None) -> int | None:
        reference = bibliography.by_key.get(key) if key is not None else None
        return self.shelf.number_of(reference) if reference else None


def _years_in(text: str) -> tuple[int, ...]:
    """The years that a sentence names, each once."""
    dates = (one.value for one in quantities_in(text[:_LONGEST]))
    years = (date.year for date in dates if isinstance(date, WrittenDate))
    return tuple(dict.fromkeys(year for year in years if year is not None))
