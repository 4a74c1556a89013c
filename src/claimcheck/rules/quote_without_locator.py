"""quote-without-locator."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.model.documents import BlockKind, Span
from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.model.patterns import rare
from claimcheck.model.references import LinkStatus, Reference
from claimcheck.rules.base import ProjectView, rule
from claimcheck.rules.shown_citations import Shown, shown_citations

if TYPE_CHECKING:
    from claimcheck.model.citations import LinkedDocument
    from claimcheck.model.documents import Block

_BLOCKS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
# Within one block; a stray mark spoils no more than the quotation that begins there.
_QUOTATION = re.compile(
    r"“(?P<curly>[^“”]{20,1500})”|(?<!\w)\"(?P<straight>[^\"]{20,1500})\"(?!\w)"
    r"|«(?P<angle>[^«»]{20,1500})»|(?<!\w)‘(?P<single>(?:[^‘’]|’(?=\w)){20,600})’(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# As many words make a quotation rather than a term.
_FEWEST_WORDS = 5
# As far before it stands what it is: a title, an answer.
_BEFORE = 80
# What is named, not quoted, by the words before it.
_NAMED = re.compile(
    r"\b(?:titled|entitled|called|named|dubbed|labell?ed|headed|headline|heading|title|slogan|motto|chant\w*"
    r"|poster|banner|song|film|movie|book|novel|paper|article|essay|chapter|report|talk|lecture|speech|keynote"
    r"|question|item|statement|prompt|asks?|asked|asking|options?|answers?|proverb|adage|saying)"
    r"(?:\s+(?:was|is|on|reads?|of|by|whether))?\s*[,:]?\s*$",
    re.IGNORECASE,
)
# A place in the source, beside the citation or in it.
_PLACE = rare(
    r"\b(?:pp?|pages?|pgs?|chap(?:ter)?s?|ch|sec(?:tion)?s?|para(?:graph)?s?|vol|lines?|ll?|fol|art(?:icle)?|nn?"
    r"|fn|notes?|loc(?:ation)?|min(?:ute)?|slide|act|scene|canto|book|stanza|theorem|def(?:inition)?|table|figure"
    r"|responses?|respondents?|interviews?|items?|questions?|cases?|exhibit|document|annex|appendix|clause|recital|rule)"
    r"\.?\s*[0-9ivxl]+\b|[§¶]\s*[0-9]|\(\s*[0-9]{1,3}(?:\s*[-–—,]\s*[0-9]{1,3})*\s*\)|\bat\s+[0-9]{1,3}\b"
    r"|\b(?:passim|abstract|preface|foreword|introduction|epigraph|back cover)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")

# Kinds of works with many pages, and those that have them if their entry tells of several.
_WHOLE = frozenset(
    """book mvbook booklet collection mvcollection inbook bookinbook suppbook incollection report
    techreport thesis phdthesis mastersthesis""".split()  # noqa: SIM905
)
_PAGED = frozenset("article inproceedings conference proceedings".split())  # noqa: SIM905
_SEVERAL = rare(r"[0-9]\s*(?:-+|–|—|,|/|f)")
_SHORT = rare(
    r"press release|fact ?sheet|speech|statement|testimony|remarks|news ?paper|magazine|web ?site|blog|web ?page"
    r"|transcript|interview",
    re.IGNORECASE,
)


@rule("quote-without-locator", Group.TEXT, Severity.NOTE)
def quote_without_locator(view: ProjectView) -> Iterator[Hit]:
    """
    A passage is quoted word for word from a work with pages, and no page is given.

    Why it matters: whoever checks the wording has to read the whole work. Quotations of five words
    and more are looked at, with the citation in the same sentence, and records of the ledger that
    give a `quote`. Works without pages, or with one, need no locator: web pages, newspapers,
    speeches. Titles, slogans, questions of a survey and mottoes are no quotations.

    Flagged (txt):
        The party called it “a struggle against the influence of foreign powers” (Landau 1974).

    Flagged (txt + toml):
        This text is about something else.
        ---
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = [{ key = "landau1974", quote = "a struggle against foreign powers" }]

    Accepted (txt + toml):
        The party called it “a struggle against the influence of foreign powers” (Landau 1974, p. 9).
        It was no “third way” (Landau 1974).
        ---
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = [{ key = "landau1974", locator = "p. 9", quote = "a struggle against foreign powers" }]

    How to fix: give the page in the citation, or as `locator` of the source in the record.
    """
    for linked in view.documents:
        yield from _in_document(linked)
    quoted = {
        source.location: (claim, source)
        for claim in view.ledger.claims
        for source in claim.sources
        if source.quote and not source.locator
    }
    for cited in view.sources:
        claim, source = quoted.get(cited.location, (None, None))
        if claim is None or source is None or cited.link.status is not LinkStatus.LINKED:
            continue
        reference = cited.bibliography.by_key.get(cited.link.key or cited.key)
        if reference and _has_pages(reference):
            yield Hit(
                source.location,
                f'quotation from "{source.key}" without a page',
                claim=claim.id,
                reference=reference.key,
                help='say where it stands: locator = "p. 12"',
            )


def _in_document(linked: "LinkedDocument") -> Iterator[Hit]:
    shown = shown_citations(linked)
    starts = [one.span.start for one in shown]
    spans = [one.span for one in linked.sentences]
    begins = [span.start for span in spans]
    text = linked.document.text
    said = set[int]()
    for block, quotation in _quotations_in(linked) if shown else ():
        here = slice(bisect_left(starts, block.span.start), bisect_left(starts, block.span.end))
        first, last = (
            max(bisect_right(begins, at) - 1, 0) for at in (quotation.start, quotation.end - 1)
        )
        around = Span(spans[first].start, spans[last].end) if spans else block.span
        source = _source_of(text, quotation, around, shown[here])
        if source is None or source.place in said:
            continue
        said.add(source.place)
        references = source.sources(linked)
        words = text[quotation.start + 1 : quotation.end - 1]
        # Behind the sentence a citation may stand apart.
        passage = linked.prose[around.start : max(around.end, source.span.end)]
        if (
            references
            and not _is_placed(linked, source, passage.replace(words, " "))
            and all(map(_has_pages, references))
            and not any(_same_words(words, one.title) for one in references)
        ):
            yield _hit(linked, quotation, references)


def _quotations_in(linked: "LinkedDocument") -> "Iterator[tuple[Block, Span]]":
    """The passages between quotation marks, each with its block."""
    text = linked.document.text
    marks = {one.span.start for one in linked.document.note_marks}
    cited = {one.span.start for one in shown_citations(linked)} if marks else set()
    heading = True
    for block in linked.document.blocks:
        after_heading, heading = heading, block.kind is BlockKind.HEADING
        if block.kind not in _BLOCKS:
            continue
        for match in _QUOTATION.finditer(text, *block.span):
            quotation = Span(*match.span())
            words, before = match[match.lastgroup or 0], text[block.span.start : quotation.start]
            # A note of its own that cites nothing: an interview, a letter.
            behind = {quotation.end, quotation.end + 1}
            if (
                _is_quotation(words, before[-_BEFORE:])
                and not behind & marks - cited
                and not (after_heading and _is_motto(linked, block, quotation))
            ):
                yield block, quotation


def _hit(linked: "LinkedDocument", quotation: Span, references: Sequence[Reference]) -> Hit:
    words = " ".join(linked.document.text[quotation.start : quotation.end].split())
    key = f'"{references[0].key}"' if len(references) == 1 else f"{len(references)} works"
    return Hit(
        linked.document.locate(quotation),
        f"quotation from {key} without a page",
        reference=references[0].key,
        help="give the page in the citation",
        detail=words,
    )


def _is_quotation(words: str, before: str) -> bool:
    """Whether words between quotation marks are a passage, and not a name or a term."""
    found = _WORD.findall(words)
    if len(found) < _FEWEST_WORDS or _NAMED.search(before):
        return False
    # In a title the words that carry it are capitalised.
    long = [word for word in found[1:] if len(word) > 3]
    capitals = [word for word in long if word[:1].isupper()]
    return len(capitals) * 2 <= len(long)


def _is_motto(linked: "LinkedDocument", block: "Block", quotation: Span) -> bool:
    """Whether a block begins with the quotation and adds who said it, and no more."""
    start, end = block.span
    opens = not _LETTERS.search(linked.prose, start, quotation.start)
    return opens and len(_WORD.findall(linked.prose[quotation.end : end])) < _FEWEST_WORDS


def _source_of(text: str, quotation: Span, around: Span, shown: Sequence[Shown]) -> Shown | None:
    """The citation of a quotation: the next one behind it, or else the last one named before."""
    behind = next((one for one in shown if one.span.start >= quotation.end), None)
    if behind and behind.span.start <= around.end:
        return behind
    # “Behind the full stop.” (Paul 1994)
    if (
        behind
        and not behind.citation.narrative
        and not _LETTERS.search(text, quotation.end, behind.span.start)
    ):
        return behind
    named = [one for one in shown if around.start <= one.span.start < quotation.start]
    return named[-1] if named and named[-1].citation.narrative else None


def _is_placed(linked: "LinkedDocument", source: Shown, passage: str) -> bool:
    """Whether a place in the work is given, in the citation, beside it, or in its footnote."""
    if any(work.locator for work in source.citation.works):
        return True
    start, end = source.citation.span
    cited = linked.document.text[start : end + 40]
    return bool(_PLACE.search(passage) or _PLACE.search(cited))


def _has_pages(reference: Reference) -> bool:
    """Whether a work has several pages, by its kind and what its entry tells."""
    told = reference.get("type", "entrysubtype", "howpublished")
    if told and _SHORT.search(told.value):
        return False
    pages = reference.get("pages")
    if pages:
        return reference.type in _WHOLE | _PAGED and bool(_SEVERAL.search(pages.value))
    total = reference.get("pagetotal", "numpages")
    is_leaf = total is not None and total.value.strip() == "1"
    return reference.type in _WHOLE and not is_leaf


def _same_words(quotation: str, title: str | None) -> bool:
    words, named = (
        [word.lower() for word in _WORD.findall(one)] for one in (quotation, title or "")
    )
    return bool(words) and words == named[: len(words)]
