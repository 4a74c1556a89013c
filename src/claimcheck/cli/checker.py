"""Who judges a claim, and when: what the commands that write verdicts share."""

import datetime as dt
import re
from typing import Annotated

import typer

from claimcheck.errors import UsageError

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decided; git's user.name if not given."),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When; today if not given.")]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(given: str | None) -> dt.date:
    """The day of a verdict; raises UsageError for what is none, or in the future."""
    today = dt.date.today()  # noqa: DTZ011 - the day on the checker's own calendar
    if given is None:
        return today
    try:
        day = dt.date.fromisoformat(given) if _DAY.fullmatch(given) else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(f'--on: "{given}" is no day', f"write it as {today}")
    if day > today:
        raise UsageError(f"--on: {day} lies in the future", "name the day of the check")
    return day


def checker(given: str | None) -> str:
    """The name under a verdict; raises UsageError where nobody is named."""
    name = name_in_git() if given is None else given.strip()
    if not name:
        raise UsageError("nobody is named as the checker", 'say who you are: --by "NAME"')
    return name


def name_in_git() -> str:
    """Git's `user.name`; empty where it has none."""
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is None:
        return ""
    done = subprocess.run(  # noqa: S603 - no word of it is another's
        [git, "config", "user.name"], capture_output=True, check=False
    )
    return done.stdout.decode("utf-8", "replace").strip()
