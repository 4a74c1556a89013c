"""Which claims of a desk are shown, and in which order."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.browse.asked import IS, SECTION, SOURCE, TAG, Asked, Filter, asked, folded, written
from claimcheck.browse.desk import Desk, desk_of
from claimcheck.browse.finding import seek
from claimcheck.browse.project import Project
from claimcheck.errors import near
from claimcheck.model.claims import UNCHECKED, Status
from claimcheck.model.matches import Outcome
from claimcheck.reporters.page import clip
from claimcheck.reporters.progress import STALE
from claimcheck.search.catalogue import LedgerCatalogue

Holds = Callable[[Desk, int], bool]


def _stands(standing: str) -> Holds:
    return lambda desk, place: desk.standing(place) == standing


# What can be asked of a claim after `is:`, in the order in which it is offered.
STATES: Mapping[str, Holds] = {
    "left": lambda desk, place: desk.is_left(place),
    "unsourced": lambda desk, place: not desk.rows[place].claim.sources,
    "missing": lambda desk, place: bool(desk.rows[place].missing),
    "waived": lambda desk, place: desk.rows[place].claim.waive is not None,
    Outcome.CHANGED: lambda desk, place: desk.rows[place].outcome is Outcome.CHANGED,
    Outcome.GONE: lambda desk, place: desk.rows[place].outcome is Outcome.GONE,
    UNCHECKED: _stands(UNCHECKED),
    STALE: _stands(STALE),
    **{str(status): _stands(status) for status in Status},
    "unsaved": lambda desk, place: desk.verdict_on(place) is not None,
}
STANDING = "standing"
_STANDINGS = frozenset({UNCHECKED, STALE, *map(str, Status)})


def asking(desk: Desk, line: str, catalogue: LedgerCatalogue) -> Desk:
    """The desk with the claims that a line asks for; what was searched for best first.

    A claim stays in the list until something else is asked, though it be judged meanwhile.
    """
    wanted = asked(line)
    passing, remarks = _passing(desk, wanted)
    if not passing and desk.rows and not remarks:
        remarks.append("no claim is all that")
    if not wanted.words:
        remark = "; ".join(remarks)
        return replace(desk, asked=line, shown=tuple(passing), marks={}, remark=remark)
    found = seek(catalogue, wanted.words, passing)
    remark = "; ".join([*remarks, *([found.remark] if found.remark else [])])
    return replace(desk, asked=line, shown=found.rows, marks=dict(found.marks), remark=remark)


def renewed(desk: Desk, project: Project, catalogue: LedgerCatalogue) -> Desk:
    """The desk over a project that was read again, with what is pending and what was asked for."""
    return asking(replace(desk_of(project), judged=desk.judged), desk.asked, catalogue)


def _passing(desk: Desk, wanted: Asked) -> tuple[Sequence[int], list[str]]:
    """The rows that pass all filters, and a line for each filter that means nothing here."""
    rows: Sequence[int] = range(len(desk.rows))
    remarks: list[str] = []
    groups: dict[tuple[str, bool], list[Filter]] = {}
    for one in wanted.filters:
        groups.setdefault((_question(one), one.is_excluding), []).append(one)
    for (_, is_excluding), filters in groups.items():
        tests: list[Callable[[int], bool]] = []
        for one in filters:
            test = _test(desk, one)
            if test is None:
                hint = _meant(desk, one)
                remarks.append(
                    f'nothing here is "{clip(one.written.lstrip("-"))}"{f" ({hint})" if hint else ""}'
                )
            else:
                tests.append(test)
        rows = [row for row in rows if any(test(row) for test in tests) is not is_excluding]
    return rows, remarks


def _question(one: Filter) -> str:
    """What a filter is an answer to: of several answers to one question, one must fit."""
    if one.kind != IS:
        return one.kind
    return STANDING if _named(one.value, STATES) <= _STANDINGS else one.value


def _test(desk: Desk, one: Filter) -> Callable[[int], bool] | None:
    """Whether a row is what a filter names; None if no row can be."""
    named = _named(one.value, _known(desk, one.kind))
    if one.kind == IS:
        states = [STATES[name] for name in sorted(named)]
        return (lambda row: any(holds(desk, row) for holds in states)) if states else None
    values = _VALUES[one.kind]
    return (lambda row: not named.isdisjoint(values(desk, row))) if named else None


def _known(desk: Desk, kind: str) -> Iterable[str]:
    """All values that a filter of a kind can have here."""
    if kind == IS:
        return STATES
    return {value for row in range(len(desk.rows)) for value in _VALUES[kind](desk, row)}


def _meant(desk: Desk, one: Filter) -> str | None:
    """The filters that were probably meant by one that means nothing, as a hint."""
    names = near(one.value, filter(None, _known(desk, one.kind)))
    terms = filter(None, (written(one.kind, name) for name in sorted(names)))
    return f"did you mean {' or '.join(map(clip, terms))}?" if names else None


def _named(value: str, values: Iterable[str]) -> frozenset[str]:
    """The values that are this one, or else begin so."""
    known = {one: folded(one) for one in values}
    exactly = frozenset(one for one, form in known.items() if form == value)
    return exactly or frozenset(
        one for one, form in known.items() if value and form.startswith(value)
    )


def _sections(desk: Desk, row: int) -> tuple[str, ...]:
    return (desk.rows[row].claim.section or "",)


def _sources(desk: Desk, row: int) -> tuple[str, ...]:
    return tuple([source.key for source in desk.rows[row].claim.sources])


def _tags(desk: Desk, row: int) -> tuple[str, ...]:
    return desk.rows[row].claim.tags


_VALUES: Mapping[str, Callable[[Desk, int], tuple[str, ...]]] = {
    SECTION: _sections,
    SOURCE: _sources,
    TAG: _tags,
}


class Offer(NamedTuple):
    """A filter that leaves something, and how many claims."""

    term: str
    claims: int

    @property
    def words(self) -> str:
        """The filter, safe to show."""
        return f"{clip(self.term)} (none)" if self.term.endswith(':""') else clip(self.term)


def offers(desk: Desk) -> Iterator[Offer]:
    """Every filter that some claim passes: states, then sections in order, then what is frequent."""
    rows = range(len(desk.rows))
    for state, holds in STATES.items():
        if count := sum(holds(desk, row) for row in rows):
            yield Offer(written(IS, state), count)
    for kind, values in _VALUES.items():
        counts = Counter(value for row in rows for value in dict.fromkeys(values(desk, row)))
        ordered = counts.items() if kind == SECTION else counts.most_common()
        terms = ((written(kind, value), count) for value, count in ordered)
        yield from (Offer(term, count) for term, count in terms if term)
