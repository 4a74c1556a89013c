"""What the commands that write into the ledger share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import settings
from claimcheck.cli.streams import say
from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError, UsageError, nearest

if TYPE_CHECKING:  # help does without
    from claimcheck.ledger.store import Change, Edit
    from claimcheck.model.claims import Ledger, TrackedClaim
    from claimcheck.model.findings import Skipped

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", "--diff", help="Show the change as a diff, and write nothing."),
]


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
    unread = tuple(one for one in workspace.skipped if one.path.suffix.lower() == ".toml")
    return Ledger(tuple(read(source) for source in workspace.ledgers)), unread


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
