"""Text between entries that was not meant as a comment."""

from pathlib import Path

import pytest

from claimcheck.bibliography.parse import parse
from claimcheck.model.text import SourceFile

BOOK = "@book{brun1901,\n  title = {Salt},\n  year = {1901},\n}\n"


def read(text: str) -> tuple[list[str], list[str]]:
    """The keys that were read, and what is wrong: `line:column message (help)`."""
    found = parse([SourceFile(Path("x.bib"), text)])
    wrong = [f"{b.location.start} {b.message} ({b.help})" for b in found.broken]
    return [reference.key for reference in found.references], wrong


def test_fields_behind_a_brace_too_many_are_not_lost_in_silence() -> None:
    assert read(BOOK.replace("{Salt},", "{Salt}},")) == (
        ["brun1901"],
        [
            '3:3 "year" stands outside of any entry: the one before ends too early '
            '(remove the "}" that is too many)'
        ],
    )


@pytest.mark.parametrize("head", ["book{brun1901,", "@book brun1901,", "book brun1901,"])
def test_a_head_without_its_signs_is_a_broken_entry_and_no_comment(head: str) -> None:
    keys, [wrong] = read(BOOK + BOOK.replace("@book{brun1901,", head).replace("Salt", "Sand"))
    assert keys == ["brun1901"]
    assert wrong.endswith('an entry begins with "@book{" (write @book{brun1901,)')


@pytest.mark.parametrize(
    "text",
    [
        "% year = {1999}\n",
        "Books that I own, as of the year 1901.\n",
        "@comment{\n  year = {1999}\n}\n",
        "key = value pairs are explained elsewhere\n",
    ],
)
def test_plain_remarks_are_comments(text: str) -> None:
    assert read(f"{text}{BOOK}{text}") == (["brun1901"], [])
