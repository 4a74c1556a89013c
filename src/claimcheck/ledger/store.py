"""A ledger file is changed as `writing` changes files, and never to what cannot be read again."""

from collections import Counter
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.read import NOT_TOML, read
from claimcheck.model.claims import LedgerFile
from claimcheck.model.text import SourceFile
from claimcheck.writing import replace
from claimcheck.writing.replace import Change, Edit


def planned(path: Path, edit: Edit, *, new: bool = False) -> Change:
    """What `store` would do now; raises what it would raise. Writes nothing."""
    return replace.planned(path, _checked(edit), new=new)


def store(path: Path, edit: Edit, *, new: bool = False) -> Change:
    """Change the ledger file at `path`, or where it links to; `new`: it may have to be made.

    What `edit` gives is read again before it is written: it must be TOML, and hold nothing that the
    ledger's reader refuses and did not refuse before.

    Raises ClaimcheckError, the file being as it was.
    """
    return replace.replaced(path, _checked(edit), new=new)


def _checked(edit: Edit) -> Edit:
    return lambda before: verified(before, SourceFile(before.path, edit(before))).text


def verified(before: SourceFile, after: SourceFile) -> SourceFile:
    """The changed file; raises ClaimcheckError if its reader refuses what it did not before."""
    if after == before:
        return after
    known = Counter(broken.message for broken in _read(before).broken)
    for broken in _read(after).broken:
        known[broken.message] -= 1
        if known[broken.message] < 0:
            raise ClaimcheckError(f"{before.path}: {broken.message}", broken.help)
    return after


def _read(source: SourceFile) -> LedgerFile:
    """A ledger file that is TOML; raises ClaimcheckError for any other."""
    file = read(source)
    if file.broken and file.broken[0].message.startswith(NOT_TOML):
        broken = file.broken[0]
        message = f"{source.path}:{broken.location.start}: {broken.message}"
        raise ClaimcheckError(message, "mend it first; nothing was written")
    return file
