"""The table of `scan` on pages of different widths."""

from pathlib import Path

import pytest

from claimcheck.bibliography.parse import parse
from claimcheck.disk import Disk
from claimcheck.drafts import linked_document, seen_in
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS
from claimcheck.reporters.page import Page, columns
from claimcheck.reporters.scanned import Depth, as_text

TEXT = """\
It rained (Arnljótsdóttir, Guðmundsson and Ævarsdóttir 1999, p. 12) and rained (Brum 1901).
It rained (Nobody 1987).
"""
LIBRARY = parse(
    [SourceFile(Path("x.bib"), "@book{brun1901, author = {Brun, A.}, title = {T}, year = 1901}")]
)


def table(width: int | None, *, explain: bool = False) -> str:
    linked = linked_document(
        seen_in(READERS[".txt"](SourceFile(Path("/p/Ö.txt"), TEXT))), LIBRARY, {}, Disk()
    )
    return as_text([linked], Page(base=Path("/p"), width=width), Depth(0.5, explain=explain))


def test_without_a_terminal_every_work_stands_on_one_line() -> None:
    assert table(None) == (
        "Ö.txt:1:12  Arnljótsdóttir, Guðmundsson and Ævarsdóttir…  missing\n"
        "Ö.txt:1:81  Brum 1901                                     near: brun1901? surname differs by"
        " one letter: the bibliography has Brun\n"
        "Ö.txt:2:12  Nobody 1987                                   missing\n"
        "\n"
        "Ö.txt: 3 citations, 3 works: 1 near, 2 missing\n"
        "\n"
        "Ö.txt:1:1  1.00 attribution  a source that is not linked\n"
        "  It rained (Arnljótsdóttir, Guðmundsson and Ævarsdóttir 1999, p. 12) and rained"
        " (Brum 1901).\n"
        "Ö.txt:2:1  1.00 attribution  a source that is not linked\n"
        "  It rained (Nobody 1987).\n"
        "\n"
        "Ö.txt: 2 claims, 0 sourced, 2 unlinked, 0 unsourced\n"
    )


def test_on_a_terminal_reasons_are_folded_beside_the_table() -> None:
    assert table(72) == (
        "Ö.txt:1:12  Arnljótsdóttir, Guðmund…  missing\n"
        "Ö.txt:1:81  Brum 1901                 near: brun1901? surname differs by\n"
        "                                      one letter: the bibliography has\n"
        "                                      Brun\n"
        "Ö.txt:2:12  Nobody 1987               missing\n"
        "\n"
        "Ö.txt: 3 citations, 3 works: 1 near, 2 missing\n"
        "\n"
        "Ö.txt:1:1  1.00 attribution  a source that is not linked\n"
        "  It rained (Arnljótsdóttir, Guðmundsson and Ævarsdóttir 1999, p. 12)\n"
        "  and rained (Brum 1901).\n"
        "Ö.txt:2:1  1.00 attribution  a source that is not linked\n"
        "  It rained (Nobody 1987).\n"
        "\n"
        "Ö.txt: 2 claims, 0 sourced, 2 unlinked, 0 unsourced\n"
    )


def test_on_a_narrow_terminal_they_stand_below() -> None:
    assert table(44) == (
        "Ö.txt:1:12  Arnljótsdótti…\n"
        "    missing\n"
        "Ö.txt:1:81  Brum 1901\n"
        "    near: brun1901? surname differs by one\n"
        "    letter: the bibliography has Brun\n"
        "Ö.txt:2:12  Nobody 1987\n"
        "    missing\n"
        "\n"
        "Ö.txt:\n"
        "3 citations, 3 works: 1 near, 2 missing\n"
        "\n"
        "Ö.txt:1:1  1.00 attribution\n"
        "    a source that is not linked\n"
        "  It rained (Arnljótsdóttir, Guðmundsson and\n"
        "  Ævarsdóttir 1999, p. 12) and rained (Brum\n"
        "  1901).\n"
        "Ö.txt:2:1  1.00 attribution\n"
        "    a source that is not linked\n"
        "  It rained (Nobody 1987).\n"
        "\n"
        "Ö.txt:\n"
        "2 claims, 0 sourced, 2 unlinked, 0 unsourced\n"
    )


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("width", range(40, 130, 7))
def test_no_line_is_wider_than_the_page(width: int, *, explain: bool) -> None:
    lines = table(width, explain=explain).splitlines()
    assert max(map(columns, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
