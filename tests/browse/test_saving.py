"""What is written is what `claimcheck verdict` writes; what changed meanwhile is left alone."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browse.conftest import DAY, LEDGER
from tests.ledger.any_ledger import ledgers, verdicts
from tests.support import claimcheck

from claimcheck.browse.desk import Desk, desk_of, judge, verdict_of
from claimcheck.browse.project import Project
from claimcheck.browse.saving import LOOK, SAVE, Outcome, saved
from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.edit import with_verdict, with_verdicts
from claimcheck.ledger.read import read
from claimcheck.model.claims import NewVerdict, Status
from claimcheck.model.text import SourceFile

NOTES = ("", 'p. "3"', "zwei\tÄ")


def judged(project: Project, *places: int) -> Desk:
    desk = desk_of(project)
    for number, place in enumerate(places):
        status = [*Status][number % len(Status)]
        desk = judge(
            desk, desk.rows[place], verdict_of(status, "ED", DAY, NOTES[number % len(NOTES)])
        )
    return desk


def save(desk: Desk) -> Outcome:
    return saved(desk.pending.values(), SAVE)


def ledger(project: Path) -> Path:
    return project / "claims/brief.toml"


def test_the_ledger_is_byte_for_byte_what_the_command_writes(
    desk_project: Path, load: Callable[[], Project]
) -> None:
    desk = judged(load(), 2, 0, 1, 3)
    assert len(save(desk).written) == 4
    by_desk = ledger(desk_project).read_bytes()
    ledger(desk_project).write_text(LEDGER, encoding="utf-8")
    for one in desk.judged:
        note = ("--note", one.verdict.note) if one.verdict.note else ()
        given = ("--by", "ED", "--on", str(DAY), *note)
        done = claimcheck("verdict", one.name[1], one.verdict.status, *given, cwd=desk_project)
        assert done.returncode == 0, done.stderr
    assert ledger(desk_project).read_bytes() == by_desk
    assert save(judged(load())).changes == ()


def test_looking_writes_nothing(desk_project: Path, load: Callable[[], Project]) -> None:
    desk = judged(load(), 0, 1)
    looked = saved(desk.pending.values(), LOOK)
    assert ledger(desk_project).read_text(encoding="utf-8") == LEDGER
    assert looked.changes == save(desk).changes
    assert len(looked.written) == 2


def test_what_changed_meanwhile_is_named_and_the_rest_is_saved(
    desk_project: Path, load: Callable[[], Project]
) -> None:
    desk = judged(load(), 0, 1, 2, 3)
    path = ledger(desk_project)
    path.write_text(
        LEDGER.replace("79%", "81%").replace('id      = "bombs"', 'id      = "arms"')
        + '\n[[claim.verdict]]\nstatus = "verified"\nby = "CD"\non = 2026-03-01\n',
        encoding="utf-8",
    )
    before = path.read_text(encoding="utf-8")
    done = save(desk)
    assert [(one.name[1], why) for one, why in done.refused] == [
        ("coup-poll", "was edited meanwhile"),
        ("bombs", "is no longer there"),
    ]
    assert [name[1] for name in done.written] == ["fund", "oil"]
    assert done.remarks == ('CD found "oil" verified meanwhile; your verdict stands after that',)
    assert done.failed == ()
    after = path.read_text(encoding="utf-8")
    assert after.count("[[claim.verdict]]") == before.count("[[claim.verdict]]") + 2
    [change] = done.changes
    assert [claim.status for claim in read(change.after).claims] == [
        None,
        None,
        "wrong",
        "unverifiable",
    ]


def test_a_verdict_that_stands_there_already_is_not_written_twice(
    desk_project: Path, load: Callable[[], Project]
) -> None:
    desk = judged(load(), 0)
    save(desk)
    once = ledger(desk_project).read_bytes()
    again = save(desk)
    assert [name[1] for name in again.written] == ["coup-poll"]
    assert (again.refused, again.remarks, ledger(desk_project).read_bytes()) == ((), (), once)


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "does not exist"), ("[[claim", "not valid TOML")],
)
def test_a_file_that_cannot_be_written_keeps_its_verdicts_pending(
    desk_project: Path, load: Callable[[], Project], text: str | None, message: str
) -> None:
    (desk_project / "claims/more.toml").write_text(
        '[[claim]]\nid = "more"\ntext = "More of 1959."\n', encoding="utf-8"
    )
    desk = judged(load(), 0, 4)
    if text is None:
        ledger(desk_project).unlink()
    else:
        ledger(desk_project).write_text(text, encoding="utf-8")
    done = save(desk)
    assert [name[1] for name in done.written] == ["more"]
    assert done.refused == ()
    [failed] = done.failed
    assert message in failed


def test_a_record_that_cannot_be_added_to_holds_up_no_other(
    desk_project: Path, load: Callable[[], Project]
) -> None:
    odd = LEDGER.replace('section = "Controversies"', 'verdict = 3\nsection = "Controversies"')
    ledger(desk_project).write_text(odd, encoding="utf-8")
    done = save(judged(load(), 0, 1))
    [(one, why)] = done.refused
    assert one.name[1] == "coup-poll"
    assert why.startswith("cannot be judged: ")
    assert [name[1] for name in done.written] == ["bombs"]


@given(
    ledgers(),
    st.lists(
        st.tuples(st.sampled_from("abcd"), verdicts),
        min_size=2,
        max_size=4,
        unique_by=lambda one: one[0],
    ),
)
def test_several_verdicts_at_once_are_written_as_one_after_the_other(
    text: str, several: list[tuple[str, NewVerdict]]
) -> None:
    path, one_by_one, taken = Path("claims/x.toml"), text, list[tuple[str, NewVerdict]]()
    for name, verdict in several:
        with suppress(ClaimcheckError):
            one_by_one = with_verdict(SourceFile(path, one_by_one), name, verdict)
            taken.append((name, verdict))
    if taken:
        assert with_verdicts(SourceFile(path, text), taken) == one_by_one
