"""The baseline file: what it holds, in which order, and what is refused."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.examples import claim

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError
from claimcheck.model.findings import Grounds, Report, Severity, Waived
from claimcheck.model.text import SourceFile
from claimcheck.waivers.baseline import (
    Baseline,
    Entry,
    applied,
    entries_in,
    fixed,
    load,
    renewed,
    text_of,
)

SCHEMA = json.loads((files("claimcheck.schemas") / "baseline.json").read_text())
Reporter = Callable[..., Report]


def of_all(report: Report, root: Path) -> Baseline:
    return renewed(report, Baseline(root / "b.json"))


def test_it_is_sorted_with_a_line_for_each_finding(project: Path, report: Reporter) -> None:
    (project / "claims/brief.toml").write_text(claim("a", sources=None) + claim("b", "B.", ["no"]))
    (project / "draft.md").write_text("In 1959 Norway paid 1.2 billion dollars into the fund.\n")
    found = report(documents=("draft.md",), ignore=("gone-claim", "untracked-claim"))
    text = text_of(of_all(found, project).entries)
    marks = {one.rule + one.hit.location.path.name: one.fingerprint for one in found.findings}
    assert text == (
        '{\n "version": 1,\n "findings": [\n'
        '  {"rule": "missing-reference", "path": "claims/brief.toml", "message":'
        ' "no reference \\"no\\" in references.bib",'
        f' "fingerprint": "{marks["missing-referencebrief.toml"]}"}},\n'
        '  {"rule": "unsourced-claim", "path": "claims/brief.toml", "message":'
        ' "claim \\"a\\" has no source",'
        f' "fingerprint": "{marks["unsourced-claimbrief.toml"]}"}},\n'
        '  {"rule": "unsourced-claim", "path": "draft.md", "message":'
        ' "claim without a source (money): In 1959 Norway paid 1.2 billion dollars into the fund.",'
        f' "fingerprint": "{marks["unsourced-claimdraft.md"]}"}},\n'
        '  {"rule": "unused-reference", "path": "references.bib", "message":'
        ' "nothing cites \\"landau1974\\"",'
        f' "fingerprint": "{marks["unused-referencereferences.bib"]}"}}\n'
        " ]\n}\n"
    )
    jsonschema.validate(json.loads(text), SCHEMA)


def test_an_empty_one_is_a_baseline_too() -> None:
    text = text_of(())
    assert text == '{\n "version": 1,\n "findings": []\n}\n'
    jsonschema.validate(json.loads(text), SCHEMA)
    assert entries_in(SourceFile(Path("b.json"), text)) == ()


WORDS = st.text(st.characters(codec=None), max_size=20)


@given(
    st.lists(st.builds(Entry, WORDS, WORDS, WORDS, WORDS), unique_by=lambda one: one.fingerprint)
)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    text = text_of(entries)
    assert entries_in(SourceFile(Path("b.json"), text)) == tuple(sorted(entries))
    assert text.count("\n") == (5 + len(entries) if entries else 4)
    assert text.replace("\n", "").isprintable()
    text.encode()


ONE = '{"rule": "r", "path": "p", "message": "m", "fingerprint": "f"}'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "b.json:1:1: not valid JSON (remove it, then: claimcheck audit --write-baseline)"),
        ('{"version": 1,\n "findings": [}', "b.json:2:15: not valid JSON (remove it, then: "),
        (
            '{"version": 1, "findings": [\n<<<<<<< ours\n',
            "b.json:2:1: not valid JSON (resolve the merge conflict)",
        ),
        ("[]", "b.json is no baseline"),
        ('"text"', "b.json is no baseline"),
        ('{"version": 1}', "b.json is no baseline"),
        ('{"version": 1, "findings": {}}', "b.json is no baseline"),
        ('{"version": 1, "findings": [1]}', "b.json is no baseline"),
        ('{"version": 1, "findings": [{"rule": "r"}]}', "b.json is no baseline"),
        (
            f'{{"version": 1, "findings": [{ONE.replace(chr(34) + "f" + chr(34), "1")}]}}',
            "no baseline",
        ),
        ('{"version": 2, "findings": []}', "version 2 is not known, only 1"),
        ('{"findings": []}', "version null is not known, only 1"),
        ('{"version": true, "findings": []}', "version true is not known, only 1"),
        (f'{{"version": 1, "findings": [{ONE}, {ONE}]}}', 'fingerprint "f" stands there twice'),
        ("[" * 100_000, "no baseline"),
        ("9" * 10_000, "no baseline"),
    ],
)
def test_anything_else_is_refused_in_one_line(text: str, complaint: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        entries_in(SourceFile(Path("b.json"), text))
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_says_how_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match=r"does not exist.*--write-baseline makes it"):
        load(tmp_path / "b.json")


# Against a report ----------------------------------------------------------------------------


def test_what_it_holds_is_waived_and_counted_as_such(project: Path, report: Reporter) -> None:
    ledger = project / "claims/brief.toml"
    ledger.write_text(claim("a", sources=None) + claim("b", "B.", sources=None))
    before = of_all(report(), project)
    ledger.write_text(ledger.read_text() + claim("c", "C.", sources=None))
    done = applied(report(), before)
    waived = {finding.hit.claim: finding.waived for finding in done.findings}
    held = Waived("in b.json", Grounds.BASELINE)
    assert waived == {"a": held, "b": held, "c": None, None: held}
    summary = done.summary
    assert (summary.errors, summary.notes, summary.waived) == (1, 0, 3)
    assert (summary.excused, summary.baselined) == (0, 3)
    assert done.exit_code(Severity.NOTE) == 1
    assert applied(done, before) == done


def test_a_reason_that_somebody_wrote_comes_before_it(project: Path, report: Reporter) -> None:
    ledger = project / "claims/brief.toml"
    ledger.write_text(claim("a", sources=None))
    before = of_all(report("unsourced-claim"), project)
    ledger.write_text(claim("a", sources=None, more='waive = "seen"'))
    after = report("unsourced-claim")
    assert [f.waived for f in applied(after, before).findings] == [Waived("seen", Grounds.RECORD)]
    assert len(fixed(after, before)) == 1


def test_what_is_no_longer_found_is_fixed(project: Path, report: Reporter) -> None:
    ledger = project / "claims/brief.toml"
    ledger.write_text(claim("a", sources=None) + claim("b", "B.", sources=None))
    before = of_all(report("unsourced-claim"), project)
    ledger.write_text(claim("b", "B.", sources=None))
    [gone] = fixed(report("unsourced-claim"), before)
    assert gone.message == 'claim "a" has no source'
    assert of_all(report("unsourced-claim"), project).entries == (before.entries[1],)


@pytest.mark.parametrize(
    "setting",
    [
        {"rule": "missing-reference"},
        {"ignore": ("unsourced-claim",)},
        {"severity": {"unsourced-claim": Severity.OFF}},
        {"references": ("absent.bib",)},
    ],
)
def test_nothing_is_fixed_where_that_cannot_be_told(
    project: Path, report: Reporter, setting: dict[str, object]
) -> None:
    ledger = project / "claims/brief.toml"
    ledger.write_text(claim("a", sources=None))
    before = of_all(report("unsourced-claim"), project)
    ledger.write_text("")
    after = report(**setting)
    assert fixed(after, before) == ()
    assert set(before.entries) <= set(renewed(after, before).entries)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims/brief.toml", claim("a", sources=None) + "[[claim]]\n"),
        ("references.bib", "@book{a"),
    ],
)
def test_nothing_is_fixed_where_something_cannot_be_read(
    project: Path, report: Reporter, name: str, text: str
) -> None:
    (project / "claims/brief.toml").write_text(claim("b", sources=None))
    before = of_all(report(), project)
    (project / "claims/brief.toml").write_text("")
    (project / name).write_text(text)
    assert fixed(report(), before) == ()


def test_nothing_is_fixed_where_only_a_part_is_looked_at(project: Path, report: Reporter) -> None:
    ledger = project / "claims/brief.toml"
    ledger.write_text(claim("a", sources=None))
    before = of_all(report(), project)
    ledger.write_text("")
    part = audit(Config(root=project), (project / "references.bib",))
    assert fixed(part, before) == ()


def test_a_baseline_of_thousands_is_read(project: Path, report: Reporter) -> None:
    entries = tuple(Entry(f"p{n}", "unsourced-claim", "m" * 500, f"{n}") for n in range(20_000))
    baseline = Baseline(project / "b.json", entries)
    assert len(fixed(report(), baseline)) == 20_000
    assert entries_in(SourceFile(baseline.path, text_of(entries))) == tuple(sorted(entries))
