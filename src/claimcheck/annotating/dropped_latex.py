r"""What a LaTeX document holds beside its words: formulas, code, pictures, and what sets the type."""

import re
from collections.abc import Iterator

from claimcheck.annotating.dropped import WORD, Ahead, Token
from claimcheck.model.annotated import Left
from claimcheck.readers import latex_commands as commands
from claimcheck.readers.units import SETTING_NUMBERS

_TOKEN = re.compile(
    r"""
      (?P<comment>%[^\r\n]*+)
    | (?P<break>(?:\r\n?+|\n)[ \t]*+(?:\r\n?+|\n)\s*+)
    | (?P<space>[\s~]++)
    | (?P<command>\\[A-Za-z@]++)
    | (?P<row>\\\\(?:\*?\[[^\[\]]{0,40}+\])?+)
    | (?P<math>\$\$?|\\[(\[])
    | (?P<symbol>\\.?)
    | (?P<cell>&)
    | (?P<brace>[{}])
    | (?P<sign>[^\w\s]|_)
    | (?P<words>\w++)
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"\\([A-Za-z@]++)\*?")
_BRACES = r"\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+\}"
_GROUP = re.compile(rf"\s*+({_BRACES})", re.DOTALL)
_BRACE = re.compile(r"\\.|%[^\r\n]*+|[{}]", re.DOTALL)
_LONGEST_LINK = 2000
_OPTIONS = re.compile(r"(?:\s*+\[[^\[\]]{0,2000}+\]|<[^<>\s]{0,40}+>)*+", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*+\{([A-Za-z@]{1,40}+\*?)\}")
_VERB = re.compile(
    r"\\(?:verb|Verb|lstinline|mintinline)\*?(?:\[[^\[\]]*+\])?([^A-Za-z\s*{\[])([^\r\n]{0,1000}?)\1"
)
_FILES = commands.INCLUDES | {"import", "subimport"}
_PICTURES = frozenset({"includegraphics", "includesvg", "includepdf"})
_ADDRESSES = frozenset({"href", "url"})
# Nobody sets type with these: what they hold, somebody wrote for people to read.
_SPOKEN = frozenset(
    [
        "todo", "missingfigure", "fixme", "author", "date", "affil", "affiliation", "address", "email", "institute",
        "orcid", "keywords", "pacs", "subjclass", "marginnote*", "newacronym",
    ]
)  # fmt: skip
_LISTING = commands.BIBLIOGRAPHIES | commands.RESOURCES | {"printbibliography"}
# What sets the type, without arguments.
_SWITCHES = frozenset(
    [
        "item", "bibitem", "caption", "captionof", "footnotemark", "footnotetext", "hline", "toprule", "midrule",
        "bottomrule", "endhead", "endfirsthead", "endfoot", "endlastfoot", "small", "large", "Large", "LARGE", "huge",
        "Huge", "tiny", "footnotesize", "scriptsize", "normalsize", "bf", "it", "rm", "sf", "tt", "sc", "em", "sl",
        "noindent", "indent", "centering", "raggedleft", "raggedright", "itshape", "upshape", "slshape", "scshape",
        "ttfamily", "sffamily", "rmfamily", "mdseries", "normalfont", "frontmatter", "mainmatter", "backmatter",
        "doublespacing", "singlespacing", "onehalfspacing", "onecolumn", "twocolumn", "maketitle", "and", "fi", "relax",
        "vfill", "vfil", "hfil", "allowbreak", "nobreak", "left", "right", "ignorespaces", "unskip", "leavevmode",
        "makeatletter", "makeatother", "flushbottom", "raggedbottom", "sloppy", "fussy", "null", "strut", "xspace",
    ]
)  # fmt: skip
_SILENT = (
    (commands.TEXT | commands.SETTING | commands.SECTIONS | commands.NOTES | commands.SPACES)
    | commands.PARAGRAPH_ENDS | commands.PRINTED_FIRST | SETTING_NUMBERS | _SWITCHES | _LISTING
    | {"url", "nolinkurl", "path", "textsuperscript", "ensuremath"}
) - _SPOKEN - commands.POINTERS - _PICTURES  # fmt: skip
# Code that is printed as it stands, within \\begin and \\end.
_LISTINGS = frozenset(
    {"verbatim", "Verbatim", "BVerbatim", "LVerbatim", "lstlisting", "minted", "alltt"}
)
# They end a block, or begin one.
_BREAKS = (
    commands.SECTIONS
    | commands.PARAGRAPH_ENDS
    | {"item", "bibitem", "caption", "captionof", "footnote", "thanks"}
)


class Lexer:
    """Goes through the gaps of one document in the order of the source."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ahead = Ahead(text)
        self._start = text.find("\\begin{document}")
        end = text.find("\\end{document}", max(0, self._start))
        self._end = end if end >= 0 else len(text)
        self._links: dict[int, Token] = {}
        # the brace that ends the words of a link: where it leads

    def tokens(self, start: int, end: int) -> Iterator[Token]:
        """All that stands in one gap."""
        at = start
        if at < self._start:
            at = min(end, self._start + len("\\begin{document}"))
            yield Token(Left.SETUP, start, at, self._text[start:at], breaks=True)
        while at < end:
            if at >= self._end:
                after = self._end + len("\\end{document}")
                yield Token(None, at, min(end, after), breaks=True)
                if after < end and WORD.search(self._text, after, end):
                    yield Token(Left.SETUP, after, end, self._text[after:end], breaks=True)
                return
            token = self._token(at, end)
            yield token
            at = max(token.end, at + 1)

    def _token(self, at: int, limit: int) -> Token:  # noqa: C901, PLR0911 -- a table, read as one
        limit = min(limit, max(self._end, at))
        token = _TOKEN.match(self._text, at, limit)
        if not token:
            return Token(None, at, limit)
        start, end = token.span()
        match token.lastgroup:
            case "comment":
                return Token(Left.COMMENT, start, end)
            case "break":
                return Token(None, start, end, breaks=True)
            case "row" | "cell":
                return Token(None, start, end, breaks=True, signs=token[0][:2])
            case "space":
                return Token(None, start, end, signs=" ")
            case "brace" if address := self._links.pop(start, None):
                return address._replace(start=start, end=end)
            case "brace":
                return Token(None, start, end, signs=token[0])
            case "command":
                told = environment_at(self._text, start, limit, self._ahead) or command_at(
                    self._text, start, limit, self._ahead
                )
                return self._behind(told) if told.kind is Left.ADDRESS else told
            case "math":
                return formula_at(token, self._ahead, limit)
            case "words":
                return Token(Left.SOURCE, start, end, token[0])
            case _:
                return Token(None, start, end)

    def _behind(self, link: Token) -> Token:
        """Where a link leads stands behind its words, if they end soon."""
        depth = 0
        start = link.end
        if not self._text.startswith("{", start):
            return link
        for brace in _BRACE.finditer(self._text, start, start + _LONGEST_LINK):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                self._links[brace.start()] = link
                return Token(None, link.start, link.end)
        return link


def formula_at(token: re.Match[str], ahead: Ahead, limit: int) -> Token:
    """The formula that begins with a sign, if it ends before `limit`."""
    closing = {"\\(": "\\)", "\\[": "\\]"}.get(token[0], token[0])
    stop = ahead.find(closing, token.end(), limit)
    if stop < 0:
        return Token(None, *token.span())
    left = Left.DISPLAYED if token[0] in ("$$", "\\[") else Left.FORMULA
    words = ahead.text[token.end() : stop].strip()
    return Token(left, token.start(), stop + len(closing), words)


def environment_at(text: str, at: int, limit: int, ahead: Ahead) -> Token | None:
    r"""The environment that begins or ends here, whole where it holds no words of the text."""
    named = _ENVIRONMENT.match(text, at, limit)
    if not named:
        return None
    full, plain = named[2], named[2].rstrip("*")
    is_whole = plain in commands.MATHEMATICS or plain in commands.VERBATIM
    if named[1] == "begin" and is_whole:
        stop = ahead.find(f"\\end{{{full}}}", named.end(), limit)
        if stop >= 0:
            stop += len(full) + len("\\end{}")
            if plain == "comment":
                return Token(Left.COMMENT, at, stop)
            if plain in commands.MATHEMATICS:
                return Token(Left.DISPLAYED, at, stop, text[at:stop])
            first, last = at, stop
            if plain in _LISTINGS:
                first, last = _options(text, named.end(), stop), stop - len(full) - len("\\end{}")
            return Token(Left.CODE, at, stop, text[first:last].strip("\r\n"), breaks=True)
    if named[1] == "end":
        return Token(None, at, named.end(), breaks=True, signs=f"-{plain}")
    end = _options(text, named.end(), limit)
    count = commands.ENVIRONMENT_ARGUMENTS.get(full, commands.ENVIRONMENT_ARGUMENTS.get(plain, 0))
    for _ in range(count):
        group = _GROUP.match(text, end, limit)
        end = _options(text, group.end(), limit) if group else end
    return Token(None, at, end, breaks=True, signs=f"+{plain}")


def command_at(text: str, at: int, limit: int, ahead: Ahead) -> Token:  # noqa: PLR0911 -- see above
    """The command that begins here, with as many of its arguments as the gap holds."""
    if verb := _VERB.match(text, at, limit):
        return Token(Left.CODE, *verb.span(), verb[2])
    named = _NAME.match(text, at, limit)
    if not named:
        return Token(None, at, at + 1)
    name = named[1]
    if name == "iffalse":
        return Token(Left.COMMENT, at, ahead.past("\\fi", named.end(), limit))
    if told := _setting_at(text, named, limit):
        return told
    groups, after = _groups(text, _options(text, named.end(), limit), limit)
    if groups and name in commands.POINTERS | _PICTURES:
        return Token(
            Left.POINTER if name in commands.POINTERS else Left.IMAGE, at, after, groups[0]
        )
    if name in _FILES:
        return Token(Left.INCLUDED, at, after, "/".join(groups), breaks=True)
    return Token(Left.SOURCE, at, after, text[at:after].strip())


def _setting_at(text: str, named: re.Match[str], limit: int) -> Token | None:
    """A command that only sets the type, with the arguments of which nothing is printed."""
    name, (at, end) = named[1], named.span()
    breaks = name in _BREAKS
    if name == "item":
        # What is printed in place of a number stands in brackets.
        bracket = "[" if text[end : end + 20].lstrip().startswith("[") else ""
        return Token(None, at, end, bracket, breaks=True, signs=name)
    end = _options(text, end, limit)
    if name in _LISTING or (name in _SILENT and name in commands.SETTING):
        return Token(None, at, _groups(text, end, limit)[1], breaks=breaks)
    if name in commands.SETTING_FIRST:
        first, after = _groups(text, end, limit, commands.SETTING_FIRST[name])
        if name == "href" and first:
            return Token(Left.ADDRESS, at, after, first[0])
        signs = f"span {first[0]}" if name == "multicolumn" and first else ""
        return Token(None, at, after, signs=signs)
    if name in commands.TEXT or name in _SILENT:
        return Token(None, at, end, breaks=breaks, signs=name)
    return None


def _options(text: str, at: int, limit: int) -> int:
    options = _OPTIONS.match(text, at, limit)
    return options.end() if options else at


def _groups(text: str, at: int, limit: int, most: int = 9) -> tuple[list[str], int]:
    """The arguments in braces that follow, and where they end."""
    found: list[str] = []
    while len(found) < most and (group := _GROUP.match(text, at, limit)):
        found.append(" ".join(group[1][1:-1].split()))
        at = _options(text, group.end(), limit)
    return found, at
