"""Macros: `@string{name = value}`, and values that are put together with `#`."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.bibliography.body import FaultAt, Token

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Longer than any value that people write; doubling macros forty times must not fill the memory.
LONGEST_VALUE = 100_000
# All long expansions of a project together.
_LONG = 1_000
_BUDGET = 20_000_000
_SHOWN = 40


class Value(NamedTuple):
    """What an expression stands for, and what was wrong with it."""

    text: str
    faults: tuple[FaultAt, ...] = ()


class Macros:
    """The macros of a project; a later definition replaces an earlier one for what follows it."""

    def __init__(self) -> None:
        self._values = {month[:3].lower(): [(0, month)] for month in MONTHS}
        # by name: for the entries from which number on, what
        self._left = _BUDGET

    def define(self, name: str, value: str, *, since: int) -> None:
        """Gives the macro a value for the entries from the number `since` on."""
        self._values.setdefault(name.lower(), []).append((since, value))

    def _known(self, name: str, number: int) -> str | None:
        values = self._values.get(name.lower(), ())
        place = bisect_right(values, number, key=lambda one: one[0])
        return values[place - 1][1] if place else None

    def is_long(self, text: str, tokens: Sequence[Token], number: int) -> bool:
        """Whether an expression counts among those that must not fill the memory."""
        return len(tokens) > 1 and sum(map(len, self._parts(text, tokens, number)[0])) > _LONG

    def expanded(
        self, text: str, tokens: Sequence[Token], number: int, within: str | None = None
    ) -> Value:
        """The value of an expression in an entry with this number.

        `within` is the macro that it defines, if any.
        """
        parts, undefined = self._parts(text, tokens, number)
        faults = [_undefined(text[one.start : one.end], one, within) for one in undefined]
        if len(parts) > 1 and not self._affords(sum(map(len, parts))):
            message = f"value of more than {LONGEST_VALUE:,} characters is not put together"
            fault = FaultAt(tokens[0].start, tokens[-1].end, message, "write it out")
            return Value(text[tokens[0].start : tokens[-1].end][:_LONG], (*faults, fault))
        return Value("".join(parts), tuple(faults))

    def _parts(
        self, text: str, tokens: Sequence[Token], number: int
    ) -> tuple[list[str], list[Token]]:
        """What each token stands for, and those of which nobody knows, which stand as they are."""
        parts: list[str] = []
        undefined = []
        for token in tokens:
            part = text[token.start : token.end]
            known = self._known(part, number) if token.macro else part
            if known is None and part not in parts:
                undefined.append(token)
            parts.append(part if known is None else known)
        return parts, undefined

    def _affords(self, length: int) -> bool:
        if length <= _LONG:
            return True
        self._left -= length
        return length <= LONGEST_VALUE and self._left >= 0


def _undefined(name: str, token: Token, within: str | None) -> FaultAt:
    shown = name[:_SHOWN]
    if within is not None and name.lower() == within.lower():
        message = f'macro "{shown}" is defined by itself'
        return FaultAt(token.start, token.end, message, "define it by a text in braces")
    help_ = f'put the text in braces, or define it: @string{{{shown} = "…"}}'
    return FaultAt(token.start, token.end, f'undefined macro "{shown}"', help_)
