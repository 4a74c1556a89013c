"""What goes out: which claims and works, and in which form."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.analysis import Analysis
from claimcheck.cli.outputs import put
from claimcheck.cli.streams import say
from claimcheck.cli.titles import titled
from claimcheck.errors import ClaimcheckError, UnreadableError, UsageError, nearest
from claimcheck.exchange.claim_review import is_reviewed
from claimcheck.exchange.holdings import Holdings, left_of
from claimcheck.ledger.digest import is_stale
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.references import Bibliography, Reference
from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, clip, counted
from claimcheck.reporters.unread import Unread, unread_in
from claimcheck.search.engine import Filters

_ALL = "--all takes those that nobody cites too"


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
    texts = {one.document.path: one.document for one in analysis.documents}
    documents = {file.path: titled(file, texts) for file in analysis.ledger.files}
    unread = unread_in(analysis.ledger, analysis.skipped)
    return Holdings(claims, analysis.shelves, documents, dict(_passages(analysis)), unread)


def name_left_out(claims: Sequence[TrackedClaim]) -> None:
    """Say what a list of reviews of these claims lacks."""
    if stale := sum(map(is_stale, claims)):
        say(f"{counted(stale, 'claim')} left out: edited since the last verdict")
    if any(map(is_reviewed, claims)):
        say('the reviews have no "url", which search engines ask for: add where you publish each')
    elif not stale:
        say("no claim has a verdict that holds")


def left_in(claims: Sequence[TrackedClaim]) -> tuple[TrackedClaim, ...]:
    """Those that are still to be checked; says so where that is none."""
    left = left_of(claims)
    if claims and not left:
        say("no claim is left to check (--all lists those that are checked)")
    return left


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
) -> tuple[str, tuple[Unread, ...]]:
    """The works that are cited as CSL-JSON, and what could not be read of them.

    Those that these claims cite, or, where none are given, any claim or document; or all there are.
    Raises ClaimcheckError where nothing is there that could cite one.
    """
    from claimcheck.exchange.csl import as_csl_json

    if not (everything or analysis.ledger.files or analysis.documents or analysis.skipped):
        raise ClaimcheckError("no claim and no document is there to cite a work", _ALL)
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
    if all(shelf.complete for shelf in analysis.bibliographies):
        missing = {key for key, _ in cited} - {one.key for one in every}
        for key in sorted(missing - {broken.key for broken in lost.values()}):
            say(f'"{clip(key)}" is cited and not in the bibliography')
    if every and not (cited or everything):
        say(f"no work is cited ({_ALL})")
    entries = [Unread(place.path, place.start.line, one.message) for place, one in lost.items()]
    files = [Unread(one.path, None, one.reason) for one in analysis.skipped]
    return as_csl_json(wanted.values()), (*files, *entries)


def _cited(
    analysis: Analysis, claims: Iterable[TrackedClaim]
) -> Iterator[tuple[str, Bibliography]]:
    """Every key that claims name, with the bibliography in which it stands first."""
    for claim in claims:
        shelves = analysis.shelves[claim.location.path]
        for source in claim.sources:
            holding = (shelf for shelf in shelves if source.key in shelf.by_key)
            yield source.key, next(holding, Bibliography())


def put_whole(
    path: Path, text: str, analysis: Analysis, lacking: Sequence[Unread], *, is_list: bool
) -> None:
    """Write a file, but none that lacks something.

    A file outlives what was said when it was made: who opens it next week takes it for all.
    """
    if lacking:
        what = "not everything could be read"
        hint = 'claimcheck audit says more; without "-o" what could be read is printed'
        raise ClaimcheckError(f"{path} was not written: {what}", hint)
    _keep_filled(path, analysis, is_list=is_list)
    put(path, text, analysis.sources)


def _keep_filled(path: Path, analysis: Analysis, *, is_list: bool) -> None:
    """Raise UsageError where a file has verdicts that somebody filled in, not brought in yet.

    A list that takes the place of one that cannot be read may cost some too; a file in another form
    mostly takes the place of its like, which is no list.
    """
    from claimcheck.exchange.reading import open_worklist, read_worklist
    from claimcheck.exchange.verdicts import outstanding

    if not path.is_file():
        return
    try:
        found = read_worklist(path, open_worklist(path))
    except UnreadableError as error:
        if not is_list:
            return
        what = f"{path} {error.message}: it may hold verdicts"
        raise UsageError(what, "name another file") from error
    if left := outstanding(found.rows, analysis.ledger.claims):
        what = f"{path} has {counted(len(left), 'verdict')} that the ledger has not"
        raise UsageError(what, "import them first, or name another file")
    if found.problems and is_list:
        what = f"{path} has lines that cannot be read: they may be verdicts"
        raise UsageError(what, "claimcheck import says more; or name another file")
