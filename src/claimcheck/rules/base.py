"""What a rule is, and what it may look at."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.identifiers import Problem
from claimcheck.matching import Alike
from claimcheck.model.claims import Ledger, TrackedClaim
from claimcheck.model.findings import Group, Hit, Related, RuleInfo, Severity
from claimcheck.model.references import Bibliography, Link

# A finding that concerns hundreds of places names some of them and counts the rest.
MAX_RELATED = 5


class ProjectView(NamedTuple):
    """Ledger and bibliography as they were read, and what was concluded from them."""

    ledger: Ledger
    bibliography: Bibliography
    links: Mapping[str, Link]
    # every key that the ledger cites
    alike: tuple[Alike, ...]
    # pairs of claims that state the same fact
    whole: bool
    # whether everything was looked at, so that absence means something
    root: Path

    @property
    def shelf(self) -> str:
        """The bibliography by name, for messages."""
        match self.bibliography.files:
            case (one,):
                return one.name
            case files:
                return f"{len(files)} bibliography files"

    def cited_by(self) -> Mapping[str, tuple[TrackedClaim, ...]]:
        """The claims that cite each key, in the order of the ledger."""
        found: dict[str, list[TrackedClaim]] = {}
        for claim in self.ledger.claims:
            for key in dict.fromkeys(source.key for source in claim.sources):
                found.setdefault(key, []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    def used_keys(self) -> frozenset[str]:
        """Keys that the ledger cites, and those from which a cited entry takes fields."""
        used = set()
        waiting = list(self.links)
        while waiting:
            key = waiting.pop()
            if key not in used:
                used.add(key)
                reference = self.bibliography.by_key.get(key)
                waiting.extend(reference.parents if reference else ())
        return frozenset(used)


Check = Callable[[ProjectView], Iterator[Hit]]


class Rule(NamedTuple):
    """One kind of thing that can be wrong."""

    name: str
    # reads well after "allow"
    group: Group
    severity: Severity
    # a default: it is the user's to change
    docs: str
    check: Check

    @property
    def info(self) -> RuleInfo:
        """What reporters may know of it."""
        return RuleInfo(self.name, self.group, self.severity, self.docs)


def rule(name: str, group: Group, severity: Severity) -> Callable[[Check], Rule]:
    """Make a Rule of a function; its docstring is the documentation. Registers nothing."""

    def make(check: Check) -> Rule:
        return Rule(name, group, severity, inspect.getdoc(check) or "", check)

    return make


def citing(claims: tuple[TrackedClaim, ...]) -> tuple[Related, ...]:
    """The claims that rest on the thing a finding is about, as places to look at."""
    shown = claims[:MAX_RELATED]
    more = len(claims) - len(shown)
    related = [Related(f'cited by "{claim.id}"', claim.location) for claim in shown]
    if more:
        related[-1] = Related(f"{related[-1].message} and {more} more", related[-1].location)
    return tuple(related)


def malformed(
    view: ProjectView, name: str, problem_of: Callable[[str], Problem | None]
) -> Iterator[Hit]:
    """A hit for every entry whose field `name` has a problem; inherited fields speak once."""
    for reference in view.bibliography:
        field = reference.by_name.get(name)
        if field is None or field.inherited_from or not field.value.strip():
            continue
        if problem := problem_of(field.value):
            yield Hit(
                field.location,
                f'{problem.message} in "{reference.key}"',
                reference=reference.key,
                help=f"write {problem.suggestion}" if problem.suggestion else "correct it",
            )
