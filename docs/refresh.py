"""Put what commands print today into the pages: `python docs/refresh.py [PAGE…]`.

Each session whose page shows something else is shown anew, and whole; what is too long you cut
afterwards with a line `[…]`. Look at the change before you commit it: it may be a mistake.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sessions import agrees, played

HERE = Path(__file__).resolve().parent


def refreshed(text: str) -> str:
    """A page with what its commands print."""
    done = 0
    with TemporaryDirectory() as folder:
        for session, printed in played(text, Path(folder)):
            done = text.index(f"$ {session.command}\n", done) + len(f"$ {session.command}\n")
            if not agrees(session.shown, printed):
                text = text[:done] + printed + text[done + len(session.shown) :]
                done += len(printed)
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh the pages that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path)
    for page in parser.parse_args(arguments).pages or sorted(HERE.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if (now := refreshed(text)) != text:
            page.write_text(now, encoding="utf-8")
            print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
