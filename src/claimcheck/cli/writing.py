"""What the commands that write into the ledger share."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import settings
from claimcheck.cli.streams import say
from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError, UnreadableError, UsageError, nearest

if TYPE_CHECKING:  # help does without
    from claimcheck.model.claims import Ledger, NewRecord, TrackedClaim
    from claimcheck.model.findings import Skipped
    from claimcheck.writing.replace import Change, Edit

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", "--diff", help="Show the change as a diff, and write nothing."),
]

_EDITING = """\
# Word the claims as you like, and take out those that are not to be tracked.
# What is here when the editor is closed is written into the ledger.

"""


def change(path: Path, edit: "Edit", *, dry_run: bool) -> "Change":
    """Change a ledger file, or only see what would change."""
    from claimcheck.ledger.store import planned, store

    return planned(path, edit) if dry_run else store(path, edit)


def ledger_of(config: Config) -> "tuple[Ledger, tuple[Skipped, ...]]":
    """The ledger alone, and what of it could not be read."""
    from claimcheck.ledger.read import read
    from claimcheck.model.claims import Ledger
    from claimcheck.workspace import gather

    workspace = gather(config)
    return Ledger(tuple(read(source) for source in workspace.ledgers)), workspace.skipped


def claim_in(config: Config, name: str) -> "TrackedClaim":
    """The one claim of this id; raises ClaimcheckError, with the nearest, where there is none."""
    ledger, unread = ledger_of(config)
    found = [claim for claim in ledger.claims if claim.id == name]
    if len(found) > 1:
        places = " and ".join(f"{c.location.path}:{c.location.start.line}" for c in found[:2])
        raise ClaimcheckError(
            f'{len(found)} claims have the id "{name}": {places}', "give each its own id"
        )
    if found:
        return found[0]
    if unread or not ledger.complete:
        say("claimcheck: the ledger could not be read whole (claimcheck audit says more)")
    hint = nearest(name, [claim.id for claim in ledger.claims])
    raise UsageError(f'no claim "{name}"', hint or "claimcheck search finds claims by words")


def claim_ids(incomplete: str) -> list[str]:
    """The claims of the project here that begin so, for the shell to complete."""
    try:
        ledger, _ = ledger_of(settings(None, None, None, isolated=False))
    except ClaimcheckError:
        return []
    return [claim.id for claim in ledger.claims if claim.id.startswith(incomplete)]


def cited_keys(incomplete: str) -> list[str]:
    """The keys that claims of the project here name and that begin so, for the shell."""
    try:
        ledger, _ = ledger_of(settings(None, None, None, isolated=False))
    except ClaimcheckError:
        return []
    keys = dict.fromkeys(source.key for claim in ledger.claims for source in claim.sources)
    return [key for key in keys if key.startswith(incomplete)]


def edited(
    records: "tuple[NewRecord, ...]", known: "Collection[str]" = ()
) -> "tuple[NewRecord, ...]":
    """The records as they are left in $EDITOR; one that is taken out there is not written.

    `known` are ids that other claims have. Raises ClaimcheckError where there is no editor, or it
    leaves what cannot be added to a ledger; that is kept, and said where.
    """
    import shlex
    import shutil
    import subprocess
    import tempfile

    from claimcheck.files import read as read_file
    from claimcheck.ledger.edit import with_claims
    from claimcheck.ledger.read import read
    from claimcheck.model.text import SourceFile

    try:
        editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError as error:
        raise UsageError(f"cannot read $EDITOR: {error}".lower(), "close its quotes") from error
    if not editor:
        raise UsageError("--edit needs an editor", "name one in the environment: EDITOR=nano")
    folder = Path(tempfile.mkdtemp(prefix="claimcheck-"))
    path = folder / "claims.toml"
    path.write_text(_EDITING + with_claims(SourceFile(path, ""), records), encoding="utf-8")
    try:
        done = subprocess.run([*editor, str(path)], check=False)  # noqa: S603 - the user's own
    except OSError as error:
        shutil.rmtree(folder)
        raise ClaimcheckError(f"cannot start {editor[0]}", "look at $EDITOR") from error
    if done.returncode:
        shutil.rmtree(folder)
        raise ClaimcheckError(f"{editor[0]} failed; nothing was written", "try again")
    kept = f"what you wrote is kept in {path}"
    try:
        left = read(read_file(path))
    except UnreadableError as error:
        raise ClaimcheckError(
            f"the edited text {error.message}; nothing was written", kept
        ) from error
    for broken in left.broken:
        place = f"line {broken.location.start.line}"
        raise ClaimcheckError(f"{place}: {broken.message}; nothing was written", kept)
    for claim in left.claims:
        place = f"line {claim.location.start.line}"
        if claim.id in known:
            what = f'there is a claim "{claim.id}" already'
            raise ClaimcheckError(f"{place}: {what}; nothing was written", kept)
        if claim.verdicts:
            raise ClaimcheckError(f"{place}: a new claim has no verdict; nothing was written", kept)
    shutil.rmtree(folder)
    return tuple(map(_record, left.claims))


def _record(claim: "TrackedClaim") -> "NewRecord":
    from claimcheck.model.claims import NewRecord, NewSource

    sources = (NewSource(one.key, one.locator, one.quote, one.supports) for one in claim.sources)
    return NewRecord(claim.id, claim.text, tuple(sources), claim.section, claim.tags, claim.waive)
