"""What each finding is about: a place in a text, a record of the ledger, a reference, or none of these."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.annotated import Claim, State
from claimcheck.model.findings import Finding, Report
from claimcheck.model.references import LinkStatus
from claimcheck.model.text import Location
from claimcheck.rules.base import ProjectView

UNSOURCED = "unsourced-claim"
_OF_LINKS = frozenset(
    {"ambiguous-citation", "misspelt-citation", "unlinked-citation", "missing-reference"}
)


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
    """A claim with what was found about it; what its note says in any case is kept apart."""
    said = [*numbers]
    plain = tuple(number for number in said if _goes_without_saying(findings[number], claim))
    return claim._replace(
        findings=(*claim.findings, *(number for number in said if number not in plain)),
        plain=(*claim.plain, *plain),
    )


def _goes_without_saying(finding: Finding, claim: Claim) -> bool:
    """Whether the state of a claim, its sources, verdicts or differences say it already."""
    rule, hit = finding.rule, finding.hit
    if rule in (UNSOURCED, "untracked-claim"):
        return True
    if finding.waived:
        return False  # the reason for that is said nowhere else
    if rule in _OF_LINKS:
        unlinked = (one for one in claim.sources if one.status is not LinkStatus.LINKED)
        return any(one.words in (hit.detail, hit.reference) for one in unlinked)
    if rule == "changed-claim":
        return any(hit.detail == one.said for one in claim.differences)
    return {
        "disputed-claim": claim.judged in (State.WRONG, State.DISPUTED),
        "stale-verdict": claim.stale,
        "gone-claim": claim.in_text is State.GONE,
    }.get(rule, False)
