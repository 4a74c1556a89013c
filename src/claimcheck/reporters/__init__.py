"""The formats of an audit, by name."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from claimcheck.model.findings import Report
from claimcheck.reporters.page import Page


def _render(name: str, report: Report, page: Page) -> str:
    """The report in a format; its module is loaded only now, since an audit wants one of many."""
    text: str = import_module(f"claimcheck.reporters.{name}").render(report, page)
    return text


REPORTERS: Mapping[str, Callable[[Report, Page], str]] = {
    name: partial(_render, name)
    for name in (
        "full",
        "concise",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "markdown",
    )
}
