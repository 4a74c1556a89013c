"""`claimcheck audit` as an editor or a CI job meets it: whole output, exit code."""

import json
import os
from pathlib import Path

import pytest
from tests.support import append, claimcheck

from claimcheck.reporters import REPORTERS

SECOND = """
[[claim]]
id   = "bombs"
text = "In the Cold War the US stationed B61 bombs in Turkey."
"""


def test_a_project_in_order_exits_0_and_says_what_was_looked_at(project: Path) -> None:
    done = claimcheck("audit", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "1 claim, 1 sourced, 0 unsourced · 1 reference, 1 used · nothing found · all 2 files looked at\n"
    )


def test_an_unsourced_claim_is_shown_with_its_line_and_the_way_out(project: Path) -> None:
    append(project, SECOND)
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 1
    assert done.stdout == (
        'error[unsourced-claim]: claim "bombs" has no source\n'
        " --> claims/brief.toml:8:8\n"
        "  |\n"
        '8 | text = "In the Cold War the US stationed B61 bombs in Turkey."\n'
        "  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        '  = help: name one: sources = ["key"], or waive it with a reason: waive = "…"\n'
        "\n"
        "2 claims, 1 sourced, 1 unsourced · 1 reference, 1 used · 1 error · all 2 files looked at\n"
    )


def test_a_misspelt_key_names_the_one_that_was_meant(project: Path) -> None:
    ledger = project / "claims/brief.toml"
    ledger.write_text(ledger.read_text().replace("landau1974", "landau1947"))
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 1
    assert done.stdout == (
        'error[missing-reference]: no reference "landau1947" in references.bib\n'
        " --> claims/brief.toml:4:12\n"
        "  |\n"
        '3 | text    = "In the Cold War, the Turkish left opposed US influence."\n'
        '4 | sources = ["landau1947"]\n'
        "  |            ^^^^^^^^^^^^\n"
        '  = note: references.bib:1:7: "landau1974" is one transposition away: '
        "Landau, Radical Politics in Modern Turkey, 1974\n"
        '  = help: did you mean "landau1974"?\n'
        "\n"
        "1 claim, 0 sourced, 1 unlinked, 0 unsourced · 1 reference, 1 used · 1 error"
        " · 1 with --unsafe-fixes · all 2 files looked at\n"
    )


def test_a_broken_entry_is_named_once_with_the_claims_that_rest_on_it(project: Path) -> None:
    bibliography = project / "references.bib"
    bibliography.write_text(bibliography.read_text().replace("Turkey},", "Turkey,"))
    done = claimcheck("audit", "--format", "concise", cwd=project)
    assert done.returncode == 1
    [finding, _summary] = done.stdout.splitlines()
    assert finding.startswith("references.bib:1:1: error[broken-entry]: ")
    assert "landau1974" in finding
    full = claimcheck("audit", cwd=project).stdout
    assert '= note: claims/brief.toml:4:12: cited by "left-against-us"' in full


def test_a_removed_entry_gives_one_finding_for_each_claim_that_cites_it(project: Path) -> None:
    (project / "references.bib").write_text("")
    done = claimcheck("audit", "--format", "concise", cwd=project)
    assert done.stdout.splitlines()[0] == (
        'claims/brief.toml:4:12: error[missing-reference]: no reference "landau1974" in references.bib'
        " (add the entry to references.bib, or cite another key)"
    )


def test_an_unreadable_bibliography_makes_no_key_missing_and_exits_2(project: Path) -> None:
    (project / "references.bib").write_bytes(
        "@book{landau1974, title = {Türkei}}".encode("latin-1")
    )
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 2
    assert done.stderr == (
        "claimcheck: references.bib is not UTF-8: byte 0xfc in line 1, so that links are unknown"
        " (save it as UTF-8)\n"
    )
    assert done.stdout == (
        "1 claim, 0 sourced, 1 unlinked, 0 unsourced · 0 references, 0 used · nothing found"
        " · 1 of 2 files NOT looked at\n"
    )


