"""The rules, listed and explained."""

from collections.abc import Sequence

from claimcheck.model.findings import RuleInfo
from claimcheck.reporters.page import Page, Style


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
