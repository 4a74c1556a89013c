"""What a configuration allows where nothing needs it, and where it says so."""

import re
from collections.abc import Collection, Iterable, Iterator

from claimcheck.config import Config
from claimcheck.globs import covers
from claimcheck.model.findings import Hit
from claimcheck.model.text import Location, SourceFile
from claimcheck.waivers import UNWAIVABLE


def in_vain(
    config: Config, hits: Iterable[tuple[str, Hit]], ran: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Pattern and rule that excuse none of the hits, of which each rule that `ran` gave all.

    Findings about waivers are left out: an allowance for them may be all that keeps it quiet.
    """
    found = {(rule, hit.location.path) for rule, hit in hits}
    for pattern, rules in config.allow.items():
        for rule in rules:
            if (
                rule in ran
                and rule not in UNWAIVABLE
                and not any(
                    one == rule and covers(pattern, path, config.root) for one, path in found
                )
            ):
                yield pattern, rule


def place_of(pattern: str, source: SourceFile) -> Location:
    """Where the configuration file names a pattern; its beginning if that cannot be seen."""
    name = rf"(?<![\w-])([\"']?{re.escape(pattern)}[\"']?)[ \t]*+="
    key = re.search(rf"^[^#\r\n]*?{name}", source.text, re.MULTILINE)
    return source.location(*(key.span(1) if key else (0, 0)))
