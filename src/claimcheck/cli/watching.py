"""What `claimcheck audit --watch` shows."""

import gc
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from claimcheck.cli.streams import complain, out, say
from claimcheck.errors import ClaimcheckError
from claimcheck.model.findings import Finding, Looked
from claimcheck.reporters.page import clip, counted
from claimcheck.watching import (
    Answers,
    Round,
    configuration_at,
    rounds,
    until_changed,
)

# To the top left corner, and everything below it away; what scrolled off before stays.
_CLEAR = "\x1b[H\x1b[2J"
_LINE = f"{'-' * 72}\n"
# So many findings are named as new.
_NAMED = 3


def watch(look: Callable[[Answers], Looked], configuration: Path | None) -> NoReturn:
    """Audit and show whenever something changes, until somebody presses Ctrl-C.

    `configuration` is its file, or the folder in which it is looked for. Raises ClaimcheckError
    where nothing can be watched.
    """
    if find_spec("watchfiles") is None:
        hint = 'pip install "claimcheck-cli[watch]"'
        raise ClaimcheckError("--watch needs the package watchfiles", hint)
    is_terminal = sys.stdout is not None and sys.stdout.isatty()

    def noting(asked: Answers) -> Looked:
        if configuration:
            asked.update(configuration_at(configuration))
        return look(asked)

    for number, one in enumerate(rounds(noting, until_changed)):
        if is_terminal:
            out(_CLEAR)
        elif number:
            out(_LINE)
        if one.error:
            complain(one.error)
        try:
            if one.show:
                one.show()
        except ClaimcheckError as error:
            complain(error)
        say(told(one))
        gc.collect()  # runs are quick without, but this one does not end
    raise AssertionError("rounds do not end")


def told(one: Round) -> str:
    """A line on what has changed, and that more is waited for."""
    waiting = f"watching {counted(one.files, 'file')}, Ctrl-C ends"
    if one.error or one.is_first:
        return waiting
    named = ", ".join(_named(finding) for finding in one.new[:_NAMED])
    more = ", …" if len(one.new) > _NAMED else ""
    new = f"{len(one.new)} new ({named}{more})" if one.new else "nothing new"
    return f"{new}, {len(one.fixed) or 'nothing'} fixed · {waiting}"


def _named(finding: Finding) -> str:
    place = finding.hit.location
    return f"{clip(place.path.name)}:{place.start.line} {finding.rule}"
