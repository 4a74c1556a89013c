"""A work as lists of works print it: one style for the page, the exports and the desk."""

from typing import NamedTuple

from claimcheck.model.annotated import Work


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
        then += _stop(lead + then) + " "
    last = title or lead + then
    rest = f"{_stop(last)} {work.where}" if work.where else ""
    return Printed(lead, then, title, rest + _stop(rest or last))


def _stop(words: str) -> str:
    return "" if words[-1:] in ".?!" else "."
