"""What `init` made."""

from claimcheck.ledger.start import Started
from claimcheck.reporters.page import Page


def as_text(started: Started, page: Page) -> str:
    """A line a file, and what to do next."""
    lines = [f"made {page.place(path)}" for path in started.made]
    lines += [f"uses {page.place(path)}" for path in started.found]
    if not started.made:
        lines.append("nothing was changed")
    return "\n".join(
        [
            *lines,
            "",
            f"Write your claims in {page.place(started.ledger)}, then: claimcheck audit",
            "",
        ]
    )
