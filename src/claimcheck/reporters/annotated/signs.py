"""What stands for each state of a claim: a word, a sign that needs no colour, an explanation."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.model.annotated import Claim, State
from claimcheck.reporters.annotated.html import Html, tag, text


class Sign(NamedTuple):
    """How one state is shown."""

    mark: str
    word: str
    meaning: str


SIGNS = {
    State.WRONG: Sign("✗", "wrong", "a checker found it wrong"),
    State.DISPUTED: Sign("!", "disputed", "a checker found that sources contradict it"),
    State.CHANGED: Sign(
        "≠", "changed", "the text has another figure, name or date than the ledger"
    ),
    State.GONE: Sign("–", "gone", "the ledger holds it, the text no longer says it"),
    State.UNSOURCED: Sign("○", "unsourced", "names no source"),
    State.MISSING: Sign("∅", "missing source", "its source is not in the bibliography"),
    State.NEAR: Sign("≈", "near link", "its source almost fits an entry of the bibliography"),
    State.AMBIGUOUS: Sign("?", "ambiguous link", "several entries fit its source equally well"),
    State.UNKNOWN: Sign("·", "unknown link", "the bibliography could not be read whole"),
    State.STALE: Sign("↻", "stale", "edited since it was checked"),
    State.UNVERIFIABLE: Sign("~", "unverifiable", "a checker found nothing that settles it"),
    State.WAIVED: Sign("=", "waived", "needs no source, for a reason that is written down"),
    State.SOURCED: Sign("●", "sourced", "names a source that is in the bibliography"),
    State.VERIFIED: Sign("✓", "verified", "a checker found it right"),
    State.WEAK: Sign("◦", "weak", "may be a claim; not counted"),
}
# Of these somebody has to take care before the text is printed.
OPEN = frozenset(State) - {State.SOURCED, State.VERIFIED, State.WAIVED, State.WEAK}
_ORDER = {state: place for place, state in enumerate(State)}


def gravest(states: Iterable[State]) -> State:
    """Of several states the one that is shown."""
    return min(states, key=_ORDER.__getitem__)


def sign(state: State) -> Html:
    """The sign alone; the word stands beside it, or in what names the link."""
    return tag("span", text(SIGNS[state].mark), class_="sign", aria_hidden="true")


def badge(number: int, claims: Sequence[Claim], href: str) -> Html:
    """A claim's sign and number, as a link."""
    state = claims[number].state
    return tag(
        "a",
        sign(state),
        text(str(number + 1)),
        tag("span", text(f", {SIGNS[state].word} claim"), class_="unseen"),
        class_=f"badge s-{state}",
        href=f"#{href}{number + 1}",
    )
