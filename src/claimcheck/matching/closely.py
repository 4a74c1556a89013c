"""Compares claims closely, by their words, their roles and their figures.

Two claims state the same fact if they hold the same content words, in roles that agree, and the
same kinds of figures; then the figures are compared as values. No likeness is weighed: one other
content word may make another fact ("military aid", "economic aid"), so it is never outvoted. Only
a longer claim without other difference may have one plain word more. Since the words must be
the same, claims meet through a dictionary of their words, and never all against all.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.matching import Alike, Relation
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.quantities import Kind, Quantity, same
from claimcheck.model.wording import Wording, wording_of

# What a conflict needs beside the figure: fewer words ("79% agreed") name no fact. A date counts.
_ENOUGH_FOR_CONFLICT = 3
# A figure that recurs by chance in another year has fewer digits, or, in the thousands, one.
_TELLING_DIGITS = 3
_LARGE_COUNT = 1000
# Claims with the same words but other figures, compared one by one, and conflicts told of each.
_MOST_VARIANTS = 24
_MOST_CONFLICTS = 3

# What happens again and again, so that another date is another event.
_RECURRING = frozenset(
    """visit meet hold elect vote attack kill strik bomb win lose los protest veto test host summit
    election talk match hearing travel fly hit arrest warn threaten call publish report issu
    rise fall grow increas decreas drop decline shrink climb peak buy sell sold export import deliver
    play beat score flood storm quake eruption earthquake wound injur detain celebrat commemorat
    address speak telephon write declin sharply""".split()
)


def alike_among(claims: Sequence[TrackedClaim]) -> tuple[Alike, ...]:
    """Pairs of claims that state the same fact, as `alike_in` gives them."""
    index = _Index()
    verbatim: dict[str, TrackedClaim] = {}
    found: list[Alike] = []
    for place, claim in enumerate(claims):
        text = " ".join(claim.text.casefold().split())
        if text in verbatim:
            found.append(Alike(verbatim[text], claim, Relation.SAME, 1.0))
            continue
        entry = _Entry(place, claim, wording_of(claim.text))
        if entry.wording.words:
            verbatim[text] = claim
            found.extend(index.alike_to(entry))
    return tuple(found)


class _Entry(NamedTuple):
    place: int
    claim: TrackedClaim
    wording: Wording


class _Index:
    """The claims read so far, by their words."""

    def __init__(self) -> None:
        self._by_words: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_fewer: dict[str, tuple[_Entry, ...]] = {}
        # under their words less one

    def alike_to(self, entry: _Entry) -> Iterator[Alike]:
        """Pairs of an earlier claim with this one, which is remembered."""
        words = entry.wording.key
        fewer = list(entry.wording.keys_less_one())
        equal = self._by_words[words]
        near = [e for key in fewer for e in self._by_words.get(key, ())]
        near.extend(self._by_fewer.get(words, ()))
        yield from _pairs(entry, equal, near)
        if len(equal) < _MOST_VARIANTS:
            equal.append(entry)
            for key in fewer:
                others = self._by_fewer.get(key, ())
                if len(others) < _MOST_VARIANTS:
                    self._by_fewer[key] = (*others, entry)


def _pairs(entry: _Entry, equal: Sequence[_Entry], near: Sequence[_Entry]) -> list[Alike]:
    """The first claim that says the same; if none does, the first that contradict."""
    pairs: list[tuple[int, Alike]] = []
    for other in sorted([*equal, *near], key=lambda e: e.place):
        differing = differing_in(other.wording, entry.wording)
        if differing is None:
            continue
        score = _score(other.wording, entry.wording)
        if not differing:
            return [Alike(other.claim, entry.claim, Relation.SAME, score)]
        if other.wording.key == entry.wording.key and contradict(
            other.wording, entry.wording, differing
        ):
            pairs.append(
                (other.place, Alike(other.claim, entry.claim, Relation.CONFLICT, score, differing))
            )
    return [pair for _, pair in pairs[:_MOST_CONFLICTS]]


def differing_in(a: Wording, b: Wording) -> tuple[tuple[Quantity, Quantity], ...] | None:
    """The figures that differ; None if the words alone make these two facts."""
    if a.shape != b.shape or not a.roles_agree(b):
        return None
    pairs: list[tuple[Quantity, Quantity]] = []
    for kind in Kind:
        ours = [q for q in a.quantities if q.kind is kind]
        theirs = [q for q in b.quantities if q.kind is kind]
        pairs.extend(
            (q, r) for q, r in zip(ours, theirs, strict=True) if not same(_bare(q), _bare(r))
        )
    return tuple(sorted(pairs, key=lambda pair: pair[0].start))


def _bare(quantity: Quantity) -> Quantity:
    """Without the noun of a count, which is compared with the other words."""
    return quantity._replace(unit="") if quantity.kind is Kind.COUNT else quantity


def contradict(a: Wording, b: Wording, differing: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether claims of the same words differ as one fact told wrongly, not as two facts."""
    if a.depends_on_context or b.depends_on_context:
        return False
    dates = [pair for pair in differing if pair[0].kind is Kind.DATE]
    agreeing = len(a.quantities) - len(differing)
    dated = any(q.kind is Kind.DATE for q in a.quantities)
    if len(a.words) + dated < _ENOUGH_FOR_CONFLICT:
        return False
    if not dates:
        figures = sum(q.kind is not Kind.DATE for q in a.quantities)
        return len(differing) == 1 or figures > len(differing)
    if len(dates) != len(differing) or len(dates) > 1:
        return False
    return _only_the_date_is_wrong(a, agreeing)


def _only_the_date_is_wrong(wording: Wording, agreeing: int) -> bool:
    """One event at two dates; a series of values or a thing that recurs is none."""
    if not agreeing:
        return not any(word in _RECURRING for word in wording.words)
    return any(_is_telling(quantity) for quantity in wording.quantities)


def _is_telling(quantity: Quantity) -> bool:
    if not isinstance(quantity.value, Decimal):
        return False
    digits = len(quantity.value.normalize().as_tuple().digits)
    large = quantity.kind is Kind.COUNT and quantity.value >= _LARGE_COUNT
    return digits >= _TELLING_DIGITS - large


def _score(a: Wording, b: Wording) -> float:
    """The share of all words that both have."""
    ours, theirs = set(a.all_words), set(b.all_words)
    return round(len(ours & theirs) / len(ours | theirs), 3)
