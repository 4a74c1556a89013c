"""The desk as a value: what is shown, judged, taken back, and comes next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browse.conftest import DAY

from claimcheck.browse.asking import asking, renewed
from claimcheck.browse.desk import (
    Desk,
    desk_of,
    following,
    news,
    undo,
    verdict_of,
    without,
)
from claimcheck.browse.desk import judge as judge_row
from claimcheck.browse.project import Project
from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.digest import digest
from claimcheck.model.claims import Ledger, NewVerdict, Status
from claimcheck.search.catalogue import LedgerCatalogue

WRONG = verdict_of(Status.WRONG, "ED", DAY, " see p. 4 ")
VERIFIED = verdict_of(Status.VERIFIED, "ED", DAY, "")


@pytest.fixture
def held(load: Callable[[], Project]) -> Project:
    return load()


@pytest.fixture
def desk(held: Project) -> Desk:
    return desk_of(held)


@pytest.fixture
def catalogue(held: Project) -> LedgerCatalogue:
    return LedgerCatalogue(held.ledger, held.works)


def judge(desk: Desk, place: int, verdict: NewVerdict) -> Desk:
    return judge_row(desk, desk.rows[place], verdict)


def ids(desk: Desk) -> list[str]:
    return [desk.rows[place].claim.id for place in desk.shown]


def test_every_claim_is_listed_with_how_it_stands(desk: Desk) -> None:
    assert [(row.claim.id, row.standing, row.outcome) for row in desk.rows] == [
        ("coup-poll", "unchecked", "changed"),
        ("bombs", "unchecked", "same"),
        ("fund", "verified", "same"),
        ("oil", "stale", "gone"),
    ]
    assert (ids(desk), desk.left) == (["coup-poll", "bombs", "fund", "oil"], 3)


def test_a_verdict_is_pending_until_it_is_taken_back(desk: Desk) -> None:
    of = digest(desk.rows[0].claim)
    once = judge(desk, 0, WRONG)
    assert once.verdict_on(0) == WRONG._replace(of=of, note="see p. 4")
    assert (once.left, once.is_left(0), len(once.pending)) == (2, False, 1)
    twice = judge(judge(once, 1, VERIFIED), 0, VERIFIED)
    assert (twice.left, len(twice.pending)) == (1, 2)
    assert twice.verdict_on(0) == VERIFIED._replace(of=of)
    back, taken = undo(twice)
    assert taken
    assert (taken.name[1], taken.verdict.status) == ("coup-poll", "verified")
    assert back.verdict_on(0) == once.verdict_on(0)
    back, _ = undo(back)
    back, _ = undo(back)
    assert (back.judged, undo(back)) == ((), (back, None))


def test_a_claim_stays_in_the_list_though_it_was_judged(
    desk: Desk, catalogue: LedgerCatalogue
) -> None:
    left = asking(desk, "is:left", catalogue)
    judged = judge(left, 0, WRONG)
    assert ids(judged) == ids(left)
    assert ids(asking(judged, judged.asked, catalogue)) == ["bombs", "oil"]


def test_the_next_claim_is_found_from_any_line_in_either_direction(
    desk: Desk, catalogue: LedgerCatalogue
) -> None:
    def next_left(desk: Desk, at: int, step: int = 1) -> int | None:
        return following(desk, at, step, desk.is_left)

    assert [next_left(desk, at) for at in range(4)] == [1, 3, 3, 0]
    assert [next_left(desk, at, -1) for at in range(4)] == [3, 0, 1, 1]
    done = judge(judge(judge(desk, 0, WRONG), 1, WRONG), 3, WRONG)
    assert next_left(done, 0) is None
    assert next_left(asking(desk, "xyzzy", catalogue), 0) is None
    assert [following(desk, at, 1, desk.is_unsourced) for at in range(4)] == [1, 1, 1, 1]


def test_what_cannot_be_judged_says_why(desk_project: Path, load: Callable[[], Project]) -> None:
    ledger = desk_project / "claims/brief.toml"
    ledger.write_text(
        '[[claim]]\nid = "a"\ntext = "One."\nsources = 3\n'
        '[[claim]]\nid = "b"\ntext = "Two."\n[[claim]]\nid = "b"\ntext = "Three."\n'
        '[[claim]]\nid = "c"\ntext = "Four."\n'
        '[[claim.verdict]]\nstatus = "wrong"\nby = "ED"\non = 2026-11-23\nof = "OF"\n',
        encoding="utf-8",
    )
    of = digest(load().ledger.claims[3])
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("OF", of), encoding="utf-8")
    desk = desk_of(load())
    said = []
    for place in range(4):
        with pytest.raises(ClaimcheckError) as refused:
            judge(desk, place, verdict_of(Status.WRONG, "ED", DAY, ""))
        said.append(str(refused.value))
    assert said == [
        'the sources of "a" cannot be read (mend that first)',
        '2 claims have the id "b" (mend that first)',
        '2 claims have the id "b" (mend that first)',
        'ED found "c" wrong on 2026-11-23 already',
    ]
    with pytest.raises(ClaimcheckError, match="nobody is named as the checker"):
        judge(desk, 3, verdict_of(Status.WRONG, "", DAY, ""))


def test_a_ledger_read_again_keeps_what_is_pending_and_asked(
    desk: Desk, held: Project, catalogue: LedgerCatalogue
) -> None:
    pending = judge(asking(desk, "section:Arms", catalogue), 1, WRONG)
    [file] = held.ledger.files
    shorter = file._replace(claims=file.claims[1:])
    project = held._replace(ledger=Ledger((shorter,)))
    again = renewed(pending, project, LedgerCatalogue(project.ledger, project.works))
    assert (ids(again), again.shown) == (["bombs", "fund"], (0, 1))
    assert again.verdict_on(0) == pending.verdict_on(1)
    assert again.rows[0].outcome == "same"
    assert without(again, [again.rows[0].name]).pending == {}


def test_a_verdict_on_what_was_edited_since_is_kept_and_does_not_count(
    desk: Desk, held: Project, catalogue: LedgerCatalogue
) -> None:
    [file] = held.ledger.files
    first, *others = file.claims
    edited = held._replace(
        ledger=Ledger((file._replace(claims=(first._replace(text="Another one."), *others)),))
    )
    again = renewed(judge(desk, 0, WRONG), edited, catalogue)
    assert (again.fits(0), again.is_left(0), again.left, len(again.pending)) == (False, True, 3, 1)
    once_more = judge(again, 0, VERIFIED)
    assert (once_more.fits(0), once_more.left, len(once_more.pending)) == (True, 2, 1)


def test_what_is_new_after_reading_again_is_said(desk: Desk, held: Project) -> None:
    assert news(desk, desk_of(held)) == "read again: no claim is another"
    [file] = held.ledger.files
    first, second, third, _ = file.claims
    claims = (
        first._replace(text="Another one."),
        second._replace(verdicts=third.verdicts),
        third._replace(id="funds"),
    )
    again = held._replace(ledger=Ledger((file._replace(claims=claims),)))
    assert news(desk, desk_of(again)) == (
        "read again: 1 new, 2 gone, 1 edited, 1 judged, 1 otherwise in the draft"
    )


def test_a_claim_that_was_reworded_has_to_be_looked_for_again(held: Project) -> None:
    [file] = held.ledger.files
    first, *others = file.claims
    reworded = file._replace(claims=(first._replace(text="Another one."), *others))
    assert desk_of(held._replace(ledger=Ledger((reworded,)))).rows[0].outcome is None
