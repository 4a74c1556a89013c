"""What stands around a figure and makes another value of it: at least, a week, °F

Only what both texts give is compared. Who tells of "60" where the claim has "at least 60", or of "40
euros" for "40 euros a week", has left something out.
"""

import re

from claimcheck.matching.figures import Figure
from claimcheck.model.documents import Span
from claimcheck.model.patterns import rare

_MORE = rare(r"(?:\s+[^\W\d_]+)?\s+or\s+(?P<how>more|less|fewer)\b", re.IGNORECASE)
# Behind a figure and what it counts: for how long, on which scale.
_TAIL = rare(
    r"(?:\s+[^\W\d_]+){0,2}?"
    r"(?:(?:\s+(?:an?|per|each|every)\s+|/)(?P<per>second|minute|hour|day|week|month|quarter|year|decade)\b"
    r"|\s+(?P<daily>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b"
    r"|\s?°\s?(?P<scale>[CF])\b)",
    re.IGNORECASE,
)
_PERIODS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annually": "year",
}  # fmt: skip
_LONGEST_TAIL = 60
# "Nearly 60" are fewer than 60, and "up to 60" may be as many.
_EXCLUDING = ({"above", "below"}, {"above", "nearly"})


def around_unlike(ours: str, a: Figure, theirs: str, b: Figure) -> tuple[Span, Span] | None:
    """Both figures with what makes them unlike; None if nothing does, though both be one number."""
    if {_side(ours, a), _side(theirs, b)} in _EXCLUDING:
        return _with_bound(ours, a), _with_bound(theirs, b)
    first, second = _tail(ours, a), _tail(theirs, b)
    if first and second and first[:-1] != second[:-1] and first[0] == second[0]:
        return Span(a.span.start, first[-1]), Span(b.span.start, second[-1])
    return None


def _side(text: str, figure: Figure) -> str:
    if figure.side:
        return figure.side
    tail = _MORE.match(text, figure.span.end, figure.span.end + _LONGEST_TAIL)
    return ("above" if tail["how"].lower() == "more" else "below") if tail else ""


def _with_bound(text: str, figure: Figure) -> Span:
    if figure.side:
        return Span(figure.bound_start, figure.span.end)
    tail = _MORE.match(text, figure.span.end, figure.span.end + _LONGEST_TAIL)
    return Span(figure.span.start, tail.end() if tail else figure.span.end)


def _tail(text: str, figure: Figure) -> tuple[str, str, int] | None:
    """Of which kind, what, and where it ends."""
    match = _TAIL.match(text, figure.span.end, figure.span.end + _LONGEST_TAIL)
    if not match or match.lastgroup is None:
        return None
    kind, value = match.lastgroup, match[match.lastgroup].lower()
    if kind == "daily":
        kind, value = "per", _PERIODS[value]
    return kind, value, match.end()
