"""`claimcheck report` writes one page, whole or not at all, and says what it could not look at."""

from pathlib import Path

import pytest
from tests.annotating.bridge import written_to
from tests.support import claimcheck

TOLD = "12 facts (6 in no ledger), 7 sourced, 2 unlinked, 3 unsourced (1 waived), 10 left to check; 2 sources; 1 table not searched for claims"


def test_it_writes_the_page_and_says_what_it_holds(tmp_path: Path) -> None:
    done = claimcheck("report", "-o", "report.html", cwd=written_to(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"report.html: {TOLD}\n"
    html = (tmp_path / "report.html").read_text("utf-8")
    assert html.startswith("<!doctype html>\n<html ")
    assert html.endswith("</html>\n")


def test_without_a_file_the_page_goes_to_standard_output(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    claimcheck("report", "draft.md", "-o", "report.html", cwd=folder)
    done = claimcheck("report", "draft.md", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (folder / "report.html").read_text("utf-8")


def test_a_draft_needs_neither_ledger_nor_configuration(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("It cost 31 million euros in 1974.\n", "utf-8")
    done = claimcheck("report", "draft.txt", "-o", "report.html", cwd=tmp_path)
    assert done.returncode == 0
    assert (
        done.stderr == "report.html: 1 fact, 0 sourced, 1 unsourced, 1 left to check; 0 sources\n"
    )


def test_nothing_that_was_read_is_written_over(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    before = (folder / "draft.md").read_bytes()
    done = claimcheck("report", "-o", "draft.md", cwd=folder)
    assert done.returncode == 2
    assert "draft.md is not what a page is called" in done.stderr
    assert (folder / "draft.md").read_bytes() == before


def test_what_could_not_be_looked_at_is_on_the_page_and_makes_the_code_2(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    (folder / "draft.docx").write_bytes(b"PK")
    done = claimcheck("report", "draft.md", "draft.docx", "-o", "report.html", cwd=folder)
    assert done.returncode == 2
    assert "draft.docx is in no format that is read" in done.stderr
    html = (folder / "report.html").read_text("utf-8")
    assert "Not looked at" in html
    assert "draft.docx</code> is in no format that is read" in html


def test_claims_that_could_not_be_read_are_named_and_make_the_code_2(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    [ledger] = (folder / "claims").glob("*.toml")
    ledger.write_text(ledger.read_text("utf-8") + "\nx\n", "utf-8")
    done = claimcheck("report", "-o", "report.html", cwd=folder)
    assert done.returncode == 2
    assert f"claims/{ledger.name}:" in done.stderr.splitlines()[0]


def test_a_bibliography_that_was_not_read_whole_is_named_at_the_head(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    with (folder / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write("@book{lost2012, title = {Unclosed\n")
    line = len((folder / "references.bib").read_text("utf-8").splitlines())
    for arguments in ((), ("draft.md",)):
        done = claimcheck("report", *arguments, "-o", "report.html", cwd=folder)
        assert done.returncode == 2
        first, last = done.stderr.splitlines()
        assert first.startswith(f"claimcheck: references.bib:{line}:1: ")
        assert last == f"report.html: {TOLD}; NOT read whole: references.bib:{line}"
        html = (folder / "report.html").read_text("utf-8")
        head = html[html.index("<header>") : html.index("</header>")]
        assert f"<code>references.bib:{line}</code>" in head
        assert html.count("&quot;lost2012&quot; cannot be read") == 1


def test_the_page_goes_to_no_file_of_the_name_of_standard_output(tmp_path: Path) -> None:
    done = claimcheck("report", "-o", "-", cwd=written_to(tmp_path))
    assert (done.returncode, (tmp_path / "-").exists()) == (2, False)
    assert done.stderr == (
        'claimcheck: --output: "-" is no file (leave it out for standard output)\n'
    )


def test_an_unknown_document_is_an_error(tmp_path: Path) -> None:
    done = claimcheck("report", "drfat.md", "-o", "report.html", cwd=written_to(tmp_path))
    assert done.returncode == 2
    assert "drfat.md does not exist" in done.stderr
    assert not (tmp_path / "report.html").exists()


def test_what_a_baseline_accepts_is_shown_as_accepted_and_as_unsourced(tmp_path: Path) -> None:
    folder = written_to(tmp_path)
    (folder / "claimcheck.toml").write_text('baseline = "known.json"\n', "utf-8")
    claimcheck("audit", "--write-baseline", cwd=folder)
    done = claimcheck("report", "-o", "report.html", cwd=folder)
    assert done.stderr == f"report.html: {TOLD}\n"
    html = (folder / "report.html").read_text("utf-8")
    assert "Accepted: in known.json" in html
    assert "data-open" not in html[html.index("<body>") : html.index("<script>")]


def test_a_claim_that_a_comment_excuses_counts_as_waived(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(
        "It cost 31 million euros in 1974. <!-- claimcheck: allow[unsourced-claim] everybody knows -->\n",
        "utf-8",
    )
    done = claimcheck("report", "draft.md", "-o", "report.html", cwd=tmp_path)
    assert (
        done.stderr
        == "report.html: 1 fact, 0 sourced, 1 unsourced (1 waived), 1 left to check; 0 sources\n"
    )
    html = (tmp_path / "report.html").read_text("utf-8")
    assert "Needs no source: everybody knows" in html


@pytest.mark.parametrize("name", ["list.md", "list.csv"])
def test_a_page_takes_no_worklists_place(project: Path, name: str) -> None:
    (project / name).write_text("filled in", encoding="utf-8")
    done = claimcheck("report", "-o", name, cwd=project)
    assert (done.returncode, (project / name).read_text()) == (2, "filled in")
    assert done.stderr == f"claimcheck: {name} is not what a page is called (name it report.html)\n"
