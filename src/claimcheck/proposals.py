"""Records for the claims of a document that its ledger does not hold."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import Config
from claimcheck.errors import UsageError
from claimcheck.extract.quotations import Quotation, quotations_in, within_marks
from claimcheck.linking.names import fold
from claimcheck.model.citations import Citation, Form, LinkedDocument
from claimcheck.model.claims import Ledger, LedgerDocument, LedgerFile, NewRecord, NewSource
from claimcheck.model.documents import Block, BlockKind, Span
from claimcheck.model.matches import Match
from claimcheck.model.references import Link
from claimcheck.model.stated import Stated
from claimcheck.model.tracked import Tracked
from claimcheck.model.wording import STOP_WORDS
from claimcheck.readers.titles import title_of
from claimcheck.rules.base import ProjectView
from claimcheck.tracking import text_of

_WORD = re.compile(r"[a-z]{4,}")
_FIGURE = re.compile(r"(?<![\w.,-])[0-9]+(?:[.,][0-9]+)*")
# What is left before a stop where a citation was cut out: a gap, or "in 1992, (Smith 2004)."
_GAP_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?](?!\d))")
_COMMA_BEFORE_STOP = re.compile(r"[,;:]+(?=[.,;:!?](?:\s|\Z))")
_EMPTY_BRACKETS = re.compile(
    r"\s*[(\[](?:[\s,;&]|\b(?:and|or|see|also|cf|in)\b\.?|\be\.\s?g\.)*[)\]]", re.IGNORECASE
)
_TWO_STOPS = re.compile(r"\bet al\.\.")
# An id is made of as many of the words of a claim that are rarest in the document.
_WORDS_OF_ID = 3
_NO_ID = re.compile(r"[^a-z0-9]+")
# Words that tell no claim from another.
_DULL = {
    *("about", "almost", "around", "more", "most", "nearly", "only", "over", "roughly", "some"),
    *("than", "under", "hundred", "thousand", "million", "billion", "percent", "people", "said"),
    *("year", "years", "january", "february", "march", "april", "june", "july", "august"),
    *("september", "october", "november", "december"),
}


class Plan(NamedTuple):
    """What is to be written, and what is to be told of it."""

    told: Tracked
    document: LedgerDocument | None
    # the table of a file that is new
    path: str
    # of the document, as the file is to name it if it does not yet


def plan_of(
    linked: LinkedDocument, view: ProjectView, config: Config, *, reword: bool = False
) -> Plan:
    """What tracking a document comes to; with `reword` changed claims are worded as it has them."""
    ledger = view.ledger
    held = next((f for f in ledger.files if text_of(f, ledger, view.documents) is linked), None)
    target, table = ledger_file_of(linked, held, ledger, config)
    stated = [one for one in view.untracked if one.linked is linked and one.strong]
    records, unlinked = proposed(stated, {claim.id for claim in ledger.claims})
    matches = tuple(one for one in view.matches if one.document == linked.document.path)
    _check_pair(linked, held, matches)
    here = [one for one in matches if one.claim.location.path == target]
    changed = [one for one in here if one.reads_otherwise] if reword else []
    quotations = quotations_in(linked.document) if changed else ()
    told = Tracked(
        document=linked.document,
        ledger=target,
        records=records,
        matches=matches,
        reworded=tuple((one.claim.id, _restated(linked, one, quotations)) for one in changed),
        unlinked=unlinked,
    )
    return Plan(told, table, Path(os.path.relpath(linked.document.path, target.parent)).as_posix())


def _check_pair(linked: LinkedDocument, held: LedgerFile | None, matches: Sequence[Match]) -> None:
    """Raise UsageError where a ledger file that names no document seems to be about another."""
    if held and held.claims and not held.document.path and not matches:
        raise UsageError(
            f"{held.path} names no document, and most of its claims are not in"
            f" {linked.document.path.name}",
            "name another file with --ledger, or write its path into this one",
        )


def proposed(
    stated: Sequence[Stated], taken: Collection[str]
) -> tuple[tuple[NewRecord, ...], frozenset[str]]:
    """A record for each claim: its text as printed, the sources it cites, the heading above it.

    Claims that say word for word the same become one record. `taken` are ids that are in use. With
    the records come the ids of those whose citations do not all link.
    """
    if not stated:
        return (), frozenset()
    linked = stated[0].linked
    times = Counter(word for claim in linked.claims for word in _words(linked.said(claim)))
    headings = [block for block in linked.document.blocks if block.kind is BlockKind.HEADING]
    quotations = quotations_in(linked.document)
    used, said, unlinked = set(taken), set[str](), set[str]()
    records: list[NewRecord] = []
    for one in stated:
        text = within_marks(_printed(linked, one.claim.span), one.claim.span, quotations)
        if text.casefold() in said:
            continue
        said.add(text.casefold())
        name = _free(_name(text, times), used)
        used.add(name)
        section = _section(linked, headings, one.claim.span.start)
        records.append(NewRecord(name, text, tuple(_sources(one)), section))
        if any(link.key is None for place in one.claim.citations for link in linked.links[place]):
            unlinked.add(name)
    return tuple(records), frozenset(unlinked)


def _restated(linked: LinkedDocument, match: Match, quotations: Sequence[Quotation]) -> str:
    """What the document says in place of a tracked claim, also where that runs over sentences."""
    first, *others = match.spans
    order = [sentence.span for sentence in linked.sentences]
    start = end = order.index(first)
    for span in others:
        place = order.index(span)
        if not start - 1 <= place <= end + 1:
            break
        start, end = min(start, place), max(end, place)
    words = " ".join(_printed(linked, span) for span in order[start : end + 1])
    whole = Span(order[start].start, order[end].end)
    return within_marks(words, whole, quotations)


def _printed(linked: LinkedDocument, span: Span) -> str:
    """A sentence as printed, on one line, without its citations, but with those whom it names."""
    parts, at = [], span.start
    for place in _named_by_key(linked, span):
        citation = linked.citations[place]
        authors = _authors(citation, linked.links[place], linked)
        parts += [linked.prose[at : citation.span.start], authors]
        at = citation.span.end
    text = " ".join("".join([*parts, linked.prose[at : span.end]]).split())
    text = _GAP_BEFORE_STOP.sub("", _EMPTY_BRACKETS.sub("", text))
    return _TWO_STOPS.sub("et al.", _COMMA_BEFORE_STOP.sub("", text)).strip()


def _named_by_key(linked: LinkedDocument, span: Span) -> list[int]:
    """The citations in a sentence whose author is named nowhere but there: `@smith2004 says`."""
    named = [
        place
        for place, one in enumerate(linked.citations)
        if one.narrative and one.form is Form.KEY and span.start <= one.span.start < span.end
    ]
    # In the file a footnote may stand elsewhere than in the text.
    return sorted(named, key=lambda place: linked.citations[place].span)


def _authors(citation: Citation, links: Sequence[Link], linked: LinkedDocument) -> str:
    """The authors of the works that are cited; the key of one that is not in the bibliography."""
    named = []
    for work, link in zip(citation.works, links, strict=True):
        reference = linked.bibliography.by_key.get(link.key or "")
        people = (reference.authors or reference.editors) if reference else ()
        names = [one.surname for one in people]
        many = len(names) > 2 or (names and reference and reference.and_others)
        named.append(
            f"{names[0]} et al." if many else " and ".join(names) or work.key or work.words
        )
    return ", ".join(named)


def ledger_file_of(
    linked: LinkedDocument, held: LedgerFile | None, ledger: Ledger, config: Config
) -> tuple[Path, LedgerDocument | None]:
    """Where the claims of a document are to be written; with its table, if the file is new.

    `held` is the file that holds them already. Otherwise a new file in the ledger's folder takes
    the name of the document.
    """
    if held is not None and os.path.lexists(held.path):
        return held.path, None
    path = linked.document.path
    folder = config.ledger or config.root / config.claims[0]
    if folder.suffix == ".toml":
        target = folder
    else:
        stem = _NO_ID.sub("-", fold(path.stem)).strip("-") or "claims"
        names = (f"{stem}.toml", *(f"{stem}-{number}.toml" for number in range(2, 1000)))
        known = {file.path for file in ledger.files}
        free = (folder / name for name in names)
        target = next(one for one in free if one not in known and not os.path.lexists(one))
    relative = Path(os.path.relpath(path, target.parent)).as_posix()
    return target, LedgerDocument(title=title_of(linked.document) or path.stem, path=relative)


def _section(linked: LinkedDocument, headings: Sequence[Block], at: int) -> str | None:
    """The heading below which the text at `at` stands."""
    above = [block for block in headings if block.span.end <= at]
    return _words_of(linked, above[-1]) if above else None


def _words_of(linked: LinkedDocument, heading: Block) -> str:
    return " ".join(linked.document.text[slice(*heading.span)].split())


def _sources(stated: Stated) -> Iterator[NewSource]:
    """What is cited and linked, each key once."""
    seen: set[str] = set()
    linked = stated.linked
    for place in stated.claim.citations:
        for work, link in zip(linked.citations[place].works, linked.links[place], strict=True):
            if link.key is not None and link.key not in seen:
                seen.add(link.key)
                yield NewSource(link.key, " ".join(work.locator.split()) if work.locator else None)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS]


def _name(text: str, times: Counter[str]) -> str:
    """An id: the rarest words of the claim in their order, and its first figure."""
    words = [word for word in dict.fromkeys(_words(text)) if word not in _DULL]
    rarest = sorted(words, key=lambda word: (times[word], words.index(word)))[:_WORDS_OF_ID]
    figure = _FIGURE.search(text)
    parts = [word for word in words if word in rarest] + (
        [figure[0].replace(",", "")] if figure else []
    )
    return _NO_ID.sub("-", "-".join(parts)).strip("-") or "claim"


def _free(name: str, used: Collection[str]) -> str:
    return next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in used)
