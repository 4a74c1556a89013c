"""Which of the waivers in comments excuse a finding, and which excuse none."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.model.findings import Hit
from claimcheck.model.text import Location
from claimcheck.model.waivers import Allowed, Waiver
from claimcheck.waivers import WAIVABLE

# A rule, and a stretch of a file in which it is allowed, by many comments maybe.
_Reach = tuple[Path, str, int, int]


class _Reaches(NamedTuple):
    """Where one rule is allowed in one file, by the place of a finding."""

    starts: tuple[int, ...]
    # from each on, up to the next, the same ones hold
    holding: tuple[tuple[_Reach, ...], ...]
    # the narrowest first: its reason is the one that was meant


class Comments:
    """The waivers in the comments of all files that were read."""

    def __init__(
        self, waivers: Iterable[Waiver], stated: Mapping[Location, Sequence[Location]]
    ) -> None:
        """`stated` gives, by the place of a record's text, where a document states the claim."""
        self._stated = stated
        self._waivers: dict[_Reach, list[tuple[Waiver, Allowed]]] = {}
        found: dict[tuple[Path, str], set[_Reach]] = {}
        for waiver in waivers:
            path, start, end = waiver.reach
            for allowed in waiver.rules if waiver.reason else ():
                reach = path, allowed.rule, start.offset, end.offset
                self._waivers.setdefault(reach, []).append((waiver, allowed))
                found.setdefault(reach[:2], set()).add(reach)
        self._reaches = {where: _reaches(reaches) for where, reaches in found.items()}

    def excusing(self, rule: str, hit: Hit) -> Waiver | None:
        """The waiver that excuses a finding; None if there is none."""
        reaches = self._around(rule, hit)
        return self._waivers[reaches[0]][0][0] if reaches else None

    def idle(
        self, hits: Iterable[tuple[str, Hit]], rules: Collection[str]
    ) -> Iterator[tuple[Waiver, Allowed]]:
        """What excuses none of the hits, of which there is a full list for each of the rules."""
        busy = {reach for rule, hit in hits for reach in self._around(rule, hit)}
        for reach, waivers in self._waivers.items():
            if reach[1] in rules and reach not in busy:
                yield from waivers

    def _around(self, rule: str, hit: Hit) -> tuple[_Reach, ...]:
        """The stretches around a finding in which its rule is allowed.

        A claim that no source is needed for in the text needs none in the ledger.
        """
        found = self._at(rule, hit.location)
        if not found and rule == WAIVABLE:
            for place in self._stated.get(hit.location, ()):
                found += self._at(rule, place)
        return found

    def _at(self, rule: str, place: Location) -> tuple[_Reach, ...]:
        reaches = self._reaches.get((place.path, rule))
        if not reaches:
            return ()
        number = bisect_right(reaches.starts, place.start.offset) - 1
        return reaches.holding[number] if number >= 0 else ()


def _reaches(reaches: Iterable[_Reach]) -> _Reaches:
    """What holds where: few stretches overlap, since lines lie in blocks and blocks in files."""
    begin: dict[int, list[_Reach]] = {}
    end: dict[int, list[_Reach]] = {}
    for reach in reaches:
        if reach[2] < reach[3]:
            begin.setdefault(reach[2], []).append(reach)
            end.setdefault(reach[3], []).append(reach)
    starts = sorted({*begin, *end})
    around: set[_Reach] = set()
    holding = []
    for start in starts:
        around.difference_update(end.get(start, ()))
        around.update(begin.get(start, ()))
        holding.append(tuple(sorted(around, key=lambda one: (one[3] - one[2], one))))
    return _Reaches(tuple(starts), tuple(holding))
