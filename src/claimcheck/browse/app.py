"""The desk in the terminal: Textual around the values of `desk`."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from claimcheck.browse.claim_list import ClaimList
from claimcheck.browse.desk import (
    EVERYTHING,
    Asked,
    asking,
    desk_of,
    judge,
    next_left,
    renewed,
    undo,
    verdict_of,
    without,
)
from claimcheck.browse.help import HELP
from claimcheck.browse.lines import passage_of, record_of
from claimcheck.browse.project import Project, with_files
from claimcheck.browse.saving import LOOK, SAVE, Outcome, saved
from claimcheck.browse.screens import (
    NoteSheet,
    OneLine,
    QuitSheet,
    SaveSheet,
    SectionSheet,
    TextSheet,
    problems,
)
from claimcheck.browse.styles import content_of
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claims import Status
from claimcheck.reporters.page import Page, clip, counted, visible
from claimcheck.search.catalogue import LedgerCatalogue

# Columns from which on the claims stand beside their record.
WIDE = 140
# Seconds in which more may be typed before it is searched for.
PATIENCE = 0.08
# Signals that end the desk: somebody's, or that of a line that was cut.
ENDING = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP)


class DeskApp(App[None]):
    """The desk of one project; `by` and `day` go under every verdict."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual has it so
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "judge('verified')", "verified"),
        Binding("d", "judge('disputed')", "disputed"),
        Binding("w", "judge('wrong')", "wrong"),
        Binding("u", "judge('unverifiable')", "unverifiable"),
        Binding("n", "next", "next"),
        Binding("z", "undo", "undo"),
        Binding("s,ctrl+s", "save", "save", key_display="s"),
        Binding("slash", "search", show=False),
        Binding("x", "only('unsourced')", show=False),
        Binding("o", "only('left')", show=False),
        Binding("t", "section", show=False),
        Binding("escape", "clear", show=False),
        Binding("q", "quit", "quit"),
        Binding("question_mark", "help", "help", key_display="?"),
        Binding("ctrl+q,ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, project: Project, page: Page, by: str, day: Callable[[], date]) -> None:
        # The colours of the terminal, so that it can be read on any ground, also without colour.
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.project = project
        self.sheet = page
        self.by = by
        self.day = day
        self.is_left = False
        # whether the checker left it, rather than a signal or a fault
        self.ended_by: int | None = None
        # the signal that did
        self.desk = desk_of(project)
        self.catalogue = LedgerCatalogue(project.ledger, project.works)

    def compose(self) -> ComposeResult:
        """What is left, the search, the claims, and beside them one of them in full."""
        yield Static(id="status")
        yield OneLine(placeholder="/ finds claims by words", id="search", select_on_focus=False)
        with Container(id="desk"):
            yield ClaimList(self.desk)
            with Container(id="beside"):
                with VerticalScroll(id="record-pane"):
                    yield Static(id="record")
                with VerticalScroll(id="passage-pane"):
                    yield Static(id="passage")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the claims."""
        # Textual's own threads would outlive an exception that a handler of ours raises.
        if sys.platform != "win32":
            for number in ENDING:
                asyncio.get_running_loop().add_signal_handler(number, self._end, number)
        self.claims.focus()
        self._tell()

    def on_unmount(self) -> None:
        """Let go of the index, and of the signals."""
        if sys.platform != "win32":
            for number in ENDING:
                asyncio.get_running_loop().remove_signal_handler(number)
        self._close()

    @property
    def claims(self) -> ClaimList:
        """The list."""
        return self.screen_stack[0].query_one(ClaimList)

    def start(self) -> None:
        """Run until it is left; raises whatever went wrong within."""
        self.run()
        if self._exception:
            raise self._exception

    def _fatal_error(self) -> None:
        """Textual would print all that it knows: main says it in a line."""
        self._close_messages_no_wait()

    def unsaved(self) -> Iterator[str]:
        """What was judged and neither saved nor discarded, when the desk was torn down: a line each."""
        if not self.is_left:
            for one in self.desk.pending.values():
                note = f": {visible(one.verdict.note)}" if one.verdict.note else ""
                yield f'not saved: "{clip(one.name[1])}" is {one.verdict.status}{note}'

    def _end(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    def _leave(self) -> None:
        self.is_left = True
        self.exit()

    # The list and what stands beside it

    @on(ClaimList.Chosen)
    def _show_chosen(self) -> None:
        desk = self.screen_stack[0]
        place = self.claims.place
        record = passage = Content("")
        if place is not None:
            row = self.desk.rows[place]
            record = content_of(
                record_of(self.project, row, self.desk.verdict_on(place), self.sheet)
            )
            passage = content_of(passage_of(self.project, row, self.sheet))
        desk.query_one("#record", Static).update(record)
        desk.query_one("#passage", Static).update(passage)
        for pane in ("#record-pane", "#passage-pane"):
            desk.query_one(pane).scroll_home(animate=False)

    def _show(self, line: int | None = None) -> None:
        """Show the desk as it is now."""
        self.claims.show(self.desk, self.claims.line if line is None else line)
        self._tell()

    def _tell(self) -> None:
        """What is shown, what is left, what is not saved."""
        asked, desk = self.desk.asked, self.desk
        parts = [
            f"{len(desk.shown)} of {counted(len(desk.rows), 'claim')}",
            f"{desk.left} left to check",
        ]
        if desk.pending:
            parts.append(f"{len(desk.pending)} not saved")
        parts += ["unsourced"] if asked.unsourced else []
        parts += ["left"] if asked.left else []
        if asked.section is not None:
            parts.append(f"section {clip(asked.section) or '(none)'}")
        parts += [desk.remark] if desk.remark else []
        self.screen_stack[0].query_one("#status", Static).update(Content(" · ".join(parts)))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        self.notify(text, severity="error" if is_wrong else "information", markup=False, timeout=4)

    # What is shown

    def action_search(self) -> None:
        """To the words."""
        self.query_one("#search").focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        query = event.value
        self.set_timer(PATIENCE, lambda: self._search(query))

    def _search(self, query: str) -> None:
        """Search, unless more has been typed since, or this was searched for already."""
        current = self.screen_stack[0].query_one("#search", Input).value
        if query == current != self.desk.asked.query:
            self._ask(self.desk.asked._replace(query=query))

    @on(Input.Submitted, "#search")
    def _found(self, event: Input.Submitted) -> None:
        self._search(event.value)
        self.claims.focus()

    def on_key(self, event: events.Key) -> None:
        """From the words down into the list."""
        if event.key in ("down", "escape") and self.focused is self.query_one("#search"):
            self.claims.focus()

    def action_only(self, name: str) -> None:
        """Show only the claims without a source, or left to check; or all again."""
        asked = self.desk.asked
        if name == "unsourced":
            self._ask(asked._replace(unsourced=not asked.unsourced))
        else:
            self._ask(asked._replace(left=not asked.left))

    def action_section(self) -> None:
        """Show one section."""

        def chosen(answer: tuple[str | None] | None) -> None:
            if answer:
                self._ask(self.desk.asked._replace(section=answer[0]))

        self.push_screen(SectionSheet(self.desk.sections), chosen)

    def action_clear(self) -> None:
        """Show everything."""
        self.query_one("#search", Input).value = ""
        self._ask(EVERYTHING)

    def _ask(self, asked: Asked) -> None:
        """Show what is asked for; the chosen claim stays chosen where it is among it."""
        place = self.claims.place
        try:
            self.desk = asking(self.desk, asked, self.catalogue)
        except ClaimcheckError as error:
            self._say(str(error), is_wrong=True)
            return
        same = place in self.desk.shown and not asked.query.strip()
        self._show(self.desk.shown.index(place) if same and place is not None else 0)

    # Verdicts

    def action_judge(self, status: str) -> None:
        """Ask for a note, and judge the claim that is chosen."""
        place = self.claims.place
        if place is None:
            return
        verdict = verdict_of(Status(status), self.by, self.day(), "")
        try:
            judge(self.desk, place, verdict._replace(note="\0"))
        except ClaimcheckError as error:
            self._say(str(error), is_wrong=True)
            return
        before = self.desk.verdict_on(place)

        def noted(note: str | None) -> None:
            if note is None:
                return
            try:
                new = verdict_of(Status(status), self.by, self.day(), note)
                self.desk = judge(self.desk, place, new)
            except ClaimcheckError as error:
                self._say(str(error), is_wrong=True)
            self._show()

        name = self.desk.rows[place].claim.id
        self.push_screen(NoteSheet(status, name, (before and before.note) or ""), noted)

    def action_undo(self) -> None:
        """Take the last verdict back, and go to its claim."""
        self.desk, taken = undo(self.desk)
        if not taken:
            self._say("nothing to take back")
            return
        place = self.desk.places[taken.name]
        if place not in self.desk.shown:
            self._say(f'took back "{taken.verdict.status}" on {clip(taken.name[1])}')
            self._show()
        else:
            self._show(self.desk.shown.index(place))

    def action_next(self) -> None:
        """To the next claim that nobody has checked."""
        line = next_left(self.desk, self.claims.line)
        if line is None:
            self._say("nothing here is left to check")
        else:
            self.claims.choose(line)

    # Saving and leaving

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
        """Go on from the ledger as it now stands."""
        place = self.claims.place
        name = None if place is None else self.desk.rows[place].name
        refused = (one.name for one, _ in outcome.refused)
        self._close()
        self.project = with_files(self.project, outcome.files())
        self.catalogue = LedgerCatalogue(self.project.ledger, self.project.works)
        self.desk = renewed(
            without(self.desk, (*outcome.written, *refused)), self.project, self.catalogue
        )
        place = self.desk.places.get(name) if name else None
        self._show(self.desk.shown.index(place) if place in self.desk.shown else None)
        written = counted(len(outcome.written), "verdict")
        told = problems(outcome)
        if told:
            self.push_screen(TextSheet(f"{written} saved, but", told))
        elif quits:
            self._leave()
        else:
            self._say(f"{written} saved")

    def _close(self) -> None:
        if self.catalogue.is_indexed:
            self.catalogue.index.close()

    def action_help(self) -> None:
        """The keys."""
        self.push_screen(TextSheet("Keys", HELP))

    async def action_quit(self) -> None:
        """Leave; ask first where something is not saved."""
        if isinstance(self.screen, QuitSheet | SaveSheet):
            return
        if not self.desk.pending:
            self._leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self._leave()
            elif answer == "save":
                self._save(quits=True)

        self.push_screen(QuitSheet(len(self.desk.pending)), answered)
