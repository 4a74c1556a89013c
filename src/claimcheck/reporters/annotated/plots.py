"""Plots as SVG, each with the numbers behind it in a table.

A plot is 360 units wide, so that on a phone its letters are as large as the text beside it. States
differ by pattern too, and every bar is labelled.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.model.annotated import JUDGED, RESTS_ON, AnnotatedDraft, Claim, State
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.signs import NOT_IN_TEXT, QUESTIONS, SIGNS

WIDTH = 360
_ROW = 34
_BAR = 12
_THIN = 7
_GAP = 2
# More bars are not drawn; the table has them all.
MOST_BARS = 12
_LONGEST_NAME = 46
# Beside the longest bar there is room for its count.
_MARGIN = 34
_CHECKED = tuple(state for state in JUDGED if state is not State.UNCHECKED)
_UNCOUNTED = {State.WEAK}


class Numbers(NamedTuple):
    """The table behind a plot; the first cell of a row names it."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class Bar(NamedTuple):
    """One bar: what it counts, where its name leads, and how many claims each state holds of."""

    name: str
    href: str
    total: int
    counts: Mapping[State, int]


def patterns() -> Html:
    """The hatchings that all plots share; to be put on the page once."""
    diagonal = tag("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2")
    dots = tag("circle", cx=3, cy=3, r=1.2)
    cross = tag("path", d="M0 3h6M3 0v6")
    lines = [
        tag("pattern", inside, id=name, width=6, height=6, patternUnits="userSpaceOnUse")
        for name, inside in (
            *(("hatch-diagonal", diagonal), ("hatch-dots", dots), ("hatch-cross", cross)),
            *(("hatch-spots", dots), ("hatch-upright", tag("path", d="M3 0v6"))),
            # Those on dark bars are cut out of them.
            *(("cut-diagonal", diagonal), ("cut-dots", dots), ("cut-cross", cross)),
            ("cut-line", tag("path", d="M0 3h6")),
        )
    ]
    return tag("svg", tag("defs", *lines), class_="defs", width=0, height=0, aria_hidden="true")


def by_section(draft: AnnotatedDraft) -> Html:
    """How the claims of each section stand."""
    return _plot(
        [bar for bar in _sections(draft) if bar.total],
        "Claims by section",
        "Each bar is a section of the text; its stretches are claims by what they rest on.",
        "section",
    )


def _sections(draft: AnnotatedDraft) -> Iterator[Bar]:
    for number, part in enumerate(draft.parts, 1):
        for place, section in enumerate(part.sections):
            name = section.title or "Before the first heading"
            href = f"h{number}-{place}" if place else f"p{number}"
            yield Bar(name, href, section.facts, section.states)
        yield _bar_of(NOT_IN_TEXT, f"g{number}", [draft.claims[one] for one in part.gone])


def by_source(draft: AnnotatedDraft) -> Html:
    """How many claims rest on each source: what breaks if it falls."""
    bars = [
        _bar_of(work.short, f"r{number}", [draft.claims[one] for one in work.claims])
        for number, work in enumerate(draft.works, 1)
        if work.claims
    ]
    bars.sort(key=lambda bar: -bar.total)
    return _plot(
        bars,
        "Sources by the claims that rest on them",
        "What breaks if a source falls: the longer the bar, the more claims go with it.",
        "source",
    )


def _bar_of(name: str, href: str, claims: Sequence[Claim]) -> Bar:
    return Bar(name, href, len(claims), Counter(state for one in claims for state in one.states))


def _plot(bars: Sequence[Bar], title: str, meaning: str, named: str) -> Html:
    """Bars with their legend; a second one under each as soon as anything is checked."""
    if not bars:
        return NOTHING
    held = {state for bar in bars for state, count in bar.counts.items() if count}
    checks = [state for state in _CHECKED if state in held]
    if checks:
        meaning += " The thin bar under it is what checkers found so far."
    columns = [state for _, states in QUESTIONS for state in states if state in held - _UNCOUNTED]
    return figure(
        title,
        meaning,
        _bars(bars, has_checks=bool(checks)),
        Numbers(
            (named, *(SIGNS[state].word for state in columns), "claims"),
            [
                (bar.name, *(str(bar.counts.get(one, 0)) for one in columns), str(bar.total))
                for bar in bars
            ],
        ),
        _legend([*(state for state in RESTS_ON if state in held), *checks]),
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


def _bars(bars: Sequence[Bar], *, has_checks: bool) -> Html:
    """Bars under their names, all to one scale; decoration for those who have the table."""
    shown = bars[:MOST_BARS]
    most = max(bar.total for bar in shown)
    row = _ROW + (_THIN + _GAP if has_checks else 0)
    height = row * len(shown) + (20 if len(shown) < len(bars) else 0)
    inside: list[Html] = []
    for place, bar in enumerate(shown):
        top = place * row
        name = tag("text", text(_shortened(bar.name)), x=0, y=top + 12)
        inside.append(tag("a", name, href=f"#{bar.href}", tabindex="-1"))
        inside += _stretches(bar, RESTS_ON, most, top=top + 17, height=_BAR)
        if has_checks:
            inside += _stretches(bar, _CHECKED, most, top=top + 17 + _BAR + _GAP, height=_THIN)
        x = short(_width(bar.total, most) + 4)
        inside.append(tag("text", text(str(bar.total)), x=x, y=top + 27, class_="count"))
    if len(shown) < len(bars):
        more = f"and {len(bars) - len(shown)} more, in the table"
        inside.append(tag("text", text(more), x=0, y=height - 4, class_="faint"))
    return drawing(inside, height)


def _width(count: int, most: int) -> float:
    return count / most * (WIDTH - _MARGIN)


def _stretches(
    bar: Bar, states: Iterable[State], most: int, *, top: int, height: int
) -> Iterator[Html]:
    """One after the other, each in its colour, and over it the pattern."""
    x = 0.0
    for state in states:
        wide = _width(bar.counts.get(state, 0), most)
        for kind in "bh" if wide else "":
            yield tag(
                "rect",
                x=short(x),
                y=top,
                width=short(max(wide - 1, 1)),
                height=height,
                class_=f"{kind}-{state}",
            )
        x += wide


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
