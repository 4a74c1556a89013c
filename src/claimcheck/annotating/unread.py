"""What of the ledger and the bibliography could not be read, each place once."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from claimcheck.model.annotated import Unread
from claimcheck.model.findings import Finding
from claimcheck.model.text import Location
from claimcheck.reporters.unread import unread_in
from claimcheck.rules.base import ProjectView


def unread_of(
    view: ProjectView, findings: Sequence[Finding], told: AbstractSet[int]
) -> tuple[Unread, ...]:
    """Ledger first, then bibliography; what a finding says of it too has that finding's number.

    Those that are `told` elsewhere on the page are not told again.
    """
    first = {one.hit.location: number for number, one in reversed([*enumerate(findings)])}
    said = {place: number for place, number in first.items() if number not in told}
    lost = {(one.path, one.line): one for one in _lost(view, said)}
    return tuple(lost.values())


def _lost(view: ProjectView, said: dict[Location, int]) -> Iterator[Unread]:
    records = {
        (one.location.path, one.location.start.line): one
        for one in reversed(view.ledger.broken)
        if one.lost
    }
    for path, line, reason in unread_in(view.ledger, ()):
        record = records.get((path, line or 0))
        finding = said.get(record.location) if record else None
        yield Unread(path, line or 1, reason, record.help if record else None, finding)
    for entry in view.broken:
        if entry.lost:
            place = entry.location
            reason = entry.message
            if entry.key is not None and entry.key not in reason:
                reason = f'"{entry.key}" cannot be read: {reason}'
            yield Unread(place.path, place.start.line, reason, entry.help, said.get(place))
