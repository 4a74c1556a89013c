"""What a rule is, and what it may look at."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.bibliography.identifiers import Problem
from claimcheck.matching import Alike
from claimcheck.model.claims import Ledger
from claimcheck.model.findings import Group, Hit, Related, RuleInfo, Severity
from claimcheck.model.references import Bibliography, Link, LinkStatus, Reference

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.model.citations import Citation, CitedWork, LinkedDocument

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
    documents: "tuple[LinkedDocument, ...]" = ()

    @property
    def shelf(self) -> str:
        """The bibliography by name, for messages."""
        match self.bibliography.files:
            case ():
                return "the bibliography"
            case (one,):
                return one.name
            case files:
                return f"{len(files)} bibliography files"

    def cited_by(self) -> Mapping[str, tuple[Related, ...]]:
        """Where the ledger, and then the documents, cite each key."""
        found: dict[str, list[Related]] = {}
        for claim in self.ledger.claims:
            for key, source in {source.key: source for source in reversed(claim.sources)}.items():
                found.setdefault(key, []).append(Related(f'cited by "{claim.id}"', source.location))
        for document, _, work, link in self.cited_works(LinkStatus.BROKEN):
            if key := link.key or work.key or "":
                here = Related("cited here", document.document.locate(work.span))
                found.setdefault(key, []).append(here)
        return {key: tuple(places) for key, places in found.items()}

    def used_keys(self) -> frozenset[str]:
        """Keys that the ledger cites, and those that a cited entry names."""
        by_key, used = self.bibliography.by_key, set[str]()
        # BibTeX does not tell capitals from small letters where one entry names another.
        small = {key.lower(): key for key in by_key}
        waiting = [
            *(link.key or key for key, link in self.links.items()),
            *(key for one in self.documents for key in one.cited_keys()),
        ]
        while waiting:
            key = waiting.pop()
            if key not in used:
                used.add(key)
                named = led_to_from(by_key[key]) if key in by_key else ()
                waiting.extend(n if n in by_key else small.get(n.lower(), n) for n in named)
        return frozenset(used)

    def cited_works(
        self, *statuses: LinkStatus
    ) -> "Iterator[tuple[LinkedDocument, Citation, CitedWork, Link]]":
        """Every work that a document cites and whose link has one of these statuses."""
        for one in self.documents:
            for citation, links in zip(one.citations, one.links, strict=True):
                for work, link in zip(citation.works, links, strict=True):
                    if link.status in statuses:
                        yield one, citation, work, link


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


def led_to_from(reference: Reference) -> Iterator[str]:
    """The keys of the entries that one names: its parents, its parts, and works beside it."""
    yield from reference.parents
    for name in ("xref", "entryset", "related"):
        field = reference.by_name.get(name)
        yield from (key.strip() for key in field.value.split(",")) if field else ()


def some_of(places: tuple[Related, ...]) -> tuple[Related, ...]:
    """The first places, the last of them with a word on how many more there are."""
    shown = list(places[:MAX_RELATED])
    if more := len(places) - len(shown):
        shown[-1] = Related(f"{shown[-1].message} and {more} more", shown[-1].location)
    return tuple(shown)


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
