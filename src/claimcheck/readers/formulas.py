r"""Short formulas within sentences as somebody would type them: $3 \times 10^6$ is 3 × 10^6.

What takes more than signs on a line, a sum, a root, a matrix, reads as nothing: it is no word of
its sentence.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

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
_RELATIONS = {
    "approx": "≈", "sim": "~", "simeq": "≃", "cong": "≅", "leq": "≤", "le": "≤", "leqslant": "≤",
    "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "lt": "<",
    "gt": ">", "propto": "∝", "equiv": "≡", "lesssim": "≲", "gtrsim": "≳", "in": "∈", "to": "→",
    "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "mid": "|", "doteq": "≐", "lessapprox": "⪅", "gtrapprox": "⪆", "approxeq": "≊",
}  # fmt: skip
_OPERATORS = {
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "mp": "∓",
    "div": "÷",
    "ast": "*",
    "cup": "∪",
    "cap": "∩",
}
_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "upmu": "μ", "ell": "ℓ", "hbar": "ħ", "infty": "∞", "circ": "°", "degree": "°", "prime": "′",
    "ldots": "…", "dots": "…", "cdots": "…", "partial": "∂", "nabla": "∇", "percent": "%", "textdegree": "°",
    "celsius": "°C", "pounds": "£", "euro": "€", "texteuro": "€", "textsterling": "£", "dagger": "†",
    "ddagger": "‡", "star": "*", "emptyset": "∅", "lbrace": "{", "rbrace": "}", "odot": "⊙", "oplus": "⊕",
    "uparrow": "↑", "downarrow": "↓", "checkmark": "✓", "S": "§", "textmu": "µ", "perthousand": "‰",
    "textperthousand": "‰", "AA": "Å", "lvert": "|", "rvert": "|", "vert": "|", "colon": ":",
}  # fmt: skip
_FUNCTIONS = {
    name: name
    for name in ("log", "ln", "exp", "min", "max", "sin", "cos", "tan", "Pr", "dim", "lg", "arg")
}
_BLANKS = frozenset({"quad", "qquad", "thinspace", "enspace", "space", "medspace"})
_SILENT = frozenset(
    [
        "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle", "rm", "it",
        "bf", "sf", "tt", "limits", "nolimits", "middle", "mathsurround", "xspace", "relax", "protect",
        "negthinspace", "scriptstyle", "mathrel", "mathbin", "mathord", "boldmath",
    ]
)  # fmt: skip
# Only the typeface is theirs; blanks count in those that set text.
_TEXT = frozenset(
    [
        "text",
        "textrm",
        "textit",
        "textbf",
        "textsf",
        "texttt",
        "textnormal",
        "mbox",
        "hbox",
        "textup",
    ]
)
_TYPEFACES = _TEXT | frozenset(
    [
        "mathrm",
        "mathit",
        "mathbf",
        "mathsf",
        "mathtt",
        "mathup",
        "mathnormal",
        "boldsymbol",
        "bm",
        "pmb",
        "operatorname",
        "ensuremath",
        "ce",
    ]
)
_FRACTIONS = frozenset(["frac", "tfrac", "dfrac", "nicefrac", "sfrac"])
_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c",
}  # fmt: skip
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_SIMPLE = re.compile(r"[-−+]?(?:\w|\.(?=\w)|[\ue000-\ue009])++%?")
_HIGH = re.compile(r"[-−+]?[0-9]{1,4}(?:[,–-][0-9]{1,3})*+[-−+]?")
# They follow what stands before them at once.
_RAISED = frozenset(["°", "°C", "′", "″", "*", "**", "***", "†", "‡"])
# Brackets around whole numbers may be a citation, which a formula never is.
_CITES = re.compile(r"\[[0-9\s,–-]*+\]")
_SUMS = frozenset("+-−|±×·→")
_WORD = re.compile(r"[^\W_]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_COMMAND = re.compile(r"\\(?:[A-Za-z]++|.)")
_OPTION = re.compile(r"\s*+\[[^\[\]]{0,200}+\]")
_LONGEST = 300  # characters of source
_MOST_SIGNS = 60
_DEEPEST = 4


_TABLES = (
    ("relation", _RELATIONS),
    ("operator", _OPERATORS),
    ("sign", _SIGNS),
    ("name", _FUNCTIONS),
    ("blank", dict.fromkeys(_BLANKS, " ")),
)


class _Sign(NamedTuple):
    """A piece of the line: what it is, where it stands, how it reads."""

    kind: str
    # "number", "word", "name" (log), "sign", "operator", "relation", "blank" or "gap", which TeX does not print
    start: int
    end: int
    text: str
    kept: bool = False
    # character for character


class _NotPlainError(Exception):
    """The formula takes more than a line of signs."""


def plain(text: str, start: int, end: int, words: Mapping[str, str]) -> list[Part] | None:
    """The formula between `start` and `end`, without the signs around it; None if it has no plain form.

    `words` are commands that the document defines, each with how it reads.
    """
    if end - start > _LONGEST:
        return None
    try:
        parts = _line(_Formula(text, start, words).signs(start, end, 0))
    except _NotPlainError:
        return None
    line = _read(text, parts)
    if not line.strip() or len(line) > _MOST_SIGNS or _CITES.search(line):
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
        lead = text[:start].removesuffix("$") if text[max(0, start - 1) : start] == "$" else ""
        self._lead = lead[-1:]
        # the character before the formula

    def signs(self, at: int, end: int, depth: int, *, is_text: bool = False) -> list[_Sign]:  # noqa: C901 -- one case after another
        """The signs of a stretch; blanks count where `is_text`."""
        if depth > _DEEPEST:
            raise _NotPlainError
        found: list[_Sign] = []
        while at < end:
            token = _TOKEN.match(self._text, at, end)
            if not token:
                raise _NotPlainError
            kind = token.lastgroup or ""
            more, stop = [_Sign(kind, at, token.end(), token[0], kept=True)], token.end()
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
                    more = [_Sign(name, at, stop, " ")]
                case "comma":
                    more = [_Sign("number", at, stop, ",")]
                case "escaped":
                    more = [_Sign("sign", at + 1, stop, token["escaped"], kept=True)]
                case "word" if not is_text and _is_prose(found, token[0]):
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
        return _read(self._text, _line(self.signs(at, stop, depth + 1))), stop

    def _set(
        self, token: re.Match[str], found: Sequence[_Sign], end: int, depth: int
    ) -> tuple[list[_Sign], int]:
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
        return [_Sign("number" if base.isdecimal() else "word", token.start(), stop, text)], stop

    def _command(  # noqa: C901, PLR0911 -- one case after another
        self, token: re.Match[str], found: Sequence[_Sign], end: int, depth: int
    ) -> tuple[list[_Sign], int]:
        """A command with its arguments."""
        name, at, stop = token["name"], token.start(), token.end()
        if words := self._words.get(name):
            stop += 2 * self._text.startswith("{}", stop, end)
            return [_Sign("number" if words[-1].isdecimal() else "word", at, stop, words)], stop
        for kind, table in _TABLES:
            if name in table:
                return [_Sign(kind, at, stop, table[name])], stop
        if name in _SILENT:
            return [], stop
        if name in _TYPEFACES and self._text.startswith("{", stop, end):
            close = self._closing(stop, end)
            return self.signs(stop + 1, close - 1, depth + 1, is_text=name in _TEXT), close
        if name in _FRACTIONS:
            above, stop = self._argument(stop, end, depth)
            below, stop = self._argument(stop, end, depth)
            if not (_SIMPLE.fullmatch(above) and _SIMPLE.fullmatch(below)):
                raise _NotPlainError
            mixed = " " if found and found[-1].kind == "number" else ""
            return [_Sign("number", at, stop, f"{mixed}{above}/{below}")], stop
        if name in _ACCENTS:
            letter, stop = self._argument(stop, end, depth)
            if len(letter) != 1:
                raise _NotPlainError
            return [_Sign("word", at, stop, normalize("NFC", letter + _ACCENTS[name]))], stop
        if name in SETTING_NUMBERS:
            return self._number(name, stop, end)
        raise _NotPlainError

    def _number(self, name: str, stop: int, end: int) -> tuple[list[_Sign], int]:
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
            _Sign(
                "number",
                one.start,
                one.end,
                one.text or self._text[one.start : one.end],
                one.text is None,
            )
            for one in parts
        ], ends[count]


def _is_prose(found: Sequence[_Sign], word: str) -> bool:
    """Whether words follow each other: dollars stand around them, not a formula."""
    if len(word) < 2 or len(found) < 2 or found[-1].kind != "gap":
        return False
    return found[-2].kind in ("word", "number") and found[-2].kept and len(found[-2].text) > 1


def _line(signs: Sequence[_Sign]) -> list[Part]:
    """The parts that are printed, with the blanks that people type between them."""
    told = [sign for sign in signs if sign.kind not in ("gap", "blank")]
    parts: list[Part] = []
    last = ""
    # what stands at the end of the line
    seen = 0
    # signs in `told` before this one
    for number, sign in enumerate(signs):
        text = sign.text
        if sign.kind in ("gap", "blank"):
            before, after = (
                told[seen - 1] if seen else None,
                told[seen] if seen < len(told) else None,
            )
            if last.endswith(" ") or not _parts_words(sign, before, after):
                continue
            parts.append(Part(sign.start, sign.end, " "))
            last = " "
            continue
        seen += 1
        if sign.kind in ("relation", "operator"):
            is_between = 1 < seen < len(told) and _ends(told[seen - 2])
            text = f" {text} " if is_between else text
        if sign.kind == "number" and number and signs[number - 1].kind == "name":
            text = f" {text}"
        if last.endswith(" "):
            text = text.lstrip(" ")
        kept = sign.kept and text == sign.text
        parts.append(Part(sign.start, sign.end, None if kept else text))
        last = text
    return parts


def _ends(sign: _Sign) -> bool:
    """Whether something ends with the sign that can be compared with what follows."""
    return sign.kind in ("number", "word") or sign.text[-1:] in ")]}|%°′!*…"


def _parts_words(blank: _Sign, before: _Sign | None, after: _Sign | None) -> bool:
    """Whether white space between two signs is printed."""
    if not before or not after:
        return False
    if blank.kind == "blank":
        is_thousand = (
            len(after.text) == 3 and before.text[-1:].isdecimal() and after.text.isdecimal()
        )
        return not is_thousand and after.text not in ("%", "‰")
    if before.text in (",", ";") or "name" in (before.kind, after.kind):
        return True
    if "relation" in (before.kind, after.kind):
        return True
    if after.text in _SUMS:
        return True
    return before.text in _SUMS
