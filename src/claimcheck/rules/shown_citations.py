"""Where the running text shows each citation: where it stands, or at the mark of its footnote."""

from typing import NamedTuple

from claimcheck.extract.claims.note_marks import cited_at_marks
from claimcheck.model.citations import Citation, LinkedDocument
from claimcheck.model.documents import Span
from claimcheck.model.references import Link, LinkStatus, Reference


class Shown(NamedTuple):
    """A citation at one place of the text; one in a footnote shows twice, there and at the mark."""

    span: Span
    # its own, or that of the mark
    place: int
    # in the document's citations
    citation: Citation
    links: tuple[Link, ...]

    def sources(self, linked: LinkedDocument) -> tuple[Reference, ...] | None:
        """The references that it cites; None if one of its works is not linked."""
        found = tuple(
            linked.bibliography.by_key.get(link.key or "")
            for link in self.links
            if link.status is LinkStatus.LINKED
        )
        known = tuple(one for one in found if one is not None)
        return known if known and len(known) == len(self.links) else None


def shown_citations(linked: LinkedDocument) -> tuple[Shown, ...]:
    """Every citation, in the order of the text."""
    stand = ((citation.span, place) for place, citation in enumerate(linked.citations))
    found = (
        Shown(span, place, linked.citations[place], linked.links[place])
        for span, place in (*stand, *cited_at_marks(linked.document, linked.citations))
    )
    return tuple(sorted(found, key=lambda one: (one.span, one.place)))
