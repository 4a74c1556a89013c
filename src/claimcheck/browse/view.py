"""What is seen of the desk: Textual around the values of `desk`, and what chooses among them."""

import asyncio
import signal
import sys
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input, Static
from textual.worker import Worker

from claimcheck.browse.asked import asked, toggled
from claimcheck.browse.asking import asking, offers, renewed
from claimcheck.browse.beside import Beside
from claimcheck.browse.claim_list import ClaimList
from claimcheck.browse.desk import Row, desk_of, following
from claimcheck.browse.keys import DESK, foot, help_lines
from claimcheck.browse.passage import passage_of
from claimcheck.browse.pieces import Look, Piece
from claimcheck.browse.project import Project
from claimcheck.browse.record import record_of
from claimcheck.browse.rows import keys_line, status_line
from claimcheck.browse.screens import (
    ChoiceSheet,
    SearchLine,
    TextSheet,
)
from claimcheck.browse.styles import content_of
from claimcheck.errors import ClaimcheckError
from claimcheck.reporters.page import Page
from claimcheck.reporters.unread import places
from claimcheck.search.catalogue import LedgerCatalogue

# Columns from which on the claims stand beside their record.
WIDE = 140
# Seconds in which more may be typed before it is searched for.
PATIENCE = 0.08
# Signals that end the desk: somebody's, or that of a line that was cut.
ENDING = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP)
PLACEHOLDER = "/ finds claims: words, is:unsourced, source:KEY, section:NAME, tag:TAG"
_IN_SEARCH = (("Enter", "to the claims"), ("Esc", "all claims"))


