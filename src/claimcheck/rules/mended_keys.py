"""What a key that the bibliography does not have was meant to be."""

import re
from functools import cached_property
from pathlib import Path

from claimcheck.linking.certain import Spellings, is_certain_key, near_key
from claimcheck.model.findings import Edit, Fix
from claimcheck.model.references import LinkStatus
from claimcheck.model.text import Location
from claimcheck.rules.base import CitedKey, ProjectView

# A key that may stand anywhere as it is: in quotes, behind an @, between braces and commas.
_PLAIN_KEY = re.compile(r"\w+(?:[:./+-]\w+)*")


class MendedKeys:
    """What the misspelt keys of a project are to be; it looks at the rest of it once, if at all."""

    def __init__(self, view: ProjectView) -> None:
        self._view = view
        self._spellings = Spellings()

    def of(self, cited: CitedKey, beside: tuple[str | None, ...]) -> Fix | None:
        """The nearest key in the place of the one that is cited."""
        if cited.link.status is not LinkStatus.NEAR:
            return None
        key = near_key(cited.key, cited.link.candidates)
        where = self._bare(cited)
        if key is None or where is None or not _PLAIN_KEY.fullmatch(key):
            return None
        record = (cited.location.path, cited.claim)
        doubtful = (
            key in beside
            or (cited.claim is not None and key in self._keys.get(record, ()))
            or record in self._judged
            or any(one.key is None for one in cited.bibliography.lost)
            or not is_certain_key(
                cited.key, cited.link.candidates, lambda: self._spellings.of(cited.bibliography)
            )
        )
        return Fix(f'write "{key}"', (Edit(where, key),), safe=not doubtful)

    def _bare(self, cited: CitedKey) -> Location | None:
        """Where the key stands, without quotes; None where it is written in another way."""
        file, where = self._view.files.get(cited.location.path), cited.location
        if file is None:
            return None
        start, end = where.start.offset, where.end.offset
        if cited.claim is None:
            return where if file.text[start:end] == cited.key else None
        quoted = file.text[start:end] in (f'"{cited.key}"', f"'{cited.key}'")
        return file.location(start + 1, end - 1) if quoted else None

    @cached_property
    def _keys(self) -> dict[tuple[Path, str | None], set[str]]:
        """The keys that each record cites."""
        found: dict[tuple[Path, str | None], set[str]] = {}
        for one in self._view.sources:
            found.setdefault((one.location.path, one.claim), set()).add(one.key)
        return found

    @cached_property
    def _judged(self) -> frozenset[tuple[Path, str | None]]:
        """Records whose verdicts speak of these very sources: a change would make them stale."""
        return frozenset(
            (claim.location.path, claim.id)
            for claim in self._view.ledger.claims
            if any(verdict.of for verdict in claim.verdicts)
        )
