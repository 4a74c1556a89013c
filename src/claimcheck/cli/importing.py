"""Worklists come in: read, compared with the ledger, and written into it."""

from collections.abc import Iterable
from pathlib import Path

from claimcheck.cli.checker import day_of
from claimcheck.cli.outputs import shortfall
from claimcheck.cli.streams import complain, say
from claimcheck.cli.writing import change, ledger_of
from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError, UnreadableError, UsageError
from claimcheck.exchange.reading import no_worklist, open_worklist, read_worklist
from claimcheck.exchange.told import Brought
from claimcheck.exchange.verdicts import (
    Defaults,
    Judged,
    Settled,
    judged_in,
    settled,
    several,
    unknown,
)
from claimcheck.exchange.worklist import Problem, Worklist
from claimcheck.model.claims import TrackedClaim
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import SHOWN, Page
from claimcheck.reporters.unread import unread_in
from claimcheck.writing.replace import Change


def defaults(by: str | None, on: str | None) -> Defaults:
    """What the command line says for all rows; raises UsageError."""
    if by is not None and not by.strip():
        raise UsageError("nobody is named as the checker", 'say who it was: --by "NAME"')
    return Defaults(day_of(None), by and by.strip(), None if on is None else day_of(on))


def read_lists(paths: Iterable[Path]) -> Worklist:
    """All lists as one; raises ClaimcheckError where one cannot be opened."""
    lists = []
    for path in paths:
        try:
            text = open_worklist(path)
        except UnreadableError as error:
            what = f"{path} {error.message}; nothing was imported"
            raise ClaimcheckError(what, error.hint) from error
        found = read_worklist(path, text)
        if not (found.rows or found.problems):
            found = found._replace(problems=(no_worklist(path, text),))
        lists.append(found)
    return Worklist(
        tuple(row for one in lists for row in one.rows),
        tuple(problem for one in lists for problem in one.problems),
        tuple(remark for one in lists for remark in one.remarks),
    )


def bring_in(
    lists: Worklist, given: Defaults, config: Config, page: Page, *, dry_run: bool
) -> Brought:
    """Write the verdicts of the lists into the ledger, or only see what would be written."""
    judged, wrong = judged_in(lists.rows, given)
    problems = [*lists.problems, *wrong]
    ledger, skipped = ledger_of(config)
    shortfall(ledger.broken, skipped, page)
    unread = bool(unread_in(ledger, skipped))
    homes: dict[str, list[TrackedClaim]] = {}
    for claim in ledger.claims:
        homes.setdefault(claim.id, []).append(claim)
    by_file: dict[Path, list[Judged]] = {}
    for one in judged:
        found = homes.get(one.row.get("id"), [])
        if len(found) == 1:
            by_file.setdefault(found[0].location.path, []).append(one)
        elif found:
            problems.append(several(one, len(found)))
        else:
            problems.append(unknown(one, ledger.claims, unread=unread))
    changes, failures, settlements = list[Change](), list[ClaimcheckError](), list[Settled]()
    for path, group in by_file.items():
        try:
            done, outcome = _into(path, group, dry_run=dry_run)
        except ClaimcheckError as error:
            failures.append(error)
            continue
        changes.append(done)
        settlements.append(outcome)
    return Brought(
        tuple(changes),
        tuple(one for outcome in settlements for one in outcome.written),
        sum(len(outcome.there) for outcome in settlements),
        sum(not row.is_filled for row in lists.rows),
        (*problems, *(problem for outcome in settlements for problem in outcome.problems)),
        lists.remarks,
        tuple(failures),
    )


def _into(path: Path, judged: list[Judged], *, dry_run: bool) -> tuple[Change, Settled]:
    """Change one file of the ledger; what became of each verdict is settled under its lock."""
    outcome = Settled()

    def edit(source: SourceFile) -> str:
        nonlocal outcome
        text, outcome = settled(source, judged)
        return text

    return change(path, edit, dry_run=dry_run), outcome


def name_problems(brought: Brought, page: Page) -> None:
    """A line on standard error for each thing that was not read, or could not be written."""
    for remark in brought.remarks:
        say(f"{page.place(remark.path)}:{remark.line}: {remark.message}")
    shown = sorted(brought.problems, key=lambda one: (str(one.path), one.line))
    for problem in shown[:SHOWN]:
        complain(_told(problem, page))
    if more := len(shown[SHOWN:]):
        say(f"claimcheck: … and {more} more")
    for failure in brought.failures:
        complain(failure)


def _told(problem: Problem, page: Page) -> ClaimcheckError:
    place = f"{page.place(problem.path)}:{problem.line}"
    return ClaimcheckError(f"{place}: {problem.message}", problem.help)
