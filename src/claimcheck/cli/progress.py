"""A sign of life on a terminal, for work that takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

# Anything quicker needs no sign, and Rich costs a twentieth of a second to load.
PATIENCE = 1.0


@contextmanager
def working(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Show that work goes on, on standard error, while the body runs."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = Event()
    sign = Thread(target=_show, args=(what, done), daemon=True)
    sign.start()
    try:
        yield
    finally:
        done.set()
        sign.join()


def _show(what: str, done: Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(f"{what} …")):
        done.wait()
