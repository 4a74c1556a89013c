"""Names as CSL writes them: in parts, or as one text."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.bibliography.names import names_in
from claimcheck.bibliography.nodes import Listed, Node, Nothing, Table, Text
from claimcheck.model.references import Name

# What stands for those who are not named.
_OTHERS = frozenset(("others", "et al", "et al.", "and others"))
# Words of a name that begin with a small letter: van der Berg, Ludwig van.
_PARTICLE = re.compile(r"((?:[^\W\d_A-Z][\w’']*+\.?[ \t]++|[dl][’'])++)(?=\S)")
_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


class Names(NamedTuple):
    """The people and bodies under one name of CSL."""

    names: tuple[Name, ...] = ()
    and_others: bool = False
    faults: tuple[tuple[Node, str, str], ...] = ()
    # what is wrong, and what to do about it


def names_of(node: Node) -> Names:
    """All names of a list, in order; a lone name counts as a list."""
    names: list[Name] = []
    faults: list[tuple[Node, str, str]] = []
    and_others = False
    values = node.values if isinstance(node, Listed) else (node,)
    for value in values:
        if isinstance(value, Table):
            name = _name(value)
            if name is None:
                faults.append((value, "a name without family or literal", "add one of them"))
            elif names and not name.given and name.family.strip().lower() in _OTHERS:
                and_others = True
            else:
                names.append(name)
        elif isinstance(value, Text) and not value.is_blank:
            # Without parts it is a guess which word is the surname.
            read = names_in(value.value)
            names += read.names
            and_others = and_others or read.and_others
            faults.append((value, "a name that is not in parts", "write family and given"))
        elif not isinstance(value, Nothing):
            faults.append((value, "no name", "write family and given"))
    return Names(tuple(names), and_others, tuple(faults))


def written(names: Iterable[Name]) -> str:
    """The names as BibTeX writes them, for who looks at the field."""
    return " and ".join(map(_written, names))


def _written(name: Name) -> str:
    if name.corporate:
        return f"{{{name.family}}}"
    return ", ".join(part for part in (name.surname, name.suffix, name.given) if part)


def _name(table: Table) -> Name | None:
    part = dict.fromkeys(_PARTS, "")
    for name, value in table.members:
        if isinstance(value, Text):
            part[name.value] = " ".join(value.value.split())
    family, given = part["family"], part["given"]
    if part["literal"] and not family:
        return Name(part["literal"], corporate=True)
    if not family:
        return Name(given) if given else None
    particles = [part["dropping-particle"], part["non-dropping-particle"]]
    if family.startswith('"') and family.endswith('"') and len(family) > 2:
        family = family.strip('"')  # Zotero's sign that all of it is the surname
    elif not any(particles) and (found := _PARTICLE.match(family)):
        particles, family = [found[1].strip()], family[found.end() :]
    if not any(particles) and given:
        given, particles = _without_particle(given)
    particle = " ".join(one for one in particles if one)
    return Name(family, given, particle, part["suffix"])


def _without_particle(given: str) -> tuple[str, list[str]]:
    """The words in small letters behind a given name belong to the surname: Ludwig van."""
    words = given.split()
    at = len(words)
    while at > 1 and words[at - 1][0].islower() and not words[at - 1].endswith("."):
        at -= 1
    return " ".join(words[:at]), [" ".join(words[at:])]
