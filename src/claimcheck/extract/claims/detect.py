"""The sentences of a document that state a checkable fact, of what kind, and how surely.

The score is the logistic function of a sum: what a sentence without signals has, and the weight of
every signal that it shows. The weights were learned from sentences of many kinds of prose that were
written and judged for this project (see benchmarks/detection.py), so a score can be taken apart
into its reasons. What a citation adds is not learned but set: whoever cites a source says that
there is something to be looked up.
"""

import math
import re
from collections.abc import Iterator, Sequence

from claimcheck.extract.claims.backing import backing_of
from claimcheck.extract.claims.captions import (
    captions_among,
    credited_among,
    titles_only,
    with_credits,
)
from claimcheck.extract.claims.identifiers import without_identifiers
from claimcheck.extract.claims.pointing import LONGEST, has_verb, may_point, only_points
from claimcheck.extract.claims.signals import bits_of, is_spoken, names_of, signals_of
from claimcheck.extract.claims.vocabulary import CITED, IN_A_SPEECH, NAMES, REPORTED, TITLE
from claimcheck.extract.claims.weights import NOTHING, NOTHING_SPOKEN, SPOKEN, WEIGHTS
from claimcheck.model.citations import Citation, Form
from claimcheck.model.detected import ClaimKind, DetectedClaim, Sentence, Signal
from claimcheck.model.documents import BlockKind, Document, Span
from claimcheck.model.patterns import rare

# Pull quotes say again what the text says.
_STATING = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.CAPTION)
)

# A question states nothing, whatever figures it holds, and what only names a picture nothing else.
_SET = {CITED: 5.0, REPORTED: 1.0, "question": -6.0, TITLE: -6.0}
_WEIGHTS = [{**WEIGHTS, **_SET}.get(name, 0.0) for name in NAMES]
# In a speech every signal weighs otherwise, and that it is one weighs too.
_SPOKEN_WEIGHTS = [
    round(weight + {**SPOKEN, IN_A_SPEECH: NOTHING_SPOKEN}.get(name, 0.0), 2)
    for name, weight in zip(NAMES, _WEIGHTS, strict=True)
]
SPEECH = bits_of(IN_A_SPEECH)
_TITLE = bits_of(TITLE)
# Places of the score that are given.
_PLACES = 3
# A footnote that holds only a citation states nothing.
_A_STATEMENT = re.compile(r"\b[^\W\d_]++\W++[^\W\d_]")
# Nor does program text that stands among prose: x <- f(y, z = 1), plot(a).b = TRUE;
_CODE = rare(
    r"<-\s|\w\([^()]{0,80}\w\s?=\s?[\w\"'.(]|[\w)\]]\s?=\s?(?:c\(|TRUE\b|FALSE\b|\{|\[)|[;{]\s*\Z"
)
_LONGEST_LEAD = 80

# The first of these that a sentence shows says what kind of claim it is.
_KINDS: tuple[tuple[ClaimKind, int], ...] = (
    (ClaimKind.MONEY, bits_of("money")),
    (ClaimKind.STATISTIC, bits_of("percentage", "figures", "large number")),
    (ClaimKind.ATTRIBUTION, bits_of("long quotation", REPORTED)),
    (ClaimKind.STATISTIC, bits_of("figure", "polling")),
    (ClaimKind.LEGAL, bits_of("law")),
    (ClaimKind.ATTRIBUTION, bits_of("said", "quotation")),
    (ClaimKind.EVENT, bits_of("act", "year", "day of a month", "month", "dated")),
    (ClaimKind.COMPARISON, bits_of("measured difference", "rank", "superlative")),
    (ClaimKind.CAUSAL, bits_of("cause")),
    (
        ClaimKind.COMPARISON,
        bits_of("comparison", "measured change", "trend", "long trend", "universal", "most"),
    ),
    (ClaimKind.ATTRIBUTION, bits_of(CITED)),
)


