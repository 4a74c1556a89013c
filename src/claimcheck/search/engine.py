"""Words -> ranked tracked claims, tolerant of typos and word forms."""

import difflib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import NamedTuple

from claimcheck.linking.names import fold, fold_with_origins
from claimcheck.model.claims import UNCHECKED, Ledger, TrackedClaim
from claimcheck.model.found import Found, Result
from claimcheck.model.references import Bibliography
from claimcheck.search.index import Index
from claimcheck.search.wording import Speller, Wording
from claimcheck.search.words import compounds_of, indexed_with_origins, merged, terms_of


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
    query: str,
    ledger: Ledger,
    bibliography: Bibliography,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
) -> Found:
    """The claims that match all words of the query, or else some of them.

    A query without a word finds nothing, but for a blank one: it lists what the filters leave.
    """
    filed = [(file.path, claim) for file in ledger.files for claim in file.claims]
    claims = [claim for _, claim in filed]
    passing = [row for row, (path, claim) in enumerate(filed) if _passes(claim, path, filters)]
    if not query.strip():
        return _unranked(query, [claims[row] for row in passing if filters.given], limit)
    terms = terms_of(query)
    if not terms:
        return Found(query)
    with closing(Index(claims, bibliography)) as index:
        speller = Speller(index)
        wording = speller.wording(term for term in terms if not term.excluded)
        banned = [speller.expression(term) for term in terms if term.excluded]
        hidden = _rows(index, [expression for expression in banned if expression])
        rows = [row for row in passing if row not in hidden]
        if all(term.excluded for term in terms):
            return _unranked(query, [claims[row] for row in rows], limit)
        scores, partial = _scores(index, wording, rows)
        named = [row for row in rows if _is_named(claims[row], query)]
        ranked = list(dict.fromkeys([*named, *scores]))
        return Found(
            query,
            tuple(
                Result(
                    claims[row],
                    round(scores.get(row, 0.0), 4),
                    _marks(claims[row], row, index, wording),
                )
                for row in ranked[: max(limit, 0)]
            ),
            wording.repairs,
            () if ranked else speller.nearest(wording.unknown),
            wording.unknown,
            partial and bool(ranked),
            len(ranked),
        )


def idle_filters(filters: Filters, ledger: Ledger) -> Iterator[str]:
    """A line for each filter that no claim of the ledger passes, with what may have been meant."""
    claims = ledger.claims
    keys = {source.key for claim in claims for source in claim.sources}
    tags = {tag for claim in claims for tag in claim.tags}
    files = [file.path for file in ledger.files]
    for key in filters.sources:
        if key not in keys:
            yield f'no claim cites "{key[:80]}"{_meant(key, keys)}'
    for tag in filters.tags:
        if not any(_has_tag(claim, (tag,)) for claim in claims):
            yield f'no claim has the tag "{tag}"{_meant(tag, tags)}'
    for name in filters.files:
        if not any(_is_within(path, name) for path in files):
            yield f'no ledger file "{name}"{_meant(name, {path.name for path in files})}'


def _meant(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word[:80], sorted(known), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""


def _unranked(query: str, claims: Sequence[TrackedClaim], limit: int) -> Found:
    results = tuple(Result(claim, 0.0, ()) for claim in claims[: max(limit, 0)])
    return Found(query, results, total=len(claims))


def _rows(index: Index, expressions: Sequence[str]) -> frozenset[int]:
    return index.rows(" OR ".join(expressions)) if expressions else frozenset()


def _scores(index: Index, wording: Wording, rows: Sequence[int]) -> tuple[dict[int, float], bool]:
    """Scores of the claims among `rows` that match every term, or else any; best first.

    Also whether it is only any of several known words.
    """
    scores = index.scores(wording.all) if wording.all else {}
    found = [row for row in rows if row in scores]
    if found or not wording.any:
        best = sorted(found, key=lambda row: (-scores[row], row))
        return {row: scores[row] for row in best}, False
    scores = index.scores(wording.any)
    terms = Counter(row for expression in wording.wanted for row in index.rows(expression))
    found = [row for row in rows if row in scores]
    found.sort(key=lambda row: (-terms[row], -scores[row], row))
    return {row: scores[row] for row in found}, len(wording.wanted) > 1


def _is_named(claim: TrackedClaim, query: str) -> bool:
    """Whether the query is the claim's id, or a key that it rests on."""
    wanted = query.strip()
    return claim.id == wanted or any(source.key == wanted for source in claim.sources)


def _marks(
    claim: TrackedClaim, row: int, index: Index, wording: Wording
) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    if wording.any:
        _, origins = indexed_with_origins(claim.text)
        found = index.ranges(wording.any, row)
        ranges += (_original(claim.text, origins, *place) for place in found)
    folded, origins = fold_with_origins(claim.text)
    for joined, start, end in compounds_of(folded):
        if joined in wording.joined:
            ranges.append(_original(claim.text, origins, start, end))
    return merged(ranges)


def _original(text: str, origins: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """The range of `text` that the characters from `start` to `end` stem from."""
    following = bisect_right(origins, origins[end - 1])
    return origins[start], origins[following] if following < len(origins) else len(text)


def _passes(claim: TrackedClaim, path: Path, filters: Filters) -> bool:
    keys = {source.key for source in claim.sources}
    return (
        (not filters.sources or not keys.isdisjoint(filters.sources))
        and (not filters.statuses or (claim.status or UNCHECKED) in filters.statuses)
        and (not filters.tags or _has_tag(claim, filters.tags))
        and (not filters.files or any(_is_within(path, wanted) for wanted in filters.files))
        and (not filters.unsourced or not keys)
    )


def _has_tag(claim: TrackedClaim, wanted: Iterable[str]) -> bool:
    return not {fold(tag).strip() for tag in claim.tags}.isdisjoint(
        fold(tag).strip() for tag in wanted
    )


def _is_within(path: Path, wanted: str) -> bool:
    """Whether a path holds these parts in a row, or matches the pattern."""
    parts, sought = path.parts, PurePath(wanted).parts
    if any(parts[at : at + len(sought)] == sought for at in range(len(parts))):
        return True
    name, pattern = path.as_posix(), PurePath(wanted).as_posix()
    return fnmatchcase(name, pattern) or fnmatchcase(name, f"*/{pattern}")
