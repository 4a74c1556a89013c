"""What the one line above the claims asks for: words and filters, all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browse.conftest import DAY

from claimcheck.browse.asked import Asked, asked, toggled, written
from claimcheck.browse.asking import asking, offers
from claimcheck.browse.desk import Desk, desk_of, judge, verdict_of
from claimcheck.browse.project import Project
from claimcheck.ledger.read import read
from claimcheck.model.claims import Ledger, Status
from claimcheck.model.references import Bibliography
from claimcheck.model.text import SourceFile
from claimcheck.search.catalogue import LedgerCatalogue

Shown = Callable[[str], list[str]]


@pytest.fixture
def desk(load: Callable[[], Project]) -> Desk:
    return desk_of(load())


@pytest.fixture
def catalogue(load: Callable[[], Project]) -> LedgerCatalogue:
    project = load()
    return LedgerCatalogue(project.ledger, project.works)


@pytest.fixture
def shown(desk: Desk, catalogue: LedgerCatalogue) -> Shown:
    def shown_(line: str) -> list[str]:
        found = asking(desk, line, catalogue)
        return [found.rows[place].claim.id for place in found.shown]

    return shown_


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("", ["coup-poll", "bombs", "fund", "oil"]),
        ("is:unsourced", ["bombs", "oil"]),
        ("-is:unsourced", ["coup-poll", "fund"]),
        ("is:unsourced -is:waived", ["bombs"]),
        ("is:left", ["coup-poll", "bombs", "oil"]),
        ("is:changed", ["coup-poll"]),
        ("is:gone", ["oil"]),
        ("is:missing", ["fund"]),
        ("is:verified", ["fund"]),
        ("is:stale is:verified", ["fund", "oil"]),
        ("is:unsourced is:stale", ["oil"]),
        ("section:Arms", ["bombs", "fund"]),
        ("section:arm", ["bombs", "fund"]),
        ('section:"Controversies" section:"arms"', ["coup-poll", "bombs", "fund"]),
        ('section:""', ["oil"]),
        ("section:Arms is:left is:unsourced", ["bombs"]),
        ("source:landau1974", ["coup-poll", "fund"]),
        ("source:nobody", ["fund"]),
        ("-source:landau", ["bombs", "oil"]),
        ("tag:opinion", ["coup-poll"]),
        ("fund is:left", []),
        ("turkey survey is:left", ["coup-poll"]),
        ("is:left bombs", ["bombs"]),
        ("is:", ["coup-poll", "bombs", "fund", "oil"]),
        ("section:", ["coup-poll", "bombs", "fund", "oil"]),
        ("is:nonsense", []),
        ("-is:nonsense", ["coup-poll", "bombs", "fund", "oil"]),
    ],
)
def test_words_and_filters_leave_what_fits_all_of_them(
    shown: Shown, line: str, ids: list[str]
) -> None:
    assert shown(line) == ids


def test_a_word_that_is_still_typed_stands_for_all_that_it_begins(
    desk: Desk, catalogue: LedgerCatalogue, shown: Shown
) -> None:
    for typed in ("sur", "surv", "survey", "survye", "coup-poll", '"2016 survey"', "landau 79"):
        assert shown(typed)[0] == "coup-poll", typed
    found = asking(desk, "stat", catalogue)
    assert ([found.rows[one].claim.id for one in found.shown], found.marks) == (
        ["bombs"],
        {1: ((24, 33),)},
    )
    assert found.rows[1].claim.text[24:33] == "stationed"


def test_what_was_made_of_the_line_is_said(desk: Desk, catalogue: LedgerCatalogue) -> None:
    def remark(line: str) -> str:
        return asking(desk, line, catalogue).remark

    assert remark("survye") == 'searched for "survey"'
    assert remark("xyzzy").startswith("no claim matches")
    assert remark("norway survey") == "these have some of the words"
    assert remark("survey") == remark(" ") == remark("is:left") == ""
    assert remark("is:verified is:unsourced") == "no claim is all that"
    assert remark("-tag:opinon") == 'nothing here is "tag:opinon" (did you mean tag:opinion?)'
    assert remark("is:unsorced") == 'nothing here is "is:unsorced" (did you mean is:unsourced?)'
    assert remark("is:xyz") == 'nothing here is "is:xyz"'


def test_a_line_is_taken_apart() -> None:
    assert asked('a -is:left "is:no" section:"x y b:c').words == 'a  "is:no"'
    assert [one[:3] for one in asked('a -is:left "is:no" section:"x  Y b:c').filters] == [
        ("is", "left", True),
        ("section", "x y b:c", False),
    ]
    assert asked("1:2 Xis:left foo:bar") == Asked("1:2 Xis:left foo:bar", ())


def test_a_filter_is_set_and_dropped_among_words() -> None:
    assert toggled("", "is:left") == "is:left"
    assert toggled("coup ", "is:left") == "coup is:left"
    assert toggled("coup is:left poll", "is:left") == "coup poll"
    assert toggled('"is:left"', "is:left") == '"is:left" is:left'


def test_every_filter_that_leaves_something_is_offered(desk: Desk) -> None:
    judged = judge(desk, desk.rows[0], verdict_of(Status.WRONG, "ED", DAY, ""))
    assert [(one.term, one.claims) for one in offers(judged)] == [
        ("is:left", 2),
        ("is:unsourced", 2),
        ("is:missing", 1),
        ("is:waived", 1),
        ("is:changed", 1),
        ("is:gone", 1),
        ("is:unchecked", 1),
        ("is:stale", 1),
        ("is:verified", 1),
        ("is:wrong", 1),
        ("is:unsaved", 1),
        ("section:Controversies", 1),
        ("section:Arms", 2),
        ('section:""', 1),
        ("source:landau1974", 2),
        ("source:nobody2020", 1),
        ("tag:opinion", 1),
    ]


@given(st.text(max_size=80).filter(str.strip), st.sampled_from(["section", "tag", "source"]))
def test_a_filter_that_is_offered_means_what_it_was_made_of(value: str, kind: str) -> None:
    term = written(kind, value)
    if term:
        [one] = asked(term).filters
        assert (one.written, one.kind, one.is_excluding) == (term, kind, False)
        line = toggled("words", term)
        assert asked(line).words == "words"
        assert toggled(line, term) == "words"


@given(st.text(max_size=30))
def test_no_line_is_too_strange(line: str) -> None:
    source = SourceFile(Path("x.toml"), '[[claim]]\nid = "a"\ntext = "A survey of 1959."\n')
    project = Project(Ledger((read(source),)), Bibliography(), {}, {}, {})
    catalogue = LedgerCatalogue(project.ledger, project.works)
    desk = asking(desk_of(project), line, catalogue)
    assert set(desk.shown) <= {0}
    if catalogue.is_indexed:
        catalogue.index.close()
