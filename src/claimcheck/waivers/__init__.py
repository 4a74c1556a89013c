"""Which findings somebody has excused, and the reason that was given.

What every audit needs stands here. Comments in files are read by `written`, and the baseline by
`baseline`, where there are any.
"""

from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.globs import covers
from claimcheck.model.claims import Ledger
from claimcheck.model.findings import Grounds, Hit, Waived

if TYPE_CHECKING:  # most audits do without
    from claimcheck.waivers.comments import Comments

# What `waive` on a record excuses, and nothing else.
WAIVABLE = "unsourced-claim"
# Files without any of these say nothing to us in their comments.
SPOKEN_TO = ("laimcheck", "laimCheck", "LAIMCHECK")
# What speaks of waivers is excused by no comment: one could hide what is wrong with the next.
UNWAIVABLE = ("unused-waiver", "waiver-without-reason")


class Waivers:
    """The waivers of a ledger, of comments in files, and of a configuration."""

    def __init__(self, ledger: Ledger, config: Config, comments: "Comments | None" = None) -> None:
        self._by_claim = {
            claim.text_location: claim.waive for claim in ledger.claims if claim.waive is not None
        }
        self.config = config
        self.comments = comments

    @property
    def are_given(self) -> bool:
        """Whether anything may be excused; asked before costly questions."""
        return bool(self._by_claim or self.comments or self.config.allow)

    def of(self, rule: str, hit: Hit) -> Waived | None:
        """Why this finding is accepted; None if nobody has said so."""
        if rule == WAIVABLE and (reason := self._by_claim.get(hit.location)):
            return Waived(reason, Grounds.RECORD)
        if self.comments and (found := self.comments.excusing(rule, hit)):
            return Waived(found.reason, Grounds.COMMENT)
        for pattern, rules in self.config.allow.items():
            if rule in rules and covers(pattern, hit.location.path, self.config.root):
                return Waived(f"{rule} is allowed in {pattern}", Grounds.CONFIGURATION)
        return None
