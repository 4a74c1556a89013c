"""Which document a ledger file is about, what became of its claims there, what it does not hold.

Apart from `analysis`, since an audit without documents need not load all this.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.matching.retold import Retold, Telling, retold_in
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import Ledger, LedgerFile, TrackedClaim
from claimcheck.model.documents import Span
from claimcheck.model.matches import Match, Outcome
from claimcheck.model.stated import Stated
from claimcheck.workspace import absolute

# Sentences below this part of the score that makes a claim strong are not spoken of at all.
_WEAK = 0.6
# Fewer claims that are not found do not make a ledger file that of another text.
_FEW = 3


def text_of(
    file: LedgerFile, ledger: Ledger, documents: Sequence[LinkedDocument]
) -> LinkedDocument | None:
    """The document whose claims a ledger file holds: that of its `path`, or else the only one."""
    if file.document.path:
        path = absolute(file.path.parent / file.document.path)
        return next((one for one in documents if one.document.path == path), None)
    # One text and one ledger file belong together unsaid.
    alone = len(documents) == 1 and len(ledger.files) == 1
    return documents[0] if alone else None


class Pair(NamedTuple):
    """A ledger file and the text that it is about."""

    file: LedgerFile
    text: LinkedDocument
    matches: tuple[Match, ...]
    # what became of every claim of the file


def pairs_in(ledger: Ledger, documents: Sequence[LinkedDocument]) -> tuple[Pair, ...]:
    """Every ledger file whose document was read, with it.

    A file that names no document is not that of a text in which most of its claims are not found.
    """
    pairs: list[Pair] = []
    for file in ledger.files:
        text = text_of(file, ledger, documents)
        if text is not None:
            # With RapidFuzz, which an audit without a ledger does without.
            from claimcheck.matching.cited import cited_in, with_sources  # noqa: PLC0415
            from claimcheck.matching.tracked import matches_of  # noqa: PLC0415

            found = matches_of(
                file.claims, text.document, text.prose, text.sentences, cited_in(text)
            )
            matches = tuple(with_sources(found, text))
            gone = sum(one.outcome is Outcome.GONE for one in matches)
            if file.document.path or not gone * 2 > len(matches) >= _FEW:
                pairs.append(Pair(file, text, matches))
    return tuple(pairs)


def dates_of(
    ledger: Ledger, documents: Sequence[LinkedDocument], pairs: Sequence[Pair]
) -> dict[Path, str]:
    """The date of each text, for the document and for its ledger file; the ledger's word counts."""
    dated = {one.document.path: one.document.dated for one in documents if one.document.dated}
    texts = {pair.file.path: pair.text.document.path for pair in pairs}
    for file in ledger.files:
        text = texts.get(file.path, file.path)
        if date := file.document.dated or dated.get(text):
            dated[file.path] = dated[text] = date
    return dated


def untracked_in(
    documents: Sequence[LinkedDocument], pairs: Sequence[Pair], least: float
) -> tuple[Stated, ...]:
    """The claims in documents that no record tracks, strong from the score `least` on."""
    tracked: dict[Path, set[Span]] = {}
    for pair in pairs:
        spans = (span for match in pair.matches for span in match.spans)
        tracked.setdefault(pair.text.document.path, set()).update(spans)
    return tuple(
        Stated(linked, claim, claim.score >= least, linked.document.path in tracked)
        for linked in documents
        for claim in linked.claims
        if claim.score >= least * _WEAK and claim.span not in tracked.get(linked.document.path, ())
    )


def retold_among(
    ledger: Ledger,
    documents: Sequence[LinkedDocument],
    matches: Sequence[Match],
    untracked: Sequence[Stated],
) -> tuple[Retold, ...]:
    """The strong sentences that state a fact again, of the ledger or of a document.

    Those that a record tracks are passed over: what became of it is said elsewhere. But a text that
    has it right in one sentence may have it wrong in another one.
    """
    again = {
        (match.document, span)
        for match in matches
        if not match.differences
        for span in match.spans[1:]
    }
    restated = [
        Stated(linked, claim, strong=True, has_ledger=True)
        for linked in documents
        for claim in linked.claims
        if (linked.document.path, claim.span) in again
    ]
    strong = [stated for stated in untracked if stated.strong]
    places = {stated.location for stated in restated}
    return tuple(
        one
        for one in retold_in(ledger.claims, [*strong, *restated])
        if not places
        or places.isdisjoint((one.first.text_location, one.second.text_location))
        or (one.telling is Telling.OTHERWISE and isinstance(one.first, TrackedClaim))
    )
