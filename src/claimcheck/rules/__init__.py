"""The rules, in the order in which they are listed and run."""

from claimcheck.model.findings import Group
from claimcheck.rules.base import Rule
from claimcheck.rules.broken_entry import broken_entry
from claimcheck.rules.conflicting_figures import conflicting_figures
from claimcheck.rules.disputed_claim import disputed_claim
from claimcheck.rules.duplicate_id import duplicate_id
from claimcheck.rules.duplicate_key import duplicate_key
from claimcheck.rules.duplicate_reference import duplicate_reference
from claimcheck.rules.impossible_year import impossible_year
from claimcheck.rules.incomplete_reference import incomplete_reference
from claimcheck.rules.invalid_record import invalid_record
from claimcheck.rules.malformed_doi import malformed_doi
from claimcheck.rules.malformed_isbn import malformed_isbn
from claimcheck.rules.malformed_url import malformed_url
from claimcheck.rules.missing_reference import missing_reference
from claimcheck.rules.repeated_claim import repeated_claim
from claimcheck.rules.sourced_elsewhere import sourced_elsewhere
from claimcheck.rules.stale_verdict import stale_verdict
from claimcheck.rules.unsourced_claim import unsourced_claim
from claimcheck.rules.unused_reference import unused_reference
from claimcheck.rules.unused_waiver import unused_waiver
from claimcheck.rules.waiver_without_reason import waiver_without_reason

# Those that an audit without documents needs.
PLAIN_RULES: tuple[Rule, ...] = (
    unsourced_claim,
    missing_reference,
    disputed_claim,
    stale_verdict,
    repeated_claim,
    conflicting_figures,
    sourced_elsewhere,
    broken_entry,
    duplicate_key,
    duplicate_reference,
    incomplete_reference,
    unused_reference,
    malformed_doi,
    malformed_isbn,
    malformed_url,
    impossible_year,
    invalid_record,
    duplicate_id,
    unused_waiver,
    waiver_without_reason,
)


def all_rules() -> tuple[Rule, ...]:
    """Every rule; those on documents stand behind those on claims."""
    from claimcheck.rules.text import TEXT_RULES  # noqa: PLC0415 - most audits need none of them

    claims = [rule for rule in PLAIN_RULES if rule.group is Group.CLAIMS]
    return (*claims, *TEXT_RULES, *PLAIN_RULES[len(claims) :])
