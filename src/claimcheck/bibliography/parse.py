"""Reads the bibliography files of a project."""

from collections.abc import Callable, Sequence

from claimcheck.bibliography.entries import EntryReader
from claimcheck.bibliography.entry_types import STRING
from claimcheck.bibliography.items import ItemReader, Items
from claimcheck.bibliography.on_demand import BibliographyOnDemand, Found
from claimcheck.bibliography.plain import PlainEntry
from claimcheck.bibliography.scan import Fault, RawEntry, blocks
from claimcheck.config import FRONT_MATTER_SUFFIXES, REFERENCE_SUFFIXES
from claimcheck.model.references import Bibliography, BrokenEntry
from claimcheck.model.text import SourceFile

_OTHERS = (*REFERENCE_SUFFIXES, *FRONT_MATTER_SUFFIXES)


# Gives what was found in a file before, or else finds it.
Kept = Callable[[SourceFile, Callable[[], Items]], Items]


def parse(
    files: Sequence[SourceFile],
    *,
    complete: bool = True,
    kept: Kept = lambda _, find: find(),
) -> Bibliography:
    """All references of the files, in order; what cannot be read is in `broken`, never dropped.

    Each entry is found now, and read when it is asked for; nobody can tell the difference. Macros
    of earlier files are known in later ones. `complete` is False where the caller could not read
    a file at all, and `kept` gives what was found in a file at an earlier run.

    Files are BibTeX, unless they are called like another format.
    """
    found = Found()
    for file in files:
        suffix = file.path.suffix.lower()
        if suffix in _OTHERS:
            items = _find_items(file, suffix, found, kept)
            complete = complete and items.complete
        else:
            _find(file, found)
        found.ends.append(len(found.keys))
    return BibliographyOnDemand(found, tuple(file.path for file in files), complete=complete)


def _find_items(file: SourceFile, suffix: str, found: Found, kept: Kept) -> Items:
    from claimcheck.bibliography.readers import READERS  # noqa: PLC0415 - few projects have any

    format_ = READERS[suffix]()
    items = kept(file, lambda: format_.find(file))
    found.readers.append(ItemReader(file, format_))
    found.add_items(items)
    return items


def _find(file: SourceFile, found: Found) -> None:
    text, reader = file.text, EntryReader(file, found.macros)
    found.readers.append(reader)
    for block in blocks(file):
        if isinstance(block, PlainEntry):
            found.add(block, text)
        elif isinstance(block, RawEntry):
            if block.type == STRING:
                _define(block, reader, found)
            else:
                number = len(found.keys)
                if any(
                    raw.tokens and found.macros.is_long(text, raw.tokens, number)
                    for raw in block.fields
                ):
                    # How much is put together is counted in the order of the files.
                    found.drafts[number] = reader.draft(block, number)
                found.add(PlainEntry(block.extent[0], *block.key, block.extent[1]), text)
        elif isinstance(block, Fault):
            place = file.location(block.start, block.end)
            broken = BrokenEntry(place, block.message, block.help, block.key, lost=block.lost)
            found.broken.append((len(found.keys), broken))
        else:
            where = file.location(block.start, block.end)
            found.commented.append((text[block.start : block.end], where))


def _define(block: RawEntry, reader: EntryReader, found: Found) -> None:
    """`@string`: a macro gets its value; one that is defined by itself gets none."""
    text, macros, since = reader.file.text, found.macros, len(found.keys)
    broken: list[BrokenEntry] = []
    reader.blame(block.faults, None, broken)
    for raw in block.fields:
        name = text[raw.name_start : raw.name_end]
        if raw.tokens is None:
            macros.define(name, text[raw.start : raw.end], since=since)
            continue
        value, faults = macros.expanded(text, raw.tokens, since, within=name)
        reader.blame(faults, None, broken)
        if not any("by itself" in fault.message for fault in faults):
            macros.define(name, value, since=since)
    found.broken += [(since, one) for one in broken]
