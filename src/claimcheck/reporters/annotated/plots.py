"""Plots as SVG, each with the numbers behind it in a table.

A plot is 360 units wide, so that on a phone its letters are as large as the text beside it. States
differ by pattern too, and every bar is labelled.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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


class Numbers(NamedTuple):
    """The table behind a plot; the first cell of a row names it."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


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
    diagonal = tag("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2")
    dots = tag("circle", cx=3, cy=3, r=1.2)
    cross = tag("path", d="M0 3h6M3 0v6")
    lines = [
        tag("pattern", inside, id=name, width=6, height=6, patternUnits="userSpaceOnUse")
        for name, inside in (
            *(("hatch-diagonal", diagonal), ("hatch-dots", dots), ("hatch-cross", cross)),
            # Those on dark bars are cut out of them.
            *(("cut-diagonal", diagonal), ("cut-dots", dots), ("cut-cross", cross)),
            ("cut-line", tag("path", d="M0 3h6")),
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
    return figure(
        "Claims by section and state",
        "Each bar is a section of the text; its stretches are claims, from those in need of care "
        "to those that are settled.",
        _bars(bars),
        Numbers(
            ("section", *(SIGNS[state].word for state in states), "all"),
            [
                (bar.name, *(str(bar.counts.get(state, 0)) for state in states), str(bar.total))
                for bar in bars
            ],
        ),
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
    return figure(
        "Sources by the claims that rest on them",
        "What breaks if a source falls: the longer the bar, the more claims go with it.",
        _bars(bars),
        Numbers(("source", "claims"), [(bar.name, str(bar.total)) for bar in bars]),
        _legend(state for state in State if any(state in bar.counts for bar in bars)),
    )


def figure(
    title: str,
    meaning: str,
    picture: Html,
    numbers: Numbers,
    legend: Html = NOTHING,
) -> Html:
    """A plot under its title, with the numbers behind it."""
    head = tag("tr", *(tag("th", text(one), scope="col") for one in numbers.heads))
    body = [
        tag("tr", tag("th", text(row[0]), scope="row"), *(tag("td", text(one)) for one in row[1:]))
        for row in numbers.rows
    ]
    table = tag("table", tag("thead", head), tag("tbody", *body))
    return tag(
        "figure",
        tag("figcaption", tag("strong", text(title)), text(f" {meaning}")),
        picture,
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
    return drawing(inside, height)


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
                x=short(x),
                y=top + 17,
                width=short(max(wide - 1, 1)),
                height=_BAR,
                class_=f"{kind}-{state}",
            )
        x += wide
    yield tag("text", text(str(bar.total)), x=short(x + 4), y=top + 27, class_="count")


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


def drawing(inside: Iterable[Html], height: int) -> Html:
    """The picture itself, for those who see; the others have the table."""
    return tag("svg", *inside, viewBox=f"0 0 {WIDTH} {height}", aria_hidden="true")


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def short(number: float) -> str:
    """A number as a drawing needs it."""
    return f"{number:.1f}".removesuffix(".0")
