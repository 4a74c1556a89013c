r"""Numbers and units as siunitx sets them: \SI{3e6}{\kilo\metre} reads 3 × 10^6 km.

What somebody would type for them, in Unicode where that is plain.
"""

import re
from typing import NamedTuple

from claimcheck.model.superscripts import RAISED


class Part(NamedTuple):
    """What a stretch of the source reads as."""

    start: int
    end: int
    text: str | None = None
    # None: as it stands


# Commands by the number of arguments before that for the unit, and whether there is one.
NUMBERS = {
    "num": 1, "numlist": 1, "numproduct": 1, "numrange": 2, "tablenum": 1, "ang": 1,
}  # fmt: skip
WITH_UNITS = {
    "SI": 1, "qty": 1, "SIlist": 1, "qtylist": 1, "qtyproduct": 1, "SIrange": 2, "qtyrange": 2,
}  # fmt: skip
UNITS = frozenset({"si", "unit"})
SETTING_NUMBERS = NUMBERS.keys() | WITH_UNITS.keys() | UNITS

HIGH = {**RAISED, **str.maketrans("+-−", "⁺⁻⁻")}
_PREFIXES = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p",
    "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "deca": "da", "deka": "da",
    "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E",
    "zetta": "Z", "yotta": "Y", "ronna": "R", "quetta": "Q", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi",
    "tebi": "Ti",
}  # fmt: skip
# Any other unit is called what its command is called: \km, \kWh.
_UNITS = {
    "metre": "m", "meter": "m", "gram": "g", "second": "s", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "kilogram": "kg", "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J",
    "watt": "W", "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb",
    "tesla": "T", "henry": "H", "celsius": "°C", "degreeCelsius": "°C", "lumen": "lm", "lux": "lx",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "katal": "kat", "minute": "min", "hour": "h",
    "day": "d", "degree": "°", "arcminute": "′", "arcsecond": "″", "hectare": "ha", "litre": "L",
    "liter": "L", "tonne": "t", "electronvolt": "eV", "bel": "B", "decibel": "dB", "neper": "Np",
    "percent": "%", "astronomicalunit": "au", "dalton": "Da", "byte": "B", "angstrom": "Å", "radian": "rad",
    "steradian": "sr", "um": "µm", "us": "µs", "ug": "µg", "ul": "µL", "uL": "µL", "euro": "€", "permille": "‰",
    "textperthousand": "‰", "textdegree": "°",
}  # fmt: skip
_POWERS = {"square": "²", "squared": "²", "cubic": "³", "cubed": "³"}
# They follow the number at once; ′ and ″ are those of angles.
_CLINGING = ("%", "‰", "/", "′", "″")
_NUMBER = re.compile(
    r"""
      (?P<digits>[0-9.,\ue000-\ue009]++)
    | (?P<power>[eEdD](?=[-+]?[0-9\ue000-\ue009]))
    | (?P<about>\+-|\\pm(?![A-Za-z])\s*+)
    | (?P<by>x|\\times(?![A-Za-z])\s*+)
    | (?P<sign>[-+<>()/=]) | (?P<roughly>~|\\sim(?![A-Za-z])\s*+)
    | (?P<below>\\(?:le|leq|ge|geq|ll|gg|approx)(?![A-Za-z])\s*+)
    | (?P<next>;) | (?P<space>\s++|\\,)
    """,
    re.VERBOSE,
)
_COMPARING = {"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ll": "≪", "gg": "≫", "approx": "≈"}
_UNIT = re.compile(
    r"""
      \\(?P<name>[A-Za-z]++)\s*+(?:\{(?P<argument>[^{}\\]{0,40}+)\})?+
    | \\?(?P<sign>[%$€£°µ]) | (?P<tie>[~\s]|\\[,\s]) | (?P<dot>\.) | (?P<per>/)
    | \^\{?(?P<high>[-+−]?[0-9]{1,3})\}? | (?P<letters>[^\W\d_]++|[0-9]) | (?P<brace>[{}()])
    | (?P<symbol>[-′″'])
    """,
    re.VERBOSE,
)
_LONGEST = 200


