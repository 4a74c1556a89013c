"""Three plots as SVG, each with the numbers behind it in a table.

A plot is 360 units wide, so that on a phone its letters are as large as the text beside it. States
differ by pattern too, and every bar is labelled.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from claimcheck.model.annotated import AnnotatedDraft, State
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.signs import SIGNS

WIDTH = 360
_ROW = 34
_BAR = 12
# More bars are not drawn; the table has them all.
MOST_BARS = 12
_LONGEST_NAME = 46
# Beside the longest bar there is room for its count.
_MARGIN = 34
# Years between two that are written at an axis, and how many of them there may be.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_STEPS = 6


class Bar(NamedTuple):
    """One bar: what it counts, where its name leads, and its stretches in order."""

    name: str
    href: str
    counts: dict[State, int]

    @property
    def total(self) -> int:
        """All that it counts."""
        return sum(self.counts.values())


def patterns() -> Html:
    """The hatchings that all plots share; to be put on the page once."""
    lines = [
        tag(
            "pattern", *inside, id=f"hatch-{name}", width=6, height=6, patternUnits="userSpaceOnUse"
        )
        for name, inside in (
            ("diagonal", [tag("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2")]),
            ("dots", [tag("circle", cx=3, cy=3, r=1.2)]),
            ("cross", [tag("path", d="M0 3h6M3 0v6")]),
        )
    ]
    return tag("svg", tag("defs", *lines), class_="defs", width=0, height=0, aria_hidden="true")


def by_section(draft: AnnotatedDraft) -> Html:
    """How the claims of each section stand."""
    bars = [
        Bar(section.title or "Before the first heading", f"h{number}-{place}" if place else f"p{number}",
            {s: c for s, c in section.states.items() if s is not State.WEAK})
        for number, part in enumerate(draft.parts, 1)
        for place, section in enumerate(part.sections)
    ]  # fmt: skip
    bars = [bar for bar in bars if bar.total]
    if not bars:
        return NOTHING
    states = [state for state in State if any(bar.counts.get(state) for bar in bars)]
    return _figure(
        "Claims by section and state",
        "Each bar is a section of the text; its stretches are claims, from those in need of care "
        "to those that are settled.",
        _bars(bars),
        ("section", *(SIGNS[state].word for state in states), "all"),
        [
            (bar.name, *(str(bar.counts.get(state, 0)) for state in states), str(bar.total))
            for bar in bars
        ],
        _legend(states),
    )


def by_source(draft: AnnotatedDraft) -> Html:
    """How many claims rest on each source: what breaks if it falls."""
    bars = [
        Bar(
            work.short,
            f"r{number}",
            dict(Counter(draft.claims[claim].state for claim in work.claims)),
        )
        for number, work in enumerate(draft.works, 1)
        if work.claims
    ]
    bars.sort(key=lambda bar: -bar.total)
    if not bars:
        return NOTHING
    return _figure(
        "Sources by the claims that rest on them",
        "What breaks if a source falls: the longer the bar, the more claims go with it.",
        _bars(bars),
        ("source", "claims"),
        [(bar.name, str(bar.total)) for bar in bars],
        _legend(state for state in State if any(state in bar.counts for bar in bars)),
    )


def by_year(draft: AnnotatedDraft) -> Html:
    """The years of the sources against the years of what they are cited for."""
    points = Counter(
        (draft.works[source.work].year, year)
        for claim in draft.claims
        if claim.is_fact
        for source in claim.sources
        if source.work is not None and source.status == "linked"
        for year in claim.years
    )
    dated = {(work, event): count for (work, event), count in points.items() if work is not None}
    if not dated:
        return NOTHING
    rows = sorted(dated.items())
    return _figure(
        "Years of the sources and of the events",
        "Each dot is a year that a claim names, beside the year of its source. Below the line, and "
        "with corners, the source is older than what it is cited for.",
        _scatter(dated),
        ("source of", "event of", "claims"),
        [(str(work), str(event), str(count)) for (work, event), count in rows],
    )


def _figure(
    title: str,
    meaning: str,
    drawing: Html,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    legend: Html = NOTHING,
) -> Html:
    head = tag("tr", *(tag("th", text(one), scope="col") for one in heads))
    body = [
        tag("tr", tag("th", text(row[0]), scope="row"), *(tag("td", text(one)) for one in row[1:]))
        for row in rows
    ]
    table = tag("table", tag("thead", head), tag("tbody", *body))
    return tag(
        "figure",
        tag("figcaption", tag("strong", text(title)), text(f" {meaning}")),
        drawing,
        legend,
        tag(
            "details",
            tag("summary", text("The numbers"), tag("span", text(f": {title}"), class_="unseen")),
            tag("div", table, class_="table", role="region", aria_label=title, tabindex="0"),
        ),
        class_="plot",
    )


def _bars(bars: Sequence[Bar]) -> Html:
    """Bars under their names, all to one scale; decoration for those who have the table."""
    shown = bars[:MOST_BARS]
    most = max(bar.total for bar in shown)
    height = _ROW * len(shown) + (20 if len(shown) < len(bars) else 0)
    inside = [piece for place, bar in enumerate(shown) for piece in _bar(bar, place * _ROW, most)]
    if len(shown) < len(bars):
        more = f"and {len(bars) - len(shown)} more, in the table"
        inside.append(tag("text", text(more), x=0, y=height - 4, class_="faint"))
    return _drawing(inside, height)


def _bar(bar: Bar, top: int, most: int) -> Iterator[Html]:
    room = WIDTH - _MARGIN
    name = tag("text", text(_shortened(bar.name)), x=0, y=top + 12)
    yield tag("a", name, href=f"#{bar.href}", tabindex="-1")
    x = 0.0
    for state in State:
        count = bar.counts.get(state, 0)
        if not count:
            continue
        wide = count / most * room
        for kind in "bh":  # its colour, and over it the pattern
            yield tag(
                "rect",
                x=_short(x),
                y=top + 17,
                width=_short(max(wide - 1, 1)),
                height=_BAR,
                class_=f"{kind}-{state}",
            )
        x += wide
    yield tag("text", text(str(bar.total)), x=_short(x + 4), y=top + 27, class_="count")


class _Axis(NamedTuple):
    """Years along one side, from `first` to `last` in round steps, over `room` units."""

    first: int
    last: int
    step: int
    room: int

    @classmethod
    def over(cls, years: Iterable[int], room: int) -> Self:
        """An axis that holds these years, and some more at both ends."""
        held = sorted(years)
        first, last = held[0] - 1, held[-1] + 1
        step = next((s for s in _STEPS if (last - first) / s <= _MOST_STEPS), _STEPS[-1])
        return cls(first - first % step, last + -last % step, step, room)

    def at(self, year: float) -> float:
        """How far along a year stands."""
        return (year - self.first) / (self.last - self.first) * self.room

    @property
    def ticks(self) -> range:
        """The years that are written."""
        return range(self.first, self.last + 1, self.step)


def _scatter(dated: dict[tuple[int, int], int]) -> Html:
    """Events to the right, sources upwards, each axis to a scale of its own."""
    left, top = 44, 22
    events = _Axis.over((event for _, event in dated), WIDTH - left - 20)
    works = _Axis.over((work for work, _ in dated), 210)
    base = top + works.room

    def x(year: int) -> str:
        return _short(left + events.at(year))

    def y(year: int) -> str:
        return _short(base - works.at(year))

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
                "text", text(str(year)), x=left - 6, y=_short(float(y(year)) + 4), class_="tick end"
            ),
        ]
    first, last = max(events.first, works.first), min(events.last, works.last)
    if first < last:
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
        if work < event:
            corners = f"M{x(event)} {_short(float(y(work)) - 6)}l6 11h-12z"
            inside.append(tag("path", d=corners, class_="older"))
        else:
            radius = min(3.5 + 1.2 * (count - 1), 9)
            inside.append(tag("circle", cx=x(event), cy=y(work), r=_short(radius), class_="dot"))
    return _drawing(inside, base + 40)


def _legend(states: Iterable[State]) -> Html:
    items = [
        tag(
            "li",
            tag(
                "svg",
                tag("rect", width=12, height=12, class_=f"b-{state}"),
                tag("rect", width=12, height=12, class_=f"h-{state}"),
                width=12,
                height=12,
                aria_hidden="true",
            ),
            text(f" {SIGNS[state].word}"),
        )
        for state in states
    ]
    return tag("ul", *items, class_="legend")


def _drawing(inside: Iterable[Html], height: int) -> Html:
    return tag("svg", *inside, viewBox=f"0 0 {WIDTH} {height}", aria_hidden="true")


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
