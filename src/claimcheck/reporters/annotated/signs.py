"""What stands for each state of a claim: a word, a sign that needs no colour, an explanation."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.model.annotated import IN_TEXT, JUDGED, RESTS_ON, Claim, State
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
    State.GONE: Sign("–", "gone", "the ledger holds it, and it was not found in the text"),
    State.UNSOURCED: Sign("○", "unsourced", "names no source, and nobody says why none is needed"),
    State.MISSING: Sign("∅", "missing source", "its source is not in the bibliography"),
    State.NEAR: Sign("≈", "near link", "its source almost fits an entry of the bibliography"),
    State.AMBIGUOUS: Sign("?", "ambiguous link", "several entries fit its source equally well"),
    State.UNKNOWN: Sign(
        "·", "unknown link", "the bibliography, or the record, could not be read whole"
    ),
    State.STALE: Sign("↻", "stale", "edited since it was checked"),
    State.UNVERIFIABLE: Sign("~", "unverifiable", "a checker found nothing that settles it"),
    State.WAIVED: Sign("=", "waived", "needs no source, for a reason that is written down"),
    State.SOURCED: Sign("●", "sourced", "all that it names as sources is in the bibliography"),
    State.VERIFIED: Sign("✓", "verified", "a checker found it right"),
    State.WEAK: Sign("◦", "weak", "may be a claim; not counted"),
    State.UNTRACKED: Sign("+", "untracked", "the text says it, and no ledger holds it"),
    State.UNCHECKED: Sign("□", "unchecked", "nobody has checked it"),
}
# The questions that states answer, in few words.
QUESTIONS = (
    ("Sources", RESTS_ON),
    ("Checks", JUDGED),
    ("Text and ledger", IN_TEXT),
    ("Not counted", (State.WEAK,)),
)
# The section for what only the ledger has.
NOT_IN_TEXT = "In the ledger, not found in the text"
_ORDER = {state: place for place, state in enumerate(State)}


def gravest(states: Iterable[State]) -> State:
    """Of several states the one that is shown."""
    return min(states, key=_ORDER.__getitem__)


def words(states: Iterable[State]) -> str:
    """`unsourced, disputed`."""
    return ", ".join(SIGNS[state].word for state in states)


def sign(state: State) -> Html:
    """The sign alone; the word stands beside it, or in what names the link."""
    return tag("span", text(SIGNS[state].mark), class_="sign", aria_hidden="true")


def badge(number: int, claims: Sequence[Claim], href: str) -> Html:
    """A claim's signs and number, as a link; that no ledger holds it is for its note to say."""
    claim = claims[number]
    return tag(
        "a",
        *(sign(state) for state in claim.named if state is not State.UNTRACKED),
        text(str(number + 1)),
        tag("span", text(f", {words(claim.named)} claim"), class_="unseen"),
        class_=f"badge s-{claim.state}",
        href=f"#{href}{number + 1}",
    )
