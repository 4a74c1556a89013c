"""A worklist that comes back, in whatever form it does."""

from pathlib import Path

from claimcheck.exchange.worklist import Problem, Worklist
from claimcheck.exchange.worklist_csv import read_csv
from claimcheck.exchange.worklist_markdown import read_markdown


def read_worklist(path: Path, text: str) -> Worklist:
    """The rows of a list, and what is wrong with it; never raises."""
    found = read_csv(path, text) or read_markdown(path, text)
    if found.rows or found.problems:
        return found
    hint = "claimcheck export worklist makes one"
    return Worklist((), (Problem(path, 1, "there is no claim of a worklist in it", hint),))
