"""unsourced-claim."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.model.documents import Document, Span


@rule("unsourced-claim", Group.CLAIMS, Severity.ERROR)
def unsourced_claim(view: ProjectView) -> Iterator[Hit]:
    """
    A claim names no source: a record of the ledger, or a sentence of a document.

    Why it matters: nobody vouches for it. The reader cannot check it, and the editor cannot tell
    a finding from a guess. Sentences are weighed: those that score `min-score` or more count in
    full, weaker ones are notes. A sentence that the ledger tracks is spoken of there alone.

    Flagged (toml):
        [[claim]]
        id   = "left-against-us"
        text = "In the Cold War, the Turkish left opposed US influence."

    Flagged (txt):
        In 1959 Norway paid 1.2 billion dollars into the fund.

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

    Accepted (txt):
        In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974). It could pay more.

    How to fix: cite the source in the sentence, or name its key in the record; or say in `waive`,
    or in a comment of the text, why none is needed.
    """
    cited = view.cited_for_tracked()
    for claim in view.ledger.claims:
        if view.backing[claim.text_location] is None:
            yield Hit(
                claim.text_location,
                f'claim "{claim.id}" has no source',
                claim=claim.id,
                help=_advice(cited.get(claim.text_location, ())),
            )
    if not view.untracked:
        return
    from claimcheck.extract.claims.note_marks import notes_at_marks  # noqa: PLC0415

    notes = {one.document.path: sorted(notes_at_marks(one.document)) for one in view.documents}
    for stated in view.untracked:
        if view.backing[stated.location] is None:
            document = stated.linked.document
            silent = _silent_notes(document, notes[document.path], stated.claim.span)
            yield Hit(
                stated.location,
                f"claim without a source ({stated.claim.kind})",
                help=f"cite a source in this sentence{', or in its note' if silent else ''}",
                related=silent,
                detail=stated.text,
                at_most=None if stated.strong else Severity.NOTE,
            )


def _silent_notes(
    document: "Document", noted: "Sequence[tuple[Span, Span]]", sentence: "Span"
) -> tuple[Related, ...]:
    """Those of a sentence that nothing backs: what they name is not in the bibliography."""
    first, last = (bisect_left(noted, at, key=lambda pair: pair[0].start) for at in sentence)
    return tuple(
        Related("its note cites no work of the bibliography", document.locate(note))
        for _, note in noted[first:last]
    )


def _advice(keys: Sequence[str]) -> str:
    """What to do; `keys` are what the document cites for the claim."""
    if keys:
        named = ", ".join(f'"{key}"' for key in keys)
        return f"the document cites it: sources = [{named}]"
    return 'name one: sources = ["key"], or waive it with a reason: waive = "…"'