def test_what_was_found_in_the_rest_is_printed_beside_exit_2(project: Path) -> None:
    append(project, SECOND)
    (project / "claims/second.toml").write_bytes(b"\xff")
    done = claimcheck("audit", "--format", "concise", cwd=project)
    assert done.returncode == 2
    assert "unsourced-claim" in done.stdout
    assert "claims/second.toml" in done.stderr


def test_a_waived_claim_is_counted_and_fails_nothing(project: Path) -> None:
    append(project, SECOND + 'waive = "said by the author himself"\n')
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 0
    assert done.stdout == (
        "2 claims, 1 sourced, 1 unsourced (1 waived) · 1 reference, 1 used · nothing found"
        " · all 2 files looked at\n"
    )


def test_select_runs_one_rule_alone(project: Path) -> None:
    append(project, SECOND)
    assert claimcheck("audit", "--select", "missing-reference", cwd=project).returncode == 0
    assert claimcheck("audit", "--ignore", "unsourced-claim", cwd=project).returncode == 0


def test_an_unknown_rule_is_refused_with_the_nearest(project: Path) -> None:
    done = claimcheck("audit", "--select", "unsourced-claims", cwd=project)
    assert done.returncode == 2
    assert done.stderr == (
        'claimcheck: no rule "unsourced-claims" (did you mean "unsourced-claim"?)\n'
    )


def test_fail_on_note_shows_notes_and_fails_on_them(project: Path) -> None:
    append(project, "@misc{alone, title = {Alone}}\n", "references.bib")
    assert claimcheck("audit", cwd=project).returncode == 0
    done = claimcheck("audit", "--fail-on", "note", "--format", "concise", cwd=project)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        'references.bib:7:7: note[unused-reference]: nothing cites "alone" (cite it, or remove it)'
    )


def test_exit_zero_hides_findings_but_not_that_something_was_not_looked_at(project: Path) -> None:
    append(project, SECOND)
    assert claimcheck("audit", "--exit-zero", cwd=project).returncode == 0
    (project / "references.bib").unlink()
    assert claimcheck("audit", "--exit-zero", cwd=project).returncode == 2


def test_quiet_prints_findings_only(project: Path) -> None:
    assert claimcheck("audit", "--quiet", cwd=project).stdout == ""


def test_statistics_count_by_rule(project: Path) -> None:
    append(project, SECOND + SECOND)
    done = claimcheck("audit", "--statistics", "--quiet", cwd=project)
    assert (
        done.stdout
        == ("1  error[duplicate-id]\n2  error[unsourced-claim]\n1  warning[repeated-claim]\n")
        or done.stdout.splitlines()[0] == "2  error[unsourced-claim]"
    )


def test_json_keeps_the_contract(project: Path) -> None:
    append(project, SECOND)
    done = claimcheck("audit", "--format", "json", cwd=project)
    report = json.loads(done.stdout)
    [finding] = report["findings"]
    fingerprint = finding.pop("fingerprint")
    assert len(fingerprint) == 16
    assert finding == {
        "rule": "unsourced-claim",
        "severity": "error",
        "message": 'claim "bombs" has no source',
        "help": 'name one: sources = ["key"], or waive it with a reason: waive = "…"',
        "waived": None,
        "claim": "bombs",
        "reference": None,
        "location": {
            "path": "claims/brief.toml",
            "start": {"line": 8, "column": 8, "offset": 164},
            "end": {"line": 8, "column": 63, "offset": 219},
        },
        "related": [],
        "fix": None,
    }
    del report["findings"]
    assert report == {
        "version": 1,
        "summary": {
            "claims": 2,
            "sourced": 1,
            "unsourced": 1,
            "references": 1,
            "documents": 0,
            "errors": 1,
            "warnings": 0,
            "notes": 0,
            "waived": 0,
        },
        "skipped": [],
    }


def test_a_report_can_go_to_files_as_well(project: Path) -> None:
    append(project, SECOND)
    done = claimcheck(
        "audit", "--output", "json:a.json", "--output", "concise:a.txt", "--quiet", cwd=project
    )
    assert done.returncode == 1
    assert json.loads((project / "a.json").read_text())["summary"]["errors"] == 1
    assert (project / "a.txt").read_text().startswith("claims/brief.toml:8:8: error[unsourced")