def claims_in(
    document: Document,
    citations: Sequence[Citation],
    prose: str,
    sentences: Sequence[Sentence],
) -> tuple[DetectedClaim, ...]:
    """Every sentence that may state a fact, with its score, in the order of the text.

    `prose` is the text without its citations, as `prose_of` gives it, `sentences` are all it has.
    Each claim knows the citations that back it (see `backing`), by their place in `citations`.
    """
    stating = [one for one in sentences if one.block.kind in _STATING]
    captions = captions_among(document, stating)
    credited = credited_among(document, stating, captions)
    backing = with_credits(
        document, stating, backing_of(document, stating, citations), captions, credited
    )
    found: list[tuple[Span, int, tuple[int, ...]]] = []
    for number, ((span, _), places) in enumerate(zip(stating, backing, strict=True)):
        text = prose[span.start : span.end]
        if number in credited or not _A_STATEMENT.search(text) or _is_code(text) or _leads_on(text):
            continue
        own = [citations[at] for at in places if span.start <= citations[at].span.start < span.end]
        if _is_pointer(text, stating[number], own):
            continue
        reports = any(one.narrative and one.form is not Form.NUMERIC for one in own)
        bits = signals_of(text, cites=bool(own), reports=reports)
        if number in captions and titles_only(text):
            bits |= _TITLE
        found.append((span, bits, places))
    spoken = is_spoken([bits for _, bits, _ in found])
    scored = ((span, bits | SPEECH * spoken, places) for span, bits, places in found)
    return tuple(
        DetectedClaim(span, kind_of(bits), score, bits, places)
        for span, bits, places in scored
        if (score := score_of(bits))
    )


def _is_pointer(text: str, sentence: Sentence, own: Sequence[Citation]) -> bool:
    """Whether a sentence without most of its citations, `own`, only says where to look."""
    is_note = sentence.block.kind is BlockKind.FOOTNOTE
    if len(text) > LONGEST or not (is_note or may_point(text)):
        return False
    start = sentence.span.start
    for first, last in (one.span for one in own if one.narrative):
        text = text[: first - start] + " " * (last - first) + text[last - start :]
    shown = without_identifiers(text)
    return only_points(shown, is_note=is_note, cites=bool(own) or shown != text)


def _is_code(text: str) -> bool:
    return ("=" in text or "<-" in text) and _CODE.search(text) is not None


def _leads_on(text: str) -> bool:
    """Whether it is the title of what stands below: Opinion in 2018:"""
    return text.endswith(":") and len(text) <= _LONGEST_LEAD and not has_verb(text)


def score_of(bits: int) -> float:
    """0..1: how surely a fact-checker would have to look the sentence up."""
    weights = _SPOKEN_WEIGHTS if bits & SPEECH else _WEIGHTS
    total = 0.0
    while bits:
        lowest = bits & -bits
        total += weights[lowest.bit_length() - 1]
        bits ^= lowest
    return round(1 / (1 + math.exp(-total - NOTHING)), _PLACES)


def reasons_of(bits: int) -> tuple[Signal, ...]:
    """The signals with what each adds, the heaviest first; those that weigh nothing are left out."""
    weights = _SPOKEN_WEIGHTS if bits & SPEECH else _WEIGHTS
    weighed = (Signal(name, weights[NAMES.index(name)]) for name in names_of(bits))
    return tuple(sorted((one for one in weighed if one.weight), key=lambda one: -abs(one.weight)))


def kind_of(bits: int) -> ClaimKind:
    """What the claim would be checked for."""
    for kind, signs in _KINDS:
        if signs & bits:
            return kind
    return ClaimKind.EVENT


def prose_of(document: Document, citations: Sequence[Citation]) -> str:
    """The text with blanks for all that belongs to citations: brackets, years, marks of notes.

    What remains stands where it stood.
    """
    parts, at = [], 0
    cuts = [span for citation in citations for span in _cut_of(citation)]
    for start, end in sorted([*cuts, *(mark.span for mark in document.note_marks)]):
        if end > at:
            parts.append(document.text[at:start])
            parts.append(" " * (end - max(at, start)))
            at = end
    parts.append(document.text[at:])
    return "".join(parts)


def _cut_of(citation: Citation) -> Iterator[Span]:
    if not citation.narrative or citation.form in (Form.NUMERIC, Form.KEY):
        yield citation.span
        return
    for work in citation.works:
        if work.year_span:
            yield Span(work.year_span.start, max(work.year_span.end, work.span.end))
