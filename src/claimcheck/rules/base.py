"""What a rule is, and what it may look at."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.bibliography.identifiers import Problem
from claimcheck.matching import Alike
from claimcheck.model.claims import Ledger, TrackedClaim
from claimcheck.model.findings import Group, Hit, Related, RuleInfo, Severity, Waived
from claimcheck.model.references import (
    Bibliography,
    BrokenEntry,
    Link,
    LinkStatus,
    Reference,
    gravest,
)
from claimcheck.model.text import Location, SourceFile

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.matching.retold import Retold
    from claimcheck.model.citations import Citation, CitedWork, LinkedDocument
    from claimcheck.model.documents import Span
    from claimcheck.model.matches import Match
    from claimcheck.model.stated import Stated
    from claimcheck.model.waivers import Miswritten, Waiver

# A finding that concerns hundreds of places names some of them and counts the rest.
MAX_RELATED = 5
# A message that looks for something in more files than these counts them.
MAX_NAMED = 3

# Fields of a record that say why it is not unsourced.
_EXCUSES = frozenset({"sources", "waive"})

FileAndKey = tuple[Path, str]


class CitedKey(NamedTuple):
    """A key as it is written in the ledger or a document, and what it links to."""

    key: str
    location: Location
    link: Link
    bibliography: Bibliography
    # where it was found, or else looked for
    claim: str | None = None
    # id of the claim that cites it


class ProjectView(NamedTuple):
    """Ledger and bibliographies as they were read, and what was concluded from them."""

    ledger: Ledger
    bibliographies: tuple[Bibliography, ...]
    # each set of files that something is linked to; they may share files
    sources: tuple[CitedKey, ...]
    # those of all claims
    backing: Mapping[Location, LinkStatus | None]
    # by the places of their texts, how what the claims of the ledger and of documents name as
    # sources is linked; None: they name none
    alike: tuple[Alike, ...]
    # pairs of claims that state the same fact
    whole: bool
    # whether everything was looked at, so that absence means something
    root: Path
    judges_references: bool = True
    # whether faults of the bibliographies are reported, or only what concerns those who cite
    documents: "tuple[LinkedDocument, ...]" = ()
    paired: Mapping[Path, Path] = MappingProxyType({})
    # ledger files, each with the document that it is about
    matches: "tuple[Match, ...]" = ()
    # what became of the claims of the ledger in the documents that were read
    untracked: "tuple[Stated, ...]" = ()
    # what documents state and the ledger does not hold; also weaker sentences, marked
    retold: "tuple[Retold, ...]" = ()
    # the strong ones of these that state a fact again, of the ledger or of a document
    dated: Mapping[Path, str] = MappingProxyType({})
    # of a document or a ledger file the day, month or year of the text, as written
    files: Mapping[Path, SourceFile] = MappingProxyType({})
    # every file that was read
    waivers: "tuple[Waiver, ...]" = ()
    # in the comments of files
    miswritten: "tuple[Miswritten, ...]" = ()
    # what stands there and was meant for one
    excused: Mapping[Location, Waived] = MappingProxyType({})
    # unsourced claims, by the places of their texts, and the reason why each needs no source

    @property
    def judged(self) -> tuple[Bibliography, ...]:
        """The bibliographies of which faults are reported; to read no others whole saves time."""
        return self.bibliographies if self.judges_references else ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every entry to be judged, once though its file may be part of several bibliographies."""
        if len(self.judged) == 1:
            return self.judged[0].references
        found: dict[Location, Reference] = {}
        for bibliography in self.judged:
            for reference in bibliography:
                found.setdefault(reference.location, reference)
        return tuple(found.values())

    @property
    def broken(self) -> tuple[BrokenEntry, ...]:
        """Everything that could not be read in a bibliography, once.

        Where bibliographies are not judged, only the entries of which nothing came.
        """
        found = (one.broken if self.judges_references else one.lost for one in self.bibliographies)
        return tuple(dict.fromkeys(broken for shelf in found for broken in shelf))

    def held(self) -> frozenset[FileAndKey]:
        """The keys, file by file, that the bibliographies have."""
        return frozenset[FileAndKey]().union(*(shelf.held for shelf in self.bibliographies))

    def cited_by(self) -> Mapping[FileAndKey, tuple[Related, ...]]:
        """Where the ledger, and then the documents, cite each key of each file."""
        found: dict[FileAndKey, list[Related]] = {}
        first = {(one.claim, one.location.path, one.key): one for one in reversed(self.sources)}
        for one in reversed(first.values()):
            here = Related(f'cited by "{one.claim}"', one.location)
            for path in one.bibliography.files:
                found.setdefault((path, one.key), []).append(here)
        for document, _, work, link in self.cited_works(LinkStatus.BROKEN):
            if key := link.key or work.key or "":
                here = Related("cited here", document.document.locate(work.span))
                for path in document.bibliography.files:
                    found.setdefault((path, key), []).append(here)
        return {name: tuple(places) for name, places in found.items()}

    def used(self) -> frozenset[FileAndKey]:
        """The keys, file by file, that are cited, and those that a cited entry names.

        A slip in a citation is a finding of its own; what it means is not unused beside that.
        """
        cited: dict[tuple[Path, ...], set[str]] = {}
        for source in self.sources:
            keys = cited.setdefault(source.bibliography.files, set())
            keys.update(source.link.meant)
        for one in self.documents:
            cited.setdefault(one.bibliography.files, set()).update(one.cited_keys())
        return frozenset(
            (path, key)
            for shelf in self.bibliographies
            for key in _reached(shelf, cited.get(shelf.files, ()))
            for path in shelf.files
        )

    def tracked_at(self) -> "Mapping[tuple[Path, Span], TrackedClaim]":
        """The tracked claim of each sentence of a document that states one."""
        return {
            (match.document, span): match.claim for match in self.matches for span in match.spans
        }

    def cited_for_tracked(self) -> Mapping[Location, tuple[str, ...]]:
        """By the place of its text: the keys that the document cites where it states a claim."""
        backed = {
            (one.document.path, claim.span): one.sources_of(claim)
            for one in self.documents
            for claim in one.claims
            if claim.citations
        }
        return {
            match.claim.text_location: tuple(
                dict.fromkeys(
                    key for span in match.spans for key in backed.get((match.document, span), ())
                )
            )
            for match in self.matches
        }

    def cited_works(
        self, *statuses: LinkStatus
    ) -> "Iterator[tuple[LinkedDocument, Citation, CitedWork, Link]]":
        """Every work that a document cites and whose link has one of these statuses."""
        for one in self.documents:
            for citation, links in zip(one.citations, one.links, strict=True):
                for work, link in zip(citation.works, links, strict=True):
                    if link.status in statuses:
                        yield one, citation, work, link


