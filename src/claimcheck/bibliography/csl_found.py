"""The references in a file of CSL, as values of JSON or YAML: where each stands, and its key."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.bibliography.csl_text import plain
from claimcheck.bibliography.items import Extent, Items, nothing
from claimcheck.bibliography.nodes import Listed, Node, Nothing, NotReadError, Table, Text
from claimcheck.model.references import BrokenEntry
from claimcheck.model.text import SourceFile

# Where a key may stand: in CSL itself, as some programs write it, among what people note.
KEYING = ("id", "citation-key", "note")
_NOTED_KEY = re.compile(
    r"^[^\S\n]*citation[ -]key:[^\S\n]*(\S{1,200})[^\S\n]*$", re.IGNORECASE | re.MULTILINE
)
# Of Zotero: http://zotero.org/users/123456/items/ABCD1234, or 123456/ABCD1234.
_ADDRESS = re.compile(r"https?://|\d+/[A-Z0-9]{8}$")
# What a table calls the references that it holds.
LISTS = ("references", "items")
# A reference has at least one of these.
USUAL = frozenset(("type", "title", "author", "issued", "editor"))
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
    found: dict[Extent, str] = {}
    # what an alias stands for is there but once
    broken: list[BrokenEntry] = []
    for root in roots:
        values = references_in(root)
        if values is None:
            return nothing(_no_csl(source, root, name))
        for value in values:
            if key := key_of(value):
                found[Extent(value.start, value.end)] = key
            elif not isinstance(value, Nothing):
                broken.append(_uncitable(source, value, markdown=name == "YAML"))
    extents = tuple(sorted(found))
    return Items(tuple(found[extent] for extent in extents), extents, tuple(broken))


def tables_in(roots: Sequence[Node]) -> Iterator[Table]:
    """The tables among what is to be references."""
    for root in roots:
        yield from (one for one in references_in(root) or () if isinstance(one, Table))


def key_of(node: Node) -> str | None:
    """Under which key an item is cited; None where it is none, or has none."""
    if not isinstance(node, Table):
        return None
    said = (node.text(name) for name in KEYING)
    return chosen_key(*(text.value if text else "" for text in said)) or None


def chosen_key(id_: str, citation_key: str, note: str) -> str:
    """The key of an item with these: its id, unless that is an address in which nobody cites."""
    own, other = " ".join(id_.split()), " ".join(citation_key.split())
    return own if own and not _ADDRESS.match(own) else other or noted_key(note) or own


def noted_key(note: str) -> str:
    """The key in a note, where Zotero keeps what it has no field for."""
    found = _NOTED_KEY.search(note)
    return found[1] if found else ""


def references_in(root: Node) -> tuple[Node, ...] | None:
    """The values that are to be references; None where the file is about something else."""
    if isinstance(root, Nothing):
        return ()
    if isinstance(root, Listed):
        values: tuple[Node, ...] = root.values
    elif isinstance(root, Table):
        held = root.get(*LISTS)
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
    return is_csl({member.name.value for member in table.members})


def is_csl(names: set[str]) -> bool:
    """Whether a table with these names may be an item of CSL, with a slip in it maybe."""
    return names.isdisjoint(_OF_ZOTERO) and not (
        names.isdisjoint(KEYING[:2]) or names.isdisjoint(USUAL)
    )


def _no_csl(source: SourceFile, root: Node, name: str) -> BrokenEntry:
    start = root.start
    values = root.values if isinstance(root, Listed) else ()
    if isinstance(root, Table) and isinstance(held := root.get(*LISTS), Listed):
        values = held.values
    tables = [value for value in values if isinstance(value, Table)]
    message, help_ = f"this {name} holds no references in CSL", _ADVICE
    if any(one.get(*_OF_ZOTERO) for one in tables):
        message = f"this is Zotero's own {name}, not CSL"
        help_ = f'export it as "Better CSL {name}"'
    elif tables and any(one.text("type") or one.text("title") for one in tables):
        message = 'none of the references here has an "id"'
    place = source.location(start, min(start + 1, len(source.text)))
    return BrokenEntry(place, message, help_)


def _uncitable(source: SourceFile, node: Node, *, markdown: bool) -> BrokenEntry:
    """What is to be a reference and cannot be cited."""
    where, message, help_ = node, "no reference", "write its variables, id and type first"
    if isinstance(node, Table):
        title = node.text("title")
        where = title or node
        what = f': "{plain(title.value, markdown=markdown)[:_SHOWN]}"' if title else ""
        message = f'a reference without "id"{what}'
        help_ = "add one; it is the key under which the work is cited"
    return BrokenEntry(source.location(*shown(where)), message, help_)


def shown(node: Node) -> tuple[int, int]:
    """What to point at: a whole list or table where it begins."""
    end = node.end if isinstance(node, Text) else min(node.start + 1, node.end)
    return node.start, end
