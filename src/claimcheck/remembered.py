"""The report of an earlier audit, where nothing that it rests on has changed since."""

import os
from pathlib import Path

from claimcheck.cache import Cache, digest
from claimcheck.config import Config
from claimcheck.disk import Disk, holds
from claimcheck.model.findings import Report

try:  # `pickle` brings the slow Python version of itself along
    from _pickle import dumps, loads
except ImportError:  # pragma: no cover - another Python
    from pickle import dumps, loads

_KIND = "report"


def audited(config: Config, paths: tuple[Path, ...], disk: Disk, cache: Cache) -> Report:
    """What `audit` gives, from the cache if every file is as it was, and the request the same."""
    key = digest(repr(config).encode(), repr(paths).encode(), os.getcwd().encode())  # noqa: PTH109
    kept = cache.get(_KIND, key)
    if kept is not None:
        answers, report = loads(kept)  # noqa: S301 - the cache gives what this user has put there
        if holds(answers):
            disk.answers.update(answers)
            return report  # type: ignore[no-any-return]
    # Costs more to load than all that an unchanged project needs.
    from claimcheck.audit import audit  # noqa: PLC0415

    report = audit(config, paths, disk)
    cache.put(_KIND, key, dumps((disk.answers, report), 5))
    return report
