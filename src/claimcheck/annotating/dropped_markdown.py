"""What a Markdown document holds beside its words, told apart by how it begins.

Only what a reader has left out comes here, so nothing needs to be asked twice: what looks like code
is code.
"""

import re
from collections.abc import Callable, Iterator
from textwrap import dedent

from claimcheck.annotating.dropped import WORD, Ahead, Token
from claimcheck.annotating.dropped_latex import command_at, environment_at, formula_at
from claimcheck.annotating.outline import BULLET
from claimcheck.model.annotated import Left
from claimcheck.readers.front_matter import front_matter

_LINE = r"(?<![^\r\n])"
_TOKEN = re.compile(
    rf"""
      (?P<fence>{_LINE}[ \t>]*+(?P<ticks>`{{3,}}+|~{{3,}}+)[^\r\n]*+)
    | (?P<rule>{_LINE}[ \t>]*+(?:[-=_*|+:]++[ \t]*+)++(?=[\r\n]))
    | (?P<div>{_LINE}[ \t>]*+:{{3,}}+[^\r\n]*+)
    | (?P<target>{_LINE}[ ]{{0,3}}+\[(?![@^])[^\[\]\r\n]{{1,500}}+\]:[ \t]*+[^\s]++[^\r\n]*+)
    | (?P<blank>(?:\r\n?+|\n)(?:[ \t>]*+(?:\r\n?+|\n))++)
    | (?P<item>{_LINE}(?P<before>[ \t>]*+)(?P<marker>[-*+]|\(?(?:[0-9]{{1,9}}|[a-z]|[ivxlc]{{1,6}}|\#|@[\w-]*+)[.)])(?=\s))
    | (?P<indented>{_LINE}(?:[ ]{{4}}|[ ]{{0,3}}+\t)[^\r\n]*+)
    | (?P<starter>{_LINE}[ \t>]*+(?:\[\^[^\]\s]++\]:|(?:[Tt]able)?:[ \t]|~[ \t]|\#{{1,6}}+(?=\s)))
    | (?P<comment><!--)
    | (?P<html><(?P<element>script|style|pre|textarea)\b)
    | (?P<tag></?[A-Za-z][^<>]*+>)
    | (?P<include>\{{\{{<[ \t]*+include[ \t]++(?P<file>[^<>\r\n]*+)>\}}\}})
    | (?P<shortcode>\{{\{{<[^<>]*+>\}}\}})
    | (?P<display>\$\$)
    | (?P<formula>\$(?=\S))
    | (?P<escaped>\\[(\[])
    | (?P<pointer>\\@ref\((?P<label>[^()\s]++)\))
    | (?P<tex>\\[A-Za-z]++)
    | (?P<code>`++)
    | (?P<image>!\[) | (?P<open>\[)
    | \](?P<address>\((?P<where>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\))(?P<attributes>\{{[^{{}}]*+\}})?+
    | (?P<close>\](?:\s?\[[^\[\]]*+\])?+)
    | (?P<set>\{{[\#.\w=%:-][^{{}}]*+\}})
    | (?P<cell>\|)
    | (?P<entity>&(?:\#\w{{1,8}}+|\w{{2,32}}+);)
    | (?P<line>\r\n?+|\n) | (?P<space>[^\S\r\n]++)
    | (?P<emphasis>\*++|_++|(?<!~)~~(?!~))
    | (?P<sign>[^\w\s])
    | (?P<words>\w++)
    """,
    re.VERBOSE | re.DOTALL,
)
_SOURCE = re.compile(
    r"\b(?:src|href)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))", re.IGNORECASE
)
_CLOSES = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)[ \t]*+(?=[\r\n]|\Z)")
_LINE_END = re.compile(r"\r\n?+|\n")
_INDENTED_ON = re.compile(
    r"(?:(?:\r\n?+|\n)(?:[ \t]*+(?:\r\n?+|\n))*+(?:[ ]{4}|[ ]{0,3}+\t)[^\r\n]*+)*+"
)
_BLANK_LINE = re.compile(r"(?:\r\n?+|\n)[ \t>]*+(?:\r\n?+|\n)\Z")
# Where the words of an HTML link end, if nothing comes before that could hide its end.
_LINK_WORDS = re.compile(
    r"(?P<end></a\s*+>)|[`$\\]|<(?:!--|a\s|script\b|style\b|pre\b|textarea\b)"
    r"|(?:\r\n?+|\n)[ \t>]*+[\r\n]",
    re.IGNORECASE,
)
_LONGEST_LINK = 2000
_BACK = 200


# They end a block or a cell.
_BREAKS = frozenset({"rule", "div", "blank", "starter", "cell"})
# What they are for whoever looks at what stands around.
_SIGNS = {"blank": "blank", "cell": "|"}


