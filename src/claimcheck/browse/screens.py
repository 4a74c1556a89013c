"""What is asked over the desk: a note, a section, whether to save, whether to leave."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from claimcheck.browse.pieces import Line, Look, Piece, diff_lines
from claimcheck.browse.saving import Outcome
from claimcheck.browse.styles import content_of
from claimcheck.reporters.changes import as_diff
from claimcheck.reporters.page import Page, clip, counted, visible

# Lines of a diff that are shown; nobody reads more before saving.
MOST_LINES = 2000

# Lines of a sheet that are not scrolled: its frame, title and keys, with one around it.
_FRAME = 6

Answer = TypeVar("Answer")


class OneLine(Input):
    """A line to type in; what is pasted stays whole, and can be seen."""

    def _on_paste(self, event: events.Paste) -> None:
        line = " ".join(part.strip() for part in event.text.splitlines() if part.strip())
        self.replace(visible(line), *self.selection)
        event.prevent_default()
        event.stop()


class SearchLine(OneLine):
    """The line that says which claims are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.list", show=False),
        Binding("escape", "app.clear", show=False),
    ]


class Sheet(ModalScreen[Answer]):
    """A sheet over the desk."""

    TITLE_TEXT = ""

    def body(self) -> ComposeResult:
        """What stands on it, below the title."""
        yield from ()

    def compose(self) -> ComposeResult:
        """A frame around the body."""
        with Vertical(classes="sheet"):
            yield from self.body()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for what stands above and below what can be scrolled."""
        for long in self.query("VerticalScroll, OptionList"):
            long.styles.max_height = max(1, event.size.height - _FRAME)


class NoteSheet(Sheet[str | None]):
    """Asks for the note of a verdict; None if there is to be no verdict."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, status: str, name: str, note: str) -> None:
        super().__init__()
        self.verdict = f'"{clip(name)}" is {status}'
        self.before = note
        self.note = note
        # as it is typed

    @property
    def is_begun(self) -> bool:
        """Whether something was typed that would be lost."""
        return self.note.strip() not in ("", self.before.strip())

    def body(self) -> ComposeResult:
        """The question and a line for the answer."""
        yield Static(Content(f"{self.verdict}: on what evidence?"), classes="title")
        yield OneLine(self.before, placeholder="a note, or nothing", select_on_focus=False)
        yield Static(Content("Enter judges · Esc does not"), classes="keys")

    def on_input_changed(self, event: Input.Changed) -> None:
        """More of it is typed."""
        self.note = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The note is written."""
        event.stop()
        self.dismiss(event.value)


class TextSheet(Sheet[None]):
    """Something to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "dismiss(None)", show=False)
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self.head = title
        self.lines = lines

    def body(self) -> ComposeResult:
        """A title and the text, which can be scrolled."""
        yield Static(Content(self.head), classes="title")
        with VerticalScroll():
            yield Static(content_of(self.lines))
        yield Static(Content("Esc goes back"), classes="keys")


class ChoiceSheet(Sheet[int | None]):
    """Asks for one of several; gives its place."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", show=False)]

    def __init__(self, title: str, options: Sequence[str], does: str) -> None:
        """`options` must be safe to show; `does` says what Enter does."""
        super().__init__()
        self.head = title
        self.options = options
        self.does = does

    def body(self) -> ComposeResult:
        """One a line."""
        yield Static(Content(self.head), classes="title")
        options = [Option(Content(words)) for words in self.options]
        yield OptionList(*options, markup=False, compact=True)
        yield Static(Content(f"Enter {self.does} · Esc goes back"), classes="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One is chosen."""
        event.stop()
        self.dismiss(event.option_index)


class QuitSheet(Sheet[str]):
    """Asks what is to become of verdicts that are not saved: save, discard or stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "dismiss('save')", show=False),
        Binding("d", "dismiss('discard')", show=False),
        Binding("escape,q", "dismiss('stay')", show=False),
    ]

    def __init__(self, pending: int, begun: str = "") -> None:
        """`begun` is the verdict whose note is being typed, where there is one."""
        super().__init__()
        parts = [f"{counted(pending, 'verdict')} not saved"] if pending else []
        self.head = "; ".join([*parts, *([f"{begun}: not entered yet"] if begun else [])])

    def body(self) -> ComposeResult:
        """The question."""
        yield Static(Content(self.head), classes="title")
        yield Static(Content("s saves and quits · d discards and quits · Esc stays"))


class SaveSheet(Sheet[Outcome | None]):
    """Shows what saving would change, and saves; None if nothing was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,s,ctrl+s", "save", show=False),
        Binding("escape,q", "back", show=False),
    ]

    def __init__(
        self, look: Callable[[], Outcome], save: Callable[[], Outcome], page: Page
    ) -> None:
        super().__init__()
        self.look = look
        self.save = save
        self.page = page
        self.is_ready = False

    def body(self) -> ComposeResult:
        """The differences of all files."""
        yield Static(Content("Reading the ledger …"), id="save-title", classes="title")
        with VerticalScroll():
            yield Static(id="diff")
        yield Static(Content("Enter saves · Esc goes back"), classes="keys")

    def on_mount(self) -> None:
        """See what there is to save, without keeping the screen waiting."""
        self.run_worker(self._look())

    async def _look(self) -> None:
        outcome = await asyncio.to_thread(self.look)
        lines = list(problems(outcome))
        for change in outcome.changes:
            lines += diff_lines(as_diff(*change, self.page), MOST_LINES)
        self.query_one("#diff", Static).update(content_of(lines))
        many = counted(len(outcome.written), "verdict")
        title = f"Save {many}?" if outcome.written else "Nothing can be saved as it is"
        self.query_one("#save-title", Static).update(Content(title))
        self.query_one(VerticalScroll).focus()
        self.is_ready = True

    def action_save(self) -> None:
        """Write; once, and not before it was shown."""
        if self.is_ready:
            self.is_ready = False
            self.query_one("#save-title", Static).update(Content("Saving …"))
            self.run_worker(self._save())

    async def _save(self) -> None:
        self.dismiss(await asyncio.to_thread(self.save))

    def action_back(self) -> None:
        """Back to the desk, unless it is being written."""
        if self.is_ready:
            self.dismiss(None)


def problems(outcome: Outcome) -> list[Line]:
    """What was not written as it was meant, a line each; then an empty one."""
    lines: list[Line] = []
    for one, why in outcome.refused:
        note = f": {visible(one.verdict.note)}" if one.verdict.note else ""
        left = f'your verdict "{one.verdict.status}{note}" is not saved'
        words = f'"{clip(one.name[1])}" {why}; {left}'
        lines.append((Piece(words, Look.BAD),))
    lines += [(Piece(visible(line), Look.BAD),) for line in outcome.failed]
    lines += [(Piece(line, Look.WARNING),) for line in outcome.remarks]
    return [*lines, ()] if lines else []
