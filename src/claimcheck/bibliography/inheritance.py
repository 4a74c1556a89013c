"""Fields that an entry takes from others: `crossref` and `xdata`.

BibTeX takes each missing field under its own name; BibLaTeX renames some on the way (the title of
the proceedings is the booktitle of the paper), as its manual lists. Chains are followed without
recursion, each entry once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.bibliography.names import NameList
from claimcheck.model.references import BrokenEntry, Field
from claimcheck.model.text import Location

# Fields that say something about the entry itself, not about the work.
_OWN = frozenset(
    [
        "crossref",
        "entryset",
        "entrysubtype",
        "execute",
        "ids",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "xdata",
        "xref",
    ]
)
_PARTS_OF_BOOKS = frozenset(("inbook", "bookinbook", "suppbook"))
_PARTS = _PARTS_OF_BOOKS | frozenset(
    [
        "conference",
        "incollection",
        "inproceedings",
        "inreference",
        "suppcollection",
        "bookinarticle",
    ]
)
_WHOLES = frozenset(("book", "collection", "proceedings", "reference"))
_MULTIVOLUME = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_TITLES = ("title", "subtitle", "titleaddon")
# Fields named by an index or a sort order of the title of the whole.
_OF_THE_TITLE = frozenset(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"))
# No entry has more to give; a chain in which each adds a field must not grow without end.
_MOST = 60


@dataclass(slots=True)
class Draft:
    """An entry whose inherited fields are still to come."""

    key: str
    type: str
    location: Location
    # of the key
    fields: list[Field]
    number: int
    # in the order of the files
    authors: NameList | None = None
    editors: NameList | None = None
    # whom its own fields name
    done: bool = False

    def names(self) -> set[str]:
        """The names of the fields it has, from wherever."""
        return {one.name for one in self.fields if one.value.strip()}

    def has_parents(self) -> bool:
        """Whether it takes fields from others."""
        return any(one.name in ("crossref", "xdata") for one in self.fields)


class Family:
    """All entries of a project, by the keys under which others name them."""

    def __init__(self, drafts: Sequence[Draft], lost: Iterable[str]) -> None:
        self._drafts = drafts
        self._by_key = {draft.key: draft for draft in reversed(drafts)}
        self._by_folded = {draft.key.casefold(): draft for draft in reversed(drafts)}
        self._lost = frozenset(lost)
        self.broken: list[BrokenEntry] = []

    def inherit(self) -> None:
        """Gives every entry the fields of its parents."""
        for draft in self._drafts:
            if not draft.done and draft.has_parents():
                self._settle(draft)

    def _settle(self, first: Draft) -> None:
        """Settles an entry after its parents, with a stack of its own."""
        pending: list[tuple[Draft, Iterator[tuple[Draft, Field]]]] = [(first, self._parents(first))]
        on_the_way = {first.number}
        found: dict[int, list[tuple[Draft, Field]]] = {first.number: []}
        while pending:
            draft, parents = pending[-1]
            step = next(parents, None)
            if step is None:
                pending.pop()
                on_the_way.discard(draft.number)
                for parent, link in found.pop(draft.number):
                    _take_over(draft, parent, link.name)
                draft.done = True
                continue
            parent, link = step
            if parent.number in on_the_way:
                self._blame(draft, link, f'"{draft.key}" and "{parent.key}" inherit in a circle')
                continue
            found[draft.number].append(step)
            if not parent.done:
                pending.append((parent, self._parents(parent)))
                on_the_way.add(parent.number)
                found[parent.number] = []

    def _parents(self, draft: Draft) -> Iterator[tuple[Draft, Field]]:
        """The entries that an entry names, those of xdata first, as BibLaTeX reads them."""
        links = sorted(
            (one for one in draft.fields if one.name in ("crossref", "xdata")),
            key=lambda one: one.name != "xdata",
        )
        for link in links:
            for name in link.value.split(",") if link.name == "xdata" else (link.value,):
                key = name.strip()
                parent = self._by_key.get(key)
                if parent is None and key in self._lost:
                    self._blame(draft, link, f'the entry "{key}" to inherit from cannot be read')
                    continue
                # BibTeX does not tell capitals from small letters here.
                parent = parent or self._by_folded.get(key.casefold())
                if parent is draft:
                    self._blame(draft, link, f'"{draft.key}" inherits from itself')
                elif parent is not None:
                    yield parent, link
                elif key:
                    self._blame(draft, link, f'no entry "{key}" to inherit from')

    def _blame(self, draft: Draft, link: Field, message: str) -> None:
        help_ = f'correct the field "{link.name}", or remove it'
        self.broken.append(BrokenEntry(link.location, message, help_, draft.key, lost=False))


def _take_over(child: Draft, parent: Draft, link: str) -> None:
    renamed = _renamed(child.type, parent.type) if link == "crossref" else {}
    has, parent_has = child.names(), parent.names()
    for one in parent.fields:
        if len(child.fields) >= _MOST and one.name not in renamed:
            break
        if one.name in _OWN or not one.value.strip():
            continue
        # A whole with a booktitle of its own, as BibTeX wants it, gives that, not its title.
        for name in _names_at_child(one.name, child, parent, renamed):
            if name not in has and not (one.name in renamed and name in parent_has):
                has.add(name)
                origin = one.inherited_from or parent.key
                child.fields.append(one._replace(name=name, inherited_from=origin))


def _names_at_child(
    name: str, child: Draft, parent: Draft, renamed: Mapping[str, str]
) -> tuple[str, ...]:
    if name in renamed:
        return (renamed[name],)
    if renamed and name in _OF_THE_TITLE:
        return ()
    if name == "author" and child.type in _PARTS_OF_BOOKS and parent.type in ("book", "mvbook"):
        return ("author", "bookauthor")
    return (name,)


def _renamed(child: str, parent: str) -> dict[str, str]:
    """What the titles of the parent are to the child."""
    if child in _PARTS and parent in _WHOLES:
        prefix = "book"
    elif parent in _MULTIVOLUME and child in _PARTS | _WHOLES:
        prefix = "main"
    elif parent == "periodical" and child in ("article", "suppperiodical"):
        prefix = "journal"
    else:
        return {}
    return {name: prefix + name for name in _TITLES}
