"""One claim with all that is known of it, or one reference with every claim that rests on it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import UsageError, nearest
from claimcheck.ledger.digest import is_stale
from claimcheck.model.citations import LinkedDocument
from claimcheck.model.claims import Ledger, SourceRef, TrackedClaim, Verdict
from claimcheck.model.matches import Match, Outcome
from claimcheck.model.references import Bibliography, BrokenEntry, Reference
from claimcheck.model.text import Location
from claimcheck.reporters.found import marked, standing
from claimcheck.reporters.page import Page, Style, clip, counted, wrapped

INDENT = "  "
_ABSENT = "not in the bibliography"


class Holdings(NamedTuple):
    """What a project has: claims, references, documents."""

    ledger: Ledger
    bibliographies: tuple[Bibliography, ...]
    shelves: Mapping[Path, tuple[Bibliography, ...]]
    # by ledger file: where its keys are looked up, in order
    documents: tuple[LinkedDocument, ...] = ()
    matches: Mapping[Location, Match] = {}
    # by the place of a claim: what became of it in its document

    def resting_on(self, entry: Reference | BrokenEntry) -> list[TrackedClaim]:
        """The claims that cite an entry by its key, in files that have it in their bibliography."""
        return [
            claim
            for claim in self.ledger.claims
            if _rests_on(claim, entry.key or "")
            and standing_under(entry.key or "", self.shelves[claim.location.path]) == entry
        ]


def details(name: str, held: Holdings, page: Page) -> str:
    """What there is under this id or key; raises UsageError, with the nearest, if nothing is."""
    claims = [claim for claim in held.ledger.claims if claim.id == name]
    blocks = [_claim(claim, held, page) for claim in claims]
    shelves = ((shelf,) for shelf in held.bibliographies)
    entries = {one.location: one for shelf in shelves if (one := standing_under(name, shelf))}
    blocks += [_entry(one, held, page) for one in entries.values()]
    if not blocks:
        resting = [claim for claim in held.ledger.claims if _rests_on(claim, name)]
        if not resting:
            raise _unknown(name, held)
        blocks.append(_missing(name, resting, held, page))
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def standing_under(key: str, shelves: Iterable[Bibliography]) -> Reference | BrokenEntry | None:
    """The first entry with this key."""
    found = (shelf.by_key.get(key) or shelf.broken_keys.get(key) for shelf in shelves)
    return next((one for one in found if one), None)


def _unknown(name: str, held: Holdings) -> UsageError:
    keys = dict.fromkeys(key for shelf in held.bibliographies for key in shelf.by_key)
    known = [*(claim.id for claim in held.ledger.claims), *keys]
    hint = nearest(name, known) or "claimcheck search finds claims by words"
    return UsageError(f'no claim or reference "{name}"', hint)


def _claim(claim: TrackedClaim, held: Holdings, page: Page) -> Iterator[str]:
    shelves = held.shelves[claim.location.path]
    yield page.paint(clip(claim.id), Style.STRONG)
    room = page.width - len(INDENT) if page.width else None
    yield from (INDENT + line for line in marked(claim.text, (), page, room))
    yield ""
    yield from _facts(
        page,
        [
            ("record", f"{page.place(claim.location.path)}:{claim.location.start.line}"),
            *_passage(claim, held, page),
            ("section", clip(claim.section or "")),
            ("tags", clip(", ".join(claim.tags))),
            ("waived", clip(claim.waive or "")),
            ("status", _status(claim)),
        ],
    )
    yield ""
    yield (
        f"{INDENT}{counted(len(claim.sources), 'source')}"
        if claim.sources
        else f"{INDENT}no source"
    )
    for source in claim.sources:
        yield from _source(source, shelves, page)
    if claim.verdicts:
        yield ""
        yield f"{INDENT}{counted(len(claim.verdicts), 'verdict')}"
        yield from (_verdict(verdict) for verdict in claim.verdicts)


def _passage(claim: TrackedClaim, held: Holdings, page: Page) -> Iterator[tuple[str, str]]:
    """Where its document states a claim, and what it has otherwise; nothing where there is none."""
    match = held.matches.get(claim.location)
    if match is None:
        return
    name = page.place(match.document)
    if match.outcome is Outcome.GONE:
        yield "passage", f"{page.paint('gone', Style.ERROR)}: {name} no longer says this"
        return
    document = next(one.document for one in held.documents if one.document.path == match.document)
    first, *others = (f"{document.locate(span).start}" for span in match.spans)
    style = Style.GOOD if match.outcome is Outcome.SAME else Style.WARNING
    yield "passage", f"{name}:{first} · {page.paint(match.outcome, style)}"
    for one in match.differences:
        had, has = (f'"{clip(it)}"' if it else "nothing" for it in (one.tracked, one.printed))
        yield one.kind, f"{had} in the ledger, {has} in the text"
    if others:
        yield "also at", ", ".join(others)


def _status(claim: TrackedClaim) -> str:
    edited = ", but the claim was edited since: stale" if is_stale(claim) else ""
    return f"{claim.status or 'not checked'}{edited}"


def _facts(page: Page, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in facts:
        if value:
            yield f"{INDENT}{page.paint(f'{name:<9}', Style.FAINT)} {value}"


def _source(source: SourceRef, shelves: tuple[Bibliography, ...], page: Page) -> Iterator[str]:
    match standing_under(source.key, shelves):
        case Reference() as reference:
            work = f"{clip(reference.brief())} ({_place(reference, page)})"
        case BrokenEntry():
            work = "its entry is broken"
        case None:
            work = _ABSENT if _is_whole(shelves) else "the bibliography could not be read"
    locator = f", {clip(source.locator)}" if source.locator else ""
    yield f"{INDENT * 2}{page.paint(clip(source.key), Style.STRONG)}{locator}: {work}"
    if source.quote:
        yield f"{INDENT * 3}“{clip(source.quote)}”"
    if source.supports:
        yield f"{INDENT * 3}supports: {clip(source.supports)}"


def _verdict(verdict: Verdict) -> str:
    note = f": {clip(verdict.note)}" if verdict.note else ""
    return f"{INDENT * 2}{verdict.on} {verdict.status} by {clip(verdict.by)}{note}"


def _entry(entry: Reference | BrokenEntry, held: Holdings, page: Page) -> Iterator[str]:
    yield page.paint(clip(entry.key or ""), Style.STRONG)
    yield from _reference(entry, page) if isinstance(entry, Reference) else _broken(entry, page)
    if held.ledger.files:
        yield ""
        resting = held.resting_on(entry)
        yield from _listed(resting, page) if resting else [f"{INDENT}no claim rests on it"]
    yield from _cited_in(entry, held.documents, page)


def _reference(reference: Reference, page: Page) -> Iterator[str]:
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


def _broken(broken: BrokenEntry, page: Page) -> Iterator[str]:
    place = f"{page.place(broken.location.path)}:{broken.location.start.line}"
    yield f"{INDENT}{page.paint('broken entry', Style.ERROR)}: {clip(broken.message)} ({place})"


def _cited_in(
    entry: Reference | BrokenEntry, documents: Iterable[LinkedDocument], page: Page
) -> Iterator[str]:
    """Where the documents cite an entry; nothing where there are no documents."""
    if not documents:
        return
    places = [
        (one.document.locate(work.span), work.words)
        for one in documents
        if standing_under(entry.key or "", (one.bibliography,)) == entry
        for citation, links in zip(one.citations, one.links, strict=True)
        for work, link in zip(citation.works, links, strict=True)
        if link.key == entry.key
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


def _is_whole(shelves: Iterable[Bibliography]) -> bool:
    """Whether a key that is on none of them is missing; else nothing is known of it."""
    return all(shelf.complete for shelf in shelves)


def _missing(key: str, resting: list[TrackedClaim], held: Holdings, page: Page) -> Iterator[str]:
    yield page.paint(clip(key), Style.STRONG)
    if all(_is_whole(held.shelves[claim.location.path]) for claim in resting):
        hint = nearest(key, [one for shelf in held.bibliographies for one in shelf.by_key])
        yield f"{INDENT}{page.paint(_ABSENT, Style.ERROR)}{f' ({hint})' if hint else ''}"
    else:
        yield f"{INDENT}{page.paint('the bibliography could not be read', Style.NOTE)}"
    yield ""
    yield from _listed(resting, page)


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
