"""Text as CSL has it: with marks of type, those of HTML in JSON, those of Markdown in pandoc's YAML."""

import re

# <i>, <span class="nocase">; in pandoc's YAML *words* and [Words]{.nocase}.
_TAG = re.compile(r"</?(?:i|b|em|strong|sc|sup|sub|span)(?:\s[^<>]{0,80}+)?>", re.IGNORECASE)
_SPAN = re.compile(r"\[([^\[\]]{0,400}+)\]\{[.#][^{}]{0,80}+\}")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]{1,400}+)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~^$'\"@<>|-])")
_MARKS = re.compile(r"[*\\\]]")


def plain(value: str, *, markdown: bool) -> str:
    """The words without marks of type, white space folded."""
    text = _TAG.sub("", value) if "<" in value else value
    if markdown and _MARKS.search(text):
        text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _SPAN.sub(r"\1", text)))
    return " ".join(text.split())
