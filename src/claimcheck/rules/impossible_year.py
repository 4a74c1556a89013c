"""impossible-year."""

import re
from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule

# No clock is asked: what comes after this cannot be a year of publication for a long while.
LAST_YEAR = 2100
_DIGITS = re.compile(r"\d+")
# Years before ours (also y-170002, as BibLaTeX writes them), and years of other calendars.
_OTHER_ERA = re.compile(
    r"y-\d|\b(?:B\.?\s?C\.?(?:\s?E\.?)?|B\.?\s?P\.?|B\.?\s?E\.?|A\.?\s?M\.?)(?!\w)", re.IGNORECASE
)


@rule("impossible-year", Group.REFERENCES, Severity.WARNING)
def impossible_year(view: ProjectView) -> Iterator[Hit]:
    """
    The year of an entry cannot be one: it has too many digits, or lies far in the future.

    Why it matters: citations by author and year will not find the work. Words such as
    "forthcoming" or "n.d." are accepted, years before our era too, and years of other calendars
    where the value says so: "2563 BE".

    Flagged (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 19744}

    Accepted (bib):
        @book{landau1974, author = {Landau}, title = {Radical Politics}, publisher = {Brill}, year = 1974}

    How to fix: correct the year.
    """
    for reference in view.references:
        for name in ("year", "date", "origdate", "eventdate", "urldate"):
            field = reference.by_name.get(name)
            if field is None or field.inherited_from:
                continue
            digits = _DIGITS.search(field.value)
            if digits and _impossible(digits[0], name) and not _OTHER_ERA.search(field.value):
                yield Hit(
                    field.location,
                    f'"{field.value[:40]}" is no year in "{reference.key}"',
                    reference=reference.key,
                    help="correct the year",
                    detail=name,
                )


def _impossible(digits: str, name: str) -> bool:
    """Whether a field that begins with these digits names no year."""
    if len(digits) == 8 and name != "year":
        digits = digits[:4]  # 20191115: a day in the basic format of ISO 8601
    return len(digits) > 4 or not 0 < int(digits) <= LAST_YEAR
