"""The name of a file is no title where the text has one of its own."""

import json
from pathlib import Path

import pytest
from tests.support import claimcheck

RECORD = """
[[claim]]
id = "toll-1990"
text = "In 1990 the toll was 3 euros."

[[claim.verdict]]
status = "verified"
by = "ED"
on = 2026-11-20
"""
TEXT = "In 1990 the toll was 3 euros.\n"


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("draft.md", f"---\ntitle: Tolls on the Orsk\n---\n\n# One\n\n{TEXT}", "Tolls on the Orsk"),
        ("draft.md", f"# Tolls\n\n{TEXT}", "Tolls"),
        ("draft.tex", f"\\title{{Tolls}}\n\\begin{{document}}\n{TEXT}\\end{{document}}\n", "Tolls"),
        ("draft.md", TEXT, "draft"),
    ],
)
def test_init_and_track_write_the_title_of_the_text(
    name: str, text: str, title: str, tmp_path: Path
) -> None:
    for command in (("init",), ("track", name)):
        folder = tmp_path / command[0]
        folder.mkdir()
        (folder / name).write_text(text, "utf-8")
        done = claimcheck(*command, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert f'title = "{title}"\n' in (folder / "claims/draft.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("head", "text", "name"),
    [
        ('title = "Ferries"', f"# Tolls\n\n{TEXT}", "Ferries"),
        ('title = "draft"', f"# Tolls\n\n{TEXT}", "Tolls"),
        ("", f"# Tolls\n\n{TEXT}", "Tolls"),
        ('title = "draft"', TEXT, None),
        ('title = "draft"', None, None),
    ],
)
def test_a_review_names_the_text_by_its_title(
    head: str, text: str | None, name: str | None, tmp_path: Path
) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "references.bib").write_text("", "utf-8")
    if text is not None:
        (tmp_path / "draft.md").write_text(text, "utf-8")
    ledger = f'[document]\n{head}\npath = "../draft.md"\n{RECORD}'
    (tmp_path / "claims" / "a.toml").write_text(ledger, "utf-8")
    done = claimcheck("export", "claimreview", cwd=tmp_path)
    (review,) = json.loads(done.stdout)
    assert review["itemReviewed"].get("appearance", {}).get("name") == name
