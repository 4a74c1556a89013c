"""Macros: `@string{name = value}`, and values that are put together with `#`."""

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
    """The macros known so far; a later definition replaces an earlier one."""

    def __init__(self) -> None:
        self._values = {month[:3].lower(): month for month in MONTHS}
        self._left = _BUDGET

    def define(self, name: str, value: str) -> None:
        """Gives the macro a value, from here on."""
        self._values[name.lower()] = value

    def expanded(self, text: str, tokens: Sequence[Token], within: str | None = None) -> Value:
        """The value of an expression; `within` is the macro that it defines, if any."""
        parts, faults = [], []
        for token in tokens:
            part = text[token.start : token.end]
            known = self._values.get(part.lower()) if token.macro else part
            if known is None and part not in parts:
                faults.append(_undefined(part, token, within))
            parts.append(part if known is None else known)
        if len(parts) > 1 and not self._affords(sum(map(len, parts))):
            message = f"value of more than {LONGEST_VALUE:,} characters is not put together"
            fault = FaultAt(tokens[0].start, tokens[-1].end, message, "write it out")
            return Value(text[tokens[0].start : tokens[-1].end][:_LONG], (*faults, fault))
        return Value("".join(parts), tuple(faults))

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
