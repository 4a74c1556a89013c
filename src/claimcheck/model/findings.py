"""What an audit says: findings, the rules behind them, and the report that holds both."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.text import Excerpt, Location

if TYPE_CHECKING:  # what is searched has no links
    from claimcheck.model.references import LinkStatus


class Severity(StrEnum):
    """How much a finding weighs; an audit fails on errors unless told otherwise."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    @property
    def weight(self) -> int:
        """Higher is graver; `off` weighs nothing."""
        return ("off", "note", "warning", "error").index(self.value)


class Group(StrEnum):
    """What a rule is about."""

    CLAIMS = "claims"
    TEXT = "text"
    REFERENCES = "references"
    LEDGER = "ledger"


class RuleInfo(NamedTuple):
    """What reporters may know of a rule."""

    name: str
    group: Group
    severity: Severity
    # as configured
    docstring: str

    @property
    def docs(self) -> str:
        """The documentation: the docstring without its indent."""
        from inspect import cleandoc  # noqa: PLC0415 - an audit does without

        return cleandoc(self.docstring)


class Related(NamedTuple):
    """Another place that a finding concerns, and what is to be seen there."""

    message: str
    location: Location


class Edit(NamedTuple):
    """Text to stand in the place of a stretch of a file."""

    location: Location
    text: str


class Fix(NamedTuple):
    """A way to mend what was found; all edits are made, or none."""

    description: str
    # what is done, in the imperative: `write "landau1974"`
    edits: tuple[Edit, ...]
    # apart from each other, all in one file
    safe: bool = True
    # whether it is certain that this is meant; the others are for people to look at


class Hit(NamedTuple):
    """What a rule saw at one place."""

    location: Location
    message: str
    # one line, lower case, no full stop, the thing in question in quotes
    claim: str | None = None
    # id of the claim concerned
    reference: str | None = None
    # key concerned
    help: str | None = None
    related: tuple[Related, ...] = ()
    detail: str = ""
    # tells findings of one rule on one claim or reference apart: a field's name, say
    at_most: Severity | None = None
    # where this hit weighs less than its rule may
    fix: Fix | None = None


class Grounds(StrEnum):
    """Where it stands written that a finding is accepted."""

    RECORD = "record"
    # `waive` in the ledger
    COMMENT = "comment"
    # in the file in which it was found
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


class Waived(NamedTuple):
    """Why a finding is accepted."""

    reason: str
    grounds: Grounds


class Finding(NamedTuple):
    """A hit under its rule, as the audit stamps it."""

    rule: str
    severity: Severity
    hit: Hit
    fingerprint: str
    # the same as long as the fact is the same; knows no line numbers; unique within a report
    excerpt: Excerpt | None = None
    context: Excerpt | None = None
    # the text of the claim concerned, where it stands on another line
    waived: Waived | None = None
    # why it is accepted; None: it is not


class Skipped(NamedTuple):
    """A file that could not be looked at."""

    path: Path
    reason: str
    hint: str | None = None


class Summary(NamedTuple):
    """Counts of an audit; `waived` counts findings, `files` those that were looked at.

    Claims are the records of the ledger, and the strong claims in documents that none of them
    tracks, as far as findings on them are in the report. Each of them is sourced, unlinked or unsourced.
    """

    claims: int = 0
    sourced: int = 0
    # all that they name as sources is in the bibliography
    unlinked: int = 0
    # something is not, or it cannot be told whether it is
    unsourced: int = 0
    # they name none, be it with a reason
    references: int = 0
    used: int = 0
    documents: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    waived: int = 0
    excused: int = 0
    # unsourced claims of which somebody wrote why they need no source
    otherwise: int = 0
    # waived findings that say anything else
    baselined: int = 0
    # findings that a baseline accepts
    files: int = 0
    partial: int = 0
    # of these, in which something could not be read
    ledgers: int = 0
    # files that hold claims
    citations: int = 0
    works: "Mapping[LinkStatus, int]" = MappingProxyType({})
    # that the documents cite, by how they are linked
    tables: tuple[Location, ...] = ()
    # in which no claims are sought
    elsewhere: int = 0
    # findings that are not in the report, since they stand on lines that were not changed


class Report(NamedTuple):
    """The outcome of an audit: findings sorted by location and rule, waived ones among them."""

    findings: tuple[Finding, ...]
    summary: Summary
    rules: tuple[RuleInfo, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    files: tuple[Path, ...] = ()
    # those that were read
    whole: bool = False
    # whether everything was looked at and could be read, so that absence means something

    def exit_code(self, fail_on: Severity) -> int:
        """0 nothing at or above `fail_on`; 1 something; 2 something could not be looked at."""
        if self.skipped:
            return 2
        grave = (f for f in self.findings if f.waived is None)
        return int(any(f.severity.weight >= fail_on.weight for f in grave))


class Looked(NamedTuple):
    """What an audit came to."""

    findings: tuple[Finding, ...]
    # that people are to see, where somebody watches
    exit_code: int
    show: Callable[[], None]
    # shows it all
