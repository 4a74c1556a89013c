"""misspelt-citation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import Candidate, LinkStatus
from claimcheck.rules.base import ProjectView, rule
from claimcheck.rules.mended_citations import MendedCitations

# A message that is longer is hard to read; so are more names than these.
_LONGEST = 100
_MOST_NAMED = 3

if TYPE_CHECKING:  # an audit without documents does without
    from claimcheck.model.citations import CitedWork
    from claimcheck.model.documents import Span
    from claimcheck.model.references import Bibliography


@rule("misspelt-citation", Group.TEXT, Severity.ERROR)
def misspelt_citation(view: ProjectView) -> Iterator[Hit]:
    """
    A citation almost fits a work of the bibliography.

    Why it matters: a misspelt surname or a wrong year sends the reader to nothing, or to another
    work. Which part differs is said.

    Flagged (txt):
        The Turkish left opposed US influence (Landua 1974).

    Accepted (txt):
        The Turkish left opposed US influence (Landau 1974).

    How to fix: correct the citation, or the bibliography.

    `--fix` corrects one letter within a long surname, or in one beside another author who fits. The
    entry's key, another entry or another citation must spell it as the bibliography does, and
    nobody as the citation does, and no other work may be as near. Of a wrong year nobody can tell
    whether it is a slip or another work of the same author: writing that of the bibliography is
    for `--unsafe-fixes`, and so is to mend two slips in one citation.
    """
    fixes = MendedCitations()
    for document, citation, work, link in view.cited_works(LinkStatus.NEAR):
        if citation.form == "key":
            continue
        words = work.words
        best = link.candidates[0]
        yield Hit(
            document.document.locate(_differing(work, best)),
            _message(document.bibliography, work, best),
            reference=best.key,
            help=f"if {best.key} is meant, correct the citation, or the bibliography",
            related=tuple(
                Related(f'"{candidate.key}": {reference.brief()}', reference.location)
                for candidate in link.candidates
                if (reference := document.bibliography.by_key.get(candidate.key))
            ),
            detail=words,
            fix=fixes.of(document, work, link),
        )


def _message(bibliography: "Bibliography", work: "CitedWork", best: Candidate) -> str:
    """The part that differs; where several do, what the bibliography has."""
    almost = f'"{work.brief}" is almost {best.key}'
    message = f"{almost}: {best.why}"
    reference = bibliography.by_key.get(best.key)
    if best.part or len(message) <= _LONGEST or reference is None or work.title:
        return message
    names = [name.surname for name in reference.authors or reference.editors]
    if len(names) > _MOST_NAMED:
        names = [f"{names[0]} et al."]
    who = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return f"{almost}: the bibliography has {who} {reference.year or ''}".rstrip()


def _differing(work: "CitedWork", best: Candidate) -> "Span":
    """The part of the citation that differs, where it is printed."""
    if best.part == "year" and work.year_span:
        return work.year_span
    if best.part == "surname" and work.names and work.names[0].span:
        return work.names[0].span
    return work.span
