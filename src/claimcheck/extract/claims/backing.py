"""Which citations back which sentence.

A citation backs the sentence in which it stands, also from a footnote. It covers the sentence
before as well, where its own sentence goes on about the same: names an instance, gives the figures
to a general statement, or speaks on of what was just named. Never two sentences back, and never
over the end of a paragraph; a sentence that opens a new point covers nothing.
"""

# ruff: noqa: SIM905 (lists of words read better as words)
import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.extract.claims.note_marks import cited_at_marks
from claimcheck.model.citations import Citation
from claimcheck.model.detected import Sentence
from claimcheck.model.documents import Document

# "For instance" and the like: what follows is part of what was said.
_INSTANCE = re.compile(
    r"""^(?:\W*(?:[Ii]n\s+(?:[A-Z]\w+\s+)?[0-9]{4}|[A-Z]\w*)?,?\s*)?
    (?:for\ (?:instance|example)|e\.g\.|specifically|in\ particular|namely|to\ illustrate|to\ be
    \ precise|that\ is|according\ to|in\ one|as\ an\ example|among\ (?:them|these)|of\ (?:these|this|that|them|those))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_INSTANCE_WITHIN = re.compile(r",\s*(?:for\s+(?:instance|example)|in\s+particular),", re.IGNORECASE)
# It speaks of what was just named.
_SAME_THING = re.compile(
    r"""^\W*(?:(?:in|of|by|with|for|as|to|under|during|according\ to)\ )?(?:this|these|those|such|they|their
    |its|he|she|his|her|the\ (?:latter|former|same|two|three|survey|study|poll|report|figure|figures|number|share
    |law|agreement|treaty|ruling|decision|deal|programme|program|measure))\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Its subject is that of the sentence before; not in "it is true that".
_SAME_SUBJECT = re.compile(
    r"\W*(?:they|he|she|it(?!\s+(?:is|was|were|will|would|may|might|has\s+been"
    r"|seem|appear|rain|snow|t[ao]ke?|took|remain|follow|turn|bec[ao]me)s?(?:ed)?\b))\s",
    re.IGNORECASE,
)
# It opens a new point.
_NEW_POINT = re.compile(
    r"""^\W*(?:further|furthermore|moreover|additionally|besides|also|in\ addition|first(?:ly)?|second(?:ly)?
    |third(?:ly)?|fourth(?:ly)?|finally|lastly|another|other(?:s)?|however|but|yet|nevertheless|nonetheless|by
    \ contrast|in\ contrast|conversely|on\ the\ (?:other|one)\ hand|on\ the\ contrary|meanwhile|similarly|likewise
    |next|then|later|therefore|thus|hence|consequently|as\ a\ result|accordingly)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LIGHT = frozenset(
    word[:6]
    for word in """about above after again against also although among another around because been
    before being between both cannot could does done down during each either even ever every from
    further have having here however into itself just less like made make many more most much must
    neither nevertheless none only onto other others over rather same shall should since some such
    than that their them themselves then there therefore these they this those though through thus
    together toward under until upon very well were what when where whether which while whom whose
    will with within without would your year years often found find show shows percent said says
    according first second third including""".split()
)
# Of the words of the shorter sentence as many must recur, and never fewer than two.
_SHARED = 0.25
_FEWEST = 2
# "In 2018, for instance," stands within so many characters.
_BEGINNING = 80


def backing_of(
    document: Document, sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> tuple[tuple[int, ...], ...]:
    """For every sentence the citations that back it, by place in `citations`, in order."""
    own = _own(document, sentences, citations)
    backed = list(own)
    for place in range(len(sentences) - 1):
        if own[place] or not own[place + 1]:
            continue
        before, after = sentences[place], sentences[place + 1]
        if before.block == after.block and _goes_on(
            _text(document, before), _text(document, after)
        ):
            backed[place] = own[place + 1]
    return tuple(backed)


def _own(
    document: Document, sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> list[tuple[int, ...]]:
    """The citations that stand in each sentence, or in a footnote that it points to."""
    starts = [sentence.span.start for sentence in sentences]
    found: list[list[int]] = [[] for _ in sentences]
    for place in sorted(range(len(citations)), key=lambda place: citations[place].span):
        start = citations[place].span.start
        sentence = bisect_right(starts, start) - 1
        if sentence >= 0 and start < sentences[sentence].span.end:
            found[sentence].append(place)
    for mark, place in cited_at_marks(document, citations):
        sentence = bisect_right(starts, mark.start) - 1
        # A mark may stand right behind the full stop.
        behind = sentence >= 0 and mark.start <= sentences[sentence].span.end + 1
        if behind and place not in found[sentence]:
            found[sentence].append(place)
    return [tuple(places) for places in found]


def _text(document: Document, sentence: Sentence) -> str:
    return document.text[sentence.span.start : sentence.span.end]


def _goes_on(before: str, after: str) -> bool:
    """Whether the second sentence continues the first as detail or evidence."""
    if _NEW_POINT.match(after):
        return False
    if (
        _INSTANCE.match(after)
        or _INSTANCE_WITHIN.search(after[:_BEGINNING])
        or _SAME_SUBJECT.match(after)
    ):
        return True
    first, second = _content(before), _content(after)
    shared = len(first & second)
    if _SAME_THING.match(after) and shared:
        return True
    return shared >= max(_FEWEST, _SHARED * min(len(first), len(second)))


def _content(text: str) -> set[str]:
    """The beginnings of the words that say what a sentence is about."""
    return {word[:6] for word in _WORD.findall(text.lower())} - _LIGHT
