"""Which findings somebody has excused, and the reason that was given."""

from claimcheck.config import Config, covers
from claimcheck.model.claims import Ledger
from claimcheck.model.findings import Grounds, Hit, Waived

# What `waive` on a record excuses, and nothing else.
WAIVABLE = "unsourced-claim"


class Waivers:
    """The waivers of a ledger and of a configuration."""

    def __init__(self, ledger: Ledger, config: Config) -> None:
        self._by_claim = {
            claim.text_location: claim.waive for claim in ledger.claims if claim.waive is not None
        }
        self._config = config

    def of(self, rule: str, hit: Hit) -> Waived | None:
        """Why this finding is accepted; None if nobody has said so."""
        if rule == WAIVABLE and (reason := self._by_claim.get(hit.location)):
            return Waived(reason, Grounds.RECORD)
        for pattern, rules in self._config.allow.items():
            if rule in rules and covers(pattern, hit.location.path, self._config.root):
                return Waived(f"{rule} is allowed in {pattern}", Grounds.CONFIGURATION)
        return None
