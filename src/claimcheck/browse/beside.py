"""What stands beside the list: the record of a claim, and the passage of the draft."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimcheck.browse.pieces import Line
from claimcheck.browse.styles import content_of, marked_lines

# Lines of what goes before that stay in sight above a passage.
_ABOVE = 2


class Beside(Container):
    """Two panes that can be scrolled."""

    def compose(self) -> ComposeResult:
        """The record, and the passage."""
        with VerticalScroll(id="record-pane"):
            yield Static(id="record")
        with VerticalScroll(id="passage-pane"):
            yield Static(id="passage")

    def show(self, record: Sequence[Line], passage: Sequence[Line]) -> None:
        """Show both from their beginning, or the passage from where the draft has what is meant."""
        self.query_one("#record", Static).update(content_of(record))
        content = content_of(passage)
        self.query_one("#passage", Static).update(content)
        self.query_one("#record-pane").scroll_home(animate=False)
        self.query_one("#passage-pane").scroll_home(animate=False)
        # It is not known before how broad the pane is.
        self.call_after_refresh(self._to_mark, content)

    def _to_mark(self, content: Content) -> None:
        pane, text = self.query_one("#passage-pane"), self.query_one("#passage")
        lines = marked_lines(content, text.content_size.width)
        if lines and lines[-1] >= pane.content_size.height:
            pane.scroll_to(y=max(0, lines[0] - _ABOVE), animate=False)
