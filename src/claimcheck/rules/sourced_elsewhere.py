"""sourced-elsewhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.matching import Relation
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.matching.retold import Fact, Retold


@rule("sourced-elsewhere", Group.CLAIMS, Severity.WARNING)
def sourced_elsewhere(view: ProjectView) -> Iterator[Hit]:
    """
    A claim has no source here, and the same fact has one in another place.

    Why it matters: the source need not be looked for; it only has to be named here as well.
    Records of the ledger are compared, and sentences of documents that score `min-score` or more.
    The other sentence may say more than the one without a source, but not less.

    Flagged (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

        [[claim]]
        id   = "left-once-more"
        text = "The Turkish left opposed US influence in the Cold War."

    Flagged (txt):
        In 1959 Norway paid 1.2 billion dollars into the fund, which nobody else did (Landau 1974).

        To conclude, Norway paid $1,200 million into the fund in 1959.

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

        [[claim]]
        id   = "bombs"
        text = "In the Cold War the US stationed B61 bombs in Turkey."

    Accepted (txt):
        In 1959 Norway paid 1.2 billion dollars into the fund, which nobody else did (Landau 1974).

        To conclude, Norway paid $1,200 million into another fund in 1959.

    How to fix: cite the same source, or keep one record of the two.
    """
    for pair in view.alike:
        if pair.relation is not Relation.SAME:
            continue
        bare, sourced = (
            (pair.first, pair.second) if pair.second.sources else (pair.second, pair.first)
        )
        if sourced.sources and not bare.sources and "sources" not in bare.unread:
            keys = ", ".join(source.key for source in sourced.sources)
            yield Hit(
                bare.text_location,
                f'claim "{bare.id}" has a source in "{sourced.id}": {keys}',
                claim=bare.id,
                help="cite it here too, or keep one record of the two",
                related=(Related(f'"{sourced.id}" stands here', sourced.text_location),),
                detail=sourced.id,
            )
    said: set[object] = set()
    for one in view.retold:
        for needy, other in _lent(one):
            if needy.text_location not in said:
                said.add(needy.text_location)
                yield _of_fact(needy, other)


def _lent(one: "Retold") -> "Iterator[tuple[Fact, Fact]]":
    """A fact without a source, and the one that says as much and has some."""
    pairs = {
        "same": ((one.first, one.second), (one.second, one.first)),
        "more": ((one.first, one.second),),
        "less": ((one.second, one.first),),
    }
    for bare, other in pairs.get(one.telling, ()):
        if not _sources(bare) and _sources(other) and not _is_unread(bare):
            yield bare, other


def _is_unread(fact: "Fact") -> bool:
    return isinstance(fact, TrackedClaim) and "sources" in fact.unread


def _sources(fact: "Fact") -> tuple[str, ...]:
    """Keys; of a sentence whose citations are linked to nothing, what is printed."""
    if isinstance(fact, TrackedClaim):
        return tuple(source.key for source in fact.sources)
    return fact.keys or fact.cited


def _of_fact(bare: "Fact", sourced: "Fact") -> Hit:
    here, there = bare.text_location, sourced.text_location
    own = bare.id if isinstance(bare, TrackedClaim) else None
    claim = f'claim "{own}"' if own else "this claim"
    if isinstance(sourced, TrackedClaim):
        where, mark = f'in "{sourced.id}"', f'"{sourced.id}" stands here'
    else:
        near = here.path == there.path
        where = f"in line {there.start.line}" if near else f'in "{there.path.name}"'
        mark = "it is cited here"
    return Hit(
        here,
        f"{claim} has a source {where}: {', '.join(_sources(sourced))}",
        claim=own,
        help="cite it here too",
        related=(Related(mark, there),),
        detail=bare.text,
    )
