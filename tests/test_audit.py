"""From what the rules see to a report: fingerprints, order, waivers, severities."""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.examples import claim, entry, verdict

from claimcheck.audit import audit
from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.files import read
from claimcheck.model.findings import Finding, Grounds, Group, Report, Severity, Waived
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page
from claimcheck.rules import all_rules

DAM = "The Vajont dam is 262 metres high."
LEDGER = (
    claim("disputed", "The dam broke.", more=verdict("wrong") + 'of = "00000000"')
    + claim("missing", "The dam was built in 1959.", ["absent1900"])
    + claim("dam", DAM)
    + claim("dam-again", DAM)
    + claim("dam-other", DAM.replace("262", "226"))
    + claim("dam-bare", DAM, None)
    + claim("twice", "It rained.")
    + claim("twice", "It snowed.")
    + claim("invalid", "It stormed.", more="colour = 3")
    + claim("waived", "It hailed.", more='waive = "seen"')
    + claim("silent", "It froze.", None, more='waive = ""')
)
COINS = {"author": "Eyre", "title": "A History of Coinage", "year": "19900"}
BIBLIOGRAPHY = (
    entry("a", "misc", title="T", doi="x", isbn="x", url="x")
    + "@misc{b,\n  title = {U}\n  year = {1990},\n}\n"
    + entry("c", "misc", **COINS)
    + entry("d", "article", **COINS)
    + entry("c", "misc", title="V")
)
SCHEMA = json.loads((files("claimcheck.schemas") / "audit.json").read_text())


@pytest.fixture
def faulty(project: Path) -> Path:
    """A project with something wrong under every rule that needs no document."""
    (project / "claims/brief.toml").write_text(LEDGER)
    (project / "references.bib").write_text(BIBLIOGRAPHY)
    return project


Reporter = Callable[..., Report]
on_faulty = pytest.mark.usefixtures("faulty")


def marks(report: Report) -> dict[tuple[str, str], str]:
    """Fingerprints by what they stand for."""
    return {(f.rule, f.hit.message): f.fingerprint for f in report.findings}


# Fingerprints --------------------------------------------------------------------------------


@on_faulty
def test_every_rule_finds_something_and_no_two_fingerprints_are_alike(report: Reporter) -> None:
    findings = report().findings
    wanted = {
        rule.name for rule in all_rules() if rule.group in tuple(Group) and rule.group != "text"
    }
    assert {finding.rule for finding in findings} == wanted
    assert len({finding.fingerprint for finding in findings}) == len(findings)


@pytest.mark.parametrize("name", ["claims/brief.toml", "references.bib"])
@pytest.mark.parametrize("above", ["\n\n\n", "# note\n" * 20, "\ufeff"])
def test_fingerprints_stay_when_lines_move(
    faulty: Path, report: Reporter, name: str, above: str
) -> None:
    before = report()
    path = faulty / name
    path.write_text(above + path.read_text())
    assert marks(report()) == marks(before)


def test_fingerprints_stay_when_a_broken_entry_moves(faulty: Path, report: Reporter) -> None:
    path = faulty / "references.bib"
    fingerprints = []
    for above in ("", "\n\n", entry("z", title="Z")):
        path.write_text(above + "@book{a,\n  title = {Half,\n")
        fingerprints += [finding.fingerprint for finding in report("broken-entry").findings]
    assert len(fingerprints) == 3
    assert len(set(fingerprints)) == 1


def test_fingerprints_stay_when_files_are_renamed_or_moved(faulty: Path, report: Reporter) -> None:
    before = marks(report())
    (faulty / "claims/deep").mkdir()
    (faulty / "claims/brief.toml").rename(faulty / "claims/deep/other.toml")
    (faulty / "references.bib").rename(faulty / "library.bib")
    after = marks(report(references=("library.bib",)))
    assert sorted(after.values()) == sorted(before.values())


def test_fingerprints_stay_when_other_claims_come_and_go(faulty: Path, report: Reporter) -> None:
    before = marks(report())
    (faulty / "claims/more.toml").write_text(claim("more", "The sun shone.", None))
    (faulty / "claims/0.toml").write_text(claim("zero", "The wind blew.", ["a", "absent1901"]))
    after = marks(report())
    assert {what: mark for what, mark in after.items() if what in before} == before


