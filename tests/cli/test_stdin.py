"""A file that an editor has not saved comes on standard input, under its own name."""

from pathlib import Path

import pytest
from tests.support import append, claimcheck

DRAFT = "In 1961 the US stationed 15 missiles near Izmir [@landau1974].\n"
LEDGER = """\
[document]
path = "../draft.md"

[[claim]]
id = "missiles"
text = "In 1961 the US stationed 15 missiles near Izmir."
sources = ["landau1974"]
"""


def audit(root: Path, name: str, given: str, *more: str) -> tuple[int, list[str]]:
    """Exit code, and place and rule of each finding."""
    done = claimcheck(
        *("audit", "-", "--stdin-filename", name, "--format", "concise", *more),
        cwd=root,
        given=given,
    )
    assert done.stderr == ""
    *lines, _ = done.stdout.splitlines()
    return done.returncode, [line.partition("]")[0] for line in lines]


@pytest.fixture
def root(project: Path) -> Path:
    """A document with a ledger file that names it."""
    (project / "draft.md").write_text(DRAFT)
    (project / "claims/brief.toml").write_text(LEDGER)
    return project


def test_the_ledger_that_names_the_document_is_held_against_it(root: Path) -> None:
    assert audit(root, "draft.md", DRAFT) == (0, [])
    changed = audit(root, "draft.md", DRAFT.replace("15", "25"))
    assert changed == (1, ["draft.md:1:26: error[changed-claim"])
    assert audit(root, "./claims/../draft.md", DRAFT.replace("15", "25")) == changed
    assert (root / "draft.md").read_text() == DRAFT


def test_the_document_need_not_be_saved_at_all(root: Path) -> None:
    (root / "draft.md").unlink()
    assert audit(root, "draft.md", DRAFT) == (0, [])
    (root / "claims/brief.toml").write_text(LEDGER.partition("\n\n")[2])
    changed = DRAFT.replace("15", "25")
    expected = (1, ["new/draft.md:1:26: error[changed-claim"])
    assert audit(root, "new/draft.md", changed, "--ledger", "claims/brief.toml") == expected


def test_a_ledger_file_may_come_so_too(root: Path) -> None:
    assert audit(root, "claims/brief.toml", LEDGER) == (0, [])
    given = LEDGER.replace("landau1974", "landau1947")
    assert audit(root, "claims/brief.toml", given) == (
        1,
        ["claims/brief.toml:7:12: error[missing-reference"],
    )


def test_a_bibliography_may_come_so_too(root: Path) -> None:
    given = (root / "references.bib").read_text().replace("{1974}", "{1874}")
    given = given.replace("landau1974", "landau1874")
    code, found = audit(root, "references.bib", given)
    assert code == 1
    assert found[0] == "claims/brief.toml:7:12: error[missing-reference"
    assert audit(root, "references.bib", (root / "references.bib").read_text()) == (0, [])


def test_it_is_one_file_with_the_one_of_its_name(root: Path) -> None:
    given = DRAFT.replace("landau1974", "nobody")
    assert audit(root, "draft.md", given, "draft.md", "-") == audit(root, "draft.md", given)


def test_what_includes_it_includes_what_came(root: Path) -> None:
    (root / "main.tex").write_text("\\input{part}\n\\bibliography{references}\n")
    (root / "part.tex").write_text("Nothing here.\n")
    (root / "claims/brief.toml").unlink()
    (root / "claimcheck.toml").write_text('documents = "main.tex"\n')
    given = "In 1961 the US stationed 15 missiles near Izmir \\cite{nobody}.\n"
    assert audit(root, "part.tex", given) == (1, ["part.tex:1:55: error[missing-reference"])


def test_an_excluded_name_is_passed_over_with_force(root: Path) -> None:
    (root / "claimcheck.toml").write_text('exclude = ["*.md"]\n')
    given = "The tower cost 3 million dollars in 1962.\n"
    assert audit(root, "x.md", given)[0] == 1
    done = claimcheck(
        *("audit", "-", "--stdin-filename", "x.md", "--force-exclude"), cwd=root, given=given
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "nothing looked at: all that was named is excluded\n",
        "",
    )


@pytest.mark.parametrize(
    "arguments", [["--stdin-filename", "x.md"], ["x.md", "--stdin-filename=y.md"]]
)
def test_a_name_for_what_nobody_gives_is_refused(root: Path, arguments: list[str]) -> None:
    append(root, DRAFT, "x.md")
    done = claimcheck("audit", *arguments, cwd=root)
    assert (done.returncode, done.stderr) == (
        2,
        "claimcheck: --stdin-filename names what nobody gives (add - to the paths)\n",
    )
