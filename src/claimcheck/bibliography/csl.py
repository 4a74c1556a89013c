"""References in the data model of CSL, which JSON and YAML write alike."""

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.bibliography.csl_dates import date_of
from claimcheck.bibliography.csl_names import Names, names_of, written
from claimcheck.bibliography.csl_types import DATES, NAMES, SUBTYPES, TYPES, field_name
from claimcheck.bibliography.items import Item, Items, nothing
from claimcheck.bibliography.nodes import Listed, Node, Nothing, NotReadError, Table, Text
from claimcheck.errors import nearest
from claimcheck.model.references import BrokenEntry, Field, Reference
from claimcheck.model.text import Location, SourceFile

# Marks of type in a text: <i>, <span class="nocase">; in pandoc's YAML *words* and [Words]{.nocase}.
_TAG = re.compile(r"</?(?:i|b|em|strong|sc|sup|sub|span)(?:\s[^<>]{0,80}+)?>", re.IGNORECASE)
_SPAN = re.compile(r"\[([^\[\]]{0,400}+)\]\{[.#][^{}]{0,80}+\}")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]{1,400}+)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~^$'\"@<>|-])")
# How Zotero notes what it has no field for.
_NOTED_KEY = re.compile(r"^\s*citation[ -]key:\s*(\S{1,200})\s*$", re.IGNORECASE | re.MULTILINE)
_OF_ZOTERO = ("itemType", "itemID", "itemKey")
_ADVICE = "export it as CSL, with Better BibTeX for instance"
_SHOWN = 60


def nothing_read(source: SourceFile, problem: NotReadError, name: str) -> Items:
    """What to say of a file that is not in its format."""
    end = min(problem.start + 1, len(source.text))
    message = f"this is no {name}: {problem.message[:120]}"
    help_ = problem.help or f"mend it there, or export it again as CSL-{name}"
    return nothing(BrokenEntry(source.location(problem.start, end), message, help_))


def items_in(source: SourceFile, roots: Sequence[Node], name: str) -> Items:
    """All references that these values are; what is none is named."""
    items: list[Item] = []
    broken: list[BrokenEntry] = []
    for root in roots:
        values = _references_in(root)
        if values is None:
            return _no_csl(source, root, name)
        for value in values:
            reader = _ItemReader(source, value, markdown=name == "YAML")
            if item := reader.item():
                items.append(item)
            broken += reader.broken
    broken.sort(key=lambda one: one.location.start.offset)
    return Items(tuple(items), tuple(broken))


def _references_in(root: Node) -> tuple[Node, ...] | None:
    """The values that are to be references; None where the file is about something else."""
    if isinstance(root, Nothing):
        return ()
    if isinstance(root, Listed):
        values: tuple[Node, ...] = root.values
    elif isinstance(root, Table):
        held = root.get("references", "items")
        if isinstance(held, Nothing | None) and any(
            member.name.value == "references" for member in root.members
        ):
            return ()
        values = held.values if isinstance(held, Listed) else (root,)
    else:
        return None
    tables = [value for value in values if isinstance(value, Table)]
    return values if not values or any(map(_is_csl, tables)) else None


def _is_csl(table: Table) -> bool:
    """Whether a table may be an item of CSL, with a slip in it maybe."""
    names = {member.name.value for member in table.members}
    if names.intersection(_OF_ZOTERO):
        return False
    return "id" in names and not names.isdisjoint(("type", "title", "author", "issued", "editor"))


def _no_csl(source: SourceFile, root: Node, name: str) -> Items:
    start = root.start
    values = root.values if isinstance(root, Listed) else ()
    if isinstance(root, Table) and isinstance(held := root.get("items"), Listed):
        values = held.values
    tables = [value for value in values if isinstance(value, Table)]
    message, help_ = f"this {name} holds no references in CSL", _ADVICE
    if any(one.get(*_OF_ZOTERO) for one in tables):
        message = f"this is Zotero's own {name}, not CSL"
        help_ = f'export it as "Better CSL {name}"'
    elif tables and any(one.text("type") or one.text("title") for one in tables):
        message = 'none of the references here has an "id"'
    place = source.location(start, min(start + 1, len(source.text)))
    return nothing(BrokenEntry(place, message, help_))


