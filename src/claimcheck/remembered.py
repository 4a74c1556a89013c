"""The report of an earlier audit, where nothing that it rests on has changed since."""

from pathlib import Path

from claimcheck.cache import Cache, asked_here
from claimcheck.config import Config
from claimcheck.disk import STDIN, Disk, Question, holds
from claimcheck.model.findings import Report

_KIND = "report"


def audited(config: Config, paths: tuple[Path, ...], disk: Disk, cache: Cache) -> Report:
    """What `audit` gives, from the cache if every file is as it was, and the request the same."""
    if STDIN in paths:
        cache = Cache(None)  # what is given could not be found again by its name
    key = asked_here(config, paths)
    kept: tuple[dict[Question, object], Report] | None = cache.recall(_KIND, key)
    if kept:
        answers, report = kept
        if holds(answers):
            disk.answers.update(answers)
            return report
    # Costs more to load than all that an unchanged project needs.
    from claimcheck.audit import audit  # noqa: PLC0415

    report = audit(config, paths, disk)
    cache.keep(_KIND, key, (disk.answers, report))
    return report