def test_a_part_of_the_project_has_the_fingerprints_of_the_whole(
    project: Path, report: Reporter
) -> None:
    for name in ("a", "b", "c"):
        (project / f"claims/{name}.toml").write_text(claim("same", f"Fact {name}.", None))
    whole = {f.hit.location: f.fingerprint for f in report("unsourced-claim").findings}
    assert len(set(whole.values())) == 3
    config = Config(root=project, select=("unsourced-claim",))
    for path in (project / "claims").glob("?.toml"):
        [finding] = audit(config, (path,)).findings
        assert finding.fingerprint == whole[finding.hit.location]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('id = "dam-bare"', 'id = "dam-nude"', "unsourced-claim"),
        ('id = "missing"', 'id = "lacking"', "missing-reference"),
        ("absent1900", "absent1901", "missing-reference"),
        ("colour = 3", "color = 3", "invalid-record"),
        ('id = "dam"', 'id = "wall"', "conflicting-figures"),
    ],
)
def test_another_claim_or_key_has_another_fingerprint(
    faulty: Path, report: Reporter, old: str, new: str, rule: str
) -> None:
    before = {f.fingerprint for f in report(rule).findings}
    path = faulty / "claims/brief.toml"
    path.write_text(path.read_text().replace(old, new))
    after = {f.fingerprint for f in report(rule).findings}
    assert len(after) == len(before)
    assert after != before


# Order ---------------------------------------------------------------------------------------


def test_findings_are_sorted_by_place_and_rule(faulty: Path, report: Reporter) -> None:
    (faulty / "claims/0.toml").write_text(claim("zero", "The wind blew.", None))
    findings = report().findings
    assert list(findings) == sorted(findings, key=lambda f: (f.hit.location, f.rule, f.hit.message))
    assert findings[0].hit.claim == "zero"
    assert findings == report().findings


# Waivers -------------------------------------------------------------------------------------


def test_a_waiver_of_the_ledger_excuses_the_missing_source_and_nothing_else(
    project: Path, report: Reporter
) -> None:
    waived = claim("a", DAM, None, 'waive = "seen"\ncolour = 3\n' + verdict("wrong"))
    (project / "claims/brief.toml").write_text(waived + claim("b", DAM, ["landau1974"]))
    assert {(f.rule, f.waived) for f in report().findings} == {
        ("unsourced-claim", Waived("seen", Grounds.RECORD)),
        ("sourced-elsewhere", None),
        ("invalid-record", None),
        ("disputed-claim", None),
    }
    assert report().summary.waived == 1
    assert report("unsourced-claim").exit_code(Severity.NOTE) == 0


@pytest.mark.parametrize(
    ("pattern", "waived"),
    [
        ("claims/old.toml", True),
        ("claims/*.toml", True),
        ("claims", True),
        ("claims/", True),
        ("**/old.toml", True),
        ("*", True),
        ("old.toml", False),
        ("claims/old", False),
        ("references.bib", False),
        ("../claims", False),
    ],
)
def test_a_rule_is_allowed_where_the_pattern_covers_the_file(
    project: Path,
    report: Reporter,
    pattern: str,
    waived: bool,  # noqa: FBT001
) -> None:
    (project / "claims/old.toml").write_text(claim("a", sources=None))
    [finding] = report("unsourced-claim", allow={pattern: ("unsourced-claim",)}).findings
    reason = f"unsourced-claim is allowed in {pattern}"
    assert finding.waived == (Waived(reason, Grounds.CONFIGURATION) if waived else None)


@on_faulty
def test_only_the_rules_that_are_named_are_allowed(report: Reporter) -> None:
    done = report(allow={"claims/**": ("disputed-claim", "duplicate-id")})
    allowed = {finding.rule for finding in done.findings if finding.waived is not None}
    assert allowed == {"disputed-claim", "duplicate-id"}
    assert done.summary.waived == 2


def test_the_reason_of_the_record_comes_before_that_of_the_configuration(
    project: Path, report: Reporter
) -> None:
    (project / "claims/old.toml").write_text(claim("a", sources=None, more='waive = "seen"'))
    [finding] = report("unsourced-claim", allow={"*": ("unsourced-claim",)}).findings
    assert finding.waived == Waived("seen", Grounds.RECORD)


# Severities and choice -----------------------------------------------------------------------


