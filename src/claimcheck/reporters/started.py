"""What `init` made."""

from claimcheck.ledger.start import Started
from claimcheck.reporters.page import Page


def as_text(started: Started, page: Page) -> str:
    """A line a file, and what to do next."""
    if not started.made:
        place = page.place(started.found[0])
        return f"{place} is there already: nothing was changed\n"
    lines = [f"made {page.place(path)}" for path in started.made]
    lines += [f"uses {page.place(path)}" for path in started.found]
    ledger = page.place(started.made[-1])
    return "\n".join([*lines, "", f"Write your claims in {ledger}, then: claimcheck audit", ""])
