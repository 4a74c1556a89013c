"""Lays a claim beside the sentence that states it, word by word, to see what stands for what."""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from claimcheck.model.documents import Span
from claimcheck.model.wording import stem_of

# "US-Turkey" is two names, "S-400" one.
_TOKEN = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+|-(?=[a-z0-9])[^\W_]+)*")
# Words that many sentences share by chance.
LIGHT = frozenset(
    """a an the of in on at to from by for with into as during about via per than and or but that
    which who this these those there it its their his her our is are was were be been being am has
    have had do does did some over under more most nearly almost only""".split()
)
# Longer sentences are none; laying them side by side costs the product of their lengths.
_LONGEST = 600


class Words:
    """The words of a text with their places; as many as can be compared."""

    def __init__(self, text: str) -> None:
        found = []
        for match in _TOKEN.finditer(text):
            found.append(match)
            if len(found) == _LONGEST:
                break
        self.text = text
        self.spans = [Span(*match.span()) for match in found]
        self.written = [match[0] for match in found]
        self.stems = [_stem(word) for word in self.written]

    def within(self, span: Span) -> range:
        """The places of the words that a stretch of the text touches."""
        places = [n for n, (a, b) in enumerate(self.spans) if a < span.end and span.start < b]
        return range(places[0], places[-1] + 1) if places else range(0)


@dataclass(frozen=True)
class Aligned:
    """A claim and a sentence, with the words in which they agree, in the order of both."""

    ours: Words
    theirs: Words

    @cached_property
    def gaps(self) -> Sequence[tuple[range, range]]:
        """Where both have something between the same neighbours, one of which tells something."""
        return tuple(self._gaps())

    def _gaps(self) -> Iterator[tuple[range, range]]:
        ours, theirs = self.ours.stems, self.theirs.stems
        equal = [
            range(step.src_start, step.src_end)
            for step in LCSseq.opcodes(ours, theirs)
            if step.tag == "equal"
        ]
        starts = [step.dest_start for step in LCSseq.opcodes(ours, theirs) if step.tag == "equal"]
        a = b = 0
        before: range = range(0)
        ends = range(len(ours), len(ours))
        for block, start in zip([*equal, ends], [*starts, len(theirs)], strict=True):
            telling = any(ours[n] not in LIGHT for n in (*before, *block))
            if block.start > a and start > b and telling:
                yield range(a, block.start), range(b, start)
            a, b, before = block.stop, start + len(block), block


def _stem(word: str) -> str:
    return stem_of(word.lower().removesuffix("’s").removesuffix("'s"))