class Lexer:
    """Goes through the gaps of one document in the order of the source."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ahead = Ahead(text)
        start = 1 if text.startswith("\ufeff") else 0
        matter = front_matter(text, start)
        self._matter = matter.end if matter else 0
        self._no_code = 0
        # up to there indented lines are known to be text
        self._images: list[bool] = []
        # of the brackets around: whether they are an image's
        self._links: dict[int, str] = {}
        # where the words of an HTML link end: where it leads
        self._lexers: dict[str, Callable[[re.Match[str], int], Token]] = {
            "fence": self._fence,
            "item": self._item,
            "indented": self._indented,
            "comment": self._comment,
            "html": self._html,
            "tag": self._tag,
            "display": self._formula,
            "formula": self._formula,
            "escaped": self._formula,
            "tex": self._tex,
            "code": self._code,
            "image": self._bracket,
            "open": self._bracket,
            "address": self._address,
            "attributes": self._address,
            "close": self._bracket,
        }

    def tokens(self, start: int, end: int) -> Iterator[Token]:
        """All that stands in one gap."""
        at = start
        if at < self._matter:
            stop = min(end, self._matter)
            yield Token(Left.SETUP, at, stop, self._text[at:stop], breaks=True)
            at = stop
        while at < end and (token := _TOKEN.match(self._text, at, end)):
            told = self._told(token, end)
            yield told
            at = max(told.end, at + 1)

    def _told(self, token: re.Match[str], limit: int) -> Token:  # noqa: PLR0911 -- a table, read as one
        kind, (start, end) = token.lastgroup or "", token.span()
        if lexer := self._lexers.get(kind):
            return lexer(token, limit)
        match kind:
            case "include":
                return Token(Left.INCLUDED, start, end, token["file"].strip(), breaks=True)
            case "pointer":
                return Token(Left.POINTER, start, end, token["label"])
            case "target":
                return Token(Left.SOURCE, start, end, token[0].strip(), breaks=True)
            case "words" | "shortcode":
                return Token(Left.SOURCE, start, end, token[0])
            case "line" | "emphasis":
                return Token(None, start, end, signs=token[0])
            case _:
                signs = _SIGNS.get(kind, "")
                if kind == "starter" and token[0].lstrip(" \t>")[0] in ":~":
                    signs = "defined"
                return Token(None, start, end, breaks=kind in _BREAKS, signs=signs)

    def _item(self, token: re.Match[str], _limit: int) -> Token:
        column = len(token["before"].expandtabs(4))
        marker = token["marker"] if len(token["marker"]) > 1 else BULLET
        return Token(None, *token.span(), marker, breaks=True, signs=f"item {column}")

    def _indented(self, token: re.Match[str], limit: int) -> Token:
        """Code that its indent alone makes code, or the indent of a line of text."""
        start = token.start()
        before = self._text[max(0, start - _BACK) : start]
        if start >= self._no_code and (not before or _BLANK_LINE.search(before)):
            more = _INDENTED_ON.match(self._text, token.end(), limit)
            end = more.end() if more else token.end()
            code = self._text[start:end]
            if WORD.search(code) and self._text[end : end + 1] in ("", "\r", "\n"):
                return Token(Left.CODE, start, end, dedent(code), breaks=True)
            self._no_code = end
        return Token(None, start, start + len(token[0]) - len(token[0].lstrip(" \t")))

    def _fence(self, token: re.Match[str], limit: int) -> Token:
        """The lines of code between two fences, or what looks like a fence."""
        start, at = token.span()
        info = token[0].strip(" \t>`~")
        while line := _LINE_END.search(self._text, at, limit):
            at = line.end()
            closes = _CLOSES.match(self._text, at, limit)
            if closes and closes[1].startswith(token["ticks"]):
                code = self._text[token.end() : at].strip("\r\n")
                return Token(Left.CODE, start, closes.end(), code, breaks=True, written=info)
        return Token(Left.CODE, start, limit, self._text[start:limit], breaks=True)

    def _comment(self, token: re.Match[str], limit: int) -> Token:
        return Token(Left.COMMENT, token.start(), self._ahead.past("-->", token.end(), limit))

    def _html(self, token: re.Match[str], limit: int) -> Token:
        stop = self._ahead.past(f"</{token['element']}>", token.end(), limit)
        return Token(Left.CODE, token.start(), stop, self._text[token.start() : stop], breaks=True)

    def _tag(self, token: re.Match[str], _limit: int) -> Token:
        """Of an element nothing is shown but where it leads; of a link, behind its words."""
        start, end = token.span()
        if address := self._links.pop(start, ""):
            return Token(Left.ADDRESS, start, end, address)
        where = _SOURCE.search(token[0])
        if not where:
            return Token(None, start, end)
        address = (where[1] or where[2] or where[3] or "").strip()
        if token[0][1:2].lower() != "a" or not token[0][2:3].isspace():
            return Token(Left.IMAGE, start, end, address)
        words = _LINK_WORDS.search(self._text, end, end + _LONGEST_LINK)
        if not words or not words["end"]:
            return Token(Left.ADDRESS, start, end, address)
        self._links[words.start()] = address
        return Token(None, start, end)

    def _formula(self, token: re.Match[str], limit: int) -> Token:
        return formula_at(token, self._ahead, limit)

    def _tex(self, token: re.Match[str], limit: int) -> Token:
        at = token.start()
        return environment_at(self._text, at, limit, self._ahead) or command_at(
            self._text, at, limit, self._ahead
        )

    def _code(self, token: re.Match[str], limit: int) -> Token:
        stop = self._ahead.find(token[0], token.end(), limit)
        if stop < 0:
            return Token(None, *token.span())
        words = self._text[token.end() : stop].strip()
        return Token(Left.CODE if words else None, token.start(), stop + len(token[0]), words)

    def _bracket(self, token: re.Match[str], _limit: int) -> Token:
        if not token[0].startswith("]"):
            self._images.append(token[0] == "![")
        elif self._images:
            self._images.pop()
        return Token(None, *token.span())

    def _address(self, token: re.Match[str], _limit: int) -> Token:
        """Where a link leads, or an image is."""
        is_image = self._images.pop() if self._images else False
        where, _, title = token["where"].strip().partition(" ")
        words = where.strip("<>")
        left = Left.IMAGE if is_image else Left.ADDRESS
        return Token(left if words else None, *token.span(), words, written=title.strip(" \"'"))
