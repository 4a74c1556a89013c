"""What is done at the desk: verdicts, files, and programs beside it."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from datetime import date

from textual.app import SuspendNotSupported

from claimcheck.browse.desk import judge, news, undo, verdict_of, without
from claimcheck.browse.opening import browser, command_for, editor, run, run_unseen
from claimcheck.browse.passage import place_of
from claimcheck.browse.project import Project, compared, with_written
from claimcheck.browse.record import addresses_of
from claimcheck.browse.saving import LOOK, SAVE, Outcome, saved
from claimcheck.browse.screens import (
    ChoiceSheet,
    NoteSheet,
    QuitSheet,
    SaveSheet,
    TextSheet,
    problems,
)
from claimcheck.browse.view import View
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claims import Status
from claimcheck.reporters.page import Page, clip, counted, visible

# Seconds after which the files are looked at again; only what is newer is read.
INTERVAL = 2


class DeskApp(View):
    """The desk of the project that `load` reads; `by` and `day` go under every verdict."""

    def __init__(
        self, load: Callable[[], Project], page: Page, by: str, day: Callable[[], date]
    ) -> None:
        """Raises ClaimcheckError where there is no project to read."""
        super().__init__(load, page)
        self.by = by
        self.day = day
        self.is_left = False
        # whether the checker left it, rather than a signal or a fault
        self.noting: NoteSheet | None = None
        # where the note of a verdict is being typed

    def on_mount(self) -> None:
        """Keep an eye on the files."""
        self.set_interval(INTERVAL, lambda: self.run_worker(self.look_again(), group="look"))

    def unsaved(self) -> Iterator[str]:
        """What was judged and neither saved nor discarded, when the desk was torn down: a line each."""
        if not self.is_left:
            for one in self.desk.pending.values():
                note = f": {visible(one.verdict.note)}" if one.verdict.note else ""
                yield f'not saved: "{clip(one.name[1])}" is {one.verdict.status}{note}'
            if self.noting and self.noting.is_begun:
                yield f"not saved: {self.noting.verdict}: {visible(self.noting.note)}"

    def _leave(self) -> None:
        self.is_left = True
        self.exit()

    # Verdicts

    def action_judge(self, status: str) -> None:
        """Ask for a note, and judge the claim that is chosen."""
        row, place = self.row, self.claims.place
        if row is None or place is None:
            return
        verdict = verdict_of(Status(status), self.by, self.day(), "")
        try:
            judge(self.desk, row, verdict._replace(note="\0"))
        except ClaimcheckError as error:
            self._say(str(error), is_wrong=True)
            return
        before = self.desk.verdict_on(place)

        def noted(note: str | None) -> None:
            self.noting = None
            if note is None:
                return
            new = verdict_of(Status(status), self.by, self.day(), note)
            try:
                # The claim as it was shown: it may have been read again meanwhile.
                self.desk = judge(self.desk, row, new)
            except ClaimcheckError as error:
                self._say(str(error), is_wrong=True)
            self._show()

        self.noting = NoteSheet(status, row.claim.id, (before and before.note) or "")
        self.push_screen(self.noting, noted)

    def action_undo(self) -> None:
        """Take the last verdict back, and go to its claim."""
        self.desk, taken = undo(self.desk)
        if not taken:
            self._say("nothing to take back")
            return
        place = self.desk.places.get(taken.name)
        if place not in self.desk.shown:
            self._say(f'took back "{taken.verdict.status}" on {clip(taken.name[1])}')
            self._show()
        else:
            self._show(self.desk.shown.index(place))

    # Files

    def action_save(self) -> None:
        """Show what would be written, and write it."""
        self._save(quits=False)

    def _save(self, *, quits: bool) -> None:
        judged = tuple(self.desk.pending.values())
        if not judged:
            self._say("nothing to save")
            return

        def done(outcome: Outcome | None) -> None:
            if outcome is not None:
                self._take(outcome, quits=quits)

        sheet = SaveSheet(lambda: saved(judged, LOOK), lambda: saved(judged, SAVE), self.sheet)
        self.push_screen(sheet, done)

    def _take(self, outcome: Outcome, *, quits: bool) -> None:
        """Go on from the ledger as it now stands; what was not written stays to be saved."""
        self.desk = without(self.desk, outcome.written)
        self._renew(with_written(self.project, (change.after for change in outcome.changes)))
        if self.reading:
            self.action_reload()
        written = counted(len(outcome.written), "verdict")
        told = problems(outcome)
        if told:
            self.push_screen(TextSheet(f"{written} saved, but", told))
        elif quits:
            self._leave()
        else:
            self._say(f"{written} saved")

    def action_reload(self) -> None:
        """Read everything again; verdicts that are not saved stay."""
        self.reading = self.run_worker(self._reload(), group="reload", exclusive=True)
        self._tell()

    async def _reload(self) -> None:
        before = self.desk
        try:
            project = await asyncio.to_thread(self.load)
        except ClaimcheckError as error:
            self.reading = None
            self._say(f"not read again: {error}", is_wrong=True)
            self._tell()
            return
        self.reading, self.is_behind = None, False
        self._renew(project)
        self._say(news(before, self.desk))

    async def look_again(self) -> None:
        """Notice whether somebody has changed a file."""
        if self.reading or self.is_behind:
            return
        looked_at = self.project
        now = await asyncio.to_thread(compared, looked_at)
        if self.project is not looked_at or not self.screen_stack:
            return
        self.project, self.is_behind = now or self.project, now is None
        if self.is_behind:
            self._tell()

    # Beside the desk

    def action_edit(self, what: str) -> None:
        """Open the record or the passage in the checker's editor, and read what came of it."""
        if self.row is None:
            return
        record = self.row.claim.location
        place = (record.path, record.start.line)
        if what == "passage":
            found = place_of(self.project, self.row.claim)
            if found is None:
                self._say("no draft beside the ledger")
                return
            place = found
        try:
            command = editor(*place, os.environ)
            code = self._lend(command)
        except ClaimcheckError as error:
            self._say(str(error), is_wrong=True)
            return
        if code:
            self._say(f"{clip(command[0])} ended with {code}", is_wrong=True)
        if compared(self.project) is None:
            self.action_reload()

    def _lend(self, command: list[str]) -> int:
        """Give the terminal to a program until that ends; raises ClaimcheckError if it cannot be."""
        # An interrupt is meant for the program.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            with self.suspend():
                return run(command)
        except SuspendNotSupported as error:
            raise ClaimcheckError("this terminal cannot be lent", "open it elsewhere") from error
        finally:
            signal.signal(signal.SIGINT, before)

    def action_open(self) -> None:
        """Open a source in the browser; where there is none, copy its address."""
        self._with_address("opens it", self._open)

    def action_copy(self) -> None:
        """Copy the address of a source."""
        self._with_address("copies it", self._copy)

    def _with_address(self, does: str, take: Callable[[str], None]) -> None:
        found = addresses_of(self.project, self.row.claim) if self.row else []
        if not found:
            self._say("no source here has an address in the web")
            return
        if len(found) == 1:
            take(found[0][1])
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                take(found[place][1])

        options = [f"{clip(key)}  {clip(address)}" for key, address in found]
        self.push_screen(ChoiceSheet("Which source?", options, does), chosen)

    def _open(self, address: str) -> None:
        opener = browser(os.environ)
        if opener is None:
            self._copy(address, "no browser here; ")
        elif opener.needs_terminal:
            try:
                self._lend(command_for(opener, address))
            except ClaimcheckError as error:
                self._say(str(error), is_wrong=True)
        else:
            self.run_worker(self._show_page(command_for(opener, address), address))

    async def _show_page(self, command: list[str], address: str) -> None:
        if await asyncio.to_thread(run_unseen, command):
            self._copy(address, "the browser did not open; ")

    def _copy(self, address: str, why: str = "") -> None:
        self.copy_to_clipboard(address)
        self._say(f"{why}copied, if the terminal lets us: {visible(address)}")

    async def action_quit(self) -> None:
        """Leave; ask first where something is not saved."""
        if isinstance(self.screen, QuitSheet | SaveSheet):
            return
        begun = self.noting if self.noting and self.noting.is_begun else None
        if not (self.desk.pending or begun):
            self._leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self._leave()
            elif answer == "save":
                if begun:
                    begun.dismiss(begun.note)
                # Once the verdict is among those that are to be saved.
                self.call_later(self._save, quits=True)

        words = begun.verdict if begun else ""
        self.push_screen(QuitSheet(len(self.desk.pending), words), answered)
