"""What a single line of Markdown is: the beginning of a block, a rule, a fence, a definition."""

import re

LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
INDENT = re.compile(r"[ \t]*+")
QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)++")
FENCE = re.compile(r"(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\r\n]*+)")
BARE_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)[ \t]*+\Z")
TICKS = re.compile("`++")
HEADING = re.compile(r"(#{1,6}+)(?:[ \t]++|\Z)")
ATTRIBUTES = re.compile(r"\{[ \t]*+(?:[#.=-]|\w[\w:.-]*+=)[^{}@]*+\}\Z")
UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+\Z")
# Thematic breaks, and the rules of every kind of table.
RULE = re.compile(r"[|+: \t]*+(?:[-=_*][|+: \t]*+){3,}+\Z")
PIPES = re.compile(r"[ \t]*+:?-++:?[ \t]*+(?:[|+][ \t]*+:?-++:?[ \t]*+)++\Z")
# Below the head of a table whose columns only blanks part; above the whole, and below it.
COLUMNS = re.compile(r"-{2,}+(?:[ \t]++-{2,}+)++[ \t]*+\Z")
FRAME = re.compile(r"-{3,}+[ \t]*+\Z")
CELL = re.compile(r"(?:[^|\\`]|\\.?|`[^`|]*+`|`)++")
# One letter or Roman number is a marker only in lower case: "A. Smith" is a name.
ITEM = re.compile(
    r"(?:[-*+]|(?P<number>\(?(?:\d{1,9}|[a-z]|[ivxlc]{1,6}|\#)[.)]|\(?@(?P<example>[\w-]*+)[.)]))"
    r"(?:[ \t]++|\Z)"
)
DEFINITION = re.compile(r"[:~][ \t]++")
NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,200}+)\]:[ \t]*+")
# [label]: address "title"
TARGET = re.compile(
    r"\[(?![@^])(?P<label>[^\[\]]{1,500}+)\]:[ \t]*+[^\s\"'(]\S*+"
    r"(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?[ \t]*+\Z"
)
DIV = re.compile(r":{3,}+[ \t]*+")
CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]++")
RAW_TEX = re.compile(r"\\begin\{([A-Za-z]{1,40}+\*?)\}")
RAW_HTML = re.compile(r"<(script|style|pre|textarea)\b")
BLOCK_TAG = re.compile(
    r"</?(?:div|p|table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|section|figure|figcaption|center"
    r"|details|summary|blockquote|hr|aside|header|footer|main|nav|article|iframe|video)\b",
    re.IGNORECASE,
)
FIGURE_CAPTION = re.compile(r"<figcaption\b", re.IGNORECASE)
HIDDEN = re.compile(r"(?P<ticks>`++).{1,1000}?(?<!`)(?P=ticks)(?!`)|(?P<comment><!--)")
METADATA = re.compile(r"---[ \t]*+(?:\r\n?|\n)[A-Za-z][\w-]*+:")
TAB = 4
CODE_INDENT = 4


def is_chunk(info: str) -> bool:
    """{r figure, echo=FALSE}: knitr's attributes, which to Pandoc make no fence."""
    return info[:1] == "{" and info[1:2].isalpha() and info[-1] == "}" and " " in info


def folded(label: str) -> str:
    """A label of a link, as labels are compared."""
    return " ".join(label.casefold().split())


def after_indent(text: str, start: int, end: int) -> int:
    """Where the line begins that is indented."""
    indent = INDENT.match(text, start, end)
    return indent.end() if indent else start
