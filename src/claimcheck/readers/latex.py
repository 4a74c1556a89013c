r"""LaTeX: the words that are set, with every command that cites left as it is written.

No other command keeps its backslash in the clean text, so that what begins with one is a
citation. The file is read once, from left to right; footnotes follow the paragraph they cut.
Longer than most modules, since one walk sees everything: environments, macros, notes and words.
"""

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from unicodedata import normalize

from claimcheck.model.cite_commands import arguments_of, cites
from claimcheck.model.documents import BlockKind, Cell, Document, DocumentBuilder, Syntax
from claimcheck.model.list_headings import heads_works
from claimcheck.model.superscripts import RAISED
from claimcheck.model.text import SourceFile
from claimcheck.readers import latex_commands as commands
from claimcheck.readers.formulas import plain, raised, raises, tiled
from claimcheck.readers.latex_macros import Macros, definition_at
from claimcheck.readers.latex_scan import OPTION, Scanner
from claimcheck.readers.units import SETTING_NUMBERS, Part, set_number

_TOKEN = re.compile(
    r"""
      (?P<text>(?:[^\\%\r\n{}$~&`'\-\#^_\t]|-(?!-)|'(?!'))++)
    | (?P<comment>%[^\r\n]*+(?:\r\n?|\n)?[ \t]*+)
    | \\(?P<name>[A-Za-z@]++)
    | \\(?P<symbol>.)
    | (?P<break>[ \t]*+(?:\r\n?+|\n)[ \t]*+(?:\r\n?+|\n)\s*+)
    | (?P<space>\s++)
    | (?P<open>\{) | (?P<close>\})
    | (?P<math>\$\$?)
    | (?P<tie>~) | (?P<cell>&)
    | (?P<dash>---?) | (?P<quote>``|''|`)
    | (?P<rest>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# Inline formulas end in their paragraph.
_FORMULA = re.compile(r"\$(?:[^$\\\r\n]|\\.|(?:\r\n?|\n)(?![ \t]*+[\r\n]))++\$", re.DOTALL)
_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])\s*+|([uvHcdbrkG])(?:[ \t]++|(?=[{\\])))"
    r"(?:\{\s*+(\\[ij](?![A-Za-z])|[^\W\d_])\s*+\}|(\\[ij])(?:\{\}|(?![A-Za-z])[ \t]?)|([^\W\d_]))"
)
_VERB = re.compile(
    r"(?:verb|Verb|lstinline|mintinline)\*?(?:\[[^\[\]]*+\])?(?:\{[^{}]*+\}(?=[^A-Za-z\s]))?"
    r"(?:([^A-Za-z\s*{\[])([^\r\n]{0,1000}?)\1|\{([^{}]*+)\})"
)
# Code of one word is a word of the sentence: \verb|lm| fits the model.
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,40}")
_PIECE = re.compile(r"\\.|%[^\r\n]*+(?:\r\n?|\n)?\s*+|\s++|(?:[^\\%\s]|\\\Z)++", re.DOTALL)
_NAMES = re.compile(r"[^\s,{}][^,{}\r\n]*")
_BARE_FILE = re.compile(r"[ \t]++([^\s{}\\%]++)")
_ENVIRONMENT = re.compile(r"\s*+\{([A-Za-z@]{1,40}+\*?)\}")
_FILES = commands.INCLUDES | commands.BIBLIOGRAPHIES | commands.RESOURCES | {"import", "subimport"}
_KINDS = {
    "thebibliography": BlockKind.REFERENCE_LIST,
    **dict.fromkeys(commands.LISTS, BlockKind.LIST_ITEM),
    **dict.fromkeys(commands.TABLES, BlockKind.TABLE),
}
_SET_HIGH = frozenset({"textsuperscript", "up", "ensuremath"})
_LONGEST_HIGH = 20
# 12\,000 is one number.
_THOUSAND = re.compile(r"(?<=\d)\\,\d{3}(?!\d)")
# Of an argument: words that print as they stand.
_AS_IT_STANDS = re.compile(r"[^\\%\r\n{}$~&`'\-#^_\t ](?:[^\\%\r\n{}$~&`'\-#^_\t ]|[ ](?! ))*+")
# How far an argument is looked into.
_LOOK = 500


class _Note(NamedTuple):
    """A footnote that waits until its paragraph is over."""

    start: int
    end: int
    label: str


def read(source: SourceFile) -> Document:
    r"""The document; from \begin{document} on, where the file has one."""
    return _Reader(source).document()


class _Reader:
    """Walks through one file; `self._at` only ever grows, except into a footnote and back."""

    def __init__(self, source: SourceFile, macros: Macros | None = None) -> None:
        self._source = source
        self._text = source.text
        self._scan = Scanner(source.text)
        self._closing = self._scan.closing
        self._out = DocumentBuilder(source, Syntax.LATEX)
        self._out.comments.extend(self._scan.comments)
        self._macros = macros or Macros()
        self._notes: deque[_Note] = deque()
        self._noted = 0
        self._open: Counter[str] = Counter()
        self._kinds: list[tuple[str, BlockKind]] = []
        # the environments around, innermost last
        self._ends: list[tuple[int, BlockKind]] = []
        # closing braces of headings and captions, innermost last
        self._label: str | None = None
        # of the footnote that is being read
        self._entry = ""
        # key of the entry of a thebibliography
        self._listing = False
        # under a heading like References
        self._tables = 0
        # so far; one within another is a part of it
        self._silent = False
        # before \\begin{document}
        self._between: dict[int, tuple[str, int]] = {}
        # of the closing brace of a macro's argument: what the macro prints then, and where to go on

    def document(self) -> Document:
        """The whole file."""
        text = self._text
        start = 1 if text.startswith("\ufeff") else 0
        begin = text.find("\\begin{document}")
        if begin >= 0:
            self._silent = True
            self._walk(start, begin)
            self._close()
            self._silent = False
            start = begin + len("\\begin{document}")
        end = text.find("\\end{document}", start)
        self._walk(start, end if end >= 0 else len(text))
        self._close()
        macros = self._macros.commands.values()
        self._out.commands.extend((macro.name, macro.stands_for) for macro in macros)
        document = self._out.build()
        labels = {block.label for block in document.blocks}
        # A footnote without words has no block that a mark could lead to.
        return replace(
            document, note_marks=tuple(mark for mark in document.note_marks if mark.label in labels)
        )

    def _walk(self, at: int, end: int) -> None:
        while at < end:
            token = _TOKEN.match(self._text, at, end)
            if not token:  # never: the last alternative takes anything
                break
            at = max(self._take(token), token.end())
            while self._ends and self._ends[-1][0] < at:
                self._close()
                self._ends.pop()

    def _take(self, token: re.Match[str]) -> int:
        """Read one token and what belongs to it; returns where to go on."""
        at, end = token.span()
        match token.lastgroup:
            case "name":
                return self._command(token["name"], at, end)
            case "symbol":
                return self._symbol(token["symbol"], at, end)
            case "math":
                return self._formula(token["math"], at, end)
            case "break":
                self._close()
            case "close" if at in self._between:
                words, end = self._between.pop(at)
                if not self._silent:
                    self._out.replace(at, end, words)
            case "cell" if self._in_table():
                self._close()
            case _:
                if not self._silent:
                    self._print(token)
        return end

    def _print(self, token: re.Match[str]) -> None:
        """What stands for itself, or for a character."""
        at, end = token.span()
        match token.lastgroup:
            case "text":
                self._words(at, end)
            case "space" | "tie":
                self._out.space(at)
            case "dash":
                self._out.replace(at, end, "—" if end - at == 3 else "–")
            case "quote":
                self._out.replace(at, end, {"``": "“", "''": "”", "`": "‘"}[token["quote"]])
            case "rest" if token["rest"] == "_":
                self._out.keep(at, end)

    def _words(self, at: int, end: int) -> None:
        """Text as it stands; a blank at its beginning folds with one before it."""
        first = at
        while first < end and self._text[first] == " ":
            first += 1
        if first > at:
            self._out.space(at)
        self._out.keep(first, end)

    def _symbol(self, symbol: str, at: int, end: int) -> int:
        if symbol in "([":
            closed = self._scan.find("\\)" if symbol == "(" else "\\]", end)
            if closed >= 0 and symbol == "(":
                self._plain(end, closed)
            return closed + 2 if closed >= 0 else end
        if self._silent:
            return end
        if accent := _ACCENT.match(self._text, at):
            return self._accent(accent)
        if symbol in "&%$#_":
            self._out.keep(at + 1, end)
        elif symbol == "\\":
            option = OPTION.match(self._text, end) if self._text[end : end + 1] in "*[" else None
            if self._in_table() or (self._listing and self._kind() is BlockKind.REFERENCE_LIST):
                self._close()
            self._out.space(at)
            return option.end() if option else end
        elif symbol in " ,;:\r\n" and not (symbol == "," and _THOUSAND.match(self._text, at)):
            self._out.space(at)
        return end

    def _accent(self, accent: re.Match[str]) -> int:
        letter = (accent[3] or accent[4] or accent[5]).lstrip("\\")
        combined = normalize("NFC", letter + commands.COMBINING[accent[1] or accent[2]])
        self._out.replace(accent.start(), accent.end(), combined)
        return accent.end()

    def _formula(self, sign: str, at: int, end: int) -> int:
        if sign == "$$":
            closed = self._scan.find("$$", end)
            return closed + 2 if closed >= 0 else end
        formula = _FORMULA.match(self._text, at)
        if formula:
            self._plain(end, formula.end() - 1)
        return formula.end() if formula else end

    def _plain(self, start: int, end: int) -> None:
        """The signs of a formula, where somebody would type them in a line."""
        if not self._silent and (parts := plain(self._text, start, end, self._macros.formulas)):
            self._put(parts)

    def _put(self, parts: Sequence[Part]) -> None:
        for part in parts:
            if part.text is None:
                self._out.keep(part.start, part.end)
            else:
                self._out.replace(part.start, part.end, part.text)

    def _kind(self) -> BlockKind:
        """What the text here is."""
        if self._ends:
            return self._ends[-1][1]
        if self._label is not None:
            return BlockKind.FOOTNOTE
        if self._kinds and self._kinds[-1][1] is not BlockKind.PARAGRAPH:
            return self._kinds[-1][1]
        return BlockKind.REFERENCE_LIST if self._listing else BlockKind.PARAGRAPH

    def _in_table(self) -> bool:
        return bool(self._kinds) and self._kinds[-1][0].rstrip("*") in commands.TABLES

    def _close(self) -> None:
        """End the block; the footnotes that it refers to follow."""
        kind = self._kind()
        labels = {BlockKind.FOOTNOTE: self._label or "", BlockKind.REFERENCE_LIST: self._entry}
        cell = Cell(self._tables) if kind is BlockKind.TABLE else None
        self._out.close_block(kind, labels.get(kind, ""), cell)
        if self._label is not None:
            return
        around = self._ends, self._kinds, self._open, self._scan
        while self._notes:
            note = self._notes.popleft()
            self._ends, self._kinds, self._label = [], [], note.label
            self._open = Counter()
            self._scan = around[3].within(note.end)
            self._walk(note.start, note.end)
            self._out.close_block(BlockKind.FOOTNOTE, note.label)
        self._ends, self._kinds, self._open, self._scan = around
        self._label = None

    def _command(self, name: str, at: int, end: int) -> int:  # noqa: PLR0911 -- a table, read as one
        """A command; `end` is where its name does."""
        star = self._text.startswith("*", end)
        if (words := self._macros.words.get(name)) and (stop := self._defined(words, at, end)):
            return stop
        if name in self._macros.commands or cites(name):
            return self._citation(name, at, end + star)
        if definition := definition_at(self._text, at, self._closing, self._macros, self._words_in):
            self._macros.define(definition)
            return definition.end
        if name in _FILES:
            return self._file(name, end + star)
        if name == "date":
            return self._date(end)
        if name == "title":
            self._title(end)
        if name in ("begin", "end"):
            return self._environment(name, end)
        if name == "iffalse":
            closed = self._scan.find("\\fi", end)
            return closed + 3 if closed >= 0 else end
        if verb := _VERB.match(self._text, at + 1):
            self._code(verb)
            return verb.end()
        return end if self._silent else self._printed(name, at, end + star)

    def _defined(self, words: tuple[str, ...], at: int, end: int) -> int:
        """What the document itself says that a command prints; returns where to go on, or 0."""
        if len(words) == 1:
            end += 2 * self._text.startswith("{}", end)
            if not self._silent:
                self._out.replace(at, end, words[0])
            return end
        groups, _ = self._scan.groups(end)
        if len(groups) < len(words) - 1:
            return 0
        ends = [*(group + 1 for group in groups[1 : len(words) - 1]), 0]
        for group, between, until in zip(groups, words[1:], ends, strict=False):
            closed = self._closing[group]
            self._between[closed] = between, until or closed + 1
        first = groups[0] + 1
        if not self._silent:
            plainly = _AS_IT_STANDS.match(self._text, first, self._closing[groups[0]])
            stop = plainly.end() if plainly else first
            self._out.replace(at, stop, words[0] + self._text[first:stop])
            first = stop
        return first

    def _words_in(self, body: str) -> str:
        """What a piece of LaTeX prints on one line."""
        document = _Reader(SourceFile(self._source.path, body), self._macros).document()
        if len(document.blocks) != 1 or document.note_marks:
            return ""
        return document.text[:-1]

    def _printed(self, name: str, at: int, end: int) -> int:  # noqa: C901, PLR0911 -- see above
        """A command of the body that prints something, or nothing."""
        if accent := _ACCENT.match(self._text, at):
            return self._accent(accent)
        if symbol := commands.SYMBOLS.get(name):
            self._out.replace(at, end, symbol)
            return self._scan.blanks(end + 2 * self._text.startswith("{}", end))
        if name in commands.POINTERS or name in SETTING_NUMBERS or name in _SET_HIGH:
            return self._figure(name, at, end)
        if name in commands.NOTES or name in ("footnotemark", "footnotetext"):
            return self._note(name, at, end)
        if name in commands.SECTIONS:
            return self._heading(end)
        if name in ("caption", "captionof"):
            self._close()
            return self._group_as(
                BlockKind.CAPTION, self._scan.arguments(end, 1) if name[7:] else end
            )
        if name in ("item", "bibitem"):
            return self._item(name, end)
        if name in commands.PARAGRAPH_ENDS:
            self._close()
            return end
        if name in commands.SPACES:
            self._out.space(at)
            return end
        if name in ("url", "nolinkurl", "path"):
            return self._address(end)
        return self._words_of(name, end)

    def _figure(self, name: str, at: int, end: int) -> int:
        """A number and its unit, a power, a formula, or the label of a table, as people type them."""
        groups, after = self._scan.groups(end)
        insides = [(group + 1, self._closing[group]) for group in groups]
        if not insides:
            return after
        start, stop = insides[0]
        if name in commands.POINTERS:
            label = self._text[start : min(stop, start + _LOOK)]
            self._out.replace(at, stop + 1, " ".join(label.split()))
        elif name == "ensuremath":
            if parts := plain(self._text, start, stop, self._macros.formulas):
                self._put(tiled(self._text, parts, at))
        elif name in _SET_HIGH:
            high = self._text[start : min(stop, start + _LONGEST_HIGH)]
            if not raises(high):
                return groups[0]
            self._out.replace(at, stop + 1, raised(self._text[at - 1 : at], high))
        elif printed := set_number(name, self._text, insides):
            self._put(tiled(self._text, printed[0], at))
            stop = insides[printed[1] - 1][1]
        else:
            return groups[0]
        return stop + 1

    def _words_of(self, name: str, end: int) -> int:  # noqa: PLR0911 -- see above
        """Where the arguments begin that are printed, or where the command ends."""
        if name in commands.TEXT:
            option = OPTION.match(self._text, end)
            return option.end() if option else self._scan.blanks(end)
        if name in commands.SETTING_FIRST:
            return self._scan.arguments(end, commands.SETTING_FIRST[name])
        if name in commands.SETTING:
            return self._scan.arguments(end)
        groups, after = self._scan.groups(end)
        if name in commands.PRINTED_FIRST and groups:
            self._words(groups[0] + 1, self._closing[groups[0]])
            return after
        for group in groups:
            if "cite" in self._text[group : min(self._closing[group], group + _LOOK)]:
                return group
        if (
            groups
            and " " in self._text[groups[-1] : min(self._closing[groups[-1]], groups[-1] + _LOOK)]
        ):
            return groups[-1]
        if (
            not groups
            and not self._text.startswith("[", end)
            and self._text[end : end + 1].isspace()
        ):
            self._out.space(end)
        return after

    def _citation(self, name: str, at: int, end: int) -> int:
        """Kept as it is written, without comments and line ends."""
        macro = self._macros.commands.get(name)
        stop = end
        if macro and macro.arguments > 1:
            groups, stop = self._scan.groups(end)
            if len(groups) < macro.arguments:
                return end
            key = groups[macro.key_argument - 1]
            pieces = [(at, end), (key, self._closing[key] + 1)]
        else:
            arguments = arguments_of(macro.stands_for if macro else name).match(self._text, end)
            if not arguments:
                return end
            stop = arguments.end()
            pieces = [(at, stop)]
        if not self._silent or name == "nocite":
            for start, until in pieces:
                self._keep_folded(start, until)
        if name.lower() in ("citefield", "citelist", "citename") and stop in self._closing:
            stop = self._closing[stop] + 1
        return stop

    def _keep_folded(self, start: int, end: int) -> None:
        for piece in _PIECE.finditer(self._text, start, end):
            if piece[0].isspace():
                self._out.space(piece.start())
            elif not piece[0].startswith("%"):
                self._out.keep(*piece.span())

    def _file(self, name: str, end: int) -> int:
        """A file that the document takes in: another document, or its bibliography."""
        groups, after = self._scan.groups(end)
        names = [self._text[group + 1 : self._closing[group]].strip() for group in groups]
        if not names:
            bare = _BARE_FILE.match(self._text, end) if name == "input" else None
            if bare:
                self._out.includes.append(bare[1])
            return bare.end() if bare else end
        if name in commands.RESOURCES:
            self._out.bibliographies.append(names[0])
        elif name in commands.BIBLIOGRAPHIES:
            found = (part.strip() for part in names[0].split(","))
            self._out.bibliographies.extend(
                part if part.endswith(".bib") else f"{part}.bib" for part in found if part
            )
        elif name in commands.INCLUDES:
            self._out.includes.append(names[0])
        elif len(names) > 1:
            self._out.includes.append(f"{names[0].rstrip('/')}/{names[1]}")
        return after

    def _date(self, end: int) -> int:
        """The document's own date; a command in it, such as that for today, gives none."""
        groups, after = self._scan.groups(end)
        if groups:
            words = self._text[groups[0] + 1 : self._closing[groups[0]]][:_LOOK]
            self._out.dated = "" if "\\" in words else " ".join(words.split())
        return after

    def _title(self, end: int) -> None:
        """What the document calls itself; the command goes on as any other."""
        groups, _ = self._scan.groups(end)
        if groups and not self._out.title:
            self._out.title = self._text[groups[0] + 1 : self._closing[groups[0]]][:_LOOK]

    def _environment(self, name: str, end: int) -> int:
        named = _ENVIRONMENT.match(self._text, end)
        if not named:
            return end
        full, plain = named[1], named[1].rstrip("*")
        if name == "end":
            self._close()
            if self._open[full]:
                while self._open[full]:
                    popped, _ = self._kinds.pop()
                    self._open[popped] -= 1
                    if popped == full:
                        break
            return named.end()
        if plain in commands.MATHEMATICS or plain in commands.VERBATIM:
            closing = f"\\end{{{full}}}"
            closed = self._scan.find(closing, named.end())
            if closed >= 0:
                self._out.space(end)
                return closed + len(closing)
        self._close()
        if plain in commands.TABLES and not self._in_table():
            self._tables += 1
        self._kinds.append((full, _KINDS.get(plain, BlockKind.PARAGRAPH)))
        self._open[full] += 1
        count = commands.ENVIRONMENT_ARGUMENTS.get(
            full, commands.ENVIRONMENT_ARGUMENTS.get(plain, 0)
        )
        return self._scan.arguments(named.end(), count)

    def _note(self, name: str, at: int, end: int) -> int:
        """A footnote is numbered as TeX does it, its text waits for the end of the paragraph."""
        option = re.compile(r"\[(\d{1,6})\]").match(self._text, end)
        group = self._scan.blanks(option.end() if option else end)
        if name != "footnotetext" and not option:
            self._noted += 1
        label = option[1] if option else str(self._noted)
        if name not in ("footnotetext", "marginpar", "marginnote"):
            start = self._out.length
            self._out.replace(at, end, label.translate(RAISED))
            self._out.mark_note(start, label)
        if name == "footnotemark" or group not in self._closing:
            return option.end() if option else end
        self._notes.append(_Note(group + 1, self._closing[group], label))
        return self._closing[group] + 1

    def _heading(self, end: int) -> int:
        self._close()
        at = self._group_as(BlockKind.HEADING, end)
        if self._ends and at <= self._ends[-1][0]:
            title = self._text[at : min(self._ends[-1][0], at + _LOOK)]
            self._listing = heads_works(title)
        return at

    def _group_as(self, kind: BlockKind, end: int) -> int:
        """The next group in braces is a block of this kind."""
        option = OPTION.match(self._text, end)
        group = self._scan.blanks(option.end() if option else end)
        if group not in self._closing:
            return end
        self._ends.append((self._closing[group], kind))
        return group + 1

    def _item(self, name: str, end: int) -> int:
        self._close()
        option = OPTION.match(self._text, end)
        after = option.end() if option else end
        if name == "item":
            if option and not set("\\{}$%") & set(option[0]):
                self._out.keep(option.start() + option[0].index("[") + 1, option.end() - 1)
                self._out.space(option.end() - 1)
            return after
        group = self._scan.blanks(after)
        if group not in self._closing:
            return after
        self._entry = self._text[group + 1 : self._closing[group]].strip()
        return self._closing[group] + 1

    def _address(self, end: int) -> int:
        group = self._scan.blanks(end)
        if group not in self._closing:
            return end
        for piece in re.finditer(r"[^\\{}\s]++", self._text[group : self._closing[group]]):
            self._out.keep(group + piece.start(), group + piece.end())
        return self._closing[group] + 1

    def _code(self, verb: re.Match[str]) -> None:
        number = 2 if verb[2] is not None else 3
        if not self._silent and _WORD.fullmatch(verb[number]):
            self._out.keep(*verb.span(number))
