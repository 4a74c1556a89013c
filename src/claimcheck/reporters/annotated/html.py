"""HTML that cannot be forgotten to escape.

`Html` is a type of its own to mypy: where it is wanted, plain text does not pass, and it is made
here alone. So escaping is checked before the program runs, and a template engine (Jinja2 takes
30 ms and two packages) would bring no more. What comes out is well-formed: elements are closed by
the function that opened them, and attributes are always quoted.
"""

import re
from collections.abc import Iterable
from typing import NewType

from claimcheck.reporters.page import visible

Html = NewType("Html", str)

NOTHING = Html("")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_FOLDED = re.compile(r"[ \t\n\r\f]+")
# Elements without content.
_VOID = frozenset({"meta", "input"})
_DRAWN = frozenset({"path", "rect", "line", "circle"})


def text(words: str) -> Html:
    """Text of others: escaped, and with every hidden character written out."""
    return Html(visible(_FOLDED.sub(" ", words)).translate(_SPECIAL))


def verbatim(words: str) -> Html:
    """Text of others with its lines and blanks as they are."""
    lines = words.strip("\r\n").expandtabs(4).splitlines()
    return Html("\n".join(visible(line).translate(_SPECIAL) for line in lines))


def tag(name: str, /, *inside: Html, **attributes: str | int | float | bool | None) -> Html:  # noqa: PYI041
    """An element; an attribute that is None or False is left out, True stands for its name alone.

    A name's `_` stands for `-`, one at its end for nothing: `aria_label`, `class_`.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}"
        + ("" if value is True else f'="{text(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    if name in _DRAWN:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Parts in a row, with plain text between them."""
    return Html(text(between).join(parts))


def asset(kind: str, content: str) -> Html:
    """A style sheet or script of our own, as it is; raises ValueError if it would end itself."""
    if f"</{kind}" in content.lower():
        raise ValueError(f"{kind} ends itself")
    return Html(f"<{kind}>{content}</{kind}>")
