r"""LaTeX to Unicode: accents, letters and the commands that people write in names and titles.

What remains (mathematics, rarer commands) goes to pylatexenc, which is loaded on first need, since
it is a hundred times slower. An unescaped `%`, `&` or `#` is escaped first: people write
`50% of AT&T`, and LaTeX would drop half of it.
"""

import re
from functools import lru_cache
from unicodedata import normalize

_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
# \"u \"{u} \'\i \'{\i} {\c s} \c{s} \v r
_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])\s*+|([uvHcdbrk])(?:\s++|(?=[{\\])))"
    r"(?:\{\s*+(\\[ij](?![A-Za-z])|[^\W\d_])\s*+\}|(\\[ij])(?:\{\}|(?![A-Za-z])\s?)|([^\W\d_]))"
)
_LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textendash": "–", "textemdash": "—", "textasciitilde": "~",
    "textunderscore": "_", "textbackslash": "\\\\", "ldots": "…", "dots": "…", "textellipsis": "…",
    "S": "§", "P": "¶", "pounds": "£", "texteuro": "€", "copyright": "©", "slash": "/",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°", "textquotesingle": "'",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textasciicircum": "^", "textsection": "§",
}  # fmt: skip
_LETTER = re.compile(
    rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s*+)"
)
# Commands that only set the type, and what makes no mark on paper.
_TYPEFACE = re.compile(
    r"\\(?:emph|enquote|mkbibquote|mkbibemph|text(?:it|bf|sc|rm|tt|sf|sl|up|md|normal)|text|mbox|hbox|textquotes?|"
    r"uppercase|lowercase|MakeUppercase|MakeLowercase|url|nolinkurl|path|textsuperscript|"
    r"textsubscript|underline|ensuremath|noopsort|acro|ac|textnormal|protect|relax|"
    r"it|bf|sc|em|tt|rm|sf|sl|itshape|bfseries|scshape|upshape|textls|lowercase|natexlab)(?![A-Za-z])\s*+"
)
_MARKLESS = re.compile(r"\\(?:[-/*]|allowbreak(?![A-Za-z])\s*+|hspace\*?\{[^{}]*+\})")
_SPACE = re.compile(
    r"\\[ ,;:!\r\n]|\\(?:q?quad|thinspace|space|newline|linebreak)(?![A-Za-z])\s*+|~|\\\\"
)
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_HARD = re.compile(r"\\[A-Za-z@]|\$|\\[^A-Za-z]")
_UNESCAPED = re.compile(r"(?<!\\)[%&#]")
_BRACE = re.compile(r"[{}]")
# Private characters stand for escaped ones, so that these are not taken for markup on the way.
_KEPT = {character: chr(0xE000 + number) for number, character in enumerate("&%$#_{}")}
_RESTORE = {ord(private): character for character, private in _KEPT.items()}
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))


@lru_cache(maxsize=8192)
def decoded(value: str) -> str:
    """The value in Unicode, without braces and commands, white space folded; never raises."""
    text = value
    if "\\" in text:
        text = _ESCAPED.sub(lambda m: _KEPT[m[1]], text)
        text = _ACCENT.sub(_accented, text)
        text = _LETTER.sub(lambda m: _LETTERS[m[1]], text)
        text = _MARKLESS.sub("", _SPACE.sub(" ", _TYPEFACE.sub("", text)))
    else:
        text = text.replace("~", " ")
    if _HARD.search(text):
        text = _by_pylatexenc(text)
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    text = _BRACE.sub("", text).translate(_RESTORE)
    return " ".join(normalize("NFC", text).split())


def _accented(match: re.Match[str]) -> str:
    """A letter with its accent; over an accent i and j have no dot of their own to lose."""
    letter = (match[3] or match[4] or match[5]).lstrip("\\")
    return normalize("NFC", letter + _COMBINING[match[1] or match[2]])


def _by_pylatexenc(text: str) -> str:
    """What no table here knows; the text as it is where pylatexenc gives up."""
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 -- few files need it

    decoder = LatexNodes2Text(math_mode="text", strict_latex_spaces=False, keep_braced_groups=False)
    try:
        return str(decoder.latex_to_text(_UNESCAPED.sub(r"\\\g<0>", text)))
    except Exception:  # noqa: BLE001 -- any text may stand in a title; none may end the audit
        return text