class View(App[None]):
    """The desk as it is seen: the project that `load` reads, and which claims of it are shown."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual has it so
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.keys, key.action, show=False) for key in DESK if key.action),
        Binding("ctrl+q,ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, load: Callable[[], Project], page: Page) -> None:
        """Raises ClaimcheckError where there is no project to read."""
        # The colours of the terminal, so that it can be read on any ground, also without colour.
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.load = load
        self.project = load()
        self.sheet = page
        self.ended_by: int | None = None
        # the signal that did
        self.is_behind = False
        # whether the disk has something else by now
        self.reading: Worker[None] | None = None
        self.desk = desk_of(self.project)
        self.catalogue = LedgerCatalogue(self.project.ledger, self.project.works)

    def compose(self) -> ComposeResult:
        """How far it is, the search, the claims, and beside them one of them in full."""
        yield Static(id="status")
        yield SearchLine(placeholder=PLACEHOLDER, id="search", select_on_focus=False)
        yield Static(id="remark")
        with Container(id="desk"):
            yield ClaimList(self.desk)
            yield Beside(id="beside")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Begin with the claims."""
        # Textual's own threads would outlive an exception that a handler of ours raises.
        if sys.platform != "win32":
            for number in ENDING:
                asyncio.get_running_loop().add_signal_handler(number, self._end, number)
        self.claims.focus()
        self.watch(self.screen, "focused", self._show_keys)
        self._tell()

    def on_resize(self) -> None:
        """More or fewer keys have room."""
        self.call_after_refresh(self._show_keys)

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

    @property
    def search(self) -> Input:
        """The line that says which claims are shown."""
        return self.screen_stack[0].query_one("#search", Input)

    @property
    def row(self) -> Row | None:
        """The claim that is chosen."""
        place = self.claims.place
        return None if place is None else self.desk.rows[place]

    def start(self) -> None:
        """Run until it is left; raises whatever went wrong within."""
        self.run()
        if self._exception:
            raise self._exception

    def _fatal_error(self) -> None:
        """Textual would print all that it knows: main says it in a line."""
        self._close_messages_no_wait()

    def _end(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    # The list and what stands beside it

    @on(ClaimList.Chosen)
    def _show_chosen(self) -> None:
        row, place = self.row, self.claims.place
        beside = self.screen_stack[0].query_one(Beside)
        if row is None or place is None:
            beside.show((), ())
            return
        record = record_of(self.project, row, self.desk.verdict_on(place), self.sheet)
        beside.show(record, passage_of(self.project, row, self.sheet))

    def _show(self, line: int | None = None) -> None:
        """Show the desk as it is now."""
        self.claims.show(self.desk, self.claims.line if line is None else line)
        self._tell()

    def _tell(self) -> None:
        """How far it is, and what has to be known."""
        notes = []
        if self.reading:
            notes.append("reading …")
        elif self.is_behind:
            notes.append("changed on disk: r reads it")
        if self.project.unread:
            notes.append(f"not read: {places(self.project.unread, self.sheet)}")
        line = status_line(self.desk, notes)
        self.screen_stack[0].query_one("#status", Static).update(content_of([line]))
        remark = self.screen_stack[0].query_one("#remark", Static)
        remark.update(content_of([(Piece(self.desk.remark, Look.WARNING),)]))
        remark.display = bool(self.desk.remark)

    def _show_keys(self) -> None:
        in_search = self.screen_stack[0].focused is self.search
        line = keys_line(_IN_SEARCH if in_search else foot(), self.size.width)
        self.screen_stack[0].query_one("#keys", Static).update(content_of([line]))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        self.notify(text, severity="error" if is_wrong else "information", markup=False, timeout=4)

    # What is shown

    def action_search(self) -> None:
        """To the words."""
        self.search.focus()

    def action_list(self) -> None:
        """To the claims."""
        self.claims.focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        query = event.value
        self.set_timer(PATIENCE, lambda: self._search(query))

    def _search(self, query: str) -> None:
        """Search, unless more was typed since, this was searched for already, or all is over."""
        if self.screen_stack and query == self.search.value != self.desk.asked:
            self._ask(query)

    @on(Input.Submitted, "#search")
    def _found(self, event: Input.Submitted) -> None:
        self._search(event.value)
        self.claims.focus()

    def action_filter(self) -> None:
        """Choose a filter, or drop it."""
        found = list(offers(self.desk))

        def chosen(place: int | None) -> None:
            if place is not None:
                self._ask(toggled(self.desk.asked, found[place].term))

        set_ = {one.written for one in asked(self.desk.asked).filters}
        options = [
            f"{'x' if one.term in set_ else ' '} {one.claims:>6}  {one.words}" for one in found
        ]
        self.push_screen(ChoiceSheet("Show which claims?", options, "sets or drops it"), chosen)

    def action_clear(self) -> None:
        """Back to the list, or from one claim to all; else show everything."""
        desk = self.screen_stack[0]
        if desk.has_class("-zoomed"):
            desk.remove_class("-zoomed")
        else:
            self._ask("")
        self.claims.focus()

    def action_zoom(self) -> None:
        """The chosen claim alone on the screen, or the list again."""
        self.screen_stack[0].toggle_class("-zoomed")
        self.call_after_refresh(self.claims.choose, self.claims.line)

    def _ask(self, line: str) -> None:
        """Show what is asked for; the chosen claim stays chosen where it is among it."""
        place = self.claims.place
        self.search.value = line
        try:
            self.desk = asking(self.desk, line, self.catalogue)
        except ClaimcheckError as error:
            self._say(str(error), is_wrong=True)
            return
        same = place in self.desk.shown and not asked(line).words
        self._show(self.desk.shown.index(place) if same and place is not None else 0)

    def action_step(self, by: int, wanted: str) -> None:
        """To the next claim that is left to check, or has no source."""
        is_wanted = self.desk.is_left if wanted == "left" else self.desk.is_unsourced
        line = following(self.desk, self.claims.line, by, is_wanted)
        if line is None:
            what = "is left to check" if wanted == "left" else "is without a source"
            self._say(f"nothing here {what}")
        else:
            self.claims.choose(line)

    def action_help(self) -> None:
        """The keys."""
        self.push_screen(TextSheet("Keys", help_lines()))

    def _renew(self, project: Project) -> None:
        """Show a project that was read again, or written; the chosen claim stays chosen."""
        row = self.row
        self._close()
        self.project = project
        self.catalogue = LedgerCatalogue(project.ledger, project.works)
        self.desk = renewed(self.desk, project, self.catalogue)
        place = self.desk.places.get(row.name) if row else None
        self._show(self.desk.shown.index(place) if place in self.desk.shown else None)

    def _close(self) -> None:
        if self.catalogue.is_indexed:
            self.catalogue.index.close()
