"""What is counted of claims: the same on the page, in an audit, and in the progress."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.annotating.bridge import draft_of, written_to

from claimcheck.annotating.draft import annotated
from claimcheck.audit import looked_at
from claimcheck.config import Config
from claimcheck.model.annotated import IN_TEXT, JUDGED, RESTS_ON, UNLINKED, AnnotatedDraft, State
from claimcheck.model.findings import Summary
from claimcheck.reporters.annotated.head import told
from claimcheck.reporters.annotated.page import render
from claimcheck.reporters.page import Page
from claimcheck.reporters.progress import as_json

BIBLIOGRAPHY = """\
@book{haas1975, author = {Haas, Ines}, title = {A Bridge for Orsk}, publisher = {River Press}, year = 1975}
@book{unger1989, author = {Unger, Tomas}, title = {Tolls}, publisher = {River Press}, year = 1989}
@book{broken2000, author = {Broken, title = {Nothing}
"""
FACTS = (
    "The city opened the bridge in May 1974.",
    "In 1990 the toll was 3 euros a lorry.",
    "In 2001 the mayor closed the bridge for 40 days.",
    "The owner raised the toll by 60 percent in 2015.",
    "In 2003 the council counted 214 cracks in the bridge.",
    "According to the police, 17 people drowned in the river in 1988.",
)
TELLS = re.compile(
    r"(?P<facts>\d+) facts?(?: \((?P<apart>\d+) in no ledger\))?, (?P<sourced>\d+) sourced,"
    r"(?: (?P<unlinked>\d+) unlinked,)? (?P<unsourced>\d+) unsourced(?: \((?P<waived>\d+) waived\))?,"
    r" (?P<left>\d+) left to check;"
    r" \d+ sources?"
)

SOURCES = st.lists(
    st.sampled_from(["haas1975", "unger1989", "haas1957", "nobody", "broken2000"]),
    max_size=3,
    unique=True,
)
VERDICTS = st.lists(
    st.tuples(
        st.sampled_from(["verified", "disputed", "wrong", "unverifiable"]),
        st.sampled_from(["", 'of = "00000000"']),
    ),
    max_size=2,
)
RECORDS = st.lists(
    st.tuples(
        st.sampled_from([*FACTS, FACTS[1].replace("3 euros", "5 euros"), "The bridge is 812 metres long."]),
        st.sampled_from(["", "waive = 'common knowledge'", "waive = ' '", "waive = 3"]),
        st.one_of(SOURCES.map(str), st.just("3")),
        VERDICTS,
    ),
    max_size=7,
)  # fmt: skip


def ledger_of(records: list[tuple[str, str, str, list[tuple[str, str]]]], path: str) -> str:
    lines = ["[document]", path]
    for number, (text, waive, sources, verdicts) in enumerate(records):
        lines += ["[[claim]]", f'id = "claim-{number}"', f"text = '{text}'", waive]
        lines += [f"sources = {sources}"] if sources != "[]" else []
        for status, of in verdicts:
            lines += [
                "[[claim.verdict]]",
                f'status = "{status}"',
                'by = "ED"',
                "on = 2026-11-20",
                of,
            ]
    return "\n".join(lines)


def numbers(draft: AnnotatedDraft) -> dict[str, int]:
    """What the page says in one line."""
    line = told(draft, Page(Path())).partition("; NOT read whole")[0]
    if line == "no facts found":
        return dict.fromkeys(TELLS.groupindex, 0)
    found = TELLS.fullmatch(line)
    assert found, line
    return {name: int(value or 0) for name, value in found.groupdict().items()}


def looked_into(folder: Path) -> tuple[AnnotatedDraft, Summary, dict[str, Any]]:
    """The page, the counts of the audit and those of the progress."""
    looked = looked_at(Config(root=folder))
    draft = annotated(looked.view, looked.report, looked.chosen)
    progress = json.loads(as_json(looked.view.ledger, (), Page(folder)))
    return draft, looked.report.summary, progress


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=RECORDS,
    others=RECORDS,
    sentences=st.lists(st.tuples(st.sampled_from(FACTS), st.sampled_from(["", "[@haas1975]", "[@haas1957]", "[@haas1975; @nobody]"])), max_size=6),
    has_text=st.booleans(),
)  # fmt: skip
def test_page_audit_and_progress_count_alike(
    tmp_path: Path,
    records: list[tuple[str, str, str, list[tuple[str, str]]]],
    others: list[tuple[str, str, str, list[tuple[str, str]]]],
    sentences: list[tuple[str, str]],
    has_text: bool,  # noqa: FBT001 - drawn
) -> None:
    (tmp_path / "claims").mkdir(exist_ok=True)
    text = " ".join(f"{fact[:-1]} {cited}." for fact, cited in sentences)
    (tmp_path / "draft.md").write_text(
        f"# One\n\n{text}\n\n# Two\n\nIn 1977 it cost 8 euros.\n", "utf-8"
    )
    (tmp_path / "references.bib").write_text(BIBLIOGRAPHY, "utf-8")
    path = 'path = "../draft.md"' if has_text else ""
    (tmp_path / "claims" / "a.toml").write_text(ledger_of(records, path), "utf-8")
    other = ledger_of(others, "").replace('id = "claim', 'id = "other')
    (tmp_path / "claims" / "b.toml").write_text(other, "utf-8")
    draft, summary, progress = looked_into(tmp_path)
    page = numbers(draft)
    assert page["facts"] == page["sourced"] + page["unlinked"] + page["unsourced"]
    names = ("sourced", "unlinked", "unsourced", "waived")
    assert (page["facts"], *(page[name] for name in names)) == (
        summary.claims,
        summary.sourced,
        summary.unlinked,
        summary.unsourced,
        summary.excused,
    )
    # What the page marks is what its first line counts.
    marked = Counter(state for claim in draft.claims for state in claim.states)
    assert marked[State.SOURCED] == page["sourced"]
    assert sum(marked[state] for state in UNLINKED) == page["unlinked"]
    assert marked[State.WAIVED] == page["waived"]
    assert marked[State.UNSOURCED] + marked[State.WAIVED] == page["unsourced"]
    if not progress["claims"]:
        return
    # The progress is of the ledger alone; the page says how many facts are in none.
    assert page["facts"] - page["apart"] == progress["claims"]
    assert page["left"] - page["apart"] == progress["left"]
    counts = Counter(state for claim in draft.claims for state in claim.states)
    counts[State.UNCHECKED] -= page["apart"]
    assert {state.value: counts[state] for state in JUDGED} == progress["statuses"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=RECORDS)
def test_every_question_is_answered_once_and_the_plots_count_all(
    tmp_path: Path, records: list[tuple[str, str, str, list[tuple[str, str]]]]
) -> None:
    folder = written_to(tmp_path)
    (folder / "claims" / "more.toml").write_text(ledger_of(records, ""), "utf-8")
    draft = draft_of(folder)
    facts = [claim for claim in draft.claims if claim.is_fact]
    for claim in facts:
        asked = [
            [state for state in states if state in claim.states]
            for states in (RESTS_ON, JUDGED, IN_TEXT)
        ]
        assert [len(answers) for answers in asked[:2]] == [1, 1]
        assert len(asked[2]) <= 1
        assert claim.state in claim.states
        assert set(claim.named) <= set(claim.states)
    drawn = sum(section.facts for part in draft.parts for section in part.sections)
    assert drawn + sum(len(part.gone) for part in draft.parts) == len(facts)


@pytest.fixture
def troubled(tmp_path: Path) -> AnnotatedDraft:
    """One claim in which all is wrong at once, one that was verified and has no source."""
    folder = written_to(tmp_path)
    records = [
        (FACTS[1].replace("3 euros", "5 euros"), "", "[]", [("disputed", "")]),
        (FACTS[3], "", "[]", [("verified", "")]),
        ("The bridge is 812 metres long.", "", "['nobody']", [("verified", 'of = "00000000"')]),
    ]
    ledger = ledger_of(records, 'path = "../draft.md"')
    (folder / "claims" / "bridge.toml").write_text(ledger, "utf-8")
    (folder / "draft.md").write_text(" ".join(FACTS[:4]), "utf-8")
    return draft_of(folder)


def test_a_claim_has_all_that_holds_of_it(troubled: AnnotatedDraft) -> None:
    states = {
        claim.id: [state.value for state in claim.named] for claim in troubled.claims if claim.id
    }
    assert states == {
        "claim-0": ["disputed", "changed", "unsourced"],
        "claim-1": ["unsourced", "verified"],
        "claim-2": ["gone", "missing", "stale"],
    }


def test_the_page_names_all_and_leads_to_every_unsourced_claim(
    troubled: AnnotatedDraft, tmp_path: Path
) -> None:
    html = render(troubled, Page(tmp_path))
    for words in (
        "<strong>Disputed</strong>, changed, unsourced",
        "<strong>Unsourced</strong>, verified",
        "<strong>Gone</strong>, missing source, stale",
        'data-state="disputed changed unsourced"',
        ", disputed, changed, unsourced claim</span>",
        "<span> verified </span><b>1</b>",
        "<span> unsourced </span><b>4</b>",
        "The thin bar under it is what checkers found so far.",
        "In the ledger, not found in the text",
        "put them into the record",
    ):
        assert words in html, words
    assert len(re.findall('title="next unsourced"', html)) == 3


def test_what_a_record_rests_on_is_for_the_record_to_say(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    (folder / "claims" / "bridge.toml").write_text(
        ledger_of([(FACTS[1], "", "[]", []), (FACTS[2], "", "['haas1975']", [])], 'path = "../draft.md"'),
        "utf-8",
    )  # fmt: skip
    text = f"{FACTS[1][:-1]} [@haas1975]. {FACTS[2][:-1]} [@haas1975]."
    (folder / "draft.md").write_text(text, "utf-8")
    draft = draft_of(folder, folder / "draft.md")
    unsourced, sourced = draft.claims
    assert [one.work for one in unsourced.sources] == [0]  # shown, as cited in the text alone
    assert (unsourced.works, sourced.works) == ((), (0,))
    assert [work.claims for work in draft.works] == [(1,)]


def test_what_is_cited_and_not_found_is_neither_sourced_nor_a_source(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    (folder / "claims" / "bridge.toml").write_text('[document]\npath = "../draft.md"\n', "utf-8")
    (folder / "draft.md").write_text(f"{FACTS[1][:-1]} [@haas1957].", "utf-8")
    line = told(draft_of(folder, folder / "draft.md"), Page(folder))
    assert "1 fact, 0 sourced, 1 unlinked, 0 unsourced, 1 left to check; 0 sources" in line
