"""The desk as it is used: keys in, screen and ledger out."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.browse.conftest import DAY, LEDGER
from textual.pilot import Pilot
from textual.widgets import Input, Static

from claimcheck.browse.app import DeskApp
from claimcheck.browse.claim_list import ClaimList
from claimcheck.browse.project import Project
from claimcheck.reporters.page import Page

Steps = Callable[[DeskApp, Pilot[None]], Awaitable[None]]
Run = Callable[..., DeskApp]


@pytest.fixture
def run(load: Callable[[], Project], desk_project: Path) -> Run:
    """Sits down at the desk and takes these steps."""

    def run_(steps: Steps, size: tuple[int, int] = (80, 24), by: str = "ED") -> DeskApp:
        app = DeskApp(load(), Page(base=desk_project), by, lambda: DAY)

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
            "4 of 4 claims · 3 left to check",
            "/ finds claims by words",
            " unchecked    1 src   changed coup-poll        In a 2016 survey, 79% of Turkish",
            " unchecked    no src          bombs            In the Cold War, the US stationed",
            " verified     2 src           fund             In 1959 Norway paid 1.2 billion d",
            " stale        waived  gone    oil              Oil was found [bold]in[/bold] the",
            "",
            "",
            "",
            "",
            "─" * 80,
            " coup-poll                              │ draft.md:3:22",
            ' In a 2016 survey, 79% of Turkish       │ figure "97%" where the ledger has',
            ' respondents blamed the US.             │ "79%"',
            "                                        │",
            " status   not checked                   │ Relations were cold. In a 2016",
            " section  Controversies                 │ survey, 97% of Turkish respondents",
            " tags     opinion                       │ blamed the US [@landau1974]. So it",
            " place    claims/brief.toml:4           │ went.",
            "                                        │",
            " 1 source                               │",
            " landau1974, p. 3                       │",
            "   Landau, Jacob M. 1974. Radical       │",
            "v verified d disputed w wrong u unverifiable n next z undo s save q quit ? help",
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
        assert "4 of 4 claims · 2 left to check · 1 not saved" in screen(app)
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
        assert "4 of 4 claims · 2 left to check\n" in screen(app)
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


def test_n_goes_to_the_next_that_is_left(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        lines = []
        for _ in range(4):
            await pilot.press("n")
            lines.append(app.query_one(ClaimList).line)
        assert lines == [1, 3, 0, 1]

    run(steps)


def test_words_are_searched_for_while_they_are_typed(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("/", *"norw")
        await settled(app, pilot)
        assert [app.desk.rows[one].claim.id for one in app.desk.shown] == ["fund"]
        assert "2026-02-10 verified by ED" in screen(app) or "fund" in screen(app)
        await pilot.press("enter", "v", "enter")
        assert [one.name[1] for one in app.desk.judged] == ["fund"]
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(app.desk.shown) == 4
        assert app.query_one(ClaimList).line == 2
        await pilot.press("/", *"vdq?", "down", "x")
        await settled(app, pilot)
        assert app.desk.asked.query == "vdq?"
        assert "no claim matches" in screen(app)
        await pilot.press("v", "n", "z", "home", "pagedown")

    run(steps)


def test_filters_have_their_keys(run: Run) -> None:
    async def steps(app: DeskApp, pilot: Pilot[None]) -> None:
        def shown() -> list[str]:
            return [app.desk.rows[place].claim.id for place in app.desk.shown]

        await pilot.press("x")
        assert shown() == ["bombs", "oil"]
        await pilot.press("x", "o")
        assert shown() == ["coup-poll", "bombs", "oil"]
        await pilot.press("t", "down", "down", "enter")
        assert shown() == ["bombs"]
        assert "1 of 4 claims · 3 left to check · left · section Arms" in screen(app)
        await pilot.press("escape")
        assert len(shown()) == 4

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
        await pilot.press("t", "end", "enter", "v", *"[/]", "enter", "s")
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
        assert '"coup-poll" was edited meanwhile; your verdict "verified: seen" is left out' in text
        await pilot.press("escape")
        assert "81% of Turkish" in screen(app)
        assert not app.desk.pending

    run(steps)
    after = path.read_text(encoding="utf-8")
    assert after.count("[[claim.verdict]]") == 3
    assert 'status = "wrong"' in after


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
        assert "0 of 0 claims · 0 left to check" in screen(app)
        await pilot.press("v", "n", "z", "s", "down", "x", "o", "t", "enter", "/", "a", "enter")
        await settled(app, pilot)

    run(steps)


def test_the_day_is_that_of_the_verdict_not_of_the_start(
    load: Callable[[], Project], desk_project: Path
) -> None:
    days = [DAY, DAY, DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=1)]
    app = DeskApp(load(), Page(base=desk_project), "ED", lambda: days.pop(0))

    async def sit() -> None:
        async with app.run_test() as pilot:
            await pilot.press("v", "enter", "down", "v", "enter")

    asyncio.run(sit())
    assert [one.verdict.on for one in app.desk.judged] == [DAY, DAY + dt.timedelta(days=1)]
