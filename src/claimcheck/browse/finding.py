"""The search of `claimcheck search`, while the words are still being typed."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.claims import TrackedClaim
from claimcheck.model.found import Found
from claimcheck.reporters.page import clip
from claimcheck.search.catalogue import Card, LedgerCatalogue
from claimcheck.search.engine import NO_FILTERS, Filters, search
from claimcheck.search.index import Index

# Claims that are listed; nobody walks through more, and each has to be searched for its marks.
LIMIT = 200
_PASSES = "passes"


class Sought(NamedTuple):
    """Rows that were found, the best first."""

    rows: tuple[int, ...]
    marks: tuple[tuple[int, tuple[tuple[int, int], ...]], ...]
    # of some rows: the ranges of its text that matched
    remark: str
    # a line on what was made of the query; empty where there is nothing to say


class _Narrowed:
    """A catalogue in which only some rows pass the filter."""

    def __init__(self, whole: LedgerCatalogue, rows: Sequence[int]) -> None:
        self.whole = whole
        self.rows = frozenset(rows)

    @property
    def index(self) -> Index:
        return self.whole.index

    @property
    def count(self) -> int:
        return self.whole.count

    @property
    def files(self) -> Sequence[Path]:
        return self.whole.files

    @cached_property
    def cards(self) -> Sequence[Card]:
        return [
            Card(card.id, card.file, card.keys, card.tags, _PASSES) if row in self.rows else card
            for row, card in enumerate(self.whole.cards)
        ]

    def claims(self, rows: Sequence[int]) -> Sequence[TrackedClaim]:
        return self.whole.claims(rows)


def seek(catalogue: LedgerCatalogue, query: str, passing: Sequence[int]) -> Sought:
    """Those of the rows that match; a last word that is not finished stands for all it begins."""
    narrowed = len(passing) < catalogue.count
    among = _Narrowed(catalogue, passing) if narrowed else catalogue
    filters = Filters(statuses=(_PASSES,)) if narrowed else NO_FILTERS
    found = Found(query)
    is_word = query[-1:].isalnum() and query.count('"') % 2 == 0
    if is_word:
        found = search(f"{query}*", among, filters, LIMIT)
    # It may be misspelt, and not unfinished.
    if not found.results or found.partial:
        found = search(query, among, filters, LIMIT)
    # The claims that are found are those of the catalogue, not others that are equal to them.
    places = {id(claim): row for row, claim in enumerate(catalogue.all)}
    rows = tuple(places[id(result.claim)] for result in found.results)
    marks = zip(rows, (result.marks for result in found.results), strict=True)
    return Sought(rows, tuple(marks), _remark(found))


def _remark(found: Found) -> str:
    if not found.results:
        near = f"; nearest words: {', '.join(map(clip, found.nearest))}" if found.nearest else ""
        return f"no claim matches{near}"
    parts = [f'searched for "{clip(one.used)}"' for one in found.repairs]
    parts += [f'nothing like "{clip(word)}"' for word in found.unknown]
    if found.partial:
        parts.append("these have some of the words")
    if len(found.results) < found.total:
        parts.append(f"the best {len(found.results)} of {found.total}")
    return "; ".join(parts)
