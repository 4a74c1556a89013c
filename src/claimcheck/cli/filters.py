"""Options that say which claims are looked at, and what they come to."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # help does without
    from claimcheck.search.engine import Filters


class Checked(StrEnum):
    """What the last verdict on a claim says."""

    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    WRONG = "wrong"
    UNVERIFIABLE = "unverifiable"


SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="KEY", help="Only claims that cite this; repeatable."),
]
StatusOption = Annotated[
    list[Checked] | None,
    typer.Option("--status", help="Only claims with this last verdict; repeatable."),
]
TagOption = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="Only claims with this tag; repeatable."),
]
FileOption = Annotated[
    list[str] | None,
    typer.Option("--file", metavar="FILE", help="Only this ledger file; repeatable."),
]
Unsourced = Annotated[bool, typer.Option("--unsourced", help="Only claims without a source.")]


def filters_of(
    source: list[str] | None,
    status: list[Checked] | None,
    tag: list[str] | None,
    file: list[str] | None,
    *,
    unsourced: bool,
) -> "Filters":
    """The filters that these options are."""
    from claimcheck.search.engine import Filters

    return Filters(
        sources=tuple(source or ()),
        statuses=tuple(status or ()),
        tags=tuple(tag or ()),
        files=tuple(file or ()),
        unsourced=unsourced,
    )
