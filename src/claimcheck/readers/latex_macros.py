r"""What a LaTeX document defines: its own names for the commands that cite.

Followed are \newcommand{\mycite}{\citep}, \newcommand{\seealso}[2]{(see \citealp[#1]{#2})} and
\newcommand{\walt}{\citet{walt1987}}, with \renewcommand, \def, \let and \NewDocumentCommand
alike; whatever does more is passed over.
"""

import re
from typing import NamedTuple

from claimcheck.model.cite_commands import arguments_of, cites

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
# What is no word of a body: comments, and a command that looks whether a blank follows.
_WORDLESS = re.compile(r"(?<!\\)%[^\r\n]*+\s*+|\\xspace(?![A-Za-z@])")
_MARKUP = re.compile(r"[\\{}#$&^_]")
_LONGEST = 500  # characters that a name may stand for


class Macro(NamedTuple):
    """A command that cites, as the document defines it."""

    name: str
    stands_for: str
    arguments: int = 1
    # in braces
    key_argument: int = 1
    # which of them holds the keys


class Definition(NamedTuple):
    """Where a definition ends, and what it makes, if that cites."""

    end: int
    name: str
    macro: Macro | None = None
    words: str = ""
    # what a command without arguments stands for


class Macros:
    """The names that a document has defined so far."""

    def __init__(self) -> None:
        self.commands: dict[str, Macro] = {}
        self.words: dict[str, str] = {}

    def define(self, definition: Definition) -> None:
        """The last definition of a name holds."""
        self.words.pop(definition.name, None)
        if definition.macro:
            self.commands[definition.name] = definition.macro
        elif definition.words:
            self.commands.pop(definition.name, None)
            self.words[definition.name] = definition.words


def definition_at(text: str, at: int, closing: dict[int, int], known: Macros) -> Definition | None:
    """The definition that begins with the command at `at`; `closing` pairs the braces."""
    head = _DEFINING.match(text, at)
    name = _NAME.match(text, head.end()) if head else None
    if not head or not name:
        return None
    called = name[1] or name[2]
    if "CiteCommand" in head[0]:
        return Definition(name.end(), called, Macro(called, "cite"))
    signature = _SIGNATURE.match(text, name.end())
    at = signature.end() if signature else name.end()
    count = _count(signature[1] if signature else None)
    if "DocumentCommand" in head[0] and at in closing:
        count = (0, text[at : closing[at]].count("m"))
        at = closing[at] + 1
    if at in closing:
        end = closing[at]
        body = text[at + 1 : min(end, at + 2000)]
        macro = _macro(called, count, body, known.commands)
        words = "" if macro or count != (0, 0) else _words(body, known)
        return Definition(end + 1, called, macro, words)
    if command := _BODY_COMMAND.match(text, at):
        macro = _macro(called, (0, 0), command[0], known.commands)
        return Definition(command.end(), called, macro, known.words.get(command[1], ""))
    return Definition(at, called)


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


def _words(body: str, known: Macros) -> str:
    """What a body without parameters prints where it cites: its words, or the citations alone."""
    body = " ".join(_WORDLESS.sub("", body).replace("~", " ").split())
    citations: list[str] = []
    around: list[str] = []
    at = 0
    for command in _BODY_COMMAND.finditer(body):
        if command.start() < at:
            continue
        stop, cited = _cited(body, command, known)
        if cited:
            around.append(body[at : command.start()])
            citations.append(cited)
            at = stop
    around.append(body[at:])
    if not citations:
        return ""
    if any(map(_MARKUP.search, around)):
        around = ["", *[" "] * (len(citations) - 1), ""]
    words = "".join(map("".join, zip(around, [*citations, ""], strict=True)))
    return words if len(words) <= _LONGEST else ""


def _cited(body: str, command: re.Match[str], known: Macros) -> tuple[int, str]:
    """Where the citation ends that begins with `command`, and how it is written."""
    name = command[1]
    if words := known.words.get(name):
        end = command.end()
        return end + 2 * body.startswith("{}", end), words
    macro = known.commands.get(name)
    if (macro and macro.arguments > 1) or not (macro or cites(name)):
        return 0, ""
    arguments = arguments_of(macro.stands_for if macro else name).match(body, command.end())
    if not arguments or "#" in arguments[0]:
        return 0, ""
    return arguments.end(), body[command.start() : arguments.end()]
