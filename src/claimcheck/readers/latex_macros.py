r"""What a LaTeX document defines: its own names for the commands that cite, and for words.

Followed are \newcommand{\mycite}{\citep}, \newcommand{\seealso}[2]{(see \citealp[#1]{#2})},
\newcommand{\walt}{\citet{walt1987}}, \newcommand{\rate}{45\%} and \newcommand{\pct}[1]{#1\,\%}, with
\renewcommand, \def, \let and \NewDocumentCommand alike; whatever does more is passed over.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from claimcheck.model.cite_commands import cites
from claimcheck.readers import latex_commands as commands
from claimcheck.readers.formulas import plain_text

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
# Stands for a parameter while a body is read.
_FIRST_PLACE = 0xE000
_PLACE = re.compile("([\ue000-\ue009])")
# A body without these reads as it is written.
_MARKUP = re.compile(r"[\\{}#$%&^_~`'\"-]")
# Whoever defines one of these anew still sets the same kind of thing with it.
_KNOWN = commands.SETTING | commands.SECTIONS | commands.NOTES | commands.TABLES | commands.LISTS
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
    words: tuple[str, ...] = ()
    # what it prints around its arguments, each of which it prints once, in their order
    formula: str = ""
    # how it reads within a formula, without arguments


class Macros:
    """The names that a document has defined so far."""

    def __init__(self) -> None:
        self.commands: dict[str, Macro] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.formulas: dict[str, str] = {}

    def define(self, definition: Definition) -> None:
        """The last definition of a name holds."""
        self.words.pop(definition.name, None)
        self.formulas.pop(definition.name, None)
        if definition.formula:
            self.formulas[definition.name] = definition.formula
        if definition.macro:
            self.commands[definition.name] = definition.macro
        elif definition.words:
            self.commands.pop(definition.name, None)
            self.words[definition.name] = definition.words


def definition_at(
    text: str, at: int, closing: dict[int, int], known: Macros, read: Callable[[str], str]
) -> Definition | None:
    """The definition that begins with the command at `at`; `closing` pairs the braces.

    `read` gives the words of a piece of LaTeX, or nothing where they are more than a line.
    """
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
        if macro or end - at > _LONGEST or called in _KNOWN:
            return Definition(end + 1, called, macro)
        formula = "" if count[1] else plain_text(body.strip("$"), known.formulas)
        return Definition(end + 1, called, None, _words(body, count, read), formula)
    if command := _BODY_COMMAND.match(text, at):
        macro = _macro(called, (0, 0), command[0], known.commands)
        words, formula = known.words.get(command[1], ()), known.formulas.get(command[1], "")
        return Definition(command.end(), called, macro, words, formula)
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


def _words(body: str, count: tuple[int, int], read: Callable[[str], str]) -> tuple[str, ...]:
    """What a body prints around its arguments; nothing where they come in another order."""
    optional, mandatory = count
    if optional:
        return ()
    printed = " ".join(body.split())
    if _MARKUP.search(body):
        places = _PARAMETER.sub(lambda place: chr(_FIRST_PLACE + int(place[1])), body)
        printed = read(places)
    words = tuple(_PLACE.split(printed.strip() if not mandatory else printed))
    used = [ord(place) - _FIRST_PLACE for place in words[1::2]]
    if (
        len(printed) > _LONGEST
        or used != list(range(1, mandatory + 1))
        or not (mandatory or any(words))
    ):
        return ()
    return words[::2]
