"""Which files are found, and under which name."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config import DOCUMENT_SUFFIXES, Config
from claimcheck.disk import Disk
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.globs import fits_pattern
from claimcheck.model.text import SourceFile
from claimcheck.readers import READERS
from claimcheck.workspace import Workspace, documents_in, gather

Gather = Callable[..., Workspace]
not_as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project beside other folders of the machine."""
    fill(tmp_path / "home", "claims/brief.toml", "references.bib")
    return tmp_path / "home"


@pytest.fixture
def look(home: Path) -> Gather:
    def run(*named: str, **settings: object) -> Workspace:
        config = Config(root=home, **settings)  # type: ignore[arg-type]
        return gather(config, tuple(home / name for name in named))

    return run


@pytest.fixture
def ledgers(home: Path, look: Gather) -> Callable[..., list[str]]:
    """The ledger files that are found, relative to the project."""
    return lambda *named, **settings: relative(look(*named, **settings).ledgers, home)


Found = Callable[..., list[str]]


def relative(files: Iterable[SourceFile | Path], home: Path) -> list[str]:
    paths = (one.path if isinstance(one, SourceFile) else one for one in files)
    return [Path(os.path.relpath(path, home)).as_posix() for path in paths]


def skipped(workspace: Workspace, home: Path) -> list[tuple[str, str]]:
    return [
        (relative([skip.path], home)[0], f"{skip.reason} ({skip.hint})")
        for skip in workspace.skipped
    ]


def test_ledger_files_are_found_at_any_depth_in_the_order_of_their_paths(
    home: Path, ledgers: Found
) -> None:
    fill(home, "claims/b/c/d.toml", "claims/a/z.toml", "claims/Z.TOML", "claims/two words/ü.Toml")
    assert ledgers() == [
        "claims/Z.TOML",
        "claims/a/z.toml",
        "claims/b/c/d.toml",
        "claims/brief.toml",
        "claims/two words/ü.Toml",
    ]


def test_other_files_and_hidden_ones_are_passed_over(home: Path, ledgers: Found) -> None:
    fill(
        home,
        "claims/notes.md",
        "claims/x.toml.bak",
        "claims/x.toml~",
        "claims/toml",
        "claims/.toml",
    )
    fill(home, "claims/.#x.toml", "claims/.git/x.toml", "x.toml", "drafts/x.toml", "claims/x.bib")
    assert ledgers() == ["claims/brief.toml"]


def test_a_folder_that_is_called_like_a_file_is_a_folder(home: Path, ledgers: Found) -> None:
    fill(home, "claims/x.toml/in.toml")
    (home / "claims/empty.toml").mkdir()
    assert ledgers() == ["claims/brief.toml", "claims/x.toml/in.toml"]
    assert ledgers("claims/x.toml") == ["claims/brief.toml", "claims/x.toml/in.toml"]


def test_a_file_that_is_configured_twice_is_read_once(home: Path, look: Gather) -> None:
    workspace = look(
        "claims/../claims/brief.toml",
        "claims",
        claims=("claims", "claims/brief.toml", "./claims"),
    )
    assert relative(workspace.ledgers, home) == ["claims/brief.toml"]


def test_what_is_configured_by_name_may_be_called_anything(home: Path, look: Gather) -> None:
    fill(home, "facts.txt")
    assert relative(look(claims=("facts.txt",)).ledgers, home) == ["facts.txt"]


@pytest.mark.parametrize(
    "exclude", ["claims/old", "claims/old/", "claims/old/*", "claims/ol?", "*/old", "**/old/**"]
)
def test_what_is_excluded_is_not_looked_into(home: Path, ledgers: Found, exclude: str) -> None:
    fill(home, "claims/old/a.toml", "claims/old/b/c.toml", "claims/older.toml")
    assert ledgers(exclude=(exclude,)) == ["claims/brief.toml", "claims/older.toml"]


def test_what_is_named_itself_is_looked_at_though_it_is_excluded(
    home: Path, ledgers: Found
) -> None:
    fill(home, "claims/.hidden.toml")
    named = ("claims/brief.toml", "claims/.hidden.toml")
    assert ledgers(*named, exclude=("claims",)) == ["claims/.hidden.toml", "claims/brief.toml"]


# Named paths ---------------------------------------------------------------------------------


def test_without_names_everything_is_reported_on(look: Gather) -> None:
    assert look().chosen is None


def test_a_named_path_is_reported_on_in_the_light_of_the_rest(home: Path, look: Gather) -> None:
    fill(home, "claims/b/c.toml", "claims/b/d.bib", "claims/b/E.BIB", "claims/b/notes.md")
    workspace = look("claims/b")
    assert relative(workspace.ledgers, home) == ["claims/b/c.toml", "claims/brief.toml"]
    assert relative(workspace.references, home) == ["claims/b/E.BIB", "claims/b/d.bib"]
    assert relative(sorted(workspace.chosen or ()), home) == [
        "claims/b/E.BIB",
        "claims/b/c.toml",
        "claims/b/d.bib",
        "claims/b/notes.md",
    ]


