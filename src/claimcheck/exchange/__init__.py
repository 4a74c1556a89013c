"""The forms in which claims go out, by name."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

from claimcheck.exchange.holdings import Holdings
from claimcheck.reporters.page import Page


def _render(module: str, held: Holdings, page: Page, folder: Path) -> str:
    """The claims in a form; links lead there from `folder`. Loaded now: one of many is wanted."""
    text: str = import_module(f"claimcheck.exchange.{module}").render(held, page, folder)
    return text


EXPORTS: Mapping[str, Callable[[Holdings, Page, Path], str]] = {
    name: partial(_render, module)
    for name, module in {
        "worklist": "worklist_markdown",
        "worklist-csv": "worklist_csv",
        "csv": "ledger_csv",
        "json": "ledger_json",
        "claimreview": "claim_review",
    }.items()
}
