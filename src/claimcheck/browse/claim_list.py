"""The list of claims: only the lines that are on the screen are made."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from claimcheck.browse.desk import Desk
from claimcheck.browse.keys import LIST
from claimcheck.browse.pieces import Piece
from claimcheck.browse.rows import row_line
from claimcheck.browse.styles import RICH


class ClaimList(ScrollView, can_focus=True):
    """The claims of a desk that are shown, one a line, with one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False) for key in LIST
    ]

    class Chosen(Message):
        """Another claim was chosen, or none is left to choose."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.line = 0
        # the one that is chosen, among those shown

    @property
    def place(self) -> int | None:
        """The row of the chosen claim."""
        return self.desk.shown[self.line] if self.desk.shown else None

    def on_mount(self) -> None:
        """Learn how long the list is."""
        self.show(self.desk, 0)

    def show(self, desk: Desk, line: int) -> None:
        """Show another desk, with this line chosen, or the last one if there are fewer."""
        self.desk = desk
        self.virtual_size = Size(0, len(desk.shown))
        self._choose(line)

    def choose(self, line: int) -> None:
        """Choose a line."""
        self._choose(line)

    def action_move(self, by: int) -> None:
        """Choose a line so many lines below."""
        self._choose(self.line + by)

    def action_first(self) -> None:
        """Choose the first line."""
        self._choose(0)

    def action_last(self) -> None:
        """Choose the last line."""
        self._choose(len(self.desk.shown) - 1)

    def action_page(self, by: int) -> None:
        """Choose a line so many screens below."""
        self._choose(self.line + by * max(1, self.size.height - 1))

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked."""
        line = event.y + self.scroll_offset.y
        if line < len(self.desk.shown):
            self._choose(line)

    def _choose(self, line: int) -> None:
        self.line = max(0, min(line, len(self.desk.shown) - 1))
        self.scroll_to_region(Region(0, self.line, 1, 1), animate=False, force=True, x_axis=False)
        self.refresh()
        self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if line >= len(self.desk.shown):
            return Strip.blank(width, self.rich_style)
        pieces: Sequence[Piece] = row_line(self.desk, self.desk.shown[line], width)
        base = self.rich_style
        if line == self.line:
            base += RichStyle(reverse=True) if self.has_focus else RichStyle(underline=True)
        segments = [Segment(piece.text, base + RICH[piece.look]) for piece in pieces]
        return Strip(segments).adjust_cell_length(width, base)
