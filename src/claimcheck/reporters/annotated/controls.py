"""The bar that stays in sight: facts left, the way through them, and with a script the filters."""

from collections.abc import Sequence

from claimcheck.model.annotated import AnnotatedDraft, State
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.signs import NOT_IN_TEXT, QUESTIONS, SIGNS
from claimcheck.reporters.works import place_of

# The value of an option, and its words.
_Option = tuple[str, str]


def bar(draft: AnnotatedDraft) -> Html:
    """What stays in sight: facts left, the way to the first one, and with a script the filters."""
    if not (
        draft.claims or any(passage.findings for part in draft.parts for passage in part.passages)
    ):
        return NOTHING
    facts = [n for n, claim in enumerate(draft.claims, 1) if claim.is_fact]
    left = [n for n in facts if draft.claims[n - 1].is_left]
    unsourced = [n for n in facts if draft.claims[n - 1].rests_on is State.UNSOURCED]
    parts = [
        tag(
            "p",
            tag("b", text(str(len(left)))),
            text(f" of {len(facts)} facts left"),
            class_="left",
        )
    ]
    if unsourced:
        parts.append(tag("a", text("First unsourced ↓"), href=f"#n{unsourced[0]}", class_="first"))
    parts.append(_filters(draft))
    return tag("nav", *parts, class_="bar", aria_label="Progress and filters")


def _filters(draft: AnnotatedDraft) -> Html:
    held = {state for claim in draft.claims for state in claim.states}
    states = [
        (question, [(state.value, SIGNS[state].word) for state in among if state in held])
        for question, among in QUESTIONS
    ]
    kinds = sorted({claim.kind for claim in draft.claims if claim.kind})
    sections = [
        (f"{number}-{place}", section.title or "Before the first heading")
        for number, part in enumerate(draft.parts, 1)
        for place, section in enumerate(part.sections)
        if section.states
    ]
    sections += [
        (f"{number}-gone", NOT_IN_TEXT) for number, part in enumerate(draft.parts, 1) if part.gone
    ]
    works = sorted(
        ((str(n), work.short) for n, work in enumerate(draft.works, 1) if work.claims),
        key=lambda one: place_of(one[1]),
    )
    tools = tag(
        "div",
        _select("State", "state", states),
        _select("Kind", "kind", [("", [(one, one) for one in kinds])]),
        _select("Section", "section", [("", sections)]),
        _select("Source", "work", [("", works)]),
        _tick("only", "only passages with these"),
        _tick("keys", "keys: n next, p previous, u unsourced", checked=True),
        tag("button", text("Show everything"), type="button", id="clear"),
    )
    return tag(
        "form",
        tag("output", id="heard", role="status"),
        tag("button", text("←"), tag("span", text(" Previous")), type="button", id="back"),
        tag("button", tag("span", text("Next ")), text("→"), type="button", id="on"),
        tag("button", tag("span", text("Next unsourced ")), text("○→"), type="button", id="bare"),
        tag("details", tag("summary", text("Filter")), tools, class_="tools"),
        id="filters",
        hidden=True,
    )


def _tick(name: str, words: str, *, checked: bool = False) -> Html:
    box = tag("input", type="checkbox", id=name, checked=checked)
    return tag("label", box, tag("span", text(words)))


def _select(label: str, name: str, groups: Sequence[tuple[str, Sequence[_Option]]]) -> Html:
    """A list to choose from, in groups with a name each, or in one without."""
    if not any(options for _, options in groups):
        return NOTHING
    items = [tag("option", text("all"), value="")]
    for group, options in groups:
        here = [tag("option", text(words[:60]), value=value) for value, words in options]
        items += [tag("optgroup", *here, label=group)] if group and here else here
    return tag("label", text(f"{label} "), tag("select", *items, id=f"by-{name}"))
