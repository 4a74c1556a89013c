"""The keys of the desk, as it tells them."""

from claimcheck.browse.lines import Line, Look, Piece

KEYS = (
    ("v d w u", "verified, disputed, wrong, unverifiable; then a note, and Enter"),
    ("z", "take the last verdict back, as long as it is not saved"),
    ("s, Ctrl-S", "show what would be written, and save it"),
    ("n", "the next claim that nobody has checked as it stands"),
    ("/", "find claims by words; Enter or Down goes into the list"),
    ("x", "only claims without a source, or all again"),
    ("o", "only claims that are left to check, or all again"),
    ("t", "only one section"),
    ("Esc", "everything again"),
    ("Tab", "to the record and the passage, to scroll them"),
    ("Up Down j k", "one claim up or down; PgUp, PgDn, Home, End"),
    ("q, Ctrl-C", "leave"),
)
SIGNS = (
    ("*", "a verdict that is not saved yet"),
    ("stale", "the claim was edited after it was checked"),
    ("no src", "it names no source; waived: and somebody said why"),
    ("changed", "the draft gives another figure, name or date, or denies it"),
    ("gone", "the draft no longer says it"),
)


def _line(name: str, words: str) -> Line:
    return Piece(f"{name:<12} ", Look.STRONG), Piece(words)


HELP: tuple[Line, ...] = (*(_line(*one) for one in KEYS), (), *(_line(*one) for one in SIGNS))
