"""Test results, as GitLab and Jenkins read them."""

from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.reporters.hostile import SHOWN, Render
from tests.rules.examples import claim

XML = escape(SHOWN)
JUNIT = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="claimcheck" tests="5" failures="3" errors="0" skipped="1">
  <testsuite name="claims/old town.toml" tests="3" failures="2" errors="0" skipped="1">
    <testcase classname="claims/old town.toml" name="missing-reference:\
 no reference &quot;misao1980&quot; in references.bib" file="claims/old town.toml" line="4">
      <failure type="error" message="no reference &quot;misao1980&quot; in references.bib">\
claims/old town.toml:4:28: error[missing-reference]: no reference "misao1980" in references.bib
note: references.bib:1:7: "misao1890" is one transposition away: Misao, 京都の[橋], 18900
help: did you mean "misao1890"?</failure>
    </testcase>
    <testcase classname="claims/old town.toml" name="missing-reference:\
 no reference &quot;{XML}&quot; in references.bib" file="claims/old town.toml" line="4">
      <failure type="error" message="no reference &quot;{XML}&quot; in references.bib">\
claims/old town.toml:4:41: error[missing-reference]: no reference "{XML}" in references.bib
help: add the entry to references.bib, or cite another key</failure>
    </testcase>
    <testcase classname="claims/old town.toml" name="unsourced-claim:\
 claim &quot;toll&quot; has no source" file="claims/old town.toml" line="8">
      <skipped message="see the [stone] &quot;there&quot;">see the [stone] "there"</skipped>
    </testcase>
  </testsuite>
  <testsuite name="references.bib" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="references.bib" name="impossible-year:\
 &quot;18900&quot; is no year in &quot;misao1890&quot;" file="references.bib" line="3">
      <failure type="warning" message="&quot;18900&quot; is no year in &quot;misao1890&quot;">\
references.bib:3:29: warning[impossible-year]: "18900" is no year in "misao1890"
help: correct the year</failure>
    </testcase>
    <testcase classname="references.bib" name="unused-reference:\
 nothing cites &quot;alone&quot;" file="references.bib" line="5">
      <system-out>references.bib:5:7: note[unused-reference]: nothing cites "alone"
help: cite it, or remove it</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""


@pytest.mark.usefixtures("hostile")
def test_errors_fail_notes_pass_and_what_is_waived_is_skipped(render: Render) -> None:
    assert render("junit") == JUNIT
    assert render("junit", notes=False, colour=True, width=20) == JUNIT


def test_a_file_in_order_is_a_test_that_passes(render: Render) -> None:
    assert render("junit") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="claimcheck" tests="2" failures="0" errors="0" skipped="0">\n'
        '  <testsuite name="claims/brief.toml" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase classname="claims/brief.toml" name="nothing found" file="claims/brief.toml" />\n'
        "  </testsuite>\n"
        '  <testsuite name="references.bib" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase classname="references.bib" name="nothing found" file="references.bib" />\n'
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - we wrote it


def test_what_was_not_looked_at_is_an_error(hostile: Path, render: Render) -> None:
    (hostile / "claims/bad.toml").write_bytes(b"\xff")
    root = parsed(render("junit"))
    assert root.attrib["errors"] == "1"
    [case] = root.findall("testsuite[@name='claims/bad.toml']/testcase")
    assert case.attrib["name"] == "not looked at"
    [error] = case
    assert (error.tag, error.attrib["message"]) == ("error", "is not UTF-8: byte 0xff in line 1")


def test_no_two_tests_of_a_file_have_the_same_name(project: Path, render: Render) -> None:
    (project / "claims/brief.toml").write_text(claim("a", sources=None) * 3)
    names = [case.attrib["name"] for case in parsed(render("junit")).iter("testcase")]
    assert len(set(names)) == len(names)
    assert 'unsourced-claim: claim "a" has no source (3)' in names
