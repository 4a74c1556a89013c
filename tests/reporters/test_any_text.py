"""Whatever a finding says, every format stays what it is."""

import json
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporters.official import OFFICIAL
from tests.support import shipped

from claimcheck.model.findings import (
    Edit,
    Finding,
    Fix,
    Grounds,
    Hit,
    Related,
    Report,
    RuleInfo,
    Severity,
    Skipped,
    Summary,
    Waived,
)
from claimcheck.model.text import Excerpt, Location, Position
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.page import Page
from claimcheck.rules import PLAIN_RULES

BASE = Path("/project")
RULES: tuple[RuleInfo, ...] = tuple(rule.info for rule in PLAIN_RULES)
NASTY = (
    "%",
    "::",
    "\n",
    "\r",
    "](1)",
    "[x",
    "`",
    "``",
    "|",
    "<b>",
    "]]>",
    "&",
    "{0}",
    "@you",
    "\\",
)
TEXT = st.lists(st.sampled_from(NASTY) | st.text(max_size=3), max_size=6).map("".join)
WORDS = TEXT.filter(bool)
PATHS = WORDS.filter(lambda text: "\0" not in text).map(lambda text: BASE / f"x{text}")
POSITIONS = st.builds(Position, st.integers(1, 3), st.integers(1, 99), st.integers(0, 999))
PLACES = st.tuples(POSITIONS, POSITIONS).map(sorted)
LOCATIONS = st.builds(lambda path, ends: Location(path, *ends), PATHS, PLACES)
FIXES = st.builds(
    lambda words, place, text, safe: Fix(words, (Edit(place, text),), safe),
    *(WORDS, LOCATIONS, TEXT, st.booleans()),
)
HITS = st.builds(
    Hit,
    LOCATIONS,
    WORDS,
    claim=st.none() | TEXT,
    reference=st.none() | TEXT,
    help=st.none() | WORDS,
    related=st.lists(st.builds(Related, WORDS, LOCATIONS), max_size=2).map(tuple),
    fix=st.none() | FIXES,
)
SEVERITIES = st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.NOTE])
FINDINGS = st.builds(
    Finding,
    st.sampled_from([rule.name for rule in RULES]),
    SEVERITIES,
    HITS,
    st.uuids().map(str),
    excerpt=st.none() | st.builds(Excerpt, st.integers(1, 3), TEXT, st.just(0), st.just(1)),
    waived=st.none() | st.builds(Waived, TEXT, st.sampled_from(Grounds)),
)
REPORTS = st.builds(
    lambda findings, skipped: Report(
        tuple(findings), Summary(), RULES, tuple(skipped), (BASE / "references.bib",)
    ),
    st.lists(FINDINGS, max_size=14, unique_by=lambda one: one.fingerprint),
    st.lists(st.builds(Skipped, PATHS, WORDS, st.none() | TEXT), max_size=12),
)
# Of the characters that format text those that are seen: Arabic number signs, and the like.
SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
# Made once: to judge the schema anew takes longer than to hold a report against it.
GITLAB, JSONL, AUDIT = (
    jsonschema.Draft202012Validator(shipped(name)) for name in ("gitlab", "jsonl", "audit")
)
few = settings(max_examples=25)  # each report holds many findings
COMMAND = re.compile(r"::(error|warning|notice) [a-z]+=[^\n]*?::[^\n]+")
# A code span of CommonMark: as many backticks behind it as before it.
SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)")
ITEM = re.compile(
    r"- (\*\*(error|warning|note)\*\* CODE [a-z-]+: CODE|CODE was not looked at: CODE)"
)


def rendered(name: str, report: Report) -> str:
    text = REPORTERS[name](report, Page(BASE, notes=True))
    kinds = {unicodedata.category(letter) for letter in text if letter not in f"\n{SIGNS}"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    text.encode()  # no half of a character
    return text


@few
@given(REPORTS)
def test_a_workflow_command_is_one_line(report: Report) -> None:
    lines = rendered("github", report).split("\n")
    assert lines.pop() == ""
    assert all(map(COMMAND.fullmatch, lines)), lines
    for kind in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{kind} ") for line in lines) <= 10


@few
@given(REPORTS)
def test_test_results_are_xml(report: Report) -> None:
    root = ET.fromstring(rendered("junit", report))  # noqa: S314 - we wrote it
    cases = [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]
    assert len(cases) == int(root.attrib["tests"]) >= len(report.findings) + len(report.skipped)


@few
@given(REPORTS)
def test_logs_fit_the_official_schema(report: Report) -> None:
    OFFICIAL.validate(json.loads(rendered("sarif", report)))


@few
@given(REPORTS)
def test_what_we_describe_fits_our_schemas(report: Report) -> None:
    issues = json.loads(rendered("gitlab", report))
    GITLAB.validate(issues)
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    lines = rendered("jsonl", report).splitlines()
    for line in lines:
        JSONL.validate(json.loads(line))
    whole = json.loads(rendered("json", report))
    AUDIT.validate(whole)
    assert len(lines) == len(whole["findings"]) + 1


@few
@given(REPORTS)
def test_markdown_finds_nothing_of_the_files_to_read(report: Report) -> None:
    text = rendered("markdown", report)
    items = [line for line in text.split("\n") if line.startswith("- ") and "…" not in line[:3]]
    for item in items:
        assert ITEM.fullmatch(SPAN.sub("CODE", item)), item
