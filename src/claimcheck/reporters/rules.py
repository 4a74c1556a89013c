"""The rules, listed and explained."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.findings import RuleInfo
from claimcheck.reporters.page import Page, Style

# What stands above an example, and the kind of file that it is.
EXAMPLE = re.compile(r"(Flagged|Accepted) \((.+)\):")
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
        lines.append(f"  {name}  {severity} {summary_of(rule)}")
    return "\n".join([*lines, "", "claimcheck rule NAME explains one, with examples.", ""])


def explained(rule: RuleInfo, page: Page) -> str:
    """The documentation of a rule, whole."""
    head = f"{page.paint(rule.name, Style.STRONG)} ({rule.group}, {rule.severity} by default)"
    return f"{head}\n\n{rule.docs}\n"


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
