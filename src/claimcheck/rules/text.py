"""The rules that look at documents, in the order in which they are listed and run.

Apart from the others, since an audit without documents need not load them.
"""

from claimcheck.rules.ambiguous_citation import ambiguous_citation
from claimcheck.rules.base import Rule
from claimcheck.rules.changed_claim import changed_claim
from claimcheck.rules.future_date import future_date
from claimcheck.rules.gone_claim import gone_claim
from claimcheck.rules.misspelt_citation import misspelt_citation
from claimcheck.rules.quote_without_locator import quote_without_locator
from claimcheck.rules.source_predates_event import source_predates_event
from claimcheck.rules.uncited_list_entry import uncited_list_entry
from claimcheck.rules.unlinked_citation import unlinked_citation
from claimcheck.rules.unlisted_citation import unlisted_citation
from claimcheck.rules.untracked_claim import untracked_claim

TEXT_RULES: tuple[Rule, ...] = (
    untracked_claim,
    changed_claim,
    gone_claim,
    unlinked_citation,
    ambiguous_citation,
    misspelt_citation,
    future_date,
    source_predates_event,
    quote_without_locator,
    unlisted_citation,
    uncited_list_entry,
)