def test_two_reports_to_one_file_are_refused(project: Path) -> None:
    done = claimcheck("audit", "--output", "json:a", "--output", "sarif:a", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "claimcheck: --output: two reports to a (name another file)\n"
    assert not (project / "a").exists()


def test_every_format_can_go_to_its_file_in_one_run(project: Path) -> None:
    append(project, SECOND)
    (project / "claims/bad.toml").write_bytes(b"\xff")
    words = [word for name in REPORTERS for word in ("--output", f"{name}:out.{name}")]
    done = claimcheck("audit", *words, "--color", "always", cwd=project)
    assert done.returncode == 2
    for name in REPORTERS:
        alone = claimcheck("audit", "--format", name, "--color", "never", cwd=project)
        assert (project / f"out.{name}").read_text(encoding="utf-8") == alone.stdout
        assert alone.returncode == 2


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        (
            "xml:a.xml",
            '--output: no format "xml" (write FORMAT:FILE with one of'
            " full, concise, json, jsonl, sarif, github, gitlab, junit, markdown)",
        ),
        ("json", '--output: no file in "json" (write json:FILE)'),
        ("json:-", '--output: "-" is no file (write --format json, or name a file)'),
        (
            "json:pyproject.toml",
            "--output: pyproject.toml holds the configuration (name another file)",
        ),
        ("json:.git/config", "--output: .git/config belongs to git (name another file)"),
        (
            "json:no/such/folder/a.json",
            "cannot write no/such/folder/a.json: no such file or directory (check the folder)",
        ),
    ],
)
def test_an_output_that_cannot_be_written_is_an_error(
    word: str, complaint: str, project: Path
) -> None:
    done = claimcheck("audit", "--output", word, cwd=project)
    assert (done.returncode, done.stderr) == (2, f"claimcheck: {complaint}\n")


def test_services_hear_of_paths_from_the_top_of_the_checkout(project: Path) -> None:
    append(project, SECOND)
    (project / "papers").mkdir()
    for name in ("claims", "references.bib"):
        (project / name).rename(project / "papers" / name)
    (project / ".git").mkdir()
    for name in ("github", "gitlab", "sarif", "junit", "markdown"):
        done = claimcheck("audit", "--format", name, cwd=project / "papers")
        assert "papers/claims/brief.toml" in done.stdout
        assert str(project) not in done.stdout
    done = claimcheck("audit", "--format", "concise", cwd=project / "papers")
    assert done.stdout.startswith("claims/brief.toml:8:8: ")


def test_a_report_is_written_to_no_file_to_which_a_link_leads(project: Path) -> None:
    diary = project / "diary.txt"
    diary.write_text("Dear diary")
    (project / ".a.json.part").symlink_to(diary)
    assert claimcheck("audit", "--output", "json:a.json", cwd=project).returncode == 0
    assert (project / "a.json").read_text().startswith("{")
    assert diary.read_text() == "Dear diary"


def test_named_paths_are_reported_on_in_the_light_of_the_rest(project: Path) -> None:
    (project / "claims/second.toml").write_text(
        '[[claim]]\nid = "x"\ntext = "The mint closed in 1850."\nsources = ["nosuch", "landau1974"]\n'
    )
    append(project, SECOND)
    done = claimcheck("audit", "claims/second.toml", "--format", "concise", cwd=project)
    [finding, _] = done.stdout.splitlines()
    assert finding.startswith("claims/second.toml:4:12: error[missing-reference]")