def backing_in(ledger: Ledger, sources: Iterable[CitedKey]) -> dict[Location, LinkStatus | None]:
    """By the places of their texts, how what tracked claims name is linked; None: unsourced.

    Of a tracked claim its record alone decides. If that says why it may have no source, and this
    cannot be read, nothing is known.
    """
    links = {one.location: one.link.status for one in sources}
    return {
        claim.text_location: gravest(links[source.location] for source in claim.sources)
        if claim.sources
        else None
        if claim.unread.isdisjoint(_EXCUSES)
        else LinkStatus.UNKNOWN
        for claim in ledger.claims
    }


Check = Callable[[ProjectView], Iterator[Hit]]


class Rule(NamedTuple):
    """One kind of thing that can be wrong."""

    name: str
    # reads well after "allow"
    group: Group
    severity: Severity
    # a default: it is the user's to change
    docstring: str
    check: Check

    @property
    def info(self) -> RuleInfo:
        """What reporters may know of it."""
        return RuleInfo(self.name, self.group, self.severity, self.docstring)

    @property
    def docs(self) -> str:
        """What there is to know of it."""
        return self.info.docs


def rule(name: str, group: Group, severity: Severity) -> Callable[[Check], Rule]:
    """Make a Rule of a function; its docstring is the documentation. Registers nothing."""

    def make(check: Check) -> Rule:
        return Rule(name, group, severity, check.__doc__ or "", check)

    return make


def _reached(bibliography: Bibliography, cited: Iterable[str]) -> frozenset[str]:
    """The keys, and those that their entries name, and so on."""
    by_key, reached, waiting = bibliography.by_key, set[str](), list(cited)
    small: dict[str, str] = {}
    while waiting:
        key = waiting.pop()
        if key in reached:
            continue
        reached.add(key)
        for name in led_to_from(by_key[key]) if key in by_key else ():
            if name not in by_key and not small:
                # BibTeX does not tell capitals from small letters where one entry names another.
                small = {one.lower(): one for one in by_key}
            waiting.append(name if name in by_key else small.get(name.lower(), name))
    return frozenset(reached)


def shelf(bibliography: Bibliography) -> str:
    """A bibliography by its files, for messages: `a.bib or b.bib`."""
    names = [path.name for path in bibliography.files]
    if len(names) > MAX_NAMED:
        return f"{len(names)} bibliography files"
    if len(set(names)) < len(names):
        names = [f"{path.parent.name}/{path.name}" for path in bibliography.files]
    *most, last = names or ["the bibliography"]
    return f"{', '.join(most)} or {last}" if most else last


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
    for reference in view.references:
        field = reference.by_name.get(name)
        if field is None or field.inherited_from or not field.value.strip():
            continue
        if problem := problem_of(field.value):
            fix = None
            if problem.suggestion and (file := view.files.get(field.location.path)):
                from claimcheck.rules.mended_values import rewritten  # noqa: PLC0415 - few need it

                fix = rewritten(file, field, problem.suggestion)
            yield Hit(
                field.location,
                f'{problem.message} in "{reference.key}"',
                reference=reference.key,
                help=f"write {problem.suggestion}"
                if problem.suggestion
                else "compare it with the work itself",
                fix=fix,
            )
