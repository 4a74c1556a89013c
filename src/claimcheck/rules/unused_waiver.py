"""unused-waiver."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.model.text import Location
from claimcheck.rules.base import ProjectView, rule

if TYPE_CHECKING:  # hardly a project has waivers in comments
    from claimcheck.model.waivers import Allowed, Waiver


@rule("unused-waiver", Group.LEDGER, Severity.WARNING)
def unused_waiver(view: ProjectView) -> Iterator[Hit]:
    """
    A waiver excuses nothing, or is not written as one.

    That is a record which has a source and says why it needs none; a comment that allows a rule where
    it finds nothing, names no rule that there is, or lacks the brackets; a path or a rule under `allow`
    in the configuration where there is nothing to excuse. That a waiver excuses nothing is said only
    where everything was looked at and the rule was run.

    Why it matters: a waiver that excuses nothing will one day excuse what it was not meant for; one
    that is miswritten was meant to excuse something and does not. No comment excuses this rule.

    Flagged (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]
        waive   = "common knowledge"

    Accepted (toml):
        [[claim]]
        id    = "left-against-us"
        text  = "In the Cold War, the Turkish left opposed US influence."
        waive = "common knowledge"

    Flagged (md):
        <!-- claimcheck: allow unsourced-claim common knowledge -->
        In 1959 Norway paid 1.2 billion dollars into the fund.

    Accepted (md):
        <!-- claimcheck: allow[unsourced-claim] common knowledge -->
        In 1959 Norway paid 1.2 billion dollars into the fund.

    How to fix: remove the waiver, or write it as `claimcheck: allow[rule] reason`.
    """
    for one in view.miswritten:
        yield Hit(one.location, one.message, help=one.help, detail=one.message)
    if not view.whole:
        return
    for claim in view.ledger.claims:
        if claim.waive is not None and claim.sources and claim.waive_location is not None:
            yield Hit(
                claim.waive_location,
                f'the waiver of "{claim.id}" excuses nothing: the claim has a source',
                claim=claim.id,
                help='remove "waive"',
            )


def excuses_nothing(waiver: "Waiver", allowed: "Allowed") -> Hit:
    """What is said of a rule that a comment allows where it finds nothing.

    The rule itself cannot tell: what there is to excuse is known only when all others were run.
    """
    alone = len(waiver.rules) == 1
    return Hit(
        allowed.location,
        f'"{allowed.rule}" is allowed here and finds nothing',
        help="remove the comment" if alone else f'remove "{allowed.rule}" from the comment',
        detail=f"{allowed.rule} {waiver.reason}",
    )


def allowed_in_vain(location: Location, pattern: str, rule: str) -> Hit:
    """What is said of a rule that the configuration allows where it finds nothing."""
    message = f'"{rule}" is allowed in {pattern} and finds nothing'
    advice = f'remove "{rule}" there, or correct the path'
    return Hit(location, message, help=advice, detail=f"{rule} {pattern}")
