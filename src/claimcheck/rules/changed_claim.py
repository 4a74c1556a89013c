"""changed-claim."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("changed-claim", Group.TEXT, Severity.ERROR)
def changed_claim(view: ProjectView) -> Iterator[Hit]:
    """
    A document states another fact than the claim that the ledger tracks, or cites another source.

    Why it matters: the claim was checked as the ledger has it. Values are compared at the precision
    in which they are written, so 13% agrees with 13.1%, and `$1,900 million` with `1.9 billion USD`.
    Beside figures, dates and names, it sees words turned round ("rose", "fell"), denials, quoted words
    that differ, two names that changed places, and citations none of which the record names.

    Flagged (txt + toml):
        In a 2016 survey, 97% of Turkish respondents blamed the US (Landau 1974).
        ---
        [[claim]]
        id      = "coup-poll"
        text    = "In a 2016 survey, 79% of Turkish respondents blamed the US."
        sources = ["landau1974"]

    Accepted (txt + toml):
        In 2016, a survey had 79 percent of Turkish respondents blame the US (Landau 1974).
        ---
        [[claim]]
        id      = "coup-poll"
        text    = "In a 2016 survey, 79% of Turkish respondents blamed the US."
        sources = ["landau1974"]

    How to fix: look it up in the source; then correct the text, or the record, which its verdicts
    then no longer fit.
    """
    documents = {one.document.path: one.document for one in view.documents}
    for match in view.matches:
        if match.outcome != "changed":
            continue
        document, claim = documents[match.document], match.claim
        for one in match.differences:
            yield Hit(
                document.locate(one.printed_span),
                f'{one.kind} "{one.printed}" where the ledger has "{one.tracked}"',
                claim=claim.id,
                help="look it up in the source, and correct the text or the record",
                related=(Related(f'"{claim.id}" stands here', claim.text_location),),
                detail=one.said,
            )