@on_faulty
def test_severities_can_be_changed_and_rules_turned_off(report: Reporter) -> None:
    weights = {"unsourced-claim": Severity.NOTE, "unused-reference": Severity.ERROR}
    done = report(severity=weights | {"duplicate-id": Severity.OFF})
    found = {finding.rule: finding.severity for finding in done.findings}
    assert found["unsourced-claim"] is Severity.NOTE
    assert found["unused-reference"] is Severity.ERROR
    assert "duplicate-id" not in found
    counts = Counter(finding.severity for finding in done.findings)
    summary = done.summary
    assert (summary.errors, summary.warnings, summary.notes) == (
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.NOTE],
    )
    assert "duplicate-id" not in {rule.name for rule in done.rules}


@on_faulty
def test_a_rule_that_is_asked_for_by_name_runs_though_it_is_off(report: Reporter) -> None:
    [finding] = report("duplicate-id", severity={"duplicate-id": Severity.OFF}).findings
    assert finding.severity is Severity.ERROR


@on_faulty
def test_what_is_ignored_does_not_run(report: Reporter) -> None:
    found = {finding.rule for finding in report(ignore=("duplicate-id", "unused-waiver")).findings}
    assert not found & {"duplicate-id", "unused-waiver"}
    assert "duplicate-key" in found


@pytest.mark.parametrize(
    "setting",
    [
        {"ignore": ("no-such",)},
        {"severity": {"no-such": Severity.OFF}},
        {"allow": {"*": ("no-such",)}},
    ],
)
def test_rules_that_do_not_exist_are_refused(report: Reporter, setting: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match='no rule "no-such"'):
        report(**setting)


@pytest.mark.parametrize(
    ("severity", "codes"),
    [(Severity.ERROR, (1, 1, 1)), (Severity.WARNING, (0, 1, 1)), (Severity.NOTE, (0, 0, 1))],
)
def test_an_audit_fails_from_the_severity_on_that_was_asked_for(
    project: Path, report: Reporter, severity: Severity, codes: tuple[int, ...]
) -> None:
    (project / "claims/brief.toml").write_text(claim("a", sources=None))
    done = report("unsourced-claim", severity={"unsourced-claim": severity})
    levels = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    assert tuple(done.exit_code(level) for level in levels) == codes


# Any text ------------------------------------------------------------------------------------

PIECES = [
    *LEDGER.splitlines(keepends=True),
    *BIBLIOGRAPHY.splitlines(keepends=True),
    *"[]{}()\"'#@,=\\%\n\r\t\x1b\u202e京\U0001f309",
    '"""',
    "@comment{",
    "@string{",
    "\\u001b",
    "crossref = {b},",
    "[[claim]]",
]
ANY_TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)

# What reorders the text behind it.
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def damaged(text: str) -> st.SearchStrategy[str]:
    """`text` with a stretch of it replaced."""
    return st.builds(
        lambda at, gone, piece: text[:at] + piece + text[at + gone :],
        st.integers(0, len(text)),
        st.integers(0, 40),
        st.sampled_from(["", *PIECES]),
    )


@settings(max_examples=200, deadline=None)
@given(ledger=ANY_TEXT | damaged(LEDGER), bibliography=ANY_TEXT | damaged(BIBLIOGRAPHY))
def test_any_text_gives_a_report_that_keeps_its_promises(ledger: str, bibliography: str) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "claims").mkdir()
        (root / "claims/a.toml").write_bytes(ledger.encode())
        (root / "references.bib").write_bytes(bibliography.encode())
        report = audit(Config(root=root))
        check_places(report.findings)
        fingerprints = [finding.fingerprint for finding in report.findings]
        assert len(set(fingerprints)) == len(fingerprints)
        page = Page(base=root, notes=True)
        jsonschema.validate(json.loads(REPORTERS["json"](report, page)), SCHEMA)
        for name in ("full", "concise"):
            text = REPORTERS[name](report, page).replace("\n", "")
            assert not {unicodedata.category(letter) for letter in text} & {"Cc", "Cs", "Zl", "Zp"}
            assert not {unicodedata.bidirectional(letter) for letter in text} & TURNING


def check_places(findings: tuple[Finding, ...]) -> None:
    """Every place lies in its file, and its line and column fit its offset."""
    for finding in findings:
        places = [finding.hit.location, *(one.location for one in finding.hit.related)]
        for place in places:
            source = read(place.path)
            assert 0 <= place.start.offset <= place.end.offset <= len(source.text)
            assert place == source.location(place.start.offset, place.end.offset)
