"""What `init` made."""

import shlex

from claimcheck.ledger.start import Started
from claimcheck.reporters.page import Page


def as_text(started: Started, page: Page) -> str:
    """A line a file, and what to do next."""
    lines = [f"made {page.place(path)}" for path in started.made]
    lines += [f"uses {page.place(path)}" for path in started.found]
    if not started.made:
        lines.append("nothing was changed")
    ledger = page.place(started.ledger)
    if started.draft:
        draft = shlex.quote(page.place(started.draft))
        lines += ["", f"Write the claims of the text there: claimcheck track {draft}"]
        lines.append("Then: claimcheck audit")
    else:
        lines += ["", f"Write your claims in {ledger}, then: claimcheck audit"]
    return "\n".join([*lines, ""])
