"""uncited-list-entry."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("uncited-list-entry", Group.TEXT, Severity.WARNING)
def uncited_list_entry(view: ProjectView) -> Iterator[Hit]:
    """
    A document lists a work that it does not cite.

    Why it matters: the citation may have been lost, or a work was dropped and its entry forgotten.
    Nothing is said of documents with notes or keys, whose lists may hold more than is cited.

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
        for place, entry in enumerate(document.entries):
            # What names nobody and no year is a remark that stands in the list.
            if place not in cited and entry.names and entry.year:
                yield Hit(
                    document.document.locate(entry.span),
                    f'nothing cites "{entry.brief}"',
                    help="cite the work, or remove the entry",
                    detail=entry.words,
                )
