"""Links what describes a work in full, an entry of a list or a note, by DOI, title, name and year."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.linking.fitting import fit_names
from claimcheck.linking.likeness import spellings, surname_grade, words_of
from claimcheck.linking.records import Habits, Record, bodies_of, letter_of, short_title
from claimcheck.linking.shelf import Shelf, bare_doi
from claimcheck.linking.titles import has_end_of_title, holds_title, title_goes_on, title_words
from claimcheck.model.citations import CitedWork, ListEntry
from claimcheck.model.references import Bibliography, Candidate, Link, LinkStatus

_MOST_CANDIDATES = 3
# Likeness of titles, from 0 to 100: the same but for a word or a slip; perhaps the same.
_WHOLE_TITLE, _SAME_TITLE, _LIKE_TITLE = 100, 90, 75
# Points of evidence for one record.
_DOI, _TITLE, _NEARLY_TITLE, _NAME, _YEAR, _PLACE = 6, 5, 4, 2, 2, 3
_ENOUGH = 6
_UNTITLED = "the bibliography gives no title"
# No entry is longer; what is has swallowed its neighbours.
_LONGEST = 4_000


class _Evidence(NamedTuple):
    points: int
    record: Record
    why: str = ""
    part: str = ""
    # what differs, as in a Candidate


def link_entries(
    entries: Sequence[ListEntry], bibliography: Bibliography, shelf: Shelf | None = None
) -> tuple[Link, ...]:
    """Each entry of the document's own list with its reference.

    A `shelf` of the bibliography, made once, saves time where several documents are linked.
    """
    if not entries:
        return ()
    shelf = shelf or Shelf.of_bibliography(bibliography)
    return tuple(link_described(entry, shelf, bibliography) for entry in entries)


def link_described(entry: ListEntry, shelf: Shelf, bibliography: Bibliography) -> Link:
    """The reference of a work that is described in full."""
    same = shelf.by_doi.get(bare_doi(entry.doi), ()) if entry.doi else ()
    found = [_Evidence(_DOI + _evidence(entry, record).points, record) for record in same] or [
        one for record in _candidates(entry, shelf) if (one := _evidence(entry, record)).points
    ]
    found = _with_untitled(found, entry)
    found.sort(key=lambda one: (-one.points, bool(one.why), one.record.key))
    if found and found[0].points >= _ENOUGH and not found[0].why:
        most = found[0].points
        best = [one.record for one in found if one.points == most and not one.why]
        return _linked(_of_whole_title(best, entry))
    if not bibliography.complete:
        return Link(None, LinkStatus.UNKNOWN)
    near = tuple(
        Candidate(one.record.key, round(min(one.points, 9) / 10, 2), one.why, one.part)
        for one in found
        if one.why
    )[:_MOST_CANDIDATES]
    return Link(None, LinkStatus.NEAR if near else LinkStatus.MISSING, near)


def _of_whole_title(best: Sequence[Record], entry: ListEntry) -> Sequence[Record]:
    """Where an entry has the title of a sequel, the first part is not meant, though it is in it."""
    if len(best) == 1:
        return best
    text = "".join(words_of(entry.text[:_LONGEST]))
    held = {"".join(words_of(record.title or "")) for record in best if record.title}
    held = {title for title in held if holds_title(text, title)}

    def is_part(record: Record) -> bool:
        mine = "".join(words_of(record.title or ""))
        return any(mine != title and title.startswith(mine) for title in held)

    return [record for record in best if not is_part(record)] or best


def _with_untitled(found: Sequence[_Evidence], entry: ListEntry) -> list[_Evidence]:
    """A reference without title is meant where no other has these authors and this year."""
    fitting = [one for one in found if one.points >= _NAME + _YEAR and _is_of(entry, one.record)]
    if len(fitting) != 1 or fitting[0].why != _UNTITLED:
        return [*found]
    if entry.suffix not in {"", letter_of(fitting[0].record)}:  # the list has several of them
        return [*found]
    only = _Evidence(_ENOUGH, fitting[0].record)
    return [only if one is fitting[0] else one for one in found]


def _linked(best: Sequence[Record]) -> Link:
    if len(best) == 1:
        return Link(best[0].key, LinkStatus.LINKED)
    candidates = tuple(Candidate(record.key, 1.0, fits_equally(record)) for record in best)
    return Link(None, LinkStatus.AMBIGUOUS, candidates)


def fits_equally(record: Record) -> str:
    """Why a record is among several."""
    return f"fits equally: {record.title}" if record.title else "fits equally"


def _candidates(entry: ListEntry, shelf: Shelf) -> Iterable[Record]:
    found: dict[str, Record] = {}
    if entry.names:
        named = shelf.named(entry.names[0].surname)
        found |= {record.key: record for record in named}
    for record in shelf.titled_like(entry.text[:_LONGEST]):
        found.setdefault(record.key, record)
    return found.values()


def _evidence(entry: ListEntry, record: Record) -> _Evidence:
    """What speaks for a record; no points where too little does."""
    text = entry.text[:_LONGEST]
    letters = "".join(words_of(text))
    named = _is_named(entry, letters, record)
    year = str(record.year) if record.year is not None else ""
    dated = bool(year) and (year == entry.year or year in text)
    points = _NAME * named + _YEAR * dated
    title = _title_likeness(entry, letters, record)
    if title >= _WHOLE_TITLE and points:
        why = "" if dated or not _printed_year(entry, record) else _years(entry, record)
        return _Evidence(_TITLE + points, record, why, "year" if why else "")
    if entry.title and has_end_of_title(entry.title, record.title or ""):
        title = _SAME_TITLE
    if title >= _SAME_TITLE and named and dated:
        return _Evidence(_NEARLY_TITLE + points, record)
    if named and dated and _same_place(text, record):
        return _Evidence(_PLACE + points, record)
    if _is_of(entry, record):
        return _of_these_authors(entry, record, like=title >= _LIKE_TITLE)
    if title >= _LIKE_TITLE and (named or dated):
        return _Evidence(points + 1, record, f"the title differs: {record.title}", "title")
    return _Evidence(0, record)


def _is_of(entry: ListEntry, record: Record) -> bool:
    """Whether all authors and the year are those of the record."""
    if not entry.year or entry.year != str(record.year):
        return False
    work = CitedWork(span=entry.span, text="", names=entry.names, et_al=entry.et_al)
    found = fit_names(work, record, Habits())
    return found is not None and not found.differences


def _of_these_authors(entry: ListEntry, record: Record, *, like: bool) -> _Evidence:
    """What the titles say where authors and year fit, and the titles are not the same."""
    points = _NAME + _YEAR
    if not record.title:
        return _Evidence(points, record, _UNTITLED, "title")
    if entry.title and title_goes_on(entry.title, record.title):
        return _Evidence(_NEARLY_TITLE + points, record)
    return _Evidence(points + like, record, f"the title differs: {record.title}", "title")


def _printed_year(entry: ListEntry, record: Record) -> bool:
    return bool(entry.year and entry.year.isdecimal() and record.year is not None)


def _years(entry: ListEntry, record: Record) -> str:
    return f"year {entry.year} in the text, {record.year} in the bibliography"


def _is_named(entry: ListEntry, letters: str, record: Record) -> bool:
    """Whether the entry names the first author of the record, or the body behind it."""
    if not record.names:
        return any(spellings(body)[0] in letters for body in bodies_of(record))
    first = record.names[0]
    if entry.names and surname_grade(entry.names[0].surname, first) is not None:
        return True
    return any(len(one) > 2 and one in letters[:200] for one in spellings(first.surname))


def _title_likeness(entry: ListEntry, letters: str, record: Record) -> float:
    """From 0 to 100; 100 where the entry has the title as it stands."""
    if not record.title:
        return 0
    if holds_title(letters, record.title) or holds_title(letters, short_title(record)):
        return _WHOLE_TITLE
    wanted = title_words(record.title)
    if entry.title and title_words(entry.title) == wanted:
        return _WHOLE_TITLE
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where a title does not fit

    if entry.title:
        return fuzz.ratio(" ".join(title_words(entry.title)), " ".join(wanted))
    if len("".join(wanted)) < len(letters):
        return fuzz.partial_ratio("".join(wanted), letters)
    return 0


def _same_place(text: str, record: Record) -> bool:
    """Whether volume and first page stand in an entry that prints no title."""
    reference = record.reference
    volume, pages = (reference.get("volume"), reference.get("pages")) if reference else (None, None)
    if not volume or not pages:
        return False
    words = words_of(text)
    first = words_of(pages.value)[:1]
    return bool(first) and first[0] in words and volume.value.strip().lower() in words
