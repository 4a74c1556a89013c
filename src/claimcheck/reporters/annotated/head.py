"""What stands above the text of the annotated draft, so that its reader knows how it stands."""

from collections import Counter
from collections.abc import Iterator

from claimcheck.model.annotated import SOURCELESS, UNLINKED, AnnotatedDraft, State
from claimcheck.model.documents import BlockKind
from claimcheck.reporters.annotated import plots
from claimcheck.reporters.annotated.html import NOTHING, Html, tag, text
from claimcheck.reporters.annotated.notes import Margin
from claimcheck.reporters.annotated.signs import QUESTIONS, SIGNS, sign
from claimcheck.reporters.annotated.years import by_year
from claimcheck.reporters.page import Page, backing, counted
from claimcheck.reporters.tables import passed_over
from claimcheck.reporters.unread import Unread, places

_SEVERAL = (
    "Each fact has one state under sources and one under checks. The text is marked by the gravest "
    "that holds; the note beside it names the others."
)
# Items that a list shows before it folds.
_MOST_LISTED = 8


def told(draft: AnnotatedDraft, page: Page) -> str:
    """The page in one line, in the words and with the counts of an audit."""
    return "; ".join([_facts(draft), *_lacking(draft, page)])


def _lacking(draft: AnnotatedDraft, page: Page) -> Iterator[str]:
    """What it had to do without, so that no count pretends to be whole."""
    if draft.skipped:
        yield f"{counted(len(draft.skipped), 'file')} NOT looked at"
    if draft.unread:
        unread = tuple(Unread(one.path, one.line, one.reason) for one in draft.unread)
        yield f"NOT read whole: {places(unread, page)}"


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


def header(draft: AnnotatedDraft, title: str, margin: Margin, page: Page) -> Html:
    """What stands above the text: its title, what is missing, how the claims stand, the plots."""
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
            *(
                (text(f" {one.reason}"), _hint(one.hint))
                if one.finding is None
                else (margin.finding(one.finding),)
            ),
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
