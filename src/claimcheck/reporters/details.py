"""One claim with all that is known of it, or one reference with every claim that rests on it."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from claimcheck.errors import UsageError
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import Ledger, SourceRef, TrackedClaim, Verdict
from claimcheck.model.references import Bibliography, BrokenEntry, Reference
from claimcheck.reporters.found import marked, standing
from claimcheck.reporters.page import Page, Style, clip, counted, wrapped

INDENT = "  "


def details(
    name: str,
    ledger: Ledger,
    bibliography: Bibliography,
    documents: Sequence[LinkedDocument],
    page: Page,
) -> str:
    """What there is under this id or key; raises UsageError, with the nearest, if nothing is."""
    blocks = [_claim(claim, bibliography, page) for claim in ledger.claims if claim.id == name]
    if reference := bibliography.by_key.get(name):
        blocks.append(chain(_reference(reference, ledger, page), _cited_in(name, documents, page)))
    elif broken := bibliography.broken_keys.get(name):
        blocks.append(_broken(broken, ledger, page))
    elif not blocks:
        resting = [claim for claim in ledger.claims if _rests_on(claim, name)]
        if not resting:
            raise _unknown(name, ledger, bibliography)
        blocks.append(_missing(name, resting, page))
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _unknown(name: str, ledger: Ledger, bibliography: Bibliography) -> UsageError:
    known = [*(claim.id for claim in ledger.claims), *bibliography.by_key]
    near = difflib.get_close_matches(name[:80], known, n=2, cutoff=0.75)
    hint = (
        f"did you mean {' or '.join(near)}?" if near else "claimcheck search finds claims by words"
    )
    return UsageError(f'no claim or reference "{name}"', hint)


def _claim(claim: TrackedClaim, bibliography: Bibliography, page: Page) -> Iterator[str]:
    yield page.paint(clip(claim.id), Style.STRONG)
    room = page.width - len(INDENT) if page.width else None
    yield from (INDENT + line for line in marked(claim.text, (), page, room))
    yield ""
    yield from _facts(
        page,
        [
            ("place", f"{page.place(claim.location.path)}:{claim.location.start.line}"),
            ("section", clip(claim.section or "")),
            ("tags", clip(", ".join(claim.tags))),
            ("waived", clip(claim.waive or "")),
            ("status", str(claim.status or "not checked")),
        ],
    )
    yield ""
    yield (
        f"{INDENT}{counted(len(claim.sources), 'source')}"
        if claim.sources
        else f"{INDENT}no source"
    )
    for source in claim.sources:
        yield from _source(source, bibliography, page)
    if claim.verdicts:
        yield ""
        yield f"{INDENT}{counted(len(claim.verdicts), 'verdict')}"
        yield from (_verdict(verdict) for verdict in claim.verdicts)


def _facts(page: Page, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in facts:
        if value:
            yield f"{INDENT}{page.paint(f'{name:<8}', Style.FAINT)} {value}"


def _source(source: SourceRef, bibliography: Bibliography, page: Page) -> Iterator[str]:
    reference = bibliography.by_key.get(source.key)
    if reference:
        work = f"{clip(reference.brief())} ({_place(reference, page)})"
    elif source.key in bibliography.broken_keys:
        work = "its entry is broken"
    else:
        work = "not in the bibliography"
    locator = f", {clip(source.locator)}" if source.locator else ""
    yield f"{INDENT * 2}{page.paint(clip(source.key), Style.STRONG)}{locator}: {work}"
    if source.quote:
        yield f"{INDENT * 3}“{clip(source.quote)}”"
    if source.supports:
        yield f"{INDENT * 3}supports: {clip(source.supports)}"


def _verdict(verdict: Verdict) -> str:
    note = f": {clip(verdict.note)}" if verdict.note else ""
    return f"{INDENT * 2}{verdict.on} {verdict.status} by {clip(verdict.by)}{note}"


def _reference(reference: Reference, ledger: Ledger, page: Page) -> Iterator[str]:
    yield page.paint(clip(reference.key), Style.STRONG)
    yield f"{INDENT}{clip(reference.brief()) or 'nothing else is known of it'}"
    yield ""
    plain = {"title": reference.title or ""}
    fields = [
        (field.name, clip(" ".join((plain.get(field.name) or field.value).split())))
        for field in reference.fields
    ]
    place = [("type", f"@{reference.type}"), ("place", _place(reference, page))]
    width = max(len(name) for name, _ in (*place, *fields))
    for name, value in (*place, *fields):
        yield f"{INDENT}{page.paint(f'{name:<{width}}', Style.FAINT)} {value}"
    yield ""
    yield from _resting(reference.key, ledger, page)


def _cited_in(key: str, documents: Sequence[LinkedDocument], page: Page) -> Iterator[str]:
    """Where the documents cite a reference; nothing where there are no documents."""
    if not documents:
        return
    places = [
        (one.document.locate(work.span), work.words)
        for one in documents
        for citation, links in zip(one.citations, one.links, strict=True)
        for work, link in zip(citation.works, links, strict=True)
        if link.key == key
    ]
    yield ""
    yield (
        f"{INDENT}cited {counted(len(places), 'time')}"
        if places
        else f"{INDENT}not cited in the documents"
    )
    for where, words in places:
        place = f"{page.place(where.path)}:{where.start}"
        yield f"{INDENT * 2}{page.paint(place, Style.FAINT)}  {clip(words)}"


def _broken(broken: BrokenEntry, ledger: Ledger, page: Page) -> Iterator[str]:
    key = broken.key or ""
    yield page.paint(clip(key), Style.STRONG)
    place = f"{page.place(broken.location.path)}:{broken.location.start.line}"
    yield f"{INDENT}{page.paint('broken entry', Style.ERROR)}: {clip(broken.message)} ({place})"
    yield ""
    yield from _resting(key, ledger, page)


def _missing(key: str, resting: list[TrackedClaim], page: Page) -> Iterator[str]:
    yield page.paint(clip(key), Style.STRONG)
    yield f"{INDENT}{page.paint('not in the bibliography', Style.ERROR)}"
    yield ""
    yield from _listed(resting, page)


def _resting(key: str, ledger: Ledger, page: Page) -> Iterator[str]:
    resting = [claim for claim in ledger.claims if _rests_on(claim, key)]
    if resting:
        yield from _listed(resting, page)
    else:
        yield f"{INDENT}no claim rests on it"


def _listed(resting: list[TrackedClaim], page: Page) -> Iterator[str]:
    rest = "claim rests on it" if len(resting) == 1 else "claims rest on it"
    yield f"{INDENT}{len(resting)} {rest}"
    room = page.width - len(INDENT * 3) if page.width else None
    for claim in resting:
        yield f"{INDENT * 2}{page.paint(clip(claim.id), Style.STRONG)}"
        yield from (INDENT * 3 + line for line in marked(claim.text, (), page, room))
        for line in wrapped(standing(claim, page), room):
            yield INDENT * 3 + page.paint(line, Style.FAINT)


def _rests_on(claim: TrackedClaim, key: str) -> bool:
    return any(source.key == key for source in claim.sources)


def _place(reference: Reference, page: Page) -> str:
    return f"{page.place(reference.location.path)}:{reference.location.start.line}"
