"""The plot of years: what the claims tell of, against their sources."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from claimcheck.model.annotated import AnnotatedDraft
from claimcheck.model.references import LinkStatus
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.plots import WIDTH, Numbers, drawing, figure, short

# Years between two that are written at an axis, and how many of them there may be.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_STEPS = 6
# Room for the years at the side.
_LEFT = 44


def by_year(draft: AnnotatedDraft) -> Html:
    """The years of the sources against the years of what they are cited for."""
    dated = Counter[tuple[int, int]]()
    older = set[tuple[int, int]]()
    for claim in draft.claims:
        if not claim.is_fact:
            continue
        years = [
            draft.works[source.work].year
            for source in claim.sources
            if source.work is not None and source.status is LinkStatus.LINKED
        ]
        known = [year for year in years if year is not None]
        for event in claim.years:
            dated.update((work, event) for work in known)
            # Another source of the claim, or one of any year, may tell of what this one cannot.
            if len(known) == len(years) == len(claim.sources) and max(known, default=event) < event:
                older.update((work, event) for work in known)
    if not dated:
        return NOTHING
    rows = sorted(dated.items())
    events = _Axis.over((event for _, event in dated), WIDTH - _LEFT - 20)
    works = _Axis.over((work for work, _ in dated), 210)
    return figure(
        "Years of the sources and of the events",
        " ".join(_meaning(dated, older, has_line=_shared(events, works) is not None)),
        _scatter(dated, older, events, works),
        Numbers(
            ("source of", "event of", "claims"),
            [(str(work), str(event), str(count)) for (work, event), count in rows],
        ),
    )


def _meaning(
    dated: Iterable[tuple[int, int]], older: Collection[tuple[int, int]], *, has_line: bool
) -> Iterator[str]:
    """What can be seen, and nothing else."""
    yield "Each dot is a year that a claim names, beside the year of its source."
    if has_line:
        yield "On the dashed line both are the same."
    if older:
        yield "A triangle is a source that is older than what it is cited for."
    if any(work < event for work, event in dated if (work, event) not in older):
        yield "A dot's source may be older too: its claim then has another."
    elif not older:
        yield "No source is older than what it is cited for."


class _Axis(NamedTuple):
    """Years along one side, from `first` to `last` over `room` units, written in round steps."""

    first: int
    last: int
    step: int
    room: int

    @classmethod
    def over(cls, years: Iterable[int], room: int) -> Self:
        """An axis that holds these years, and a little more at both ends."""
        held = sorted(years)
        slack = 1 + (held[-1] - held[0]) // 30
        first, last = held[0] - slack, held[-1] + slack
        step = next((s for s in _STEPS if (last - first) / s <= _MOST_STEPS), _STEPS[-1])
        return cls(first, last, step, room)

    def at(self, year: float) -> float:
        """How far along a year stands."""
        return (year - self.first) / (self.last - self.first) * self.room

    @property
    def ticks(self) -> range:
        """The years that are written."""
        return range(self.first + -self.first % self.step, self.last + 1, self.step)


def _shared(events: _Axis, works: _Axis) -> tuple[int, int] | None:
    """The years from which and to which both axes go; None where they have none in common."""
    first, last = max(events.first, works.first), min(events.last, works.last)
    return (first, last) if first < last else None


def _scatter(
    dated: Mapping[tuple[int, int], int],
    older: Collection[tuple[int, int]],
    events: _Axis,
    works: _Axis,
) -> Html:
    """Events to the right, sources upwards, each axis to a scale of its own."""
    left, top = _LEFT, 22
    base = top + works.room

    def x(year: int) -> str:
        return short(left + events.at(year))

    def y(year: int) -> str:
        return short(base - works.at(year))

    inside: list[Html] = []
    for year in events.ticks:
        inside += [
            tag("line", x1=x(year), y1=top, x2=x(year), y2=base, class_="grid"),
            tag("text", text(str(year)), x=x(year), y=base + 16, class_="tick middle"),
        ]
    for year in works.ticks:
        inside += [
            tag("line", x1=left, y1=y(year), x2=left + events.room, y2=y(year), class_="grid"),
            tag(
                "text", text(str(year)), x=left - 6, y=short(float(y(year)) + 4), class_="tick end"
            ),
        ]
    if shared := _shared(events, works):
        first, last = shared
        inside.append(tag("line", x1=x(first), y1=y(first), x2=x(last), y2=y(last), class_="same"))
    inside += [
        tag(
            "text",
            text("year in the claim →"),
            x=left + events.room,
            y=base + 34,
            class_="axis end",
        ),
        tag("text", text("↑ year of the source"), x=0, y=12, class_="axis"),
    ]
    for (work, event), count in sorted(dated.items()):
        if (work, event) in older:
            corners = f"M{x(event)} {short(float(y(work)) - 6)}l6 11h-12z"
            inside.append(tag("path", d=corners, class_="older"))
        else:
            radius = min(3 * count**0.5, 9)
            inside.append(tag("circle", cx=x(event), cy=y(work), r=short(radius), class_="dot"))
    return drawing(inside, base + 40)
