"""What goes out: which claims and works, and in which form."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.analysis import Analysis
from claimcheck.cli.outputs import put
from claimcheck.cli.streams import say
from claimcheck.errors import UnreadableError, UsageError, nearest
from claimcheck.exchange.holdings import Holdings
from claimcheck.ledger.digest import is_stale
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.references import Bibliography, Reference
from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, clip, counted
from claimcheck.search.engine import Filters


def chosen(
    analysis: Analysis, filters: Filters, sections: tuple[str, ...]
) -> tuple[TrackedClaim, ...]:
    """The claims that pass, in the order of the ledger; says which filter none can pass."""
    from claimcheck.linking.names import fold
    from claimcheck.search.catalogue import LedgerCatalogue
    from claimcheck.search.engine import idle_filters, search

    claims = analysis.ledger.claims
    if filters.given:
        catalogue = LedgerCatalogue(analysis.ledger, Bibliography())
        for line in idle_filters(filters, catalogue):
            say(line)
        found = search("", catalogue, filters, limit=catalogue.count)
        claims = tuple(result.claim for result in found.results)
    if not sections:
        return claims
    known = {
        fold(one.section).strip(): one.section for one in analysis.ledger.claims if one.section
    }
    wanted = {fold(name).strip(): name for name in sections}
    for name in wanted.keys() - known.keys():
        hint = nearest(wanted[name], known.values())
        say(f'no claim is in a section "{clip(wanted[name])}"{f" ({hint})" if hint else ""}')
    return tuple(one for one in claims if fold(one.section or "").strip() in wanted)


def held_of(analysis: Analysis, claims: tuple[TrackedClaim, ...]) -> Holdings:
    """These claims with the works they rest on and the passages that state them."""
    documents = {file.path: file.document for file in analysis.ledger.files}
    return Holdings(claims, analysis.shelves, documents, dict(_passages(analysis)))


def name_outdated(claims: Iterable[TrackedClaim]) -> None:
    """Say how many have a verdict that is not about what they say now."""
    if stale := sum(map(is_stale, claims)):
        say(f"{counted(stale, 'claim')} left out: edited since the last verdict")


def _passages(analysis: Analysis) -> Iterator[tuple[Location, Location]]:
    """The place of each claim that its document states, and the first place there."""
    if not analysis.documents:
        return
    from claimcheck.tracking import pairs_in

    for pair in pairs_in(analysis.ledger, analysis.documents):
        for match in pair.matches:
            if match.spans:
                yield match.claim.location, pair.text.document.locate(match.spans[0])


def works(
    analysis: Analysis,
    claims: Sequence[TrackedClaim] | None,
    page: Page,
    *,
    everything: bool,
) -> tuple[str, bool]:
    """The works that are cited as CSL-JSON, and whether all could be read.

    Those that these claims cite, or, where none are given, any claim or document; or all there are.
    """
    from claimcheck.exchange.csl import as_csl_json

    cited = [*_cited(analysis, analysis.ledger.claims if claims is None else claims)]
    if claims is None:
        cited += [(key, one.bibliography) for one in analysis.documents for key in one.cited_keys()]
    found = {shelf.by_key[key].location for key, shelf in cited if key in shelf.by_key}
    every = [one for shelf in analysis.bibliographies for one in shelf.by_key.values()]
    wanted: dict[Location, Reference] = {
        one.location: one for one in every if everything or one.location in found
    }
    lost = {one.location: one for shelf in analysis.bibliographies for one in shelf.lost}
    for place, broken in lost.items():
        say(f"claimcheck: {page.place(place.path)}:{place.start}: {clip(broken.message)}")
    missing = {key for key, _ in cited} - {one.key for one in every}
    for key in sorted(missing - {broken.key for broken in lost.values()}):
        say(f'"{clip(key)}" is cited and not in the bibliography')
    return as_csl_json(wanted.values()), not lost and not analysis.skipped


def _cited(
    analysis: Analysis, claims: Iterable[TrackedClaim]
) -> Iterator[tuple[str, Bibliography]]:
    """Every key that claims name, with the bibliography in which it stands first."""
    for claim in claims:
        shelves = analysis.shelves[claim.location.path]
        for source in claim.sources:
            holding = (shelf for shelf in shelves if source.key in shelf.by_key)
            yield source.key, next(holding, Bibliography())


def put_list(path: Path, text: str, analysis: Analysis) -> None:
    """Write a worklist, unless it would cost the verdicts that somebody has filled in there."""
    from claimcheck.exchange.reading import read_worklist
    from claimcheck.exchange.verdicts import outstanding
    from claimcheck.files import read

    try:
        rows = read_worklist(path, read(path).text).rows
    except UnreadableError:
        rows = ()  # there is none, or it is no list
    if left := outstanding(rows, analysis.ledger.claims):
        what = f"{path} has {counted(len(left), 'verdict')} that the ledger has not"
        raise UsageError(what, "import them first, or name another file")
    put(path, text, analysis.sources)
