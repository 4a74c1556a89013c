"""The desk as a value: what is shown, judged, taken back, and comes next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browse.conftest import DAY

from claimcheck.browse.desk import (
    EVERYTHING,
    Desk,
    asking,
    desk_of,
    judge,
    next_left,
    renewed,
    undo,
    verdict_of,
    without,
)
from claimcheck.browse.project import Project, with_files
from claimcheck.errors import ClaimcheckError
from claimcheck.ledger.digest import digest
from claimcheck.ledger.read import read
from claimcheck.model.claims import Ledger, Status
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
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


def test_filters_leave_what_fits_all_of_them(desk: Desk, catalogue: LedgerCatalogue) -> None:
    def shown(**asked: object) -> list[str]:
        return ids(asking(desk, EVERYTHING._replace(**asked), catalogue))  # type: ignore[arg-type]

    assert shown(unsourced=True) == ["bombs", "oil"]
    assert shown(left=True) == ["coup-poll", "bombs", "oil"]
    assert shown(section="Arms") == ["bombs", "fund"]
    assert shown(section="") == ["oil"]
    assert shown(section="Arms", left=True, unsourced=True) == ["bombs"]
    assert shown(query="fund", left=True) == []
    assert shown(query="turkey survey", left=True) == ["coup-poll"]


def test_a_word_that_is_still_typed_stands_for_all_that_it_begins(
    desk: Desk, catalogue: LedgerCatalogue
) -> None:
    for typed in ("sur", "surv", "survey", "survye", "coup-poll", '"2016 survey"', "landau 79"):
        found = asking(desk, EVERYTHING._replace(query=typed), catalogue)
        assert ids(found)[0] == "coup-poll", typed
    found = asking(desk, EVERYTHING._replace(query="stat"), catalogue)
    assert (ids(found), found.marks) == (["bombs"], {1: ((24, 33),)})
    assert found.rows[1].claim.text[24:33] == "stationed"


def test_what_was_made_of_the_words_is_said(desk: Desk, catalogue: LedgerCatalogue) -> None:
    def remark(query: str) -> str:
        return asking(desk, EVERYTHING._replace(query=query), catalogue).remark

    assert remark("survye") == 'searched for "survey"'
    assert remark("xyzzy").startswith("no claim matches")
    assert remark("norway survey") == "these have some of the words"
    assert remark("survey") == remark(" ") == ""


@given(st.text(max_size=30))
def test_no_query_is_too_strange(query: str) -> None:
    source = SourceFile(Path("x.toml"), '[[claim]]\nid = "a"\ntext = "A survey of 1959."\n')
    project = Project(Ledger((read(source),)), Bibliography(), {}, {}, {})
    catalogue = LedgerCatalogue(project.ledger, project.works)
    desk = asking(desk_of(project), EVERYTHING._replace(query=query), catalogue)
    assert set(desk.shown) <= {0}
    if catalogue.is_indexed:
        catalogue.index.close()


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
    left = asking(desk, EVERYTHING._replace(left=True), catalogue)
    judged = judge(left, 0, WRONG)
    assert ids(judged) == ids(left)
    assert ids(asking(judged, judged.asked, catalogue)) == ["bombs", "oil"]


def test_the_next_claim_to_check_is_found_from_any_line(
    desk: Desk, catalogue: LedgerCatalogue
) -> None:
    assert [next_left(desk, at) for at in range(4)] == [1, 3, 3, 0]
    done = judge(judge(judge(desk, 0, WRONG), 1, WRONG), 3, WRONG)
    assert next_left(done, 0) is None
    nothing = asking(desk, EVERYTHING._replace(query="xyzzy"), catalogue)
    assert next_left(nothing, 0) is None


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
    pending = judge(asking(desk, EVERYTHING._replace(section="Arms"), catalogue), 1, WRONG)
    [file] = held.ledger.files
    shorter = file._replace(claims=file.claims[1:])
    project = with_files(held, [shorter])
    again = renewed(pending, project, LedgerCatalogue(project.ledger, project.works))
    assert (ids(again), again.shown) == (["bombs", "fund"], (0, 1))
    assert again.verdict_on(0) == pending.verdict_on(1)
    assert again.rows[0].outcome == "same"
    assert without(again, [again.rows[0].name]).pending == {}


def test_a_claim_that_was_reworded_has_to_be_looked_for_again(held: Project) -> None:
    [file] = held.ledger.files
    first, *others = file.claims
    reworded = file._replace(claims=(first._replace(text="Another one."), *others))
    assert desk_of(with_files(held, [reworded])).rows[0].outcome is None
