"""What sentences cite, and where that is not the source that the record of their claim names."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from claimcheck.model.citations import CitedWork, LinkedDocument
from claimcheck.model.documents import Span
from claimcheck.model.matches import Difference, Match, Unlike


def cited_in(linked: LinkedDocument) -> Mapping[Span, AbstractSet[str]]:
    """The keys that are cited in each sentence."""
    spans = sorted(sentence.span for sentence in linked.sentences)
    found = defaultdict[Span, set[str]](set)
    for citation, links in zip(linked.citations, linked.links, strict=True):
        at = bisect_right(spans, citation.span.start, key=lambda span: span.start) - 1
        if at >= 0 and citation.span.start < spans[at].end:
            found[spans[at]].update(link.key for link in links if link.key is not None)
    return found


def with_sources(matches: Iterable[Match], linked: LinkedDocument) -> Iterator[Match]:
    """The matches, each with the source told that stands in the text instead of all in the record.

    A record may name more sources than the text, or fewer; only where none is the same was one
    exchanged. Nothing is said where one of them leads nowhere, which is a fault of its own.
    """
    starts = sorted((one.span.start, place) for place, one in enumerate(linked.citations))
    for match in matches:
        kept = {source.key for source in match.claim.sources}
        if (
            not kept
            or "sources" in match.claim.unread
            or any(key not in linked.bibliography.by_key for key in kept)
        ):
            yield match
            continue
        places = sorted(
            {
                place
                for span in match.spans
                for _, place in starts[
                    bisect_left(starts, (span.start,)) : bisect_left(starts, (span.end,))
                ]
            }
        )
        cited = [
            (work, link.key)
            for place in places
            for work, link in zip(linked.citations[place].works, linked.links[place], strict=True)
        ]
        keys = {key for _, key in cited}
        if not cited or None in keys or kept & keys:
            yield match
        else:
            unlike = _exchanged(match, *cited[0])
            yield match._replace(differences=(*match.differences, unlike))


def _exchanged(match: Match, work: CitedWork, key: str | None) -> Difference:
    end = len(match.claim.text)
    tracked = ", ".join(source.key for source in match.claim.sources)
    return Difference(Unlike.SOURCE, tracked, key or work.text, Span(end, end), work.span)
