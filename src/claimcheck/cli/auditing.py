"""One audit as the command line asks for it, from the settings to what is to be shown."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cache import Cache
from claimcheck.cli.outputs import addressed, name_skipped, write
from claimcheck.cli.progress import working
from claimcheck.cli.streams import out
from claimcheck.config import Config
from claimcheck.disk import Disk
from claimcheck.errors import UsageError
from claimcheck.model.findings import Severity
from claimcheck.remembered import audited
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page
from claimcheck.reporters.summary import open_in

if TYPE_CHECKING:  # an audit that does not watch does without
    from claimcheck.model.findings import Report
    from claimcheck.watching import Answers, Looked


class Request(NamedTuple):
    """What is asked for."""

    paths: tuple[Path, ...]
    settings: Callable[[], Config]
    # read again for every audit
    page: Callable[[bool], Page]
    # given whether notes make an audit fail
    output_format: str
    files: tuple[tuple[str, Path], ...]
    # formats and where they go beside standard output
    stdin_filename: str | None
    uses_cache: bool
    quiet: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: tuple[bool, bool, bool]
    # whether it is to be written, pruned, or without anything that is fixed
    changed_since: str | None
    watch: bool

    def refuse_odd(self) -> None:
        """Raise UsageError for what makes no sense together."""
        is_given = Path("-") in self.paths
        if self.stdin_filename is not None and not is_given:
            raise UsageError("--stdin-filename names what nobody gives", "add - to the paths")
        if self.changed_since is not None and is_given:
            raise UsageError("--changed-since knows nothing of standard input", "name the file")
        if self.changed_since is not None and any(self.baseline):
            raise UsageError("a baseline is kept for everything", "leave out --changed-since")
        if self.watch and is_given:
            raise UsageError("standard input cannot be watched", "name the file")
        if self.watch and (self.fix or self.diff or any(self.baseline)):
            raise UsageError("--watch changes no files", "leave it out, or what would change them")
        if self.fix or self.diff or self.unsafe_fixes:
            from claimcheck.cli import fixing

            fixing.refuse_odd(self.paths, fix=self.fix, unsafe=self.unsafe_fixes, diff=self.diff)


def looked(request: Request, answers: "Answers") -> "Looked":
    """One audit; what the disk was asked for it goes to `answers`."""
    held = request.settings()
    ratchet = None
    if held.baseline or any(request.baseline):
        from claimcheck.cli.baseline import Asked, Ratchet

        ratchet = Ratchet.opened(held, Asked(*request.baseline), [*request.paths])
    sheet = request.page(held.fail_on is Severity.NOTE)
    with working("auditing", quiet=request.quiet):
        if request.fix or request.diff:
            from claimcheck.cli import fixing

            accepted = ratchet.baseline if ratchet else None
            unsafe, quiet = request.unsafe_fixes, request.quiet
            if request.diff:
                code = fixing.show(held, request.paths, accepted, sheet, unsafe=unsafe, quiet=quiet)
                return (), code, lambda: None
            report, whole = fixing.fix(held, request.paths, accepted, unsafe=unsafe, quiet=quiet)
        else:
            report, whole = _audited(request, held, answers), True
        if request.changed_since is not None:
            from claimcheck.changed import changed_since, only_changed

            report = only_changed(report, changed_since(held.root, request.changed_since, report))
    report, least = ratchet.settled(report, sheet) if ratchet else (report, 0)

    def show() -> None:
        write([*request.files], report, sheet, report.files)
        name_skipped(report.skipped, sheet)
        render = _renderer(request.output_format)
        out(render(report, addressed(request.output_format, sheet)))

    seen = tuple(open_in(report, sheet)) if request.watch else ()
    return seen, max(least, report.exit_code(held.fail_on) if whole else 2), show


def _audited(request: Request, held: Config, answers: "Answers") -> "Report":
    cache = Cache(held.root if request.uses_cache else None)
    disk = Disk(request.stdin_filename, cache)
    disk.answers = answers
    return audited(held, request.paths, disk, cache)


def _renderer(name: str) -> "Callable[[Report, Page], str]":
    if name == "statistics":
        from claimcheck.reporters.statistics import render

        return render
    return REPORTERS[name]
