"""References in the data model of CSL, which JSON and YAML write alike."""

from collections.abc import Callable, Iterable, Iterator

from claimcheck.bibliography.csl_dates import date_of
from claimcheck.bibliography.csl_found import KEYING, noted_key, shown
from claimcheck.bibliography.csl_names import Names, names_of, written
from claimcheck.bibliography.csl_text import plain
from claimcheck.bibliography.csl_types import DATES, NAMES, SUBTYPES, TYPES, field_name
from claimcheck.bibliography.items import Item
from claimcheck.bibliography.nodes import Listed, Node, Nothing, Table, Text
from claimcheck.errors import nearest
from claimcheck.model.references import BrokenEntry, Field, Lead, Reference
from claimcheck.model.text import Location

_SHOWN = 60

Locate = Callable[[int, int], Location]


def item_of(table: Table, key: str, place: Locate, *, markdown: bool) -> Item:
    """The reference that a table is, which is cited under this key."""
    reader = _ItemReader(table, key, place, markdown=markdown)
    return Item(reader.reference(), tuple(reader.faults))


def lead_of(table: Table) -> Lead:
    """By what a table is looked up, as it is when it is read."""
    named = (table.get(name) for name in ("author", "editor"))
    names = next((found for one in named if one and (found := names_of(one).names)), ())
    issued = date_of(table.get("issued") or Nothing(0, 0))
    return Lead(names[0] if names else None, issued.year if issued else None)


class _ItemReader:
    """Reads one item."""

    def __init__(self, node: Table, key: str, place: Locate, *, markdown: bool) -> None:
        self.faults: list[BrokenEntry] = []
        self._node = node
        self._key = key
        self._place_of = place
        self._markdown = markdown
        self._names: dict[int, Names] = {}
        # by where the value begins

    def reference(self) -> Reference:
        """All that the item says; what is wrong with it is among the faults."""
        node = self._node
        for name in node.twice():
            message = f'second "{name.value[:_SHOWN]}" in this reference'
            self._blame(name, message, "remove one: only the last one counts")
        type_, subtype = self._type(node)
        authors, editors = self._named(node, "author"), self._named(node, "editor")
        issued = date_of(node.get("issued") or Nothing(0, 0))
        title = node.text("title")
        return Reference(
            key=self._key,
            type=type_,
            location=self._place(self._named_by()),
            fields=(*self._fields(node, type_), *subtype, *self._aliases(node)),
            authors=authors.names,
            editors=editors.names,
            and_others=(authors if authors.names else editors).and_others,
            title=(plain(title.value, markdown=self._markdown) or None) if title else None,
            year=issued.year if issued else None,
            month=issued.month if issued else None,
        )

    def _named_by(self) -> Text:
        """Where the key stands; that in a note is shown by the id."""
        named = [text for name in KEYING if (text := self._node.text(name))]
        own = (text for text in named if " ".join(text.value.split()) == self._key)
        return next(own, named[0])

    def _type(self, node: Table) -> tuple[str, tuple[Field, ...]]:
        """The entry type, and what the type of CSL says beyond it."""
        found = node.text("type")
        if found is None:
            self._blame(self._named_by(), 'no "type"', "add one: book, article-journal, report")
            return "misc", ()
        written_, known = found.value.strip(), found.value.strip().lower().replace(" ", "-")
        if known not in TYPES:
            help_ = nearest(known, TYPES) or "CSL lists its types; a document is one of any kind"
            self._blame(found, f'"{written_[:_SHOWN]}" is no type of CSL', help_)
            return "misc", ()
        if known not in SUBTYPES:
            return TYPES[known], ()
        place = self._place(found)
        return TYPES[known], (Field("entrysubtype", SUBTYPES[known], place, place),)

    def _named(self, node: Table, name: str) -> Names:
        value = node.get(name)
        if value is None:
            return Names()
        names = self._names_of(value)
        for where, message, help_ in names.faults:
            self._blame(where, f'{message} under "{name}"', help_)
        return names

    def _names_of(self, node: Node) -> Names:
        """The names in a value; those of authors are asked for twice."""
        if node.start not in self._names:
            self._names[node.start] = names_of(node)
        return self._names[node.start]

    def _fields(self, node: Table, type_: str) -> Iterator[Field]:
        """All variables but id and type, each once."""
        last = {member.name.value: member for member in node.members}
        for name, (name_node, value) in last.items():
            if name in ("id", "type", "citation-key", "other-ids") or isinstance(value, Nothing):
                continue
            words, where = self._value(name, value)
            if words:
                field = field_name(name, type_)
                yield Field(field, words, self._place(where), self._place(name_node))

    def _value(self, name: str, node: Node) -> tuple[str, Node]:
        """What a variable says, and where."""
        if name in DATES:
            return self._date(name, node)
        if name in NAMES:
            names = self._names_of(node)
            others = " and others" if names.and_others else ""
            return written(names.names) + others, _tight(node)
        if isinstance(node, Listed):
            texts = [one.value for one in node.values if isinstance(one, Text)]
            return ", ".join(texts), _tight(node)
        return node.value.strip() if isinstance(node, Text) else "", node

    def _date(self, name: str, node: Node) -> tuple[str, Node]:
        date = date_of(node)
        if date:
            return date.value, date.node
        if any(not text.is_blank for text in _texts(node)):  # Crossref has [[null]]
            self._blame(node, f'no date under "{name}"', "write date-parts, or 2019-02-03")
        return "", node

    def _aliases(self, node: Table) -> Iterator[Field]:
        """Other keys that lead to the item, in BibLaTeX's field for them."""
        found = [text for name in KEYING[:2] if (text := node.text(name))]
        others = node.get("other-ids")
        if isinstance(others, Listed):
            found += [one for one in others.values if isinstance(one, Text)]
        keys = [" ".join(one.value.split()) for one in found]
        if (note := node.text("note")) and (noted := noted_key(note.value)):
            found.append(note)
            keys.append(noted)
        places = dict(zip(reversed(keys), reversed(found), strict=True))
        keys = [key for key in dict.fromkeys(keys) if key and key != self._key and "," not in key]
        if keys:
            place = self._place(places[keys[0]])
            yield Field("ids", ",".join(keys), place, place)

    def _place(self, node: Node) -> Location:
        return self._place_of(node.start, node.end)

    def _blame(self, node: Node, message: str, help_: str) -> None:
        place = self._place_of(*shown(node))
        self.faults.append(BrokenEntry(place, message, help_, self._key, lost=False))


def _tight(node: Node) -> Node:
    """From the first text in a list or table to the last, which people see as the value."""
    texts = list(_texts(node))
    return Text(texts[0].start, texts[-1].end, "") if texts else node


def _texts(node: Node) -> Iterable[Text]:
    if isinstance(node, Text):
        return (node,)
    if isinstance(node, Listed):
        return [text for one in node.values for text in _texts(one)]
    if isinstance(node, Table):
        return [text for _, one in node.members for text in _texts(one)]
    return ()
