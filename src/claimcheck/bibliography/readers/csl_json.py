"""CSL-JSON: what Zotero, Better BibTeX, pandoc and many web services write.

`json` says whether the text is JSON, and where it is not; it gives no places, so that the values
are taken from the text a second time.
"""

import json
import re

from claimcheck.bibliography.csl import items_in, nothing_read
from claimcheck.bibliography.items import Items
from claimcheck.bibliography.nodes import Growing, Node, Nothing, NotReadError, Text
from claimcheck.model.text import SourceFile

# In valid JSON. What parts values is passed over: it was checked before.
_TOKEN = re.compile(
    r"[\s,:\ufeff]*+(?:\"((?:[^\"\\]|\\.)*+)\"|([\[{])|([\]}])|([^\s,:\[\]{}\"]++))"
)
_NOT_FINITE = frozenset(("NaN", "Infinity", "-Infinity"))
_NAME = "JSON"


def read(source: SourceFile) -> Items:
    """All references of the file; what cannot be read is named, never dropped."""
    try:
        _check(source.text)
        root = _value(source.text)
    except NotReadError as problem:
        return nothing_read(source, problem, _NAME)
    return items_in(source, (root,), _NAME)


def _check(text: str) -> None:
    """Raise NotReadError unless the text is JSON."""
    try:
        # Numbers stay texts: Python refuses to convert those of thousands of digits.
        json.loads(text.replace("\ufeff", " ", 1), parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:].replace("'", '"')
        raise NotReadError(message, error.pos) from error
    except RecursionError:
        return  # found again, with its place, by who takes the values


def _value(text: str) -> Node:
    """The one value of a text that is JSON; raises NotReadError where it goes too deep."""
    growing = Growing()
    for token in _TOKEN.finditer(text):
        if token[1] is not None:
            growing.add(_string(token))
        elif token[2]:
            growing.begin(token.start(2), table=token[2] == "{")
        elif token[3]:
            growing.end(token.end(3))
        elif token[4] == "null":
            growing.add(Nothing(*token.span(4)))
        elif token[4] in _NOT_FINITE:
            raise NotReadError(f'"{token[4]}" is no number in JSON', token.start(4))
        else:
            growing.add(Text(*token.span(4), token[4]))
    return growing.roots[0]


def _string(token: re.Match[str]) -> Text:
    value = token[1]
    if "\\" in value:
        value = json.loads(f'"{value}"')
        if not value.isprintable():
            # Half of a pair of surrogates is no character, and nothing can print it.
            value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Text(*token.span(1), value)
