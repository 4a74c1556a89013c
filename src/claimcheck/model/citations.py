"""What is printed in a document to point at a work, and the document's own list of works."""

from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.detected import DetectedClaim, Sentence
from claimcheck.model.documents import Document, Span
from claimcheck.model.references import Bibliography, Link, LinkStatus, gravest

# How much of a list entry a message quotes.
_BRIEF = 60


class Form(StrEnum):
    """How a citation points at its works."""

    AUTHOR_YEAR = "author-year"
    KEY = "key"
    NUMERIC = "numeric"
    NOTE = "note"


class PrintedName(NamedTuple):
    """One author as a citation or a list of works prints him, or a body, or a web site."""

    surname: str
    # with its particle: "van der Berg"; a body's whole name: "Kadir Has University"
    given: str = ""
    # initials or first names, where they are printed
    span: Span | None = None
    # of the surname
    full: str = ""
    # what it abbreviates, where the document says so: World Health Organization (WHO)


class CitedWork(NamedTuple):
    """One work within a citation; only the parts that are printed."""

    span: Span
    text: str
    names: tuple[PrintedName, ...] = ()
    et_al: bool = False
    # whether the names end in "et al." or the like
    year: str | None = None
    # four digits, or "n.d.", "forthcoming", "in press"
    suffix: str = ""
    # the letter of 2019a
    original_year: str | None = None
    # of a reprint: 1867 in (Marx 1867/1990)
    year_span: Span | None = None
    title: str | None = None
    # of a work without author, or in a note
    number: str | None = None
    # of the entry in the document's own list
    key: str | None = None
    locator: str | None = None
    # "p. 370", as printed

    @property
    def words(self) -> str:
        """What is printed, on one line, with the bracket closed that it opens."""
        if self.number and not self.names:
            return f"[{self.number}]"
        words = " ".join(self.text.split())
        for opening, closing in ("()", "[]"):
            words += closing * (words.count(opening) - words.count(closing))
        return words

    @property
    def brief(self) -> str:
        """The beginning of it, short enough for a message."""
        return _cut(self.words)


class Citation(NamedTuple):
    """As printed; `(A 2017; B 2018)` is one citation of two works."""

    span: Span
    form: Form
    narrative: bool
    # the names stand in the sentence: Paul (1994) argues
    works: tuple[CitedWork, ...]
    unproven: bool = False
    # whether it is one only if its work is known: the tables that Carson (1962) drew up


class ListEntry(NamedTuple):
    """One entry of the document's own list of works."""

    span: Span
    text: str
    number: str | None = None
    # or label, where the list is numbered
    names: tuple[PrintedName, ...] = ()
    et_al: bool = False
    year: str | None = None
    suffix: str = ""
    title: str | None = None
    doi: str | None = None
    url: str | None = None

    @property
    def words(self) -> str:
        """The entry on one line."""
        return " ".join(self.text.split())

    @property
    def brief(self) -> str:
        """The beginning of the entry, short enough for a message."""
        return _cut(self.words)


def _cut(words: str) -> str:
    return words if len(words) <= _BRIEF else f"{words[: _BRIEF - 1]}…"


class LinkedDocument(NamedTuple):
    """A document with its citations and list of works, each linked to its bibliography."""

    document: Document
    bibliography: Bibliography
    citations: tuple[Citation, ...]
    links: tuple[tuple[Link, ...], ...]
    # parallel to the citations and their works
    entries: tuple[ListEntry, ...]
    entry_links: tuple[Link, ...]
    listed: tuple[tuple[tuple[int, ...], ...], ...] = ()
    # for each work the entries of the document's own list that it fits, by place in the list
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[DetectedClaim, ...] = ()
    # every sentence that may state a fact; which are strong is for the configuration to say
    prose: str = ""
    # the document's text with blanks for all that belongs to citations; same places

    def said(self, claim: DetectedClaim) -> str:
        """What a claim states, without its citations."""
        return " ".join(self.prose[claim.span.start : claim.span.end].split())

    def sources_of(self, claim: DetectedClaim) -> tuple[str, ...]:
        """The keys of the references that back a claim, each once, in the order of the text."""
        links = (link for place in claim.citations for link in self.links[place])
        return tuple(dict.fromkeys(link.key for link in links if link.key is not None))

    def backing_of(self, claim: DetectedClaim) -> LinkStatus | None:
        """How the works that are cited for a claim are linked; None where none is cited."""
        return gravest(link.status for place in claim.citations for link in self.links[place])

    def cited_keys(self) -> frozenset[str]:
        """The keys that the document cites or lists; all that there are, if it cites `*`.

        What a misspelt one means is cited too, and all that an ambiguous citation may mean.
        """
        links = (*(link for works in self.links for link in works), *self.entry_links)
        if any(link.key is None and link.status is LinkStatus.LINKED for link in links):
            return frozenset(self.bibliography.by_key)
        keys = (key for link in links for key in (link.key, *link.meant))
        return frozenset(key for key in keys if key is not None)
