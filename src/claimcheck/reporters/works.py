"""A work as lists of works print it: one style for the page, the exports and the desk."""

import re
from typing import NamedTuple

from claimcheck.linking.names import fold
from claimcheck.model.annotated import Work

_QUOTES = "\"'”’"
_STOPS = ".?!…"
_BETWEEN_WORDS = re.compile(r"[^\w']+")


class Printed(NamedTuple):
    """The parts of one work, which together are the whole: `Landau, Jacob M. (1974). Politics.`"""

    lead: str
    # its author; else its title or key
    then: str
    # up to the title: the year, and a point
    title: str
    # empty where it leads
    rest: str
    # publisher and the like, each ended by one point

    def __str__(self) -> str:
        return "".join(self)


def printed(work: Work) -> Printed:
    """A work in its parts; what ends in a point, or in ? or !, gets no other one."""
    lead = work.who or work.title or work.key
    title = work.title if work.who else ""
    then = f" ({work.when})" if work.when else ""
    if title:
        then += stop(lead + then) + " "
    last = title or lead + then
    rest = f"{stop(last)} {work.where}" if work.where else ""
    return Printed(lead, then, title, rest + stop(rest or last))


def stop(words: str) -> str:
    """The point that ends these words; nothing where they have their own, within quotes too."""
    return "" if words.rstrip(_QUOTES)[-1:] in _STOPS else "."


def place_of(words: str) -> tuple[str, str]:
    """Where a list of names has these words: by their letters, whatever stands on or around them."""
    return _BETWEEN_WORDS.sub(" ", fold(words)).replace("'", "").strip(), words