def test_what_is_named_may_lie_outside_the_project(home: Path, look: Gather) -> None:
    fill(home.parent, "else/a.toml", "else/b.bib")
    workspace = look("../else")
    assert relative(workspace.ledgers, home) == ["../else/a.toml", "claims/brief.toml"]
    assert relative(workspace.references, home) == ["../else/b.bib"]


@pytest.mark.parametrize("name", ["nothing.toml", "nothing", "claims/nothing.bib"])
def test_a_name_that_does_not_exist_is_refused(look: Gather, name: str) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        look(name)


def test_a_named_folder_with_nothing_to_audit_is_refused(home: Path, look: Gather) -> None:
    fill(home, "drafts/a.docx", "drafts/.b.toml")
    with pytest.raises(UsageError, match="nothing to audit in this folder"):
        look("drafts")


def test_a_ledger_that_does_not_exist_says_how_to_start_one(look: Gather) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        look(claims=("facts",))
    assert (caught.value.message, caught.value.hint) == (
        'no ledger: "facts" does not exist',
        "start one: claimcheck init",
    )


# Links ---------------------------------------------------------------------------------------


def test_links_within_the_project_are_followed(home: Path, ledgers: Found) -> None:
    fill(home, "elsewhere/s.toml", "elsewhere/t.toml")
    (home / "claims/folder").symlink_to("../elsewhere")
    (home / "claims/file.toml").symlink_to(home / "elsewhere/t.toml")
    assert ledgers(exclude=("claims/folder/t.toml",)) == [
        "claims/brief.toml",
        "claims/file.toml",
        "claims/folder/s.toml",
    ]


def test_a_file_is_read_once_and_under_its_own_name(home: Path, look: Gather) -> None:
    fill(home, "claims/x/a.toml", "claims/y/b.toml")
    (home / "claims/0.toml").symlink_to("brief.toml")
    (home / "claims/x/y").symlink_to("../y")
    (home / "claims/y/x").symlink_to("../x")
    workspace = look("claims/0.toml")
    own = ["claims/brief.toml", "claims/x/a.toml", "claims/y/b.toml"]
    assert relative(workspace.ledgers, home) == own
    assert relative(workspace.chosen or (), home) == ["claims/brief.toml"]


def test_links_in_a_circle_end(home: Path, look: Gather) -> None:
    (home / "claims/up").symlink_to("..")
    (home / "claims/here").symlink_to(".")
    (home / "claims/itself").symlink_to("itself")
    (home / "claims/itself.toml").symlink_to("itself.toml")
    (home / "claims/gone.toml").symlink_to("nowhere")
    workspace = look()
    assert relative(workspace.ledgers, home) == ["claims/brief.toml"]
    assert skipped(workspace, home) == [
        ("claims/gone.toml", "does not exist (check the path)"),
        ("claims/itself.toml", "cannot be read: too many levels of symbolic links (None)"),
    ]


def test_links_out_of_the_project_are_not_followed_and_said_once(home: Path, look: Gather) -> None:
    fill(home.parent, "secret/s.toml", "secret/s.bib")
    (home / "claims/folder").symlink_to("../../secret")
    (home / "claims/file.toml").symlink_to(home.parent / "secret/s.toml")
    for named in ((), (".",), ("claims", ".")):
        workspace = look(*named)
        assert relative(workspace.ledgers, home) == ["claims/brief.toml"]
        assert relative(workspace.references, home) == (["references.bib"] if "." in named else [])
        assert sorted(skipped(workspace, home)) == [
            ("claims/file.toml", "is a link out of the project (name the file itself)"),
            ("claims/folder", "is a link out of the project (name the folder itself)"),
        ]


def test_a_link_out_of_the_project_is_followed_where_it_is_named(home: Path, look: Gather) -> None:
    fill(home.parent, "else/s.toml")
    (home / "claims/folder").symlink_to("../../else")
    workspace = look("claims/folder")
    assert relative(workspace.chosen or (), home) == ["claims/folder/s.toml"]


# What cannot be read -------------------------------------------------------------------------


def test_what_cannot_be_read_is_said_and_the_rest_is_read(home: Path, look: Gather) -> None:
    (home / "claims/latin.toml").write_bytes("x = 'é'".encode("latin-1"))
    (home / "claims/nul.toml").write_bytes(b"x\0")
    os.mkfifo(home / "claims/pipe.toml")
    workspace = look()
    assert relative(workspace.ledgers, home) == ["claims/brief.toml"]
    assert skipped(workspace, home) == [
        ("claims/latin.toml", "is not UTF-8: byte 0xe9 in line 1 (save it as UTF-8)"),
        ("claims/nul.toml", "holds a NUL byte in line 1 (save it as UTF-8 text)"),
        ("claims/pipe.toml", "is not a regular file (name a text file)"),
    ]


