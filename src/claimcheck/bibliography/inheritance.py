"""Fields that an entry takes from others: `crossref` and `xdata`.

BibTeX takes each missing field under its own name; BibLaTeX renames some on the way (the title of
the proceedings is the booktitle of the paper), as its manual lists. Chains are followed without
recursion, each entry once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

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
    broken: list[BrokenEntry] = field(default_factory=list)
    # what is wrong with it and can be read all the same
    done: bool = False

    def names(self) -> set[str]:
        """The names of the fields it has, from wherever."""
        return {one.name for one in self.fields if one.value.strip()}

    def has_parents(self) -> bool:
        """Whether it takes fields from others."""
        return any(one.name in ("crossref", "xdata") for one in self.fields)


class Family:
    """All entries of a project, by the keys under which others name them."""

    def __init__(
        self,
        keys: Sequence[str],
        draft: Callable[[int], Draft],
        lost: Iterable[str],
    ) -> None:
        """`keys` are those of all entries; `draft` gives the entry with a number, always the same."""
        self._keys = keys
        self._draft = draft
        self._by_key = {key: number for number, key in reversed([*enumerate(keys)])}
        self._lost = frozenset(lost)
        self.broken: list[BrokenEntry] = []

    @cached_property
    def _by_folded(self) -> dict[str, int]:
        return {key.casefold(): number for number, key in reversed([*enumerate(self._keys)])}

    def inherit(self, numbers: Iterable[int]) -> None:
        """Gives the entries with these numbers the fields of their parents.

        To be called once, for all that have any: where some inherit in a circle, it matters from
        which one it is entered.
        """
        for draft in map(self._draft, numbers):
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
                number = self._by_key.get(key)
                if number is None and key in self._lost:
                    self._blame(draft, link, f'the entry "{key}" to inherit from cannot be read')
                    continue
                if number is None:  # BibTeX does not tell capitals from small letters here
                    number = self._by_folded.get(key.casefold())
                if number == draft.number:
                    self._blame(draft, link, f'"{draft.key}" inherits from itself')
                elif number is not None:
                    yield self._draft(number), link
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
