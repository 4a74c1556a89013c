"""The keys of the desk: what is bound, what stands at the foot of the screen, and what help says."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.browse.asking import STATES
from claimcheck.browse.pieces import Line, Look, Piece


class Key(NamedTuple):
    """One thing that can be done."""

    keys: str
    # as Textual names them, with a comma between
    action: str
    shown: str
    # as people name them
    words: str
    # what help says of it; empty where the line before does
    foot: str = ""
    # what stands at the foot of the screen; empty for nothing


# In the order of the help; those of the list of claims, then those of the desk.
LIST = (
    Key("down,j", "move(1)", "Down j", "one claim down"),
    Key("up,k", "move(-1)", "Up k", "one claim up"),
    Key("pagedown,space", "page(1)", "PgDn Space", "one screen down"),
    Key("pageup", "page(-1)", "PgUp", "one screen up"),
    Key("home,g", "first", "Home g", "the first claim"),
    Key("end,G", "last", "End G", "the last claim"),
)
DESK = (
    Key(
        "v",
        "judge('verified')",
        "v",
        "the claim is verified; then a note, or none, and Enter",
        "verified",
    ),
    Key("d", "judge('disputed')", "d", "disputed", "disputed"),
    Key("w", "judge('wrong')", "w", "wrong", "wrong"),
    Key("u", "judge('unverifiable')", "u", "unverifiable", "unverifiable"),
    Key("z", "undo", "z", "take the last verdict back, as long as it is not saved"),
    Key("s,ctrl+s", "save", "s Ctrl-S", "show what would be written, and save it", "save"),
    Key("n", "step(1, 'left')", "n", "the next claim that is left to check", "next"),
    Key("p", "step(-1, 'left')", "p", "the one before"),
    Key("x", "step(1, 'unsourced')", "x", "the next claim without a source, or a reason why"),
    Key("X", "step(-1, 'unsourced')", "X", "the one before"),
    Key("slash", "search", "/", "find claims by words, or filters as below", "find"),
    Key("f", "filter", "f", "choose a filter from a list, or drop it", "filter"),
    Key("enter", "zoom", "Enter", "the claim alone on the screen, and back"),
    Key("escape", "clear", "Esc", "back; then all claims again"),
    Key("tab", "", "Tab", "to the record and the passage, to scroll them"),
    Key("e", "edit('record')", "e", "open the record in your editor ($VISUAL or $EDITOR)", "edit"),
    Key("E", "edit('passage')", "E", "open the draft there, at the passage"),
    Key("o", "open", "o", "open a source in the browser"),
    Key("y", "copy", "y", "copy the address of a source"),
    Key("r", "reload", "r", "read all files again; verdicts that are not saved stay", "reload"),
    Key("q", "quit", "q Ctrl-C", "leave", "quit"),
    Key("question_mark", "help", "?", "this", "help"),
)
# What stands at the foot, the most wanted first: a narrow screen has not room for all.
FOOT = ("v", "d", "w", "u", "n", "slash", "s,ctrl+s", "f", "q", "e", "r")
SIGNS = (
    ("*", "a verdict that is not saved yet"),
    ("!", "one on a claim that was changed since: judge again"),
    ("stale", "the claim was edited after it was checked"),
    ("no src", "it names no source"),
    ("waived", "nor needs one: somebody wrote why"),
    ("missing", "a source of it is not in the bibliography"),
    ("changed", "the draft has it otherwise: what, stands beside it"),
    ("gone", "the draft no longer says it"),
)
FILTERS = (
    ("source:KEY", "claims that rest on this"),
    ("tag:TAG", "claims with this tag"),
    ('section:"…"', "claims of this section"),
    ("is:left", "claims of which this holds, as is:unsourced"),
    ("-is:left", "claims of which it does not"),
)


def foot() -> Sequence[tuple[str, str]]:
    """The keys at the foot with their names; the last is that of the help."""
    known = {key.keys: key for key in DESK}
    chosen = [known[keys] for keys in FOOT] + [DESK[-1]]
    return [(key.shown.partition(" ")[0], key.foot) for key in chosen]


def help_lines() -> list[Line]:
    """Every key, then the signs and the filters."""
    lines = [_line(key.shown, key.words) for key in (*DESK, *LIST)]
    states = " ".join(STATES)
    filters = [*(_line(*one) for one in FILTERS), _line("is:…", states)]
    return [*lines, (), *(_line(*one) for one in SIGNS), (), *filters]


def _line(name: str, words: str) -> Line:
    return Piece(f"{name:<12} ", Look.STRONG), Piece(words)
