"""The rules, in the order in which they are listed and run."""

from claimcheck.rules.ambiguous_citation import ambiguous_citation
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
from claimcheck.rules.misspelt_citation import misspelt_citation
from claimcheck.rules.repeated_claim import repeated_claim
from claimcheck.rules.sourced_elsewhere import sourced_elsewhere
from claimcheck.rules.uncited_list_entry import uncited_list_entry
from claimcheck.rules.unlinked_citation import unlinked_citation
from claimcheck.rules.unlisted_citation import unlisted_citation
from claimcheck.rules.unsourced_claim import unsourced_claim
from claimcheck.rules.unused_reference import unused_reference
from claimcheck.rules.unused_waiver import unused_waiver
from claimcheck.rules.waiver_without_reason import waiver_without_reason

RULES: tuple[Rule, ...] = (
    unsourced_claim,
    missing_reference,
    disputed_claim,
    repeated_claim,
    conflicting_figures,
    sourced_elsewhere,
    unlinked_citation,
    ambiguous_citation,
    misspelt_citation,
    unlisted_citation,
    uncited_list_entry,
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
