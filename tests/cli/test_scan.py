"""`claimcheck scan`: every citation of a draft, and what it links to."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from tests.support import ROOT, append, claimcheck

DRAFT = """\
As Landau (1974) shows, the left was opposed. Others doubt it (Landua 1974, p. 3;
Nobody 1999).
"""
FACTS = """\
In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974).
In a 2018 poll, 41% of fishermen opposed the law.
It could pay more.
"""


@pytest.fixture
def draft(project: Path) -> Path:
    (project / "draft.txt").write_text(DRAFT)
    return project


def test_each_work_stands_on_a_line_with_its_link_or_the_reason(draft: Path) -> None:
    done = claimcheck("scan", "draft.txt", cwd=draft)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "draft.txt:1:4   Landau (1974)      landau1974\n"
        "draft.txt:1:64  Landua 1974, p. 3  near: landau1974? surname differs by one letter: the bibliography has Landau\n"
        "draft.txt:2:1   Nobody 1999        missing\n"
        "\n"
        "draft.txt: 2 citations, 3 works: 1 linked, 1 near, 1 missing\n"
        "\n"
        "draft.txt:1:1   1.00 attribution  landau1974\n"
        "  As Landau (1974) shows, the left was opposed.\n"
        "draft.txt:1:47  0.99 attribution  a source that is not linked\n"
        "  Others doubt it (Landua 1974, p. 3; Nobody 1999).\n"
        "\n"
        "draft.txt: 2 claims, 1 sourced, 1 unlinked, 0 unsourced\n"
    )


def test_json_keeps_the_contract_with_offsets_of_the_file(draft: Path) -> None:
    done = claimcheck("scan", "draft.txt", "--format", "json", cwd=draft)
    report = json.loads(done.stdout)
    jsonschema.validate(report, json.loads(claimcheck("schema", "scan", cwd=draft).stdout))
    [document] = report["documents"]
    assert (report["version"], document["path"]) == (1, "draft.txt")
    printed = [DRAFT[one["start"] : one["end"]] for one in document["citations"]]
    assert printed == ["Landau (1974)", "(Landua 1974, p. 3;\nNobody 1999)"]
    first, second = document["citations"]
    assert (first["form"], first["narrative"], first["line"], first["column"]) == (
        "author-year",
        True,
        1,
        4,
    )
    assert [(work["key"], work["status"], work["locator"]) for work in second["works"]] == [
        (None, "near", "p. 3"),
        (None, "missing", None),
    ]
    [candidate] = second["works"][0]["candidates"]
    assert candidate["key"] == "landau1974"
    assert 0 < candidate["score"] < 1
    shows, doubt = document["claims"]
    assert [DRAFT[one["start"] : one["end"]] for one in (shows, doubt)] == [
        "As Landau (1974) shows, the left was opposed.",
        "Others doubt it (Landua 1974, p. 3;\nNobody 1999).",
    ]
    assert (shows["kind"], shows["strong"], shows["sources"]) == (
        "attribution",
        True,
        ["landau1974"],
    )
    assert (doubt["line"], doubt["column"], doubt["sources"]) == (1, 47, [])
    assert 0.5 < doubt["score"] < 1


def test_json_has_a_line_for_each_citation_and_claim(draft: Path) -> None:
    lines = claimcheck("scan", "draft.txt", "--format", "json", cwd=draft).stdout.splitlines()
    rows = [line.rstrip(",") for line in lines if line.startswith('{"start"')]
    assert [json.loads(row)["line"] for row in rows] == [1, 1, 1, 1]
    assert [line for line in lines if not line.startswith('{"start"')] == [
        '{"version": 1, "documents": [{"path": "draft.txt",',
        '"citations": [',
        "],",
        '"claims": [',
        "]}]}",
    ]


def test_a_claim_is_shown_with_what_it_rests_on_and_weaker_ones_are_counted(
    project: Path,
) -> None:
    (project / "draft.txt").write_text(FACTS)
    done = claimcheck("scan", "draft.txt", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "draft.txt:1:56  Landau 1974  landau1974\n"
        "\n"
        "draft.txt: 1 citation, 1 work: 1 linked\n"
        "\n"
        "draft.txt:1:1  1.00 money        landau1974\n"
        "  In 1959 Norway paid 1.2 billion dollars into the fund (Landau 1974).\n"
        "draft.txt:2:1  1.00 statistic    no source\n"
        "  In a 2018 poll, 41% of fishermen opposed the law.\n"
        "\n"
        "draft.txt: 2 claims, 1 sourced, 1 unsourced; 1 weaker sentence (--explain)\n"
    )


def test_explain_shows_weaker_sentences_and_what_counted(project: Path) -> None:
    (project / "draft.txt").write_text(FACTS)
    lines = claimcheck("scan", "draft.txt", "--explain", cwd=project).stdout.splitlines()
    weak = next(at for at, line in enumerate(lines) if line.startswith("draft.txt:3:1"))
    assert lines[weak].endswith(" no source")
    assert lines[weak + 1] == "  It could pay more."
    assert all(re.fullmatch(r" *[+-]\d+\.\d\d .+", one) for one in lines[weak + 2].split(","))
    assert lines[-1] == "draft.txt: 2 claims, 1 sourced, 1 unsourced; 1 weaker sentence"
    assert any("+5.00 cites a work" in line for line in lines)


def test_explain_gives_programs_the_signals_too(project: Path) -> None:
    (project / "draft.txt").write_text(FACTS)
    done = claimcheck("scan", "draft.txt", "--explain", "--format", "json", cwd=project)
    report = json.loads(done.stdout)
    jsonschema.validate(report, json.loads(claimcheck("schema", "scan", cwd=project).stdout))
    first, second, third = report["documents"][0]["claims"]
    assert (first["strong"], second["strong"], third["strong"]) == (True, True, False)
    assert first["signals"]["cites a work"] == 5
    assert "cites a work" not in second["signals"]


def test_min_score_says_which_claims_are_strong(project: Path) -> None:
    (project / "draft.txt").write_text(FACTS)
    (project / "claimcheck.toml").write_text("min-score = 0\n")
    shown = claimcheck("scan", "draft.txt", cwd=project).stdout
    assert shown.endswith("draft.txt: 3 claims, 1 sourced, 2 unsourced\n")
    (project / "claimcheck.toml").write_text("min-score = 1\n")
    shown = claimcheck("scan", "draft.txt", "--format", "json", cwd=project).stdout
    claims = json.loads(shown)["documents"][0]["claims"]
    assert [one["strong"] for one in claims] == [one["score"] == 1 for one in claims]


@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.tex"])
def test_offsets_count_code_points_and_no_byte_order_mark(project: Path, name: str) -> None:
    text = "Über 𝔘 was opposed (Landau 1974).\r\nAnd (Nobody 1999).\n"
    reports = {}
    for mark in ("", "\ufeff"):
        (project / name).write_bytes(f"{mark}{text}".encode())
        done = claimcheck("scan", name, "--format", "json", cwd=project)
        given = claimcheck(
            *("scan", "-", "--stdin-filename", name, "--format", "json"),
            cwd=project,
            given=f"{mark}{text}",
        )
        assert given.stdout == done.stdout
        audited = claimcheck(
            "audit", name, "--format", "json", "--select", "unlinked-citation", cwd=project
        )
        reports[mark] = (done.stdout, audited.stdout)
    assert reports[""] == reports["\ufeff"]
    scanned, audited = map(json.loads, reports[""])
    places = [(one["start"], one["end"]) for one in scanned["documents"][0]["citations"]]
    assert [text[start:end] for start, end in places] == ["(Landau 1974)", "(Nobody 1999)"]
    where = audited["findings"][0]["location"]
    assert text[where["start"]["offset"] : where["end"]["offset"]] == "Nobody 1999"


def test_without_a_bibliography_every_link_is_unknown(draft: Path) -> None:
    (draft / "references.bib").unlink()
    done = claimcheck("scan", "draft.txt", cwd=draft)
    assert done.returncode == 0
    assert "\ndraft.txt: 2 citations, 3 works: 3 unknown\n" in done.stdout
    assert done.stdout.endswith("\ndraft.txt: 2 claims, 0 sourced, 2 unlinked, 0 unsourced\n")
    assert done.stderr == (
        "no bibliography, so that every link is unknown (--references FILE names one)\n"
    )


def test_a_bibliography_that_cannot_be_read_is_an_error_and_nothing_is_missing(
    draft: Path,
) -> None:
    (draft / "references.bib").write_bytes(b"\xff")
    done = claimcheck("scan", "draft.txt", cwd=draft)
    assert done.returncode == 2
    assert done.stderr == (
        "claimcheck: references.bib is not UTF-8: byte 0xff in line 1, so that links are unknown"
        " (save it as UTF-8)\n"
    )
    assert "3 unknown" in done.stdout


def test_the_bibliography_that_a_document_names_is_used(tmp_path: Path) -> None:
    (tmp_path / "own.bib").write_text(
        "@book{own1999, author = {Own, A.}, title = {T}, year = 1999}\n"
    )
    (tmp_path / "a.md").write_text("---\nbibliography: own.bib\n---\n\nSee [@own1999].\n")
    (tmp_path / "b.tex").write_text(
        "\\begin{document}See \\citet{own1999}.\\bibliography{own}\\end{document}\n"
    )
    for name in ("a.md", "b.tex"):
        assert "1 linked" in claimcheck("scan", name, cwd=tmp_path).stdout


def test_what_a_document_includes_is_read_as_a_document_of_its_own(project: Path) -> None:
    (project / "main.tex").write_text("\\begin{document}\n\\input{part}\n\\end{document}\n")
    (project / "part.tex").write_text("Opposed \\citep{landau1974}.\n")
    done = claimcheck("scan", "main.tex", cwd=project)
    assert "part.tex:1:16  landau1974  landau1974\n" in done.stdout


def test_a_document_that_is_named_twice_is_shown_once(draft: Path) -> None:
    once = claimcheck("scan", "draft.txt", cwd=draft).stdout
    assert claimcheck("scan", "draft.txt", "./draft.txt", "*.txt", cwd=draft).stdout == once


def test_standard_input_is_read_under_the_name_it_is_given(project: Path) -> None:
    done = claimcheck("scan", "-", cwd=project, given="It was opposed (Landau 1974).\n")
    assert done.stdout.startswith("stdin.txt:1:17  Landau 1974  landau1974\n")
    done = claimcheck("scan", "-", "--stdin-filename", "x.md", cwd=project, given="[@landau1974]\n")
    assert done.stdout.startswith("x.md:1:")


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("none.txt", "none.txt does not exist (check the path)"),
        ("draft.docx", 'draft.docx is in no format that is read (".docx")'),
        ("latin.txt", "latin.txt is not UTF-8: byte 0xfc in line 1 (save it as UTF-8)"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, complaint: str, draft: Path) -> None:
    (draft / "draft.docx").write_text("x")
    (draft / "latin.txt").write_bytes("Türkei".encode("latin-1"))
    done = claimcheck("scan", name, cwd=draft)
    assert done.returncode == 2
    assert done.stderr.startswith(f"claimcheck: {complaint}")


def test_show_lists_where_a_reference_is_cited(draft: Path) -> None:
    (draft / "claimcheck.toml").write_text('documents = "draft.txt"\n')
    shown = claimcheck("show", "landau1974", cwd=draft).stdout
    assert shown.endswith("\n\n  cited 1 time\n    draft.txt:1:4  Landau (1974)\n")


def test_a_cited_reference_is_used(draft: Path) -> None:
    (draft / "claims/brief.toml").write_text("")
    done = claimcheck("audit", "--select", "unused-reference", "--show-notes", cwd=draft)
    assert "unused-reference" in done.stdout
    (draft / "claimcheck.toml").write_text('documents = "draft.txt"\n')
    done = claimcheck("audit", "--select", "unused-reference", "--show-notes", cwd=draft)
    assert "unused-reference" not in done.stdout


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("draft.txt", {"linked": 10, "near": 2, "missing": 1}),
        ("draft.md", {"linked": 6, "near": 1}),
        ("draft.tex", {"linked": 5, "near": 1}),
    ],
)
def test_the_examples_show_what_they_promise(name: str, statuses: dict[str, int]) -> None:
    done = claimcheck("scan", f"examples/{name}", "--format", "json", cwd=ROOT)
    [document] = json.loads(done.stdout)["documents"]
    works = [work["status"] for one in document["citations"] for work in one["works"]]
    assert {status: works.count(status) for status in works} == statuses


def test_what_a_document_names_and_nobody_finds_is_told(project: Path) -> None:
    (project / "main.tex").write_text(
        "\\begin{document}\\input{gone}\\input{../../outside}\\bibliography{none}\\end{document}\n"
    )
    done = claimcheck("audit", "main.tex", cwd=project)
    assert done.returncode == 2
    assert "claimcheck: gone does not exist (check the path)\n" in done.stderr
    assert (
        "claimcheck: none.bib does not exist, so that links are unknown (check the path)\n"
        in done.stderr
    )
    assert "outside lies outside the project (main.tex names it)" in done.stderr
    assert "NOT looked at" in done.stdout


def test_the_bibliography_that_the_user_names_is_enough(project: Path) -> None:
    (project / "a.md").write_text("---\nbibliography: none.bib\n---\n\nSee [@nobody].\n")
    done = claimcheck("scan", "a.md", "--references", "references.bib", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 missing" in done.stdout


def test_names_of_included_files_are_those_seen_from_the_main_file(project: Path) -> None:
    (project / "ch").mkdir()
    (project / "book.tex").write_text("\\begin{document}\\include{ch/one}\\end{document}\n")
    (project / "ch/one.tex").write_text("\\input{ch/two}\n")
    (project / "ch/two.tex").write_text("See \\cite{landau1974}.\n")
    done = claimcheck("scan", "book.tex", cwd=project)
    assert "ch/two.tex:1:11  landau1974  landau1974\n" in done.stdout


def test_a_ledger_that_names_a_document_that_is_gone_is_audited_all_the_same(
    project: Path,
) -> None:
    append(project, '[document]\npath = "../gone.txt"\n')
    done = claimcheck("audit", cwd=project)
    assert done.returncode == 2
    assert done.stderr == "claimcheck: gone.txt does not exist (check the path)\n"
    assert "1 claim, 1 sourced" in done.stdout
