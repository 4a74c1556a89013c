"""The annotated draft as one HTML page that needs nothing else: no network, no script, no server."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from claimcheck.model.annotated import AnnotatedDraft, Part, State, Work
from claimcheck.reporters.annotated import plots
from claimcheck.reporters.annotated.controls import bar
from claimcheck.reporters.annotated.flow import Flow
from claimcheck.reporters.annotated.html import NOTHING, Html, asset, tag, text
from claimcheck.reporters.annotated.notes import Margin, in_full
from claimcheck.reporters.annotated.signs import SIGNS, badge, sign
from claimcheck.reporters.annotated.years import by_year
from claimcheck.reporters.page import Page, counted


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
        _header(draft, title),
        bar(draft),
        tag(
            "main",
            _skipped(draft, page),
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


def told(draft: AnnotatedDraft) -> str:
    """The page in one line."""
    facts = [claim for claim in draft.claims if claim.is_fact]
    unsourced = sum(claim.state is State.UNSOURCED for claim in facts)
    left = sum(claim.is_left for claim in facts)
    sources = counted(sum(bool(work.claims) for work in draft.works), "source")
    return f"{counted(len(facts), 'fact')}, {unsourced} unsourced, {left} left to check; {sources}"


# --- above the text -----------------------------------------------------------------------------


def _header(draft: AnnotatedDraft, title: str) -> Html:
    pictures = [
        plot for plot in (plots.by_section(draft), plots.by_source(draft), by_year(draft)) if plot
    ]
    return tag(
        "header",
        tag("p", text("Annotated draft"), class_="over"),
        tag("h1", text(title)),
        tag("p", text(told(draft)), class_="told"),
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


def _states(draft: AnnotatedDraft) -> Html:
    """Every state that there is, with its count, as a link to the first claim in it."""
    counts = Counter(claim.state for claim in draft.claims)
    first = {claim.state: n for n, claim in reversed(list(enumerate(draft.claims, 1)))}
    chips: list[Html] = []
    meanings: list[Html] = []
    for state in (state for state in State if counts[state]):
        word, meaning = SIGNS[state].word, SIGNS[state].meaning
        parts = sign(state), tag("span", text(f" {word} ")), tag("b", text(str(counts[state])))
        chip = tag("a", *parts, href=f"#n{first[state]}", class_=f"chip s-{state}")
        chips.append(tag("li", chip))
        shown = tag("span", sign(state), text(f" {word}"), class_=f"claim s-{state}")
        meanings += [tag("dt", shown), tag("dd", text(meaning))]
    if not chips:
        return NOTHING
    key = tag("details", tag("summary", text("What the marks mean")), tag("dl", *meanings))
    return tag("div", tag("ul", *chips), key, class_="states")


# --- the text -----------------------------------------------------------------------------------


def _skipped(draft: AnnotatedDraft, page: Page) -> Html:
    if not draft.skipped:
        return NOTHING
    items = [
        tag(
            "li",
            tag("code", text(page.place(one.path))),
            text(f" {one.reason}"),
            tag("span", text(f" {one.hint}"), class_="help") if one.hint else NOTHING,
        )
        for one in draft.skipped
    ]
    return tag("section", tag("h2", text("Not looked at")), tag("ul", *items), class_="skipped")


def _parts(draft: AnnotatedDraft, margin: Margin, page: Page) -> Iterator[Html]:
    for number, part in enumerate(draft.parts, 1):
        is_alone = len(draft.parts) == 1
        flow = Flow(draft, part, number, margin, first_level=2 if is_alone else 3)
        title = NOTHING if is_alone else tag("h2", text(part.title), class_="part")
        yield tag(
            "article",
            tag(
                "div", title, tag("p", text(page.place(part.path)), class_="path"), id=f"p{number}"
            ),
            *flow.html(),
            _gone(part, margin),
            aria_label=part.title,
        )


def _gone(part: Part, margin: Margin) -> Html:
    if not part.gone:
        return NOTHING
    rows = []
    for number in part.gone:
        words = tag(
            "span",
            text(margin.draft.claims[number].text),
            class_="claim s-gone",
            id=f"c{number + 1}",
            data_n=number + 1,
        )
        shown = tag("p", words, badge(number, margin.draft.claims, "n"), class_="record")
        rows.append(tag("div", shown, margin.notes((number,), (), is_record=True), class_="row"))
    return tag("section", tag("h3", text("Tracked, but no longer in the text")), *rows)


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


def _sorted_by(work: Work) -> tuple[str, str]:
    return (work.who or work.title or work.key).casefold(), work.when


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
    return words if len(words) <= 140 else f"{words[:139]}…"


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
