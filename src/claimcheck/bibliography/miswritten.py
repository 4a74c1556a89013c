"""What is wrong with a DOI, an ISBN or a web address that is not written as most are.

In doubt a value passes: old DOIs hold `<>();:`, addresses nearly anything, and LaTeX escapes stand
in both.
"""

import re

from claimcheck.bibliography.identifiers import Problem, has_right_check_digit
from claimcheck.bibliography.latex import LONGEST

_SHOWN = 50


def _shown(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"


# How LaTeX writes characters that mean something to it.
_ESCAPED = re.compile(r"\\([_%&#~$^{}])(?:\{\})?|\{\\([_%&#~$])\}")
_TILDE = re.compile(r"\\(?:text|ascii|text?ascii)tilde(?:\{\})?|\$\\sim\$|\\string~|\\~")
_ANGLES = re.compile(r"\$([<>])\$|\\text(less|greater)(?:\{\}|(?![A-Za-z])\s?)")
_URL_COMMAND = re.compile(
    r"\\(?:url|nolinkurl|path|texttt|burl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}.*", re.DOTALL
)
_BREAK_HINT = re.compile(r"\\(?:allowbreak|linebreak|-|/|url(?:break|split)\w*)(?![A-Za-z])\s?")


def _bare(value: str) -> str:
    """The value without LaTeX around and within it."""
    text = value[:LONGEST].strip()
    text = _BREAK_HINT.sub("", _TILDE.sub("~", text))
    text = _ANGLES.sub(lambda m: m[1] or {"less": "<", "greater": ">"}[m[2]], text)
    text = _ESCAPED.sub(lambda m: m[1] or m[2], text).strip()
    if command := _URL_COMMAND.fullmatch(text):
        text = command[1] if command[1] is not None else command[2]
    while text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    return text.replace("{", "").replace("}", "") if text.startswith("10.") else text


# DOI ---------------------------------------------------------------------------------------------

# Also the short form that shortdoi.org hands out, 10/abc123.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]+", re.IGNORECASE)
_DOI_PREFIX = re.compile(
    r"(?:(?:https?:)?/{0,2}(?:www\.)?(?:dx\.)?doi\.(?:org|acm\.org)/+(?:doi:)?|(?:info:)?doi\b[:\s/=]*)+",
    re.IGNORECASE,
)
_DOI_AT_THE_END = ".,;"
# Blanks about the slash, where a line was broken.
_PARTED_DOI = re.compile(r"10\.\s?(\d{4,9})\s*+/\s*+(\S+)")
# In an address these signs are not, or not surely, of the DOI.
_OF_THE_ADDRESS = re.compile(r"[?#%&]")


def doi_fault(value: str) -> Problem | None:
    """What is wrong with the value of a field `doi`."""
    text = _bare(value)
    if not text:
        return None
    if _DOI.fullmatch(text) and text[-1] not in _DOI_AT_THE_END:
        return None
    prefix = _DOI_PREFIX.match(text)
    rest = text[prefix.end() :] if prefix else text
    rest = rest.strip().rstrip(_DOI_AT_THE_END)
    if _DOI.fullmatch(rest):
        if not prefix:
            return Problem(f'"{_shown(text)}" ends with a "{text[-1]}"', rest)
        how = "as an address" if "/" in prefix[0] else f'with "{prefix[0].strip()}" before it'
        is_doi = "/" not in prefix[0] or not _OF_THE_ADDRESS.search(rest)
        return Problem(f'DOI written {how}: "{_shown(text)}"', rest if is_doi else None)
    if len(rest.split()) > 1:
        parted = _PARTED_DOI.fullmatch(rest)
        whole = f"10.{parted[1]}/{parted[2]}" if parted else None
        return Problem(f'white space in the DOI "{_shown(text)}"', whole)
    return Problem(f'"{_shown(text)}" is not a DOI')


# ISBN --------------------------------------------------------------------------------------------

_HYPHENS = re.compile(r"[-‐‑‒–—−\u00ad]+")
_REMARK = re.compile(r"\([^()]*\)|\[[^][]*\]")
_ISBN_LABEL = re.compile(r"\b[ep]?-?ISBN(?:[-\s]?1[03]\b)?[:\s]*|\b1[03]:\s*", re.IGNORECASE)
_BETWEEN_ISBNS = re.compile(r"[,;/|]|\band\b|\\\\")
_WORD = re.compile(r"[^\W\d_]{2,}\.?")
_ISSN = re.compile(r"\d{7}[\dXx]")


def isbn_fault(value: str) -> Problem | None:
    """What is wrong with the value of a field `isbn`: one number or several."""
    text = _HYPHENS.sub("-", value[:LONGEST].replace("~", " ").strip("{} \t\r\n"))
    text = _WORD.sub(" ", _ISBN_LABEL.sub(" ", _REMARK.sub(" ", text)))
    found = [number for part in _BETWEEN_ISBNS.split(text) for number in _numbers(part)]
    if not found and value.strip():
        return Problem(f'"{_shown(value.strip())}" is not an ISBN')
    return next((problem for number in found if (problem := _isbn_fault(number))), None)


def _numbers(part: str) -> list[str]:
    """The numbers in a part: one whose groups stand apart, or several side by side."""
    whole = part.replace(" ", "").replace("-", "")
    words = [word.strip("-.:") for word in part.split()]
    words = [word for word in words if word]
    if len(words) > 1 and all(len(word.replace("-", "")) in (10, 13) for word in words):
        return words
    return [" ".join(words)] if whole else []


def _isbn_fault(number: str) -> Problem | None:
    digits = number.replace("-", "").replace(" ", "").upper()
    shown = _shown(number)
    if "X" in digits[:-1] or not digits.replace("X", "").isdecimal():
        return Problem(f'"{shown}" is not an ISBN')
    if len(digits) == 8 and _ISSN.fullmatch(digits):
        return Problem(f'"{shown}" is an ISSN, not an ISBN')
    if len(digits) not in (10, 13):
        return Problem(f'ISBN "{shown}" has {len(digits)} digits, not 10 or 13')
    if len(digits) == 13 and not digits.startswith(("978", "979")):
        return Problem(f'ISBN "{shown}" does not begin with 978 or 979')
    return (
        None
        if has_right_check_digit(digits)
        else Problem(f'ISBN "{shown}" has a wrong check digit')
    )


# URL ---------------------------------------------------------------------------------------------

_URL = re.compile(
    r"(?:https?|ftp)://(?:[^\s/@?#]*@)?(?:\[[0-9a-f:.]+\]|localhost|[^\s/:?#@<>\"]+\.[^\s/:?#@<>\".]+\.?)"
    r"(?::\d*)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_MISWRITTEN_SCHEME = re.compile(r"(https?|ftp)(?::/(?!/)|//|;//|:\\\\|:///+)", re.IGNORECASE)
# htp, htpp, htttp, ttp; where there is an s, it is meant.
_MISSPELT_SCHEME = re.compile(r"h{0,2}t{1,3}p{1,2}(s?)://", re.IGNORECASE)
_BLANK_AFTER_SCHEME = re.compile(r"((?:https?|ftp)://)\s++", re.IGNORECASE)
_TWO_SCHEMES = re.compile(r"https?://(?=https?://)", re.IGNORECASE)
# What stands in front of these is the same everywhere.
_KNOWN_HOST = re.compile(r"(?://)?((?:dx\.)?doi\.org|arxiv\.org|github\.com)(?=/)", re.IGNORECASE)
_HOST_FIRST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)


_SLIPS = (
    (_MISWRITTEN_SCHEME, r"\1://"),
    (_MISSPELT_SCHEME, r"http\1://"),
    (_BLANK_AFTER_SCHEME, r"\1"),
    (_TWO_SCHEMES, ""),
    (_KNOWN_HOST, r"https://\1"),
)


def url_fault(value: str) -> Problem | None:
    """What is wrong with the value of a field `url`: one address, or several side by side."""
    text = _bare(value)
    if not text or all(_URL.fullmatch(word) for word in text.split()):
        return None
    return _mended_url(text) or Problem(_url_fault(text))


def _mended_url(text: str) -> Problem | None:
    """What is wrong, where it is plain how the address should be written."""
    shown = _shown(text)
    inner = text.strip("<>\"' \t\r\n")
    if inner != text and _URL.fullmatch(inner):
        return Problem(f"brackets or quotes around the address {shown}", inner)
    if _DOI.fullmatch(text):
        return Problem(f'"{shown}" is a DOI, not an address', f"https://doi.org/{text}")
    for pattern, right in _SLIPS:
        if found := pattern.match(text):
            mended = found.expand(right) + text[found.end() :]
            if mended != text and _URL.fullmatch(mended):
                return Problem(f'"{shown}" is not a whole address', mended)
    return None


def _url_fault(text: str) -> str:
    shown = _shown(text)
    if len(text.split()) > 1:
        return f'white space in the address "{shown}"'
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() in ("http", "https", "ftp"):
        return f'no host in the address "{shown}"'
    if scheme and "." not in scheme[1]:
        return f'"{scheme[1]}:" is not the beginning of a web address'
    if _HOST_FIRST.fullmatch(text):
        return f'no "https://" in the address "{shown}"'
    return f'"{shown}" is not a web address'
