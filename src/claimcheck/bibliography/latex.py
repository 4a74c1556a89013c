r"""LaTeX to Unicode, for names and titles.

Three quarters of all values hold no LaTeX; most others only protective braces, which are read
here. What remains goes to `decode`, which is loaded on first need.
"""

import re
from unicodedata import normalize

_LATEX = re.compile(r"[\\{}$~^]|--|``|''")
_MORE_THAN_BRACES = re.compile(r"[\\$~^]|--|``|''")
_BRACE = re.compile(r"[{}]")
# Longer or deeper values are only stripped of their braces.
LONGEST = 10_000
_DEEPEST = 50


def plain(value: str) -> str:
    """The value in Unicode, without braces and commands, white space folded; never raises."""
    if not _LATEX.search(value):
        return " ".join(value.split())
    if len(value) > LONGEST or _depth(value) > _DEEPEST:
        return " ".join(_BRACE.sub("", value).split())
    if not _MORE_THAN_BRACES.search(value):
        return " ".join(normalize("NFC", _BRACE.sub("", value)).split())
    from claimcheck.bibliography.decode import decoded  # noqa: PLC0415 -- many files need none of it

    return decoded(value)


def _depth(value: str) -> int:
    depth = deepest = 0
    for brace in _BRACE.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        deepest = max(deepest, depth)
    return deepest
