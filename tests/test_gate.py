"""No unsourced claim passes: an audit reports what it counts, however text and ledger find each other."""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import claimcheck

from claimcheck.annotating.draft import annotated
from claimcheck.audit import Audited, looked_at
from claimcheck.config import Config
from claimcheck.model.annotated import State
from claimcheck.model.findings import Finding, Severity

DAM = "In 1960, the dam produced 300 MW of power."
FACTS = (
    DAM,
    "The city opened the bridge in May 1974.",
    "In 1990 the toll was 3 euros a lorry.",
    "In 2003 the council counted 214 cracks in the bridge.",
    "According to the police, 17 people drowned in the river in 1988.",
    "The owner raised the toll by 60 percent in 2015.",
)
BIBLIOGRAPHY = """\
@book{haas1975, author = {Haas, Ines}, title = {A Bridge for Orsk}, publisher = {River Press}, year = 1975}
"""
CITED = st.sampled_from(["", "", "[@haas1975]", "[@nobody]"])
TEXTS = st.lists(st.tuples(st.sampled_from(FACTS), CITED), max_size=4)
RECORDS = st.lists(
    st.tuples(
        st.sampled_from(FACTS),
        st.sampled_from(
            ["", "", "sources = ['haas1975']", "sources = ['haas1957']", "sources = 3",
             "waive = 'common knowledge'", "waive = 3"]
        ),
    ),
    max_size=4,
)  # fmt: skip
# As long as each other, so that nothing moves.
UNSAID, NAMED = "[document]\n# about a text..\n", '[document]\npath = "../a.md"\n'


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def text_of(sentences: list[tuple[str, str]], allowed: str = "") -> str:
    return f"# Text\n\n{allowed}" + " ".join(f"{fact[:-1]} {cited}." for fact, cited in sentences)


def ledger_of(records: list[tuple[str, str]], head: str, name: str) -> str:
    return head + "".join(
        f"[[claim]]\nid = '{name}-{number}'\ntext = '{text}'\n{more}\n"
        for number, (text, more) in enumerate(records)
    )


def unsourced_in(looked: Audited) -> list[Finding]:
    """The findings that say of a claim that it is unsourced; weak sentences are no claims."""
    said = (one for one in looked.report.findings if one.rule == "unsourced-claim")
    return [one for one in said if one.severity is not Severity.NOTE]


def check(looked: Audited) -> None:
    """What is counted is reported, or waived and named so; and the page counts and marks it too."""
    found, summary = unsourced_in(looked), looked.report.summary
    assert summary.unsourced == len(found)
    assert summary.excused == sum(one.waived is not None for one in found)
    assert summary.claims == summary.sourced + summary.unlinked + summary.unsourced
    if summary.unsourced > summary.excused:
        assert looked.report.exit_code(Severity.ERROR) > 0
    draft = annotated(looked.view, looked.report, looked.chosen)
    facts = [claim for claim in draft.claims if claim.is_fact]
    bare = [claim for claim in facts if claim.rests_on is State.UNSOURCED]
    assert len(facts) == summary.claims
    assert len(bare) == summary.unsourced - summary.excused
    # Who walks from finding to finding comes past each of them.
    for claim in bare:
        said = [draft.findings[number] for number in claim.plain]
        assert any(one.rule == "unsourced-claim" and not one.waived for one in said)


class Project(NamedTuple):
    """Two texts, the ledger of one and maybe another one, and what is asked of them."""

    first: list[tuple[str, str]]
    second: list[tuple[str, str]]
    records: list[tuple[str, str]]
    others: list[tuple[str, str]]
    head: str
    allowed: str
    paths: tuple[str, ...]
    is_given: bool
    least: float


PROJECTS = st.builds(
    Project, TEXTS, TEXTS, RECORDS, RECORDS,
    st.sampled_from([UNSAID, NAMED]),
    st.sampled_from(["", "<!-- claimcheck: allow[unsourced-claim] well known -->\n"]),
    st.sampled_from([(), ("a.md",), ("b.md",), ("a.md", "b.md"), ("claims/a.toml",),
                     ("claims/b.toml", "a.md"), ("references.bib",), (".",)]),
    st.booleans(),
    st.sampled_from([0.5, 0.97]),
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=PROJECTS)
def test_what_is_counted_as_unsourced_is_reported(tmp_path: Path, one: Project) -> None:
    put(tmp_path, "references.bib", BIBLIOGRAPHY)
    put(tmp_path, "a.md", text_of(one.first, one.allowed))
    put(tmp_path, "b.md", text_of(one.second))
    put(tmp_path, "claims/a.toml", ledger_of(one.records, one.head, "one"))
    (tmp_path / "claims/b.toml").unlink(missing_ok=True)
    if one.others:
        put(tmp_path, "claims/b.toml", ledger_of(one.others, "", "other"))
    named = tuple(tmp_path / path for path in one.paths if (tmp_path / path).exists())
    config = Config(root=tmp_path, min_score=one.least)
    if one.is_given and one.paths == ("a.md",):
        config = config._replace(ledger=tmp_path / "claims/a.toml")
    check(looked_at(config, named))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentences=TEXTS, records=RECORDS)
