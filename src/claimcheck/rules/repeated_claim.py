"""repeated-claim."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.matching import Relation
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule, some_of

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.matching.retold import Retold

# Two documents that share more sentences are drafts of one text; of these a sum is enough.
_MANY = 20


@rule("repeated-claim", Group.CLAIMS, Severity.WARNING)
def repeated_claim(view: ProjectView) -> Iterator[Hit]:
    """
    Two records of the ledger state the same fact, or two documents do.

    Why it matters: a fact that is checked in one place and corrected there stays wrong in the
    other. Figures, money and dates are compared as values: `1.9 billion USD` is `$1,900 million`.
    A press release may well repeat its report, so what documents share is a note. Inside one
    document repetitions are passed over: summaries and conclusions are made of them.

    Flagged (toml):
        [[claim]]
        id      = "military-aid"
        text    = "From 1947 to 1961 Turkey received 1.9 billion USD in military aid from the US."
        sources = ["landau1974"]

        [[claim]]
        id      = "aid-again"
        text    = "Turkey received $1,900 million in military aid from the US from 1947 to 1961."
        sources = ["landau1974"]

    Flagged (txt + md):
        In 1959 Norway paid 1.2 billion dollars into the fund.
        ---
        Norway paid $1,200 million into the fund in 1959.

    Accepted (toml):
        [[claim]]
        id      = "military-aid"
        text    = "From 1947 to 1961 Turkey received 1.9 billion USD in military aid from the US."
        sources = ["landau1974"]

        [[claim]]
        id      = "economic-aid"
        text    = "From 1947 to 1961 Turkey received 1.4 billion USD in economic aid from the US."
        sources = ["landau1974"]

    Accepted (txt):
        In 1959 Norway paid 1.2 billion dollars into the fund. Nobody else did.

        To conclude, Norway paid $1,200 million into the fund in 1959.

    How to fix: keep one record, with the sources and verdicts of both. A fact that two documents
    share is corrected in both.
    """
    for pair in view.alike:
        sourced = bool(pair.first.sources) == bool(pair.second.sources)
        if pair.relation is Relation.SAME and sourced:
            yield Hit(
                pair.second.text_location,
                f'claim "{pair.second.id}" repeats "{pair.first.id}"',
                claim=pair.second.id,
                help="keep one record, with the sources and verdicts of both",
                related=(Related(f'"{pair.first.id}" stands here', pair.first.text_location),),
                detail=pair.first.id,
            )
    for shared in _between_documents(view):
        if len(shared) > _MANY:
            yield _of_drafts(shared)
        else:
            yield from map(_of_sentence, shared)


def _between_documents(view: ProjectView) -> "Iterator[list[Retold]]":
    """The sentences that two documents share, for each two of them."""
    shared: dict[tuple[object, object], dict[str, Retold]] = {}
    for one in view.retold:
        if isinstance(one.first, TrackedClaim) or one.telling != "same":
            continue
        paths = (one.first.linked.document.path, one.second.linked.document.path)
        if paths[0] != paths[1] and bool(one.first.cited) == bool(one.second.cited):
            shared.setdefault(paths, {}).setdefault(one.second.text, one)
    yield from (list(sentences.values()) for sentences in shared.values())


def _of_sentence(one: "Retold") -> Hit:
    there = one.first.text_location
    return Hit(
        one.second.text_location,
        f'"{there.path.name}" states this too',
        help="when you correct one of them, correct both",
        related=(Related("it stands here", there),),
        detail=one.second.text,
        at_most=Severity.NOTE,
    )


def _of_drafts(shared: "list[Retold]") -> Hit:
    here, there = shared[0].second.text_location, shared[0].first.text_location
    places = tuple(Related("one stands here", one.first.text_location) for one in shared)
    return Hit(
        here,
        f'"{there.path.name}" states this too, and {len(shared) - 1} more sentences',
        help="leave out one of them if they are drafts of one text",
        related=some_of(places),
        detail=f"{there.path.name} {here.path.name}",
        at_most=Severity.NOTE,
    )
