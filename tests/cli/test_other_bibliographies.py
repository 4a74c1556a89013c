"""Bibliographies that are no BibTeX, from the command line: whole projects, whole output."""

import json
from pathlib import Path

import pytest
from tests.repository import git, started
from tests.support import claimcheck

ITEM = """\
[
  {
    "id": "landau1974",
    "type": "book",
    "title": "Radical Politics in Modern Turkey",
    "author": [{"family": "Landau", "given": "Jacob M."}],
    "issued": {"date-parts": [[1974]]},
    "publisher": "Brill",
    "DOI": "https://doi.org/10.1163/9789004477377"
  }
]
"""
YAML = """\
references:
- id: landau1974
  type: book
  title: Radical Politics in Modern Turkey
  author: [{family: Landau, given: Jacob M.}]
  issued: 1974
  publisher: Brill
"""
RIS = """\
TY  - BOOK
AU  - Landau, Jacob M.
PY  - 1974
TI  - Radical Politics in Modern Turkey
PB  - Brill
ER  -
"""
DRAFT = "Turkey had 30 million people in 1965 (Landau 1974), as was said [@landau1974, 3; @nix].\n"


def audit(folder: Path, *arguments: str) -> str:
    done = claimcheck("audit", "--format", "concise", "-q", "--no-cache", *arguments, cwd=folder)
    return done.stderr + done.stdout


@pytest.mark.parametrize(("name", "text"), [("refs.json", ITEM), ("refs.yaml", YAML)])
def test_a_draft_rests_on_the_file_that_it_names(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "draft.md").write_text(f"---\nbibliography: {name}\n---\n\n{DRAFT}")
    assert audit(tmp_path, "draft.md") == (
        f'draft.md:5:83: error[missing-reference]: no reference "nix" in {name}'
        f" (add the entry to {name}, or cite another key)\n"
    )


def test_in_latex_too(tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text(RIS)
    (tmp_path / "draft.tex").write_text(
        "\\documentclass{article}\\addbibresource{refs.ris}\\begin{document}\n"
        "It was so \\autocite{Landau_1974}.\n\\end{document}\n"
    )
    assert audit(tmp_path, "draft.tex") == ""


def test_authors_and_years_need_no_keys(tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text(RIS)
    (tmp_path / "draft.txt").write_text("Turkey had 30 million people in 1965 (Landau 1974).\n")
    assert audit(tmp_path, "draft.txt", "--references", "refs.ris") == ""


def test_references_may_stand_in_the_document(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(f"---\n{YAML}---\n\n{DRAFT.replace('; @nix', '')}")
    assert audit(tmp_path, "draft.md") == ""


def test_show_gives_the_reference_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "refs.yml").write_text(YAML)
    done = claimcheck("show", "landau1974", "--references", "refs.yml", cwd=tmp_path)
    assert done.stdout.startswith(
        "landau1974\n  Landau, Radical Politics in Modern Turkey, 1974\n\n"
        "  type      @book\n  place     refs.yml:2\n"
    )


def test_a_fix_changes_the_characters_in_question_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(ITEM)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text(
        '[[claim]]\nid = "a"\ntext = "It is so."\nsources = ["landau1974"]\n'
    )
    assert audit(tmp_path, "--references", "refs.json", "--fix") == ""
    assert (tmp_path / "refs.json").read_text() == ITEM.replace("https://doi.org/", "")


def test_one_work_in_two_formats_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(ITEM.replace("https://doi.org/", ""))
    (tmp_path / "b.ris").write_text(RIS)
    (tmp_path / "c.yaml").write_text(YAML)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text("")
    options = [f"--references={name}" for name in ("a.json", "b.ris", "c.yaml")]
    assert audit(tmp_path, *options, "--ignore", "unused-reference") == (
        'b.ris:1:7: warning[duplicate-reference]: "Landau_1974" is the same work as "landau1974"'
        " in a.json (keep one of the two and cite it throughout)\n"
        'c.yaml:2:7: error[duplicate-key]: key "landau1974" is used in a.json too'
        " (take one of the two out, or leave out one of the files)\n"
    )


def test_a_file_that_is_something_else_leaves_links_unknown(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "left-pad"}')
    (tmp_path / "draft.md").write_text(
        "---\nbibliography: package.json\n---\n\nIt was so [@nix].\n"
    )
    done = claimcheck("audit", "draft.md", "--format", "json", "--no-cache", cwd=tmp_path)
    assert "missing-reference" not in done.stdout
    assert "is no reference" not in done.stdout
    assert done.returncode == 2
    done = claimcheck("audit", "draft.md", "package.json", "--no-cache", "-q", cwd=tmp_path)
    assert "this JSON holds no references in CSL" in done.stdout


def test_in_a_folder_only_what_is_configured_is_taken_for_a_bibliography(tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(ITEM)
    (tmp_path / "package.json").write_text('{"name": "left-pad"}')
    (tmp_path / "draft.md").write_text("Text.\n")
    (tmp_path / "claimcheck.toml").write_text('references = "refs.json"\n')
    assert audit(tmp_path, ".").splitlines()[0].startswith("refs.json:9:13: warning[malformed-doi]")
    (tmp_path / "claimcheck.toml").write_text("")
    assert "refs.json" not in audit(tmp_path, ".")
    assert "refs.json:9:13" in audit(tmp_path, "draft.md", "*.json", "--exclude", "package.json")


def test_a_waiver_where_there_are_no_comments_is_not_in_force_and_that_is_said(
    tmp_path: Path,
) -> None:
    (tmp_path / "refs.ris").write_text(f"# claimcheck: allow[unused-reference] a reason\n{RIS}")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text("")
    found = audit(tmp_path, "--references", "refs.ris")
    assert "waivers in .ris files are not read: this waiver is not in force" in found


def test_init_finds_it(tmp_path: Path) -> None:
    (tmp_path / "library.json").write_text(ITEM)
    (tmp_path / "package.json").write_text('{"name": "left-pad"}')
    claimcheck("init", cwd=tmp_path)
    assert (tmp_path / "claimcheck.toml").read_text() == 'references = ["library.json"]\n'


def test_what_was_changed_since_a_commit_is_told_by_item(tmp_path: Path) -> None:
    second = ITEM.replace("landau1974", "landau1975").replace("Radical", "Quiet")
    both = json.dumps([*json.loads(ITEM), *json.loads(second)], indent=1)
    (tmp_path / "refs.json").write_text(both)
    (tmp_path / "claimcheck.toml").write_text(
        'references = "refs.json"\nignore = "unused-reference"\n'
    )
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text("")
    started(tmp_path)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")
    (tmp_path / "refs.json").write_text(both.replace("Quiet Politics", "Loud Politics"))
    found = audit(tmp_path, "--changed-since", "HEAD")
    assert "landau1975" in found
    assert 'in "landau1974" (write' not in found
