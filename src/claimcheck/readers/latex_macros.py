r"""What a LaTeX document defines: its own names for the commands that cite.

Followed are \newcommand{\mycite}{\citep} and \newcommand{\seealso}[2]{(see \citealp[#1]{#2})},
with \renewcommand, \def, \let and \NewDocumentCommand alike; whatever does more is passed over.
"""

import re
from typing import NamedTuple

from claimcheck.model.cite_commands import cites

_DEFINING = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)DocumentCommand"
    r"|[gex]?def|let|newrobustcmd|DeclareCiteCommand|DeclareMultiCiteCommand)\*?(?![A-Za-z@])"
)
# {\name} or \name
_NAME = re.compile(r"\s*+(?:\{\s*+\\([A-Za-z@]++)\s*+\}|\\([A-Za-z@]++))")
# [2][default], {O{} m}, #1#2, = as \let has it
_SIGNATURE = re.compile(r"\s*+(?:=\s*+|((?:\[[^\[\]]{0,200}+\]\s*+)++|(?:[#]\d\s*+)++))?+")
_BODY_COMMAND = re.compile(r"\\([A-Za-z@]++\*?)")
# In a body: \citep[see][#1]{#2}
_USE = re.compile(r"(?:\s*+\[[^\[\]{}]{0,200}+\]){0,2}+\s*+\{([^{}]{0,500}+)\}")
_PARAMETER = re.compile(r"#(\d)")


class Macro(NamedTuple):
    """A command that cites, as the document defines it."""

    name: str
    stands_for: str
    arguments: int = 1
    # in braces
    key_argument: int = 1
    # which of them holds the keys


class Definition(NamedTuple):
    """Where a definition ends, and the macro that it makes, if that cites."""

    end: int
    macro: Macro | None


def definition_at(
    text: str, at: int, closing: dict[int, int], known: dict[str, Macro]
) -> Definition | None:
    """The definition that begins with the command at `at`; `closing` pairs the braces."""
    head = _DEFINING.match(text, at)
    name = _NAME.match(text, head.end()) if head else None
    if not head or not name:
        return None
    called = name[1] or name[2]
    if "CiteCommand" in head[0]:
        return Definition(name.end(), Macro(called, "cite"))
    signature = _SIGNATURE.match(text, name.end())
    at = signature.end() if signature else name.end()
    count = _count(signature[1] if signature else None)
    if "DocumentCommand" in head[0] and at in closing:
        count = (0, text[at : closing[at]].count("m"))
        at = closing[at] + 1
    if at in closing:
        end = closing[at]
        return Definition(end + 1, _macro(called, count, text[at + 1 : min(end, at + 2000)], known))
    if body := _BODY_COMMAND.match(text, at):
        return Definition(body.end(), _macro(called, (0, 0), body[0], known))
    return Definition(at, None)


def _count(signature: str | None) -> tuple[int, int]:
    """How many arguments stand in brackets and how many in braces."""
    if not signature:
        return 0, 0
    if signature.startswith("#"):
        return 0, signature.count("#")
    digits = re.match(r"\[\s*+(\d)\s*+\]", signature)
    optional = 1 if signature.count("[") > 1 else 0
    return optional, int(digits[1]) - optional if digits else 0


def _macro(called: str, count: tuple[int, int], body: str, known: dict[str, Macro]) -> Macro | None:
    """The macro of a body that holds one command that cites, with a parameter for its keys."""
    optional, mandatory = count
    for command in _BODY_COMMAND.finditer(body):
        target = known.get(command[1])
        stands_for = target.stands_for if target else command[1]
        if not target and not cites(command[1]):
            continue
        use = _USE.match(body, command.end())
        if not use and not body[command.end() :].strip(" {}") and mandatory == 0:
            return Macro(called, stands_for)
        parameter = _PARAMETER.fullmatch(use[1].strip()) if use else None
        if parameter and optional < int(parameter[1]) <= optional + mandatory:
            return Macro(called, stands_for, mandatory, int(parameter[1]) - optional)
    return None
