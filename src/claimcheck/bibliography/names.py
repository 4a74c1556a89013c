"""Lists of names: `Ludwig van Beethoven and {World Bank} and others`.

Which words of a name are family, particle and suffix is decided by bibtexparser, as BibTeX does.
LaTeX is decoded afterwards: before, a decoded `{Barnes and Noble}` would be two people.
"""

import re
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple
from unicodedata import is_normalized

from claimcheck.bibliography.latex import plain
from claimcheck.model.references import Name

_AND_OR_BRACE = re.compile(r"[{}]|(?<!\s)\s++and(?=\s)", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s++and(?=\s)", re.IGNORECASE)
_COMMA_OR_BRACE = re.compile(r"[{},;]")
# Names that need no thought: `Doe, Jane Q.` and `Jane Q. Doe`, without particles or LaTeX.
_PLAIN_NAME = re.compile(r"[^{}\\~,;=]+(?:,[^{}\\~,;=]+)?")
_EXTENDED = re.compile(r"\s*+\"?(?:family|given|prefix|suffix)(?:-i)?\s*+=", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|[IVX]+", re.IGNORECASE)
# One letter with its accent, or one that keyboards lack: {\"u}, {\c s}, {\O}.
_LETTER = re.compile(r"\{\\(?:[`'^~=.\"][A-Za-z]|[A-Za-z]{1,2}(?:\s[A-Za-z])?)\}")
# Stands for a moment before what is decoded.
_MARK = "\0"
_ENTITY = re.compile(r"&#?\w+;")
# No list of names is longer; a longer name is taken as it stands.
_LONGEST_NAME = 1_000
_SHOWN = 40


class NameProblem(NamedTuple):
    """What is wrong with a name, and where in the value."""

    start: int
    end: int
    message: str
    help: str


class NameList(NamedTuple):
    """The people and bodies that a field names."""

    names: tuple[Name, ...] = ()
    and_others: bool = False
    problems: tuple[NameProblem, ...] = ()


NOBODY = NameList()


class _Read(NamedTuple):
    names: tuple[Name, ...]
    message: str = ""
    help: str = ""


def names_in(value: str) -> NameList:
    """All names of a list, in order; a name that makes no sense is kept whole, and named."""
    if not value.strip():
        return NOBODY
    if "{" not in value and (usual := _usual_names(value)):
        return usual
    names: list[Name] = []
    problems: list[NameProblem] = []
    spans = _spans(value)
    and_others = False
    for number, (start, end) in enumerate(spans):
        text = value[start:end].strip()
        if text.lower() == "others" and number == len(spans) - 1 and number:
            and_others = True
        elif text:
            read = _name(text)
            names += read.names
            if read.message:
                problems.append(NameProblem(start, end, read.message, read.help))
        elif len(spans) > 1:
            at = (max(start - 3, 0), min(end + 4, len(value)))
            problems.append(NameProblem(*at, 'nobody named beside an "and"', 'remove one "and"'))
    return NameList(tuple(names), and_others, tuple(problems))


def _usual_names(value: str) -> NameList | None:
    """The names, where nothing is wrong with any; most lists are so, and need no places."""
    texts = [text.strip() for text in _AND.split(f" {value} ")]
    and_others = len(texts) > 1 and texts[-1].lower() == "others"
    if and_others:
        texts.pop()
    names: list[Name] = []
    for text in texts:
        if not text:
            return None
        read = _name(text)
        if read.message:
            return None
        names += read.names
    return NameList(tuple(names), and_others)


def _spans(value: str) -> list[tuple[int, int]]:
    """Where each name stands: between the words `and` outside of braces."""
    padded = f" {value} "
    spans, start, depth = [], 0, 0
    for mark in _AND_OR_BRACE.finditer(padded):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth == 0:
            spans.append((start, mark.start()))
            start = mark.end()
    spans.append((start, len(padded)))
    return [_trimmed(value, start - 1, end - 1) for start, end in spans]


def _trimmed(value: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(start, 0), min(end, len(value))
    text = value[start:end]
    start += len(text) - len(text.lstrip())
    return start, max(start, start + len(text.strip()))


@lru_cache(maxsize=32_768)
def _name(text: str) -> _Read:
    """One name, in any of the forms that BibTeX and BibLaTeX know."""
    if _PLAIN_NAME.fullmatch(text) and (name := _by_capitals(text)):
        return _Read((name,))
    if len(text) > _LONGEST_NAME:
        return _Read((Name(plain(text)),))
    if _is_braced(text):
        return _Read((Name(plain(text), corporate=True),))
    if _EXTENDED.match(text):
        return _Read((_extended(text),))
    if ";" in text and (people := _between_semicolons(text)):
        return people
    name = _with_letters_or_particle(text)
    return _Read((name,)) if name else _by_bibtexparser(text)


def _by_capitals(text: str) -> Name | None:
    """A name of words that all begin with a capital letter."""
    family, comma, given = text.partition(",")
    words = (family if comma else text).split()
    if not words or not all(word[0].isupper() for word in words):
        return None
    given = " ".join(given.split())
    if comma and len(words) > 1 and _SUFFIX.fullmatch(given):
        return Name(words[-1], " ".join(words[:-1]), suffix=given)
    if comma:
        return Name(" ".join(words), given) if given else None
    if (
        len(words) > 2
        and _SUFFIX.fullmatch(words[-1])
        and not words[-1].startswith(("V", "X", "v", "x"))
    ):
        return Name(words[-2], " ".join(words[:-2]), suffix=words[-1])
    return Name(words[-1], " ".join(words[:-1]))


def _with_letters_or_particle(text: str) -> Name | None:
    """A name whose LaTeX is single letters, or which has a particle, as bibtexparser reads it.

    Most names that are not plain are of this kind, and loading bibtexparser takes longer than
    reading a thousand of them. None where there is anything to think about.
    """
    marked = _LETTER.sub(_decoded, text)
    decoded = marked.replace(_MARK, "")
    if not _PLAIN_NAME.fullmatch(decoded) or plain(decoded) != decoded or _MARK in text:
        return None
    family, comma, given = marked.partition(",")
    words, given = family.split(), given.strip()
    if not is_normalized("NFC", decoded) or any(map(_SUFFIX.fullmatch, (*words, given))):
        return None
    parts = _before_comma(words, given) if comma else _without_comma(words)
    if parts is None:
        return None
    last, first, particle = (part.replace(_MARK, "") for part in parts)
    return Name(last, first, particle)


def _before_comma(words: list[str], given: str) -> tuple[str, str, str] | None:
    """Family name, given names and particles of `de la Cruz, Juana`."""
    *before, last = words
    low = [word for word in before if word[0] in ascii_lowercase]
    high = [word for word in before if word[0].isupper()]
    if not given or [*low, *high] != before or (before and not _is_capital(last)):
        return None
    return " ".join((*high, last)), given, " ".join(low)


def _without_comma(words: list[str]) -> tuple[str, str, str] | None:
    """The same of `Juana de la Cruz`."""
    *before, last = words
    if len(before) == 1 and _is_capital(before[0]):
        return last, before[0], ""
    low = [word for word in before if word[0] in ascii_lowercase]
    high = [word for word in before if word[0].isupper()]
    if not high or [*high, *low] != before or not _is_capital(last):
        return None
    return last, " ".join(high), " ".join(low)


def _is_capital(word: str) -> bool:
    return word.removeprefix(_MARK)[0].isupper()


def _decoded(mark: re.Match[str]) -> str:
    """The letter; the mark itself where it is more, or less."""
    letter = plain(mark[0])
    return _MARK + letter if len(letter) == 1 and not letter.isascii() else mark[0]


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for number, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return number == len(text) - 1
    return False


def _split(text: str, separator: str) -> list[str]:
    """The text between separators outside of braces."""
    parts, start, depth = [], 0, 0
    for mark in _COMMA_OR_BRACE.finditer(text):
        if mark[0] == separator and depth == 0:
            parts.append(text[start : mark.start()])
            start = mark.end()
        elif mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
    return [*parts, text[start:]]


def _extended(text: str) -> Name:
    """BibLaTeX: `family=Gogh, given=Vincent, prefix=van, suffix=Jr`."""
    parts: dict[str, str] = {}
    for part in _split(text.replace('"', ""), ","):
        label, _, content = part.partition("=")
        parts.setdefault(label.strip().lower(), plain(content))
    return Name(
        parts.get("family") or parts.get("given", ""),
        parts.get("given", "") if parts.get("family") else "",
        parts.get("prefix", ""),
        parts.get("suffix", ""),
    )


def _between_semicolons(text: str) -> _Read | None:
    """Several people where BibTeX sees one, since it separates them by `and` only."""
    parts = [part.strip() for part in _split(_ENTITY.sub("", text), ";") if part.strip()]
    if len(parts) < 2:
        return None
    names = tuple(name for part in parts for name in _by_bibtexparser(part).names)
    return _Read(names, 'names separated by ";"', 'separate the names by " and "')


def _by_bibtexparser(text: str) -> _Read:
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 -- costs more than most files
        InvalidNameError,
        parse_single_name_into_parts,
    )

    try:
        parts = parse_single_name_into_parts(text)
    except InvalidNameError as problem:
        return _refused(text, problem.reason)
    given, suffix = " ".join(parts.first), " ".join(parts.jr)
    if _SUFFIX.fullmatch(given) and suffix and not _SUFFIX.fullmatch(suffix):
        given, suffix = suffix, given
    family, particle = plain(" ".join(parts.last)), plain(" ".join(parts.von))
    return _Read((Name(family or plain(text), plain(given), particle, plain(suffix)),))


def _refused(text: str, reason: str) -> _Read:
    """A name that BibTeX cannot take apart, whole."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    if "comma at end" in reason:
        names = (Name(plain(text.rstrip(",~ \t\r\n"))),)
        return _Read(names, f'comma at the end of the name "{shown}"', "remove the comma")
    if "commas" in reason:
        message, help_ = f'too many commas in "{shown}"', 'separate names by " and "'
    else:
        message, help_ = f'braces do not match in the name "{shown}"', "count its braces"
    return _Read((Name(plain(text)),), message, help_)
