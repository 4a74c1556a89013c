"""Finds the tracked claims of a document again in its text, and what they give differently."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from claimcheck.matching.differences import differences_in
from claimcheck.matching.settled import Settled, settle
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.detected import Sentence
from claimcheck.model.documents import BlockKind, Document, Span
from claimcheck.model.matches import Difference, Match

# They stand apart from the text that runs on, and mostly say again what it says.
_APART = (BlockKind.PULL_QUOTE, BlockKind.CAPTION, BlockKind.FOOTNOTE)


def matches_of(
    claims: Sequence[TrackedClaim],
    document: Document,
    prose: str,
    sentences: Sequence[Sentence],
    cited: Mapping[Span, AbstractSet[str]] | None = None,
) -> tuple[Match, ...]:
    """Every claim with the sentences that state it, in the order of the claims.

    `prose` is the document's text with blanks for its citations, `sentences` are all that it has,
    `cited` are the keys that are cited in them.
    """
    spans = [
        sentence.span for sentence in sorted(sentences, key=lambda one: one.block.kind in _APART)
    ]
    texts = [prose[span.start : span.end] for span in spans]
    citing = defaultdict[str, set[int]](set)
    for place, span in enumerate(spans if cited else ()):
        for key in (cited or {}).get(span, ()):
            citing[key].add(place)
    sources = [
        set[int]().union(*(citing.get(source.key, ()) for source in claim.sources))
        for claim in claims
    ]
    settled = settle([claim.text for claim in claims], texts, sources)
    return tuple(
        _match(claim, document, texts, spans, one)
        for claim, one in zip(claims, settled, strict=True)
    )


def _match(
    claim: TrackedClaim,
    document: Document,
    texts: Sequence[str],
    spans: Sequence[Span],
    settled: Settled | None,
) -> Match:
    if settled is None:
        return Match(claim, document.path)
    where = tuple(spans[place] for place in (*settled.best, *settled.restated))
    inside = sorted(settled.best)
    text = "\n".join(texts[place] for place in inside)
    differences = tuple(
        _placed(one, [spans[place] for place in inside]) for one in differences_in(claim.text, text)
    )
    return Match(claim, document.path, where, settled.share, differences)


def _placed(difference: Difference, spans: Sequence[Span]) -> Difference:
    """With its place in the document instead of that in the sentences joined by line feeds."""
    start, end = difference.printed_span
    at = 0
    for span in spans:
        length = span.end - span.start
        if start <= at + length:
            moved = Span(span.start + start - at, min(span.start + end - at, span.end))
            return difference._replace(printed_span=moved)
        at += length + 1
    return difference
