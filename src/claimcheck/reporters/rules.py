"""The rules, listed and explained."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.findings import RuleInfo
from claimcheck.reporters.page import Page, Style

# What stands above an example, and the kind of file that it is.
EXAMPLE = re.compile(r"(Flagged|Accepted) \((.+)\):")
# Columns of a line that is read with ease.
_WIDEST, _NARROWEST = 100, 20
# What a paragraph is about.
TOPIC = re.compile(r"^(Why it matters|How to fix):", re.MULTILINE)


def table(rules: Sequence[RuleInfo], page: Page) -> str:
    """A line a rule: its name, its severity, and the first sentence of its documentation."""
    width = max(len(rule.name) for rule in rules)
    lines: list[str] = []
    group = None
    for rule in rules:
        if rule.group != group:
            lines += [] if group is None else [""]
            lines.append(page.paint(rule.group, Style.STRONG))
            group = rule.group
        name = page.paint(f"{rule.name:<{width}}", Style.STRONG)
        severity = page.paint(f"{rule.severity:<8}", Style[rule.severity.name])
        first, *more = _wrapped(summary_of(rule), page, indent=width + 13)
        lines.append(f"  {name}  {severity} {first}")
        lines += (f"{'':{width + 13}}{line}" for line in more)
    return "\n".join([*lines, "", "claimcheck rule NAME explains one, with examples.", ""])


def explained(rule: RuleInfo, page: Page) -> str:
    """The documentation of a rule, whole."""
    head = f"{page.paint(rule.name, Style.STRONG)} ({rule.group}, {rule.severity} by default)"
    paragraphs = rule.docs.split("\n\n")
    if page.width is not None:
        # An example stays as it is: what stands above it, and what is indented.
        paragraphs = [
            one if "\n    " in one or one.startswith(" ") else "\n".join(_wrapped(one, page))
            for one in paragraphs
        ]
    return "\n\n".join([head, *paragraphs]) + "\n"


def _wrapped(text: str, page: Page, *, indent: int = 0) -> list[str]:
    """The lines of a paragraph, where a terminal has so many columns."""
    if page.width is None:
        return [text]
    from textwrap import wrap  # noqa: PLC0415 - few reports have need of it

    width = max(min(page.width, _WIDEST) - indent, _NARROWEST)
    return wrap(" ".join(text.split()), width, break_long_words=False, break_on_hyphens=False)


def summary_of(rule: RuleInfo) -> str:
    """What the rule reports, in one sentence."""
    return " ".join(rule.docs.split("\n\n", 1)[0].split())


def reason_of(rule: RuleInfo) -> str:
    """What the rule reports and why that matters, in plain sentences."""
    told = rule.docs.partition("\n\nFlagged (")[0]
    return " ".join(told.split())


def in_markdown(rule: RuleInfo) -> str:
    """The documentation in Markdown: examples are blocks of code, topics stand out."""
    blocks = re.split(r"\n\n(?! )", rule.docs)
    return "\n\n".join("\n".join(_in_markdown(block)) for block in blocks)


def _in_markdown(block: str) -> Iterator[str]:
    head, _, rest = block.partition("\n")
    if not (found := EXAMPLE.fullmatch(head)):
        yield TOPIC.sub(r"**\1:**", block)
        return
    kind = found[2]
    yield f"**{found[1]}** ({kind}):"
    yield ""
    yield f"```{kind if kind.isalnum() else ''}"
    yield from (line.removeprefix("    ") for line in rest.split("\n"))
    yield "```"