class _ItemReader:
    """Reads one item."""

    def __init__(self, source: SourceFile, node: Node, *, markdown: bool) -> None:
        self.broken: list[BrokenEntry] = []
        self._source = source
        self._node = node
        self._markdown = markdown
        self._key: str | None = None

    def item(self) -> Item | None:
        """The reference; None where it cannot be cited."""
        node = self._node
        if not isinstance(node, Table):
            if not isinstance(node, Nothing):
                self._blame(
                    node, "no reference", "write its variables, id and type first", lost=True
                )
            return None
        id_ = node.text("id")
        if id_ is None:
            self._without_id(node)
            return None
        self._key = " ".join(id_.value.split())
        for name in node.twice():
            message = f'second "{name.value[:_SHOWN]}" in this reference'
            self._blame(name, message, "remove one: only the last one counts")
        return Item(self._reference(node, id_), node.start, node.end)

    def _reference(self, node: Table, id_: Text) -> Reference:
        type_, subtype = self._type(node)
        names = {name: self._names(node, name) for name in ("author", "editor")}
        issued = date_of(node.get("issued") or Nothing(0, 0))
        title = node.text("title")
        return Reference(
            key=self._key or "",
            type=type_,
            location=self._place(id_),
            fields=(*self._fields(node, type_), *subtype, *self._aliases(node)),
            authors=names["author"].names,
            editors=names["editor"].names,
            and_others=(names["author"] if names["author"].names else names["editor"]).and_others,
            title=(self._plain(title.value) or None) if title else None,
            year=issued.year if issued else None,
            month=issued.month if issued else None,
        )

    def _type(self, node: Table) -> tuple[str, tuple[Field, ...]]:
        """The entry type, and what the type of CSL says beyond it."""
        found = node.text("type")
        if found is None:
            self._blame(
                node.text("id") or node, 'no "type"', "add one: book, article-journal, report"
            )
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

    def _names(self, node: Table, name: str) -> Names:
        value = node.get(name)
        if value is None:
            return Names()
        names = names_of(value)
        for where, message, help_ in names.faults:
            self._blame(where, f'{message} under "{name}"', help_)
        return names

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
            names = names_of(node)
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
        found = [text for name in ("citation-key",) if (text := node.text(name))]
        others = node.get("other-ids")
        if isinstance(others, Listed):
            found += [one for one in others.values if isinstance(one, Text)]
        keys = [one.value.strip() for one in found]
        if (note := node.text("note")) and (noted := _NOTED_KEY.search(note.value)):
            found.append(note)
            keys.append(noted[1])
        keys = [key for key in dict.fromkeys(keys) if key and key != self._key and "," not in key]
        if keys:
            place = self._place(found[0])
            yield Field("ids", ",".join(keys), place, place)

    def _without_id(self, node: Table) -> None:
        title = node.text("title")
        what = f': "{self._plain(title.value)[:_SHOWN]}"' if title else ""
        help_ = "add one; it is the key under which the work is cited"
        self._blame(title or node, f'a reference without "id"{what}', help_, lost=True)

    def _plain(self, value: str) -> str:
        """The words without marks of type, white space folded."""
        text = _TAG.sub("", value) if "<" in value else value
        if self._markdown:
            text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _SPAN.sub(r"\1", text)))
        return " ".join(text.split())

    def _place(self, node: Node) -> Location:
        return self._source.location(node.start, node.end)

    def _blame(self, node: Node, message: str, help_: str, *, lost: bool = False) -> None:
        """Notes what is wrong; a whole list or table is pointed at where it begins."""
        end = node.end if isinstance(node, Text) else min(node.start + 1, node.end)
        place = self._source.location(node.start, end)
        self.broken.append(BrokenEntry(place, message, help_, self._key, lost))


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
