"""`claimcheck rename-key`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import (
    Claims,
    Colour,
    ColourOption,
    ConfigFile,
    Isolated,
    References,
    page,
    settings,
)
from claimcheck.cli.streams import out, say
from claimcheck.cli.writing import DryRun, change, cited_keys
from claimcheck.errors import ClaimcheckError, UsageError, nearest
from claimcheck.reporters.page import clip, counted

if TYPE_CHECKING:  # help does without
    from claimcheck.analysis import Analysis
    from claimcheck.model.text import SourceFile

# Ids that a remark names; the rest is counted.
SHOWN = 5


def command(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", autocompletion=cited_keys, help="The key as it is now."),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The key that it is to be.")],
    *,
    dry_run: DryRun = False,
    references: References = None,
    claims: Claims = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    color: ColourOption = Colour.AUTO,
) -> None:
    """Change a citation key throughout the ledger.

    Only what claims name as their source is changed; the bibliography is yours to change.
    """
    from claimcheck.analysis import analyse
    from claimcheck.ledger.edit import uses_of_key, with_key_renamed
    from claimcheck.reporters.changes import as_diff

    if old == new:
        raise UsageError(f'"{old}" is its name already', "name another key")
    analysis = analyse(
        settings(references, claims, config, isolated=isolated), with_documents=False
    )
    files = _files_with(old, analysis)
    plans = [
        change(one.path, lambda s: with_key_renamed(s, old, new), dry_run=True) for one in files
    ]
    _remark(old, new, analysis)
    sheet = page(color)
    if dry_run:
        out("".join(as_diff(*plan, sheet) for plan in plans))
        return
    total = 0
    for plan in plans:
        done = change(plan.before.path, lambda s: with_key_renamed(s, old, new), dry_run=False)
        places = uses_of_key(done.before, old)
        total += places
        out(f"{sheet.place(done.after.path)}: {counted(places, 'place')}\n")
    where = f"{counted(total, 'place')} of {counted(len(plans), 'file')}"
    out(f'"{clip(old)}" is now "{clip(new)}" in {where}\n')


def _files_with(key: str, analysis: "Analysis") -> "list[SourceFile]":
    """The ledger files in which a claim names `key`; raises ClaimcheckError unless all are read."""
    from claimcheck.ledger.edit import uses_of_key

    for one in analysis.skipped:
        if one.path.suffix.lower() == ".toml":
            raise ClaimcheckError(f"{one.path} {one.reason}; nothing was renamed", one.hint)
    sources = [analysis.sources[file.path] for file in analysis.ledger.files]
    found = [source for source in sources if uses_of_key(source, key)]
    if not found:
        known = {one.key for claim in analysis.ledger.claims for one in claim.sources}
        hint = nearest(key, sorted(known)) or "claimcheck status lists the keys that are named"
        raise UsageError(f'no claim names "{key}" as its source', hint)
    return found


def _remark(old: str, new: str, analysis: "Analysis") -> None:
    """Say what the new key still lacks, or makes double."""
    books = analysis.bibliographies
    known = any(new in book.by_key or new in book.broken_keys for book in books)
    if not known and all(book.complete for book in books):
        say(f'there is no "{clip(new)}" in the bibliography yet: change its entry as well')
    both = [
        claim.id
        for claim in analysis.ledger.claims
        if {old, new} <= {source.key for source in claim.sources}
    ]
    if both:
        names = ", ".join(map(clip, both[:SHOWN])) + (", …" if len(both) > SHOWN else "")
        claims = "1 claim names" if len(both) == 1 else f"{len(both)} claims name"
        say(f'{claims} "{clip(new)}" twice then: {names}')