def test_unused_entries_are_not_named_when_only_a_part_was_looked_at(project: Path) -> None:
    append(project, "@misc{alone, title = {Alone}}\n", "references.bib")
    done = claimcheck("audit", "references.bib", "--show-notes", "--quiet", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_document_is_audited_in_the_light_of_the_bibliography(project: Path) -> None:
    (project / "draft.md").write_text("It was opposed (Landua 1974), and again [@landau1947].\n")
    done = claimcheck("audit", "draft.md", "--format", "concise", cwd=project)
    assert done.returncode == 1
    assert [line.split(": ")[:2] for line in done.stdout.splitlines()[:-1]] == [
        ["draft.md:1:1", "warning[untracked-claim]"],
        ["draft.md:1:17", "error[misspelt-citation]"],
        ["draft.md:1:43", "error[missing-reference]"],
    ]
    assert " · 1 document, 2 citations, 2 works: 2 near · " in done.stdout


def test_a_document_that_the_ledger_names_is_audited_too(project: Path) -> None:
    (project / "draft.txt").write_text(
        "In the Cold War, the Turkish left opposed US influence (Nobody 1999).\n"
    )
    append(project, '[document]\npath = "../draft.txt"\n')
    done = claimcheck("audit", "--quiet", "--format", "concise", cwd=project)
    assert done.stdout == (
        'draft.txt:1:57: error[unlinked-citation]: "Nobody 1999" is not in references.bib'
        " (add the work to the bibliography, or correct the citation)\n"
    )


def test_a_document_is_audited_without_any_ledger(project: Path) -> None:
    (project / "claims/brief.toml").unlink()
    (project / "claims").rmdir()
    (project / "draft.txt").write_text("It was opposed (Landau 1974; Walt 1987).\n")
    done = claimcheck("audit", "draft.txt", cwd=project)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith(
        "\n1 document, 1 citation, 2 works: 1 linked, 1 missing · 1 claim, 0 sourced, 1 unlinked,"
        " 0 unsourced"
        " · 1 reference, 1 used · 1 error · all 2 files looked at\n"
    )


def test_configured_documents_need_no_ledger(project: Path) -> None:
    (project / "claims/brief.toml").unlink()
    (project / "claims").rmdir()
    (project / "ch").mkdir()
    (project / "ch/1.md").write_text("See [@landau1974].\n")
    (project / "ch/2.tex").write_text("\\cite{landau1974}\n")
    (project / "claimcheck.toml").write_text('documents = ["ch", "*.md"]\n')
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 2
    assert done.stderr == (
        "claimcheck: *.md matches no document"
        " (documents end in .txt, .text, .md, .markdown, .qmd, .rmd, .tex, .ltx)\n"
    )
    assert done.stdout == (
        "2 documents, 2 citations, 2 works: 2 linked · 0 claims, 0 sourced, 0 unsourced"
        " · 1 reference, 1 used · nothing found · 1 of 4 files NOT looked at\n"
    )


def test_a_folder_and_a_pattern_stand_for_documents(project: Path) -> None:
    (project / "ch").mkdir()
    (project / "ch/2.md").write_text("See [@landau1974].\n")
    (project / "ch/1.md").write_text("See [@landau1974].\n")
    for name in ("ch", "ch/*.md", "**/*.md"):
        done = claimcheck("scan", name, cwd=project)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == (
            "ch/1.md:1:7  landau1974  landau1974\n\nch/1.md: 1 citation, 1 work: 1 linked\n\n"
            "ch/1.md: 0 claims, 0 sourced, 0 unsourced\n\n"
            "ch/2.md:1:7  landau1974  landau1974\n\nch/2.md: 1 citation, 1 work: 1 linked\n\n"
            "ch/2.md: 0 claims, 0 sourced, 0 unsourced\n"
        )
    done = claimcheck("scan", "claims", "*.rst", "ch/1.md", cwd=project)
    assert done.returncode == 2
    assert "claims holds no document (documents end in" in done.stderr
    assert "*.rst matches no document (documents end in" in done.stderr
    assert done.stdout.startswith("ch/1.md:1:7  landau1974  landau1974\n")
    done = claimcheck("audit", "*.rst", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("claimcheck: *.rst: nothing to audit matches this pattern (name")


def test_a_document_on_standard_input_goes_by_the_name_it_is_given(project: Path) -> None:
    done = claimcheck(
        "audit", "-", "--stdin-filename", "x.md", "--quiet", cwd=project, given="See [@nobody].\n"
    )
    assert done.returncode == 1
    assert done.stdout.startswith('error[missing-reference]: no reference "nobody"')
    assert " --> x.md:1:7\n" in done.stdout


def test_a_document_in_an_unknown_format_is_not_passed_over(project: Path) -> None:
    (project / "draft.docx").write_text("It was opposed (Nobody 1999).\n")
    done = claimcheck("audit", "draft.docx", cwd=project)
    assert done.returncode == 2
    assert 'draft.docx is in no format that is read (".docx")' in done.stderr


def test_an_empty_folder_says_how_to_start(tmp_path: Path) -> None:
    done = claimcheck("audit", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'claimcheck: no ledger: "claims" does not exist (start one: claimcheck init)\n'
    )


def test_colour_only_where_it_is_wanted(project: Path) -> None:
    append(project, SECOND)
    assert "\x1b" not in claimcheck("audit", cwd=project).stdout
    assert "\x1b[1;31m" in claimcheck("audit", "--color", "always", cwd=project).stdout


def test_the_same_bytes_whatever_the_surroundings(project: Path) -> None:
    append(project, SECOND)
    plain = claimcheck("audit", cwd=project).stdout
    odd = {
        **os.environ,
        "COLUMNS": "20",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "HOME": "/nonexistent",
    }
    assert claimcheck("audit", cwd=project, env=odd).stdout == plain


def test_control_characters_never_reach_the_terminal(project: Path) -> None:
    append(
        project,
        '[[claim]]\nid = "x"\ntext = "a \\u001b]0;PWNED\\u0007 b"\nsources = ["k\\u001b[31m\\u202e"]\n',
    )
    shown = claimcheck("audit", cwd=project).stdout
    assert 'no reference "k<U+001B>[31m<U+202E>" in references.bib' in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_report_never_replaces_what_was_read(project: Path) -> None:
    before = (project / "claims/brief.toml").read_bytes()
    for name in ("claims/brief.toml", "references.bib"):
        done = claimcheck("audit", "--output", f"json:{name}", cwd=project)
        assert done.returncode == 2
        assert done.stderr == (
            f"claimcheck: --output: {name} was read in this run (name another file)\n"
        )
    assert (project / "claims/brief.toml").read_bytes() == before


def test_options_that_contradict_each_other_are_refused(project: Path) -> None:
    for arguments in (
        ["--isolated", "--config", "claimcheck.toml"],
        ["--statistics", "--format", "json"],
        ["--select", "duplicate-id", "--ignore", "duplicate-id"],
    ):
        done = claimcheck("audit", *arguments, cwd=project)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1


def test_nothing_to_audit_is_no_success(project: Path) -> None:
    (project / "claims/brief.toml").unlink()
    done = claimcheck("audit", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ('claimcheck: no ledger file in "claims" (start one: claimcheck init)\n')


@pytest.mark.parametrize(
    "options", [["--select", "missing-reference"], ["--ignore", "invalid-record"]]
)
def test_a_ledger_that_was_not_read_never_passes(options: list[str], project: Path) -> None:
    append(project, "[[claim]\n")
    done = claimcheck("audit", *options, cwd=project)
    assert done.returncode == 2
    assert "claims/brief.toml could not be read whole: " in done.stderr
    assert "1 of 2 files NOT looked at" in done.stdout


@pytest.mark.parametrize(
    "options", [["--select", "missing-reference"], ["--ignore", "broken-entry"]]
)
def test_a_broken_entry_that_was_not_reported_never_passes(
    options: list[str], project: Path
) -> None:
    bibliography = project / "references.bib"
    bibliography.write_text(bibliography.read_text().replace("Turkey},", "Turkey,"))
    done = claimcheck("audit", *options, cwd=project)
    assert done.returncode == 2
    assert "references.bib could not be read whole: " in done.stderr


def test_a_broken_entry_concerns_the_ledger_file_that_cites_it(project: Path) -> None:
    bibliography = project / "references.bib"
    bibliography.write_text(bibliography.read_text().replace("Turkey},", "Turkey,"))
    done = claimcheck("audit", "claims", "--format", "concise", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith("references.bib:1:1: error[broken-entry]")


def test_a_report_goes_into_no_folder_and_takes_the_place_of_a_circle_of_links(
    project: Path,
) -> None:
    done = claimcheck("audit", "--output", "json:claims", cwd=project)
    assert done.returncode == 2
    assert done.stderr == (
        "claimcheck: --output: claims is a folder, not a file (name a file in it)\n"
    )
    (project / "circle").symlink_to("circle")
    done = claimcheck("audit", "--output", "json:circle", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "circle").is_file()