def test_a_ledger_that_names_its_text_says_no_more_than_one_that_does_not(
    tmp_path: Path, sentences: list[tuple[str, str]], records: list[tuple[str, str]]
) -> None:
    put(tmp_path, "references.bib", BIBLIOGRAPHY)
    put(tmp_path, "a.md", text_of(sentences))
    ways: list[Audited] = []
    for head, is_given in ((NAMED, False), (UNSAID, False), (UNSAID, True)):
        put(tmp_path, "claims/a.toml", ledger_of(records, head, "one"))
        ledger = tmp_path / "claims/a.toml" if is_given else None
        ways.append(looked_at(Config(root=tmp_path, ledger=ledger), (tmp_path / "a.md",)))
        check(ways[-1])
    by_path, unsaid, given = ways
    reports = [
        [(one.rule, one.severity, one.hit.location, one.hit.message) for one in way.report.findings]
        for way in ways
    ]
    assert reports[2] == reports[0]
    if unsaid.view.paired:  # else most of its claims are not found, and it is that of another text
        assert reports[1] == reports[0]
        assert unsaid.report.summary == by_path.report.summary == given.report.summary


@pytest.mark.parametrize("head", ["", "[document]\npath = '../a.txt'\n"])
@pytest.mark.parametrize("more", [(), ("--ledger", "claims/a.toml")])
def test_an_unsourced_record_that_the_text_states_fails_the_audit_of_the_text(
    tmp_path: Path, head: str, more: tuple[str, ...]
) -> None:
    put(tmp_path, "a.txt", DAM)
    put(tmp_path, "references.bib", BIBLIOGRAPHY)
    put(tmp_path, "claims/a.toml", f"{head}[[claim]]\nid = 'dam'\ntext = '{DAM}'\n")
    done = claimcheck("audit", "a.txt", "--format", "concise", *more, cwd=tmp_path)
    line = 5 if head else 3
    assert (done.returncode, done.stdout) == (
        1,
        f'claims/a.toml:{line}:8: error[unsourced-claim]: claim "dam" has no source'
        ' (name one: sources = ["key"], or waive it with a reason: waive = "…")\n'
        "1 claim, 0 sourced, 1 unsourced · 1 reference, 0 used · 1 document, 0 citations, 0 works"
        " · 1 error · all 3 files looked at\n",
    )


def test_records_of_another_text_are_neither_counted_nor_reported(tmp_path: Path) -> None:
    put(tmp_path, "a.md", text_of([(FACTS[1], "")]))
    put(tmp_path, "k.md", text_of([(FACTS[2], "")]))
    put(tmp_path, "references.bib", BIBLIOGRAPHY)
    put(tmp_path, "claims/a.toml", ledger_of([(FACTS[1], ""), (DAM, "")], NAMED, "one"))
    done = claimcheck("audit", "k.md", "--format", "concise", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        1,
        "k.md:3:1: error[unsourced-claim]: claim without a source (money) (cite a source in this sentence)\n"
        "1 claim, 0 sourced, 1 unsourced · 1 reference, 0 used · 1 document, 0 citations, 0 works"
        " · 1 error · all 3 files looked at\n",
    )


def test_what_a_baseline_accepts_is_told_apart_from_what_somebody_gave_a_reason_for(
    tmp_path: Path,
) -> None:
    put(tmp_path, "a.md", text_of([]))
    put(tmp_path, "references.bib", BIBLIOGRAPHY)
    records = [(FACTS[1], ""), (FACTS[2], "waive = 'on every sign'")]
    put(tmp_path, "claims/a.toml", ledger_of(records, "", "one"))
    name = ("--baseline", "old.json")
    claimcheck("audit", *name, "--write-baseline", cwd=tmp_path)
    done = claimcheck("audit", *name, "--ignore", "unused-reference", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        0,
        "2 claims, 0 sourced, 2 unsourced (1 waived) · 1 reference, 0 used"
        " · 1 in the baseline · all 2 files looked at\n",
    )
