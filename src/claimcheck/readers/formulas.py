r"""Short formulas within sentences as somebody would type them: $3 \times 10^6$ is 3 × 10^6.

What takes more than signs on a line, a sum, a root, a matrix, reads as nothing, and so does what is
long or has no figure in it and is more than a variable: it is no word of its sentence.
"""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from claimcheck.readers import formula_signs as signs
from claimcheck.readers.formula_line import Sign, is_prose, line_of
from claimcheck.readers.units import HIGH, SETTING_NUMBERS, Part, set_number

_TOKEN = re.compile(
    r"""
      \\(?P<name>[A-Za-z]++)\*?
    | \\(?P<blank>[,;:\s!>]) | \\(?P<escaped>[%$&\#_{}|])
    | (?P<tie>~) | (?P<space>\s++) | (?P<comma>\{,\})
    | (?P<number>[0-9]++(?:[.,][0-9]++)*+|\.[0-9]++) | (?P<word>[^\W\d_]++)
    | (?P<relation>[=<>]) | (?P<sign>[-+*/:.,;()\[\]|!'%°±×·≈≤≥−–\ue000-\ue009])
    | (?P<open>\{) | (?P<close>\}) | (?P<high>\^) | (?P<low>_)
    """,
    re.VERBOSE,
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_SIMPLE = re.compile(r"[-−+]?(?:\w|\.(?=\w)|[\ue000-\ue009])++%?")
_HIGH = re.compile(r"[-−+]?[0-9]{1,4}(?:[,–-][0-9]{1,3})*+[-−+]?")
# They follow what stands before them at once.
_RAISED = frozenset(["°", "°C", "′", "″", "*", "**", "***", "†", "‡"])
# Brackets around whole numbers may be a citation, which a formula never is.
_CITES = re.compile(r"\[[0-9\s,–-]*+\]")
_WORD = re.compile(r"[^\W_]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_COMMAND = re.compile(r"\\(?:[A-Za-z]++|.)")
_OPTION = re.compile(r"\s*+\[[^\[\]]{0,200}+\]")
_FIGURE = re.compile(r"[0-9\ue000-\ue009]")
_LONGEST = 300  # characters of source
_MOST_SIGNS = 60
_MOST_WITHOUT_FIGURE = 12
_DEEPEST = 4


class _NotPlainError(Exception):
    """The formula takes more than a line of signs."""


def plain(text: str, start: int, end: int, words: Mapping[str, str]) -> list[Part] | None:
    """The formula between `start` and `end`, without the signs around it; None if it has no plain form.

    `words` are commands that the document defines, each with how it reads.
    """
    if end - start > _LONGEST:
        return None
    try:
        parts = line_of(_Formula(text, start, words).signs(start, end, 0))
    except _NotPlainError:
        return None
    line = _read(text, parts)
    most = _MOST_SIGNS if _FIGURE.search(line) else _MOST_WITHOUT_FIGURE
    if not line.strip() or len(line) > most or _CITES.search(line):
        return None
    return tiled(text, parts, start)


def plain_text(text: str, words: Mapping[str, str]) -> str:
    """How a formula reads, or nothing."""
    return _read(text, plain(text, 0, len(text), words) or ())


def tiled(text: str, parts: Sequence[Part], start: int) -> list[Part]:
    """The parts, each with the commands before it, so that no word of the source is without a part."""
    found: list[Part] = []
    for part in parts:
        if _WORD.search(text, start, part.start):
            words = text[part.start : part.end] if part.text is None else part.text
            found.append(Part(start, part.end, words))
        else:
            found.append(part)
        start = part.end
    return found


def raises(high: str) -> bool:
    """Whether this is set high without a formula around it: a power, a charge, an ordinal."""
    return high in _ORDINALS or _HIGH.fullmatch(high) is not None


def raised(base: str, high: str) -> str:
    """What is set high after the character `base`: m², but 10^6 and 5th."""
    if high in _RAISED or high in _ORDINALS:
        return high
    if not base.isdecimal() and _HIGH.fullmatch(high):
        return high.translate(HIGH)
    if not base:
        raise _NotPlainError
    return f"^{high if _SIMPLE.fullmatch(high) else f'({high})'}"


def _lowered(base: str, low: str) -> str:
    """What is set low after the character `base`: CO2, but x_1."""
    if not base and not low.isdecimal():
        raise _NotPlainError
    if low.isdecimal() and (not base or base.isupper()):
        return low
    return f"_{low if _SIMPLE.fullmatch(low) else f'({low})'}"


def _read(text: str, parts: Sequence[Part]) -> str:
    return "".join(text[one.start : one.end] if one.text is None else one.text for one in parts)


class _Formula:
    """Reads one formula from left to right; raises _NotPlainError where it is more than a line."""

    def __init__(self, text: str, start: int, words: Mapping[str, str]) -> None:
        self._text = text
        self._words = words
        is_marked = text[max(0, start - 1) : start] == "$"
        self._lead = text[max(0, start - 2) : start - 1] if is_marked else ""
        # the character before the formula

    def signs(self, at: int, end: int, depth: int, *, is_text: bool = False) -> list[Sign]:  # noqa: C901 -- one case after another
        """The signs of a stretch; blanks count where `is_text`."""
        if depth > _DEEPEST:
            raise _NotPlainError
        found: list[Sign] = []
        while at < end:
            token = _TOKEN.match(self._text, at, end)
            if not token:
                raise _NotPlainError
            kind = token.lastgroup or ""
            more, stop = [Sign(kind, at, token.end(), token[0], kept=True)], token.end()
            match kind:
                case "name":
                    more, stop = self._command(token, found, end, depth)
                case "high" | "low":
                    more, stop = self._set(token, found, end, depth)
                case "open":
                    stop = self._closing(at, end)
                    more = self.signs(at + 1, stop - 1, depth + 1, is_text=is_text)
                case "close":
                    raise _NotPlainError
                case "blank" | "tie" | "space":
                    name = (
                        "gap"
                        if token["blank"] == "!" or (kind == "space" and not is_text)
                        else "blank"
                    )
                    more = [Sign(name, at, stop, " ")]
                case "comma":
                    more = [Sign("number", at, stop, ",")]
                case "escaped":
                    more = [Sign("sign", at + 1, stop, token["escaped"], kept=True)]
                case "word" if not is_text and is_prose(found, token[0]):
                    raise _NotPlainError
                case _:
                    pass
            found += more
            at = stop
        return found

    def _closing(self, at: int, end: int) -> int:
        """Behind the brace that closes the one at `at`."""
        depth = 0
        for brace in _BRACE.finditer(self._text, at, end):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                return brace.end()
        raise _NotPlainError

    def _argument(self, at: int, end: int, depth: int) -> tuple[str, int]:
        """What stands in the next group, or the next sign, and where it ends."""
        while at < end and self._text[at].isspace():
            at += 1
        if at >= end:
            raise _NotPlainError
        stop = at + 1
        if self._text[at] == "{":
            stop = self._closing(at, end)
        elif command := _COMMAND.match(self._text, at, end):
            stop = command.end()
        return _read(self._text, line_of(self.signs(at, stop, depth + 1))), stop

    def _set(
        self, token: re.Match[str], found: Sequence[Sign], end: int, depth: int
    ) -> tuple[list[Sign], int]:
        """What is set high or low."""
        words, stop = self._argument(token.end(), end, depth)
        words = words.strip()
        if not words:
            return [], stop
        base = (found[-1].text if found else self._lead if depth == 0 else "")[-1:].strip()
        if (
            not found
            and depth == 0
            and not _HIGH.fullmatch(words)
            and words not in _RAISED | _ORDINALS
        ):
            raise _NotPlainError
        text = (raised if token[0] == "^" else _lowered)(base, words)
        return [Sign("number" if base.isdecimal() else "word", token.start(), stop, text)], stop

    def _command(  # noqa: C901, PLR0911 -- one case after another
        self, token: re.Match[str], found: Sequence[Sign], end: int, depth: int
    ) -> tuple[list[Sign], int]:
        """A command with its arguments."""
        name, at, stop = token["name"], token.start(), token.end()
        if words := self._words.get(name):
            stop += 2 * self._text.startswith("{}", stop, end)
            return [Sign("number" if words[-1].isdecimal() else "word", at, stop, words)], stop
        for kind, table in signs.TABLES:
            if name in table:
                return [Sign(kind, at, stop, table[name])], stop
        if name in signs.SILENT:
            return [], stop
        if name in signs.TYPEFACES and self._text.startswith("{", stop, end):
            close = self._closing(stop, end)
            return self.signs(stop + 1, close - 1, depth + 1, is_text=name in signs.TEXT), close
        if name in signs.FRACTIONS:
            above, stop = self._argument(stop, end, depth)
            below, stop = self._argument(stop, end, depth)
            if not (_SIMPLE.fullmatch(above) and _SIMPLE.fullmatch(below)):
                raise _NotPlainError
            mixed = " " if found and found[-1].kind == "number" else ""
            return [Sign("number", at, stop, f"{mixed}{above}/{below}")], stop
        if name in signs.ACCENTS:
            letter, stop = self._argument(stop, end, depth)
            if len(letter) != 1:
                raise _NotPlainError
            return [Sign("word", at, stop, normalize("NFC", letter + signs.ACCENTS[name]))], stop
        if name in SETTING_NUMBERS:
            return self._number(name, stop, end)
        raise _NotPlainError

    def _number(self, name: str, stop: int, end: int) -> tuple[list[Sign], int]:
        """What siunitx sets."""
        groups: list[tuple[int, int]] = []
        if option := _OPTION.match(self._text, stop, end):
            stop = option.end()
        ends = [stop]
        while self._text.startswith("{", ends[-1], end):
            groups.append((ends[-1] + 1, self._closing(ends[-1], end) - 1))
            ends.append(groups[-1][1] + 1)
        printed = set_number(name, self._text, groups)
        if not printed:
            raise _NotPlainError
        parts, count = printed
        return [
            Sign(
                "number",
                one.start,
                one.end,
                one.text or self._text[one.start : one.end],
                one.text is None,
            )
            for one in parts
        ], ends[count]
