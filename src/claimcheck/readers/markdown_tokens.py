"""The words of one Markdown block: which characters are markup, which are code, which are text.

Code, mathematics, raw HTML and TeX go first, as with Pandoc; then brackets and emphasis pair.
"""

import re
from bisect import bisect_right
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claimcheck.readers.formulas import plain, raised, raises
from claimcheck.readers.markdown_lines import folded
from claimcheck.readers.units import SETTING_NUMBERS

_TOKEN = re.compile(
    r"""
      (?P<text>[^\\`$<&\[\]!*_~^@\-{:\n]++)
    | (?P<line>\n)
    | (?P<reference>\\@ref\([^()\s]{1,300}+\))                 # of bookdown
    | (?P<formula>\\[(\[])
    | (?P<command>\\[A-Za-z]++\*?)
    | (?P<escape>\\(?s:.))
    | (?P<code>`++)
    | (?P<dollars>\$\$?)
    | (?P<address><(?:[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>]++|[^\s<>@]{1,200}+@[\w.-]++)>)
    | (?P<tag></?[A-Za-z][A-Za-z0-9-]*+(?:\s[^<>]*+)?/?>)
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<mark>\[\^[^\]\s\[]{1,200}+\])
    | (?P<open>\^\[|!?\[) | (?P<close>\])
    | (?P<emphasis>\*++|_++|~~?|\^)
    | (?P<cite>(?<![^\W_])-?@(?<![^\W_]\.@)
        (?:\{[^\s{}]++\}|\w(?:\w|[:.\#$%&\-+?<>~/](?=\w)|[:/](?=/))*+|\*(?![\w*])))
    | (?P<dash>(?<!-)---?(?!-))
    | (?P<role>\{(?:foot)?cite[a-z]*+(?::[a-z]++)?+\}`[^`]++`)    # of MyST
    | (?P<other_role>\{[A-Za-z][\w:+.-]{0,60}+\}(?=`))
    | (?P<shortcode>\{\{<[^<>]*+>\}\})
    | (?P<url>://(?:[^\s<>\[\]()]|\((?:[^\s<>\[\]()]|\([^\s<>\[\]()]*+\))*+\))++)
    | (?P<rest>(?s:.))
    """,
    re.VERBOSE,
)
_FORMULA = re.compile(r"\$(?![\s$])(?:[^$\\]|\\(?s:.))++(?<!\s)\$(?!\d)")
_DISPLAY = re.compile(r"\$\$(?:[^$\\]|\\(?s:.)|\$(?!\$))++\$\$")
_ARGUMENTS = re.compile(r"(?:\[[^\[\]\n]*+\]|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+")
_ENVIRONMENT = re.compile(r"\{([A-Za-z]{1,40}+\*?)\}")
_TYPEFACE = re.compile(
    r"\\(?:emph|text(?:bf|it|sc|rm|sf|tt)?|underline|mbox)\{([^{}\\@\[\]`$*_<]++)\}"
)
# These belong to the text when an address ends with them.
_BEHIND_ADDRESSES = "?!.,:;*_~'\""
# (address "title")
_DESTINATION = re.compile(r"\((?:[^()\\]|\\(?s:.)|\((?:[^()\\]|\\(?s:.))*+\))*+\)")
_ATTRIBUTES = re.compile(r"\{\s*+(?:[#.=%-]|\w[\w:.-]*+=)[^{}@]*+\}")
_RAW_ATTRIBUTES = re.compile(r"\{[#.\w=%-][^{}]*+\}")
# Behind a formula on lines of its own: {#eq-sum}.
_LABELLED = re.compile(r"[ \t]*+\{#[\w:-]++\}")
_LABEL = re.compile(r"\s?\[([^\[\]]*+)\]")
# Elements whose words no reader sees.
_PROGRAM = re.compile(r"<(script|style)\b", re.IGNORECASE)
# Set high by HTML: 10<sup>6</sup>.
_SET_HIGH = re.compile(r"<sup>([^<>\s]{1,12}+)</sup>", re.IGNORECASE)
# Code of one word is a word of the sentence: `lm` fits the model.
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,40}")


class Token(NamedTuple):
    """A stretch of a block's text."""

    kind: str
    start: int
    end: int
    words: str = ""
    # of what is "printed": what it reads as


