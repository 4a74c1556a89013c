"""What the desk shows of a claim, word for word, with harm in every field."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browse.conftest import DAY

from claimcheck.browse.asking import asking
from claimcheck.browse.desk import Desk, desk_of, judge, verdict_of
from claimcheck.browse.passage import passage_of, place_of
from claimcheck.browse.pieces import Line, Look, diff_lines, told
from claimcheck.browse.project import Project
from claimcheck.browse.record import addresses_of, record_of
from claimcheck.browse.rows import keys_line, row_line, status_line
from claimcheck.ledger.read import read
from claimcheck.model.claims import Ledger, NewVerdict, Status
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.reporters.page import HIDDEN, Page
from claimcheck.search.catalogue import LedgerCatalogue

Show = Callable[[int], str]


@pytest.fixture
def page(desk_project: Path) -> Page:
    return Page(base=desk_project)


@pytest.fixture
def record(load: Callable[[], Project], page: Page) -> Show:
    project = load()
    return lambda place: told(record_of(project, desk_of(project).rows[place], None, page))


@pytest.fixture
def passage(load: Callable[[], Project], page: Page) -> Show:
    project = load()
    return lambda place: told(passage_of(project, desk_of(project).rows[place], page))


def judge_at(project: Project, place: int, verdict: NewVerdict) -> Desk:
    desk = desk_of(project)
    return judge(desk, desk.rows[place], verdict)


def marked(lines: list[Line]) -> list[str]:
    return [piece.text for line in lines for piece in line if piece.look is Look.MARK]


def test_a_line_says_how_a_claim_stands_in_words(load: Callable[[], Project]) -> None:
    desk = judge_at(load(), 1, verdict_of(Status.WRONG, "ED", DAY, ""))
    assert [told([row_line(desk, place, 75)]) for place in range(4)] == [
        " unchecked    1 src   changed coup-poll       In a 2016 survey, 79% of Turkish respondents"
        " blamed the US.",
        "*wrong        no src          bombs           In the Cold War, the US stationed 61 bombs in"
        " Turkey.",
        " verified     missing         fund            In 1959 Norway paid 1.2 billion dollars into the"
        " fund.",
        " stale        waived  gone    oil             Oil was found [bold]in[/bold] the [/x] sea"
        " <U+202E>fo<U+202C> <U+001B>[31m 東京.",
    ]
    assert [told([row_line(desk, place, 60)])[:39] for place in range(4)] == [
        " unchecked    changed coup-poll    In a",
        "*wrong        no src  bombs        In t",
        " verified     missing fund         In 1",
        " stale        gone    oil          Oil ",
    ]


def test_a_record_has_its_sources_in_full(record: Show) -> None:
    assert record(0) == (
        "coup-poll\n"
        "In a 2016 survey, 79% of Turkish respondents blamed the US.\n"
        "\n"
        "status   not checked\n"
        "section  Controversies\n"
        "tags     opinion\n"
        "record   claims/brief.toml:4\n"
        "\n"
        "1 source\n"
        "landau1974, p. 3\n"
        "  Landau, Jacob M. (1974). Radical Politics in Modern Turkey. E. J. Brill.\n"
        "  references.bib:1\n"
        "  “79 percent”"
    )
    assert record(2).endswith(
        "nobody2020\n  not in the bibliography\n\n1 verdict\n2026-02-10 verified by ED"
    )


def test_text_that_means_harm_is_shown_as_what_it_is(record: Show) -> None:
    assert record(3) == (
        "oil\n"
        "Oil was found [bold]in[/bold] the [/x] sea <U+202E>fo<U+202C> <U+001B>[31m 東京.\n"
        "\n"
        "status   disputed, but the claim was edited since: stale\n"
        "waived   known to all\n"
        "record   claims/brief.toml:28\n"
        "\n"
        "no source\n"
        "\n"
        "1 verdict\n"
        "2026-02-11 disputed by AB: by [whom]?"
    )


def test_what_is_pending_stands_on_the_record(load: Callable[[], Project], page: Page) -> None:
    project = load()
    desk = judge_at(project, 0, verdict_of(Status.WRONG, "ED", DAY, "97 [%]\x07"))
    lines = record_of(project, desk.rows[0], desk.verdict_on(0), page)
    assert "pending  wrong by ED, not saved: 97 [%]<U+0007>" in told(lines)


def test_the_passage_marks_the_sentence_and_names_what_differs(
    load: Callable[[], Project], page: Page, passage: Show
) -> None:
    assert passage(0) == (
        "draft.md:3:22\n"
        'figure: the ledger has "79%", the text "97%"\n'
        "\n"
        "Controversies\n"
        "\n"
        "Relations were cold. In a 2016 survey, 97% of Turkish respondents blamed the US"
        " [@landau1974]. So it went.\n"
        "\n"
        "In 1959 Norway paid 1.2 billion dollars into the fund [@landau1974]. In the Cold War, the"
        " US stationed 61 bombs in Turkey."
    )
    project = load()
    rows = desk_of(project).rows
    assert marked(passage_of(project, rows[0], page)) == [
        "In a 2016 survey, ",
        " of Turkish respondents blamed the US [@landau1974].",
    ]
    shown = [*passage_of(project, rows[0], page), *record_of(project, rows[0], None, page)]
    assert [piece.text for line in shown for piece in line if piece.look is Look.UNLIKE] == [
        "97%",
        "79%",
    ]
    assert marked(passage_of(project, rows[1], page)) == [
        "In the Cold War, the US stationed 61 bombs in Turkey."
    ]
    assert passage(3) == "draft.md\nthe text no longer says this"


def test_the_draft_is_opened_where_it_states_the_claim(
    desk_project: Path, load: Callable[[], Project]
) -> None:
    project = load()
    draft = desk_project / "draft.md"
    claims = [row.claim for row in desk_of(project).rows]
    assert [place_of(project, one) for one in claims] == [
        (draft, 3),
        (draft, 5),
        (draft, 5),
        (draft, 1),
    ]
    assert place_of(project, claims[0]._replace(text="Reworded.")) is None


def test_only_addresses_of_the_web_are_offered(
    desk_project: Path, load: Callable[[], Project]
) -> None:
    (desk_project / "references.bib").write_text(
        "@book{landau1974, title = {A}, doi = {10.1000/182}}\n"
        "@book{nobody2020, title = {B}, url = {javascript:alert(1)}}\n"
        "@book{third, title = {C}, url = {https://example.org/?a=b}}\n",
        encoding="utf-8",
    )
    project = load()
    fund = desk_of(project).rows[2].claim
    assert addresses_of(project, fund) == [("landau1974", "https://doi.org/10.1000/182")]
    third = fund._replace(sources=(fund.sources[0]._replace(key="third"),) * 2)
    assert addresses_of(project, third) == [("third", "https://example.org/?a=b")]


def test_a_bibliography_that_could_not_be_read_misses_nothing(
    desk_project: Path, load: Callable[[], Project], page: Page
) -> None:
    (desk_project / "references.bib").write_bytes(b"@book{landau1974, title = {\xff}}")
    project = load()
    row = desk_of(project).rows[2]
    assert row.missing == ()
    assert "the bibliography could not be read whole" in told(record_of(project, row, None, page))


def test_the_weightiest_stands_first_on_the_line_of_progress(load: Callable[[], Project]) -> None:
    desk = judge_at(load(), 1, verdict_of(Status.WRONG, "ED", DAY, ""))
    assert told([status_line(desk, ["reading …"])]) == (
        "█████░░░░░ 2 left · 2 of 4 checked · 1 not saved · reading …"
    )
    assert told([status_line(Desk(()), [])]) == "██████████ 0 left · 0 of 0 checked"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "v verified  n next  / find  ? help"),
        (30, "v verified  n next  ? help"),
        (29, "v verified  n next  ? help"),
        (25, "v verified  ? help"),
        (3, "? help"),
    ],
)
def test_the_foot_has_the_keys_that_there_is_room_for(width: int, shown: str) -> None:
    keys = (("v", "verified"), ("n", "next"), ("/", "find"), ("?", "help"))
    assert told([keys_line(keys, width)]) == shown


def test_without_a_draft_the_place_in_the_ledger_is_shown(
    desk_project: Path, load: Callable[[], Project], page: Page
) -> None:
    (desk_project / "draft.md").unlink()
    ledger = desk_project / "claims/brief.toml"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace('path = "../draft.md"', ""), encoding="utf-8")
    project = load()
    shown = told(passage_of(project, desk_of(project).rows[1], page))
    assert shown == "claims/brief.toml:12\nno draft beside the ledger"


def test_a_megabyte_is_cut_and_what_is_left_out_counted(page: Page) -> None:
    text = "In 1959 it was so. " * 60_000
    source = SourceFile(page.base / "x.toml", f'[[claim]]\nid = "a"\ntext = "{text}"\n')
    project = Project(Ledger((read(source),)), Bibliography(), {}, {}, {})
    desk = desk_of(project)
    shown = told(record_of(project, desk.rows[0], None, page))
    assert len(shown) < 6000
    assert "(1135000 more characters)" in shown
    assert len(told([row_line(desk, 0, 80)])) < 300


def test_a_diff_is_cut_too() -> None:
    lines = diff_lines("--- a\n+++ a\n@@ -1 +1 @@\n-x\n+[y]\n", 4)
    assert told(lines) == "--- a\n+++ a\n@@ -1 +1 @@\n-x\n… 1 more line"
    assert [line[0].look for line in lines[2:4]] == [Look.FRAME, Look.BAD]


@given(st.text(min_size=1), st.integers(20, 300))
def test_nothing_hidden_is_shown_of_any_text(text: str, width: int) -> None:
    quoted = "".join(
        f"\\U{ord(letter):08x}" for letter in text if not 0xD800 <= ord(letter) < 0xE000
    )
    ledger = (
        f'[[claim]]\nid = "a"\ntext = "x{quoted}"\nsection = "x{quoted}"\ntags = ["x{quoted}"]\n'
        f'sources = [{{ key = "x{quoted}", locator = "x{quoted}", quote = "x{quoted}" }}]\n'
        f'[[claim.verdict]]\nstatus = "wrong"\nby = "x{quoted}"\non = 2026-01-01\nnote = "x{quoted}"\n'
    )
    project = Project(
        Ledger((read(SourceFile(Path("x.toml"), ledger)),)), Bibliography(), {}, {}, {}
    )
    page, desk = Page(base=Path()), desk_of(project)
    shown = [
        *record_of(project, desk.rows[0], None, page),
        *passage_of(project, desk.rows[0], page),
    ]
    for line in (*shown, row_line(desk, 0, width)):
        assert not any(HIDDEN.search(piece.text) for piece in line)


def test_words_that_were_searched_for_are_marked(load: Callable[[], Project]) -> None:
    project = load()
    catalogue = LedgerCatalogue(project.ledger, project.works)
    desk = asking(desk_of(project), "bombs", catalogue)
    assert marked([row_line(desk, 1, 100)]) == ["bombs"]
