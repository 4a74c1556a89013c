"""Reads a text as a file of its suffix, and shows what came of it, one line each."""

from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.parse import parse
from claimcheck.bibliography.readers import READERS
from claimcheck.model.references import BrokenEntry, Name, Reference
from claimcheck.model.text import SourceFile


class Item(NamedTuple):
    """A reference, and the stretch of the file in which it stands."""

    reference: Reference
    start: int
    end: int


class Read(NamedTuple):
    """All that a text holds."""

    items: tuple[Item, ...]
    broken: tuple[BrokenEntry, ...]
    complete: bool


def read(name: str, text: str) -> Read:
    """What the reader for files of this name gives."""
    file = SourceFile(Path(name), text)
    whole = parse([file])
    found = READERS[file.path.suffix]().find(file)
    items = (Item(*one) for one in zip(whole, *zip(*found.extents, strict=True), strict=True))
    return Read(tuple(items) if found.keys else (), whole.broken, whole.complete)


def only(name: str, text: str) -> Reference:
    """The one reference of a text with which nothing is wrong."""
    items = read(name, text)
    assert items.broken == ()
    assert items.complete
    (item,) = items.items
    return item.reference


def said(name: str, text: str) -> list[str]:
    """What is wrong, as `line:column key! message | help`; ? where nothing is lost."""
    return [
        f"{one.location.start} {one.key or '-'}{'!' if one.lost else '?'} {one.message}"
        for one in read(name, text).broken
    ]


def who(names: tuple[Name, ...]) -> list[str]:
    """Names as `given|particle|family|suffix`; bodies in braces."""
    return [
        f"{{{one.family}}}"
        if one.corporate
        else f"{one.given}|{one.particle}|{one.family}|{one.suffix}"
        for one in names
    ]


def at(reference: Reference, text: str) -> dict[str, str]:
    """By the name of a field what stands in the file at its place."""
    return {
        field.name: text[field.location.start.offset : field.location.end.offset]
        for field in reference.fields
    }
