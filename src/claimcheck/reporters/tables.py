"""Tables: their cells are no sentences, so no claims are found in them, and that is said."""

from collections.abc import Sequence

from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, clip, counted, wrapped

# So many places are named in a line; the rest is counted.
_NAMED = 3


def passed_over(tables: int) -> str:
    """`2 tables not searched for claims`."""
    return f"{counted(tables, 'table')} not searched for claims"


def not_searched(tables: Sequence[Location], page: Page) -> list[str]:
    """`2 tables not searched for claims (a.md:12, a.md:40): …` in lines; none without tables."""
    if not tables:
        return []
    places = [f"{clip(page.place(one.path))}:{one.start.line}" for one in tables[:_NAMED]]
    more = f" and {len(tables) - _NAMED} more" if len(tables) > _NAMED else ""
    return wrapped(
        f"{passed_over(len(tables))} ({', '.join(places)}{more}): track a fact in one by hand",
        page.width,
    )
