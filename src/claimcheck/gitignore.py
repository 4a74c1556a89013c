"""The patterns of a .gitignore file, read exactly as git reads them.

Written out here because a project may be anybody's: a pattern must cost no more than its length
times that of a name, whatever it holds. All names are bytes read as Latin-1, since to git `?` is a
byte.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_SPECIAL = re.compile(r"[*?\[\\]")
# The first and the last letter of each stretch.
_CLASSES = {
    "alnum": "09AZaz",
    "alpha": "AZaz",
    "blank": "\t\t  ",
    "cntrl": "\x00\x1f\x7f\x7f",
    "digit": "09",
    "graph": "!~",
    "lower": "az",
    "print": " ~",
    "punct": "!/:@[`{~",
    "space": "\t\n\r\r  ",
    "upper": "AZ",
    "xdigit": "09AFaf",
}
# What a pattern is made of beside the expressions of single characters.
_STAR, _SLASH = "*", "/"
_FOLDERS, _SOME_FOLDERS, _REST = "(?:[^/]*/)*", "(?:[^/]*/)+", ".*"


class Pattern(NamedTuple):
    """One line: what it says of the names that it fits."""

    fits: Callable[[str, str], bool]
    # the path below the folder of the file, and the name at its end
    ignores: bool
    # False for a line that begins with `!`
    folders_only: bool


def patterns_in(data: bytes) -> tuple[Pattern, ...]:
    """The patterns of a file, in its order; lines that can never fit are among them."""
    text = data.decode("latin-1").removeprefix("\xef\xbb\xbf")
    lines = (line.removesuffix("\r").partition("\0")[0] for line in text.split("\n"))
    return tuple(_pattern(_trimmed(line)) for line in lines if line and not line.startswith("#"))


def verdict(patterns: tuple[Pattern, ...], path: str, *, is_folder: bool) -> bool | None:
    """Whether these patterns ignore a path; None where none of them fits. The last one counts."""
    name = path.rpartition("/")[2]
    for pattern in reversed(patterns):
        if (is_folder or not pattern.folders_only) and pattern.fits(path, name):
            return pattern.ignores
    return None


def _trimmed(line: str) -> str:
    """The line without the spaces at its end that no backslash keeps."""
    kept = len(line.rstrip(" "))
    if kept == len(line):
        return line
    slashes = kept - len(line[:kept].rstrip("\\"))
    return line[: kept + slashes % 2]


def _pattern(line: str) -> Pattern:
    ignores = not line.startswith("!")
    glob = line if ignores else line[1:]
    folders_only = glob.endswith("/")
    glob = glob.removesuffix("/")
    return Pattern(_fitting(glob), ignores, folders_only)


def _fitting(glob: str) -> Callable[[str, str], bool]:
    """The test that a glob pattern is; one without a slash is about names at any depth."""
    of_name = "/" not in glob
    glob = glob.removeprefix("/")
    special = _SPECIAL.search(glob)
    if of_name and not special:
        return lambda _, name: name == glob
    if of_name and glob.startswith("*") and not _SPECIAL.search(glob, 1):
        return lambda _, name: name.endswith(glob[1:])
    if not special:
        return lambda path, _: path == glob
    # Git compares what stands before the first sign by itself: `a**/b` goes through folders.
    start = 0 if of_name else special.start()
    try:
        whole = re.compile(_expression(list(_tokens(glob[start:]))))
    except ValueError:  # never fits
        return lambda _path, _name: False
    if of_name:
        return lambda _, name: whole.fullmatch(name) is not None
    head = glob[:start]
    return lambda path, _: path.startswith(head) and whole.fullmatch(path, start) is not None


def _tokens(glob: str) -> Iterator[str]:
    """The signs of a pattern, each as one of the above or as the expression of one character.

    Raises ValueError for a pattern that fits nothing.
    """
    at = 0
    while at < len(glob):
        sign = glob[at]
        at += 1
        if sign == "\\":
            if at == len(glob):
                raise ValueError("nothing to keep")
            yield _SLASH if glob[at] == "/" else re.escape(glob[at])
            at += 1
        elif sign == "?":
            yield "[^/]"
        elif sign == "[":
            letters, at = _class(glob, at)
            yield letters
        elif sign == "*":
            is_first = at == 1 or glob[at - 2] == "/"
            begin, at = at, _after_stars(glob, at)
            if begin < at and is_first and glob.startswith(("/", "\\/"), at):
                yield _FOLDERS if glob[at] == "/" else _SOME_FOLDERS
                at = glob.index("/", at) + 1
            else:
                yield _REST if begin < at == len(glob) and is_first else _STAR
        else:
            yield _SLASH if sign == "/" else re.escape(sign)


def _after_stars(glob: str, at: int) -> int:
    while glob.startswith("*", at):
        at += 1
    return at


def _class(glob: str, at: int) -> tuple[str, int]:
    """The expression of the set whose `[` stands before `at`, and where the pattern goes on."""
    is_negated = glob.startswith(("!", "^"), at)
    first = at = at + is_negated
    inside, before = "", ""
    while at == first or _letter(glob, at) != "]":
        if _letter(glob, at) == "-" and before and not glob.startswith("]", at + 1):
            last, at = _kept(glob, at + 1)
            inside += f"{_code(before)}-{_code(last)}" if before <= last else ""
            before = ""
        elif name := _named(glob, at):
            inside += "".join(
                f"{_code(one)}-{_code(last)}"
                for one, last in zip(name[::2], name[1::2], strict=True)
            )
            before, at = "", glob.index("]", at) + 1
        else:
            before, at = _kept(glob, at)
            inside += _code(before)
    return f"[^/{inside}]" if is_negated else f"(?!/)[{inside}]", at + 1


def _named(glob: str, at: int) -> str | None:
    """The stretches of the class `[:…:]` that stands there; None where none does."""
    if not glob.startswith("[:", at):
        return None
    end = glob.find("]", at + 2)
    if end < 0:
        raise ValueError("a set that does not end")
    if end == at + 2 or glob[end - 1] != ":":
        return None
    name = glob[at + 2 : end - 1]
    if name not in _CLASSES:
        raise ValueError("a class that there is not")
    return _CLASSES[name]


def _kept(glob: str, at: int) -> tuple[str, int]:
    """The letter that stands there, be it after a backslash, and the place after it."""
    at += _letter(glob, at) == "\\"
    return _letter(glob, at), at + 1


def _letter(glob: str, at: int) -> str:
    if at >= len(glob):
        raise ValueError("a set that does not end")
    return glob[at]


def _code(letter: str) -> str:
    return f"\\x{ord(letter):02x}"


def _expression(tokens: list[str]) -> str:
    """One expression for a whole pattern.

    After a star the first place that fits is as good as any later one, as long as another star
    follows: so each is tried once, and never again.
    """
    (_, first), *others = _runs(tokens, (_FOLDERS, _SOME_FOLDERS, _REST))
    parts = [_names(first)]
    for number, (gap, run) in enumerate(others, 1):
        is_last = number == len(others)
        parts.append(f"{gap}{_names(run)}" if is_last else f"(?>{gap}?{_names(run)})")
    return f"(?s:{''.join(parts)})"


def _names(tokens: list[str]) -> str:
    """The expression of names with slashes between them."""
    return "/".join(_name(name) for _, name in _runs(tokens, (_SLASH,)))


def _name(tokens: list[str]) -> str:
    (_, first), *others = _runs(tokens, (_STAR,))
    parts = ["".join(first)]
    for number, (_, run) in enumerate(others, 1):
        letters = "".join(run)
        is_last = number == len(others)
        parts.append(f"[^/]*{letters}" if is_last else f"(?>[^/]*?{letters})")
    return "".join(parts)


def _runs(tokens: list[str], between: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """The runs of tokens between others, each with that before it; the first one has none."""
    runs: list[tuple[str, list[str]]] = [("", [])]
    for token in tokens:
        if token in between:
            runs.append((token, []))
        else:
            runs[-1][1].append(token)
    return runs
