"""invalid-record."""

from collections.abc import Iterator

from claimcheck.model.findings import Group, Hit, Severity
from claimcheck.rules.base import ProjectView, rule


@rule("invalid-record", Group.LEDGER, Severity.ERROR)
def invalid_record(view: ProjectView) -> Iterator[Hit]:
    """
    Something in the ledger is not as its format asks.

    Why it matters: a misspelt field would otherwise be ignored, and with it the source or the
    waiver that it holds. A file that is no TOML at all is named under this rule too.

    Flagged (toml):
        [[claim]]
        id     = "left-against-us"
        text   = "In the Cold War, the Turkish left opposed US influence."
        source = "landau1974"

    Accepted (toml):
        [[claim]]
        id      = "left-against-us"
        text    = "In the Cold War, the Turkish left opposed US influence."
        sources = ["landau1974"]

    How to fix: correct the field that is named. `claimcheck schema ledger` prints the format as
    a JSON Schema, with which editors complete and check ledger files.

    `--fix` does this where there is one right form: a known field that is misspelt, one key that
    is no list, a status in capitals, a date in quotes, a table in single brackets.
    `--unsafe-fixes` also writes an id in small letters and hyphens: what refers to it elsewhere is
    not known.
    """
    for broken in view.ledger.broken:
        yield Hit(
            broken.location,
            broken.message,
            claim=broken.claim,
            help=broken.help,
            detail=broken.message,
            fix=broken.fix,
        )
