"""Reads a text as a file of its suffix, and shows what came of it, one line each."""

from pathlib import Path

from claimcheck.bibliography.items import Items
from claimcheck.bibliography.readers import READERS
from claimcheck.model.references import Name, Reference
from claimcheck.model.text import SourceFile


def read(name: str, text: str) -> Items:
    """What the reader for files of this name gives."""
    path = Path(name)
    return READERS[path.suffix](SourceFile(path, text))


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