def unit_of(text: str) -> str | None:  # noqa: C901, PLR0912 -- one case after another
    r"""A unit as it is typed: \kilo\metre\per\square\second is km/s²; None where it is none."""
    if len(text) > _LONGEST:
        return None
    above: list[str] = []
    below: list[str] = []
    last = above
    # where the unit stands that was read last
    prefix = power = ""
    is_below = was_word = False
    at = 0
    while at < len(text):
        found = _UNIT.match(text, at)
        if not found:
            return None
        at = found.end()
        kind, name = found.lastgroup, found["name"]
        if name == "per" or kind == "per":
            is_below = True
        elif name in _PREFIXES:
            prefix += _PREFIXES[name]
        elif name in ("square", "cubic") and not found["argument"]:
            power = _POWERS[name]
        elif name in ("squared", "cubed", "tothe", "raiseto") or found["high"]:
            raised = _POWERS.get(name or "") or (
                found["high"] or found["argument"] or ""
            ).translate(HIGH)
            if name == "raiseto":
                power = raised
            elif last:
                last[-1] += raised
        elif name == "of":
            if last and found["argument"]:
                last[-1] += f" {found['argument']}"
        elif kind in ("tie", "brace", "dot"):
            pass
        else:
            word = (
                _UNITS.get(name, name)
                if name
                else found["sign"] or found["letters"] or found["symbol"]
            )
            # C of °C, and what is written in several pieces
            if was_word and not name and last and text[found.start() - 1] not in " ~.{}":
                last[-1] += word
            else:
                last = below if is_below else above
                last.append(f"{prefix}{word}{power}")
                is_below = is_below and name is None
            prefix = power = ""
        was_word = kind in ("name", "argument", "sign", "letters", "symbol")
    return _joined(above, below)


def _joined(above: list[str], below: list[str]) -> str:
    under = " ".join(below)
    under = f"({under})" if len(below) > 1 else under
    return " ".join(above) + (f"/{under}" if under else "")


def number_in(text: str, start: int, end: int) -> list[Part] | None:
    """The parts of a number as siunitx takes it; None where it is none."""
    parts: list[Part] = []
    at = start
    while at < end:
        found = _NUMBER.match(text, at, end)
        if not found or end - start > _LONGEST:
            return None
        at = found.end()
        match found.lastgroup:
            case "digits" | "sign":
                parts.append(Part(*found.span()))
            case "power":
                parts.append(Part(*found.span(), " × 10^" if parts else "10^"))
            case "about" | "by":
                sign = "±" if found.lastgroup == "about" else "×"
                parts.append(Part(*found.span(), f" {sign} " if parts else sign))
            case "below":
                parts.append(Part(*found.span(), _COMPARING[found[0][1:].strip()]))
            case "roughly":
                parts.append(Part(*found.span(), "~"))
            case "next":
                parts.append(Part(*found.span(), ", "))
            case _:
                pass
    return parts


def angle_in(text: str, start: int, end: int) -> list[Part] | None:
    r"""An angle: \ang{35;30;} is 35°30′."""
    parts = number_in(text, start, end)
    if not parts:
        return None
    signs = iter("°′″")
    found: list[Part] = []
    for part in parts:
        if part.text == ", ":
            found += [part._replace(text=next(signs, ""))] if found else []
            if not found:
                next(signs, "")
        else:
            found.append(part)
    if parts[-1].text != ", ":
        found.append(Part(end, end + 1, next(signs, "")))
    return [part for part in found if part.text != ""]


def set_number(
    name: str, text: str, groups: list[tuple[int, int]]
) -> tuple[list[Part], int] | None:
    """What a command of siunitx prints, and how many of its arguments it takes.

    `groups` are the insides of the braces that follow, half-open. None where it prints nothing
    that we know.
    """
    count = NUMBERS.get(name) or WITH_UNITS.get(name, 0)
    with_unit = name not in NUMBERS
    groups = groups[: count + with_unit]
    if len(groups) < count + with_unit or any(end - start > _LONGEST for start, end in groups):
        return None
    parts: list[Part] = []
    for number, (start, end) in enumerate(groups[:count]):
        found = (angle_in if name == "ang" else number_in)(text, start, end)
        if found is None:
            # Words in place of a number stand as they are.
            if {"\\", "$", "{"} & set(text[start:end]) or start == end:
                return None
            found = [Part(start, end)]
        if number:
            parts.append(Part(groups[number - 1][1], start, " to "))
        parts += found
    if with_unit:
        start, end = groups[count]
        unit = unit_of(text[start:end])
        if unit is None:
            return None
        clings = not count or unit.startswith(_CLINGING) or unit == "°"
        if unit and count:
            parts.append(Part(groups[count - 1][1], end + 1, unit if clings else f" {unit}"))
        elif unit:
            parts.append(Part(start, end + 1, unit))
    return parts, count + with_unit
