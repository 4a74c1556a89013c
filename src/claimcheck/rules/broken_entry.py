"""broken-entry."""

import re
from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.model.references import BrokenEntry
from claimcheck.rules.base import ProjectView, rule, some_of

# Lines move; what is wrong stays the same.
_LINE = re.compile(r" in line \d+")


@rule("broken-entry", Group.REFERENCES, Severity.ERROR)
def broken_entry(view: ProjectView) -> Iterator[Hit]:
    """
    An entry of the bibliography cannot be read, or not all of it.

    Why it matters: other tools drop such an entry in silence, and everything that cites it looks
    unsourced. The claims that cite it are named here instead.

    Flagged (bib):
        @book{landau1974,
          author = {Landau, Jacob M.}
          title  = {Radical Politics in Modern Turkey},
          year   = {1974},
        }

    Accepted (bib):
        @book{landau1974,
          author    = {Landau, Jacob M.},
          title     = {Radical Politics in Modern Turkey},
          publisher = {E. J. Brill},
          year      = {1974},
        }

    How to fix: mend the entry at the place that is named: a brace, a quote, a comma.
    """
    cited = view.cited_by() if view.broken else {}
    for broken in view.broken:
        yield Hit(
            broken.location,
            _named(broken),
            reference=broken.key,
            help=broken.help,
            related=some_of(cited.get((broken.location.path, broken.key), ()))
            if broken.lost and broken.key
            else (),
            detail=_LINE.sub("", broken.message),
            at_most=Severity.WARNING if broken.is_slight else None,
        )


def _named(broken: BrokenEntry) -> str:
    """The message with the entry it is about, where that can be told."""
    if broken.key is None or f'"{broken.key}"' in broken.message:
        return broken.message
    if broken.lost:
        return f'"{broken.key}" cannot be read: {broken.message}'
    return f'{broken.message} in "{broken.key}"'
