"""Lays a claim beside the sentence that states it, word by word, to see what stands for what."""

# ruff: noqa: SIM905 (lists of words read better as words)
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare
from claimcheck.model.wording import stem_of

# "US-Turkey" is two names, "S-400" one.
_TOKEN = rare(r"[^\W_]+(?:[.,’'][^\W_]+|-(?=[a-z0-9])[^\W_]+)*")
# Words that many sentences share by chance.
LIGHT = frozenset(
    """a an the of in on at to from by for with into as during about via per than and or but that
    which who this these those there it its their his her our is are was were be been being am has
    have had do does did some over under more most nearly almost only""".split()
)
# Longer sentences are none; laying them side by side costs the product of their lengths.
_LONGEST = 250


class Words:
    """The words of a text with their places, and the text as far as it can be compared."""

    def __init__(self, text: str) -> None:
        found = list(islice(_TOKEN.finditer(text), _LONGEST))
        self.text = text[: found[-1].end()] if len(found) == _LONGEST else text
        self.spans = [Span(*match.span()) for match in found]
        self.written = [match[0] for match in found]
        self.stems = [_stem(word) for word in self.written]

    def within(self, span: Span) -> range:
        """The places of the words that a stretch of the text touches."""
        return range(
            bisect_right(self.spans, span.start, key=lambda one: one.end),
            bisect_left(self.spans, span.end, key=lambda one: one.start),
        )


class Gap(NamedTuple):
    """What both texts have between the same neighbours: the places of the words of each."""

    ours: range
    theirs: range


@dataclass(frozen=True)
class Aligned:
    """A claim and a sentence, with the words in which they agree, in the order of both."""

    ours: Words
    theirs: Words

    def gap_of(self, ours: range, theirs: range) -> Gap | None:
        """The gap that holds a word of each range; its neighbours tell something."""
        first, second = self._by_place
        shared = {first[n] for n in ours if n in first} & {second[n] for n in theirs if n in second}
        return self._gaps[min(shared)] if shared else None

    @cached_property
    def _by_place(self) -> tuple[dict[int, int], dict[int, int]]:
        """Of each text, the gap in which a word stands."""
        gaps = list(enumerate(self._gaps))
        return (
            {place: n for n, gap in gaps for place in gap.ours},
            {place: n for n, gap in gaps for place in gap.theirs},
        )

    @cached_property
    def _gaps(self) -> Sequence[Gap]:
        return tuple(self._found())

    def _found(self) -> Iterator[Gap]:
        a = b = 0
        before = range(0)
        for block, start in self._equal():
            telling = any(self.ours.stems[n] not in LIGHT for n in (*before, *block))
            if block.start > a and start > b and telling:
                yield Gap(range(a, block.start), range(b, start))
            a, b, before = block.stop, start + len(block), block

    def _equal(self) -> Iterator[tuple[range, int]]:
        """The words of the claim that the sentence has too, and where; last the end of both."""
        for step in LCSseq.opcodes(self.ours.stems, self.theirs.stems):
            if step.tag == "equal":
                yield range(step.src_start, step.src_end), step.dest_start
        end = len(self.ours.stems)
        yield range(end, end), len(self.theirs.stems)


def _stem(word: str) -> str:
    return stem_of(word.lower().removesuffix("’s").removesuffix("'s"))
