"""What `claimcheck audit` does with a baseline: holds the report against it, writes it, prunes it."""

import os
from pathlib import Path
from shlex import quote
from typing import NamedTuple, Self

from claimcheck.cli.streams import say
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.errors import UsageError
from claimcheck.model.findings import Report
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import Page, counted
from claimcheck.waivers.baseline import (
    DEFAULT_NAME,
    Baseline,
    applied,
    entries_in,
    fixed,
    load,
    renewed,
    text_of,
)
from claimcheck.writing.replace import replaced


class Asked(NamedTuple):
    """What is to be done with the baseline."""

    write: bool = False
    prune: bool = False
    strict: bool = False

    @property
    def options(self) -> list[str]:
        """The options by which it was said."""
        return [f"--{name}-baseline" for name, wanted in self._asdict().items() if wanted]


class Ratchet(NamedTuple):
    """The baseline that holds for an audit."""

    baseline: Baseline
    asked: Asked
    is_configured: bool
    command: str
    # what keeps it: `claimcheck audit`, with the option that names it where one does

    @classmethod
    def opened(
        cls,
        config: Config,
        asked: Asked,
        paths: tuple[Path, ...],
        disk: Disk | None = None,
        *,
        named: Path | None = None,
    ) -> Self:
        """That of the configuration, or the one that is `named` in its place.

        Raises UsageError or ClaimcheckError before anything is done.
        """
        options = asked.options
        if len(options) > 1:
            raise UsageError(
                f"{options[0]} and {options[1]} contradict each other", "leave one of them out"
            )
        if options and paths:
            raise UsageError(f"{options[0]} looks at everything", "leave out PATH")
        path = config.root / (config.baseline or DEFAULT_NAME)
        command = f"claimcheck audit{f' --baseline {quote(str(named))}' if named else ''}"
        is_new = asked.write and not os.path.lexists(path)
        held = Baseline(path) if is_new else load(path, disk, command)
        return cls(held, asked, bool(config.baseline), command)

    def settled(self, report: Report, page: Page) -> tuple[Report, int]:
        """The report held against the baseline, and what the exit code is at least.

        Writes the baseline where that is asked for.
        """
        if self.asked.write:
            return self._renewed(report, page), 0
        report = applied(report, self.baseline)
        done = fixed(report, self.baseline)
        if (self.asked.prune or self.asked.strict) and not report.whole:
            say("claimcheck: what is fixed cannot be told: not everything could be looked at")
            return report, 2
        name = page.place(self.baseline.path)
        if self.asked.prune:
            gone = set(done)
            left = [one for one in self.baseline.entries if one not in gone]
            if gone:
                _write(self.baseline._replace(entries=tuple(left)))
            what = f"{counted(len(done), 'fixed finding')} taken out of {name}"
            what = what if done else f"nothing in {name} is fixed"
            say(f"claimcheck: {what}, {len(left)} left")
            return report, 0
        if done and (page.summary or self.asked.strict):
            are = "is" if len(done) == 1 else "are"
            what = f"{counted(len(done), 'finding')} of {name} {are} fixed"
            say(f"claimcheck: {what} ({self.command} --prune-baseline)")
        return report, int(self.asked.strict and bool(done))

    def _renewed(self, report: Report, page: Page) -> Report:
        """The report, everything in it being accepted from now on."""
        name = page.place(self.baseline.path)
        if report.skipped:
            say(f"claimcheck: {name} was not written: not everything could be looked at")
            return applied(report, self.baseline)
        written = renewed(report, self.baseline)
        _write(written)
        say(f"claimcheck: {counted(len(written.entries), 'finding')} written to {name}")
        if not self.is_configured:
            say(f'claimcheck: it holds once it is configured: baseline = "{DEFAULT_NAME}"')
        return applied(report, written)


def _write(baseline: Baseline) -> None:
    def edit(before: SourceFile) -> str:
        if before.text.strip():
            entries_in(before)  # nothing else is written over
        return text_of(baseline.entries)

    replaced(baseline.path, edit, new=True)
