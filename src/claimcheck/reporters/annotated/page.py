"""The annotated draft as one HTML page that needs nothing else: no network, no script, no server."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count

from claimcheck.model.annotated import AnnotatedDraft, Part, Work
from claimcheck.reporters.annotated import plots
from claimcheck.reporters.annotated.controls import bar
from claimcheck.reporters.annotated.flow import Flow
from claimcheck.reporters.annotated.head import header
from claimcheck.reporters.annotated.html import NOTHING, Html, asset, tag, text
from claimcheck.reporters.annotated.notes import Margin, in_full
from claimcheck.reporters.annotated.signs import NOT_IN_TEXT, badge
from claimcheck.reporters.page import Page, counted
from claimcheck.reporters.works import place_of

_WHAT_TO_DO = (
    "No sentence of the text was found to state these. If it says one in other words, put them into "
    "the record; if it says it no longer, delete the record, or put the passage back."
)


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
        header(draft, title, margin, page),
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


# --- the text -----------------------------------------------------------------------------------


def _parts(draft: AnnotatedDraft, margin: Margin, page: Page) -> Iterator[Html]:
    tables = count(1)
    for number, part in enumerate(draft.parts, 1):
        is_alone = len(draft.parts) == 1
        level = 2 if is_alone else 3
        flow = Flow(part, number, margin, first_level=level, tables=tables)
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
