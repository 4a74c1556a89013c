"""The counts of `status` on pages of any width."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ledger.read import read
from claimcheck.model.claims import Ledger, Status
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import Page, columns
from claimcheck.reporters.progress import as_text, progress_of
from claimcheck.reporters.unread import Unread

BASE = Path("/project")


def ledger(*claims: tuple[str, str]) -> Ledger:
    """Claims by section and verdict; one that is "stale" was edited since."""
    text = ""
    for number, (section, status) in enumerate(claims):
        text += f'[[claim]]\nid = "c{number}"\ntext = "T."\n'
        text += f'section = "{section}"\n' if section else ""
        if status:
            said, of = ("verified", "00000000") if status == "stale" else (status, "")
            text += f'[[claim.verdict]]\nstatus = "{said}"\nby = "ED"\non = 2020-02-10\n'
            text += f'of = "{of}"\n' if of else ""
    return Ledger((read(SourceFile(BASE / "claims/a.toml", text)),))


EVERY = ledger(
    ("Main controversies between the two allies since 1952", "verified"),
    ("Brief history", "disputed"),
    ("Brief history", "wrong"),
    ("", "unverifiable"),
    ("Brief history", ""),
    ("戦争", "stale"),
)


def told(width: int | None, *unread: Unread) -> str:
    return as_text(EVERY, unread, Page(base=BASE, width=width))


def test_a_wide_page_shows_every_status() -> None:
    assert (
        told(130)
        == told(None)
        == (
            "section                                   claims  verified  disputed  wrong  unverifiable"
            "  unchecked  stale   left\n"
            "Main controversies between the two alli…       1         1         ·      ·             ·"
            "          ·      ·   done\n"
            "Brief history                                  3         ·         1      1             ·"
            "          1      ·      1\n"
            "(no section)                                   1         ·         ·      ·             1"
            "          ·      ·   done\n"
            "戦争                                           1         ·         ·      ·             ·"
            "          ·      1      1\n"
            "\n"
            "source       claims  verified  disputed  wrong  unverifiable  unchecked  stale   left\n"
            "(no source)       6         1         1      1             1          1      1      2\n"
            "\n"
            "████████████████████░░░░░░░░░░ 4 of 6 facts checked, 66.6%\n"
            "1 verified, 1 disputed, 1 wrong, 1 unverifiable, 1 unchecked, 1 stale\n"
        )
    )


def test_in_eighty_columns_what_is_left_is_one_sum() -> None:
    assert told(80) == (
        "section                   claims  verified  disputed  wrong  unverifiable   left\n"
        "Main controversies betw…       1         1         ·      ·             ·   done\n"
        "Brief history                  3         ·         1      1             ·      1\n"
        "(no section)                   1         ·         ·      ·             1   done\n"
        "戦争                           1         ·         ·      ·             ·      1\n"
        "\n"
        "source       claims  verified  disputed  wrong  unverifiable   left\n"
        "(no source)       6         1         1      1             1      2\n"
        "\n"
        "████████████████████░░░░░░░░░░ 4 of 6 facts checked, 66.6%\n"
        "1 verified, 1 disputed, 1 wrong, 1 unverifiable, 1 unchecked, 1 stale\n"
    )


def test_on_a_narrow_page_only_sums_are_left() -> None:
    assert told(40, Unread(BASE / "claims/b.toml", 3, "…")) == (
        "section                    claims   left\n"
        "Main controversies betwe…       1   done\n"
        "Brief history                   3      1\n"
        "(no section)                    1   done\n"
        "戦争                            1      1\n"
        "\n"
        "source       claims   left\n"
        "(no source)       6      2\n"
        "\n"
        "██████░░░░ 4 of 6 readable facts checked\n"
        "1 verified, 1 disputed, 1 wrong, 1\n"
        "unverifiable, 1 unchecked, 1 stale\n"
        "this could not be read, and is not\n"
        "counted: claims/b.toml:3\n"
    )


@given(st.integers(31, 120))
def test_no_line_is_wider_than_the_page(width: int) -> None:
    lines = told(width, Unread(BASE / "claims/b.toml", None, "…")).splitlines()
    assert max(map(columns, lines)) <= width


def test_two_hundred_sections_do_not_push_the_sum_off_the_screen() -> None:
    text = as_text(ledger(*((f"Part {n}", "") for n in range(200))), (), Page(base=BASE))
    assert (text.count("\nPart "), text.splitlines()[-2:]) == (
        200,
        ["░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 200 facts checked, 0%", "200 unchecked"],
    )


@pytest.mark.parametrize(
    ("done", "every", "words"),
    [
        (1, 1000, "█░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 1 of 1000 facts checked, 0.1%"),
        (999, 1000, "█████████████████████████████░ 999 of 1000 facts checked, 99.9%"),
        (1, 1, "██████████████████████████████ 1 of 1 fact checked, 100%"),
    ],
)
def test_a_bar_is_full_or_empty_only_where_all_or_nothing_is_done(
    done: int, every: int, words: str
) -> None:
    held = ledger(*(("", "verified" if n < done else "") for n in range(every)))
    assert words in as_text(held, (), Page(base=BASE)).splitlines()


@pytest.mark.parametrize(
    ("percent", "more"), [(0, 0), (94.99, 0), (95, 0), (95.0001, 1), (96, 1), (100, 5)]
)
def test_what_falls_short_is_counted_in_claims(percent: float, more: int) -> None:
    come = progress_of(ledger(*(("", Status.WRONG if n < 95 else "") for n in range(100))))
    assert come.falls_short(percent) == more
