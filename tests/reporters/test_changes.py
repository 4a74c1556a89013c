"""The difference that an edit makes, as it is shown before anything is written."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.text import SourceFile
from claimcheck.reporters.changes import NO_LINE_END, as_diff
from claimcheck.reporters.page import Page

PAGE = Page(base=Path("/project"))
PATH = Path("/project/claims/a.toml")

lines = st.lists(st.sampled_from(["a", "b", "[[claim]]", ""]), max_size=30)


def diff(before: str, after: str, page: Page = PAGE) -> str:
    return as_diff(SourceFile(PATH, before), SourceFile(PATH, after), page)


def test_a_diff_shows_the_file_the_lines_and_what_is_around_them() -> None:
    assert diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\nnew\n6\n7\n8\n") == (
        "--- claims/a.toml\n+++ claims/a.toml\n@@ -3,6 +3,7 @@\n 3\n 4\n 5\n+new\n 6\n 7\n 8\n"
    )
    assert diff("same", "same") == ""


def test_a_diff_is_safe_to_show() -> None:
    shown = diff("", "\x1b[2J\r\n\u202eevil", PAGE._replace(colour=True))
    assert shown.splitlines()[2:] == [
        "\x1b[34m@@ -0,0 +1,2 @@\x1b[0m",
        "\x1b[32m+<U+001B>[2J\x1b[0m",
        "\x1b[32m+<U+202E>evil\x1b[0m",
        f"\x1b[2m{NO_LINE_END}\x1b[0m",
    ]


as_long = st.tuples(lines, lines).map(lambda two: (two[0], (two[1] + two[0])[: len(two[0])]))


@given(st.tuples(lines, lines) | as_long)
def test_a_diff_leads_from_the_one_file_to_the_other(two: tuple[list[str], list[str]]) -> None:
    old, new = two
    before, after = ("".join(f"{line}\n" for line in one) for one in (old, new))
    at, result = 0, list[str]()
    for line in diff(before, after).splitlines()[2:]:
        if found := re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$", line):
            start = int(found[1]) - (found[2] != "0")
            result += old[at:start]
            at = start
            assert len(result) == int(found[3]) - (found[4] != "0")
        elif line[:1] == "+":
            result.append(line[1:])
        else:
            assert old[at] == line[1:]
            result += [line[1:]] if line[:1] == " " else []
            at += 1
    assert result + old[at:] == new
