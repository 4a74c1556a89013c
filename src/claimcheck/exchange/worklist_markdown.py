"""Worklists to be filled in with an editor: a heading a claim, a line a field.

A table would be one line of a thousand signs for each claim.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from claimcheck.exchange.holdings import Holdings
from claimcheck.exchange.worklist import BLANKS, Item, items_of
from claimcheck.model.text import Location
from claimcheck.reporters.page import Page, counted
from claimcheck.reporters.unread import places

_HEAD = """\
# Worklist: {count}{lacking}

Fill in `verdict` (verified, disputed, wrong or unverifiable), `by`, `on` (as YYYY-MM-DD) and `note`,
and leave the rest as it is. `claimcheck import FILE` writes the verdicts into the ledger.
"""
# Signs that make something of a text wherever they stand, and those that do at its start.
_ACTIVE = re.compile(r"[\\`*_~<>\[\]|]|&(?=#?\w+;)|\A[#+=-]")
_NUMBERED = re.compile(r"\A(\d{1,9})(?=[.)])")


def render(held: Holdings, page: Page, folder: Path) -> str:
    """The list of these claims, with blanks."""
    lacking = places(held.unread, page)
    return as_markdown(items_of(held, page), folder, _escaped(lacking))


def as_markdown(items: Iterable[Item], folder: Path, lacking: str = "") -> str:
    """A heading a claim; links to passages lead there from `folder`.

    `lacking` is where something could not be read, so that there may be more claims.
    """
    blocks = ["\n".join(_block(item, folder)) for item in items]
    told = f"\n\nThis is not all: {lacking} could not be read." if lacking else ""
    head = _HEAD.format(count=counted(len(blocks), "claim"), lacking=told)
    return "\n".join([head, *blocks])


def _block(item: Item, folder: Path) -> Iterator[str]:
    fields = item.fields
    yield from (f"## {_escaped(fields['id'])}", "", f"> {_escaped(fields['text'])}", "")
    yield from _said("section", fields)
    if item.passage:
        yield f"- passage: {_link(fields['passage'], item.passage, folder)}"
    yield from _said("record", fields)
    sources, works = _said("source", fields), _said("reference", fields)
    yield from (line for pair in zip(sources, works, strict=True) for line in pair)
    for name in ("quote", "supports", "earlier", "stamp"):
        yield from _said(name, fields)
    for name in BLANKS:
        yield f"- {name}: {_escaped(fields[name])}".rstrip()
    yield ""


def _said(name: str, fields: Mapping[str, str]) -> Iterator[str]:
    for line in fields[name].split("\n") if fields[name] else ():
        yield f"- {name}: {_escaped(line)}"


def _link(words: str, passage: Location, folder: Path) -> str:
    path = os.path.relpath(passage.path, folder).replace(os.sep, "/")
    return f"[{_escaped(words)}]({quote(os.fsencode(path))}#L{passage.start.line})"


def _escaped(text: str) -> str:
    """A text that is shown as it is, whatever signs it has."""
    return _NUMBERED.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", text))
