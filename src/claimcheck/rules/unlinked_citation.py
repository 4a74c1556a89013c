"""unlinked-citation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.model.references import LinkStatus
from claimcheck.rules.base import ProjectView, rule, shelf

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.model.citations import LinkedDocument


@rule("unlinked-citation", Group.TEXT, Severity.ERROR)
def unlinked_citation(view: ProjectView) -> Iterator[Hit]:
    """
    A document cites or lists a work that is not in the bibliography, nor anything like it.

    Why it matters: the reader cannot look it up. Citations by author and year, by number and in
    notes are looked at; keys have a rule of their own (`missing-reference`). Nothing is said while
    a bibliography file cannot be read.

    Flagged (txt):
        The Turkish left opposed US influence (Nobody 1999).

    Accepted (txt):
        The Turkish left opposed US influence (Landau 1974).

    How to fix: add the work to the bibliography, or correct the citation.
    """
    for document, citation, work, link in view.cited_works(LinkStatus.MISSING):
        if citation.form != "key":
            yield Hit(
                document.document.locate(work.span),
                f'"{work.brief}" is not in {shelf(document.bibliography)}',
                help="add the work to the bibliography, or correct the citation",
                detail=work.words,
                reference=link.key,
            )
    for document in view.documents:
        said = _said(document)
        for place, (entry, link) in enumerate(
            zip(document.entries, document.entry_links, strict=True)
        ):
            described = entry.names and entry.year  # else it is a remark that stands in the list
            missing = described and link.status is LinkStatus.MISSING
            if missing and place not in said:
                yield Hit(
                    document.document.locate(entry.span),
                    f'the list entry "{entry.brief}" is not in {shelf(document.bibliography)}',
                    help="add the work to the bibliography, or correct the entry",
                    detail=entry.words,
                )


def _said(document: "LinkedDocument") -> frozenset[int]:
    """The entries, by place in the list, of which a citation is reported already."""
    if not document.listed:
        return frozenset()
    return frozenset(
        place
        for works, links in zip(document.listed, document.links, strict=True)
        for places, link in zip(works, links, strict=True)
        if link.status is LinkStatus.MISSING
        for place in places
    )
