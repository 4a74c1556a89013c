"""The formats of an audit, by name."""

from collections.abc import Callable, Mapping

from claimcheck.model.findings import Report
from claimcheck.reporters import concise, full, json
from claimcheck.reporters.page import Page

REPORTERS: Mapping[str, Callable[[Report, Page], str]] = {
    "full": full.render,
    "concise": concise.render,
    "json": json.render,
}
