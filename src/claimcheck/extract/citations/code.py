"""Whether brackets in running text belong to a program: `foo(Smith 1999)`.

Readers of Markdown and LaTeX take code out; in plain text nothing sets it apart.
"""

from claimcheck.model.patterns import rare

_REACH = 80
# What is called or indexed, in a line of its own or with one letter: a name straight before the bracket.
_CALLED = rare(r"(?P<name>[A-Za-z_][\w.:$]{0,60})\Z")
# A name that no sentence has: to_cite, self.cite, toCite, std::cite.
_IDENTIFIER = rare(r"\w_\w|[a-z][.$]\w*[a-z]\Z|\b[a-z]\w*[a-z][A-Z]|::")
# What no sentence has before the call: x = , y <- , def , a call that holds it, a backtick.
_STATEMENT = rare(
    r"(?:[\w\])]\s?(?:<-|[-+*/]?=|==|:=|->|=>|&&|\|\||%>%|\|>)|\b(?:def|elif|const|func|printf)|(?:\A|[:;{])\s?return"
    r"|[\w)\]]\(|\w\([^()]{0,40}\)\s?:|[{`])\s?\Z"
)
# What no sentence has after the bracket: ) {   )); == 3   ).x(   : return
_GOES_ON = rare(
    r"\s?(?:\)*\s?\{|\)*;\s?(?:\w+\s?(?:=|<-|\()|[}/#])|\)+;|[=!<>]=|\.[a-z]\w*\(|:\s?return\b|`)"
)
# What may end a line of code.
_LINE_ENDS = rare(r";?\s?(?:\n|\Z)")


def is_in_code(text: str, start: int, end: int) -> bool:
    """Whether the brackets from `start` to `end` are those of a call or an index."""
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    called = _CALLED.search(before)
    if called is None:
        return False
    return (
        (called.start() == 0 and _LINE_ENDS.match(text, end) is not None)
        or len(called["name"]) == 1
        or _IDENTIFIER.search(called["name"]) is not None
        or _STATEMENT.search(before, 0, called.start()) is not None
        or _GOES_ON.match(text, end) is not None
    )