class Tokens:
    """The tokens of one block, and which of them are markup."""

    def __init__(self, text: str, targets: AbstractSet[str]) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.markup: set[int] = set()
        # numbers of brackets and emphasis that print nothing
        self.tails: dict[int, int] = {}
        # of the closing bracket of a link: where the link ends
        self.superscripts: set[int] = set()
        # numbers of the signs that begin them
        self.brackets: set[int] = set()
        # numbers of brackets in pairs that are printed
        self.notes: dict[int, int] = {}
        # of the opening bracket of an inline note: its closing one
        self._targets = targets
        self._ahead: dict[str, int] = {}
        self._ticks: dict[int, list[int]] = {}
        for run in re.finditer("`++", text) if "`" in text else ():
            self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        self._read()
        self._pair_brackets()
        self._pair_emphasis()

    def _read(self) -> None:
        at = 0
        while token := _TOKEN.match(self.text, at):
            at = self._take(token.lastgroup or "rest", token)

    def _take(self, kind: str, token: re.Match[str]) -> int:
        """Add one token, or what begins with it; returns where to go on."""
        start, end = token.span()
        dropped = None
        match kind:
            case "code":
                return self._code(start, end)
            case "dollars":
                return self._dollars(start, end)
            case "formula":
                dropped = self._closed(start, "\\)" if token[0] == "\\(" else "\\]")
                if dropped and token[0] == "\\(" and self._plain(start, end, dropped - 2, dropped):
                    return dropped
                kind = "escape" if dropped is None else kind
            case "command":
                return self._command(token)
            case "tag" if program := _PROGRAM.match(token[0]):
                closing = f"</{program[1]}>"
                closed = self._next(closing, end)
                dropped = closed + len(closing) if closed >= 0 else None
            case "tag" if high := _SET_HIGH.match(self.text, start):
                if raises(high[1]):
                    words = raised(self.text[start - 1 : start], high[1])
                    self.tokens.append(Token("printed", *high.span(), words))
                    return high.end()
            case "url":
                end = start + max(len("://"), len(token[0].rstrip(_BEHIND_ADDRESSES)))
            case _:
                pass
        self.tokens.append(Token("dropped" if dropped else kind, start, dropped or end))
        return dropped or end

    def _code(self, start: int, end: int) -> int:
        """Code, with the attributes after it; a word of code is text."""
        closers = self._ticks.get(end - start, [])
        number = bisect_right(closers, start)
        if number == len(closers):
            self.tokens.append(Token("text", start, end))
            return end
        closed = closers[number]
        stop = closed + end - start
        attributes = _RAW_ATTRIBUTES.match(self.text, stop)
        stop = attributes.end() if attributes else stop
        if _WORD.fullmatch(self.text, end, closed):
            self.tokens.append(Token("dropped", start, end))
            self.tokens.append(Token("text", end, closed))
            self.tokens.append(Token("dropped", closed, stop))
        else:
            self.tokens.append(Token("dropped", start, stop))
        return stop

    def _dollars(self, start: int, end: int) -> int:
        """A formula, or the sign of a currency; a short formula in a line is text."""
        is_shown = end - start == 2
        formula = (_DISPLAY if is_shown else _FORMULA).match(self.text, start)
        if not formula:
            self.tokens.append(Token("text", start, end))
            return end
        stop = formula.end()
        if not is_shown and self._plain(start, end, stop - 1, stop):
            return stop
        label = _LABELLED.match(self.text, stop) if is_shown else None
        self.tokens.append(Token("dropped", start, label.end() if label else stop))
        return self.tokens[-1].end

    def _plain(self, start: int, first: int, last: int, end: int) -> bool:
        """Add the signs of a formula, where somebody would type them in a line."""
        parts = plain(self.text, first, last, {})
        at = start
        for part in parts or ():
            if at < part.start:
                self.tokens.append(Token("dropped", at, part.start))
            kind = "text" if part.text is None else "printed"
            self.tokens.append(Token(kind, part.start, part.end, part.text or ""))
            at = part.end
        if parts and at < end:
            self.tokens.append(Token("dropped", at, end))
        return bool(parts)

    def _command(self, token: re.Match[str]) -> int:
        """Raw TeX: its words where it only sets the type, otherwise nothing."""
        start, end = token.span()
        if typeface := _TYPEFACE.match(self.text, start):
            self.tokens.append(Token("dropped", start, typeface.start(1)))
            self.tokens.append(Token("text", *typeface.span(1)))
            self.tokens.append(Token("dropped", typeface.end(1), typeface.end()))
            return typeface.end()
        environment = _ENVIRONMENT.match(self.text, end) if token[0] == "\\begin" else None
        if environment:
            closing = f"\\end{{{environment[1]}}}"
            closed = self._next(closing, end)
            end = closed + len(closing) if closed >= 0 else environment.end()
        else:
            arguments = _ARGUMENTS.match(self.text, end)
            end = arguments.end() if arguments else end
            if token[0][1:] in SETTING_NUMBERS and self._plain(start, start, end, end):
                return end
        self.tokens.append(Token("dropped", start, end))
        return end

    def _closed(self, start: int, closing: str) -> int | None:
        r"""The end of a formula in \(…\); one that holds an @ is text in escaped brackets."""
        closed, at_sign = self._next(closing, start + 2), self._next("@", start)
        if closed < 0 or 0 <= at_sign < closed:
            return None
        return closed + 2

    def _next(self, words: str, at: int) -> int:
        """Where `words` next stand, or -1; looks at every stretch of the text once."""
        known = self._ahead.get(words, 0)
        if 0 <= known < at or words not in self._ahead:
            known = self._ahead[words] = self.text.find(words, at)
        return known

    def _pair_brackets(self) -> None:
        opened: list[int] = []
        for number, token in enumerate(self.tokens):
            if token.kind == "open":
                opened.append(number)
            elif token.kind == "close" and opened:
                self._pair(opened.pop(), number)

    def _pair(self, first: int, last: int) -> None:
        """A link, an image, a span with attributes, an inline note; other brackets are text."""
        start, end = self.tokens[first].end, self.tokens[last].start
        if self.text.startswith("^", self.tokens[first].start):
            self.notes[first] = last
            return
        tail = _DESTINATION.match(self.text, end + 1) or _ATTRIBUTES.match(self.text, end + 1)
        if not tail and self._targets:
            label = _LABEL.match(self.text, end + 1)
            if label and folded(label[1]) in self._targets:
                tail = label
            elif end - start < 500 and folded(self.text[start:end]) in self._targets:
                tail = re.compile(r"(?:\[\])?").match(self.text, end + 1)
        if tail:
            attributes = _ATTRIBUTES.match(self.text, tail.end())
            self.markup.update((first, last))
            self.tails[last] = attributes.end() if attributes else tail.end()
        else:
            self.brackets.update((first, last))

    def _pair_emphasis(self) -> None:
        opened: dict[str, list[int]] = {}
        hidden = 0
        # up to there the text is where a link leads
        for number, token in enumerate(self.tokens):
            hidden = max(hidden, self.tails.get(number, 0))
            if token.kind != "emphasis" or token.start < hidden:
                continue
            sign = self.text[token.start : token.end]
            sign = sign if sign[0] in "~^" else sign[0]
            before = self.text[token.start - 1 : token.start] or " "
            after = self.text[token.end : token.end + 1] or " "
            stack = opened.setdefault(sign, [])
            if stack and self._closes(sign, before, after, stack[-1], token.start):
                opener = stack.pop()
                start = self.tokens[opener].start
                high = self.text[self.tokens[opener].end : min(token.start, start + 20)]
                if sign == "^" and raises(high):
                    words = raised(self.text[start - 1 : start], high)
                    self.tokens[opener] = Token("printed", start, token.end, words)
                    continue
                self.markup.update((opener, number))
                if sign == "^":
                    self.superscripts.add(opener)
            elif not after.isspace() and not (sign == "_" and before.isalnum()):
                stack.append(number)

    def _closes(self, sign: str, before: str, after: str, opener: int, at: int) -> bool:
        if before.isspace() or (sign == "_" and after.isalnum()):
            return False
        inside = self.text[self.tokens[opener].end : min(at, self.tokens[opener].end + 200)]
        return sign not in "~^" or not any(map(str.isspace, inside))
