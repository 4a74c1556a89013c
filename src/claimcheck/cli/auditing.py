"""One audit as the command line asks for it, from the settings to what is to be shown."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cache import Cache
from claimcheck.cli.outputs import addressed, name_skipped, write
from claimcheck.cli.progress import working
from claimcheck.cli.streams import out
from claimcheck.config import Config
from claimcheck.disk import STDIN, Disk
from claimcheck.errors import UnreadableError, UsageError
from claimcheck.model.findings import Looked, Severity
from claimcheck.remembered import audited
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page
from claimcheck.reporters.summary import open_in

if TYPE_CHECKING:  # an audit that does not watch does without
    from claimcheck.cli.baseline import Asked, Ratchet
    from claimcheck.cli.fixing import Mending
    from claimcheck.model.findings import Report
    from claimcheck.watching import Answers


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
    baseline: "Asked | None"
    # what is to be done with it, where that is more than to hold the report against it
    baseline_file: Path | None
    # where the command line names it
    changed_since: str | None
    watch: bool

    def refuse_odd(self) -> None:
        """Raise UsageError for what makes no sense together."""
        is_given = STDIN in self.paths
        if self.stdin_filename is not None and not is_given:
            raise UsageError("--stdin-filename names what nobody gives", "add - to the paths")
        if self.changed_since is not None and is_given:
            raise UsageError("--changed-since knows nothing of standard input", "name the file")
        if self.changed_since is not None and self.baseline:
            raise UsageError("a baseline is kept for everything", "leave out --changed-since")
        if self.watch and is_given:
            raise UsageError("standard input cannot be watched", "name the file")
        if self.watch and (changing := self._changing()):
            raise UsageError(
                f"--watch and {changing} contradict each other", "leave one of them out"
            )
        if self.fix or self.diff or self.unsafe_fixes:
            from claimcheck.cli import fixing

            fixing.refuse_odd(self)

    def _changing(self) -> str | None:
        """The first option that has files changed, or the change shown."""
        if self.fix or self.diff:
            return "--fix" if self.fix else "--diff"
        return self.baseline.options[0] if self.baseline else None


def looked(request: Request, answers: "Answers") -> Looked:
    """One audit; what the disk was asked for it goes to `answers`."""
    held = request.settings()
    sheet = request.page(held.fail_on is Severity.NOTE)
    cache = Cache(held.root if request.uses_cache else None)
    # What a cached report rests on is apart from what else is looked at.
    disk, beside = Disk(request.stdin_filename, cache), Disk()
    try:
        ratchet = _ratchet(request, held, beside)
        with working("auditing", quiet=request.quiet):
            if request.diff or request.fix:
                from claimcheck.cli import fixing

                mending = _mending(request, held, ratchet)
                if request.diff:
                    return Looked((), fixing.show(mending, sheet), lambda: None)
                report, whole = fixing.fix(mending)
            else:
                report, whole = audited(held, request.paths, disk, cache), True
            if request.watch and request.changed_since is not None:
                from claimcheck.git import refs

                for path in refs(held.root, request.changed_since):
                    with suppress(UnreadableError):  # a ref may stand among others in one file
                        beside.data(path)
        # What is accepted is no longer a finding, wherever it stands.
        report, least = ratchet.settled(report, sheet) if ratchet else (report, 0)
        report = _on_changed_lines(request, held, report, disk)
    finally:
        answers.update(disk.answers)
        answers.update(beside.answers)

    def show() -> None:
        name_skipped(report.skipped, sheet)
        render = _renderer(request.output_format)
        out(render(report, addressed(request.output_format, sheet)))
        # Last, since a file that cannot be written must not cost what was found.
        baseline = [ratchet.baseline.path] if ratchet else []
        write([*request.files], report, sheet, [*report.files, *baseline])

    seen = tuple(open_in(report, sheet)) if request.watch else ()
    return Looked(seen, max(least, report.exit_code(held.fail_on) if whole else 2), show)


def _ratchet(request: Request, held: Config, disk: Disk) -> "Ratchet | None":
    if not (held.baseline or request.baseline):
        return None
    from claimcheck.cli.baseline import Asked, Ratchet

    asked = request.baseline or Asked()
    return Ratchet.opened(held, asked, request.paths, disk, named=request.baseline_file)


def _mending(request: Request, held: Config, ratchet: "Ratchet | None") -> "Mending":
    from claimcheck.cli.fixing import Mending
    from claimcheck.waivers.baseline import applied

    def narrowed(report: "Report", disk: Disk) -> "Report":
        report = _on_changed_lines(request, held, report, disk)
        return applied(report, ratchet.baseline) if ratchet else report

    return Mending(held, request.paths, narrowed, request.unsafe_fixes, request.quiet)


def _on_changed_lines(request: Request, held: Config, report: "Report", disk: Disk) -> "Report":
    """Of the report what is asked for: all of it, or what stands on lines that were changed."""
    if request.changed_since is None:
        return report
    from claimcheck.changed import changed_since, only_changed

    return only_changed(report, changed_since(held.root, request.changed_since, report, disk))


def _renderer(name: str) -> "Callable[[Report, Page], str]":
    if name == "statistics":
        from claimcheck.reporters.statistics import render

        return render
    return REPORTERS[name]
