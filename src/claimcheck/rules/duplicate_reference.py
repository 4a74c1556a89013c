"""duplicate-reference."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.linking.names import fold
from claimcheck.model.findings import Group, Hit, Related, Severity
from claimcheck.model.references import Bibliography, Reference
from claimcheck.rules.base import ProjectView, rule

_NOT_WORD = re.compile(r"[\W_]+")
_LATEX = re.compile(r"[\\{}\s]")
_DOI = re.compile(r"10\.\d{4,9}[\d.]*/\S*[^\s.,;]")
# Shorter titles ("Introduction", "Preface") are shared by different works.
_TELLING_TITLE = 12
# So are longer ones that begin so, unless they stand in the same journal or book.
_GENERIC = re.compile(
    r"(?:the |an? |guest |book )*(?:editor|introduc|forewor|prefa|afterwor|conclu|review|letter"
    r"|repl[yi]|comment|obituar|interview|errat|corrig|correct|note|news|briefing)"
)
# Works of one title, author and year may be editions, volumes, chapters, issues of a series.
_NUMBERS = ("volume", "number", "issue", "edition", "part", "chapter", "pages", "version")
_NAMES = ("subtitle", "maintitle", "titleaddon")
_KINDS = {
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings"), "book"),
    **dict.fromkeys(("inbook", "incollection", "bookinbook", "suppbook", "inreference"), "part"),
    **dict.fromkeys(("inproceedings", "conference"), "paper"),
    **dict.fromkeys(("online", "electronic", "www"), "page"),
    "article": "article",
}
# Of entries that bear one mark no more are compared with each other.
_MOST_ALIKE = 24

Mark = tuple[str, ...]


@rule("duplicate-reference", Group.REFERENCES, Severity.WARNING)
def duplicate_reference(view: ProjectView) -> Iterator[Hit]:
    """
    The same work stands under two keys.

    Why it matters: claims that rest on one work look as if they rested on two. The same work is
    one with the same DOI, or with the same title, year and first author, unless something tells
    them apart: another edition, volume, chapter, page, day, DOI or kind of work.

    Flagged (bib):
        @book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics in Modern Turkey}, publisher = {Brill}, year = 1974}
        @book{landau74, author = {Jacob Landau}, title = {Radical politics in modern {Turkey}}, publisher = {E. J. Brill}, year = 1974}

    Accepted (bib):
        @book{landau1974, author = {Landau, Jacob M.}, title = {Radical Politics in Modern Turkey}, publisher = {Brill}, year = 1974}
        @book{landau1976, author = {Landau, Jacob M.}, title = {Politics and Islam}, publisher = {Utah}, year = 1976}

    How to fix: keep one of the two and cite it throughout.
    """
    for bibliography in view.judged:
        yield from _twice_in(bibliography)


def _twice_in(bibliography: Bibliography) -> Iterator[Hit]:
    known: dict[Mark, list[Reference]] = {}
    keys: set[str] = set()
    for reference in bibliography:
        if reference.key.lower() in keys or reference.type in ("set", "xdata"):
            continue
        keys.add(reference.key.lower())
        marks = tuple(_marks(reference))
        alike = (other for mark in marks for other in known.get(mark, ()))
        earlier = next((other for other in alike if not _apart(other, reference)), None)
        for mark in marks:
            bearers = known.setdefault(mark, [])
            if len(bearers) < _MOST_ALIKE:
                bearers.append(reference)
        if earlier:
            path = earlier.location.path
            where = f" in {path.name}" if path != reference.location.path else ""
            yield Hit(
                reference.location,
                f'"{reference.key}" is the same work as "{earlier.key}"{where}',
                reference=reference.key,
                help="keep one of the two and cite it throughout",
                related=(Related(earlier.brief(), earlier.location),),
                detail=earlier.key,
            )


def is_one_work(references: Sequence[Reference]) -> bool:
    """Whether all these entries are of the same work."""
    first, *others = references
    marks = {*_marks(first)}
    return all(not marks.isdisjoint(_marks(other)) and not _apart(first, other) for other in others)


def _marks(reference: Reference) -> Iterator[Mark]:
    """What two entries of one work have in common."""
    if doi := _doi(reference):
        yield ("doi", doi)
    title, names = _title(reference), reference.authors or reference.editors
    if len(title) >= _TELLING_TITLE and names and reference.year is not None:
        who, where = fold(names[0].family), ""
        if _GENERIC.match(title) and _kind(reference) not in ("book", "thesis"):
            where = _words(reference, "journal", "journaltitle", "booktitle") or reference.key
        yield ("title", title, who, str(reference.year), where)
        if subtitle := _words(reference, "subtitle"):
            yield ("title", f"{title} {subtitle}", who, str(reference.year), where)


def _apart(one: Reference, other: Reference) -> bool:
    """Whether something tells two entries that bear the same mark apart."""
    dois, kinds = (_doi(one), _doi(other)), {_kind(one), _kind(other)}
    if dois[0] and dois[0] == dois[1]:
        # The DOI of a book is given for its chapters and volumes too.
        if kinds & {"part", "paper"}:
            return not _begin_alike(_title(one), _title(other)) or _unlike(one, other)
        return kinds == {"book"} and _unlike(one, other)
    if all(dois) or (len(kinds) > 1 and None not in kinds):
        return True
    initials = [fold((r.authors or r.editors)[0].given)[:1] for r in (one, other)]
    return _differ(*initials) or _unlike(one, other)


def _unlike(one: Reference, other: Reference) -> bool:
    """Whether a number, a day or a name that both give differs."""
    kinds = {_kind(one), _kind(other)}
    if kinds == {"book"} and bool(one.get("volume")) != bool(other.get("volume")):
        return True  # a volume, and the whole
    if kinds <= {"page", None} and _differ(_words(one, "url"), _words(other, "url")):
        return True
    return (
        _differ(str(one.month or ""), str(other.month or ""))
        or _differ(_day(one), _day(other))
        or any(_differ(_number(one, name), _number(other, name)) for name in _NUMBERS)
        or any(_differ(_words(one, name), _words(other, name)) for name in _NAMES)
    )


def _begin_alike(one: str, other: str) -> bool:
    """Whether two titles differ at most by a subtitle."""
    return one.startswith(other) or other.startswith(one)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _kind(reference: Reference) -> str | None:
    return _KINDS.get(reference.type)


def _doi(reference: Reference) -> str:
    field = reference.get("doi")
    if field is None or field.inherited_from:
        return ""
    found = _DOI.search(_LATEX.sub("", field.value).casefold())
    return found[0] if found else ""


def _title(reference: Reference) -> str:
    return _NOT_WORD.sub(" ", fold(reference.title or "")).strip()


def _words(reference: Reference, *names: str) -> str:
    field = reference.get(*names)
    return _NOT_WORD.sub(" ", fold(field.value)).strip() if field else ""


def _day(reference: Reference) -> str:
    """The date, where it has three parts."""
    words = _words(reference, "date")
    return words if words.count(" ") > 1 else ""


def _number(reference: Reference, name: str) -> str:
    """The first number of a field, so that `1--20` is `1-20`, and `2` is `2nd`; or its words."""
    words = _words(reference, name)
    found = re.search(r"\d+", words)
    return found[0].lstrip("0") if found else words
