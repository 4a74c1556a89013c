"""What each finding is about: a place in a text, a record of the ledger, a reference, or none of these."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.annotated import Claim, State
from claimcheck.model.findings import Finding, Grounds, Report
from claimcheck.model.text import Location
from claimcheck.rules.base import ProjectView

# The rule that a written reason excuses, so that the claim counts as waived.
UNSOURCED = "unsourced-claim"
# What these find the state of a claim says, or its having no name in a ledger.
_PLAIN = frozenset({UNSOURCED, "untracked-claim"})


class Sorted(NamedTuple):
    """The findings of a report by what they are about; each is in one of these, or none."""

    by_document: dict[Path, list[int]]
    by_claim: dict[tuple[Path, str], list[int]]
    by_key: dict[Location, list[int]]
    # by the place of the reference's key


def sorted_by_subject(view: ProjectView, report: Report, texts: Iterable[Path]) -> Sorted:
    """The findings by number; `texts` are the documents that are shown."""
    documents = frozenset(texts)
    ledgers = {file.path for file in view.ledger.files}
    found = Sorted({}, {}, {})
    for number, finding in enumerate(report.findings):
        hit = finding.hit
        if hit.location.path in documents:
            found.by_document.setdefault(hit.location.path, []).append(number)
        elif hit.claim and hit.location.path in ledgers:
            found.by_claim.setdefault((hit.location.path, hit.claim), []).append(number)
        elif hit.reference and (place := _place_of(hit.reference, hit.location.path, view)):
            found.by_key.setdefault(place, []).append(number)
    return found


def _place_of(key: str, path: Path, view: ProjectView) -> Location | None:
    """Where the entry of this key stands in a file; asks for no other entry, since that costs."""
    found = (shelf.by_key.get(key) for shelf in view.bibliographies if path in shelf.files)
    return next((one.location for one in found if one and one.location.path == path), None)


def told(claim: Claim, numbers: Iterable[int], findings: Sequence[Finding]) -> Claim:
    """A claim with what was found about it; a reason why it needs no source changes how it stands.

    A baseline gives none: what it accepts is as unsourced as before.
    """
    for number in numbers:
        finding = findings[number]
        if finding.rule not in _PLAIN:
            claim = claim._replace(findings=(*claim.findings, number))
            continue
        claim = claim._replace(plain=(*claim.plain, number))
        excused = finding.waived if finding.rule == UNSOURCED else None
        if excused and excused.grounds is not Grounds.BASELINE:
            rests_on = State.WAIVED if claim.rests_on is State.UNSOURCED else claim.rests_on
            claim = claim._replace(rests_on=rests_on, waived=excused.reason)
    return claim