@not_as_root
def test_folders_and_files_without_permission_are_said(home: Path, look: Gather) -> None:
    fill(home, "claims/locked/a.toml", "claims/secret.toml")
    (home / "claims/secret.toml").chmod(0)
    (home / "claims/locked").chmod(0)
    assert skipped(look(), home) == [
        ("claims/locked", "cannot be looked into: permission denied (check its permissions)"),
        ("claims/secret.toml", "may not be read (check its permissions)"),
    ]


# Folders of documents ------------------------------------------------------------------------


def test_there_is_a_reader_for_every_suffix_of_a_document() -> None:
    assert set(READERS) == set(DOCUMENT_SUFFIXES)


def test_a_folder_is_looked_through_for_documents_too(home: Path, look: Gather) -> None:
    fill(home, "texts/a.md", "texts/deep/b.TEX", "texts/c.docx", "texts/.d.md")
    found = look(home / "texts")
    assert [path.relative_to(home).as_posix() for path in found.documents] == [
        "texts/a.md",
        "texts/deep/b.TEX",
    ]


def test_a_folder_that_holds_the_ledger_has_no_other(home: Path, look: Gather) -> None:
    fill(home, "pyproject.toml", "claimcheck.toml", "other/x.toml")
    found = look(home)
    assert [one.path.relative_to(home).as_posix() for one in found.ledgers] == ["claims/brief.toml"]


# Documents by folder and pattern -------------------------------------------------------------


@pytest.fixture
def texts(home: Path) -> Path:
    """A project with documents at several depths, some of them hidden."""
    fill(home, "b.md", "a.txt", "notes.docx", "ch/2.tex", "ch/10.tex", "ch/old/1.tex", "ch/x.bib")
    fill(home, "ch/.draft.tex", ".hidden/c.md", "ch/[1].md")
    return home


def documents(home: Path, *names: str, **settings: object) -> list[str]:
    config = Config(root=home, **settings)  # type: ignore[arg-type]
    found, nothing = documents_in(config, [home / name for name in names], Disk())
    said = [f"{relative([one.path], home)[0]} {one.reason}" for one in nothing]
    return relative(found, home) + said


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (".", ["a.txt", "b.md", "ch/10.tex", "ch/2.tex", "ch/[1].md", "ch/old/1.tex"]),
        ("ch", ["ch/10.tex", "ch/2.tex", "ch/[1].md", "ch/old/1.tex"]),
        ("*.md", ["b.md"]),
        ("*", ["a.txt", "b.md"]),
        ("ch/*.tex", ["ch/10.tex", "ch/2.tex"]),
        ("ch/?.tex", ["ch/2.tex"]),
        ("ch/[0-9]*.tex", ["ch/10.tex", "ch/2.tex"]),
        ("ch/[1].md", ["ch/[1].md"]),
        ("c*/**/*.tex", ["ch/10.tex", "ch/2.tex", "ch/old/1.tex"]),
        ("**/old/**/*", ["ch/old/1.tex"]),
        ("**", ["a.txt", "b.md", "ch/10.tex", "ch/2.tex", "ch/[1].md", "ch/old/1.tex"]),
        (".hidden/*", [".hidden/c.md"]),
        ("ch/.draft.tex", ["ch/.draft.tex"]),
        ("gone.md", ["gone.md"]),
        ("*.rst", ["*.rst matches no document"]),
        ("*.docx", ["*.docx matches no document"]),
        ("no/such/*", ["no/such/* matches no document"]),
        ("claims", ["claims holds no document"]),
    ],
)
def test_folders_and_patterns_stand_for_documents(texts: Path, name: str, found: list[str]) -> None:
    assert documents(texts, name) == found


def test_what_is_excluded_is_no_document_unless_it_is_named(texts: Path) -> None:
    exclude = ("ch/old", "a.txt")
    assert documents(texts, "**/*.tex", ".", exclude=exclude) == [
        "ch/10.tex",
        "ch/2.tex",
        "b.md",
        "ch/[1].md",
    ]
    assert documents(texts, "ch/old/1.tex", "a.txt", exclude=exclude) == ["ch/old/1.tex", "a.txt"]


def test_a_document_that_is_named_twice_is_one(texts: Path) -> None:
    assert documents(texts, "b.md", "*.md", "./b.md") == ["b.md"]


def test_patterns_on_the_command_line_stand_for_ledgers_and_bibliographies_too(
    texts: Path, look: Gather
) -> None:
    found = look("c*/*")
    assert relative(found.ledgers, texts) == ["claims/brief.toml"]
    assert relative(found.references, texts) == ["ch/x.bib"]
    assert relative(found.documents, texts) == ["ch/10.tex", "ch/2.tex", "ch/[1].md"]
    with pytest.raises(UsageError, match="nothing to audit matches this pattern"):
        look("*.rst")


@given(st.lists(st.sampled_from("ab"), max_size=6), st.lists(st.sampled_from(["a", "*", "**"])))
def test_a_pattern_fits_as_its_regular_expression_does(
    names: list[str], pattern: list[str]
) -> None:
    letters = {"a": "a", "*": ".", "**": ".*"}
    expected = re.fullmatch("".join(letters[part] for part in pattern), "".join(names))
    assert fits_pattern(names, pattern) == bool(expected)
