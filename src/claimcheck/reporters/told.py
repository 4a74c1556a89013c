"""A finding in words, for formats that set no caret under it; all of it is safe to show."""

from claimcheck.model.findings import Finding, Hit
from claimcheck.reporters.page import Page, clip


def briefly(finding: Finding) -> str:
    """What is wrong on one line, with the way out, or with the reason where it is waived."""
    hit, waived = finding.hit, finding.waived
    more = waived.reason if waived else hit.help
    return f"{clip(hit.message)} ({clip(more)})" if more else clip(hit.message)


def remarks(hit: Hit, page: Page) -> list[str]:
    """A line for each related place, and one for the way out."""
    related = [
        f"note: {page.place(one.location.path)}:{one.location.start}: {clip(one.message)}"
        for one in hit.related
    ]
    return [*related, f"help: {clip(hit.help)}"] if hit.help else related
