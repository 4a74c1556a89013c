"""uncited-list-entry."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.model.superscripts import LOWERED
from claimcheck.rules.base import ProjectView, rule

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.model.citations import LinkedDocument

# Of a numbered list so much must be cited, or else the citations were not all read; more where
# numbers stand without brackets, since these are easily taken for something else.
_SHARE, _SHARE_OF_BARE = 1 / 2, 2 / 3
_NUMBER = re.compile(r"(?<!\d)(\d{1,4})(?:\s?[-–—‐−⁻]\s?(\d{1,4}))?(?!\d)")
_LONGEST_RANGE = 60


@rule("uncited-list-entry", Group.TEXT, Severity.WARNING)
def uncited_list_entry(view: ProjectView) -> Iterator[Hit]:
    """
    A document lists a work that it does not cite.

    Why it matters: the citation may have been lost, or a work was dropped and its entry forgotten.
    Nothing is said of documents with notes or keys, whose lists may hold more than is cited, and
    nothing of a numbered list of which less than half is cited: then citations could not be read.
    Where numbers are set high, or lost their height when text was taken out of a PDF, two thirds
    must be cited, and an entry is uncited only if its number stands nowhere in the text.

    Flagged (txt):
        It was opposed (Landau 1974).

        Works cited

        Landau, J. M. (1974). Radical Politics in Modern Turkey. Brill.

        Smith, A. (1999). Nobody cites this. Press.

    Accepted (txt):
        It was opposed (Landau 1974).

        Works cited

        Landau, J. M. (1974). Radical Politics in Modern Turkey. Brill.

    How to fix: cite the work, or remove the entry.

    """
    for document in view.documents:
        forms = {citation.form for citation in document.citations}
        if not forms or not forms <= {"author-year", "numeric"}:
            continue
        cited = {place for works in document.listed for places in works for place in places}
        mentioned = _mentioned(document, len(cited)) if _is_numbered(document) else frozenset()
        if mentioned is None:
            continue
        for place, entry in enumerate(document.entries):
            # What names nobody and no year is a remark that stands in the list.
            if place in cited or entry.number in mentioned:
                continue
            if entry.names and entry.year:
                yield Hit(
                    document.document.locate(entry.span),
                    f'nothing cites "{entry.brief}"',
                    help="cite the work, or remove the entry",
                    detail=entry.words,
                )


def _is_numbered(document: "LinkedDocument") -> bool:
    return any(entry.number and entry.number.isdecimal() for entry in document.entries)


def _mentioned(document: "LinkedDocument", cited: int) -> frozenset[str] | None:
    """The numbers that may be cited though nobody can tell; None where too few are cited."""
    text = document.document.text
    bare = any(
        citation.form == "numeric" and text[citation.span.start].isdigit()
        for citation in document.citations
    )
    if cited < len(document.entries) * (_SHARE_OF_BARE if bare else _SHARE):
        return None
    return frozenset(map(str, _numbers_in(document))) if bare else frozenset()


def _numbers_in(document: "LinkedDocument") -> Iterator[int]:
    """All numbers in the text outside the list, and those between 3 and 7 in `3–7`."""
    listed = {entry.span.start for entry in document.entries}
    text = document.document.text.translate(LOWERED)
    for block in document.document.blocks:
        if block.kind == "reference-list" or not listed.isdisjoint(range(*block.span)):
            continue
        for match in _NUMBER.finditer(text, *block.span):
            first, last = int(match[1]), int(match[2] or match[1])
            yield from (first, last)
            if first < last <= first + _LONGEST_RANGE:
                yield from range(first, last)
