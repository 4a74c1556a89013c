"""A project with a draft, as it lies on the desk."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.browse import project as reading
from claimcheck.browse.project import Project
from claimcheck.config import Config

DAY = dt.date(2026, 11, 23)
LEDGER = """\
[document]
path = "../draft.md"

[[claim]]
id      = "coup-poll"
text    = "In a 2016 survey, 79% of Turkish respondents blamed the US."
sources = [{ key = "landau1974", locator = "p. 3", quote = "79 percent" }]
section = "Controversies"
tags    = ["opinion"]

# Bombs.
[[claim]]
id      = "bombs"
text    = "In the Cold War, the US stationed 61 bombs in Turkey."
section = "Arms"

[[claim]]
id      = "fund"
text    = "In 1959 Norway paid 1.2 billion dollars into the fund."
sources = ["landau1974", "nobody2020"]
section = "Arms"

[[claim.verdict]]
status = "verified"
by     = "ED"
on     = 2026-02-10

[[claim]]
id    = "oil"
text  = "Oil was found [bold]in[/bold] the [/x] sea \\u202efo\\u202c \\u001b[31m 東京."
waive = "known to all"

[[claim.verdict]]
status = "disputed"
by     = "AB"
on     = 2026-02-11
of     = "00d26e72"
note   = "by [whom]?"
"""
DRAFT = """\
# Controversies

Relations were cold. In a 2016 survey, 97% of Turkish respondents blamed the US [@landau1974]. So it went.

In 1959 Norway paid 1.2 billion dollars into the fund [@landau1974]. In the Cold War, the US stationed
61 bombs in Turkey.
"""


@pytest.fixture
def desk_project(project: Path) -> Path:
    """Four claims, three of which the draft states, one with another figure."""
    (project / "claims/brief.toml").write_text(LEDGER, encoding="utf-8")
    (project / "draft.md").write_text(DRAFT, encoding="utf-8")
    return project


@pytest.fixture
def load(desk_project: Path) -> Callable[[], Project]:
    """Reads the project as it is now."""
    return lambda: reading.load(Config(root=desk_project))
