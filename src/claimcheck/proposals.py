"""Records for the claims of a document that its ledger does not hold."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from claimcheck.config import Config
from claimcheck.linking.names import fold
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import Ledger, LedgerDocument, LedgerFile, NewRecord, NewSource
from claimcheck.model.documents import Block, BlockKind, Span
from claimcheck.model.matches import Outcome
from claimcheck.model.stated import Stated
from claimcheck.model.tracked import Tracked
from claimcheck.model.wording import STOP_WORDS
from claimcheck.rules.base import ProjectView
from claimcheck.tracking import text_of

_WORD = re.compile(r"[a-z]{4,}")
_FIGURE = re.compile(r"(?<![\w.,-])[0-9]+(?:[.,][0-9]+)*")
_GAP_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?])")
_EMPTY_BRACKETS = re.compile(r"\s*[(\[][\s,;]*[)\]]")
# An id is made of as many of the words of a claim that are rarest in the document.
_WORDS_OF_ID = 3
_NO_ID = re.compile(r"[^a-z0-9]+")


class Plan(NamedTuple):
    """What is to be written, and what is to be told of it."""

    told: Tracked
    document: LedgerDocument | None
    # the table of a file that is new


def plan_of(
    linked: LinkedDocument, view: ProjectView, config: Config, *, reword: bool = False
) -> Plan:
    """What tracking a document comes to; with `reword` changed claims are worded as it has them."""
    ledger = view.ledger
    held = next((f for f in ledger.files if text_of(f, ledger, view.documents) is linked), None)
    target, table = ledger_file_of(linked, held, ledger, config)
    stated = [one for one in view.untracked if one.linked is linked and one.strong]
    matches = tuple(one for one in view.matches if one.document == linked.document.path)
    changed = [one for one in matches if one.outcome is Outcome.CHANGED] if reword else []
    told = Tracked(
        document=linked.document,
        ledger=target,
        records=proposed(stated, {claim.id for claim in ledger.claims}),
        matches=matches,
        reworded=tuple((one.claim.id, _printed(linked, one.spans[0])) for one in changed),
        unlinked=sum(
            any(link.key is None for place in one.claim.citations for link in linked.links[place])
            for one in stated
        ),
    )
    return Plan(told, table)


def proposed(stated: Sequence[Stated], taken: Collection[str]) -> tuple[NewRecord, ...]:
    """A record for each claim: its text as printed, the sources it cites, the heading above it.

    Claims that say word for word the same become one record. `taken` are ids that are in use.
    """
    if not stated:
        return ()
    linked = stated[0].linked
    times = Counter(word for claim in linked.claims for word in _words(linked.said(claim)))
    headings = [block for block in linked.document.blocks if block.kind is BlockKind.HEADING]
    used, said = set(taken), set[str]()
    records: list[NewRecord] = []
    for one in stated:
        text = _printed(linked, one.claim.span)
        if text.casefold() in said:
            continue
        said.add(text.casefold())
        name = _free(_name(text, times), used)
        used.add(name)
        section = _section(linked, headings, one.claim.span.start)
        records.append(NewRecord(name, text, tuple(_sources(one)), section))
    return tuple(records)


def _printed(linked: LinkedDocument, span: Span) -> str:
    """A sentence as printed, on one line, without the brackets of its citations."""
    text = " ".join(linked.prose[span.start : span.end].split())
    return _GAP_BEFORE_STOP.sub("", _EMPTY_BRACKETS.sub("", text)).strip()


def ledger_file_of(
    linked: LinkedDocument, held: LedgerFile | None, ledger: Ledger, config: Config
) -> tuple[Path, LedgerDocument | None]:
    """Where the claims of a document are to be written; with its table, if the file is new.

    `held` is the file that holds them already. Otherwise a new file in the ledger's folder takes
    the name of the document.
    """
    if held is not None:
        return held.path, None
    path = linked.document.path
    folder = config.root / config.claims[0]
    if folder.suffix == ".toml":
        target = folder
    else:
        stem = _NO_ID.sub("-", fold(path.stem)).strip("-") or "claims"
        names = (f"{stem}.toml", *(f"{stem}-{number}.toml" for number in range(2, 1000)))
        known = {file.path for file in ledger.files}
        free = (folder / name for name in names)
        target = next(one for one in free if one not in known and not os.path.lexists(one))
    relative = Path(os.path.relpath(path, target.parent)).as_posix()
    return target, LedgerDocument(title=_title(linked), path=relative)


def _title(linked: LinkedDocument) -> str:
    document = linked.document
    first = next(iter(document.blocks_of(BlockKind.HEADING)), None)
    words = document.text[slice(*first.span)].split() if first else ()
    return " ".join(words) or document.path.stem


def _section(linked: LinkedDocument, headings: Sequence[Block], at: int) -> str | None:
    """The heading below which the text at `at` stands."""
    above = [block for block in headings if block.span.end <= at]
    return " ".join(linked.document.text[slice(*above[-1].span)].split()) if above else None


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
    words = list(dict.fromkeys(_words(text)))
    rarest = sorted(words, key=lambda word: (times[word], words.index(word)))[:_WORDS_OF_ID]
    figure = _FIGURE.search(text)
    parts = [word for word in words if word in rarest] + (
        [figure[0].replace(",", "")] if figure else []
    )
    return _NO_ID.sub("-", "-".join(parts)).strip("-") or "claim"


def _free(name: str, used: Collection[str]) -> str:
    return next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in used)
