"""The desk as it is used: keys in, screen and ledger out."""

import asyncio
import datetime as dt
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.browse.conftest import DAY, LEDGER
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input, Static

from claimcheck.browse.app import DeskApp
from claimcheck.browse.claim_list import ClaimList
from claimcheck.browse.keys import DESK, LIST, foot, help_lines
from claimcheck.browse.pieces import told
from claimcheck.browse.project import Project
from claimcheck.browse.rows import keys_line
from claimcheck.reporters.page import Page

Steps = Callable[[DeskApp, Pilot[None]], Awaitable[None]]
Run = Callable[..., DeskApp]


@pytest.fixture
def run(load: Callable[[], Project], desk_project: Path) -> Run:
    """Sits down at the desk and takes these steps."""

    def run_(steps: Steps, size: tuple[int, int] = (80, 24), by: str = "ED") -> DeskApp:
        app = DeskApp(load, Page(base=desk_project), by, lambda: DAY)

        async def sit() -> None:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await steps(app, pilot)

        asyncio.run(sit())
        return app

    return run_


async def settled(app: DeskApp, pilot: Pilot[None]) -> None:
    """Wait for what runs beside, and for what was typed to be searched for."""
    await app.workers.wait_for_complete()
    await pilot.pause(0.15)


def screen(app: DeskApp) -> str:
    """The text on the screen, line by line."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no other way
    return "\n".join(strip.text.rstrip() for strip in strips)


def sheet(app: DeskApp) -> str:
    """The text on the sheet that lies on top, however it is broken into lines."""
    return " ".join(str(one.render()) for one in app.screen.query(Static))


def remarks(app: DeskApp) -> list[str]:
    """What was said in the corner."""
    return [one.message for one in app._notifications]  # noqa: SLF001 - it comes and goes


def ledger(project: Path) -> str:
    return (project / "claims/brief.toml").read_text(encoding="utf-8")


def test_the_whole_desk_fits_into_80_columns_and_24_lines(run: Run) -> None:
    seen: list[str] = []

    async def steps(app: DeskApp, _pilot: Pilot[None]) -> None:
        seen.append(screen(app))

    run(steps)
    assert seen[0] == "\n".join(
        (
            "██░░░░░░░░ 3 left · 1 of 4 checked",
            "/ finds claims: words, is:unsourced, source:KEY, section:NAME, tag:TAG",
            " unchecked    1 src   changed coup-poll        In a 2016 survey, 79% of Turkish",
            " unchecked    no src          bombs            In the Cold War, the US stationed",
            " verified     missing         fund             In 1959 Norway paid 1.2 billion d",
            " stale        waived  gone    oil              Oil was found [bold]in[/bold] the",
            "",
            "",
            "",
            "",
            "─" * 80,
            " coup-poll                              │ draft.md:3:22",
            ' In a 2016 survey, 79% of Turkish       │ figure: the ledger has "79%", the',
            ' respondents blamed the US.             │ text "97%"',
            "                                        │",
            " status   not checked                   │ Controversies",
            " section  Controversies                 │",
            " tags     opinion                       │ Relations were cold. In a 2016",
            " record   claims/brief.toml:4           │ survey, 97% of Turkish respondents",
            "                                        │ blamed the US [@landau1974]. So it",
            " 1 source                               │ went.                               ▃",
            " landau1974, p. 3                       │",
            "   Landau, Jacob M. (1974). Radical     │ In 1959 Norway paid 1.2 billion",
            "v verified  d disputed  w wrong  u unverifiable  n next  / find  s save  ? help",
        )
    )


def test_a_wide_terminal_has_the_record_beside_the_claims(run: Run) -> None:
    async def steps(app: DeskApp, _pilot: Pilot[None]) -> None:
        claims, record = app.query_one(ClaimList), app.query_one("#record-pane")
        passage = app.query_one("#passage-pane")
        assert claims.region.height > 40
        assert record.region.x >= claims.region.right
        assert passage.region.y >= record.region.bottom
        assert "“79 percent”" in screen(app)

    run(steps, size=(200, 50))


@pytest.mark.parametrize("size", [(20, 6), (1, 1), (40, 10)])
def test_a_tiny_terminal_is_no_fault(run: Run, size: tuple[int, int]) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "v", "enter", "?", "escape", "s")
        await settled(app, pilot)
        await pilot.press("escape")

    assert len(run(steps, size=size).desk.pending) == 1


def test_a_claim_is_judged_with_a_note_and_saved(run: Run, desk_project: Path) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "d", *"p. 3", "enter")
        assert "2 left · 2 of 4 checked · 1 not saved" in screen(app)
        assert "*disputed     no src" in screen(app)
        assert ledger(desk_project) == LEDGER
        await pilot.press("s")
        await settled(app, pilot)
        assert "Save 1 verdict?" in screen(app)
        assert '+note   = "p. 3"' in screen(app)
        assert ledger(desk_project) == LEDGER
        await pilot.press("enter")
        await settled(app, pilot)
        assert remarks(app) == ["1 verdict saved"]
        assert "2 left · 2 of 4 checked\n" in screen(app)
        assert app.query_one(ClaimList).line == 1

    run(steps)
    assert ledger(desk_project) == LEDGER.replace(
        'section = "Arms"\n\n[[claim]]\nid      = "fund"',
        'section = "Arms"\n\n[[claim.verdict]]\nstatus = "disputed"\nby     = "ED"\n'
        'on     = 2026-11-23\nof     = "cc3c1880"\nnote   = "p. 3"\n\n'
        '[[claim]]\nid      = "fund"',
    )


def test_each_verdict_has_its_key_and_z_takes_the_last_one_back(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        for key in "vdwu":
            await pilot.press(key, "enter", "down")
        said = [app.desk.verdict_on(place) for place in range(4)]
        assert [one.status for one in said if one] == [
            "verified",
            "disputed",
            "wrong",
            "unverifiable",
        ]
        await pilot.press("z", "z")
        assert [one.name[1] for one in app.desk.judged] == ["coup-poll", "bombs"]
        assert app.query_one(ClaimList).line == 2
        await pilot.press("z", "z", "z")
        assert not app.desk.pending
        await pilot.press("v", *"no", "escape")
        assert not app.desk.pending

    run(steps)


def test_a_second_thought_begins_with_the_first_note(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", *"p. 3", "enter", "w", *"0", "enter")
        [one] = app.desk.pending.values()
        assert (one.verdict.status, one.verdict.note) == ("wrong", "p. 30")

    run(steps)


def test_keys_go_to_the_next_that_is_left_or_has_no_source(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        lines = []
        for key in "nnnnppxX":
            await pilot.press(key)
            lines.append(app.query_one(ClaimList).line)
        assert lines == [1, 3, 0, 1, 0, 3, 1, 1]
        await pilot.press("v", "enter", "slash", *"bombs", "enter", "n")
        assert remarks(app) == ["nothing here is left to check"]

    run(steps)


def test_words_are_searched_for_while_they_are_typed(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"norw")
        await settled(app, pilot)
        assert [app.desk.rows[one].claim.id for one in app.desk.shown] == ["fund"]
        assert "2026-02-10 verified by ED" in screen(app) or "fund" in screen(app)
        await pilot.press("enter", "v", "enter")
        assert [one.name[1] for one in app.desk.judged] == ["fund"]
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(app.desk.shown) == 4
        assert app.query_one(ClaimList).line == 2
        await pilot.press("slash", *"vdq?", "down", "x")
        await settled(app, pilot)
        assert app.desk.asked == "vdq?"
        assert "no claim matches" in screen(app)
        await pilot.press("v", "n", "z", "home", "pagedown")

    run(steps)


def test_filters_are_typed_or_chosen(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        def shown() -> list[str]:
            return [app.desk.rows[place].claim.id for place in app.desk.shown]

        await pilot.press("slash", *"is:uns")
        await settled(app, pilot)
        assert shown() == ["bombs", "oil"]
        assert "2 shown" in screen(app)
        await pilot.press("down", "escape", "f")
        assert "3  is:left" in screen(app)
        await pilot.press("enter")
        assert shown() == ["coup-poll", "bombs", "oil"]
        await pilot.press("f", "down", "enter")
        assert shown() == ["bombs", "oil"]
        assert app.query_one("#search", Input).value == "is:left is:unsourced"
        await pilot.press("f")
        assert "x      3  is:left" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.query_one("#search", Input).value == "is:unsourced"
        await pilot.press("f", "escape", "escape")
        assert len(shown()) == 4
        assert app.query_one("#search", Input).value == ""

    run(steps)


def test_enter_shows_one_claim_alone_and_all_keys_go_on(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await settled(app, pilot)
        lines = screen(app).split("\n")
        assert lines[2].startswith(" unchecked    1 src   changed coup-poll")
        assert lines[3] == "─" * 80
        assert "“79 percent”" in screen(app)
        await pilot.press("down", "d", "enter")
        await settled(app, pilot)
        assert screen(app).split("\n")[2].startswith("*disputed     no src          bombs")
        await pilot.press("escape")
        await settled(app, pilot)
        assert " verified     missing         fund" in screen(app)

    run(steps)


def test_a_passage_far_down_in_its_paragraph_is_scrolled_to(run: Run, desk_project: Path) -> None:
    long = "Nothing was said of it in all these years. " * 20
    draft = f"{long}In 1959 Norway paid 1.2 billion dollars into the fund. {long}"
    (desk_project / "draft.md").write_text(draft, encoding="utf-8")

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        await settled(app, pilot)
        assert "1.2 billion" in screen(app).partition("─" * 80)[2].replace(" │ ", "")
        await pilot.press("down", "up")
        await settled(app, pilot)
        assert "In 1959 Norway" in screen(app).partition("─" * 80)[2]

    run(steps)


def test_the_mouse_chooses_too(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.click(ClaimList, offset=(10, 2))
        assert app.query_one(ClaimList).line == 2
        await pilot.click(ClaimList, offset=(10, 6))
        assert app.query_one(ClaimList).line == 2

    run(steps)


def test_text_that_means_harm_is_shown_as_what_it_is(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        assert "Oil was found [bold]in[/bold] the [/x] sea" in screen(app)
        assert "<U+202E>fo<U+202C> <U+001B>[31m 東京." in screen(app)
        assert "by [whom]?" in screen(app)
        await pilot.press("f", "end", "enter", "v", *"[/]", "enter", "s")
        await settled(app, pilot)
        assert '+note   = "[/]"' in screen(app) or "Save 1 verdict?" in screen(app)

    run(steps, size=(100, 40))


def test_what_is_pasted_stays_whole_and_can_be_seen(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        from textual import events

        await pilot.press("v")
        app.screen.query_one(Input).post_message(events.Paste("one\r\n two\n\u202ethree\n"))
        await pilot.pause()
        await pilot.press("enter")
        [one] = app.desk.pending.values()
        assert one.verdict.note == "one two <U+202E>three"

    run(steps)


def test_a_claim_that_changed_meanwhile_is_named_and_not_judged(
    run: Run, desk_project: Path
) -> None:
    path = desk_project / "claims/brief.toml"

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", *"seen", "enter", "down", "w", "enter")
        path.write_text(LEDGER.replace("79%", "81%"), encoding="utf-8")
        await pilot.press("s")
        await settled(app, pilot)
        assert "Save 1 verdict?" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        text = sheet(app)
        assert "1 verdict saved, but" in text
        assert (
            '"coup-poll" was edited meanwhile; your verdict "verified: seen" is not saved' in text
        )
        await pilot.press("escape", "up")
        await pilot.pause()
        assert "81% of Turkish" in screen(app)
        assert "!verified     1 src" in screen(app)
        assert "2 left · 2 of 4 checked · 1 not saved" in screen(app)
        await pilot.press("v", "enter")
        assert "*verified     1 src" in screen(app)
        await pilot.press("s")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert not app.desk.pending

    run(steps)
    after = path.read_text(encoding="utf-8")
    assert after.count("[[claim.verdict]]") == 4
    assert 'note   = "seen"' in after


def test_a_ledger_that_cannot_be_written_loses_no_verdict(run: Run, desk_project: Path) -> None:
    path = desk_project / "claims/brief.toml"

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "enter")
        path.chmod(0o444)
        await pilot.press("s")
        await settled(app, pilot)
        assert "it is read-only" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("escape")
        assert len(app.desk.pending) == 1
        path.chmod(0o644)
        await pilot.press("s")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert not app.desk.pending

    run(steps)
    assert ledger(desk_project).count("[[claim.verdict]]") == 3


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_leaving_asks_for_a_note_that_is_being_typed(
    run: Run, desk_project: Path, key: str
) -> None:
    typed = ("v", "p", "full_stop", "3")

    async def nothing(_app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "space", key)

    assert list(run(nothing).unsaved()) == []

    async def stay(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press(*typed, key)
        assert '"coup-poll" is verified: not entered yet' in sheet(app)
        await pilot.press(key, "escape", "0", "enter")
        assert [one.verdict.note for one in app.desk.judged] == ["p.30"]

    run(stay)

    async def leave(_app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press(*typed, key, "d")

    assert list(run(leave).unsaved()) == []
    assert ledger(desk_project) == LEDGER

    async def save(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "enter", "n", *typed, key)
        assert "1 verdict not saved; " in sheet(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert "Save 2 verdicts?" in sheet(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.is_left

    assert list(run(save).unsaved()) == []
    assert 'note   = "p.3"' in ledger(desk_project)


def test_a_note_that_was_being_typed_is_named_where_the_line_is_cut(run: Run) -> None:
    async def cut(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "enter", "n", "w", "s", "o")
        app._end(15)  # noqa: SLF001 - as the signal does

    first, second = run(cut).unsaved()
    assert first == 'not saved: "coup-poll" is verified'
    assert second.endswith(" is wrong: so")


def test_why_a_search_shows_nothing_is_read_whole_in_80_columns(run: Run) -> None:
    async def ask(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"is:unsorced")
        await settled(app, pilot)
        assert 'nothing here is "is:unsorced" (did you mean is:unsourced?)' in screen(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "nothing here" not in screen(app)

    run(ask)


def test_leaving_asks_where_something_is_not_saved(run: Run, desk_project: Path) -> None:
    async def leave(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("q")
        assert not app.is_running or app.is_left

    assert list(run(leave).unsaved()) == []

    async def stay(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "enter", "q")
        assert "1 verdict not saved" in screen(app)
        await pilot.press("ctrl+c", "escape")
        assert "coup-poll" in screen(app)

    assert list(run(stay).unsaved()) == ['not saved: "coup-poll" is verified']

    async def discard(_app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "enter", "ctrl+q", "d")

    assert list(run(discard).unsaved()) == []
    assert ledger(desk_project) == LEDGER

    async def save(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", "enter", "q", "s")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.is_left

    assert list(run(save).unsaved()) == []
    assert ledger(desk_project).count("[[claim.verdict]]") == 3


def test_nothing_is_judged_by_nobody(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v")
        assert remarks(app) == ['nobody is named as the checker (start with --by "NAME")']
        assert not app.desk.pending

    run(steps, by="")


def test_the_keys_are_explained(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("?")
        assert "take the last verdict back" in screen(app)
        assert "Esc goes back" in screen(app)
        await pilot.press("?")
        assert "take the last verdict back" not in screen(app)

    run(steps)


def test_an_empty_ledger_has_an_empty_desk(run: Run, desk_project: Path) -> None:
    (desk_project / "claims/brief.toml").write_text("# none yet\n", encoding="utf-8")

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        assert "0 left · 0 of 0 checked" in screen(app)
        await pilot.press("v", "n", "z", "s", "down", "x", "f", "escape", "e", "E", "o", "y")
        await pilot.press("enter", "enter", "slash", "a", "enter")
        await settled(app, pilot)

    run(steps)


def test_the_day_is_that_of_the_verdict_not_of_the_start(
    load: Callable[[], Project], desk_project: Path
) -> None:
    days = [DAY, DAY, DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=1)]
    app = DeskApp(load, Page(base=desk_project), "ED", lambda: days.pop(0))

    async def sit() -> None:
        async with app.run_test() as pilot:
            await pilot.press("v", "enter", "down", "v", "enter")

    asyncio.run(sit())
    assert [one.verdict.on for one in app.desk.judged] == [DAY, DAY + dt.timedelta(days=1)]


def test_what_changed_on_disk_is_noticed_and_read_without_losing_a_verdict(
    run: Run, desk_project: Path
) -> None:
    path, draft = desk_project / "claims/brief.toml", desk_project / "draft.md"

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await app.look_again()
        assert "changed on disk" not in screen(app)
        await pilot.press("d", *"why", "enter", "down", "v", "enter")
        path.write_text(LEDGER.replace("61 bombs", "50 bombs"), encoding="utf-8")
        draft.write_text(draft.read_text(encoding="utf-8").replace("97%", "79%"), encoding="utf-8")
        await app.look_again()
        await pilot.pause()
        assert "changed on disk: r reads it" in screen(app)
        await pilot.press("r")
        await settled(app, pilot)
        assert remarks(app) == ["read again: 1 edited, 2 otherwise in the draft"]
        assert "changed on disk" not in screen(app)
        assert "*disputed     1 src           coup-poll" in screen(app)
        assert "!verified     no src  changed bombs" in screen(app)
        assert "the claim is another since" in screen(app)
        await pilot.press("z")
        assert [one.verdict.note for one in app.desk.pending.values()] == ["why"]

    run(steps)


def test_a_claim_that_is_gone_after_reading_again_keeps_its_verdict(
    run: Run, desk_project: Path
) -> None:
    path = desk_project / "claims/brief.toml"

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", *"why", "enter")
        path.write_text("# none\n", encoding="utf-8")
        await pilot.press("r")
        await settled(app, pilot)
        assert "0 left · 0 of 0 checked · 1 not saved" in screen(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert "Nothing can be saved as it is" in screen(app)
        assert 'your verdict "disputed: why" is not saved' in sheet(app)
        await pilot.press("escape")
        path.unlink()
        await pilot.press("r")
        await settled(app, pilot)
        assert "not read again: " in remarks(app)[-1] or "not read: " in screen(app)
        path.write_text(LEDGER, encoding="utf-8")
        await pilot.press("r")
        await settled(app, pilot)
        assert "*disputed     1 src" in screen(app)
        await pilot.press("s")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert not app.desk.pending

    run(steps)
    assert 'note   = "why"' in ledger(desk_project)


def test_a_verdict_that_was_being_given_while_the_claim_changed_is_kept_too(
    run: Run, desk_project: Path
) -> None:
    path = desk_project / "claims/brief.toml"

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("v", *"p. 3")
        path.write_text(LEDGER.replace("79%", "81%"), encoding="utf-8")
        app.action_reload()
        await settled(app, pilot)
        await pilot.press("enter")
        assert "!verified     1 src" in screen(app)
        [one] = app.desk.pending.values()
        assert one.verdict.note == "p. 3"

    run(steps)


def test_what_we_saved_ourselves_is_no_change_on_disk(run: Run, desk_project: Path) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await app.look_again()
        await pilot.press("v", "enter", "s")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        await app.look_again()
        assert not app.is_behind
        (desk_project / "claims/new.toml").write_text("", encoding="utf-8")
        await app.look_again()
        assert app.is_behind

    run(steps)


def test_what_could_not_be_read_stays_in_sight(run: Run, desk_project: Path) -> None:
    (desk_project / "claims/more.toml").write_text("[[claim", encoding="utf-8")

    async def steps(app: DeskApp, _pilot: Pilot[None]) -> None:
        assert "3 left · 1 of 4 checked · not read: claims/more.toml:1" in screen(app)

    run(steps)


def test_the_address_of_a_source_is_copied(run: Run, desk_project: Path) -> None:
    (desk_project / "references.bib").write_text(
        "@book{landau1974, title = {A}, doi = {10.1000/182}}\n"
        "@book{nobody2020, title = {B}, url = {https://example.org/[red]}}\n",
        encoding="utf-8",
    )

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("y")
        assert app.clipboard == "https://doi.org/10.1000/182"
        await pilot.press("down", "y")
        assert remarks(app)[-1] == "no source here has an address in the web"
        await pilot.press("down", "y")
        assert "nobody2020  https://example.org/[red]" in screen(app)
        await pilot.press("down", "enter")
        assert app.clipboard == "https://example.org/[red]"

    run(steps)


def test_where_there_is_no_browser_the_address_is_copied(
    run: Run, desk_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    (desk_project / "references.bib").write_text(
        "@book{landau1974, title = {A}, doi = {10.1000/182}}\n", encoding="utf-8"
    )

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("o")
        assert remarks(app) == [
            "no browser here; copied, if the terminal lets us: https://doi.org/10.1000/182"
        ]

    run(steps)


def test_without_an_editor_the_way_to_one_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor -w")

    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        assert remarks(app) == ['no editor "no-such-editor -w" (set VISUAL or EDITOR to yours)']

    run(steps)


def test_every_key_that_is_bound_is_explained_and_every_one_explained_is_bound() -> None:
    bound = {
        key
        for bindings in (DeskApp.BINDINGS, ClaimList.BINDINGS)
        for binding in bindings
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }
    known = {key for one in (*DESK, *LIST) for key in one.keys.split(",")}
    assert bound - known == {"ctrl+q", "ctrl+c"}
    assert known - bound == {"tab"}
    assert len(known) == sum(len(one.keys.split(",")) for one in (*DESK, *LIST))


def test_the_foot_fits_80_columns_and_ends_in_help() -> None:
    line = told([keys_line(foot(), 80)])
    assert len(line) <= 80
    assert line.endswith("  ? help")
    assert told([keys_line(foot(), 200)]).count("  ") == len(foot()) - 1


def test_no_line_of_the_help_is_broken_in_80_columns() -> None:
    *lines, states = (told([line]) for line in help_lines())
    assert [line for line in lines if len(line) > 67] == []
    assert len(states) <= 2 * 67
