"""Words -> ranked tracked claims, tolerant of typos and word forms."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import nearest
from claimcheck.linking.names import fold, fold_with_origins
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.found import Found, Result
from claimcheck.search.index import Index, ranges_of
from claimcheck.search.wording import Speller, Wording, row_of
from claimcheck.search.words import (
    LONGEST_QUERY,
    compounds_of,
    indexed_with_origins,
    merged,
    terms_of,
    words_of,
)

if TYPE_CHECKING:
    from claimcheck.search.catalogue import Catalogue


class Filters(NamedTuple):
    """Which claims are looked at: of each kind that is given, one must fit."""

    sources: tuple[str, ...] = ()
    # citation keys, exactly
    statuses: tuple[str, ...] = ()
    # of the last verdict; `unchecked` where there is none
    tags: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    # paths, folders or file names of the ledger, or patterns of them
    unsourced: bool = False

    @property
    def given(self) -> bool:
        """Whether there is any."""
        return self != NO_FILTERS


NO_FILTERS = Filters()


def search(
    query: str, catalogue: "Catalogue", filters: Filters = NO_FILTERS, limit: int = 20
) -> Found:
    """The claims that match all words of the query, or else some of them.

    A query without a word finds nothing, but for a blank one: it lists what the filters leave.
    """
    if not query.strip():
        listed = _passing(catalogue, filters) if filters.given else ()
        return _unranked(query, catalogue, listed, limit)
    terms = terms_of(query)
    if not terms:
        return Found(query)
    index = catalogue.index
    passing = _passing(catalogue, filters)
    speller = Speller(index)
    wording = speller.wording(term for term in terms if not term.excluded)
    banned = [speller.expression(term) for term in terms if term.excluded]
    hidden = _rows(index, [expression for expression in banned if expression])
    if all(term.excluded for term in terms):
        return _unranked(query, catalogue, [row for row in passing if row not in hidden], limit)
    allowed = frozenset(passing) if filters.given else passing
    scores, partial = _scores(index, wording, lambda row: row in allowed and row not in hidden)
    named = [row for row in _named(query, catalogue) if row in allowed and row not in hidden]
    ranked = list(dict.fromkeys([*named, *scores]))
    shown = ranked[: max(limit, 0)]
    claims = catalogue.claims(shown)
    return Found(
        query,
        tuple(
            Result(claim, round(scores.get(row, 0.0), 4), marks)
            for row, claim, marks in zip(shown, claims, _marks(claims, wording), strict=True)
        ),
        wording.repairs,
        () if ranked else speller.nearest(wording.unknown),
        wording.unknown,
        partial and bool(ranked),
        len(ranked),
    )


def idle_filters(filters: Filters, catalogue: "Catalogue") -> Iterator[str]:
    """A line for each filter that no claim of the ledger passes, with what may have been meant."""
    if not filters.given:
        return
    cards = catalogue.cards
    keys = {key for card in cards for key in card.keys}
    tags = {tag for card in cards for tag in card.tags}
    files = catalogue.files
    for key in filters.sources:
        if key not in keys:
            yield f'no claim cites "{key[:80]}"{_meant(key, keys)}'
    known = {_folded(tag) for tag in tags}
    for tag in filters.tags:
        if _folded(tag) not in known:
            yield f'no claim has the tag "{tag}"{_meant(tag, tags)}'
    for name in filters.files:
        if not any(_is_within(path, name) for path in files):
            yield f'no ledger file "{name}"{_meant(name, {path.name for path in files})}'


def _meant(word: str, known: Iterable[str]) -> str:
    hint = nearest(word, sorted(known))
    return f" ({hint})" if hint else ""


def _unranked(query: str, catalogue: "Catalogue", rows: Sequence[int], limit: int) -> Found:
    claims = catalogue.claims(rows[: max(limit, 0)])
    return Found(query, tuple(Result(claim, 0.0, ()) for claim in claims), total=len(rows))


def _rows(index: Index, expressions: Sequence[str]) -> frozenset[int]:
    return index.rows(" OR ".join(expressions)) if expressions else frozenset()


def _scores(
    index: Index, wording: Wording, is_allowed: Callable[[int], bool]
) -> tuple[dict[int, float], bool]:
    """Scores of the allowed claims that match every term, or else any; best first.

    Also whether it is only any of several known words.
    """
    scores = index.scores(wording.all) if wording.all else {}
    found = list(filter(is_allowed, scores))
    if found or not wording.any:
        best = sorted(found, key=lambda row: (-scores[row], row))
        return {row: scores[row] for row in best}, False
    scores = index.scores(wording.any)
    terms = Counter(row for expression in wording.wanted for row in index.rows(expression))
    found = list(filter(is_allowed, scores))
    found.sort(key=lambda row: (-terms[row], -scores[row], row))
    return {row: scores[row] for row in found}, len(wording.wanted) > 1


def _named(query: str, catalogue: "Catalogue") -> list[int]:
    """The claims of which the query is the id, or a key that they rest on."""
    wanted = query.strip()
    words = words_of(wanted[:LONGEST_QUERY])
    # Most queries are neither, and the words of the index tell so without a look at the claims.
    likely = catalogue.index.rows(f"{{id sources}} : {row_of(words)}") if words else ()
    cards = catalogue.cards if likely else ()
    return [row for row in sorted(likely) if wanted in (cards[row].id, *cards[row].keys)]


def _marks(
    claims: Sequence[TrackedClaim], wording: Wording
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The ranges of each claim's text that match."""
    folds = [fold_with_origins(claim.text) for claim in claims]
    texts = [indexed_with_origins(folded, origins) for folded, origins in folds]
    expression = wording.marked
    found = ranges_of([text for text, _ in texts], expression) if claims and expression else {}
    for place, (claim, (folded, origins)) in enumerate(zip(claims, folds, strict=True)):
        _, stems = texts[place]
        ranges = [_original(claim.text, stems, *one) for one in found.get(place, ())]
        for joined, start, end in compounds_of(folded):
            if joined in wording.joined:
                ranges.append(_original(claim.text, origins, start, end))
        yield merged(ranges)


def _original(text: str, origins: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """The range of `text` that the characters from `start` to `end` stem from."""
    following = bisect_right(origins, origins[end - 1])
    return origins[start], origins[following] if following < len(origins) else len(text)


def _passing(catalogue: "Catalogue", filters: Filters) -> Sequence[int]:
    """The rows of the claims that pass, in order."""
    if not filters.given:
        return range(catalogue.count)
    wanted = {_folded(tag) for tag in filters.tags}
    files = {
        place
        for place, path in enumerate(catalogue.files)
        if any(_is_within(path, name) for name in filters.files)
    }
    return [
        row
        for row, card in enumerate(catalogue.cards)
        if (not filters.sources or not set(filters.sources).isdisjoint(card.keys))
        and (not filters.statuses or card.status in filters.statuses)
        and (not filters.tags or not wanted.isdisjoint(map(_folded, card.tags)))
        and (not filters.files or card.file in files)
        and (not filters.unsourced or not card.keys)
    ]


@lru_cache(maxsize=4096)
def _folded(tag: str) -> str:
    return fold(tag).strip()


def _is_within(path: Path, wanted: str) -> bool:
    """Whether a path holds these parts in a row, or matches the pattern."""
    parts, sought = path.parts, PurePath(wanted).parts
    if any(parts[at : at + len(sought)] == sought for at in range(len(parts))):
        return True
    name, pattern = path.as_posix(), PurePath(wanted).as_posix()
    return fnmatchcase(name, pattern) or fnmatchcase(name, f"*/{pattern}")
