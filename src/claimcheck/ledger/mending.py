"""What is not as the format asks, and has one right form: how the file must be edited.

Each function gives None where the form is not certain, or the value is written in a way that needs
more than a look: with escapes, in three quotes, under headers of its own.
"""

import datetime as dt
import re
from typing import Any

from claimcheck.ledger.places import Place
from claimcheck.model.claims import Status
from claimcheck.model.findings import Edit, Fix
from claimcheck.model.slips import slip_between
from claimcheck.model.text import SourceFile

_LISTS = frozenset(("sources", "tags"))
# Shorter fields are one letter away from anything.
_LEAST_LETTERS = 4
_KEY = re.compile(r"[^\s,\"'\\{}@\[\]]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_HEADER = re.compile(r"\[[^\[\]\r\n]+\]")


def field_renamed(source: SourceFile, place: Place, value: Any, known: str) -> Fix | None:  # noqa: ANN401 - whatever TOML holds
    """A misspelt field under its right name; where it must be a list, as one."""
    written = source.text[place.key_start : place.key_end].strip("\"'").lower()
    meant = written in (known, f"{known}s", known.removesuffix("s")) or (
        len(known) >= _LEAST_LETTERS and slip_between(written, known) is not None
    )
    if not meant or isinstance(value, dict):
        return None
    name = Edit(source.location(place.key_start, place.key_end), known)
    if known not in _LISTS:
        is_list = isinstance(value, list)
        return None if is_list else Fix(f'write "{known}"', (name,))
    if isinstance(value, list):
        return Fix(f'write "{known}"', (name,))
    listed = in_a_list(source, place, value, known)
    return listed and Fix(f'write "{known}"', (name, *listed.edits))


def in_a_list(source: SourceFile, place: Place, value: object, name: str) -> Fix | None:
    """One text where a list must be: the list of it, or of the keys that commas separate."""
    quote = _quote(source, place, value)
    if quote is None:
        return None
    keys = _keys(str(value)) if name == "sources" else (str(value),)
    if not keys or (name == "tags" and "," in keys[0]):
        return None
    words = ", ".join(f"{quote}{key}{quote}" for key in keys)
    return _put(source, place, f"[{words}]", f"write {name} = [{words}]")


def bare_keys(source: SourceFile, place: Place, value: str, *, several: bool) -> Fix | None:
    """A key without the `@` and the blanks before it; several that commas separate, apart."""
    quote = _quote(source, place, value)
    keys = _keys(value)
    if quote is None or not keys or (len(keys) > 1 and not several):
        return None
    words = ", ".join(f"{quote}{key}{quote}" for key in keys)
    return _put(source, place, words, f"write {words}")


def status(source: SourceFile, place: Place, value: str) -> Fix | None:
    """A status in small letters, without a slip."""
    quote, small = _quote(source, place, value), value.strip().lower()
    known = [one for one in Status if small == one or slip_between(small, one)]
    if quote is None or len(known) != 1:
        return None
    return _put(source, place, f"{quote}{known[0]}{quote}", f'write "{known[0]}"')


def day(source: SourceFile, place: Place, value: object) -> Fix | None:
    """A day without quotes."""
    if _quote(source, place, value) is None or not _DAY.fullmatch(written := str(value).strip()):
        return None
    try:
        dt.date.fromisoformat(written)
    except ValueError:
        return None
    return _put(source, place, written, f"write {written}")


def table_in_array(source: SourceFile, place: Place) -> Fix | None:
    """`[[claim]]` for `[claim]`, `[{…}]` for `{…}`."""
    written = source.text[place.start : place.end]
    if not (_HEADER.fullmatch(written) or written.startswith("{")):
        return None
    opening = Edit(source.location(place.start, place.start), "[")
    closing = Edit(source.location(place.end, place.end), "]")
    return Fix("write it in double brackets", (opening, closing))


def id_in_small_letters(source: SourceFile, place: Place, value: str) -> Fix | None:
    """An id in lower case with hyphens; not safe, since others may refer to it."""
    quote = _quote(source, place, value)
    name = _NO_WORD.sub("-", value.lower()).strip("-")
    if quote is None or not name or not value.isascii():
        return None
    fix = _put(source, place, f"{quote}{name}{quote}", f'write "{name}"')
    return fix._replace(safe=False)


def _keys(value: str) -> tuple[str, ...]:
    """The keys that commas separate; none if one of them is no key."""
    keys = tuple(dict.fromkeys(part.strip().removeprefix("@") for part in value.split(",")))
    return keys if all(map(_KEY.fullmatch, keys)) else ()


def _quote(source: SourceFile, place: Place, value: object) -> str | None:
    """The quotation mark around a text that stands in the file just as it is."""
    written = source.text[place.start : place.end]
    return next((q for q in "\"'" if written == f"{q}{value}{q}" and "\n" not in written), None)


def _put(source: SourceFile, place: Place, text: str, description: str) -> Fix:
    return Fix(description, (Edit(source.location(place.start, place.end), text),))
