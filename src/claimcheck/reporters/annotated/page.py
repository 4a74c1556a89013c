"""The annotated draft as one HTML page that needs nothing else: no network, no script, no server."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from claimcheck.model.annotated import SOURCELESS, UNLINKED, AnnotatedDraft, Part, State, Work
from claimcheck.model.documents import BlockKind
from claimcheck.reporters.annotated import plots
from claimcheck.reporters.annotated.controls import bar
from claimcheck.reporters.annotated.flow import Flow
from claimcheck.reporters.annotated.html import NOTHING, Html, asset, tag, text
from claimcheck.reporters.annotated.notes import Margin, in_full
from claimcheck.reporters.annotated.signs import NOT_IN_TEXT, QUESTIONS, SIGNS, badge, sign
from claimcheck.reporters.annotated.years import by_year
from claimcheck.reporters.page import Page, backing, counted
from claimcheck.reporters.tables import passed_over
from claimcheck.reporters.works import place_of

_SEVERAL = (
    "Each fact has one state under sources and one under checks. The text is marked by the gravest "
    "that holds; the note beside it names the others."
)
_WHAT_TO_DO = (
    "No sentence of the text was found to state these. If it says one in other words, put them into "
    "the record; if it says it no longer, delete the record, or put the passage back."
)

# Places that a line names, and items that a list shows before it folds.
_MOST_NAMED = 3
_MOST_LISTED = 8


def render(draft: AnnotatedDraft, page: Page) -> str:
    """The page; the same draft gives the same text."""
    style, script = _asset("style.css"), _asset("script.js")
    margin = Margin(draft, page)
    title = draft.parts[0].title if len(draft.parts) == 1 else counted(len(draft.parts), "text")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content="claimcheck"),
        tag("title", text(f"{title} – annotated draft")),
        asset("style", style),
    )
    body = tag(
        "body",
        tag("a", text("To the text"), href="#text", class_="skip"),
        plots.patterns(),
        _header(draft, title, margin, page),
        bar(draft),
        tag(
            "main",
            *_parts(draft, margin, page),
            _works(draft, margin, page),
            _others(draft, margin),
            id="text",
        ),
        _footer(),
        asset("script", script),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


@cache
def _asset(name: str) -> str:
    return (files("claimcheck.reporters.annotated") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def told(draft: AnnotatedDraft, page: Page) -> str:
    """The page in one line, in the words and with the counts of an audit."""
    return "; ".join([_facts(draft), *_lacking(draft, page)])


def _lacking(draft: AnnotatedDraft, page: Page) -> Iterator[str]:
    """What it had to do without, so that no count pretends to be whole."""
    if draft.skipped:
        yield f"{counted(len(draft.skipped), 'file')} NOT looked at"
    if draft.unread:
        named = [f"{page.place(one.path)}:{one.line}" for one in draft.unread[:_MOST_NAMED]]
        more = len(draft.unread) - len(named)
        yield f"NOT read whole: {', '.join(named)}{f' and {more} more' if more else ''}"


def _facts(draft: AnnotatedDraft) -> str:
    facts = [claim for claim in draft.claims if claim.is_fact]
    tables = sum(one.kind is BlockKind.TABLE for part in draft.parts for one in part.passages)
    passed = f"; {passed_over(tables)}" if tables else ""
    if not facts:
        return f"no facts found{passed}"
    stand = Counter(claim.rests_on for claim in facts)
    apart = sum(claim.in_text is State.UNTRACKED for claim in facts)
    left = sum(claim.is_left for claim in facts)
    sources = counted(sum(bool(work.claims) for work in draft.works), "source")
    head = counted(len(facts), "fact") + (f" ({apart} in no ledger)" if apart else "")
    backed = backing(
        stand[State.SOURCED],
        sum(stand[state] for state in UNLINKED),
        sum(stand[state] for state in SOURCELESS),
        stand[State.WAIVED],
    )
    return f"{head}, {backed}, {left} left to check; {sources}{passed}"


# --- above the text -----------------------------------------------------------------------------


def _header(draft: AnnotatedDraft, title: str, margin: Margin, page: Page) -> Html:
    pictures = [
        plot for plot in (plots.by_section(draft), plots.by_source(draft), by_year(draft)) if plot
    ]
    return tag(
        "header",
        tag("p", text("Annotated draft"), class_="over"),
        tag("h1", text(title), dir="auto"),
        tag("p", text(told(draft, page)), class_="told"),
        tag("p", id="filtered", hidden=True),
        _lacks(draft, margin, page),
        _states(draft),
        tag(
            "section",
            tag("h2", text("Where the work is")),
            tag("div", *pictures, class_="plots"),
            aria_label="Summary",
        )
        if pictures
        else NOTHING,
    )


def _lacks(draft: AnnotatedDraft, margin: Margin, page: Page) -> Html:
    """What was not read, file by file, so that the page may lack it."""
    skipped = [
        tag("li", tag("code", text(page.place(one.path))), text(f" {one.reason}"), _hint(one.hint))
        for one in draft.skipped
    ]
    unread = [
        tag(
            "li",
            tag("code", text(f"{page.place(one.path)}:{one.line}")),
            *((text(f" {one.reason}"), _hint(one.hint)) if one.finding is None else ()),
            *((margin.finding(one.finding),) if one.finding is not None else ()),
        )
        for one in draft.unread
    ]
    parts: list[Html] = []
    for title, items in (("Not looked at", skipped), ("Not read whole", unread)):
        if items:
            parts += [tag("h2", text(title)), tag("ul", *items[:_MOST_LISTED])]
        if more := items[_MOST_LISTED:]:
            summary = tag("summary", text(f"{len(more)} more"))
            parts.append(tag("details", summary, tag("ul", *more), class_="resting"))
    return tag("section", *parts, class_="skipped", aria_label="Not read") if parts else NOTHING


def _hint(hint: str | None) -> Html:
    return tag("span", text(f" {hint}"), class_="help") if hint else NOTHING


def _states(draft: AnnotatedDraft) -> Html:
    """Every state that there is, with its count, as a link to the first claim in it."""
    counts = Counter(state for claim in draft.claims for state in claim.states)
    if not counts:
        return NOTHING
    numbered = reversed(list(enumerate(draft.claims, 1)))
    first = {state: number for number, claim in numbered for state in claim.states}
    questions: list[Html] = []
    meanings: list[Html] = []
    for question, states in QUESTIONS:
        held = [state for state in states if counts[state]]
        chips = [tag("li", _chip(state, counts[state], first[state])) for state in held]
        if chips:
            questions += [tag("dt", text(question)), tag("dd", tag("ul", *chips))]
        for state in held:
            shown = tag(
                "span", sign(state), text(f" {SIGNS[state].word}"), class_=f"claim s-{state}"
            )
            meanings += [tag("dt", shown), tag("dd", text(SIGNS[state].meaning))]
    key = tag(
        "details",
        tag("summary", text("What the marks mean")),
        tag("p", text(_SEVERAL)),
        tag("dl", *meanings),
    )
    return tag("div", tag("dl", *questions, class_="questions"), key, class_="states")


def _chip(state: State, count: int, first: int) -> Html:
    parts = sign(state), tag("span", text(f" {SIGNS[state].word} ")), tag("b", text(str(count)))
    return tag("a", *parts, href=f"#n{first}", class_=f"chip s-{state}")


# --- the text -----------------------------------------------------------------------------------


def _parts(draft: AnnotatedDraft, margin: Margin, page: Page) -> Iterator[Html]:
    for number, part in enumerate(draft.parts, 1):
        is_alone = len(draft.parts) == 1
        flow = Flow(draft, part, number, margin, first_level=2 if is_alone else 3)
        title = NOTHING if is_alone else tag("h2", text(part.title), class_="part", dir="auto")
        yield tag(
            "article",
            tag(
                "div", title, tag("p", text(page.place(part.path)), class_="path"), id=f"p{number}"
            ),
            *flow.html(),
            _gone(part, number, margin),
            aria_label=part.title,
        )


def _gone(part: Part, number: int, margin: Margin) -> Html:
    """What the ledger has beside the text; without a text to compare, all of it stands above."""
    if not part.gone:
        return NOTHING
    rows = []
    for place in part.gone:
        claim = margin.draft.claims[place]
        words = tag(
            "span",
            text(claim.text),
            class_=f"claim s-{claim.state}",
            id=f"c{place + 1}",
            data_n=place + 1,
        )
        shown = tag("p", words, badge(place, margin.draft.claims, "n"), class_="record", dir="auto")
        notes = margin.notes((place,), (), is_record=True)
        rows.append(tag("div", shown, notes, class_="row", data_section=f"{number}-gone"))
    return tag(
        "section",
        tag("h3", text(NOT_IN_TEXT), id=f"g{number}"),
        tag("p", text(_WHAT_TO_DO), class_="advice"),
        *rows,
        aria_labelledby=f"g{number}",
    )


# --- below the text -----------------------------------------------------------------------------


def _works(draft: AnnotatedDraft, margin: Margin, page: Page) -> Html:
    if not draft.works:
        return NOTHING
    order = sorted(
        range(len(draft.works)),
        key=lambda n: (_sorted_by(draft.works[n]), n),
    )
    items = [_work(draft, number, margin, page) for number in order]
    more = (
        tag("p", text(f"{counted(draft.uncited, 'reference')} of the bibliography not cited here."))
        if draft.uncited
        else NOTHING
    )
    return tag(
        "section",
        tag("h2", text("References"), id="references"),
        tag("ul", *items, class_="works"),
        more,
        aria_labelledby="references",
    )


def _sorted_by(work: Work) -> tuple[tuple[str, str], str]:
    return place_of(work.who or work.title or work.key), work.when


def _work(draft: AnnotatedDraft, number: int, margin: Margin, page: Page) -> Html:
    work = draft.works[number]
    parts = [*in_full(work, tag("b", text(work.who or work.title or work.key)))]
    if work.href:
        link = tag("a", text(work.href), href=work.href, rel="noreferrer noopener external")
        parts += [text(" "), link]
    where = f"{page.place(work.location.path)}:{work.location.start.line}"
    resting = [
        tag("li", badge(claim, draft.claims, "c"), text(f" {_cut(draft.claims[claim].text)}"))
        for claim in work.claims
    ]
    rest = "claim rests on it" if len(resting) == 1 else "claims rest on it"
    return tag(
        "li",
        tag("p", *parts),
        tag("p", tag("span", text(work.key), class_="id"), text(f" {where}"), class_="place"),
        *(margin.finding(one) for one in work.findings),
        tag(
            "details",
            tag("summary", text(f"{len(resting)} {rest}")),
            tag("ul", *resting),
            class_="resting",
        )
        if resting
        else tag("p", text("No claim rests on it"), class_="place"),
        id=f"r{number + 1}",
        class_="work",
    )


def _cut(words: str) -> str:
    return words if len(words) <= 140 else f"{words[:139].rsplit(None, 1)[0].rstrip(',;:')}…"


def _others(draft: AnnotatedDraft, margin: Margin) -> Html:
    if not draft.others:
        return NOTHING
    items = [tag("li", margin.finding(number, where=True)) for number in draft.others]
    return tag(
        "section",
        tag("h2", text("Found elsewhere"), id="others"),
        tag("ul", *items, class_="others"),
        aria_labelledby="others",
    )


def _footer() -> Html:
    return tag(
        "footer",
        tag("p", text("Made by claimcheck from the text, its ledger and its bibliography alone.")),
    )
