"""Where the running text shows each citation: where it stands, or at the mark of its footnote."""

from typing import NamedTuple

from claimcheck.model.citations import Citation, LinkedDocument
from claimcheck.model.documents import BlockKind, Span
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
    found = [
        Shown(citation.span, place, citation, links)
        for place, (citation, links) in enumerate(zip(linked.citations, linked.links, strict=True))
    ]
    notes = {
        block.label: block.span
        for block in linked.document.blocks_of(BlockKind.FOOTNOTE)
        if block.label and linked.document.note_marks
    }
    if notes:
        within: dict[str, list[Shown]] = {}
        ordered = sorted(found)
        spans = sorted((span, label) for label, span in notes.items())
        at = 0
        for span, label in spans:
            while at < len(ordered) and ordered[at].span.start < span.start:
                at += 1
            while at < len(ordered) and ordered[at].span.start < span.end:
                within.setdefault(label, []).append(ordered[at])
                at += 1
        for mark in linked.document.note_marks:
            found += [one._replace(span=mark.span) for one in within.get(mark.label, ())]
    return tuple(sorted(found, key=lambda one: (one.span, one.place)))
